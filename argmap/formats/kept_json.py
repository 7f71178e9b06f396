"""JSON in the value of an ``x-`` field, where every space and character survives.

The text of a field is one line with single spaces, so what would not survive is escaped as JSON
allows.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

_LOST: Final = re.compile("(?<= ) |[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def kept_json(value: Any) -> str:
    """Return a value as JSON that a field of a map keeps as it is.

    >>> kept_json({"text": "two  spaces"})
    '{"text":"two \\\\u0020spaces"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _LOST.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_kept_json(text: str) -> Any:
    """Return the value; raises :class:`ValueError` if somebody has made it invalid."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def kept_value(text: str | None, default: Any) -> Any:
    """Return the value that a field keeps, or a default.

    The default is returned if there is no such field, or if somebody has made it invalid or a value
    of another type; a default of ``None`` allows any type.

    >>> kept_value('["a"]', []), kept_value('{"a": 1}', []), kept_value("[", [])
    (['a'], [], [])
    """
    try:
        found = default if text is None else from_kept_json(text)
    except ValueError:
        return default
    return found if default is None or isinstance(found, type(default)) else default
