"""Load maps from strings and files, with the names that :mod:`json` uses."""

from __future__ import annotations

from pathlib import Path

from argmap.file_io import read_plain
from argmap.language.parse_result import ParseResult
from argmap.language.parser import parse
from argmap.model import ArgmapError, ArgumentMap, Diagnostic, Span, problem
from argmap.model.codes import Code
from argmap.model.type_checks import as_path, expect


def loads(text: str) -> ArgumentMap:
    """Parse a map from a string.

    Raises :class:`ArgmapError` with all diagnostics if the text has errors.

    >>> loads("map: Durability\\nthesis t: It lasts.\\n").title
    'Durability'
    """
    return _accept(parse(text))


def load(path: str | Path) -> ArgumentMap:
    """Parse a map from a UTF-8 file.

    Raises :class:`ArgmapError` if the text has errors or is not UTF-8, and :class:`OSError` if the
    file cannot be read.
    """
    return _accept(parse_file(path))


def parse_file(path: str | Path) -> ParseResult:
    """Parse a file, with errors reported as diagnostics.

    Raises :class:`OSError` if the file cannot be read, is larger than ``ARGMAP_MAX_BYTES`` (64 MiB
    by default), or is a folder, a device or a pipe.
    """
    return parse_bytes(read_plain(as_path(path)), str(path))


def parse_bytes(data: bytes, path: str | None = None) -> ParseResult:
    """Parse a UTF-8 text given as bytes; any other encoding gives an empty map (``not-utf8``).

    >>> parse_bytes(b"\\xff").diagnostics[0].message
    'byte 0xFF is not valid UTF-8'
    """
    expect(data, (bytes, bytearray), "data")
    try:
        return parse(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        return ParseResult(ArgumentMap(), (_not_text(data, error, path),))


def _not_text(data: bytes, error: UnicodeDecodeError, path: str | None) -> Diagnostic:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    hint = "save it as UTF-8"
    if b"\0" in data[:1024]:
        hint = "this looks like a binary file or UTF-16; save it as UTF-8 text"
    message = f"byte 0x{data[error.start]:02X} is not valid UTF-8"
    return problem(Code.NOT_UTF8, message, Span(line, column, line, column + 1, path), hint)


def _accept(reading: ParseResult) -> ArgumentMap:
    if reading.has_errors:
        raise ArgmapError(reading.diagnostics)
    return reading.map
