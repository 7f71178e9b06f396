"""Formulas on one line of plain text.

They are written as in UnicodeMath, the linear format of Unicode Technical Note 28 (M. Sargent):
``x_i``, ``a/b``, ``√(x + 1)``. Of a formula with parts without such a form, as a matrix has, the
LaTeX is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category, normalize
from xml.etree.ElementTree import Element

from argmap.formulas.mathml import mathml

_SUPERSCRIPTS: Final = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_SUBSCRIPTS: Final = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL: Final = re.compile(r"[0-9+\-−=()]*[0-9][0-9+\-−=()]*")
_ACCENTS: Final = {
    "¯": "\N{COMBINING MACRON}",
    "―": "\N{COMBINING MACRON}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "~": "\N{COMBINING TILDE}",
    "˙": "\N{COMBINING DOT ABOVE}",
    "¨": "\N{COMBINING DIAERESIS}",
    "→": "\N{COMBINING RIGHT ARROW ABOVE}",
}
_MORE_COMMON: Final = str.maketrans("∣⋅◻\u2009\u2006\xa0", "|·□   ")
"""Symbols that few fonts have, and others that look the same."""
_UNSPACED: Final = frozenset("¬∀∃∄∂∇∆√∛∜∑∏∐⋀⋁⋂⋃∫∬∭∮∠|")
"""Mathematical symbols that are no binary operators."""
_ATOM: Final = re.compile(r"[\w\u0300-\u036f\u20d7′]+|\w*\([^()]*\)|[^\s()]")
"""What can be a base, an index, or the lower part of a fraction without brackets."""
_WIDE: Final = 0.5
"""A space of as many ems or more is shown as a space."""


class _Class(Enum):
    """What a piece of a formula is, which decides where there are spaces."""

    ORDINARY = auto()
    NAME = auto()  # sin, max
    INDEXED = auto()  # x_i, which a letter must not follow directly
    FRACTION = auto()
    OPERATOR = auto()
    PUNCTUATION = auto()
    OPENING = auto()
    CLOSING = auto()


class _Piece(NamedTuple):
    text: str
    sort: _Class


class _NoLinearFormError(Exception):
    """A formula has a part that cannot be written on one line."""


@lru_cache(maxsize=4096)
def linear_text(latex: str) -> str:
    r"""Return a formula on one line, or its LaTeX if it cannot be written so.

    >>> linear_text(r"p(h|e) = \frac{p(e|h)\,p(h)}{p(e)}"), linear_text(r"x_i^2 \leq \sqrt{y}")
    ('p(h|e) = p(e|h)p(h)/p(e)', 'x_i² ≤ √y')
    >>> linear_text(r"\begin{matrix} a & b \end{matrix}")
    '\\begin{matrix} a & b \\end{matrix}'
    """
    tree = mathml(latex)
    if tree is None:
        return latex
    try:
        return " ".join(_row(tree).split()) or latex
    except _NoLinearFormError:
        return latex


def _row(element: Iterable[Element], *, tight: bool = False) -> str:
    """The children of an element side by side; ``tight`` leaves out spaces around operators."""
    pieces = []
    previous = _Piece("", _Class.OPENING)
    for child in element:
        piece = _piece(child)
        if piece.sort is _Class.OPERATOR and previous.sort in _BEFORE_SIGNS:
            piece = _Piece(piece.text, _Class.ORDINARY)  # a sign, as in -1
        if piece.text:
            pieces += [_gap(previous, piece, tight), piece.text]
            previous = piece
    return "".join(pieces)


_BEFORE_SIGNS: Final = frozenset({_Class.OPERATOR, _Class.PUNCTUATION, _Class.OPENING})
_OPERANDS: Final = frozenset(
    {_Class.ORDINARY, _Class.NAME, _Class.INDEXED, _Class.FRACTION, _Class.CLOSING}
)


def _gap(left: _Piece, right: _Piece, tight: bool) -> str:
    if left.sort is _Class.PUNCTUATION and right.text[0].isdigit():
        return ""  # it may be in a number
    if _Class.OPERATOR in (left.sort, right.sort) or left.sort is _Class.PUNCTUATION:
        return "" if tight else " "
    if left.sort not in _OPERANDS:
        return ""
    if _Class.FRACTION in (left.sort, right.sort):
        return " " if right.sort in _OPERANDS - {_Class.CLOSING} | {_Class.OPENING} else ""
    is_word = right.text[0].isalnum()
    if left.sort is _Class.NAME or left.sort is _Class.INDEXED:
        return " " if is_word or right.sort is _Class.NAME else ""
    is_after_word = left.text[-1].isalnum() or left.sort is _Class.CLOSING
    return " " if right.sort is _Class.NAME and is_after_word else ""


def _piece(element: Element) -> _Piece:
    tag = element.tag
    if tag in ("mi", "mn", "mo", "mtext"):
        return _token(element)
    if tag == "mspace":
        width = float(element.get("width", "0em").removesuffix("em") or 0)
        return _Piece(" " if width >= _WIDE else "", _Class.ORDINARY)
    if tag in ("math", "mrow", "mstyle"):
        return _piece(element[0]) if len(element) == 1 else _Piece(_row(element), _Class.ORDINARY)
    if tag not in _FORMS:
        raise _NoLinearFormError
    return _FORMS[tag](element)


def _token(element: Element) -> _Piece:
    text = (element.text or "").translate(_MORE_COMMON)
    if element.tag in ("mn", "mtext") or not text:
        return _Piece(text, _Class.ORDINARY)
    if len(text) > 1:
        return _Piece(text, _Class.NAME if text[-1].isalpha() else _Class.ORDINARY)
    form, kind = element.get("form"), category(text)
    if form == "prefix" or kind == "Ps":
        return _Piece(text, _Class.OPENING)
    if form == "postfix" or kind == "Pe":
        return _Piece(text, _Class.CLOSING)
    if text in ",;:":
        return _Piece(text, _Class.PUNCTUATION)
    is_bar = text == "|" and element.text != "|"  # \mid, which is a relation
    if element.tag == "mo" and (is_bar or (kind == "Sm" and text not in _UNSPACED)):
        return _Piece(text, _Class.OPERATOR)
    return _Piece(text, _Class.ORDINARY)


def _scripted(element: Element, *signs: str) -> _Piece:
    """A base with what is below (``_``) and above it (``^``)."""
    base, *scripts = element
    piece = _piece(base)
    text = piece.text
    sort = piece.sort
    if sort in (_Class.ORDINARY, _Class.INDEXED, _Class.FRACTION) and not _ATOM.fullmatch(text):
        text = f"({text})" if text else ""
    for sign, script in zip(signs, scripts, strict=True):
        said = _row(script if script.tag == "mrow" else [script], tight=True)
        if not said:
            continue
        if _SMALL.fullmatch(said):
            text += said.translate(_SUBSCRIPTS if sign == "_" else _SUPERSCRIPTS)
        elif sign == "^" and all(one in "′″‴⁗" for one in said):
            text += said
        else:
            text += f"{sign}{said}" if _ATOM.fullmatch(said) else f"{sign}({said})"
            sort = _Class.INDEXED if sort is _Class.ORDINARY else sort
    return _Piece(text, sort)


def _fraction(element: Element) -> _Piece:
    if element.get("linethickness") == "0":
        raise _NoLinearFormError
    top, bottom = (_piece(part).text for part in element)
    if re.search(r"[\s/]", top):
        top = f"({top})"
    if not _ATOM.fullmatch(bottom):
        bottom = f"({bottom})"
    return _Piece(f"{top}/{bottom}", _Class.FRACTION)


def _root(element: Element) -> _Piece:
    said = _row(element)
    return _Piece(f"√{said}" if _ATOM.fullmatch(said) else f"√({said})", _Class.INDEXED)


def _accented(element: Element) -> _Piece:
    base, over = (_piece(part).text for part in element)
    if len(base) != 1 or over not in _ACCENTS:
        raise _NoLinearFormError
    return _Piece(normalize("NFC", base + _ACCENTS[over]), _Class.ORDINARY)


_FORMS: Final[Mapping[str, Callable[[Element], _Piece]]] = {
    "msub": lambda element: _scripted(element, "_"),
    "munder": lambda element: _scripted(element, "_"),
    "msup": lambda element: _scripted(element, "^"),
    "msubsup": lambda element: _scripted(element, "_", "^"),
    "munderover": lambda element: _scripted(element, "_", "^"),
    "mfrac": _fraction,
    "msqrt": _root,
    "mover": _accented,
}
