"""From a graph to a picture, by way of the engine."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.model import ArgmapError, problem
from argmap.render.draw.graph import Graph
from argmap.render.look.theme import Theme

if TYPE_CHECKING:
    from argmap.render.draw.places import Places

FORMATS: Final = ("svg", "png", "pdf", "dot")
"""What a map may be drawn as."""


class Drawing(NamedTuple):
    """The graph of a picture, its theme, and the title and description of the whole.

    ``places`` is where its parts are, if it is laid out already.
    """

    graph: Graph
    title: str
    description: str
    theme: Theme
    places: Places | None = None


_ID_PREFIX: Final = re.compile(r"(?:[A-Za-z_][A-Za-z0-9_-]*)?")
"""What can begin an id in an SVG, and in a style sheet."""

TEXTS: Final = ("fitted", "outlines")
"""How an SVG may have its text: as text that is fitted to its card, or as shapes."""


class Manner(NamedTuple):
    """How an SVG is written: what stands before its ids, and one of :data:`TEXTS`."""

    id_prefix: str | None = None
    text: str = "fitted"

    def require(self) -> None:
        """Raise :class:`ValueError` for a prefix that cannot begin an id, or no such text."""
        if self.id_prefix is not None and not _ID_PREFIX.fullmatch(self.id_prefix):
            said = f"not {self.id_prefix!r}"
            raise ValueError(f"an id prefix is letters, digits, - and _, a letter first, {said}")
        if self.text not in TEXTS:
            raise ValueError(f"text is {' or '.join(TEXTS)}, not {self.text!r}")


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
    manner: Manner,
    engine: str | os.PathLike[str] | None,
    meanwhile: Callable[[], object],
) -> bytes:
    """The picture of a drawing; see :func:`argmap.render.render` for what the arguments mean."""
    if not scale > 0:
        raise ValueError(f"a scale is more than 0, not {scale!r}")
    graph, title, description, theme, found = drawing
    if format == "dot":
        from argmap.render.draw.dot import to_source

        return to_source(graph).encode()
    from argmap.render.draw.engine import find_engine
    from argmap.render.draw.places import begin, places

    run = begin(graph, find_engine(engine)) if found is None else None
    from argmap.render.draw.svg import to_svg  # while the engine is at work

    meanwhile()
    found = places(run) if run is not None else found
    assert found is not None, "a picture is laid out now, or was before"
    if format == "png":
        from argmap.render.draw.png import PngType, to_png

        type = PngType()
        svg = to_svg(graph, found, title, description, theme, set=type.set_run)
        return to_png(svg, scale, theme.fonts.family, "".join(type.unusual))
    if format == "pdf":
        from argmap.render.draw.pdf import to_pdf

        return to_pdf(to_svg(graph, found, title, description, theme).encode(), title)
    if manner.text == "outlines":
        from argmap.render.draw.outlines import Outlines

        outlines = Outlines()
        prefix = manner.id_prefix
        svg = to_svg(graph, found, title, description, theme, prefix, outlines.set_run)
        outlines.tell()
        return svg.encode()
    return to_svg(graph, found, title, description, theme, manner.id_prefix).encode()
