"""Drawing a map: from the model to DOT, from DOT to a picture.

All formats come from one graph. Graphviz lays it out, by default the engine that is installed
with argmap. argmap then writes an SVG, and makes a PNG or a PDF of that. DOT holds all that stands
on the cards as well, for other programs to draw.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from argmap.lazy_attributes import lazy_attributes
from argmap.model import ArgumentMap
from argmap.model.type_checks import expect
from argmap.render.diagram.view import WHOLE, View
from argmap.render.drawings import DIRECTIONS, drawing_of_map, drawing_of_sheet
from argmap.render.output.paper_sizes import SCALE, Paper
from argmap.render.output.rendering import (
    FORMATS,
    TEXTS,
    SvgOptions,
    picture_of,
    require_format,
)
from argmap.render.theme.theme import THEMES, Theme

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.render.comparison_sheet.plan import SheetPlan
    from argmap.render.output.graphviz import EngineWarning
    from argmap.render.theme.theme_file import read_theme
    from argmap.sources import Verdict

__all__ = [
    "DIRECTIONS",
    "FORMATS",
    "TEXTS",
    "THEMES",
    "EngineWarning",
    "Paper",
    "Theme",
    "View",
    "read_theme",
    "render",
    "render_sheet",
    "sheet_to_dot",
    "to_dot",
]

__getattr__ = lazy_attributes(
    __name__, {"EngineWarning": "output.graphviz", "read_theme": "theme.theme_file"}
)


def to_dot(
    map: ArgumentMap,
    *,
    direction: str | None = None,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    view: View = WHOLE,
    paper: Paper | None = None,
    engine: str | os.PathLike[str] | None = None,
) -> str:
    """Return a map's picture as Graphviz DOT source.

    ``direction`` is one of :data:`DIRECTIONS`, the first if none is given; ``theme`` a
    :class:`Theme` or the name of one of :data:`THEMES`. ``verdicts`` are
    what :func:`argmap.sources.verify` found; without them a citation is drawn as unchecked.
    ``view`` says which part of the map is drawn. Raises :class:`ValueError` for a direction or
    a theme that there is not, and :class:`~argmap.model.ArgmapError` where the view names what
    the map lacks.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> 'class="card thesis" id="s-stay"' in to_dot(building.build())
    True
    """
    from argmap.render.output.dot import to_source

    drawing = drawing_of_map(map, direction, theme, verdicts, view, paper, engine)
    return to_source(drawing.graph)


def render(
    map: ArgumentMap,
    format: str = "svg",
    *,
    direction: str | None = None,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    view: View = WHOLE,
    paper: Paper | None = None,
    scale: float = SCALE,
    text: str = "fitted",
    id_prefix: str | None = None,
    engine: str | os.PathLike[str] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> bytes:
    """Draw a map as one of :data:`FORMATS`; the same map gives the same bytes.

    ``scale`` is the number of pixels to a point in a PNG; at 2 a line of print is sharp. A PDF
    wants the extra ``argmap[pdf]``. ``text`` is one of :data:`TEXTS`, for an SVG: "fitted" to its
    card as text, or as "outlines", which look the same in every viewer and want the extra
    ``argmap[outlines]``. ``id_prefix`` comes before every id in an SVG, for pages that hold
    several. ``engine`` is another Graphviz program to lay the map out,
    by path or name; the environment variable ``ARGMAP_DOT`` names one for all calls.
    ``meanwhile`` is called while the engine lays the map out, for what does not need the
    picture. The other arguments are those of :func:`to_dot`. Raises
    :class:`~argmap.model.ArgmapError` where the engine is missing or fails, where there is no such
    format, or where what makes a PNG, a PDF or outlines is missing, and :class:`ValueError` for
    a prefix that cannot begin an id. Warns with :class:`EngineWarning`, which carries
    a diagnostic, where a PNG or PDF is not all that the SVG is, and of what the engine itself
    remarks.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> b'<g id="s-stay" class="card thesis"' in render(building.build())
    True
    """
    require_format(format)
    expect(scale, (int, float), "scale")
    manner = SvgOptions(id_prefix, text)
    manner.require()
    drawing = drawing_of_map(map, direction, theme, verdicts, view, paper, engine)
    return picture_of(drawing, format, scale, manner, engine, meanwhile)


def sheet_to_dot(
    comparison: Comparison, *, theme: str | Theme = "light", view: View = WHOLE
) -> str:
    """Return the side-by-side sheet of a comparison as Graphviz DOT source.

    Every place in it is settled: it is for ``neato -n2``. Drawn are the answers, the statements
    that something is said of across the maps, and the ways down to them. Of ``view``, ``depth``
    is how many levels below the answers are drawn besides, ``focus`` a statement (``NAME.id``) to
    which, or to what bears on it, everything drawn is related, ``fold`` those below which nothing
    is drawn, ``tags`` those that one of two related statements has to bear. Raises
    :class:`~argmap.model.ArgmapError` where the view names what the maps lack.
    """
    from argmap.render.output.dot import to_source

    return to_source(drawing_of_sheet(comparison, theme, view).graph)


def render_sheet(
    comparison: Comparison,
    format: str = "svg",
    *,
    theme: str | Theme = "light",
    view: View = WHOLE,
    plan: SheetPlan | None = None,
    scale: float = SCALE,
    text: str = "fitted",
    id_prefix: str | None = None,
    engine: str | os.PathLike[str] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> bytes:
    """Draw a comparison side by side as one of :data:`FORMATS`; the arguments are those of
    :func:`sheet_to_dot` and :func:`render`. ``plan`` is the sheet as it is planned for the view,
    for callers that have planned it.
    """
    require_format(format)
    expect(scale, (int, float), "scale")
    manner = SvgOptions(id_prefix, text)
    manner.require()
    drawing = drawing_of_sheet(comparison, theme, view, plan)
    return picture_of(drawing, format, scale, manner, engine, meanwhile)
