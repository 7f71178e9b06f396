"""The text of a file of another format, and the errors of one that is broken."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from argmap.model import ArgmapError, Diagnostic, Severity, Span, problem
from argmap.model.codes import Code


def broken(message: str, where: Span | None = None, hint: str = "") -> NoReturn:
    """Raise :class:`ArgmapError` (``bad-import``): a file is not of the format it seems to be."""
    raise ArgmapError([problem(Code.BAD_IMPORT, message, where, hint)])


def lost(message: str, where: Span | None = None, hint: str = "") -> Diagnostic:
    """Return the diagnostic for something that a map has no place for (``import-loss``)."""
    return problem(Code.IMPORT_LOSS, message, where, hint, severity=Severity.WARNING)


def line_span(line: int, path: str | None, column: int = 1) -> Span:
    """Return the place of a line in a file, from a column on; both count from 1."""
    return Span(line, column, line, column + 1, path)


def decoded(data: bytes, path: str | None) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte-order mark.

    Raises :class:`ArgmapError` (``not-utf8``) for other bytes.
    """
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02X} is not valid UTF-8"
        raise ArgmapError(
            [problem(Code.NOT_UTF8, message, line_span(line, path), "save it as UTF-8")]
        ) from None


def parsed_json(data: bytes, path: str | None) -> Any:
    """Parse JSON, with the order of its keys.

    Raises :class:`ArgmapError` (``bad-import``), with the place, if it is not JSON or too deeply
    nested. ``NaN`` and infinite numbers are refused.
    """
    text = decoded(data, path)
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        broken(f"this is not JSON: {error.msg}", line_span(error.lineno, path, error.colno))
    except RecursionError:
        broken("this JSON is nested too deeply", line_span(1, path))
    except ValueError as error:  # a number with thousands of digits
        broken(f"this is not JSON: {str(error).partition(';')[0]}", line_span(1, path))


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number in JSON")
