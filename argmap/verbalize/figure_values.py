"""The values of figures in prose: with words for the signs around a number."""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = {
    ">=": "at least ", "≥": "at least ", ">": "more than ", "<=": "at most ", "≤": "at most ",
    "<": "less than ", "~": "about ", "≈": "about ", "c.": "about ", "ca.": "about ",
}  # fmt: skip
"""Words for the signs that stand before a number."""
_SIGN: Final = re.compile(r"(>=|<=|[<>≥≤~≈]|ca?\.)\s*(?=\S)")
_OR_MORE: Final = re.compile(r"(?<=\d)\s?\+(?=\s|$)")


def in_words(value: str) -> str:
    """A value with words for the signs around its number.

    >>> in_words(">= 100 men"), in_words("100+"), in_words("98 of 139")
    ('at least 100 men', '100 or more', '98 of 139')
    """
    sign = _SIGN.match(value)
    if sign is not None:
        return f"{_SIGNS[sign[1]]}{value[sign.end() :]}"
    return _OR_MORE.sub(" or more", value)
