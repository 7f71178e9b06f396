"""Semantic tokens: the parts of each line, for syntax colouring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lsprotocol import types

from argmap.language.token_roles import Role, parts
from argmap.lsp.document import Document
from argmap.model.vocabulary import ATTACKS

_TYPES: Final = {
    Role.KIND: "keyword", Role.FIELD: "property", Role.VERB: "operator", Role.ID: "variable",
    Role.REFERENCE: "variable", Role.NAME: "namespace", Role.FILE: "string",
    Role.SOURCE: "namespace", Role.PLACE: "number", Role.PHRASE: "string", Role.VALUE: "number",
    Role.TITLE: "class", Role.COMMENT: "comment",
}  # fmt: skip
_ATTACK: Final = "macro"  # attacks have a colour of their own, as in the drawing
_NAMES: Final = (*dict.fromkeys(_TYPES.values()), _ATTACK)
_INDEX: Final = {name: index for index, name in enumerate(_NAMES)}
_DECLARED: Final = 1

LEGEND: Final = types.SemanticTokensLegend(list(_NAMES), ["declaration"])


def tokens(document: Document, first: int = 0, after: int | None = None) -> list[int]:
    """The tokens of some rows (default: all), in the protocol's encoding."""
    found: list[int] = []
    before = 0
    lines = document.lines
    for row in range(first, min(len(lines) if after is None else after, len(lines))):
        line = lines[row]
        coded = _coded(line) if document.is_plain(line) else _counted(document, row)
        if coded and not document.parts.is_text(row):
            found.append(row - before)
            found += coded
            before = row
    return found


@lru_cache(maxsize=1 << 16)
def _coded(line: str) -> tuple[int, ...]:
    """The tokens of a line whose characters all count as one, without the line offset."""
    return _flat((start, end - start, sort, mark) for start, end, sort, mark in _marked(line))


def _counted(document: Document, row: int) -> tuple[int, ...]:
    """The same for a line in which characters may count as two."""
    found: list[tuple[int, int, int, int]] = []
    for start, end, sort, mark in _marked(document.line(row)):
        at = document.position(row, start).character
        found.append((at, document.position(row, end).character - at, sort, mark))
    return _flat(iter(found))


def _marked(line: str) -> Iterator[tuple[int, int, int, int]]:
    for part in parts(line):
        name = _TYPES[part.role]
        if part.role is Role.KIND and part.text in ATTACKS:
            name = _ATTACK
        declared = _DECLARED if part.role in (Role.ID, Role.NAME) else 0
        yield part.start, part.end, _INDEX[name], declared


def _flat(marked: Iterator[tuple[int, int, int, int]]) -> tuple[int, ...]:
    """Tokens of one line, with each start relative to the previous one."""
    found: list[int] = []
    before = 0
    for start, length, sort, mark in marked:
        if found:
            found.append(0)
        found += (start - before, length, sort, mark)
        before = start
    return tuple(found)


def difference(before: list[int], after: list[int]) -> list[types.SemanticTokensEdit]:
    """The one edit that turns some tokens into others: most keystrokes change only a few of many.

    >>> difference([1, 2, 3, 4], [1, 2, 9, 9, 4])
    [SemanticTokensEdit(start=2, delete_count=1, data=[9, 9])]
    """
    if before == after:
        return []
    start = _in_common(before, after)
    end = _in_common(before[start:][::-1], after[start:][::-1])
    new = after[start : len(after) - end]
    return [types.SemanticTokensEdit(start, len(before) - end - start, new)]


def _in_common(one: list[int], other: list[int]) -> int:
    """How many numbers two lists have in common at their beginning: halved, not gone through."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
