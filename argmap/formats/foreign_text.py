"""The text of a file of another format, and the errors of one that is broken."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from argmap.model import ArgmapError, Diagnostic, Severity, Span, problem
from argmap.model.attribution import UNNAMED, Attribution
from argmap.model.clean_text import clean
from argmap.model.codes import Code
from argmap.model.name_matching import normal_form

WITHOUT_TEXT: Final = "(no text)"
"""The text in the map of a statement that has neither a text nor a name in its file."""

_SHOWN: Final = 60
_HALF: Final = re.compile("[\ud800-\udfff]")


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
    nested. ``NaN`` and infinite numbers are refused, and objects with two values for one key, of
    which one would be lost.
    """
    text = decoded(data, path)
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        broken(f"this is not JSON: {error.msg}", line_span(error.lineno, path, error.colno))
    except RecursionError:
        broken("this JSON is nested too deeply", line_span(1, path))
    except ValueError as error:  # a number with thousands of digits
        broken(f"this is not JSON: {str(error).partition(';')[0]}", line_span(1, path))


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number in JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key in made if times[key] > 1)
        short = [one for one in pairs if one[0] != twice and isinstance(one[1], (str, int))]
        near = f"{json.dumps(short[0][0])}: {json.dumps(short[0][1])}" if short else ""
        where = f" (in the object with {near[:_SHOWN]})" if near else ""
        broken(f"an object has the key {twice!r} twice{where}", hint="rename or remove one of them")
    return made


def text_or(text: str, *others: str) -> str:
    """Return the text that a statement has in the map: the first that is not empty there.

    >>> text_or(" \\u2028", "n1"), text_or("", "")
    ('n1', '(no text)')
    """
    return next((found for one in (text, *others) if (found := clean(one))), WITHOUT_TEXT)


def holders(names: Iterable[str]) -> Attribution | None:
    """Return people as ``by:`` can name them, or ``None`` if there is nobody.

    The signs that ``by:`` gives a meaning are left out: semicolons, and question marks at the end.

    >>> str(holders(["Mill; J. S.", "Who?", "?"])), holders(["unnamed"])
    ('Mill, J. S.; Who', None)
    """
    plain = (clean(name).replace(";", ",").strip(", ").rstrip("? ") for name in names)
    known = [name for name in plain if name and normal_form(name) != normal_form(UNNAMED)]
    return Attribution(tuple(known)) if known else None


def json_bytes(value: Any) -> bytes:
    """Return a value as indented JSON, with half characters, which JSON can have, escaped."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    whole = _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return f"{whole}\n".encode()
