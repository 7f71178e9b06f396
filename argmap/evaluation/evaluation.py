"""Evaluate a map or a comparison: what stands, what falls, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final

from attrs import field

from argmap.comparison import Comparison
from argmap.comparison.attribution import same_person
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.evaluation.chance import Chance, chance_of
from argmap.evaluation.cruxes import Crux, cruxes_of, minimal_sets, raising
from argmap.evaluation.fixed_point import Labels, solve
from argmap.evaluation.frameworks import Framework, GradualModel, Qbaf, Strengths
from argmap.evaluation.net import Net, Node, Sort
from argmap.evaluation.positions import Positions, positions_of
from argmap.evaluation.to_framework import framework_of
from argmap.evaluation.to_logic_program import logic_program_of
from argmap.evaluation.to_qbaf import qbaf_of, strengths_of
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Kind, Reference
from argmap.model.lookup import UnknownKeyError
from argmap.model.type_checks import as_many, wrong_type
from argmap.model.vocabulary import ArgumentKind, Label, Word


class ReasonKind(StrEnum):
    """What a part has to do with the label of another."""

    GIVEN = "given"
    """It is taken as given, because nothing is argued for it."""
    CHOSEN = "chosen"
    """The reader accepts or rejects it."""
    CARRIED_BY = "carried by"
    """A step that carries it."""
    NOT_CARRIED_BY = "not carried by"
    """A step that does not carry it, or a premise of a step that is not in."""
    ATTACKED_BY = "attacked by"
    """An attack that succeeds, or whose success is open."""
    ANSWERED = "answered"
    """An attack that fails."""


@frozen
class Reason:
    """One reason for a label; ``part`` names a step, an attack or a premise, or is empty."""

    kind: ReasonKind
    part: str = ""


@frozen
class Judgement:
    """The verdict on a part: its label, the label in a word, and the reasons.

    ``name`` is the reference of a statement, an argument or ``premise>conclusion`` for a step, and
    ``attacker⇢target`` for an attack.
    """

    name: str
    sort: Sort
    label: Label
    word: Word
    why: tuple[Reason, ...]


_ATTACKS: Final = (Kind.OBJECTION, Kind.UNDERCUT, Kind.REBUTTAL)


@frozen(eq=False)
class Evaluation:
    """The grounded evaluation of a map or a comparison; see :func:`evaluate`.

    ``accepted`` and ``rejected`` are the numbers of nodes that the reader has chosen. ``side`` is
    with whose eyes it is seen, and ``ignored`` the attacks that fail for that reason.
    """

    graph: CombinedGraph = field(repr=False)
    net: Net = field(repr=False)
    accepted: frozenset[int] = field(repr=False)
    rejected: frozenset[int] = field(repr=False)
    side: str = ""
    ignored: frozenset[int] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, graph: CombinedGraph) -> Evaluation:
        """Evaluate an argument graph, without a reader's choices."""
        return cls(graph, Net.of(graph), frozenset(), frozenset())

    @cached_property
    def labels(self) -> Labels:
        """The labels of the net's nodes, in one scenario."""
        return solve(self.net, 1, dict.fromkeys(self.accepted, 1), dict.fromkeys(self.rejected, 1))

    def __getitem__(self, key: str | Reference) -> Judgement:
        """The verdict on a statement, a step or an attack, by reference or name.

        Raises :class:`KeyError` for anything else, with the closest name in the message.
        """
        return self._judgement(self.number(key))

    __iter__ = None  # not a sequence: see :meth:`judgements`

    def __contains__(self, key: object) -> bool:
        return isinstance(key, (str, Reference)) and self._find(key) is not None

    def judgements(self) -> Iterator[Judgement]:
        """The verdicts on all parts: statements, then steps, then attacks."""
        return map(self._judgement, range(len(self.net.nodes)))

    @cached_property
    def _names(self) -> Mapping[str, int]:
        names: dict[str, int] = {}
        for number, node in enumerate(self.net.nodes):
            names.setdefault(node.name, number)
        return names

    def _find(self, key: str | Reference) -> int | None:
        found = self.net.number.get(self.graph.maps.reference(key))
        return self._names.get(str(key)) if found is None else found

    def number(self, key: str | Reference) -> int:
        """The number of a part's node in ``net``; :class:`KeyError` if there is none."""
        if not isinstance(key, (str, Reference)):
            raise wrong_type("key", "a string or a Reference", key)
        found = self._find(key)
        if found is None:
            raise UnknownKeyError(str(key), tuple(self._names))
        return found

    @cached_property
    def holders(self) -> Sequence[frozenset[str]]:
        """By the number of each part, the people whose view it is.

        An attack is the view of whoever attacks; a step without an argument of its own is that of
        whoever holds its conclusion.
        """
        nodes, maps = self.net.nodes, self.graph.maps
        found = [
            frozenset(name for key in node.members for name in maps.attribution(key).names)
            for node in nodes
        ]
        for number, node in enumerate(nodes):
            if node.sort is Sort.STEP and not node.members and node.conclusion >= 0:
                found[number] = found[node.conclusion]
        for number, node in enumerate(nodes):
            if node.sort is Sort.ATTACK:
                found[number] = found[node.needs[0]]
        return tuple(found)

    # What is asked

    @cached_property
    def answers(self) -> Mapping[str, tuple[Reference, ...]]:
        """By the key of each question of the main map, the statements that answer it."""
        return {
            question: tuple(key for key in keys if key in self)
            for question, keys in self.graph.maps.answers.items()
        }

    @cached_property
    def theses(self) -> tuple[Reference, ...]:
        """The answers to the main map's questions, then the other theses of all the maps."""
        maps = self.graph.maps
        found = dict.fromkeys(key for keys in self.answers.values() for key in keys)
        for name, map in (("", maps.main), *maps.used.items()):
            found |= dict.fromkeys(Reference(name, node.key) for node in map.theses)
        return tuple(found)

    @property
    def asked(self) -> tuple[Reference, ...]:
        """Those whose cruxes are marked: the answers to the main map's questions, if it has any,
        and otherwise all theses."""
        answers = (key for keys in self.answers.values() for key in keys)
        return tuple(dict.fromkeys(answers)) or self.theses

    # What hangs on what

    def cruxes(self, key: str | Reference) -> tuple[Crux, ...]:
        """The statements and steps without any one of which a statement does not stand.

        They are nested by ``depth``: after a crux come those that it needs in turn. Empty for a
        statement that does not stand.
        """
        return cruxes_of(self.net, self.number(key), self.accepted, self.rejected)

    def ground_cruxes(self, key: str | Reference) -> Mapping[str, tuple[Crux, ...]]:
        """For each step that carries a statement, by name, what it cannot do without.

        These are the cruxes of the statement if the other steps to it are rejected. Rejecting one
        of each leaves the statement without ground; fewer may do, since some may be of several.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: T.\\n  claim a: A.\\n    claim b: B.\\n  claim c: C.\\n")
        >>> found = evaluate(map).ground_cruxes("t")
        >>> {step: [crux.name for crux in cruxes] for step, cruxes in found.items()}
        {'a>t': ['a', 'b'], 'c>t': ['c']}
        """
        number = self.number(key)
        grounds = [one for one in self.net.nodes[number].grounds if self.labels.ins[one]]
        return {
            self.net.nodes[one].name: cruxes_of(
                self.net, number, self.accepted, self.rejected.union(grounds) - {one}
            )
            for one in grounds
        }

    def falls_with(self, key: str | Reference, size: int = 2) -> tuple[tuple[str, ...], ...]:
        """The minimal sets of at most ``size`` statements whose rejection takes a statement down.

        These are the cut sets of fault trees.
        """
        return minimal_sets(self.net, self.number(key), size, self.accepted, self.rejected)

    def rises_with(self, key: str | Reference) -> Mapping[str, tuple[str, ...]]:
        """The statements that, "accepting" or "rejecting" them, make a statement stand."""
        return raising(self.net, self.number(key), self.accepted, self.rejected)

    def eyes(self, holder: str) -> Evaluation:
        """The evaluation for somebody who sides with a holder.

        Every attack on what the holder says by what somebody else says fails: a preference for
        one's own, as in value-based frameworks (Bench-Capon 2003, Def. 5.3). An attack that nobody
        is named for does not.
        """
        every = {name for names in self.holders for name in names}
        meant = {name for name in every if same_person(holder, name)}
        ignored = {
            number
            for number, node in enumerate(self.net.nodes)
            if node.sort is Sort.ATTACK
            and not meant.isdisjoint(self.holders[node.target])
            and self.holders[number]
            and meant.isdisjoint(self.holders[number])
        }
        return Evaluation(
            self.graph,
            self.net,
            self.accepted,
            self.rejected | ignored,
            holder,
            frozenset(ignored),
        )

    @cached_property
    def eyes_of_authors(self) -> Mapping[str, Evaluation]:
        """By the author of each map that is used, the evaluation for somebody who sides with it."""
        maps = self.graph.maps
        authors = (author for name in maps.used if (author := maps.author(name)) is not None)
        return {author: self.eyes(author) for author in dict.fromkeys(authors)}

    def positions(self, *, seconds: float = 10.0) -> Positions:
        """The positions that one can take on what is open: the preferred labellings (Caminada
        2006, Def. 9), factored into independent matters. It gives up after some ``seconds``.

        >>> from argmap.language import loads
        >>> both = "thesis stay: It stays.\\n\\nthesis go: It goes.\\n\\nstay contradicts go\\n"
        >>> evaluate(loads(both)).positions().matters
        ((('stay',), ('go',)),)
        """
        return positions_of(self.net, self.labels, seconds)

    def to_framework(self) -> Framework:
        """The abstract framework of the net, of linear size, whose grounded extension is the
        verdict unless statements support one another in a circle.

        A node that is accepted is not attacked; one that is rejected has an attacker of its own.
        """
        return framework_of(self.net, self.accepted, self.rejected)

    def to_qbaf(self) -> Qbaf:
        """The parts as a graph with scores, for other programs; linked premises are not kept.

        Each statement, step and attack is an argument. Premises, warrants and attackers support the
        step or attack that they are part of, each by itself; steps support their conclusions, and
        attacks attack. For the base scores see :func:`argmap.evaluation.to_qbaf.base_scores`.
        """
        return qbaf_of(self)

    def strengths(self, model: GradualModel | str = GradualModel.QUADRATIC_ENERGY) -> Strengths:
        """The strength of each part under a gradual model, with linked premises.

        The base score of a step counts as far as its weakest premise is strong; otherwise the
        strengths are those of :meth:`to_qbaf`. There are no base scores in a map but
        ``confidence:`` and a numeric ``strength:``, so the numbers mostly say what was put in.
        Raises :class:`ValueError` if there is no such model, or if it has no supports.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: T.\\n  confidence: 0.5\\n  claim c: C.\\n    confidence: 1\\n")
        >>> evaluate(map).strengths("df-quad")["t"]
        1.0
        """
        if model not in list(GradualModel):
            raise ValueError(f"model is {model!r}, not one of {', '.join(GradualModel)}")
        return strengths_of(self, GradualModel(model))

    def to_logic_program(self) -> str:
        """The rules of the parts as a normal logic program, whose well-founded model is the verdict
        (Van Gelder, Ross and Schlipf 1991).

        ``in("x")`` says that x is in. An answer set solver finds its stable models (Gelfond and
        Lifschitz 1988) instead: there is just one, the verdict, unless something is open.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: T.\\n  claim c: C.\\n  objection o: O.\\n")
        >>> print(evaluate(map).to_logic_program(), end="")
        in("t") :- in("c>t"), not in("o⇢t").
        in("c").
        in("o").
        in("c>t") :- in("c").
        in("o⇢t") :- in("o").
        """
        return logic_program_of(self)

    def chance(self, key: str | Reference, *, worlds: int = 100_000, seed: int = 0) -> Chance:
        """The chance that a statement stands, if each uncertain part holds with its chance.

        ``confidence:`` is the chance of a statement for which nothing is argued, a numeric
        ``strength:`` that of an argument; all are independent (Li, Oren and Norman 2011, Def. 5).
        It is exact for few uncertain parts, and estimated from ``worlds`` random worlds for many.
        """
        return chance_of(self, self.number(key), worlds, seed)

    # Verdicts

    def label(self, number: int) -> Label:
        """The label of a node."""
        if self.labels.ins[number]:
            return Label.IN
        return Label.OUT if self.labels.outs[number] else Label.OPEN

    def _judgement(self, number: int) -> Judgement:
        node, label = self.net.nodes[number], self.label(number)
        return Judgement(
            node.name, node.sort, label, self._word(node, label), tuple(self._why(number, label))
        )

    def _word(self, node: Node, label: Label) -> Word:
        if label is Label.IN:
            return Word.STANDS
        if label is Label.OPEN:
            return Word.OPEN
        if node.sort is Sort.ATTACK:
            return Word.ANSWERED
        hit = any(self.labels.ins[one] for one in node.hits)
        if hit:
            if self.is_answered_by_attacks(node):
                return Word.ANSWERED
            return Word.CONTESTED if self._is_carried(node) else Word.REFUTED
        if self.is_exception(node):
            return Word.NOT_ASSERTED
        return Word.WITHOUT_GROUND

    def is_answered_by_attacks(self, node: Node) -> bool:
        """Whether a statement or step that an attack defeats is an attack itself: one says that it
        is answered, not that it is contested or refuted."""
        kinds = [self.graph.maps[key].kind for key in node.members]
        return bool(kinds) and all(
            kind in _ATTACKS or kind == ArgumentKind.COUNTER for kind in kinds
        )

    def is_exception(self, node: Node) -> bool:
        """Whether a statement is only held open: an exception for which nothing is argued."""
        kinds = {self.graph.maps[key].kind for key in node.members}
        return kinds == {Kind.UNLESS} and not node.grounds

    def _is_carried(self, node: Node) -> bool:
        if node.sort is Sort.STEP:
            return all(self.labels.ins[one] for one in node.needs)
        return node.is_given or any(self.labels.ins[one] for one in node.grounds)

    def _why(self, number: int, label: Label) -> Iterator[Reason]:
        node, ins, outs = self.net.nodes[number], self.labels.ins, self.labels.outs
        if number in self.accepted or number in self.rejected:
            yield Reason(ReasonKind.CHOSEN)
        if node.is_given:
            yield Reason(ReasonKind.GIVEN)
        for one in (*node.grounds, *node.needs):
            if ins[one]:
                if label is Label.IN or one in node.grounds:
                    yield Reason(ReasonKind.CARRIED_BY, self.net.nodes[one].name)
            else:
                yield Reason(ReasonKind.NOT_CARRIED_BY, self.net.nodes[one].name)
        for one in node.hits:
            kind = ReasonKind.ANSWERED if outs[one] else ReasonKind.ATTACKED_BY
            yield Reason(kind, self.net.nodes[one].name)


def evaluate(
    what: ArgumentMap | ResolvedMaps | Comparison,
    *,
    accept: Iterable[str | Reference] = (),
    reject: Iterable[str | Reference] = (),
    eyes: str | None = None,
) -> Evaluation:
    """Evaluate a map, alone or with the maps that it uses, or a comparison.

    A statement without arguments is taken as given; one that is argued for stands on its
    arguments. A step succeeds if its premises and warrants stand and it is not undercut; an attack
    succeeds if its attacker stands. An attack goes one way, and the last word counts. This
    is the grounded semantics (Dung 1995, Def. 20) of the net of statements, steps and attacks, or
    Carneades with the standard of dialectical validity everywhere (Gordon, Prakken and Walton
    2007).

    ``accept`` and ``reject`` are statements, steps or attacks that the reader accepts or rejects
    whatever speaks for or against them. ``eyes`` names a holder; see :meth:`Evaluation.eyes`.

    It never says more than the map: that an attack succeeds means that no answer to it is on the
    map. Raises :class:`KeyError` for a part that is unknown, and :class:`TypeError` for anything
    but a map or a comparison.

    >>> from argmap.language import loads
    >>> map = loads('''
    ... thesis lasts: The system lasts.
    ...   claim firm: It is firm.
    ...   objection old: It is old.
    ...     rebuttal young: It is younger than it looks.
    ... ''')
    >>> evaluation = evaluate(map)
    >>> evaluation["lasts"].word, evaluation["old"].word
    (<Word.STANDS: 'stands'>, <Word.ANSWERED: 'answered'>)
    >>> [(crux.name, str(crux.role), crux.of) for crux in evaluation.cruxes("lasts")]
    [('firm', 'the only ground left for', 'lasts'), ('young', 'the only answer to', 'old')]
    >>> evaluate(map, reject=["young"])["lasts"].word
    <Word.CONTESTED: 'contested'>
    """
    if isinstance(what, Comparison):
        graph = what.graph
    elif isinstance(what, ResolvedMaps):
        graph = CombinedGraph(what)
    elif isinstance(what, ArgumentMap):
        graph = CombinedGraph(ResolvedMaps(what, {}))
    else:
        raise wrong_type("what", "an ArgumentMap, ResolvedMaps or a Comparison", what)
    found = Evaluation.of(graph)
    accepted = frozenset(map(found.number, _keys(accept, "accept")))
    rejected = frozenset(map(found.number, _keys(reject, "reject")))
    if both := accepted & rejected:
        name = found.net.nodes[min(both)].name
        raise ValueError(f"{name!r} cannot be both accepted and rejected")
    chosen = Evaluation(graph, found.net, accepted, rejected)
    return chosen if eyes is None else chosen.eyes(eyes)


def _keys(keys: Iterable[str | Reference], name: str) -> Collection[str | Reference]:
    return as_many(keys, object, name)
