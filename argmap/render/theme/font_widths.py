"""How much wider than Arial a family of type runs, where a viewer fits no line to its card."""

from __future__ import annotations

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
"""The most that any line of the project's maps is wider than in Arimo, in regular or bold. Families
that are drawn to the same widths as one that was measured have its number."""


def room(family: str) -> float:
    """How much wider than Arial the widest of some families is, as CSS lists them.

    A family that is unknown is taken to be as wide as Arial. A generic one, such as
    ``sans-serif``, may be any: for that there are outlines.

    >>> room("Arimo, Arial, sans-serif"), room("'DejaVu Sans', Verdana, sans-serif")
    (1.0, 1.23)
    """
    names = (name.strip().strip("'\"").lower() for name in family.split(","))
    return max((_WIDER.get(name, 1.0) for name in names), default=1.0)
