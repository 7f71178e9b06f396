"""Prepare the drawing of a map or comparison: its graph, alt text and theme, or its pages."""

from __future__ import annotations

import os
from collections.abc import Iterable
from types import NoneType
from typing import TYPE_CHECKING, Final

from argmap.formulas.plain_text import plain_text
from argmap.model import ArgumentMap
from argmap.model.type_checks import expect
from argmap.render.diagram.view import WHOLE, View
from argmap.render.output.paper_sizes import Layout, Paper
from argmap.render.output.rendering import Drawing
from argmap.render.theme.light_dark import parted
from argmap.render.theme.theme import THEMES, Theme

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.evaluation import Evaluation
    from argmap.render.comparison_sheet.plan import SheetPlan
    from argmap.render.pages.booklet import Booklet
    from argmap.sources import Verdict

DIRECTIONS: Final = ("lr", "tb")
"""The directions of a map: left to right, or top to bottom."""


def drawing_of_map(
    map: ArgumentMap,
    direction: str | None = None,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    paper: Paper | None = None,
    engine: str | os.PathLike[str] | None = None,
    columns: int = 1,
) -> Drawing:
    """The drawing of a map; on paper, already laid out. See :func:`argmap.render.to_dot`."""
    from argmap.render.diagram.card_alt_text import describe_map, share_of
    from argmap.render.text_layout.card_marks import marks_of
    from argmap.render.text_layout.citation_lines import by_citation

    marks, look = marks_of(by_citation(verdicts), evaluation), _theme(theme)
    expect(map, ArgumentMap, "map")
    expect(direction, (str, NoneType), "direction")
    expect(view, View, "view")
    expect(paper, (Paper, NoneType), "paper")
    expect(engine, (str, os.PathLike, NoneType), "engine")
    if direction not in (None, *DIRECTIONS):
        raise ValueError(f"a map runs {' or '.join(DIRECTIONS)}, not {direction!r}")
    expect(columns, int, "columns")
    if columns < 0:
        raise ValueError(f"there are 1 or more columns, or 0 for a suitable number, not {columns}")
    view.require(map)
    if view.overview or (paper is not None and view.is_whole and direction is None):
        ids = view.ids
        return drawing_of_overview(map, theme, verdicts, evaluation, paper, engine, ids=ids)
    places = None
    if paper is None:
        from argmap.render.diagram.drawing_options import DrawingOptions
        from argmap.render.diagram.folding import folded
        from argmap.render.diagram.graph import map_graph
        from argmap.render.diagram.scene_builder import build_scene

        layout = Layout(direction or DIRECTIONS[0], columns=columns)
        options = DrawingOptions(folded(build_scene(map), view), look, layout)
        graph = map_graph(map, options, marks)
    else:
        from argmap.render.diagram.fit_to_sheet import SheetFitter
        from argmap.render.output.graphviz import find_engine

        directions = DIRECTIONS if direction is None else (direction,)
        fitting = SheetFitter(map, paper, look, marks, find_engine(engine), directions)
        options, graph, places = fitting.fit(view)
    description = describe_map(map, share_of(options.scene, map))
    return Drawing(graph, plain_text(map.title), description, options.theme, places)


def drawing_of_overview(
    map: ArgumentMap,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    evaluation: Evaluation | None = None,
    paper: Paper | None = None,
    engine: str | os.PathLike[str] | None = None,
    *,
    width: int | None = None,
    is_linked: bool = False,
    ids: bool = False,
) -> Drawing:
    """The overview of a map; on paper, already laid out; without, it may have a width in points.

    Cards have ids instead of numbers if ``ids`` is set. If it ``is_linked``, each card is a link to
    its statement in the drawing of the whole map, for a page that has both.
    """
    from argmap.render.diagram.card_alt_text import describe_map
    from argmap.render.overview.fit import NATURAL, OverviewFit
    from argmap.render.overview.text_options import Naming
    from argmap.render.text_layout.card_marks import marks_of
    from argmap.render.text_layout.citation_lines import by_citation

    look = _theme(theme)
    marks = marks_of(by_citation(verdicts), evaluation)
    fit = OverviewFit(map, look, marks, Naming(ids))
    places = None
    if paper is None:
        graph, plan = fit.natural(width or NATURAL, is_linked=is_linked)
    else:
        from argmap.render.output.graphviz import find_engine

        graph, places, plan = fit.on_paper(paper, find_engine(engine))
    shown = f"{plan.shown:,} of {plan.total:,} statements" if plan.shown < plan.total else ""
    return Drawing(graph, plain_text(map.title), describe_map(map, shown), look, places)


def booklet_of(
    what: ArgumentMap | Comparison,
    paper: Paper,
    theme: str | Theme = "light",
    verdicts: Iterable[Verdict] = (),
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    engine: str | os.PathLike[str] | None = None,
) -> Booklet:
    """A map or a comparison on pages; see :func:`argmap.render.render_pages`."""
    from argmap.comparison import Comparison
    from argmap.render.output.graphviz import find_engine
    from argmap.render.text_layout.card_marks import marks_of, signs_of
    from argmap.render.text_layout.citation_lines import by_citation

    look = _theme(theme)
    expect(what, (ArgumentMap, Comparison), "what")
    expect(paper, Paper, "paper")
    expect(view, View, "view")
    expect(engine, (str, os.PathLike, NoneType), "engine")
    if view.overview:
        raise ValueError("the first page is an overview; draw an overview alone with render")
    if isinstance(what, ArgumentMap):
        from argmap.render.pages.map_pages import MapPages

        view.require(what)
        marks = marks_of(by_citation(verdicts), evaluation)
        return MapPages(what, view, paper, look, marks, find_engine(engine)).booklet()
    from argmap.render.pages.comparison_pages import ComparisonPages

    view.require(what.maps)
    signs = {} if evaluation is None else signs_of(evaluation)
    return ComparisonPages(what, view, paper, look, signs, find_engine(engine)).booklet()


def drawing_of_sheet(
    comparison: Comparison,
    theme: str | Theme = "light",
    evaluation: Evaluation | None = None,
    view: View = WHOLE,
    plan: SheetPlan | None = None,
    paper: Paper | None = None,
    engine: str | os.PathLike[str] | None = None,
) -> Drawing:
    """The drawing of a comparison; see :func:`argmap.render.sheet_to_dot`.

    ``plan`` is the sheet plan for this view, if the caller already has it. On paper, it is already
    laid out.
    """
    from argmap.comparison import Comparison
    from argmap.render.comparison_sheet.graph import sheet_graph
    from argmap.render.comparison_sheet.plan import plan_sheet
    from argmap.render.comparison_sheet.sheet_alt_text import describe_sheet
    from argmap.render.text_layout.card_marks import signs_of

    look = _theme(theme)
    expect(comparison, Comparison, "comparison")
    expect(view, View, "view")
    expect(paper, (Paper, NoneType), "paper")
    view.require(comparison.maps)
    signs = {} if evaluation is None else signs_of(evaluation)
    places = None
    if paper is None:
        graph = sheet_graph(comparison, plan or plan_sheet(comparison, view), look, signs)
    else:
        from argmap.render.comparison_sheet.paper_fit import PaperFit
        from argmap.render.output.graphviz import find_engine

        fitting = PaperFit(comparison, view, paper, look, find_engine(engine), signs)
        graph, places = fitting.fit()
    return Drawing(graph, plain_text(comparison.title), describe_sheet(comparison), look, places)


def _theme(theme: str | Theme) -> Theme:
    if isinstance(theme, Theme):
        return parted(theme)
    expect(theme, (str, Theme), "theme")
    if theme not in THEMES:
        *others, last = THEMES
        raise ValueError(f"a theme is {', '.join(others)} or {last}, not {theme!r}")
    return parted(THEMES[theme])
