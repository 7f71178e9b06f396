"""From a graph to a picture, by way of the engine."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, NamedTuple

from argmap.model import ArgmapError, problem
from argmap.render.draw.graph import Graph
from argmap.render.draw.paper import Paper
from argmap.render.look.theme import Theme

FORMATS: Final = ("svg", "png", "pdf", "dot")
"""What a map may be drawn as."""


class Drawing(NamedTuple):
    """The graph of a picture, its theme, and the title and description of the whole."""

    graph: Graph
    title: str
    description: str
    theme: Theme


def require_format(format: str) -> None:
    """Hold that there is a format; :class:`~argmap.model.ArgmapError` (``engine-format``)."""
    if format not in FORMATS:
        hint = f"choose one of {', '.join(sorted(FORMATS))}"
        message = f"a map cannot be drawn as {format!r}"
        raise ArgmapError([problem("engine-format", message, hint=hint)])


def picture_of(
    drawing: Drawing,
    format: str,
    scale: float,
    paper: Paper | None,
    engine: str | os.PathLike[str] | None,
    meanwhile: Callable[[], object],
) -> bytes:
    """The picture of a drawing; see :func:`argmap.render.render` for what the arguments mean."""
    if not scale > 0:
        raise ValueError(f"a scale is more than 0, not {scale!r}")
    graph = drawing.graph
    if format == "dot":
        from argmap.render.draw.dot import to_source

        return to_source(graph).encode()
    from argmap.render.draw.engine import find_engine

    program = find_engine(engine)
    if format == "png":
        from argmap.render.draw.png import to_png

        return to_png(graph, scale, paper, program)
    from argmap.render.draw.places import begin, places

    run = begin(graph, program)
    from argmap.render.draw.svg import to_svg  # while the engine is at work

    meanwhile()

    svg = to_svg(graph, places(run), drawing.title, drawing.description, drawing.theme).encode()
    if format == "pdf":
        from argmap.render.draw.pdf import to_pdf

        return to_pdf(svg, drawing.title)
    return svg
