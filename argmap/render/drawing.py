"""From DOT source to a picture, by way of the engine and what an SVG needs besides."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from argmap.model import ArgmapError, problem
from argmap.render.paper import Paper
from argmap.render.theme import Theme

FORMATS: Final = ("svg", "png", "pdf", "dot")
"""What a map may be drawn as."""


@frozen
class Drawing:
    """The DOT source of a picture, and what a reader of it needs.

    ``title`` and ``description`` are for the whole; ``order`` is that in which its parts are read,
    by their ids; ``options`` are what the engine is to be told.
    """

    dot: str
    title: str
    description: str
    theme: Theme
    order: Sequence[str] = ()
    options: Sequence[str] = ()


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
    if format == "dot":
        return drawing.dot.encode()
    from argmap.render import engine as engines

    program = engines.find_engine(engine)
    if format == "png":
        from argmap.render.png import look_through, options

        told = [*options(scale, paper), *drawing.options]
        picture = engines.lay_out(drawing.dot, format, program, told, meanwhile)
        look_through(picture, drawing.dot, program)
        return picture
    picture = engines.lay_out(drawing.dot, "svg", program, drawing.options, meanwhile)
    from argmap.render.svg import finish

    found = drawing.title, drawing.description, drawing.theme, drawing.order
    finished = finish(picture.decode(), *found).encode()
    if format == "pdf":
        from argmap.render.pdf import to_pdf

        return to_pdf(finished, drawing.title)
    return finished
