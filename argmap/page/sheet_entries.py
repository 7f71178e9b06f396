"""What the page of a comparison tells: of its questions, statements, relations and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import evolve, frozen

from argmap.comparison import Comparison, Link, QuestionTable, Web, name_of
from argmap.model import ArgumentMap, RelationKind, Statement
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
    def _related(self) -> Mapping[str, tuple[tuple[Link, str], ...]]:
        """The links that each statement is an end of, with their names."""
        found: dict[str, tuple[tuple[Link, str], ...]] = {}
        for block, names in zip(self.plan.blocks, self._names, strict=True):
            for link, name in zip(block.links, names.links, strict=True):
                for key in link.ends:
                    found[key] = (*found.get(key, ()), (link, name))
        return found

    @cached_property
    def _web(self) -> Web:
        return Web(self.comparison.gathering)

    def _map(self, name: str) -> ArgumentMap:
        gathering = self.comparison.gathering
        return gathering.used[name] if name else gathering.main

    def _whose(self, key: str) -> str:
        """The essay that a statement is of; the comparison's own are of their holder."""
        name = self._web.side(key) if key in self.comparison.gathering else name_of(key)
        if name in self.comparison.gathering.used:
            return self.comparison.gathering.author(name) or name
        return name or self.comparison.gathering.holder(key) or ""

    def _reference(self, key: str, reason: str = "", whose: str = "") -> Reference:
        name, _, inner = key.rpartition(".")
        known = key in self.comparison.gathering
        told = reference(self._map(name), inner, reason) if known else Reference("", "", key)
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
        node, name = self.comparison.gathering[key], name_of(key)
        entry = self._writers[name].entry(node)
        bearings = entry.bearings
        if not name:  # what it has to do with the essays is told with its place on the sheet
            bearings = tuple(one for one in bearings if one.heading not in MUTUAL.values())
        whose = self._whose(key)
        facts = [("essay", whose)] if whose and name else []
        facts += [fact for fact in entry.facts if fact != ("held by", whose) or not name]
        return evolve(
            entry,
            name=self._places[key],
            facts=tuple(facts),
            bearings=(*self._across(key), *bearings),
            maps=(whose,) if whose and self._web.side(key) else (),
        )

    def _across(self, key: str) -> Iterator[Bearing]:
        """What is said of a statement and of those of other essays: each relation, and its end."""
        found: dict[str, list[Group]] = {}
        for link, name in self._related.get(key, ()):
            other = link.second if key == link.first else link.first
            step = Reference(name, _said(link), link.reason or "without a reason")
            group = Group((self._reference(other, whose=self._whose(other)),), step)
            found.setdefault(_heading(link, key), []).append(group)
        for heading, groups in found.items():
            yield Bearing(_ACROSS + heading[0].lower() + heading[1:], tuple(groups))

    def _link(self, link: Link, name: str) -> Entry:
        ends = tuple(self._places[key] for key in link.ends)
        groups = tuple(Group((self._reference(key, whose=self._whose(key)),)) for key in link.ends)
        heading = "Between" if link.kind.is_symmetric else "From the first to the second"
        return Entry(
            name,
            _said(link),
            "",
            link.reason,
            "",
            bearings=(Bearing(heading, groups),),
            maps=tuple(dict.fromkeys(self._whose(key) for key in link.ends)),
            ends=ends,
        )

    def _question(self, table: QuestionTable, name: str) -> Entry:
        node = self.comparison.gathering.main[table.key]
        assert isinstance(node, Statement)
        entry = self._writers[""].entry(node)
        answers = tuple(
            Group(
                tuple(self._reference(ground) for ground in answer.grounds),
                self._reference(answer.key, answer.reason, self._whose(answer.key)),
            )
            for answer in table.answers
        )
        silent = ", ".join(self.comparison.gathering.author(map) or map for map in table.silent)
        facts = (*entry.facts, *([("silent", silent)] if silent else []))
        bearings = (Bearing("Answers, each on its grounds", answers),) if answers else ()
        return evolve(entry, name=name, facts=facts, bearings=bearings)

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
                ("not shown", f"{more} more of {self.comparison.gathering.author(map) or map}")
                for map, more in zip(table.names, table.more, strict=True)
                if more
            ),
            bearings=(Bearing("Stated by", groups),),
            maps=tuple(dict.fromkeys(self._whose(stated.key) for stated in table.stated)),
        )


def _said(link: Link) -> str:
    return link.kind.value.replace("-", " ")


def _heading(link: Link, key: str) -> str:
    """What a link is called from one of its ends."""
    if link.kind in _ONE_WAY:
        return _ONE_WAY[link.kind][key != link.first]
    return MUTUAL[link.kind]
