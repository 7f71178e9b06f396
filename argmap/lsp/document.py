"""An open text, with columns as argmap and as the editor count them.

argmap counts characters; the editor counts in the negotiated encoding, usually UTF-16 code units,
where a character outside the basic plane counts as two. For both, lines end at LF, CRLF or CR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from argmap.language.token_roles import TextParts
from argmap.model import Span

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BASIC: Final = "\uffff"
MARK: Final = "\ufeff"


class Document:
    """One version of a text; ``lines`` are its lines without line ends, always at least one.

    ``path`` is its file, ``None`` for a new text without one.
    """

    def __init__(
        self,
        uri: str,
        lines: list[str],
        version: int | None,
        codec: PositionCodec,
        line_end: str = "\n",
    ) -> None:
        self.uri = uri
        self.lines = lines
        self.version = version
        self.line_end = line_end
        self._codec = codec
        self._is_utf_16 = codec.encoding == types.PositionEncodingKind.Utf16
        self.path = file_of(uri)

    @classmethod
    def of(cls, uri: str, text: str, version: int | None, codec: PositionCodec) -> Document:
        """The document for an opened text.

        ``line_end`` is the end of its first line, by default LF.
        """
        match = _LINE_END.search(text)
        lines = _LINE_END.split(text)
        return cls(uri, lines, version, codec, match[0] if match else "\n")

    def changed(
        self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None
    ) -> Document:
        """The document after some changes, applied in order."""
        document = self
        for change in changes:
            lines = _LINE_END.split(change.text)
            if isinstance(change, types.TextDocumentContentChangePartial):
                lines = document._with(change.range, lines)
            document = Document(self.uri, lines, version, self._codec, self.line_end)
        return document

    def _with(self, range: types.Range, lines: list[str]) -> list[str]:
        row, column = self.place(range.start)
        last, end = max((row, column), self.place(range.end))
        lines[0] = self.lines[row][:column] + lines[0]
        lines[-1] += self.lines[last][end:]
        return [*self.lines[:row], *lines, *self.lines[last + 1 :]]

    @cached_property
    def text(self) -> str:
        """The whole text; every line ends as the first one does."""
        return self.line_end.join(self.lines)

    @cached_property
    def parts(self) -> TextParts:
        """The parts of each line."""
        return TextParts(self.lines)

    def line(self, row: int) -> str:
        """A line by its number from 0; empty after the last."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def place(self, position: types.Position) -> tuple[int, int]:
        """Row and column (from 0, in characters) of a position from the client.

        Positions beyond a line or the text mean its end.
        """
        if position.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        row = position.line
        line = self.lines[row]
        if self.is_plain(line):
            return row, min(position.character, len(line))
        units = 0
        for column, sign in enumerate(line):
            if units >= position.character:
                return row, column
            units += self._codec.client_num_units(sign)
        return row, len(line)

    def position(self, row: int, column: int) -> types.Position:
        """The client's position for a row and a column in characters."""
        line = self.line(row)[:column]
        units = len(line) if self.is_plain(line) else self._codec.client_num_units(line)
        return types.Position(row, units)

    def is_plain(self, line: str) -> bool:
        """Whether each character of a line counts as one, as in almost every line."""
        return line.isascii() or (self._is_utf_16 and _is_basic(line))

    def range(self, row: int, start: int, end: int) -> types.Range:
        """The client's range for part of one line."""
        return types.Range(self.position(row, start), self.position(row, end))

    def rows(self, first: int, after: int) -> types.Range:
        """The range of whole lines with their ends, ``after`` exclusive."""
        if after < len(self.lines):
            return types.Range(types.Position(first, 0), types.Position(after, 0))
        last = len(self.lines) - 1
        return types.Range(types.Position(first, 0), self.position(last, len(self.lines[last])))

    def range_of(self, span: Span | None) -> types.Range:
        """The range of a diagnostic or part of the map; the first line if it has no span."""
        if span is None:
            return self.range(0, 0, len(self.lines[0]))
        start = self.position(span.line - 1, self._column(span.line, span.column))
        end = self.position(span.end_line - 1, self._column(span.end_line, span.end_column))
        return types.Range(start, end)

    def _column(self, line: int, column: int) -> int:
        """Convert a parser column, which ignores a byte-order mark, to a column of this text."""
        marked = line == 1 and self.lines[0].startswith(MARK)
        return column if marked else column - 1

    @property
    def whole(self) -> types.Range:
        """The range of the whole text."""
        return self.rows(0, len(self.lines))


@lru_cache(maxsize=1 << 16)
def _is_basic(line: str) -> bool:
    """Whether all characters of a line are in the basic plane; cached, since it is asked often."""
    return max(line) <= _BASIC


@lru_cache(maxsize=1 << 8)
def file_of(uri: str) -> Path | None:
    """The file that a URI names, which need not exist; ``None`` if it cannot name a file.

    A file name may not be too long, or contain a NUL or an unpaired surrogate.

    >>> file_of("untitled:a"), file_of("file:///a%00b"), file_of("file:///nowhere/a.argmap")
    (None, None, PosixPath('/nowhere/a.argmap'))
    """
    if not uri.startswith("file:"):
        return None
    try:
        path = Path(to_fs_path(uri) or "")
        path.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        pass
    except (OSError, ValueError):
        return None
    return path if path.is_absolute() else None
