"""The plan of an overview: which statements it shows, and how many it leaves out where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import define, field, frozen

from argmap.model import Extent
from argmap.model.numbering import section_letters
from argmap.render.overview.argument_tree import (
    ArgumentTree,
    AttackState,
    Bond,
    Branch,
    Group,
)
from argmap.render.overview.priorities import Part


@frozen
class Hidden:
    """Statements that are not shown: how many, and the letters of their sections ("A", "D–G").

    ``open`` is the number of unanswered attacks among them that are directly below.
    """

    statements: int = 0
    letters: str = ""
    open: int = 0


@frozen
class Entry:
    """A statement that is shown; ``is_for`` says whether it speaks for the thesis.

    ``is_again`` is set where it has been shown before; ``above`` is the statement above it.
    """

    key: str
    is_for: bool
    is_warrant: bool = False
    is_again: bool = False
    above: str = ""
    groups: tuple[EntryGroup, ...] = ()
    hidden: Hidden = Hidden()


@frozen
class EntryGroup:
    """Statements that are shown together, as in :class:`.Group`.

    ``attacks`` are those on the step, ``hidden`` what is not shown of them, and ``extent`` how far
    it is granted.
    """

    key: str
    bond: Bond
    entries: tuple[Entry, ...]
    is_for: bool
    attacks: tuple[EntryGroup, ...] = ()
    hidden: Hidden = Hidden()
    state: AttackState = AttackState.ANSWERED
    extent: Extent | None = None
    is_exception: bool = False
    is_open: bool = False


@frozen
class Side:
    """What is for, against, or an answer to a thesis or question.

    ``total`` counts its groups, ``left`` those not shown, and ``hidden`` their statements; ``open``
    are all attacks that are unanswered, ``conceded`` those that are only conceded.
    """

    bond: Bond
    groups: tuple[EntryGroup, ...] = ()
    total: int = 0
    open: int = 0
    conceded: int = 0
    exceptions: int = 0
    hidden: Hidden = Hidden()

    @property
    def left(self) -> int:
        """The number of groups not shown."""
        return self.total - len(self.groups)


@frozen
class Aim:
    """A thesis, question or other root, with its sides; ``hidden`` is what is not shown of all."""

    key: str
    hidden: Hidden = Hidden()
    answers: Side = Side(Bond.ANSWER)
    support: Side = Side(Bond.SUPPORT)
    attacks: Side = Side(Bond.ATTACK)

    @property
    def is_bare(self) -> bool:
        """Whether nothing below it is shown."""
        return not any(side.groups for side in self.sides)

    @property
    def sides(self) -> tuple[Side, Side, Side]:
        """Its sides."""
        return self.answers, self.support, self.attacks


@frozen
class Plan:
    """Theses and other roots from top to bottom; ``left`` are the keys of those not shown.

    ``hidden`` are the statements of the latter. ``shown`` counts the statements that are shown,
    ``total`` all.
    """

    aims: tuple[Aim, ...]
    left: tuple[str, ...]
    hidden: Hidden
    shown: int
    total: int

    @property
    def groups(self) -> Iterator[EntryGroup]:
        """All groups that are shown, in the order of drawing."""
        waiting = [group for aim in self.aims for side in aim.sides for group in side.groups][::-1]
        while waiting:
            group = waiting.pop()
            yield group
            below = [one for entry in group.entries for one in entry.groups]
            waiting += [*below, *group.attacks][::-1]

    @property
    def referred(self) -> frozenset[str]:
        """The statements that are met again elsewhere in the overview."""
        entries = (entry for group in self.groups for entry in group.entries)
        return frozenset(entry.key for entry in entries if entry.is_again)


@define
class Planner:
    """Makes plans for one map that show more or less of it."""

    tree: ArgumentTree
    _letters: list[str] = field(init=False)
    _above: dict[int, Part | None] = field(init=False, factory=dict)
    _homes: dict[str, Branch] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        map = self.tree.map
        levels = [section.level for section in map.sections]
        letters = zip(levels, section_letters(map), strict=True)
        self._letters = ["", *(letter for level, letter in letters if level == 1)]
        waiting: list[tuple[Part, Part | None]] = [(root, None) for root in self.tree.roots]
        while waiting:
            part, above = waiting.pop()
            self._above[id(part)] = above
            below: Iterable[Part]
            if isinstance(part, Branch):
                if part.is_home:
                    self._homes[part.key] = part
                below = part.groups
            else:
                below = (*part.branches, *part.attacks)
            waiting += [(one, part) for one in below]

    def plan(self, parts: Collection[Part]) -> Plan:
        """The plan that shows some parts; what is above a part is shown as well."""
        return _Planning(self, parts).plan()

    def shown(self, parts: Iterable[Part]) -> int:
        """The number of statements that a plan of some parts shows."""
        known = self.tree.section_of
        return len({key for part in parts for key in _keys(part) if key in known})

    def above(self, part: Part) -> Part | None:
        """The thesis or group under which a part is drawn; ``None`` for a thesis."""
        above = self._above[id(part)]
        while isinstance(above, Branch) and self._above[id(above)] is not None:
            above = self._above[id(above)]
        return above

    def letters(self, sections: Iterable[int]) -> str:
        """The letters of some sections, neighbours as a range."""
        numbers = sorted(number for number in sections if number)
        runs: list[list[int]] = []
        for number in numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        told = []
        for run in runs:
            names = [self._letters[number] for number in run]
            told += names if len(names) < 3 else [f"{names[0]}–{names[-1]}"]
        return ", ".join(told) if len(told) < 4 else f"{told[0][0]} … {told[-1][-1]}"

    def highest_hidden(self, key: str, drawn: Collection[int]) -> Part | None:
        """The part on the way up from a statement's home that is not drawn, the highest one."""
        part: Part | None = self._homes.get(key)
        found = None
        while part is not None:
            if id(part) not in drawn:
                found = part
            part = self._above[id(part)]
        return found


def _keys(part: Part) -> tuple[str, ...]:
    return (part.key,) if isinstance(part, Branch) else part.keys


class _Planning:
    def __init__(self, planner: Planner, parts: Collection[Part]) -> None:
        self._planner = planner
        self._tree = planner.tree
        self._drawn = {id(part) for part in parts}
        branches = [
            one for part in parts for one in (part.branches if isinstance(part, Group) else [part])
        ]
        self._drawn.update(map(id, branches))
        keys = {branch.key for branch in branches if branch.key in planner.tree.section_of}
        # A statement may be drawn where it is met again, while its home is not.
        self._strays: dict[int, int] = {}
        for branch in branches:
            if branch.key in keys and not branch.is_home:
                hidden = planner.highest_hidden(branch.key, self._drawn)
                if hidden is not None:
                    keys.discard(branch.key)
                    self._strays[id(hidden)] = self._strays.get(id(hidden), 0) + 1
        self._shown = planner.shown(parts)
        self._met: set[str] = set()

    def plan(self) -> Plan:
        roots = self._tree.roots
        drawn = [root for root in roots if id(root) in self._drawn]
        self._met = {root.key for root in drawn}
        left = [root for root in roots if id(root) not in self._drawn]
        return Plan(
            tuple(self._aim(root) for root in drawn),
            tuple(root.key for root in left),
            self._hidden(left),
            self._shown,
            len(self._tree.map),
        )

    def _aim(self, root: Branch) -> Aim:
        return Aim(
            root.key,
            self._hidden(group for group in root.groups if id(group) not in self._drawn),
            self._side(Bond.ANSWER, root.answers, root.key),
            self._side(Bond.SUPPORT, root.support, root.key),
            self._side(Bond.ATTACK, root.attacks, root.key),
        )

    def _side(self, bond: Bond, groups: Sequence[Group], above: str) -> Side:
        asserted = [group for group in groups if not group.is_exception]
        return Side(
            bond,
            tuple(self._groups(groups, above)),
            len(groups),
            sum(group.is_open for group in groups),
            sum(group.state is AttackState.CONCEDED for group in asserted),
            len(groups) - len(asserted),
            self._hidden(group for group in groups if id(group) not in self._drawn),
        )

    def _groups(self, groups: Iterable[Group], above: str) -> Iterator[EntryGroup]:
        for group in groups:
            if id(group) in self._drawn:
                yield self._group(group, above)

    def _group(self, group: Group, above: str) -> EntryGroup:
        granted = group.concession
        return EntryGroup(
            group.key,
            group.bond,
            tuple(self._entry(branch, group, above) for branch in group.branches),
            group.is_for,
            tuple(self._groups(group.attacks, above)),
            self._hidden(one for one in group.attacks if id(one) not in self._drawn),
            group.state,
            granted.extent if granted is not None else None,
            group.is_exception,
            group.is_open,
        )

    def _entry(self, branch: Branch, group: Group, above: str) -> Entry:
        is_again = branch.key in self._met
        self._met.add(branch.key)
        below = tuple(self._groups(branch.groups, branch.key))
        hidden = self._hidden(one for one in branch.groups if id(one) not in self._drawn)
        is_warrant = branch.key in group.warrants
        return Entry(branch.key, branch.is_for, is_warrant, is_again, above, below, hidden)

    def _hidden(self, parts: Iterable[Part]) -> Hidden:
        parts = list(parts)
        count = sum(part.weight - self._strays.get(id(part), 0) for part in parts)
        sections = frozenset[int]().union(*(part.sections for part in parts))
        return Hidden(
            count,
            self._planner.letters(sections) if count else "",
            sum(part.is_open for part in parts if isinstance(part, Group)),
        )
