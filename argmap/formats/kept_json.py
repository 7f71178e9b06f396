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
