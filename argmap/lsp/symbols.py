"""Document symbols and folding ranges.

A large text has thousands, requested after every keystroke. So they are made in JSON form
(:class:`~argmap.lsp.preserialized.Ready`), and the symbol of each line is cached.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from lsprotocol import types

from argmap.frozen_class import frozen
from argmap.language.token_roles import Part, Role, parts
from argmap.lsp.document import Document
from argmap.lsp.line_context import block_end
from argmap.lsp.preserialized import Ready
from argmap.model import Kind
from argmap.model.vocabulary import SECTIONS, ArgumentKind

_DEEPEST: Final = 40
"""Maximum nesting of symbols; deeper ones are put on this level. Editors show no more, and they
refuse messages that are nested too deeply."""

_TEXT: Final = 60
_FEW: Final = 100
"""Maximum number of lines that are updated one by one."""
_KINDS: Final[Mapping[str, types.SymbolKind]] = {
    Kind.THESIS: types.SymbolKind.Class,
    Kind.CLAIM: types.SymbolKind.Field,
    Kind.EVIDENCE: types.SymbolKind.Constant,
    ArgumentKind.ARGUMENT: types.SymbolKind.Method,
    ArgumentKind.COUNTER: types.SymbolKind.Method,
    Kind.ASSUMPTION: types.SymbolKind.Variable,
    Kind.WARRANT: types.SymbolKind.Interface,
    Kind.OBJECTION: types.SymbolKind.Event,
    Kind.UNDERCUT: types.SymbolKind.Event,
    Kind.UNLESS: types.SymbolKind.Event,
    Kind.REBUTTAL: types.SymbolKind.Operator,
    Kind.QUESTION: types.SymbolKind.Enum,
    Kind.ANSWER: types.SymbolKind.EnumMember,
}


_Found = list[tuple[int, int, types.FoldingRangeKind]]  # first and last row


@frozen
class _Symbol:
    """The symbol of a line; ``start`` and ``end`` are the columns of its name.

    ``column`` decides its nesting: what belongs to the top level is never nested. ``level`` is that
    of a section, and 0 for other parts.
    """

    name: str
    kind: int
    detail: str
    start: int
    end: int
    column: int
    level: int


class Outline:
    """The symbols of one text across versions, nested as in the outline.

    If a keystroke only changes the text of some lines, the previous response is updated.
    """

    def __init__(self) -> None:
        self._lines: Sequence[str] = ()
        self._top: list[Any] = []
        self._sent: dict[int, dict[str, Any]] = {}
        self._ends: dict[int, dict[str, int]] = {}  # shared by all symbols that end at a row
        self._depends = False  # whether the context decides if some line is a symbol
        self._titles: dict[int, str] = {}  # of the statements that begin in these rows

    def symbols(self, document: Document) -> Ready:
        """The symbols of a version."""
        changed = self._changed(document)
        if changed is None:
            self._build(document)
        else:
            for row in changed:
                self._renew(row, document)
        self._lines = document.lines
        return Ready(self._top)

    def _changed(self, document: Document) -> list[int] | None:
        """The rows whose symbols have changed; ``None`` if the nesting may have changed."""
        lines = document.lines
        if len(lines) != len(self._lines) or self._depends:
            return None
        pairs = enumerate(zip(self._lines, lines, strict=True))
        rows = [row for row, (old, new) in pairs if old is not new and old != new]
        if len(rows) > _FEW:
            return None
        for row in rows:
            if document.parts.depends(row):
                return None
            old, new = self._lines[row], lines[row]
            before, after = _symbol(old), _symbol(new)
            if _title(old) is not None or _title(new) is not None:
                return None
            if _is_blank(old) != _is_blank(new) or (before is None) != (after is None):
                return None
            if before and after and (before.start, before.column, before.level) != (
                after.start, after.column, after.level
            ):  # fmt: skip
                return None
        return rows

    def _renew(self, row: int, document: Document) -> None:
        line = document.lines[row]
        symbol = _symbol(line)
        if symbol is not None:
            sent = self._sent[row]
            renewed = _sent(symbol, document, row, line)
            if row in self._titles:
                _entitle(renewed, self._titles[row])
            renewed["range"]["end"] = sent["range"]["end"]
            sent.update(renewed)
        if row in self._ends:
            self._ends[row]["character"] = _width(document, row)

    def _build(self, document: Document) -> None:
        self._top = []
        self._sent, self._ends, self._titles, self._depends = {}, {}, {}, False
        sections: list[tuple[int, dict[str, Any]]] = []  # open ones with their levels
        open_at: list[tuple[int, dict[str, Any]]] = []
        head = -1  # the row of the statement to which a title would belong
        last = 0  # the last row that is not blank
        for row, line in enumerate(document.lines):
            symbol = _symbol(line)
            if symbol is not None and document.parts.depends(row):
                self._depends = True
                symbol = None if document.parts.is_text(row) else symbol
            if symbol is None:
                title = _title(line)
                if title and head >= 0:
                    self._titles[head] = title
                    _entitle(self._sent[head], title)
                if not _is_blank(line):
                    last = row
                continue
            while open_at and (open_at[-1][0] >= symbol.column or symbol.level):
                self._end(open_at.pop()[1], document, last)
            sent = self._sent[row] = _sent(symbol, document, row, line)
            last, here = row, last
            while symbol.level and sections and sections[-1][0] >= symbol.level:
                self._end(sections.pop()[1], document, here)
            head = -1 if symbol.level else row
            around = open_at or sections
            beside = around[-1][1].setdefault("children", []) if around else self._top
            beside.append(sent)
            if symbol.level:
                sections.append((symbol.level, sent))
            elif len(open_at) < _DEEPEST:
                open_at.append((symbol.column, sent))
            else:
                self._end(sent, document, row)
        for _, sent in (*open_at, *sections):
            self._end(sent, document, last)

    def _end(self, sent: dict[str, Any], document: Document, row: int) -> None:
        if row not in self._ends:
            width = _width(document, row)
            self._ends[row] = {"line": row, "character": width}
        sent["range"]["end"] = self._ends[row]


def _is_blank(line: str) -> bool:
    return not line or line.isspace()


def _width(document: Document, row: int) -> int:
    line = document.lines[row]
    return len(line) if document.is_plain(line) else document.position(row, len(line)).character


def _sent(symbol: _Symbol, document: Document, row: int, line: str) -> dict[str, Any]:
    """A symbol in JSON form; its end is filled in when the next one starts."""
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


def _entitle(sent: dict[str, Any], title: str) -> None:
    """Show a statement's title in place of its text; it names a statement that has no id."""
    kind, _, text = sent["detail"].partition(" ")
    if text:
        sent["detail"] = f"{kind} {title}"
    else:
        sent["name"] = title


def _title(line: str) -> str | None:
    """The title of a statement, if the line is that; cut short like a text."""
    if not line.lstrip(" ").startswith("title:"):
        return None
    return _short(line.partition(":")[2].strip())


def _short(text: str) -> str:
    return f"{text[:_TEXT]}…" if len(text) > _TEXT else text


@lru_cache(maxsize=1 << 16)
def _symbol(line: str) -> _Symbol | None:
    found = parts(line)
    if not found:
        return None
    first = found[0]
    text = _short(line.partition(":")[2].strip())
    level = _level(first)
    if first.role is Role.KIND:
        named = found[1].text if len(found) > 1 else ""
        again = len(found) > 1 and found[1].role is Role.REFERENCE
        name = f"@{named}" if again else named or text or first.text
        kind = types.SymbolKind.Key if again else _KINDS[first.text]
        detail = f"{first.text} {text}" if named else first.text
    elif level:
        name, kind, detail = text or first.text, types.SymbolKind.Namespace, first.text
    elif first.role is Role.REFERENCE:
        name = f"@{first.text}" if len(found) == 1 else " ".join(one.text for one in found)
        kind, detail = types.SymbolKind.Key, text
    else:
        return None
    column = 0 if first.role is Role.REFERENCE else first.start
    return _Symbol(name, kind.value, detail, first.start, found[-1].end, column, level)


def _level(first: Part) -> int:
    """The level of the section that a line begins, given its first part; 0 if it begins none."""
    is_section = first.role is Role.FIELD and first.text in SECTIONS
    return SECTIONS.index(first.text) + 1 if is_section else 0


def foldings(document: Document) -> Ready:
    """The folding ranges: statements, sections, and comments of several lines.

    The range of a statement has its continuation lines and its children.
    """
    lines = document.lines
    found: _Found = []
    open_at: list[tuple[int, int]] = []  # column (of a section, a negative number) and row
    last = 0
    end = 0  # the row after the last logical line that started
    for row, line in enumerate(lines):
        if not line or line.isspace():
            continue
        pieces = document.parts[row]
        if not pieces:
            last = max(last, row)
            continue
        first = pieces[0]
        if first.role is Role.KIND or first.role is Role.REFERENCE:
            column = 0 if first.role is Role.REFERENCE else first.start
            _close(open_at, column, last, found)
            open_at.append((column, row))
        elif level := _level(first):
            _close(open_at, level - len(SECTIONS) - 1, last, found)
            open_at.append((level - len(SECTIONS) - 1, row))
        if row >= end:
            end = block_end(document.parts, row)
        last = max(last, end - 1)
    _close(open_at, -len(SECTIONS), last, found)
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
