"""JSON of any depth as text; the encoder of Python fails at some hundred levels."""

from __future__ import annotations

import json
import re
from math import isinf
from typing import Any, Final

_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class _Text(str):
    """A piece of JSON that is written as it is."""


def json_text(value: Any) -> str:
    r"""Return a value as JSON on one line, with the order of its keys.

    >>> json_text({"a": [1, "é", None], "b": {}})
    '{"a": [1, "é", null], "b": {}}\n'
    """
    parts: list[str] = []
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Text):
            parts.append(one)
        elif one and isinstance(one, (dict, list)):
            pieces: list[Any] = []
            for each in one:
                comma = ", " if pieces else ""
                if isinstance(one, dict):
                    pieces += [_Text(f"{comma}{json.dumps(each, ensure_ascii=False)}: "), one[each]]
                else:
                    pieces += [_Text(comma), each]
            opening, closing = "{}" if isinstance(one, dict) else "[]"
            waiting += [_Text(closing), *reversed(pieces), _Text(opening)]
        elif isinstance(one, float) and isinf(one):  # a number that is too large for a float
            parts.append("1e999" if one > 0 else "-1e999")
        else:
            parts.append(json.dumps(one, ensure_ascii=False))
    text = "".join(parts) + "\n"
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
