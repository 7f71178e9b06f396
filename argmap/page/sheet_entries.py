"""What the page of a comparison tells: of its questions, statements, relations and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import evolve, frozen

from argmap.comparison import Answer, Comparison, Link, QuestionTable, ResolvedMaps, name_of
from argmap.comparison.attribution import Standing, is_unsaid, reported, standing
from argmap.comparison.phrasing import mode_of
from argmap.model import ArgumentMap, ConflictMode, Kind, RelationKind, Statement
from argmap.page.bearings import MUTUAL, Bearing, Bearings, Group, Reference, reference
from argmap.page.entries import Entry, Writer, in_one_spelling
from argmap.render.sheet.names import BlockNames, name_sheet
from argmap.render.sheet.plan import SheetPlan, Table
from argmap.render.typeset.citing import Verdicts, by_citation
from argmap.sources import Verdict

_ONE_WAY: Final[Mapping[RelationKind, tuple[str, str]]] = {
    RelationKind.REBUTS: ("Rebuts", "Rebutted by"),
    RelationKind.UNDERCUTS: ("Undercuts", "Undercut by"),
    RelationKind.SUPPORTS: ("Supports", "Supported by"),
}
_UNDERMINING: Final = ("Undermines", "Undermined by")
_ACROSS: Final = "Across the essays: "
_FIGURES: Final = {
    "differ": "figures that differ",
    "agree": "figures that agree",
    "other measures": "figures of other measures",
    "too many": "too many figures to compare",
}


def sheet_entries(comparison: Comparison, plan: SheetPlan) -> tuple[Entry, ...]:
    """An entry for all that stands on a sheet, in its order, a statement once.

    What is said of a statement within its map leads to what of that is on the sheet.
    """
    return in_one_spelling(_SheetWriter(comparison, plan).entries())


def places(plan: SheetPlan) -> dict[str, str]:
    """The name of the first card of each key on a sheet."""
    found: dict[str, str] = {}
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        keys = {block.key: names.head} if block.key else {}
        keys |= dict(zip(block.own, names.own, strict=True))
        keys |= {block.columns[map][at].key: name for (map, at), name in names.rows.items()}
        found = keys | found
    return found


@frozen(slots=False)
class _SheetWriter:
    comparison: Comparison
    plan: SheetPlan

    def entries(self) -> Iterator[Entry]:
        told: set[str] = set()
        tables = {table.key: table for table in self.comparison.questions}
        for block, names in zip(self.plan.blocks, self._names, strict=True):
            if block.key:
                yield self._question(tables[block.key], names.head)
            rows = [row.key for name in self.plan.names for row in block.columns[name]]
            for key in (*block.own, *rows):
                if key not in told:
                    told.add(key)
                    yield self._node(key)
            for link, name in zip(block.links, names.links, strict=True):
                yield self._link(link, name)
            for table, name in zip(block.tables, names.tables, strict=True):
                yield self._table(table, name)

    # Where things stand, and whose they are

    @cached_property
    def _names(self) -> tuple[BlockNames, ...]:
        return name_sheet(self.plan)

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return places(self.plan)

    @cached_property
    def _related(self) -> Mapping[str, list[tuple[Link, str]]]:
        """The links that each statement is an end of, with their names."""
        found: dict[str, list[tuple[Link, str]]] = {}
        for block, names in zip(self.plan.blocks, self._names, strict=True):
            for link, name in zip(block.links, names.links, strict=True):
                for key in link.ends:
                    found.setdefault(key, []).append((link, name))
        return found

    def _map(self, name: str) -> ArgumentMap:
        maps = self.comparison.maps
        return maps.used[name] if name else maps.main

    def _essay(self, key: str) -> str:
        """The essay that a statement is of; the comparison's own are of their holder."""
        name = self.comparison.web.side(key) if key in self.comparison.maps else name_of(key)
        if name in self.comparison.maps.used:
            return self.comparison.maps.author(name) or name
        return name or self.comparison.maps.holder(key) or ""

    def _whose(self, key: str) -> str:
        """Whose view a statement is: an essay's, or somebody's whom the essay reports."""
        essay, maps = self._essay(key), self.comparison.maps
        if key not in maps or not name_of(key):
            return essay
        if is_unsaid(key, maps):
            return f"left unsaid by {essay}, supplied by the mapper"
        holder = reported(key, maps)
        return f"{holder}, as {essay} reports" if holder else essay

    def _reference(self, key: str, reason: str = "", whose: str = "") -> Reference:
        name, inner = name_of(key), key.partition(".")[2] or key
        known = key in self.comparison.maps
        told = reference(self._map(name), inner, reason) if known else Reference("", "", key)
        if known and not whose and is_unsaid(key, self.comparison.maps):
            whose = "left unsaid, supplied by the mapper"
        if known and not whose and not name and told.kind not in (Kind.ANSWER, Kind.QUESTION):
            whose = "added by this comparison"
        return evolve(told, name=self._places.get(key, ""), whose=whose)

    # The entries

    @cached_property
    def _writers(self) -> Mapping[str, Writer]:
        by_map: dict[str, dict[tuple[str, int], Verdict]] = {}
        for (key, index), verdict in by_citation(self.comparison.verdicts).items():
            inner = key.removeprefix(f"{name_of(key)}.")
            by_map.setdefault(name_of(key), {})[inner, index] = verdict
        return {name: self._writer(name, by_map.get(name, {})) for name in ("", *self.plan.names)}

    def _writer(self, name: str, verdicts: Verdicts) -> Writer:
        prefix = f"{name}." if name else ""

        def refer(key: str, reason: str) -> Reference:
            return self._reference(prefix + key, reason)

        return Writer(self._map(name), verdicts, {}, Bearings(self._map(name), refer))

    def _node(self, key: str) -> Entry:
        maps = self.comparison.maps
        node, name = maps[key], name_of(key)
        entry = self._writers[name].entry(node)
        essay = self._essay(key)
        facts = [("essay", essay)] if essay and name else []
        facts += [fact for fact in entry.facts if fact != ("held by", essay) or not name]
        holder = entry.holder
        if is_unsaid(key, maps):
            facts = [fact for fact in facts if fact[0] != "held by"]
            facts.append(("held by", "nobody: left unsaid, supplied by the mapper"))
            holder = ""
        return evolve(
            entry,
            name=self._places[key],
            holder=holder,
            facts=tuple(facts),
            bearings=(*self._across(key), *self._bearings(key, entry)),
            maps=(essay,) if essay and self.comparison.web.side(key) else (),
        )

    def _bearings(self, key: str, entry: Entry) -> Iterator[Bearing]:
        """What a statement's own map says of it, and what the comparison adds within the map.

        What is said across the essays is told with its place on the sheet.
        """
        found = {one.heading: one.groups for one in entry.bearings if name_of(key)}
        for one in self._writers[""].bearings.of_key(key):
            groups = (self._within(group, key, one.heading) for group in one.groups)
            kept = tuple(group for group in groups if group.references or group.step)
            found[one.heading] = (*found.get(one.heading, ()), *kept)
        return (Bearing(heading, groups) for heading, groups in found.items() if groups)

    def _within(self, group: Group, key: str, heading: str) -> Group:
        """A group without what is told as a relation across the essays."""
        across = {
            self._places.get(end)
            for link, _ in self._related.get(key, ())
            for end in link.ends
            if end != key and (heading not in MUTUAL.values() or heading == MUTUAL.get(link.kind))
        }
        kept = tuple(one for one in group.references if not one.name or one.name not in across)
        whole = len(kept) == len(group.references) or group.step is not None
        return group if whole else evolve(group, references=kept)

    def _across(self, key: str) -> Iterator[Bearing]:
        """What is said of a statement and of those of other essays: each relation, and its end."""
        found: dict[str, list[Group]] = {}
        for link, name in self._related.get(key, ()):
            other = link.second if key == link.first else link.first
            step = Reference(name, _said(link), link.reason or "without a reason")
            group = Group((self._reference(other, whose=self._whose(other)),), step)
            found.setdefault(_heading(link, key, self.comparison.maps), []).append(group)
        for heading, groups in found.items():
            yield Bearing(_ACROSS + heading[0].lower() + heading[1:], tuple(groups))

    def _link(self, link: Link, name: str) -> Entry:
        ends = tuple(self._places[key] for key in link.ends)
        groups = tuple(Group((self._reference(key, whose=self._whose(key)),)) for key in link.ends)
        heading = "Between" if link.kind.is_symmetric else "From the first to the second"
        is_report = standing(link, self.comparison.maps) is Standing.REPORT
        return Entry(
            name,
            _said(link),
            "",
            link.reason,
            "",
            facts=(("between", "a report and what the same person says elsewhere"),) * is_report,
            bearings=(Bearing(heading, groups),),
            maps=tuple(dict.fromkeys(self._essay(key) for key in link.ends)),
            ends=ends,
        )

    def _question(self, table: QuestionTable, name: str) -> Entry:
        node = self.comparison.maps.main[table.key]
        assert isinstance(node, Statement)
        entry = self._writers[""].entry(node)
        answers = tuple(map(self._answer, table.answers))
        silent = ", ".join(self.comparison.maps.author(map) or map for map in table.silent)
        facts = (*entry.facts, *([("silent", silent)] if silent else []))
        bearings = (Bearing("Answers, each on its grounds", answers),) if answers else ()
        return evolve(entry, name=name, facts=facts, bearings=bearings)

    def _answer(self, answer: Answer) -> Group:
        """An answer with its grounds; premises that are linked are one of them."""
        lone = [step for step in answer.grounds if len(step.premises) == 1]
        return Group(
            tuple(self._ground(step.premises[0], answer) for step in lone),
            self._reference(answer.key, answer.reason, self._whose(answer.key)),
            tuple(
                Group(
                    tuple(self._ground(key, answer) for key in step.premises),
                    self._reference(step.argument or step.key),
                )
                for step in answer.grounds
                if len(step.premises) > 1
            ),
        )

    def _ground(self, key: str, answer: Answer) -> Reference:
        maps = self.comparison.maps
        foreign = name_of(key) not in ("", answer.map) or maps.holder(key) != answer.holder
        return self._reference(key, whose=self._whose(key) if foreign else "")

    def _table(self, table: Table, name: str) -> Entry:
        groups = tuple(
            Group((self._reference(stated.key, str(stated.figure), self._whose(stated.key)),))
            for stated in table.stated
        )
        return Entry(
            name,
            _FIGURES[table.how],
            "",
            table.stated[0].figure.subject,
            "",
            facts=tuple(
                ("not shown", f"{more} more of {self.comparison.maps.author(map) or map}")
                for map, more in zip(table.names, table.more, strict=True)
                if more
            ),
            bearings=(Bearing("Stated by", groups),),
            maps=tuple(dict.fromkeys(self._essay(stated.key) for stated in table.stated)),
        )


def _said(link: Link) -> str:
    return link.kind.value.replace("-", " ")


def _heading(link: Link, key: str, maps: ResolvedMaps) -> str:
    """What a link is called from one of its ends."""
    if link.kind is RelationKind.REBUTS and mode_of(link, maps) is ConflictMode.UNDERMINE:
        return _UNDERMINING[key != link.first]
    if link.kind in _ONE_WAY:
        return _ONE_WAY[link.kind][key != link.first]
    return MUTUAL[link.kind]
