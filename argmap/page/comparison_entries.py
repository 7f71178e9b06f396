"""The entries of a comparison's page: questions, statements, relations and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import evolve

from argmap.comparison import Answer, Comparison, Link, QuestionTable
from argmap.comparison.attribution import Views, is_unsaid, views_of
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Kind, Reference, Statement
from argmap.page.relations import MUTUAL, Group, Mention, NodeRelations, Relations, mention
from argmap.page.statement_entries import Entry, Writer, in_one_spelling
from argmap.render.comparison_sheet.element_ids import BlockNames, name_sheet
from argmap.render.comparison_sheet.figure_tables import Table
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.text_layout.citation_lines import Verdicts
from argmap.sources import Library, Verdict
from argmap.verbalize.silences import silences
from argmap.verbalize.speakers import speaker
from argmap.wording import relations

_ACROSS: Final = "Across the essays: "


def sheet_entries(
    comparison: Comparison, plan: SheetPlan, library: Library | None = None
) -> tuple[Entry, ...]:
    """An entry for everything on a sheet, in the sheet's order, each statement once.

    ``library`` has the sources, in which qualifiers are searched. Mentions of other statements of
    the same map link to those that are on the sheet.
    """
    return in_one_spelling(_SheetWriter(comparison, plan, library).entries())


def places(plan: SheetPlan) -> dict[Reference, str]:
    """The id of the first card of each statement and step on a sheet."""
    found: dict[Reference, str] = {}
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        if block.key:
            found.setdefault(Reference("", block.key), names.head)
        for key, name in zip(block.own, names.own, strict=True):
            found.setdefault(key, name)
        for (_, row), name in zip(block.rows(), names.rows(), strict=True):
            found.setdefault(row.key, name)
    return found


@frozen(slots=False)
class _SheetWriter:
    comparison: Comparison
    plan: SheetPlan
    library: Library | None

    def entries(self) -> Iterator[Entry]:
        done: set[Reference] = set()
        tables = {table.key: table for table in self.comparison.questions}
        for block, names in zip(self.plan.blocks, self._names, strict=True):
            if block.key:
                yield self._question(tables[block.key], names.head)
            for key in (*block.own, *(row.key for _, row in block.rows())):
                if key not in done:
                    done.add(key)
                    yield self._node(key)
            for pair, name in zip(block.pairs(), names.links(), strict=True):
                yield self._link(pair.link, name)
            for table, name in zip(block.tables, names.tables, strict=True):
                yield self._table(table, name)

    # Positions and holders

    @cached_property
    def _names(self) -> tuple[BlockNames, ...]:
        return name_sheet(self.plan)

    @cached_property
    def _places(self) -> Mapping[Reference, str]:
        return places(self.plan)

    @cached_property
    def _related(self) -> Mapping[Reference, list[tuple[Link, str]]]:
        """For each statement, its relations across the maps, with their ids."""
        found: dict[Reference, list[tuple[Link, str]]] = {}
        for block, names in zip(self.plan.blocks, self._names, strict=True):
            for pair, name in zip(block.pairs(), names.links(), strict=True):
                for key in pair.link.ends:
                    found.setdefault(key, []).append((pair.link, name))
        return found

    def _map(self, name: str) -> ArgumentMap:
        maps = self.comparison.maps
        return maps.used[name] if name else maps.main

    def _essay(self, key: Reference) -> str:
        """The essay that a statement belongs to, or the holder for the comparison's own."""
        name = self.comparison.graph.side(key) if key in self.comparison.maps else key.map
        if name in self.comparison.maps.used:
            return self.comparison.maps.author(name) or name
        return name or self.comparison.maps.holder(key) or ""

    def _whose(self, key: Reference) -> str:
        """Whose view a statement is: the author's, or that of somebody the author reports."""
        essay, maps = self._essay(key), self.comparison.maps
        if key not in maps or not key.map:
            return essay
        if is_unsaid(key, maps):
            return f"not stated by {essay}, supplied by the mapper"
        return speaker(key, maps, str)

    def _mention(self, key: Reference, reason: str = "", whose: str = "") -> Mention:
        known = key in self.comparison.maps
        told = Mention("", "", str(key))
        if known:
            told = mention(self._map(key.map), key.key, reason)
        if known and not whose and is_unsaid(key, self.comparison.maps):
            whose = "unstated, supplied by the mapper"
        if known and not whose and not key.map and told.kind not in (Kind.ANSWER, Kind.QUESTION):
            whose = "added by this comparison"
        return evolve(told, name=self._places.get(key, ""), whose=whose)

    # Entries

    @cached_property
    def _writers(self) -> Mapping[str, Writer]:
        by_map: dict[str, dict[tuple[str, int], Verdict]] = {}
        for key, verdicts in self.comparison.verdicts_by_key.items():
            found = by_map.setdefault(key.map, {})
            found |= {(key.key, verdict.index): verdict for verdict in verdicts}
        return {name: self._writer(name, by_map.get(name, {})) for name in ("", *self.plan.names)}

    def _writer(self, name: str, verdicts: Verdicts) -> Writer:
        def refer(key: str, reason: str) -> Mention:
            return self._mention(self.comparison.maps.resolve(name, key), reason)

        relations = Relations(self._map(name), refer)
        return Writer(self._map(name), verdicts, {}, relations, self.library)

    def _node(self, key: Reference) -> Entry:
        maps = self.comparison.maps
        node, name = maps[key], key.map
        entry = self._writers[name].entry(node)
        essay = self._essay(key)
        facts = [("essay", essay)] if essay and name else []
        facts += [fact for fact in entry.facts if fact != ("held by", essay) or not name]
        holder = entry.holder
        if is_unsaid(key, maps):
            facts = [fact for fact in facts if fact[0] != "held by"]
            facts.append(("held by", "nobody: unstated, supplied by the mapper"))
            holder = ""
        return evolve(
            entry,
            name=self._places[key],
            holder=holder,
            facts=tuple(facts),
            bearings=(*self._across(key), *self._bearings(key, entry)),
            maps=(essay,) if essay and self.comparison.graph.side(key) else (),
        )

    def _bearings(self, key: Reference, entry: Entry) -> Iterator[NodeRelations]:
        """A statement's relations in its own map, including those that the comparison adds.

        Relations across the essays are listed with their place on the sheet instead.
        """
        found = {one.heading: one.groups for one in entry.bearings if key.map}
        for one in self._writers[""].bearings.of_key(str(key)):
            groups = (self._within(group, key, one.heading) for group in one.groups)
            kept = tuple(group for group in groups if group.references or group.step)
            found[one.heading] = (*found.get(one.heading, ()), *kept)
        return (NodeRelations(heading, groups) for heading, groups in found.items() if groups)

    def _within(self, group: Group, key: Reference, heading: str) -> Group:
        """A group without the relations that are listed as relations across the essays."""
        across = {
            self._places.get(end)
            for link, _ in self._related.get(key, ())
            for end in link.ends
            if end != key and (heading not in MUTUAL.values() or heading == MUTUAL.get(link.kind))
        }
        kept = tuple(one for one in group.references if not one.name or one.name not in across)
        whole = len(kept) == len(group.references) or group.step is not None
        return group if whole else evolve(group, references=kept)

    def _across(self, key: Reference) -> Iterator[NodeRelations]:
        """A statement's relations with those of other essays: each relation, and its other end."""
        found: dict[str, list[Group]] = {}
        for link, name in self._related.get(key, ()):
            other = link.second if key == link.first else link.first
            step = Mention(name, relations.name(link.kind), link.reason or "without a reason")
            group = Group((self._mention(other, whose=self._whose(other)),), step)
            mode = self.comparison.graph.mode_of(link)
            heading = relations.heading(link.kind, back=key != link.first, mode=mode)
            found.setdefault(heading, []).append(group)
        for heading, groups in found.items():
            yield NodeRelations(_ACROSS + heading[0].lower() + heading[1:], tuple(groups))

    def _link(self, link: Link, name: str) -> Entry:
        ends = tuple(self._places[key] for key in link.ends)
        groups = tuple(Group((self._mention(key, whose=self._whose(key)),)) for key in link.ends)
        heading = "Between" if link.kind.is_symmetric else "From first to second"
        is_report = views_of(link, self.comparison.maps) is Views.REPORT
        return Entry(
            name,
            relations.name(link.kind),
            "",
            link.reason,
            "",
            facts=(("between", "a report and what the same person says elsewhere"),) * is_report,
            bearings=(NodeRelations(heading, groups),),
            maps=tuple(dict.fromkeys(self._essay(key) for key in link.ends)),
            ends=ends,
        )

    def _question(self, table: QuestionTable, name: str) -> Entry:
        node = self.comparison.maps.main[table.key]
        assert isinstance(node, Statement)
        entry = self._writers[""].entry(node)
        answers = tuple(map(self._answer, table.answers))
        told = silences(table, lambda map: self.comparison.maps.author(map) or map)
        facts = (*entry.facts, *(("silent", one) for one in told))
        relations = (NodeRelations("Answers and their reasons", answers),) if answers else ()
        return evolve(entry, name=name, facts=facts, bearings=relations)

    def _answer(self, answer: Answer) -> Group:
        """An answer with its grounds; linked premises count as one ground."""
        lone = [step for step in answer.grounds if len(step.premises) == 1]
        return Group(
            tuple(self._ground(step.premises[0], answer) for step in lone),
            self._mention(answer.key, answer.reason, self._whose(answer.key)),
            tuple(
                Group(
                    tuple(self._ground(key, answer) for key in step.premises),
                    self._mention(step.argument) if step.argument is not None else None,
                )
                for step in answer.grounds
                if len(step.premises) > 1
            ),
        )

    def _ground(self, key: Reference, answer: Answer) -> Mention:
        maps = self.comparison.maps
        foreign = key.map not in ("", answer.map) or maps.holder(key) != answer.holder
        return self._mention(key, whose=self._whose(key) if foreign else "")

    def _table(self, table: Table, name: str) -> Entry:
        groups = tuple(
            Group((self._mention(stated.key, str(stated.figure), self._whose(stated.key)),))
            for stated in table.stated
        )
        return Entry(
            name,
            table.sort.heading,
            "",
            table.stated[0].figure.subject,
            "",
            facts=tuple(
                ("not shown", f"{more} more of {self.comparison.maps.author(map) or map}")
                for map, more in zip(table.names, table.more, strict=True)
                if more
            ),
            bearings=(NodeRelations("Stated by", groups),),
            maps=tuple(dict.fromkeys(self._essay(stated.key) for stated in table.stated)),
        )
