"""What of a map Argdown has no place for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.formats.argdown.outline import Outline
from argmap.formats.untold import loss, times, untold_fields, untold_parts
from argmap.model import (
    Argument,
    Diagnostic,
    Item,
    Kind,
    Relation,
    RelationKind,
    Reuse,
    Section,
    Statement,
)
from argmap.model.vocabulary import FIELDS

_HEADERS: Final = ("map.map", "map.author", "map.date", "map.source", "map.tags", "map.note")


def losses(outline: Outline) -> Iterator[Diagnostic]:
    """Yield what is lost of a map, once for each sort of thing."""
    map = outline.map
    all_extra = ("",)  # that of statements and arguments is kept, as data
    yield from untold_fields(map, "Argdown", (*FIELDS, *_HEADERS), all_extra)
    for name, _ in (*map.extra, *map.closing_extra):
        if name != "imported" and not name.startswith("argdown"):
            yield _left_out(f"the header 'x-{name}:'", [])
    yield from untold_parts(
        map, "Argdown", [RelationKind.CONTRADICTS], sections=True, warrants=True
    )
    for part in outline.nodes.values():
        title = outline.title(part)
        if part.title is not None and title is not None and title != part.title:
            kept = f"the title {part.title!r} is written as {title!r}"
            yield loss(kept, part.origin)
    found: dict[str, list[Item]] = {}
    for item in map.items:
        for what in _lost_of(item, outline):
            found.setdefault(what, []).append(item)
    for what, items in found.items():
        yield _left_out(what, items)


def _left_out(what: str, items: list[Item]) -> Diagnostic:
    often = f" ({times(len(items))})" if items else ""
    where = items[0].origin if items else None
    return loss(f"{what} has no place in Argdown and is left out{often}", where)


def _lost_of(item: Item, outline: Outline) -> Iterator[str]:
    if isinstance(item, (Reuse, Relation, Section)):
        place = {Reuse: "reuse", Relation: "relation", Section: "section"}[type(item)]
        if item.notes:
            yield f"'note:' under a {place}"
        if any(not name.startswith("argdown") for name, _ in item.extra):
            yield f"'x-NAME:' under a {place}"
    if isinstance(item, (Reuse, Relation)):
        if any(one.map for one in item.references):
            yield "a statement of another map"
    elif isinstance(item, Statement) and item.kind is Kind.QUESTION:
        yield "that a statement is a question"
    elif isinstance(item, Argument) and outline.is_step(item) and _says_something(item):
        yield "the text or a field of a step of an argument"


def _says_something(step: Argument) -> bool:
    return bool(step.text or step.by or step.notes or step.tags or step.citations)
