"""A picture as PNG, drawn by Graphviz; and what that cannot do, and how it says so."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Final

from argmap.render.draw.dot import to_source
from argmap.render.draw.engine import PROGRAM, lay_out, warn
from argmap.render.draw.graph import Graph
from argmap.render.draw.paper import POINT, Paper
from argmap.render.typeset.metrics import undrawable

LONGEST: Final = 31_968
"""The most pixels to a side; a larger picture is scaled down to it."""


_DRAWN: Final = re.compile(r">([^<>\n]+)<")
"""Text between the tags of labels, and so what is drawn of a map."""

_MOST_SHOWN: Final = 12
_HINT: Final = "an SVG has no such limit"


def to_png(graph: Graph, scale: float, paper: Paper | None, program: str) -> bytes:
    """Return a graph as a PNG of ``scale`` pixels to a point; see :func:`look_through`."""
    dot = to_source(graph)
    picture = lay_out(dot, "png", program, (*options(scale, paper), *graph.options))
    look_through(picture, dot, program)
    return picture


def options(scale: float, paper: Paper | None = None) -> tuple[str, ...]:
    """What the engine is told for a PNG of ``scale`` pixels to a point."""
    if paper is not None:  # the size is said in the source, and must not be said once more
        most = LONGEST / max(paper.width, paper.height)
        return (f"-Gdpi={min(scale, most) * POINT:g}",)
    longest = LONGEST / (scale * POINT)
    return f"-Gdpi={scale * POINT:g}", f"-Gsize={longest:g},{longest:g}"


def look_through(png: bytes, dot: str, program: str) -> None:
    """Warn where a PNG was scaled down, or where the embedded engine lacks characters for it."""
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    if max(width, height) >= LONGEST - 1:
        warn("engine-size", f"the PNG is scaled down to {LONGEST} pixels", _HINT)
    if Path(program).stem == PROGRAM:
        lost = undrawable(unescape("".join(_DRAWN.findall(dot))))
        shown = " ".join(lost[:_MOST_SHOWN]) + (" …" if len(lost) > _MOST_SHOWN else "")
        if lost:
            warn("engine-glyphs", f"the fonts for PNG have no glyphs for {shown}", _HINT)
