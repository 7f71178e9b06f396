"""Make a map of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

from argmap.formats.foreign_ids import Ids
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.tables.rows import TABLES, Row
from argmap.model import (
    ArgmapError,
    ArgumentMap,
    Citation,
    Concession,
    Figure,
    Kind,
    Place,
    Relation,
    RelationKind,
    Source,
    problem,
)
from argmap.model.codes import Code
from argmap.model.items import LOCAL
from argmap.model.vocabulary import ID, ArgumentKind, Extent

_ANSWERS: Final = "answers"
_CONTRADICTION: Final = "contradiction"


def from_tables(tables: Mapping[str, Any], *, title: str = "", author: str = "") -> ArgumentMap:
    """Make a map of tables: those of :func:`to_tables`, pandas data frames, or Arrow tables.

    ``statements`` with ``id`` and ``text`` is all that is needed; other tables and columns may be
    missing. The statements are nested by what they support and attack. An empty list of premises or
    attackers makes an argument without premises. An id that the language does not allow is changed.

    Raises :class:`ArgmapError` (``bad-import``) with the table and the row, counted from 0, if a
    value is missing or wrong, and :class:`ValueError` for a table of another name.

    >>> statements = [{"id": "t", "text": "It lasts."}, {"id": "c", "text": "It has one centre."}]
    >>> steps = [{"premises": ["c"], "conclusion": "t"}]
    >>> map = from_tables({"statements": statements, "steps": steps})
    >>> [(one.key, str(one.kind)) for one in map.statements]
    [('t', 'thesis'), ('c', 'claim')]
    """
    unknown = [name for name in tables if name not in TABLES]
    if unknown:
        raise ValueError(f"there is no table {unknown[0]!r}; the tables are {', '.join(TABLES)}")
    return _Reading({name: _rows(table) for name, table in tables.items()}).map(title, author)


def _rows(table: Any) -> list[Row]:
    """The rows of a table of any of the three sorts, without the values that are missing."""
    if hasattr(table, "to_pylist"):
        table = table.to_pylist()
    elif hasattr(table, "to_dict"):
        table = table.to_dict("records")
    return [
        {str(key): value for key, value in row.items() if not _is_missing(value)} for row in table
    ]


def _is_missing(value: Any) -> bool:
    # pandas.NA is neither equal nor unequal to itself, and a NaN is unequal to itself.
    # An empty list is a value: an argument may have no premises.
    if isinstance(value, (str, list, tuple)):
        return value == ""
    return value is None or type(value).__name__ == "NAType" or value != value


class _Reading:
    """One set of tables, and the graph that is made of them."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self._tables = tables
        self._graph = GraphNesting()
        self._ids = Ids()
        self._statements: dict[str, str] = {}
        """The id in the map of each statement in the tables."""
        self._steps: dict[str, str] = {}
        """The id in the map of each step and conflict that has an id in the tables."""
        self._cited: dict[str, dict[str, Any]] = {}
        """The citations of steps and conflicts, as attributes."""
        self._sources: dict[str, Source] = {}

    def map(self, title: str, author: str) -> ArgumentMap:
        """Return the map."""
        for at, row in self._table("statements"):
            self._statement(at, row)
        for name in ("steps", "conflicts"):
            for _, row in self._table(name):
                if "id" in row:
                    id = str(row["id"])
                    self._steps[id] = self._ids.of(id if ID.fullmatch(id) else "", "s")
        for name in ("citations", "figures"):
            for at, row in self._table(name):
                self._detail(name, at, row)
        for at, row in self._table("steps"):
            self._step("steps", at, row)
        for at, row in self._table("conflicts"):
            self._step("conflicts", at, row)
        for at, row in self._table("relations"):
            self._relation(at, row)
        lost = self._graph.lost_steps()
        if lost:
            step, reason = lost[0]
            _wrong("steps or conflicts", None, f"a map cannot have {step.id!r}: {reason}")
        return ArgumentMap(
            title,
            self._graph.items(),
            author=author or None,
            sources=tuple(self._sources.values()),
            extra=[("imported", "tables")],
        )

    def _table(self, name: str) -> Iterable[tuple[int, Row]]:
        return enumerate(self._tables.get(name, ()))

    def _statement(self, at: int, row: Row) -> None:
        name = str(_value("statements", at, row, "id"))
        if name in self._statements:
            _wrong("statements", at, f"the id {name!r} is there twice")
        made = self._ids.of(name.replace(LOCAL, "-"))
        self._statements[name] = made
        attributes: dict[str, Any] = {"text": str(_value("statements", at, row, "text"))}
        try:
            attributes["kind"] = Kind(row.get("kind", Kind.CLAIM))
            for field in ("title", "by", "qualifier"):
                if field in row:
                    attributes[field] = str(row[field])
            for column, field in (("accepted", "acceptance"), ("conceded", "concession")):
                if column in row:
                    attributes[field] = _concession(str(row[column]))
            if "confidence" in row:
                attributes["confidence"] = float(row["confidence"])
            for field in ("tags", "notes", "links"):
                if field in row:
                    attributes[field] = _many(row[field])
        except (TypeError, ValueError) as error:
            _wrong("statements", at, str(error))
        self._graph.statements[made] = attributes

    def _detail(self, name: str, at: int, row: Row) -> None:
        """Add a citation to its statement or its step, or a figure to its statement."""
        end = self._end(name, at, row, "statement")
        if name == "figures" and end not in self._graph.statements:
            _wrong(name, at, f"{row['statement']!r} is no statement, and has no figures")
        of_statement = self._graph.statements.get(end)
        attributes = self._cited.setdefault(end, {}) if of_statement is None else of_statement
        try:
            if name == "figures":
                columns = ("subject", "measure", "value")
                subject, measure, value = (str(_value(name, at, row, one)) for one in columns)
                found: Citation | Figure = Figure(subject, measure, value)
            else:
                found = self._citation(row)
        except (TypeError, ValueError) as error:
            _wrong(name, at, str(error))
        attributes[name] = (*attributes.get(name, ()), found)

    def _citation(self, row: Row) -> Citation:
        place = None
        if "unit" in row:
            first = int(row["first"])
            place = Place(row["unit"], first, int(row.get("last", first)))
        source = str(row.get("source", ""))
        self._sources.setdefault(source, Source(source))
        return Citation(tuple(_many(row.get("phrases", ()))), place, source)

    def _step(self, name: str, at: int, row: Row) -> None:
        """Add a step, an attack or a contradiction."""
        is_step = name == "steps"
        ends = _many(_value(name, at, row, "premises" if is_step else "attackers"))
        target = self._end(name, at, row, "conclusion" if is_step else "target")
        premises = [self._known(name, at, end) for end in ends]
        if not premises and (row.get("mode") == _CONTRADICTION or _is_exception(row)):
            _wrong(name, at, "only an argument or a counter can be without premises")
        if row.get("mode") == _CONTRADICTION:
            self._relate(premises[0], RelationKind.CONTRADICTS, target, row)
        elif any(one not in self._graph.statements for one in premises):
            if len(premises) > 1:
                _wrong(name, at, "an argument cannot be a premise together with others")
            verb = RelationKind.SUPPORTS if is_step else RelationKind.REBUTS
            self._relate(premises[0], verb, target, row)
        else:
            self._linked(name, row, premises, target)

    def _linked(self, name: str, row: Row, premises: list[str], target: str) -> None:
        given = str(row.get("id", ""))
        id = self._steps.get(given) or self._ids.of("s")
        attributes = dict(self._cited.get(id, {}))
        for column in ("text", "scheme", "strength"):
            if column in row:
                attributes[column] = _strength(row[column]) if column == "strength" else row[column]
        warrants = [self._statements[one] for one in _many(row.get("warrants", ()))]
        if warrants:
            self._graph.warrants[id] = warrants
        if _is_exception(row) and target not in self._statements:
            self._graph.exceptions.setdefault(target, []).extend(premises)
            return
        kind = ArgumentKind.ARGUMENT if name == "steps" else ArgumentKind.COUNTER
        is_named = ID.fullmatch(given) is not None
        step = Step(id, premises, target, kind, is_named, attributes, is_sketch=True)
        self._graph.steps.append(step)

    def _relation(self, at: int, row: Row) -> None:
        first, second = (self._end("relations", at, row, one) for one in ("first", "second"))
        verb = str(_value("relations", at, row, "relation"))
        if verb == _ANSWERS:
            self._graph.answers.setdefault(second, []).append(first)
        else:
            try:
                kind = RelationKind(verb)
            except ValueError:
                _wrong("relations", at, f"there is no relation {verb!r}")
            self._relate(first, kind, second, row)

    def _relate(self, first: str, kind: RelationKind, second: str, row: Row) -> None:
        relation = Relation(first, kind, second, str(row.get("reason", "")))
        self._graph.relations.append(relation)

    def _end(self, name: str, at: int, row: Row, column: str) -> str:
        return self._known(name, at, str(_value(name, at, row, column)))

    def _known(self, name: str, at: int, end: str) -> str:
        """The id in the map of a statement or a step."""
        found = self._statements.get(end) or self._steps.get(end)
        if found is None:
            _wrong(name, at, f"there is no statement with the id {end!r}")
        return found


def _value(name: str, at: int, row: Row, column: str) -> Any:
    if column not in row:
        _wrong(name, at, f"{column!r} is missing")
    return row[column]


def _is_exception(row: Row) -> bool:
    return row.get("is_exception") in (True, "true", "True")


def _many(value: Any) -> list[str]:
    """The strings of a list; one string is a list of one."""
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value]


def _concession(text: str) -> Concession:
    for extent in Extent:
        if text == extent or text.startswith(f"{extent}, "):
            return Concession(extent, text[len(extent) + 2 :])
    raise ValueError(f"{text!r} does not begin with one of {', '.join(Extent)}")


def _strength(value: Any) -> Any:
    try:
        return float(value)
    except ValueError:
        return value


def _wrong(name: str, at: int | None, message: str) -> NoReturn:
    where = f"{name}, row {at}" if at is not None else name
    raise ArgmapError([problem(Code.BAD_IMPORT, f"{where}: {message}")])
