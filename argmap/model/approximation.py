"""Hedges before or after a number, such as "about" and "at least"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_BEFORE: Final = {
    "about": (
        "about", "c.", "ca.", "ca", "circa", "around", "some", "roughly", "approximately",
        "approx.", "approx", "nearly", "almost", "close to", "an estimated", "estimated", "~", "≈",
    ),
    "more than": ("over", "more than", "above", "just over", "well over", ">"),
    "at least": (
        "at least", "no less than", "no fewer than", "not less than", "not fewer than",
        "a minimum of", "≥", ">=",
    ),
    "less than": ("less than", "fewer than", "under", "below", "just under", "<"),
    "at most": ("at most", "up to", "no more than", "not more than", "a maximum of", "≤", "<="),
}  # fmt: skip
_BEHIND: Final = {
    "about": (
        "or so", "odd", "or thereabouts", "more or less", "approximately", "approx.", "roughly",
        "give or take",
    ),
    "at least": (
        "or more", "or over", "or above", "and more", "at least", "at the least", "upwards", "+",
    ),
    "at most": ("or less", "or fewer", "or under", "at most", "at the most"),
}  # fmt: skip


def _by_words(hedges: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {words: hedge for hedge, all in hedges.items() for words in all}


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_BEFORE_WORDS, _BEHIND_WORDS = _by_words(_BEFORE), _by_words(_BEHIND)
_FIRST: Final = re.compile(rf"({_either(_BEFORE_WORDS)})(?:(?<=\w)\s+|(?<=\W)\s*)", re.I)
_LAST: Final = re.compile(rf"(?:,?\s+|-(?=odd)|(?=\+))({_either(_BEHIND_WORDS)})(?!\w)", re.I)


def hedge_before(text: str) -> tuple[str, int]:
    """Return the hedge at the beginning of a text, and the index of the number after it.

    >>> hedge_before("no more than 40"), hedge_before("40")
    (('at most', 13), ('', 0))
    """
    match = _FIRST.match(text)
    return (_BEFORE_WORDS[_plain(match[1])], match.end()) if match else ("", 0)


def hedge_behind(rest: str) -> tuple[str, str]:
    """Return the hedge directly after a number or at the end of ``rest``, and the other text.

    >>> hedge_behind(" or more men"), hedge_behind(" men at most"), hedge_behind(" men")
    (('at least', ' men'), ('at most', ' men'), ('', ' men'))
    """
    for match in _LAST.finditer(rest):
        if match.start() == 0 or match.end() == len(rest):
            return _BEHIND_WORDS[_plain(match[1])], rest[: match.start()] + rest[match.end() :]
    return "", rest


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
