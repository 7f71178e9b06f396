"""Makes plans of an overview from the parts of a map that it shows."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from attrs import define, field

from argmap.model.numbering import section_letters
from argmap.render.overview.argument_tree import (
    ArgumentTree,
    Bond,
    Branch,
    Group,
)
from argmap.render.overview.plan import (
    Aim,
    Entry,
    EntryGroup,
    Hidden,
    HiddenPart,
    Plan,
    Side,
    Tally,
)
from argmap.render.overview.priorities import Part
from argmap.verbalize.below_phrases import (
    ANSWER,
    EXCEPTION,
    OBJECTION,
    PREMISE,
    REASON,
    REBUTTAL,
    WARRANT,
)


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

    def plan(self, parts: Collection[Part], gists: Container[str] = ()) -> Plan:
        """The plan that shows some parts; what is above a part is shown as well.

        ``gists`` are the keys of arguments whose premises are not shown.
        """
        return _Planning(self, parts, gists).plan()

    def shown(self, parts: Iterable[Part], gists: Container[str] = ()) -> int:
        """The number of statements that a plan of some parts shows."""
        known = self.tree.section_of
        drawn = (part for part in parts if isinstance(part, Branch) or part.key not in gists)
        return len({key for part in drawn for key in part.keys if key in known})

    def above(self, part: Part) -> Part | None:
        """The thesis or group under which a part is drawn; ``None`` for a thesis."""
        above = self._above[id(part)]
        while isinstance(above, Branch) and self._above[id(above)] is not None:
            above = self._above[id(above)]
        return above

    def key_above(self, part: Part) -> str:
        """The statement, or the argument, of which a group speaks; empty for a thesis."""
        above = self._above[id(part)]
        return above.key if above is not None else ""

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
        return ", ".join(told) if len(told) < 4 else f"{told[0][0]} to {told[-1][-1]}"

    def highest_hidden(self, key: str, drawn: Collection[int]) -> Part | None:
        """The part on the way up from a statement's home that is not drawn, the highest one."""
        part: Part | None = self._homes.get(key)
        found = None
        while part is not None:
            if id(part) not in drawn:
                found = part
            part = self._above[id(part)]
        return found


class _Planning:
    def __init__(self, planner: Planner, parts: Collection[Part], gists: Container[str]) -> None:
        self._planner = planner
        self._gists = gists
        self._tree = planner.tree
        self._drawn = {id(part) for part in parts}
        branches = [
            one
            for part in parts
            for one in ([part] if isinstance(part, Branch) else self._shown_of(part))
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
        self._shown = planner.shown(parts, gists)
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

    def _shown_of(self, group: Group) -> Sequence[Branch]:
        """The statements of a group that are shown: none if there is only its gist."""
        return () if group.key in self._gists else group.branches

    def _aim(self, root: Branch) -> Aim:
        on_reasons = list(_on_reasons(root))
        return Aim(
            root.key,
            self._hidden(group for group in root.groups if id(group) not in self._drawn),
            self._side(Bond.ANSWER, root.answers, root.key),
            self._side(Bond.SUPPORT, root.support, root.key),
            self._side(Bond.ATTACK, root.attacks, root.key),
            Tally.of(on_reasons),
            tuple(_key_of(group) for group in on_reasons if id(group) not in self._drawn),
        )

    def _side(self, bond: Bond, groups: Sequence[Group], above: str) -> Side:
        return Side(
            bond,
            tuple(self._groups(groups, above)),
            Tally.of(groups),
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
            tuple(self._entry(branch, group, above) for branch in self._shown_of(group)),
            group.is_for,
            tuple(self._groups(group.attacks, above)),
            self._hidden((one for one in group.attacks if id(one) not in self._drawn), group),
            group.state,
            granted.extent if granted is not None else None,
            group.is_exception,
            group.is_open,
            group.is_countered,
            self._hidden(group.branches if group.key in self._gists else (), group),
        )

    def _entry(self, branch: Branch, group: Group, above: str) -> Entry:
        is_again = branch.key in self._met
        self._met.add(branch.key)
        # What supports an objection is not to be read as part of the answer to it.
        groups = (*branch.answers, *branch.support, *branch.attacks)
        below = tuple(self._groups(groups, branch.key))
        left = (one for one in branch.groups if id(one) not in self._drawn)
        hidden = self._hidden(() if is_again else left, group)
        is_warrant = branch.key in group.warrants
        return Entry(branch.key, branch.is_for, is_warrant, is_again, above, below, hidden)

    def _hidden(self, parts: Iterable[Part], above: Group | None = None) -> Hidden:
        """What is not shown; if that is below a group, also what it is to it."""
        parts = list(parts)
        count = sum(part.weight - self._strays.get(id(part), 0) for part in parts)
        sections = frozenset[int]().union(*(part.sections for part in parts))
        return Hidden(
            count,
            self._planner.letters(sections) if count else "",
            tuple(self._part(part, above) for part in parts) if above is not None else (),
        )

    def _part(self, part: Part, above: Group) -> HiddenPart:
        """A part that is not shown, as what it is to the group above or to a statement of that."""
        if isinstance(part, Branch):
            return HiddenPart(WARRANT if part.key in above.warrants else PREMISE, part.key)
        key = part.key if part.key in self._tree.map else next(iter(part.keys), "")
        if part.bond is not Bond.ATTACK:
            return HiddenPart(ANSWER if part.bond is Bond.ANSWER else REASON, key)
        if part.is_exception:
            return HiddenPart(EXCEPTION, key)
        return HiddenPart(REBUTTAL if part.is_for else OBJECTION, key, part.state)


def _key_of(group: Group) -> str:
    """The argument of a group, or else its first statement."""
    return group.key or next(iter(group.keys), "")


def _on_reasons(root: Branch) -> Iterator[Group]:
    """The attacks on the reasons for a thesis: on their statements, and on the steps from them."""
    only = root.only_reason
    for group in (*root.support, *(only.support if only is not None else ())):
        yield from group.attacks
        for branch in group.branches:
            yield from branch.attacks
