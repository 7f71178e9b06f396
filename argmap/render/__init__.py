"""Draw argument maps and comparisons as DOT, SVG, PNG or PDF.

All formats start from one graph. Graphviz lays it out (by default the engine installed with
argmap), argmap writes an SVG, and converts that to PNG or PDF. The DOT output includes the full
text of the cards, so that other programs can draw it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from argmap.lazy_attributes import lazy_attributes
from argmap.model import ArgumentMap
from argmap.model.type_checks import expect
from argmap.render.diagram.view import WHOLE, View
from argmap.render.drawings import DIRECTIONS, booklet_of, drawing_of_map, drawing_of_sheet
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
    from argmap.evaluation import Evaluation
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
    "render_pages",
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
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    paper: Paper | None = None,
    engine: str | os.PathLike[str] | None = None,
) -> str:
    """Return the drawing of a map as Graphviz DOT source.

    ``direction`` is one of :data:`DIRECTIONS` (default: the first); ``theme`` is a :class:`Theme`
    or the name of one of :data:`THEMES`. ``verdicts`` are the results of
    :func:`argmap.sources.verify`; without them, citations are drawn as unchecked. ``evaluation`` is
    the result of :func:`argmap.evaluation.evaluate`; with it, cards have signs for its verdicts and
    cruxes. ``view`` selects the part of the map to draw. ``paper`` is the sheet to fit the drawing
    to; ``engine`` is used only for that. Raises :class:`ValueError` for an unknown direction or
    theme, and :class:`~argmap.model.ArgmapError` if the view names an id or tag that the map does
    not have.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> 'class="card thesis" id="s-stay"' in to_dot(building.build())
    True
    """
    from argmap.render.output.dot import to_source

    drawing = drawing_of_map(map, direction, theme, verdicts, evaluation, view, paper, engine)
    return to_source(drawing.graph)


def render(
    map: ArgumentMap,
    format: str = "svg",
    *,
    direction: str | None = None,
    columns: int = 1,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    paper: Paper | None = None,
    scale: float = SCALE,
    text: str = "fitted",
    id_prefix: str | None = None,
    engine: str | os.PathLike[str] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> bytes:
    """Draw a map as one of :data:`FORMATS` and return the file's bytes.

    The same map always gives the same bytes. ``columns`` is the number of columns in which the
    sections of the map are set; 0 lets argmap choose as many as suit a poster, and 1, the default,
    sets them in rows, no wider than the widest of them. ``scale`` is the number of pixels per point
    in a PNG; 2 is sharp in print. PDF needs the extra ``argmap[pdf]``. ``text`` is one of
    :data:`TEXTS` and applies to SVG: "fitted" keeps text as text and fits it to its card;
    "outlines" draws glyphs as shapes, which look the same in every viewer; "embedded" adds the
    characters used of the font Arimo, which browsers then use. Both need the extra
    ``argmap[outlines]``. ``id_prefix`` is put before every id in an SVG, for pages that contain
    several drawings. ``engine`` is the path or name of another Graphviz program for the layout; the
    environment variable ``ARGMAP_DOT`` sets one for all calls. ``meanwhile`` is called while the
    engine runs, for work that does not need the result. The other arguments are those of
    :func:`to_dot`.

    Raises :class:`~argmap.model.ArgmapError` if the engine is missing or fails, the format is
    unknown, or a library needed for PNG, PDF or outlines is missing; and :class:`ValueError` if
    the prefix cannot start an id. Warns with :class:`EngineWarning`, which carries a diagnostic,
    if a PNG or PDF loses something that the SVG has, or if the engine prints a warning.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> b'<g id="s-stay" class="card thesis"' in render(building.build())
    True
    """
    require_format(format)
    expect(scale, (int, float), "scale")
    options = SvgOptions(id_prefix, text)
    options.require()
    drawing = drawing_of_map(
        map, direction, theme, verdicts, evaluation, view, paper, engine, columns
    )
    return picture_of(drawing, format, scale, options, engine, meanwhile)


def sheet_to_dot(
    comparison: Comparison,
    *,
    theme: str | Theme = "light",
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
) -> str:
    """Return the side-by-side drawing of a comparison as Graphviz DOT source.

    All positions are fixed; its attribute ``layout`` tells Graphviz to keep them. The drawing shows
    a band with all answers, and for each question the answers in a row and the relations across the
    maps. In ``view``, ``question`` is the id of the only question to draw; ``depth`` is the number
    of levels to draw below the answers; ``focus`` is a statement (``NAME.id``): only relations of
    that statement, or of those that support or attack it, are drawn, and the paths down to them;
    nothing is drawn below the ids in ``fold``; and with ``tags``, a relation is drawn only if one
    of its two statements has one of these tags; with ``brief``, cards have only their text. Raises
    :class:`~argmap.model.ArgmapError` if the view names an id or tag that the maps do not have.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> 'id="s-a--t"' in sheet_to_dot(compare(maps, by))
    True
    """
    from argmap.render.output.dot import to_source

    return to_source(drawing_of_sheet(comparison, theme, evaluation, view).graph)


def render_sheet(
    comparison: Comparison,
    format: str = "svg",
    *,
    theme: str | Theme = "light",
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    plan: SheetPlan | None = None,
    paper: Paper | None = None,
    scale: float = SCALE,
    text: str = "fitted",
    id_prefix: str | None = None,
    engine: str | os.PathLike[str] | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> bytes:
    """Draw a comparison side by side as one of :data:`FORMATS` and return the file's bytes.

    The arguments are those of :func:`sheet_to_dot` and :func:`render`. On ``paper``, as many
    relations are drawn as can be read. ``plan`` is the sheet plan for this view, if the caller
    already has it.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> b'id="s-a--t"' in render_sheet(compare(maps, by))
    True
    """
    require_format(format)
    expect(scale, (int, float), "scale")
    options = SvgOptions(id_prefix, text)
    options.require()
    drawing = drawing_of_sheet(comparison, theme, evaluation, view, plan, paper, engine)
    return picture_of(drawing, format, scale, options, engine, meanwhile)


def render_pages(
    what: ArgumentMap | Comparison,
    paper: Paper,
    *,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    engine: str | os.PathLike[str] | None = None,
) -> bytes:
    """Set a map or a comparison on as many pages as it takes and return them as one PDF.

    The first page is the overview of the map; each section follows on as many pages as it takes, or
    on the page before it, if there is room for all of it. The first page of a comparison has all
    answers; each question follows. All pages have the same size of type, which can be read on
    paper, and a running head. References have page numbers and are links. If only a part of a map
    is in ``view``, there is no overview. The other arguments are those of :func:`render`; the
    citations of a comparison have its own verdicts.

    The same map always gives the same bytes. Needs the extra ``argmap[pdf]``. Raises
    :class:`~argmap.model.ArgmapError` if that or the engine is missing, or if the view names an id
    or tag that the map does not have. Warns with :class:`EngineWarning` if a card or a frame is too
    large for a page and had to be scaled down.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> render_pages(building.build(), Paper.of("a4"))[:5]
    b'%PDF-'
    """
    from argmap.render.output.pdf import require_weasyprint

    require_weasyprint()
    return booklet_of(what, paper, theme, verdicts, evaluation, view, engine).pdf()
