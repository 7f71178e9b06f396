"""The colour of each author, the same on every sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from zlib import crc32

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model.name_matching import normal_form
from argmap.render.theme.contrast import LEAST, contrast

HUES: Final = (
    "#6a5aa8", "#86661f", "#2e7674", "#99477d", "#5b6474", "#4c7a34", "#3f6796", "#7a5646",
)  # fmt: skip
"""The colours, none of them near the red of contradictions; they repeat if there are more authors.

White text on any of them has a contrast of at least 4.5.
"""

ON_HUE: Final = "#fefefe"
"""Text on a hue: white, but not exactly, since in dark pictures white turns dark."""

_STEPS: Final = 20
"""Shades that are tried between a hue and white or black."""


def hues_of(maps: ResolvedMaps) -> Mapping[str, str]:
    """The colour of each imported map, by its author's name, so that it is alike on all sheets.

    If two authors would get the same colour, one gets the next that is free.

    >>> from argmap.language import loads
    >>> maps = {"a": loads("author: Ann Ay"), "b": loads("author: Bo Bee")}
    >>> hues = hues_of(ResolvedMaps(loads("use a as a\\nuse b as b\\n"), maps))
    >>> hues["a"] != hues["b"]
    True
    """
    taken: dict[str, str] = {}
    for author in sorted({maps.author(name) or name for name in maps.used}):
        start = crc32(normal_form(author).encode()) % len(HUES)
        order = [*HUES[start:], *HUES[:start]]
        free = (hue for hue in order if hue not in taken.values())
        taken[author] = next(free, order[0])
    return {name: taken[maps.author(name) or name] for name in maps.used}


def as_text(hue: str, ground: str) -> str:
    """The nearest shade of a hue in which text can be read on a ground.

    >>> as_text("#86661f", "#ffffff"), as_text("#86661f", "#12161b")
    ('#86661f', '#987d41')
    """
    is_dark = contrast(ground, "#ffffff") > contrast(ground, "#000000")
    target = 255 if is_dark else 0
    channels = [int(hue[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(_STEPS + 1):
        mixed = [round(one + (target - one) * step / _STEPS) for one in channels]
        found = "#" + "".join(f"{one:02x}" for one in mixed)
        if contrast(found, ground) >= LEAST:
            break
    return found
