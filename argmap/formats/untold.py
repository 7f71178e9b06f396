"""What of a map a format has no place for: told once for each sort of part or field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from operator import attrgetter
from typing import Final

from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Item,
    Kind,
    Origin,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Severity,
    Statement,
    problem,
)
from argmap.model.codes import Code

_FIELDS: Final = {
    "title": "title",
    "by": "by",
    "accepted": "acceptance",
    "scheme": "scheme",
    "strength": "strength",
    "conceded": "concession",
    "qualifier": "qualifier",
    "confidence": "confidence",
    "cite": "citations",
    "figure": "figures",
    "tags": "tags",
    "note": "notes",
    "link": "links",
}
"""The fields of a statement or argument, and their attributes."""

_OF_ARGUMENTS: Final = frozenset({"scheme", "strength"})

_OF_STATEMENTS: Final = tuple(field for field in _FIELDS if field not in _OF_ARGUMENTS)
_STATEMENT: Final = attrgetter(*(_FIELDS[field] for field in _OF_STATEMENTS))
_NONE: Final = _STATEMENT(Statement(Kind.CLAIM, "", key="none"))
"""The values of these attributes of a statement that has none of the fields."""

_HEADERS: Final = {
    "map": "title",
    "author": "author",
    "date": "date",
    "source": "sources",
    "use": "uses",
    "tags": "tags",
    "note": "notes",
}


def loss(message: str, where: Origin | None = None) -> Diagnostic:
    """Return the diagnostic for something that a file of another format has no place for."""
    return problem(Code.EXPORT_LOSS, message, where, severity=Severity.INFO)


def untold_fields(
    map: ArgumentMap, format: str, told: Collection[str], extra: Collection[str] = ()
) -> Iterator[Diagnostic]:
    """Yield what is lost of the headers and the fields of a map, once for each field.

    ``format`` is what messages call the format. ``told`` are the fields that it has a place for,
    without colons; those of the header begin with ``map.``: ``map.author``, and the title of the
    map is ``map.map``. ``extra`` are the beginnings of the names of ``x-`` fields that it keeps.

    >>> from argmap.language import loads
    >>> map = loads("author: Wolfe\\nthesis t: It lasts.\\n  note: See below.\\n")
    >>> print(*untold_fields(map, "Kialo", ["map.author"]))
    <text>:2:1: info: 'note:' has no place in Kialo and is left out (1 time) [export-loss]
    """
    for field, attribute in _HEADERS.items():
        if getattr(map, attribute) and f"map.{field}" not in told:
            yield loss(
                f"the header '{field}:' has no place in {format} and is left out", map.origin
            )
    lost: dict[str, list[Item]] = {}
    for item in map.items:
        for name in _fields_of(item):
            if name not in told and not (
                name.startswith("x-") and name[2:].startswith(tuple(extra))
            ):
                lost.setdefault(name, []).append(item)
    for name, _ in (*map.extra, *map.closing_extra):
        if name != "imported" and not name.startswith(tuple(extra)):
            lost.setdefault(f"x-{name}", [])
    for name, items in lost.items():
        times = "" if not items else f" ({len(items)} time{'s' * (len(items) != 1)})"
        where = items[0].origin if items else map.origin
        yield loss(f"'{name}:' has no place in {format} and is left out{times}", where)


def untold_parts(
    map: ArgumentMap,
    format: str,
    told: Collection[RelationKind] = (),
    *,
    sections: bool = False,
    answers: bool = False,
    warrants: bool = False,
) -> Iterator[Diagnostic]:
    """Yield what is lost of the parts of a map in a format that has support and attacks.

    ``told`` are the other relations that the format has a place for; the flags say whether it has
    sections, answers to questions, and warrants.

    >>> from argmap.language import loads
    >>> map = loads("claim a: A.\\nclaim b: B.\\n\\na same-as b\\n")
    >>> print(*(one.message for one in untold_parts(map, "Kialo")))
    the relation 'same-as' has no place in Kialo and is left out (1 time)
    """
    lost: dict[str, list[Item]] = {}
    kinds = (*told, RelationKind.SUPPORTS, RelationKind.REBUTS, RelationKind.UNDERCUTS)
    for relation in map.relations:
        if relation.kind not in kinds:
            lost.setdefault(f"the relation '{relation.kind}'", []).append(relation)
    for section in () if sections else map.sections:
        lost.setdefault(f"'{section.keyword}:'", []).append(section)
    for one in map.statements:
        if one.kind is Kind.ANSWER and not answers:
            lost.setdefault("that a statement answers a question", []).append(one)
        elif one.kind is Kind.WARRANT and not warrants:
            lost.setdefault("that a statement is a warrant", []).append(one)
    for what, items in lost.items():
        times = f"{len(items)} time{'s' * (len(items) != 1)}"
        message = f"{what} has no place in {format} and is left out ({times})"
        yield loss(message, items[0].origin)


def _fields_of(item: Item) -> Iterator[str]:
    if isinstance(item, Statement):
        values = _STATEMENT(item)
        if values != _NONE:  # most have none
            for field, one, none in zip(_OF_STATEMENTS, values, _NONE, strict=True):
                if one is not none and one != none:
                    yield field
    elif isinstance(item, Argument):
        for field, attribute in _FIELDS.items():
            if getattr(item, attribute, None) not in (None, ()):
                yield field
    elif isinstance(item, (Reuse, Relation)):
        if item.reason:
            yield "reason"
        if item.notes:
            yield "note"
    elif isinstance(item, Section) and item.notes:
        yield "note"
    if not isinstance(item, Reopening):
        for name, _ in item.extra:
            yield f"x-{name}"
