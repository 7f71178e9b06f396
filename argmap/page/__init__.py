"""HTML pages: a map as one self-contained HTML file, and an index of such files.

The drawing is the SVG of :mod:`argmap.render`, inside the page. All text of a map, and of its
sources if included, is inserted by templates that escape it. A Content-Security-Policy in the page
allows no script or style but the page's own.
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
    ids: bool = False,
) -> Page:
    """Make the page of a map.

    ``verdicts`` are the results of :func:`argmap.sources.verify`. ``library`` provides the source
    cards, and qualifiers that are not in these sources are marked. If ``with_source`` is true, it
    also provides the source texts: each text that is available is shown beside the map. Without
    ``with_source``, the page has nothing of a source's text except the cited phrases in the map
    itself. ``engine`` and ``theme`` are those of :func:`argmap.render.render`; with
    ``ids``, cards show ids instead of numbers. Raises
    :class:`~argmap.model.ArgmapError` if the map cannot be drawn.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> made = page(building.build())
    >>> made.html.startswith("<!doctype html>"), 'id="s-stay"' in made.html
    (True, True)
    """
    from argmap.page.map_page import PageOptions, compose

    return compose(map, verdicts, library, PageOptions(with_source, engine, theme, ids))


def sheet_page(
    comparison: Comparison,
    *,
    library: Library | None = None,
    with_source: bool = False,
    engine: str | None = None,
    theme: str | Theme = "auto",
) -> Page:
    """Make the page of a comparison: its side-by-side sheet, with all relations across the maps.

    ``library`` provides the source cards, and qualifiers that are not in these sources are marked.
    With ``with_source``, statements quote the cited passages in full if the comparison's verdicts
    have them; the texts themselves are not shown beside the sheet. ``engine`` and ``theme`` are
    those of :func:`argmap.render.render`. Raises :class:`~argmap.model.ArgmapError` if the sheet
    cannot be drawn.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> one, other = loads("thesis t: It lasts."), loads("thesis t: It ends.")
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> 'id="s-a--t"' in sheet_page(compare({"a": one, "b": other}, by)).html
    True
    """
    from argmap.page.map_page import PageOptions, compose_sheet

    return compose_sheet(comparison, library, PageOptions(with_source, engine, theme))
