"""The normal form in which names are compared: holders, subjects, measures, tags, units, paths.

Two names are the same if their normal forms are equal. Names are displayed as written.

The form is the compatibility caseless matching of the Unicode Standard (section 3.13, D146; Unicode
Standard Annex 15), without the default ignorable characters of Annex 31. In addition, quotation
marks, dashes and spaces are unified, because keyboards and typesetters interchange them. It is not
the skeleton of Unicode Technical Standard 39: lookalike letters of two scripts remain different,
and so do letters with and without an accent. ``docs/language.md`` has a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_SINGLE_QUOTES: Final = "`´‘’‚‛ʹʻʼʽˈ′‹›＇׳"
_DOUBLE_QUOTES: Final = "“”„‟ʺ″«»＂״"
_DASHES: Final = "‐‑‒–—―−⁃־⸺⸻﹘﹣－"
_SLASHES: Final = "⁄∕"
_SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SLASHES, "/"),
    }
)
# The property Default_Ignorable_Code_Point, which Python lacks: soft hyphens, joiners, direction
# marks, variation selectors, fillers.
_IGNORABLE: Final = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# NFKC would turn 10² and 10₂ into 102, and 2½ into 21/2.
_AFTER_DIGIT: Final = r"(?<=\d)(?:([²³¹⁰-⁹])|([₀-₉])|(?=[¼-¾⅐-⅟↉]))"


@lru_cache(maxsize=1 << 16)
def normal_form(name: str) -> str:
    """Return the form in which a name is compared with others.

    >>> normal_form("Dockers’  Union") == normal_form("dockers' union")
    True
    >>> normal_form("1914–18"), normal_form("CO₂"), normal_form("10²") == normal_form("102")
    ('1914-18', 'co2', False)
    """
    if name.isascii() and "`" not in name:
        return " ".join(name.casefold().split())
    name = re.sub(_AFTER_DIGIT, _kept_apart, name).translate(_SIGNS)
    folded = unicodedata.normalize("NFD", name)
    for _ in range(2):
        folded = unicodedata.normalize("NFKC", folded.casefold())
    folded = unicodedata.normalize("NFKC", re.sub(_IGNORABLE, "", folded)).translate(_SIGNS)
    return " ".join(folded.split())


def _kept_apart(match: re.Match[str]) -> str:
    raised, lowered = match.groups()
    return f"^{raised}" if raised else f"_{lowered}" if lowered else " "


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without duplicates, each in its first spelling.

    >>> unique_names(["Carr", "the Poor Law", "CARR"])
    ('Carr', 'the Poor Law')
    """
    return tuple(first_spellings(names).values())


def first_spellings(names: Iterable[str]) -> dict[str, str]:
    """Return the first spelling of each name, by normal form.

    >>> first_spellings(["Carr", "CARR"])
    {'carr': 'Carr'}
    """
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(normal_form(name), name)
    return found
