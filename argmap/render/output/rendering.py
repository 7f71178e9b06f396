"""Turn a graph into a picture with the engine."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.picture_graph import Graph
from argmap.render.theme.theme import Theme

if TYPE_CHECKING:
    from argmap.render.output.graphviz_layout import Places
    from argmap.render.output.svg_parts import Picture
    from argmap.render.output.svg_text import Pen

FORMATS: Final = ("svg", "png", "pdf", "dot")
"""The output formats."""


class Drawing(NamedTuple):
    """The graph of a picture, its theme, title and description.

    ``places`` are the positions of all its parts, if it has already been laid out.
    """

    graph: Graph
    title: str
    description: str
    theme: Theme
    places: Places | None = None


_ID_PREFIX: Final = re.compile(r"(?:[A-Za-z_][A-Za-z0-9_-]*)?")
"""A prefix that can start an id in an SVG and in CSS."""

TEXTS: Final = ("fitted", "outlines", "embedded")
"""The forms of text in an SVG: fitted to its card, as outlines, or with the font embedded."""


class SvgOptions(NamedTuple):
    """Options for an SVG: the prefix of its ids, and one of :data:`TEXTS`."""

    id_prefix: str | None = None
    text: str = "fitted"

    def require(self) -> None:
        """Raise :class:`ValueError` for an unknown text form or an invalid id prefix."""
        if self.id_prefix is not None and not _ID_PREFIX.fullmatch(self.id_prefix):
            said = f"not {self.id_prefix!r}"
            raise ValueError(f"an id prefix is letters, digits, - and _, a letter first, {said}")
        if self.text not in TEXTS:
            *others, last = TEXTS
            raise ValueError(f"text is {', '.join(others)} or {last}, not {self.text!r}")


def require_format(format: str) -> None:
    """Raise :class:`~argmap.model.ArgmapError` (``engine-format``) if the format is unknown."""
    if format not in FORMATS:
        hint = f"choose one of {', '.join(sorted(FORMATS))}"
        message = f"a map cannot be drawn as {format!r}"
        raise ArgmapError([problem(Code.ENGINE_FORMAT, message, hint=hint)])


def picture_of(
    drawing: Drawing,
    format: str,
    scale: float,
    options: SvgOptions,
    engine: str | os.PathLike[str] | None,
    meanwhile: Callable[[], object],
) -> bytes:
    """The picture of a drawing; see :func:`argmap.render.render` for the arguments."""
    if not scale > 0:
        raise ValueError(f"a scale is more than 0, not {scale!r}")
    if format == "dot":
        from argmap.render.output.dot import to_source

        return to_source(drawing.graph).encode()
    graph, places = _laid_out(drawing, engine, meanwhile)
    from argmap.render.output.svg_text import Pen

    family = drawing.theme.fonts.family
    if format == "png":
        from argmap.render.output.png import PngType, to_png

        type = PngType()
        picture = _drawn(drawing, graph, places, Pen(set=type.set_run))
        return to_png(picture, scale, family, "".join(type.unusual))
    if format == "pdf":
        from argmap.render.output.pdf import PdfPage, to_pdf
        from argmap.render.output.pdf_overlay import lay_over, linked_parts, set_run_apart

        picture = _drawn(drawing, graph, places, Pen(set=set_run_apart))
        over = lay_over(graph, places, family, linked_parts(graph))
        return to_pdf([PdfPage(picture, over)], drawing.title)
    if options.text == "outlines":
        from argmap.render.output.glyph_outlines import GlyphOutlines

        outlines = GlyphOutlines()
        picture = _drawn(drawing, graph, places, Pen(options.id_prefix, outlines.set_run))
        outlines.tell()
        return picture.file.encode()
    if options.text == "embedded":
        from argmap.render.output.embedded_font import EmbeddedFont

        font = EmbeddedFont()
        picture = _drawn(drawing, graph, places, Pen(options.id_prefix, font.set_run))
        return font.embed(picture).file.encode()
    return _drawn(drawing, graph, places, Pen(options.id_prefix)).file.encode()


def inline_picture(
    drawing: Drawing,
    engine: str | os.PathLike[str] | None,
    meanwhile: Callable[[], object],
    name: str | None = None,
) -> Picture:
    """The picture of a drawing for a page, with the ids of its map.

    With a ``name``, the ids of parts that other pictures also have are its own, so that the page
    can contain several pictures. It stays the same when the picture changes, and so does the style
    sheet, so that an open page need not be restyled.

    It leaves out what the page's script can add, a fifth of the size: the fitting of text, roles,
    and labels, which are the first lines of tooltips. Texts in the theme's ink take their colour
    from the group around everything.
    """
    graph, places = _laid_out(drawing, engine, meanwhile)
    from argmap.render.output.svg_text import InlineType, Pen

    ink = drawing.theme.ink
    pen = Pen(
        "" if name is None else None,
        InlineType(ink).set_run,
        ink,
        is_labelled=False,
        name=name or "",
    )
    return _drawn(drawing, graph, places, pen)


def _laid_out(
    drawing: Drawing, engine: str | os.PathLike[str] | None, meanwhile: Callable[[], object]
) -> tuple[Graph, Places]:
    """The graph as drawn, and the positions of its parts."""
    if drawing.places is not None:
        meanwhile()
        return drawing.graph, drawing.places
    from argmap.render.output.graphviz import find_engine
    from argmap.render.output.graphviz_layout import begin, places

    run = begin(drawing.graph, find_engine(engine))
    from argmap.render.output import svg  # noqa: F401  # loaded while the graphviz is at work
    from argmap.render.output.layout_completion import completed

    meanwhile()
    return completed(drawing.graph, places(run))


def _drawn(drawing: Drawing, graph: Graph, places: Places, pen: Pen) -> Picture:
    from argmap.render.output.svg import to_svg

    return to_svg(graph, places, drawing.title, drawing.description, drawing.theme, pen)
