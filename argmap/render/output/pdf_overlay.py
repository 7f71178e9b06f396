"""An HTML overlay for what WeasyPrint does not support in SVG: links and complex scripts.

WeasyPrint draws an SVG as an image, letter by letter. So links are added as transparent boxes over
it. Lines in which the shape or position of a letter depends on others (right-to-left and Indic
scripts, combining marks and the like) are left out of the SVG and added as HTML text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from typing import Final
from unicodedata import bidirectional, category, normalize

from argmap.model.urls import is_safe_link
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.picture_graph import Graph, Node
from argmap.render.output.positioned_graph import (
    Frame,
    PlacedRow,
    PlacedRun,
    frame_of,
    rows_of,
    runs_of,
)
from argmap.render.output.svg_signs import is_sign
from argmap.render.output.svg_text import direction, text_element
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Run
from argmap.render.text_layout.text_metrics import is_exact, is_leftward

_ASCENT: Final = 0.8465
"""Distance from the top of a line to its baseline for Arial-like fonts, in ems."""
_DESCENT: Final = 0.25
"""Depth of type below the baseline, in ems."""


def set_run_apart(run: Run, x: float, base: float) -> str:
    """A run for an SVG that :func:`lay_over` completes; empty if its letters join."""
    text = _kept(run.text.rstrip(" "))
    return text_element(run, text, x, base, direction(text)) if text else ""


def linked_parts(graph: Graph) -> set[str]:
    """The parts, of this or other pictures, to which the links of a graph lead, by name."""
    links = (link for node in graph.nodes() for link in _links(node))
    return {link[1:] for link in links if link.startswith("#")}


def lay_over(graph: Graph, places: Places, family: str, wanted: Collection[str]) -> str:
    """The HTML overlay for the SVG of a graph.

    ``family`` is the list of font families. ``wanted`` are the names of the parts to which links
    lead; see :func:`linked_parts`.
    """
    nodes = {node.name: (number, node) for number, node in enumerate(graph.nodes())}
    overlay = _Overlay(places, family)
    return "".join(
        part
        for name in graph.reading
        if name in nodes
        for part in overlay.node(*nodes[name], name in wanted)
    )


class _Overlay:
    """Writes the elements over a picture; ``family`` is the list of font families."""

    def __init__(self, places: Places, family: str) -> None:
        self._places = places
        self._family = family

    def node(self, number: int, node: Node, is_wanted: bool) -> Iterator[str]:
        """The elements over a part of the picture."""
        panel = node.panel
        if panel is None:
            return
        corner = self._places.corners[number]
        if isinstance(panel, Card):
            frame, rows = frame_of(panel, corner), [*rows_of(panel, corner)]
        else:
            frame = Frame(*corner, *node.size)
            rows = [PlacedRow(tuple(runs_of(panel, corner)))]
        if is_wanted:
            yield self._box(frame, f'<div id="{escape(node.name)}"', "div")
        for row in rows:
            yield from self._lines(row.runs)
            if row.runs and _leads(row.link):
                yield self._box(_around(row.runs), f'<a href="{escape(row.link)}"', "a")
        if _leads(node.link):
            yield self._box(frame, f'<a href="{escape(node.link)}"', "a")

    def _lines(self, runs: Iterable[PlacedRun]) -> Iterator[str]:
        """The lines that :func:`set_run_apart` leaves out."""
        for placed in runs:
            text = placed.run.text.rstrip(" ")
            if text and not is_sign(placed.run) and not _kept(text):
                yield self._line(placed, text)

    def _line(self, placed: PlacedRun, text: str) -> str:
        run, x, base = placed
        face = run.face
        leftward = is_leftward(text)
        room = run.width if leftward else 0.0
        left, top = self._places.seen((x - room, base - face.size * _ASCENT))
        width = f"width:{self._places.scale[0] * room:.2f}pt;" if leftward else ""
        high = face.size * self._places.scale[1]
        looks = (
            f"left:{left:.2f}pt;top:{top:.2f}pt;font:{'italic' if face.italic else 'normal'} "
            f"{'bold' if face.bold else 'normal'} {high:.2f}pt/1 {self._family};"
            f"color:{run.colour};{width}direction:{'rtl' if leftward else 'ltr'}"
        )
        return f'<p style="{escape(looks)}">{escape(text)}</p>'

    def _box(self, frame: Frame, opening: str, name: str) -> str:
        """A transparent box."""
        left, top = self._places.seen((frame.x, frame.y))
        wide, high = self._places.scale[0] * frame.wide, self._places.scale[1] * frame.high
        return (
            f'{opening} style="left:{left:.2f}pt;top:{top:.2f}pt;'
            f'width:{wide:.2f}pt;height:{high:.2f}pt"></{name}>'
        )


def _links(node: Node) -> Iterator[str]:
    """The links of a node and of its rows."""
    yield node.link
    if isinstance(node.panel, Card):
        yield from (row.link for row in node.panel.rows)


def _leads(link: str) -> bool:
    """Whether a link leads to another part of the picture or has a safe address."""
    return link.startswith("#") or is_safe_link(link)


def _around(runs: tuple[PlacedRun, ...]) -> Frame:
    """The bounding box of some runs."""
    lefts = [x - run.width if is_leftward(run.text) else x for run, x, _ in runs]
    left = min(lefts)
    # rounded as in the SVG
    right = max(x + round(run.width, 1) for (run, _, _), x in zip(runs, lefts, strict=True))
    top = min(base - run.face.size for run, _, base in runs)
    foot = max(base + run.face.size * _DESCENT for run, _, base in runs)
    return Frame(left, top, right - left, foot - top)


def _kept(text: str) -> str:
    """The part of a line that the SVG contains, or nothing.

    Letters are composed if that is necessary to keep the line in the SVG.
    """
    if not _is_joined(text):
        return text
    whole = normalize("NFC", text)
    return "" if _is_joined(whole) else whole


def _is_joined(text: str) -> bool:
    """Whether the shape or position of a letter depends on others.

    That is so if the text runs from right to left, has combining marks, or is in a script not
    known to be simple.
    """
    if text.isascii():
        return False
    return not is_exact(text) or any(
        bidirectional(letter) in ("R", "AL") or category(letter)[0] == "M" for letter in text
    )
