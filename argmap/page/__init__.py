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
    from argmap.page.document import Page
    from argmap.sources import Library, Verdict

__all__ = ["page"]


def page(
    map: ArgumentMap,
    *,
    verdicts: Iterable[Verdict] = (),
    library: Library | None = None,
    with_source: bool = False,
    engine: str | None = None,
) -> Page:
    """Make a map's page.

    ``verdicts`` are what :func:`argmap.sources.verify` found. ``library`` has the cards of the
    sources, and, ``with_source``, their texts: each text that is at hand stands beside the map.
    Without ``with_source`` no word of a text is in the page but the cited phrases that the map
    itself holds. ``engine`` is that of :func:`argmap.render.render`. Raises
    :class:`~argmap.model.ArgmapError` where the map cannot be drawn.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> made = page(building.build())
    >>> made.html.startswith("<!doctype html>"), 'id="s-stay"' in made.html
    (True, True)
    """
    from argmap.page.document import compose

    return compose(map, verdicts, library, with_source, engine)
