"""Parse the unit after a number, unless the words there change the meaning of the number."""

from __future__ import annotations

import re
from typing import Final

from argmap.model.number_words import SCALES, TENS, UNITS
from argmap.model.numerals import SHORT, VULGAR

MONEY: Final = "£$€¥₹₽₩₺₴₪₫฿"

_PER_CENT: Final = re.compile(r"\s*(?:%|per ?cent\b|pct\b|p\.c\.)", re.IGNORECASE)
_PER_MILLE: Final = re.compile(r"\s*(?:‰|per ?mille?\b)", re.IGNORECASE)
_TIME: Final = re.compile(
    r"\s*(?:second|minute|hour|day|week|month|year|decade|generation|centur(?:y|ies))s?\b", re.I
)
_BEGINS: Final = re.compile(rf"[^\W\d_]|[°º{MONEY}]")
_NUMBERS: Final = frozenset({*UNITS, *TENS, *SCALES, *SHORT, "half", "halves", "zero"})
_NO_UNIT: Final = frozenset(
    {"and", "or", "plus", "minus", "less", "fewer", "more", "than", "to", "till", "until", "from"}
    | {"point", "but", "except", "not", "odd", "x", "in", "per", "January", "February", "March"}
    | {"April", "May", "June", "July", "August", "September", "October", "November", "December"}
)
"""Words that make the number part of another number, a date or a sum."""

_ALTERS: Final = re.compile(
    r"\band an?\b|\b(?:about|roughly|approx(?:imately)?|nearly|almost|at (?:the )?(?:least|most)"
    r"|(?:more|less) than|or (?:so|more|less|fewer|over|under)|perhaps|probably|plus|minus)\b"
    r"|^gross$",
    re.IGNORECASE,
)


def read_percent(text: str, at: int) -> tuple[str, int]:
    """Return ``"%"`` or ``"‰"`` and where it ends, or "" if there is no such sign.

    >>> read_percent("60 per cent of them", 2), read_percent("60 men", 2)
    (('%', 11), ('', 2))
    """
    if match := _PER_CENT.match(text, at):
        return "%", match.end()
    if match := _PER_MILLE.match(text, at):
        return "‰", match.end()
    return "", at


def read_unit(rest: str) -> str | None:
    """Return the unit in the text after a number; ``None`` if that text changes the number.

    >>> read_unit(" votes"), read_unit(""), read_unit(" and a half"), read_unit("th")
    ('votes', '', None, None)
    """
    text = rest.strip()
    if not text:
        return ""
    if _BEGINS.match(text) is None or not (rest[0].isspace() or text[0] in f"°º{MONEY}"):
        return None
    if any(sign.isdecimal() or sign in VULGAR or sign == "=" for sign in text):
        return None
    words = re.findall(r"[^\W\d_]+", text)
    if words and words[0] in _NO_UNIT:
        return None
    if _ALTERS.search(text) or not _NUMBERS.isdisjoint(word.lower() for word in words):
        return None
    return text


def is_time(rest: str) -> bool:
    """Whether a unit of time follows a number: "3 in 10 days" is not a share."""
    return _TIME.match(rest) is not None
