"""Write a map as text in its canonical form, which is also the format of the formatter.

Parsing the text gives an equal map, including comments and blank lines between statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from argmap.file_io import write_whole
from argmap.formulas.inline_markup import words
from argmap.language.escaping import Context, context, escape_text
from argmap.model import (
    Argument,
    ArgumentMap,
    Item,
    Node,
    Origin,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.origin import BLANK
from argmap.model.type_checks import as_path, expect

STEP: Final = 2
WIDTH: Final = 88
"""Lines are wrapped at this many characters, except citations and figures."""

_UNWRITABLE: Final = re.compile(r"[\x00-\x08\n\r\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that a comment made in Python can contain but a text cannot."""

_ROOM: Final = 40
"""Minimum number of characters per line for text, however deep a statement is."""


def dumps(map: ArgumentMap) -> str:
    """Write a map as text in its canonical form.

    Parsing the text gives an equal map: ``loads(dumps(map)) == map``.

    >>> from argmap.language import loads
    >>> print(dumps(loads("map:   Durability\\nthesis t:   It lasts.")), end="")
    map: Durability
    <BLANKLINE>
    thesis t: It lasts.
    """
    expect(map, ArgumentMap, "map")
    head = list(_headers(map))
    body = list(_body(map, started=bool(head)))
    closing = list(_closing(map))
    comments = list(_comments(map.closing_comments, 0))
    lines = [*head, *body]
    for block in (closing, comments):
        lines += ["", *block] if lines and block else block
    return "".join(f"{line}\n" for line in lines)


def dump(map: ArgumentMap, path: str | Path) -> None:
    """Write a map to a file in its canonical form; a failed write leaves the old file unchanged.

    Raises :class:`ArgmapError` if the file cannot be written.
    """
    write_whole(as_path(path), dumps(map))


def _closing(map: ArgumentMap) -> Iterator[str]:
    """Yield the lines of the fields below the last item."""
    fields = [(f"x-{name}", value) for name, value in (*map.extra, *map.closing_extra)]
    below = islice(_with_comments(fields, map.origin), len(map.extra), None)
    for name, value, comments in below:
        yield from _comments(comments, 0)
        yield from _block(f"{name}:", value, 0)


def _headers(map: ArgumentMap) -> Iterator[str]:
    fields: list[tuple[str, str]] = []
    if map.title:
        fields.append(("map", map.title))
    if map.author is not None:
        fields.append(("author", map.author))
    if map.date is not None:
        fields.append(("date", map.date))
    fields += [("source", source.id) for source in map.sources]
    fields += [("use", f"{use.path} as {use.name}") for use in map.uses]
    if map.tags:
        fields.append(("tags", ", ".join(map.tags)))
    fields += [("note", note) for note in map.notes]
    fields += [(f"x-{name}", value) for name, value in map.extra]
    for name, value, comments in _with_comments(fields, map.origin):
        yield from _comments(comments, 0)
        if name == "use":
            yield f"use {value}"
        else:
            yield from _block(f"{name}:", value, 0)


def _body(map: ArgumentMap, *, started: bool) -> Iterator[str]:
    """Yield the lines of the items; the depth of an item follows from its parent.

    ``started`` says whether there are headers above them.
    """
    depths: dict[str, int] = {}
    previous: Item | None = None
    for item in map.items:
        depth = 0
        if isinstance(item, (Statement, Argument, Reuse)) and item.under is not None:
            depth = depths[item.under] + 1
        if isinstance(item, (Statement, Argument)):
            depths[item.key] = depth
        elif isinstance(item, Reopening):
            depths[item.target] = 0
        column = depth * STEP
        if started and _apart(item, previous, depth):
            yield ""
        started = True
        previous = item
        if item.origin:
            yield from _comments(item.origin.comments, column)
        yield from _item(item, column)
        if item.origin and item.origin.comments_below:
            yield from _comments(item.origin.comments_below, column + STEP)


def _apart(item: Item, previous: Item | None, depth: int) -> bool:
    """Whether to put a blank line above an item: as in the source text, else between large parts.

    There is always one after the headers.
    """
    if previous is None:
        return item.origin is None or BLANK not in item.origin.comments
    if item.origin is not None:
        return item.origin.blank_above
    both_relations = isinstance(item, Relation) and isinstance(previous, Relation)
    return depth == 0 and not both_relations


def _comments(comments: Iterable[str], column: int) -> Iterator[str]:
    for comment in comments:
        yield "" if comment == BLANK else f"{' ' * column}#{_UNWRITABLE.sub(' ', comment)}"


def _item(item: Item, column: int) -> Iterator[str]:
    if isinstance(item, (Relation, Reuse)):
        head = f"{item.kind} @{item.target}" if isinstance(item, Reuse) else _related(item)
        yield from _block(f"{head}:" if item.reason else head, item.reason, column)
        yield from _fields(item, column + STEP)
    elif isinstance(item, Section):
        yield from _block(f"{item.keyword}:", item.title, column)
        yield from _fields(item, column + STEP)
    elif isinstance(item, Reopening):
        yield f"@{item.target}"
    else:
        head = item.kind if item.id is None else f"{item.kind} {item.id}"
        yield from _block(f"{head}:", item.text, column)
        yield from _fields(item, column + STEP)


def _fields(item: Node | Reuse | Relation | Section, column: int) -> Iterator[str]:
    values = field_values(item) if isinstance(item, Node) else _remarks(item)
    for name, value, comments in _with_comments(values, item.origin):
        yield from _comments(comments, column)
        if name == "cite":
            # Never wrapped: inside quotation marks, a line must not begin like a statement.
            yield f"{' ' * column}cite: {value}"
        elif name == "figure":
            yield f"{' ' * column}figure: {escape_text(value, Context.VALUE, first=True)}"
        else:
            yield from _block(f"{name}:", value, column)


def field_values(item: Node) -> Iterator[tuple[str, str]]:
    """Yield the fields of an item as they are written, in that order.

    >>> from argmap.language import loads
    >>> list(field_values(loads("claim a: A.\\n  confidence: .40\\n")["a"]))
    [('confidence', '0.4')]
    """
    if item.title is not None:
        yield "title", item.title
    if item.by is not None:
        yield "by", str(item.by)
    if item.acceptance is not None:
        yield "accepted", str(item.acceptance)
    if isinstance(item, Argument):
        if item.scheme is not None:
            yield "scheme", item.scheme
        if item.strength is not None:
            strength = item.strength
            yield "strength", strength if isinstance(strength, str) else _number(strength)
    if item.concession is not None:
        yield "conceded", str(item.concession)
    if item.qualifier is not None:
        yield "qualifier", item.qualifier
    if isinstance(item, Statement) and item.confidence is not None:
        yield "confidence", _number(item.confidence)
    for citation in item.citations:
        yield "cite", citation.written
    if isinstance(item, Statement):
        for figure in item.figures:
            yield "figure", str(figure)
    if item.tags:
        yield "tags", ", ".join(item.tags)
    for note in item.notes:
        yield "note", note
    for link in item.links:
        yield "link", link
    for name, value in item.extra:
        yield f"x-{name}", value


def _related(item: Relation) -> str:
    return f"{item.first} {item.kind} {item.second}"


def _remarks(item: Reuse | Relation | Section) -> Iterator[tuple[str, str]]:
    """Yield the fields of a reuse or a relation."""
    for note in item.notes:
        yield "note", note
    for name, value in item.extra:
        yield f"x-{name}", value


def _number(value: float) -> str:
    from decimal import Decimal  # takes 0.3 MB, and most maps have no such numbers

    return format(Decimal(repr(value)).normalize(), "f")


def _with_comments(
    fields: Iterable[tuple[str, str]], origin: Origin | None
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each field with the comments above it, which the origin has by field and count."""
    kept: dict[tuple[str, int], list[str]] = {}
    if origin is not None:
        for name, number, comment in origin.field_comments:
            number = 0 if name == "tags" else number  # several tags lines become one
            kept.setdefault((name, number), []).append(comment)
    count: dict[str, int] = {}
    for name, value in fields:
        number = count.get(name, 0)
        count[name] = number + 1
        yield name, value, kept.pop((name, number), []) if kept else []


def _is_odd(sign: str) -> bool:
    """Whether a character would be read as indentation at the start of a line."""
    return sign.isspace() or sign == "\N{ZERO WIDTH SPACE}"


def _block(head: str, text: str, column: int) -> Iterator[str]:
    """Yield a head and its text, wrapped, with continuation lines indented by two steps.

    A formula or code that fits on a line is not divided: a sign in it could be read as syntax.
    """
    indent, hang = " " * column, " " * (column + 2 * STEP)
    line = f"{indent}{head} "
    follows = context(head)
    if len(line) + len(text) <= WIDTH:
        yield (line + escape_text(text, follows, first=True)).rstrip(" ") if text else indent + head
        return
    room = max(WIDTH - len(hang), _ROOM)
    left = max(WIDTH - len(line), 1)
    breakable = _breakable(text, room)
    start = 0
    previous = ""
    while start <= len(text):
        end = _end_of_line(breakable, start, room if start else left)
        shown = escape_text(text[start:end], follows, first=not start, previous=previous)
        yield (hang if start else line) + shown
        previous, start = shown, end + 1


def _breakable(text: str, room: int) -> str:
    """Return a text with another sign for each space at which it is not to be divided."""
    if "$" not in text and "`" not in text:
        return text
    return " ".join(one if len(one) > room else one.replace(" ", "_") for one in words(text))


def _end_of_line(text: str, start: int, room: int) -> int:
    """Return where the line that begins at ``start`` ends: before a space, or with the text."""
    if len(text) - start <= room:
        return len(text)
    end = text.rfind(" ", start, start + room + 1)
    if end < 0:
        end = text.find(" ", start)
    while end >= 0 and _is_odd(text[end + 1]):
        end = text.find(" ", end + 1)
    return end if end >= 0 else len(text)
