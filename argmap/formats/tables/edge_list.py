"""Edge lists in CSV, as spreadsheets and annotation tools write them.

Reading. The first row names the columns. Each other row says that one statement supports or attacks
another. Statements are named by their texts, or by ids if there are columns for the texts, too.

=================  =================================================================
column             also called
=================  =================================================================
``source``         from, src, premise, child
``target``         to, trg, dst, conclusion, parent
``relation``       type, label, stance, polarity, edge
``step``           argument, group: rows with one step and target are linked premises
``source_text``    the text, if ``source`` is an id
``target_text``    the text, if ``target`` is an id
=================  =================================================================

Texts that a spreadsheet would run as formulas have an apostrophe in front, see :mod:`.cells`.

``relation`` is a word for support (support, pro, for, +) or attack (attack, con, against, -,
rebut), or one of the relations of the language. A row with a source alone is a statement without
relations. Commas, semicolons and tabs are recognised as separators. Other columns are lost.

Writing. The same columns with ids and texts. An attack on a step has the step's id as its target.
Everything but texts, support, attacks and relations is lost, and told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, decoded, line_span, lost, text_or
from argmap.formats.format import Exported, Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.tables.cells import as_cell, from_cell
from argmap.formats.tables.rows import to_tables
from argmap.formats.untold import (
    not_in_the_graph,
    untold_fields,
    untold_parts,
    untold_references,
    untold_words,
)
from argmap.model import ArgumentMap, Diagnostic, Relation, RelationKind
from argmap.model.vocabulary import ArgumentKind

COLUMNS: Final = ("source", "relation", "target", "step", "source_text", "target_text")

_ALIASES: Final = {
    "source": ("source", "from", "src", "premise", "child"),
    "target": ("target", "to", "trg", "dst", "conclusion", "parent"),
    "relation": ("relation", "type", "label", "stance", "polarity", "edge"),
    "step": ("step", "argument", "group"),
    "source_text": ("source_text",),
    "target_text": ("target_text",),
}
_SUPPORT: Final = frozenset({"support", "supports", "supporting", "sup", "pro", "for", "+"})
_ATTACK: Final = frozenset(
    {"attack", "attacks", "attacking", "att", "rebut", "rebuts", "undercut", "undercuts"}
    | {"con", "contra", "against", "reb", "-"}
)


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an edge list.

    Raises :class:`ArgmapError` (``bad-import``) if it has no columns for source and target, or is
    no CSV.
    """
    return _Reading(path).imported(decoded(data, path))


class _Rows(NamedTuple):
    """The rows that are one step: its id, whether the file has that, and the sources."""

    id: str
    is_named: bool
    premises: list[str]


class _Reading:
    """One edge list, and the graph that is made of it."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._graph = GraphNesting()
        self._ids = Ids()
        self._statements: dict[str, str] = {}
        self._step_ids: dict[str, str] = {}
        self._steps: dict[tuple[str, str, ArgumentKind], _Rows] = {}
        self._used: set[str] = set()
        self._lines: dict[str, int] = {}
        self._relation_lines: dict[Relation, int] = {}
        self._losses: list[Diagnostic] = []

    def imported(self, text: str) -> Imported:
        """Return the map of the text."""
        rows = list(self._rows(text))
        for line, row in rows:
            for end in ("source", "target"):
                if row.get(end) and row.get(f"{end}_text"):
                    self._described(line, row[end], row[f"{end}_text"])
            if row.get("step"):
                self._step_id(row["step"], line)
        for line, row in rows:
            self._row(line, row)
        for (_, target, kind), made in self._steps.items():
            one = Step(made.id, made.premises, target, kind, is_named=made.is_named)
            self._graph.steps.append(one)
        for step, reason in self._graph.lost_steps():
            self._lose(f"this edge is left out: {reason}", self._lines[step.id])
        for relation in self._graph.lost_relations():
            message = f"'{relation.kind}' needs two statements; this edge is left out"
            self._lose(message, self._relation_lines[relation])
        map = ArgumentMap("", self._graph.items(), extra=[("imported", "csv")])
        return Imported(map, self._losses)

    def _rows(self, text: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row with its line, by the names of the columns."""
        head = text.partition("\n")[0]
        separator = max(",;\t", key=head.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            columns = self._columns(next(reader, []))
            for row in reader:
                cells = zip(columns, row, strict=False)
                found = {name: from_cell(cell.strip()) for name, cell in cells if name}
                if any(cell.strip() for cell in row[len(columns) :]):
                    self._lose("this row has more cells than the first row has", reader.line_num)
                if any(found.values()):
                    yield reader.line_num, found
        except csv.Error as error:
            reason, hint = str(error), ""
            if "limit" in reason:
                reason = f"a cell has more than {csv.field_size_limit():,} characters"
                hint = "a quotation mark may be missing above"
            broken(f"this is not CSV: {reason}", line_span(reader.line_num or 1, self._path), hint)

    def _columns(self, names: list[str]) -> list[str | None]:
        """What each column is; ``None`` for those that are left out."""
        columns: list[str | None] = []
        for name in names:
            plain = name.strip().lower().replace(" ", "_")
            ours = next((ours for ours, theirs in _ALIASES.items() if plain in theirs), None)
            if ours is None and name.strip():
                self._lose(f"the column {name!r} is left out", 1)
            elif ours in columns and ours is not None:
                self._lose(f"the column {name!r} is left out: another one is the {ours}", 1)
                ours = None
            columns.append(ours)
        missing = [one for one in ("source", "target") if one not in columns]
        if missing:
            message = f"this edge list has no column {' and no column '.join(map(repr, missing))}"
            hint = "name the columns in the first row: source, target and, if you like, relation"
            broken(message, line_span(1, self._path), hint)
        return columns

    def _lose(self, message: str, line: int) -> None:
        self._losses.append(lost(message, line_span(line, self._path)))

    def _row(self, line: int, row: dict[str, str]) -> None:
        if not row.get("source"):
            self._lose("this row has no source", line)
            return
        source = self._end(row["source"])
        if not row.get("target"):
            if row.get("relation"):
                self._lose("this row has no target", line)
            return
        target = self._end(row["target"])
        word = row.get("relation", "").lower() or "support"
        if word in _SUPPORT or word in _ATTACK:
            self._add(line, row.get("step", ""), source, word, target)
        elif word not in [*RelationKind]:
            self._lose(f"{row['relation']!r} is not a relation that argmap knows", line)
        elif source == target:
            self._lose("this edge is left out: it leads from a statement to itself", line)
        else:
            self._relate(line, Relation(source, RelationKind(word), target))
            if row.get("step"):
                self._lose(f"the step of a row with {word!r} is left out", line)

    def _add(self, line: int, step: str, source: str, word: str, target: str) -> None:
        """Add a premise to a step; rows without a step are one each."""
        kind = ArgumentKind.COUNTER if word in _ATTACK else ArgumentKind.ARGUMENT
        if source in self._lines and not step:  # an argument, not a statement
            verb = RelationKind.REBUTS if kind.attacks else RelationKind.SUPPORTS
            self._relate(line, Relation(source, verb, target))
            return
        id = self._step_id(step, line) if step else self._ids.of(f"line-{line}")
        known = self._steps.get((id, target, kind))
        if known is None:
            # A step has one target; another of the same name gets a number behind it.
            own = self._ids.of(id) if id in self._used else id
            self._used.add(own)
            self._lines.setdefault(own, line)
            known = self._steps[id, target, kind] = _Rows(own, bool(step), [])
        known.premises.append(source)

    def _relate(self, line: int, relation: Relation) -> None:
        self._relation_lines[relation] = line
        self._graph.relations.append(relation)

    def _end(self, name: str) -> str:
        return self._step_ids.get(name) or self._statement(name, name)

    def _statement(self, name: str, text: str) -> str:
        if name not in self._statements:
            self._statements[name] = self._ids.of(name)
            self._graph.statements[self._statements[name]] = {"text": text_or(text)}
        return self._statements[name]

    def _described(self, line: int, name: str, text: str) -> None:
        made = self._statement(name, text)
        if self._graph.statements[made]["text"] != text_or(text):
            self._lose(f"{name!r} has another text further up; this one is left out", line)

    def _step_id(self, step: str, line: int) -> str:
        if step not in self._step_ids:
            self._step_ids[step] = self._ids.of(step, "s")
            self._lines[self._step_ids[step]] = line
        return self._step_ids[step]


def write(map: ArgumentMap) -> Exported:
    """Write a map as an edge list with ids and texts."""
    tables = to_tables(map)
    texts = {row["id"]: row["text"] for row in tables["statements"]}
    alone = dict(texts)
    written = io.StringIO()
    rows = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()

    left_out = {one.key for one in not_in_the_graph(map)}
    for name in ("steps", "conflicts"):
        tables[name] = [row for row in tables[name] if row["id"] not in left_out]
    steps = {row["id"] for name in ("steps", "conflicts") for row in tables[name]}

    def edge(source: str, relation: str, target: str, step: str = "") -> None:
        if not all(end in texts or end in steps for end in (source, target)):
            return  # it is in another map
        ends = {"source": source, "relation": relation, "target": target, "step": step}
        of = {
            "source_text": as_cell(texts.get(source, "")),
            "target_text": as_cell(texts.get(target, "")),
        }
        rows.writerow(ends | of)
        alone.pop(source, None)
        alone.pop(target, None)

    for name, relation, ends, target in (
        ("steps", "support", "premises", "conclusion"),
        ("conflicts", "attack", "attackers", "target"),
    ):
        for row in tables[name]:
            is_named = len(row[ends]) > 1 or row["id"] in map
            word = "contradicts" if row.get("mode") == "contradiction" else relation
            for end in row[ends]:
                edge(end, word, row[target], row["id"] if is_named else "")
    for row in tables["relations"]:
        if row["relation"] != "answers":
            edge(row["first"], row["relation"], row["second"])
    for key, text in alone.items():
        rows.writerow({"source": key, "source_text": as_cell(text)})
    return Exported(written.getvalue().encode("utf-8"), _losses(map))


def _losses(map: ArgumentMap) -> Iterator[Diagnostic]:
    yield from untold_fields(map, "an edge list", ())
    yield from untold_parts(map, "an edge list", tuple(RelationKind), warrants=True)
    yield from untold_words(map, "an edge list")
    yield from untold_references(map, "an edge list")
