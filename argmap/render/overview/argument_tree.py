"""The argument graph of a map as a tree below its theses, in which every statement has one home.

A statement that is used more than once has its home where it is closest to a thesis; elsewhere it
is met again, without what is below it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto

from attrs import Factory, define

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Conflict, Inference, Kind, Section, Statement
from argmap.model.items import Concession
from argmap.model.vocabulary import Word
from argmap.render.text_layout.card_marks import EvaluationSigns


class Bond(Enum):
    """What a group of statements is to the part above it: support, attack, or an answer."""

    SUPPORT = auto()
    ATTACK = auto()
    ANSWER = auto()


class AttackState(Enum):
    """How an attack is met: by an answer, by a concession alone, or not at all.

    One that is granted and has an answer is answered: the answer is why the thesis stands.
    """

    ANSWERED = auto()
    CONCEDED = auto()
    UNANSWERED = auto()


@define(eq=False)
class Group:
    """Statements that support, attack or answer something together.

    ``key`` is that of the argument or counter that the map has for it, or of the inference;
    ``warrants`` are the last of its statements. ``attacks`` are those on the step itself.
    ``is_for`` says whether it speaks for the root of its tree. ``weight`` is the number of
    statements in it and below it that have their home there, and ``sections`` are their sections,
    by number; 0 is what comes before the first. ``rank`` sorts the groups below one part by
    importance.
    """

    bond: Bond
    key: str
    is_for: bool
    branches: list[Branch] = Factory(list)
    warrants: frozenset[str] = frozenset()
    attacks: list[Group] = Factory(list)
    concession: Concession | None = None
    is_exception: bool = False
    is_countered: bool = False
    state: AttackState = AttackState.ANSWERED
    weight: int = 0
    sections: frozenset[int] = frozenset()
    rank: tuple[bool, bool, bool, int] = (True, True, False, 0)

    @property
    def is_open(self) -> bool:
        """Whether it speaks against the root, and nobody has answered or conceded it."""
        is_asserted = not self.is_for and not self.is_exception
        return is_asserted and self.state is AttackState.UNANSWERED

    @property
    def keys(self) -> tuple[str, ...]:
        """Its statements."""
        return tuple(branch.key for branch in self.branches)


@define(eq=False)
class Branch:
    """A statement in the tree with the groups below it, in the order of the map.

    ``is_home`` is false where it is only met again. The other fields are those of :class:`Group`.
    """

    key: str
    is_for: bool = True
    is_home: bool = True
    support: list[Group] = Factory(list)
    attacks: list[Group] = Factory(list)
    answers: list[Group] = Factory(list)
    weight: int = 0
    sections: frozenset[int] = frozenset()

    @property
    def keys(self) -> tuple[str]:
        """Its statement."""
        return (self.key,)

    @property
    def groups(self) -> Iterator[Group]:
        """All groups below it; what is for the root comes first, so also the answers to attacks."""
        yield from self.answers
        yield from self.support if self.is_for else self.attacks
        yield from self.attacks if self.is_for else self.support

    @property
    def only_reason(self) -> Branch | None:
        """The statement that is all that speaks for it; what supports that is its reasons, too."""
        groups = self.support
        return groups[0].branches[0] if len(groups) == 1 and len(groups[0].branches) == 1 else None


@frozen
class ArgumentTree:
    """The roots of a map, and the section of each statement by number.

    Roots are the theses; then questions; then every other statement that is no ground, attack or
    answer.
    """

    map: ArgumentMap
    roots: tuple[Branch, ...]
    section_of: dict[str, int]


def build_tree(map: ArgumentMap, signs: EvaluationSigns | None = None) -> ArgumentTree:
    """The tree of a map; with the signs of an evaluation, cruxes are the most important.

    >>> from argmap.language import loads
    >>> map = loads("thesis t: It lasts.\\n  claim a: It is firm.\\n  objection o: It is old.\\n")
    >>> [root] = build_tree(map).roots
    >>> root.support[0].keys, root.attacks[0].keys, root.attacks[0].state.name, root.weight
    (('a',), ('o',), 'UNANSWERED', 3)
    """
    return _Builder(map, signs or EvaluationSigns()).build()


class _Builder:
    def __init__(self, map: ArgumentMap, signs: EvaluationSigns) -> None:
        self._map = map
        self._graph = map.graph
        self._signs = signs.by_key
        self._statements = {one.key: one for one in map.statements}
        self._home: set[str] = set()
        self._grown: set[str] = set()
        self._section_of = _sections(map)

    def build(self) -> ArgumentTree:
        roots = [Branch(key) for key in self._aims()]
        self._home.update(root.key for root in roots)
        order = self._grow(roots)
        for key in self._statements:
            if key not in self._home:  # one of some that only support or attack each other
                self._home.add(key)
                roots.append(Branch(key))
                order += self._grow(roots[-1:])
        for part in reversed(order):
            self._weigh(part)
        return ArgumentTree(self._map, tuple(roots), self._section_of)

    def _aims(self) -> Iterator[str]:
        """The statements under which all others are put."""
        graph = self._graph
        below = {key for step in graph.inferences for key in (*step.premises, *step.warrants)}
        below |= {key for one in graph.conflicts for key in (*one.attackers, *one.warrants)}
        below |= {key for answers in graph.answers.values() for key in answers}
        for wanted in (Kind.THESIS, Kind.QUESTION):
            yield from (key for key, one in self._statements.items() if one.kind is wanted)
        for key, one in self._statements.items():
            is_top = one.under is None or one.under not in self._map
            if is_top and key not in below and one.kind not in (Kind.THESIS, Kind.QUESTION):
                yield key

    # Growing

    def _grow(self, roots: Iterable[Branch]) -> list[Branch | Group]:
        """Add everything below some roots, level by level; return it all, parents first."""
        waiting: deque[Branch | Group] = deque(roots)
        order: list[Branch | Group] = []
        while waiting:
            part = waiting.popleft()
            order.append(part)
            if isinstance(part, Branch):
                if part.is_home:
                    self._branch_out(part)
                    waiting.extend(part.groups)
                continue
            if part.key and part.key not in self._grown:
                self._grown.add(part.key)
                attacks = self._graph.conflicts_with.get(part.key, ())
                if part.key not in self._statements:
                    part.attacks = [self._attack(one, not part.is_for) for one in attacks]
            waiting.extend(part.branches)
            waiting.extend(part.attacks)
        return order

    def _branch_out(self, branch: Branch) -> None:
        graph, key, is_for = self._graph, branch.key, branch.is_for
        branch.answers = [
            Group(Bond.ANSWER, "", is_for, self._branches([one], is_for))
            for one in graph.answers.get(key, ())
        ]
        steps = graph.inferences_to.get(key, ())
        branch.support = [self._step(step, is_for) for step in steps]
        known = {step.key for step in steps}
        for child in self._map.children(key):
            # An argument without a premise is no inference, but it may be attacked.
            if not isinstance(child, Argument) or child.kind.attacks or child.key in known:
                continue
            if child.key in graph.conflicts_with:
                branch.support.append(Group(Bond.SUPPORT, child.key, is_for))
        branch.attacks = [
            self._attack(one, not is_for) for one in graph.conflicts_with.get(key, ())
        ]

    def _branches(self, keys: Iterable[str], is_for: bool) -> list[Branch]:
        return [self._met(key, is_for) for key in dict.fromkeys(keys)]

    def _met(self, key: str, is_for: bool) -> Branch:
        is_home = key in self._statements and key not in self._home
        self._home.add(key)
        return Branch(key, is_for, is_home)

    def _step(self, step: Inference, is_for: bool) -> Group:
        branches = self._branches((*step.premises, *step.warrants), is_for)
        warrants = frozenset(step.warrants) - frozenset(step.premises)
        return Group(Bond.SUPPORT, step.key, is_for, branches, warrants)

    def _attack(self, conflict: Conflict, is_for: bool) -> Group:
        branches = self._branches((*conflict.attackers, *conflict.warrants), is_for)
        return Group(
            Bond.ATTACK,
            conflict.argument or "",
            is_for,
            branches,
            frozenset(conflict.warrants) - frozenset(conflict.attackers),
            concession=conflict.concession,
            is_exception=conflict.is_exception,
            is_countered=self._is_countered(conflict),
            state=self._state(conflict),
        )

    def _is_countered(self, conflict: Conflict) -> bool:
        return any(True for _ in self._counters(_attacking(conflict)))

    def _state(self, conflict: Conflict) -> AttackState:
        """How an attack is met; an evaluation, if there is one, decides whether it is answered.

        What is granted as a whole stands, but its answers may keep it from the thesis.
        """
        keys, granted = _attacking(conflict), conflict.concession
        words = [self._signs[key].word for key in keys if key in self._signs]
        if words and granted is not None and granted.extent.is_whole:
            is_met = any(map(self._holds, self._counters(keys)))
        elif words:
            is_met = Word.ANSWERED in words
        else:
            is_met = self._is_countered(conflict)
        if is_met:
            return AttackState.ANSWERED
        return AttackState.UNANSWERED if granted is None else AttackState.CONCEDED

    def _counters(self, keys: Iterable[str]) -> Iterator[Conflict]:
        """The attacks on some statements."""
        for key in keys:
            yield from self._graph.conflicts_with.get(key, ())

    def _holds(self, conflict: Conflict) -> bool:
        """Whether all statements of an attack stand."""
        known = (self._signs.get(key) for key in _attacking(conflict))
        return all(sign is None or sign.word is Word.STANDS for sign in known)

    # Weighing

    def _weigh(self, part: Branch | Group) -> None:
        """Add up what is below a part; rank a group by that."""
        if isinstance(part, Group):
            below: Collection[Branch | Group] = (*part.branches, *part.attacks)
            part.weight = 0
            own: frozenset[int] = frozenset()
        else:
            below = tuple(part.groups)
            part.weight = int(part.is_home)
            own = frozenset([self._section_of.get(part.key, 0)] if part.is_home else [])
        part.weight += sum(one.weight for one in below)
        part.sections = own.union(*(one.sections for one in below))
        if isinstance(part, Group):
            part.rank = self._rank(part)

    def _rank(self, group: Group) -> tuple[bool, bool, bool, int]:
        """Unanswered attacks first, then cruxes, those granted without reply last."""
        keys = (group.key, *group.keys)
        is_crux = any(self._signs[key].needed_for for key in keys if key in self._signs)
        is_granted = group.state is AttackState.CONCEDED and not group.is_countered
        return not group.is_open, not is_crux, is_granted, -group.weight


def _attacking(conflict: Conflict) -> tuple[str, ...]:
    """The statements that attack, and the counter that joins them."""
    return *conflict.attackers, *((conflict.argument,) if conflict.argument else ())


def _sections(map: ArgumentMap) -> dict[str, int]:
    """The number of the section of each statement, from 1; 0 before the first."""
    found: dict[str, int] = {}
    number = 0
    for item in map.items:
        if isinstance(item, Section) and item.level == 1:
            number += 1
        elif isinstance(item, Statement):
            found[item.key] = number
    return found
