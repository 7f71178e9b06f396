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
from typing import Final

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, decoded, line_span, lost
from argmap.formats.format import Exported, Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.tables.rows import to_tables
from argmap.formats.untold import untold_fields, untold_parts
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


class _Reading:
    """One edge list, and the graph that is made of it."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._graph = GraphNesting()
        self._ids = Ids()
        self._statements: dict[str, str] = {}
        self._step_ids: dict[str, str] = {}
        self._steps: dict[tuple[str, str], Step] = {}
        self._lines: dict[str, int] = {}
        self._losses: list[Diagnostic] = []

    def imported(self, text: str) -> Imported:
        """Return the map of the text."""
        rows = list(self._rows(text))
        for line, row in rows:
            for end in ("source", "target"):
                if row.get(f"{end}_text"):
                    self._statement(row[end], row[f"{end}_text"])
            if row.get("step"):
                self._step_id(row["step"], line)
        for line, row in rows:
            self._row(line, row)
        self._graph.steps += self._steps.values()
        for step, reason in self._graph.lost_steps():
            self._lose(f"this edge is left out: {reason}", self._lines[step.id])
        for relation in self._graph.lost_relations():
            self._lose(f"'{relation.first} {relation.kind} {relation.second}' is left out", 1)
        map = ArgumentMap("", self._graph.items(), extra=[("imported", "csv")])
        return Imported(map, self._losses)

    def _rows(self, text: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row with its line, by the names of the columns."""
        head = text.partition("\n")[0]
        separator = max(",;\t", key=head.count)
        reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
        try:
            names = next(reader, [])
            columns = [self._column(name) for name in names]
            if not {"source", "target"} <= {*columns}:
                message = "the first row of an edge list names columns for source and target"
                broken(message, line_span(1, self._path))
            for row in reader:
                cells = zip(columns, row, strict=False)
                found = {name: cell.strip() for name, cell in cells if name}
                if any(found.values()):
                    yield reader.line_num, found
        except csv.Error as error:
            broken(f"this is not CSV: {error}", line_span(reader.line_num or 1, self._path))

    def _column(self, name: str) -> str | None:
        plain = name.strip().lower().replace(" ", "_")
        for ours, theirs in _ALIASES.items():
            if plain in theirs:
                return ours
        self._lose(f"the column {name!r} is left out", 1)
        return None

    def _lose(self, message: str, line: int) -> None:
        self._losses.append(lost(message, line_span(line, self._path)))

    def _row(self, line: int, row: dict[str, str]) -> None:
        if not row.get("source"):
            self._lose("this row has no source", line)
            return
        source = self._end(row["source"])
        if not row.get("target"):
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
            self._graph.relations.append(Relation(source, RelationKind(word), target))

    def _add(self, line: int, step: str, source: str, word: str, target: str) -> None:
        """Add a premise to a step; rows without a step are one each."""
        kind = ArgumentKind.COUNTER if word in _ATTACK else ArgumentKind.ARGUMENT
        id = self._step_id(step, line) if step else self._ids.of(f"line-{line}")
        self._lines.setdefault(id, line)
        known = self._steps.get((id, target))
        if known is None and any(one == id for one, _ in self._steps):
            id = self._ids.of(id)  # a step has one target; this is another of the same name
            self._lines[id] = line
        premises = (*known.premises, source) if known is not None else (source,)
        self._steps[id, target] = Step(
            id, tuple(dict.fromkeys(premises)), target, kind, is_named=bool(step)
        )

    def _end(self, name: str) -> str:
        return self._step_ids.get(name) or self._statement(name, name)

    def _statement(self, name: str, text: str) -> str:
        if name not in self._statements:
            self._statements[name] = self._ids.of(name)
            self._graph.statements[self._statements[name]] = {"text": text}
        return self._statements[name]

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

    def edge(source: str, relation: str, target: str, step: str = "") -> None:
        ends = {"source": source, "relation": relation, "target": target, "step": step}
        of = {"source_text": texts.get(source, ""), "target_text": texts.get(target, "")}
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
        rows.writerow({"source": key, "source_text": text})
    return Exported(written.getvalue().encode("utf-8"), _losses(map))


def _losses(map: ArgumentMap) -> Iterator[Diagnostic]:
    yield from untold_fields(map, "an edge list", ())
    yield from untold_parts(map, "an edge list", tuple(RelationKind))
