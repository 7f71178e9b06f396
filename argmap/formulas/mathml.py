"""Turn LaTeX into MathML, with nothing in it but known elements and attributes.

latex2mathml does the translation. It copies some of what is written into elements and attributes
that could load something or hide something (``\\href``, ``\\style``, ``\\phantom``), so its result
is copied element by element, and what is not on the lists below does not get through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final
from unicodedata import category, normalize
from xml.etree.ElementTree import Element

from argmap.formulas.inline_markup import MOST

_DEEPEST: Final = 24
_TOKENS: Final = frozenset({"mi", "mn", "mo", "mtext"})
_GROUPS: Final = frozenset({"math", "mrow", "mstyle", "msqrt", "mtable", "mtr", "mtd"})
_ARITY: Final = {
    "mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "mroot": 2, "msubsup": 3,
    "munderover": 3,
}  # fmt: skip
ELEMENTS: Final = frozenset({"mspace", *_TOKENS, *_GROUPS, *_ARITY})
"""The elements that a formula can have."""

_SWITCH: Final = re.compile("true|false")
_SIZE: Final = re.compile(r"[0-2]?(?:\.[0-9]{1,3})?em")
ATTRIBUTES: Final[Mapping[str, re.Pattern[str]]] = {
    "accent": _SWITCH,
    "displaystyle": _SWITCH,
    "fence": _SWITCH,
    "form": re.compile("prefix|infix|postfix"),
    "linethickness": re.compile("0"),
    "mathvariant": re.compile("normal|bold|italic|sans-serif|monospace|double-struck"),
    "maxsize": _SIZE,
    "minsize": _SIZE,
    "movablelimits": _SWITCH,
    "scriptlevel": re.compile("[0-3]"),
    "separator": _SWITCH,
    "stretchy": _SWITCH,
    "width": _SIZE,
}
"""The attributes that an element can have, with their values; all others are dropped."""

# A macro can grow without bounds, and a comment would hide the rest of the formula.
_REFUSED: Final = re.compile(
    r"\\(?:def|newcommand|newenvironment|DeclareMathOperator)(?![A-Za-z])|(?<!\\)%."
)
_BARE_ARGUMENT: Final = re.compile(r"(\\math[a-z]+) +([A-Za-z])(?![A-Za-z])")
_REFERENCE: Final = re.compile(r"&#x([0-9A-Fa-f]{1,6});")
_COMMAND: Final = re.compile(r"\\[A-Za-z]")
_SLASH: Final = "\N{BIG SOLIDUS}"
_SPACES: Final = frozenset("\N{NO-BREAK SPACE}\N{THIN SPACE}\N{SIX-PER-EM SPACE}")
_ORDINARY: Final = frozenset("∞∅⊤⊥")
"""Symbols that latex2mathml takes for operators, around which browsers would leave space."""


class _UnsupportedError(Exception):
    """A formula has something that is not shown."""


@lru_cache(maxsize=4096)
def mathml(latex: str) -> Element | None:
    r"""Return a formula as a ``math`` element, which must not be changed.

    ``None`` if it is too long, if it is malformed, or if it has something in it that is not on the
    lists of this module.

    >>> [child.tag for child in mathml(r"\frac{1}{2}")[0]]
    ['mfrac']
    >>> mathml(r"\frac{1}") is None
    True
    """
    if len(latex) > MOST or _REFUSED.search(latex):
        return None
    from latex2mathml.converter import convert_to_element

    latex = _BARE_ARGUMENT.sub(r"\1{\2}", latex).replace(":=", r"\coloneqq ")
    try:
        return _copied(convert_to_element(latex), _DEEPEST)
    except Exception:
        # For a malformed formula latex2mathml raises errors of its own, but also StopIteration,
        # IndexError, AttributeError, RecursionError and others.
        return None


def _copied(element: Element, depth: int) -> Element:
    tag = element.tag
    if not depth or tag not in ELEMENTS or len(element) != _ARITY.get(tag, len(element)):
        raise _UnsupportedError
    text = _decoded(element.text or "")
    if tag in _TOKENS:
        if len(element):
            raise _UnsupportedError
        tag = _token_tag(tag, text)
    elif text:
        raise _UnsupportedError
    attributes = {
        name: value
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and ATTRIBUTES[name].fullmatch(value)
    }
    copy = Element(tag, attributes)
    copy.text = text or None
    copy.extend(_children(element, depth - 1))
    return copy


def _children(element: Element, depth: int) -> Iterator[Element]:
    """Copy the children of an element; a slash (``\\not``) strikes through the one after it."""
    is_negated = False
    for child in element:
        if child.tag == "mpadded" and "".join(map(_decoded, child.itertext())) == _SLASH:
            is_negated = True
            continue
        copy = _copied(child, depth)
        if is_negated:
            copy.text = normalize("NFC", f"{copy.text}\N{COMBINING LONG SOLIDUS OVERLAY}")
            is_negated = False
            if copy.tag != "mo" or len(copy.text) != 1:
                raise _UnsupportedError
        yield copy
    if is_negated:
        raise _UnsupportedError


def _token_tag(tag: str, text: str) -> str:
    """The element for a symbol: latex2mathml takes some operators for identifiers, and reversed."""
    if tag == "mi" and len(text) == 1 and not "\u25a0" <= text <= "\u25ff":
        return "mo" if text in ":;" or category(text) in ("Sm", "Ps", "Pe") else "mi"
    return "mi" if tag == "mo" and text in _ORDINARY else tag


def _decoded(text: str) -> str:
    """The text of an element, in which latex2mathml has written its symbols as references."""
    if _COMMAND.match(text):
        raise _UnsupportedError  # an unknown command
    text = _REFERENCE.sub(lambda match: chr(int(match[1], 16)), text)
    if not all(sign.isprintable() or sign in _SPACES for sign in text):
        raise _UnsupportedError
    return text
