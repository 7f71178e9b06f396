"""What of a map a format has no place for: told once for each sort of part or field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
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
"""The fields of a statement or argument, and their attributes; it can have ``extra``, too."""


class _Fields:
    """The names of the fields that a statement or an argument can have, and how to read all values.

    ``none`` are the values of ``bare``, which has no fields.
    """

    def __init__(self, bare: Statement | Argument) -> None:
        self.names = tuple(name for name, attribute in _FIELDS.items() if hasattr(bare, attribute))
        self.values = attrgetter(*(_FIELDS[name] for name in self.names), "extra")
        self.none = self.values(bare)


_OF_STATEMENTS: Final = _Fields(Statement(Kind.CLAIM, "", key="none"))
_OF_ARGUMENTS: Final = _Fields(Argument(key="none"))

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


def times(count: int) -> str:
    """Return how often something is lost.

    >>> times(1), times(12)
    ('1 time', '12 times')
    """
    return f"{count} time{'s' * (count != 1)}"


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
    kept = tuple(extra)
    for field, attribute in _HEADERS.items():
        if getattr(map, attribute) and f"map.{field}" not in told:
            yield loss(
                f"the header '{field}:' has no place in {format} and is left out", map.origin
            )
    lost: dict[str, list[Item]] = {}
    for item in map.items:
        for name in _fields_of(item):
            if name not in told and not (name.startswith("x-") and name[2:].startswith(kept)):
                lost.setdefault(name, []).append(item)
    for name, _ in (*map.extra, *map.closing_extra):
        if name != "imported" and not name.startswith(kept):
            lost.setdefault(f"x-{name}", [])
    for name, items in lost.items():
        often = f" ({times(len(items))})" if items else ""
        where = items[0].origin if items else map.origin
        yield loss(f"'{name}:' has no place in {format} and is left out{often}", where)


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
        message = f"{what} has no place in {format} and is left out ({times(len(items))})"
        yield loss(message, items[0].origin)


_KINDS: Final = {
    Kind.EVIDENCE: "that a statement is evidence",
    Kind.ASSUMPTION: "that a premise is not stated",
    Kind.WARRANT: "that a statement is a warrant",
    Kind.UNLESS: "that an exception is not asserted",
    Kind.QUESTION: "that a statement is a question",
}


def untold_words(
    map: ArgumentMap, format: str, kinds: Collection[Kind] = (), *, arguments: bool = False
) -> Iterator[Diagnostic]:
    """Yield what is lost of the kinds of statements, the texts of arguments, and comments.

    ``kinds`` are those that the format has, out of evidence, assumptions, warrants, exceptions and
    questions; ``arguments`` says that it has texts of arguments.

    >>> from argmap.language import loads
    >>> map = loads("# Draft.\\nthesis t: It lasts.\\n  evidence e: It did.\\n")
    >>> print(*(one.message for one in untold_words(map, "Kialo")), sep="\\n")
    that a statement is evidence has no place in Kialo (1 time)
    comments have no place in Kialo and are left out
    """
    lost: dict[str, list[Item]] = {}
    for item in map.items:
        kind = item.kind if isinstance(item, (Statement, Reuse)) else None
        if isinstance(kind, Kind) and kind in _KINDS and kind not in kinds:
            lost.setdefault(_KINDS[kind], []).append(item)
        elif isinstance(item, Argument) and item.text and not arguments:
            lost.setdefault("the text of an argument", []).append(item)
    for what, items in lost.items():
        yield loss(f"{what} has no place in {format} ({times(len(items))})", items[0].origin)
    yield from untold_comments(map, format)


def untold_comments(map: ArgumentMap, format: str) -> Iterator[Diagnostic]:
    """Yield that the comments of a map are lost, if it has any."""
    comments: list[tuple[object, ...]] = [map.closing_comments]
    for one in (map, *map.items):
        origin = one.origin
        if origin is not None:
            comments += (origin.comments, origin.comments_below, origin.field_comments)
    if any(chain.from_iterable(comments)):
        yield loss(f"comments have no place in {format} and are left out", map.origin)


def untold_references(map: ArgumentMap, format: str) -> Iterator[Diagnostic]:
    """Yield that what refers to other maps is lost, and arguments without premises."""
    lost = [item for item in map.items if any(end not in map for end in _ends(item))]
    if lost:
        often = times(len(lost))
        message = f"what refers to other maps has no place in {format} and is left out ({often})"
        yield loss(message, lost[0].origin)
    empty = not_in_the_graph(map)
    if empty:
        often = times(len(empty))
        message = f"an argument without premises has no place in {format} and is left out ({often})"
        yield loss(message, empty[0].origin)


def not_in_the_graph(map: ArgumentMap) -> list[Argument]:
    """The arguments and counters that the graph has no step or attack of.

    They have no premises, or the graph has another attack that is the same.

    >>> from argmap.language import loads
    >>> [one.key for one in not_in_the_graph(loads("claim a: A.\\n  counter c: Perhaps.\\n"))]
    ['c']
    """
    there = {one.argument for one in map.inferences} | {one.argument for one in map.conflicts}
    return [one for one in map.arguments if one.key not in there]


def _ends(item: Item) -> Iterator[str]:
    """The keys of what a part refers to, and of what it is under."""
    for name in ("under", "target", "first", "second"):
        end = getattr(item, name, None)
        if end is not None:
            yield end


def untold_arguments(map: ArgumentMap, format: str, *, onto: bool = True) -> Iterator[Diagnostic]:
    """Yield the relations that are lost because an argument is at an end of them.

    ``onto`` says that the format has support for arguments; none has arguments that support or
    attack by a relation.
    """
    for one in map.relations:
        if one.kind not in (RelationKind.SUPPORTS, RelationKind.REBUTS):
            continue
        is_onto = one.kind is RelationKind.SUPPORTS and isinstance(map.get(one.second), Argument)
        if isinstance(map.get(one.first), Argument) or (is_onto and not onto):
            yield loss(
                f"'{one.first} {one.kind} {one.second}' has no place in {format} and is left out, "
                "because an end of it is an argument",
                one.origin,
            )


def _fields_of(item: Item) -> Iterable[str]:
    if isinstance(item, (Statement, Argument)):
        fields = _OF_STATEMENTS if isinstance(item, Statement) else _OF_ARGUMENTS
        values = fields.values(item)
        if values == fields.none:  # as for most
            return ()
        given = zip(fields.names, values, fields.none, strict=False)
        names = [name for name, one, none in given if one is not none and one != none]
    elif isinstance(item, (Reuse, Relation)):
        names = [name for name, one in (("reason", item.reason), ("note", item.notes)) if one]
    elif isinstance(item, Section):
        names = ["note"] if item.notes else []
    else:
        return ()
    return [*names, *(f"x-{name}" for name, _ in item.extra)]
