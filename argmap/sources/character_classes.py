"""Classify characters for tokenization: letters, digits, signs, punctuation.

Only the quotes, brackets, dashes and punctuation listed here can be left out of a citation. All
other signs count, including those that Unicode will add.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_APOSTROPHES: Final = "'’‘‛ʼ`´＇"
_HYPHENS: Final = "-‐‑‒–﹣－"
_COUNTED: Final = {
    "%": "%‰‱٪؉؊°℃℉",
    "s": "#§⁒",
    "&": "&@\\¶†‡※⁂|‖№",
    "/": "/⁄∕",
    "P": "′″‴⁗‵‶‷",
    "M": "−",
}
_POINTS: Final = ".,·٫٬"
_WITHIN_NUMBERS: Final = ":*•_〜"
_NO_SPACES: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19DF),  # Tai Le, New Tai Lue
    (0x1A20, 0x1AAF),  # Tai Tham
    (0x1B00, 0x1B7F),  # Balinese
    (0x3005, 0x3007),  # Han: iteration mark, closing mark, zero
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3031, 0x303C),  # kana repeat marks
    (0x3041, 0x312F),  # Hiragana, Katakana, Bopomofo
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xA980, 0xA9DF),  # Javanese
    (0xA9E0, 0xA9FF),  # Myanmar
    (0xAA60, 0xAADF),  # Myanmar, Tai Viet
    (0xF900, 0xFAFF),  # Han
    (0xFF66, 0xFF9D),  # half-width Katakana
    (0x11700, 0x1174F),  # Ahom
    (0x1AFF0, 0x1B16F),  # kana
    (0x20000, 0x3FFFD),  # Han
)


def has_no_spaces(char: str) -> bool:
    """Whether a letter belongs to a script without spaces between words.

    >>> [has_no_spaces(char) for char in "a官のไ한"]
    [False, True, True, True, False]
    """
    code = ord(char)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _NO_SPACES)


class Shapes(dict[int, str]):
    """A translation table from characters to one-letter classes.

    Each character becomes one letter, so positions do not change.

    ========  ====================================================================================
    ``a``     a letter, or a number written as letters (``Ⅳ``)
    ``c``     a letter of a script without spaces between words
    ``0``     a digit
    ``n``     a number in one character (``½``, ``③``)
    ``u``     raised or lowered (``²``, ``₂``, ``⁻``)
    ``m``     a mark on the character before it
    ``'``     an apostrophe; a quote at the end of a word
    ``-``     a hyphen or an en dash
    ``_``     a soft hyphen
    ``~``     invisible
    ``M``     the minus sign
    ``$``     a currency symbol
    ``%``     a sign after a number: ``%``, ``‰``, ``°``
    ``P``     a prime
    ``s``     a sign before a number: ``<``, ``±``, ``#``, ``§``
    ``e``     ``=``
    ``/``     a slash
    ``&``     any other sign, which is a word of its own
    ``.``     a point or comma, also raised
    ``,``     other signs that can be part of a number: ``:``, ``*``
    ``!``     an exclamation mark
    ``G``     other punctuation, and long dashes
    ``"``     a quote or a bracket
    ========  ====================================================================================

    All other characters are line feeds and spaces.

    >>> "No 5–6 %!".translate(Shapes())
    'aa 0-0 %!'
    """

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape(chr(code))
        return shape


def _listed() -> dict[str, str]:
    found = dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-")
    for shape, chars in _COUNTED.items():
        found |= dict.fromkeys(chars, shape)
    found |= dict.fromkeys(_POINTS, ".") | dict.fromkeys(_WITHIN_NUMBERS, ",")
    # Letters of a script without spaces, but used like marks on the character before.
    found |= dict.fromkeys("\uff9e\uff9f", "m")
    # They reverse the text, so they are not ignored like other invisible characters.
    found |= dict.fromkeys("\u202d\u202e", "&")
    return found | {"\n": "\n", "\u00ad": "_", '"': '"', "!": "!", "=": "e", "^": "s", "~": "s"}


_LISTED: Final = _listed()
_BY_CATEGORY: Final = {
    "Nd": "0", "No": "n", "Nl": "a", "Cf": "~", "Cc": " ",
    "Sc": "$", "Sm": "s", "Sk": "s", "So": "&", "Co": "&", "Cn": "&", "Cs": "&",
    "Ps": '"', "Pe": '"', "Pi": '"', "Pf": '"', "Pc": ",", "Pd": "G", "Po": "G",
}  # fmt: skip


def _shape(char: str) -> str:
    if char in _LISTED:
        return _LISTED[char]
    if unicodedata.decomposition(char).startswith(("<super>", "<sub>")):
        return "u"
    folded = unicodedata.normalize("NFKC", char)
    if folded != char and folded in _LISTED:  # such as full-width forms
        return _LISTED[folded]
    category = unicodedata.category(char)
    if category[0] in "LN" and has_no_spaces(char) and category != "Nd":
        return "c"
    if category == "Sm" and "ARROW" in unicodedata.name(char, ""):
        return "&"
    return _BY_CATEGORY.get(category) or {"L": "a", "M": "m"}.get(category[0], " ")
