"""The formats that argmap can import and export, for the menus of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.evaluation.exports import EXPORTS
from argmap.formats import FORMATS
from argmap.formats.handouts.writers import WRITERS


def listed_formats() -> list[Mapping[str, Any]]:
    """All formats, in the order of the catalogue; those of evaluated maps are last and untitled.

    >>> kialo = next(one for one in listed_formats() if one["name"] == "kialo")
    >>> kialo["title"], kialo["suffixes"], kialo["is_read"], kialo["has_standard_form"]
    ('text exported from Kialo', ['.txt'], True, False)
    """
    maps = [
        {
            "name": one.name,
            "title": one.title,
            "suffixes": list(one.suffixes),
            "is_read": one.is_read,
            "is_written": one.is_written,
            "has_standard_form": one.name in WRITERS,
        }
        for one in FORMATS.values()
    ]
    evaluated = [
        {
            "name": name,
            "title": "",
            "suffixes": [f".{name}"],
            "is_read": False,
            "is_written": True,
            "has_standard_form": False,
        }
        for name in EXPORTS
    ]
    return [*maps, *evaluated]
