"""Reading pages: a map as one HTML file that needs nothing else, and an index of such files.

The picture is the SVG of :mod:`argmap.render`, within the page. All words of a map, and of a
source where they are wanted, come in through templates that escape them; a
Content-Security-Policy in the page lets nothing run or load but its own script and style.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.page.map_page import Page
    from argmap.render import Theme
    from argmap.sources import Library, Verdict

__all__ = ["page", "sheet_page"]


def page(
    map: ArgumentMap,
    *,
    verdicts: Iterable[Verdict] = (),
    library: Library | None = None,
    with_source: bool = False,
    engine: str | None = None,
    theme: str | Theme = "auto",
) -> Page:
    """Make a map's page.

    ``verdicts`` are what :func:`argmap.sources.verify` found. ``library`` has the cards of the
    sources, and, ``with_source``, their texts: each text that is at hand stands beside the map.
    Without ``with_source`` no word of a text is in the page but the cited phrases that the map
    itself holds. ``engine`` and ``theme`` are those of :func:`argmap.render.render`. Raises
    :class:`~argmap.model.ArgmapError` where the map cannot be drawn.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> made = page(building.build())
    >>> made.html.startswith("<!doctype html>"), 'id="s-stay"' in made.html
    (True, True)
    """
    from argmap.page.map_page import PageOptions, compose

    return compose(map, verdicts, library, PageOptions(with_source, engine, theme))


def sheet_page(
    comparison: Comparison,
    *,
    library: Library | None = None,
    with_source: bool = False,
    engine: str | None = None,
    theme: str | Theme = "auto",
) -> Page:
    """Make a comparison's page: its sheet, side by side, with all that is said across the maps.

    ``library`` has the cards of the sources. ``with_source`` has the cited passages told in full
    with the statements, where the comparison's verdicts have them; the texts do not stand beside
    the sheet. ``engine`` and ``theme`` are those of :func:`argmap.render.render`. Raises
    :class:`~argmap.model.ArgmapError` where the sheet cannot be drawn.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> one, other = loads("thesis t: It lasts."), loads("thesis t: It ends.")
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> 'id="s-a--t"' in sheet_page(compare({"a": one, "b": other}, by)).html
    True
    """
    from argmap.page.map_page import PageOptions, compose_sheet

    return compose_sheet(comparison, library, PageOptions(with_source, engine, theme))
