"""How much wider than Arial a font family is, for viewers that do not fit lines to cards."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

_WIDER: Final = MappingProxyType(
    {
        "avant garde": 1.15,
        "bitstream vera sans": 1.23,
        "bookman": 1.17,
        "bookman old style": 1.17,
        "c059": 1.11,
        "century gothic": 1.15,
        "century schoolbook": 1.11,
        "dejavu sans": 1.23,
        "dejavu sans condensed": 1.06,
        "dejavu serif": 1.21,
        "droid sans": 1.1,
        "noto sans": 1.1,
        "noto serif": 1.14,
        "open sans": 1.1,
        "p052": 1.05,
        "palatino": 1.05,
        "palatino linotype": 1.05,
        "urw bookman": 1.17,
        "urw gothic": 1.15,
        "verdana": 1.23,
    }
)
"""The largest factor by which any line of the project's maps is wider than in Arimo, in regular or
bold. Families designed to the widths of a measured one share its number."""


@lru_cache
def room(family: str) -> float:
    """The factor by which the widest of some families, as listed in CSS, is wider than Arial.

    An unknown family counts as being as wide as Arial. A generic one, such as ``sans-serif``, may
    be any font; outlines are the answer to that.

    >>> room("Arimo, Arial, sans-serif"), room("'DejaVu Sans', Verdana, sans-serif")
    (1.0, 1.23)
    """
    names = (name.strip().strip("'\"").lower() for name in family.split(","))
    return max((_WIDER.get(name, 1.0) for name in names), default=1.0)
