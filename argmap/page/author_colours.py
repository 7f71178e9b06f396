"""The colours of the authors in the outline of a comparison, as on its sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.comparison import ResolvedMaps
from argmap.render.comparison_sheet.hues import as_text, hues_of

_LIGHT: Final = "#f6f7f9"
_DARK: Final = "#1a2027"
"""The grounds of rows that are raised, in ``page.css``: those with the least contrast."""


def author_colours(maps: ResolvedMaps, names: Sequence[str]) -> str:
    """A style sheet with the colour of each author, by the number of the column.

    >>> from argmap.language import loads
    >>> maps = ResolvedMaps(loads("use a as a\\n"), {"a": loads("author: Ann Ay")})
    >>> author_colours(maps, ["a"])[:30]
    '.of-0{--hue:#3f6796;--name:#3f'
    """
    hues = hues_of(maps)

    def rules(ground: str) -> str:
        return "".join(
            f".of-{at}{{--hue:{hues[name]};--name:{as_text(hues[name], ground)}}}"
            for at, name in enumerate(names)
        )

    dark = f"@media screen and (prefers-color-scheme:dark){{{rules(_DARK)}}}"
    return rules(_LIGHT) + dark
