"""The outline of a text for an editor: its symbols, and what of it can be folded.

Of a large text these are thousands, asked for after every key. So they are made in the form in
which they are sent (:class:`~argmap.lsp.ready.Ready`), and what a line says by itself is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from attrs import frozen
from lsprotocol import types

from argmap.lsp.document import Document
from argmap.lsp.line import Role, parts
from argmap.lsp.outline import block_end
from argmap.lsp.ready import Ready
from argmap.model import Kind
from argmap.model.vocabulary import ARGUMENT

_DEEPEST: Final = 40
"""The deepest nesting of symbols; what stands deeper is shown there. An editor draws no more, and
a message that is nested without end is refused."""

_TEXT: Final = 60
_KINDS: Final = {
    Kind.THESIS: types.SymbolKind.Class,
    Kind.CLAIM: types.SymbolKind.Field,
    Kind.EVIDENCE: types.SymbolKind.Constant,
    ARGUMENT: types.SymbolKind.Method,
    Kind.ASSUMPTION: types.SymbolKind.Variable,
    Kind.WARRANT: types.SymbolKind.Interface,
    Kind.OBJECTION: types.SymbolKind.Event,
    Kind.UNDERCUT: types.SymbolKind.Event,
    Kind.REBUTTAL: types.SymbolKind.Operator,
    Kind.QUESTION: types.SymbolKind.Enum,
    Kind.ANSWER: types.SymbolKind.EnumMember,
}


_Found = list[tuple[int, int, types.FoldingRangeKind]]  # first and last row


@frozen
class _Symbol:
    """What a line says of its symbol; ``start`` and ``end`` are the columns of its name."""

    name: str
    kind: int
    detail: str
    start: int
    end: int
    is_section: bool


def symbols(document: Document) -> Ready:
    """The sections, statements, arguments and relations of a text, as they are nested."""
    top: list[Any] = []
    section: dict[str, Any] | None = None
    open_at: list[tuple[int, dict[str, Any]]] = []
    last = 0  # the last row that has something on it
    for row, line in enumerate(document.lines):
        symbol = _symbol(line)
        if symbol is None:
            if line and not line.isspace():
                last = row
            continue
        while open_at and (open_at[-1][0] >= symbol.start or symbol.is_section):
            _end(open_at.pop()[1], document, last)
        sent = _sent(symbol, document, row, line)
        last, here = row, last
        if symbol.is_section:
            if section is not None:
                _end(section, document, here)
            section = sent
            top.append(sent)
            continue
        above = open_at[-1][1] if open_at else section
        (top if above is None else above.setdefault("children", [])).append(sent)
        if len(open_at) < _DEEPEST:
            open_at.append((symbol.start, sent))
        else:
            _end(sent, document, row)
    for _, sent in open_at:
        _end(sent, document, last)
    if section is not None:
        _end(section, document, last)
    return Ready(top)


def _sent(symbol: _Symbol, document: Document, row: int, line: str) -> dict[str, Any]:
    """A symbol as it is sent; where it ends is known when the next begins."""
    start, end = symbol.start, symbol.end
    if not document.is_plain(line):
        start = document.position(row, start).character
        end = document.position(row, end).character
    at = {"line": row, "character": start}
    return {
        "name": symbol.name,
        "kind": symbol.kind,
        "detail": symbol.detail,
        "range": {"start": at},
        "selectionRange": {"start": at, "end": {"line": row, "character": end}},
    }


def _end(sent: dict[str, Any], document: Document, row: int) -> None:
    line = document.lines[row]
    width = len(line)
    if not document.is_plain(line):
        width = document.position(row, width).character
    sent["range"]["end"] = {"line": row, "character": width}


@lru_cache(maxsize=1 << 16)
def _symbol(line: str) -> _Symbol | None:
    found = parts(line)
    if not found:
        return None
    first = found[0]
    text = line.partition(":")[2].strip()
    if len(text) > _TEXT:
        text = f"{text[:_TEXT]}…"
    is_section = first.role is Role.FIELD and first.text == "section"
    if first.role is Role.KIND:
        named = found[1].text if len(found) > 1 else ""
        again = len(found) > 1 and found[1].role is Role.REFERENCE
        name = f"@{named}" if again else named or text or first.text
        kind = types.SymbolKind.Key if again else _KINDS[first.text]
        detail = f"{first.text} {text}" if named else first.text
    elif is_section:
        name, kind, detail = text or "section", types.SymbolKind.Namespace, "section"
    elif first.role is Role.REFERENCE:
        name = f"@{first.text}" if len(found) == 1 else " ".join(one.text for one in found)
        kind, detail = types.SymbolKind.Key, text
    else:
        return None
    return _Symbol(name, kind.value, detail, first.start, found[-1].end, is_section)


def foldings(document: Document) -> Ready:
    """What can be folded: each head with what hangs below it and stands under it, each section,
    and comments of several lines.
    """
    lines = document.lines
    found: _Found = []
    open_at: list[tuple[int, int]] = []  # column and row
    last = 0
    end = 0  # the row after the logical line that was last begun
    for row, line in enumerate(lines):
        if not line or line.isspace():
            continue
        pieces = parts(line)
        if not pieces:
            last = max(last, row)
            continue
        first = pieces[0]
        if first.role is Role.KIND or first.role is Role.REFERENCE:
            _close(open_at, first.start, last, found)
            open_at.append((first.start, row))
        elif first.text == "section":
            _close(open_at, -1, last, found)
            open_at.append((-1, row))
        if row >= end:
            end = block_end(lines, row)
        last = max(last, end - 1)
    _close(open_at, -1, last, found)
    found += _comments(lines)
    found.sort(key=lambda one: (one[0], -one[1]))
    return Ready([{"startLine": first, "endLine": end, "kind": kind.value}
                  for first, end, kind in found])  # fmt: skip


def _close(open_at: list[tuple[int, int]], column: int, last: int, found: _Found) -> None:
    while open_at and open_at[-1][0] >= column:
        start = open_at.pop()[1]
        if last > start:
            found.append((start, last, types.FoldingRangeKind.Region))


def _comments(lines: Sequence[str]) -> _Found:
    """Comments of several lines."""
    found: _Found = []
    start: int | None = None
    for row, line in enumerate([*lines, ""]):
        if line.lstrip(" ").startswith("#"):
            start = row if start is None else start
        elif start is not None:
            if row - 1 > start:
                found.append((start, row - 1, types.FoldingRangeKind.Comment))
            start = None
    return found
