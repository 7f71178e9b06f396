"""A text that is open in an editor, and the two ways to count its columns.

argmap counts characters; an editor counts what the two agreed on, as a rule units of UTF-16, in
which a sign beyond the basic plane is two. Lines end at LF, CRLF or CR, for both.
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
    """One version of a text: its ``lines`` without their ends, of which there is always one.

    ``path`` is its file, ``None`` where it has none (a new text).
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
        """A text as it is opened. ``line_end`` is what ends its first line, LF where none does."""
        match = _LINE_END.search(text)
        lines = _LINE_END.split(text)
        return cls(uri, lines, version, codec, match[0] if match else "\n")

    def changed(
        self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int | None
    ) -> Document:
        """The text after some changes, which a client makes one after another."""
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
        """What the parts of each line are."""
        return TextParts(self.lines)

    def line(self, row: int) -> str:
        """A line by its number from 0; empty beyond the last."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def place(self, position: types.Position) -> tuple[int, int]:
        """Row and column, from 0 and in characters, of a position that a client names.

        What lies beyond a line or the text is taken to be its end.
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
        """The position, as the client counts, of a row and a column in characters."""
        line = self.line(row)[:column]
        units = len(line) if self.is_plain(line) else self._codec.client_num_units(line)
        return types.Position(row, units)

    def is_plain(self, line: str) -> bool:
        """Whether each character of a line counts for one, as in nearly every line."""
        return line.isascii() or (self._is_utf_16 and _is_basic(line))

    def range(self, row: int, start: int, end: int) -> types.Range:
        """A stretch of one line, as the client counts."""
        return types.Range(self.position(row, start), self.position(row, end))

    def rows(self, first: int, after: int) -> types.Range:
        """Whole lines, ``after`` exclusive, with their ends."""
        if after < len(self.lines):
            return types.Range(types.Position(first, 0), types.Position(after, 0))
        last = len(self.lines) - 1
        return types.Range(types.Position(first, 0), self.position(last, len(self.lines[last])))

    def range_of(self, span: Span | None) -> types.Range:
        """The place of a problem or of a part of the map; without one, the first line."""
        if span is None:
            return self.range(0, 0, len(self.lines[0]))
        start = self.position(span.line - 1, self._column(span.line, span.column))
        end = self.position(span.end_line - 1, self._column(span.end_line, span.end_column))
        return types.Range(start, end)

    def _column(self, line: int, column: int) -> int:
        """A column of the text as argmap reads it, without a byte-order mark, in this text."""
        marked = line == 1 and self.lines[0].startswith(MARK)
        return column if marked else column - 1

    @property
    def whole(self) -> types.Range:
        """All of the text."""
        return self.rows(0, len(self.lines))


@lru_cache(maxsize=1 << 16)
def _is_basic(line: str) -> bool:
    """Whether no sign of a line lies beyond the basic plane; asked again and again of each."""
    return max(line) <= _BASIC


@lru_cache(maxsize=1 << 8)
def file_of(uri: str) -> Path | None:
    """The file that a URI names, which need not be there yet; ``None`` where it names none: no
    file has a NUL in its name, or half of a character, or a name that is too long.

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
