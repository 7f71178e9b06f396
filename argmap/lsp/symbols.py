"""The outline of a text for an editor: its symbols, and what of it can be folded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lsprotocol import types

from argmap.lsp.document import Document
from argmap.lsp.line import Role, parts
from argmap.lsp.outline import block_end
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


def symbols(document: Document) -> list[types.DocumentSymbol]:
    """The sections, statements, arguments and relations of a text, as they are nested."""
    top: list[types.DocumentSymbol] = []
    section: types.DocumentSymbol | None = None
    open_at: list[tuple[int, types.DocumentSymbol]] = []
    last = 0  # the last row that has something on it
    for row, line in enumerate(document.lines):
        found = parts(line)
        if not line.strip():
            continue
        here, column = last, len(line) - len(line.lstrip(" "))
        last = row
        symbol = _symbol(document, row)
        if symbol is None:
            continue
        is_section = found[0].text == "section"
        while open_at and (open_at[-1][0] >= column or is_section):
            _end(open_at.pop()[1], document, here)
        if is_section:
            if section is not None:
                _end(section, document, here)
            section = symbol
            top.append(symbol)
            continue
        above = open_at[-1][1] if open_at else section
        siblings = top if above is None else above.children
        assert isinstance(siblings, list)
        siblings.append(symbol)
        if len(open_at) < _DEEPEST:
            open_at.append((column, symbol))
    for _, symbol in open_at:
        _end(symbol, document, last)
    if section is not None:
        _end(section, document, last)
    return top


def _end(symbol: types.DocumentSymbol, document: Document, row: int) -> None:
    symbol.range = types.Range(symbol.range.start, document.position(row, len(document.line(row))))


def _symbol(document: Document, row: int) -> types.DocumentSymbol | None:
    line = document.line(row)
    found = parts(line)
    if not found:
        return None
    first = found[0]
    text = line.partition(":")[2].strip()
    if len(text) > _TEXT:
        text = f"{text[:_TEXT]}…"
    if first.role is Role.KIND:
        named = found[1].text if len(found) > 1 else ""
        again = len(found) > 1 and found[1].role is Role.REFERENCE
        name = f"@{named}" if again else named or text or first.text
        kind = types.SymbolKind.Key if again else _KINDS[Kind(first.text)] \
            if first.text != ARGUMENT else _KINDS[ARGUMENT]  # fmt: skip
        detail = f"{first.text} {text}" if named else first.text
    elif first.text == "section" and first.role is Role.FIELD:
        name, kind, detail = text or "section", types.SymbolKind.Namespace, "section"
    elif first.role is Role.REFERENCE:
        name = f"@{first.text}" if len(found) == 1 else " ".join(one.text for one in found)
        kind, detail = types.SymbolKind.Key, text
    else:
        return None
    whole = document.range(row, first.start, len(line))
    chosen = document.range(row, first.start, found[-1].end)
    return types.DocumentSymbol(name, kind, whole, chosen, detail=detail, children=[])


def foldings(document: Document) -> list[types.FoldingRange]:
    """What can be folded: each head with what hangs below it and stands under it, each section,
    the headers, and comments of several lines.
    """
    lines = document.lines
    found: list[types.FoldingRange] = []
    open_at: list[tuple[int, int]] = []  # column and row
    last = 0
    for row, line in enumerate(lines):
        if not line.strip():
            continue
        pieces = parts(line)
        column = len(line) - len(line.lstrip(" "))
        if pieces and pieces[0].role in (Role.KIND, Role.REFERENCE):
            _close(open_at, column, last, found)
            open_at.append((column, row))
        elif pieces and pieces[0].text == "section":
            _close(open_at, -1, last, found)
            open_at.append((-1, row))
        last = max(last, block_end(lines, row) - 1) if pieces else max(last, row)
    _close(open_at, -1, last, found)
    found += _runs(lines, Role.COMMENT, types.FoldingRangeKind.Comment)
    return sorted(found, key=lambda one: (one.start_line, -one.end_line))


def _close(
    open_at: list[tuple[int, int]], column: int, last: int, found: list[types.FoldingRange]
) -> None:
    while open_at and open_at[-1][0] >= column:
        start = open_at.pop()[1]
        if last > start:
            found.append(types.FoldingRange(start, last, kind=types.FoldingRangeKind.Region))


def _runs(
    lines: Sequence[str], role: Role, kind: types.FoldingRangeKind
) -> list[types.FoldingRange]:
    """Lines of one sort that follow each other."""
    found: list[types.FoldingRange] = []
    start: int | None = None
    for row, line in enumerate([*lines, ""]):
        pieces = parts(line)
        if pieces and pieces[0].role is role:
            start = row if start is None else start
        elif start is not None:
            if row - 1 > start:
                found.append(types.FoldingRange(start, row - 1, kind=kind))
            start = None
    return found
