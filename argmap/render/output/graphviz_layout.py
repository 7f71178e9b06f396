"""Node and edge positions, read from the engine's SVG of a bare graph.

The engine counts y from the bottom of a picture. Here y is counted from the top, so that additions
to a map do not change the coordinates above them.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.bare_graph import to_bare_graph
from argmap.render.output.graphviz import Run
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import Graph, Point

_SIZE: Final = re.compile(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"\s+viewBox="([-\d. ]+)"')
_WHOLE: Final = re.compile(
    r'<g id="[^"]*" class="graph" '
    r'transform="scale\(([\d.]+) ([\d.]+)\) rotate\(0\) translate\((-?[\d.]+) (-?[\d.]+)\)">'
)
_GROUND: Final = re.compile(r'<polygon fill="[^"]*" stroke="[^"]*" points="[^"]*"/>')
_GROUP: Final = re.compile(
    r'<g id="([^"]*)" class="(node|edge)">\n<title>([^<]*)</title>\n(.*?)</g>', re.DOTALL
)
_POINTS: Final = re.compile(r'<polygon [^>]*points="([^"]*)"')
_CORNERS: Final = re.compile(r'points="[^"]*"')
_HEIGHT: Final = re.compile(r'dasharray="[^"]*"|((?<=\d),| cy=")(-?[\d.]+)')
"""A number in the SVG of a line or dot, with what precedes it if it is a y coordinate."""


class Places(NamedTuple):
    """A picture that has been laid out.

    ``size`` is its width and height in points and ``view`` the SVG view box. Its content is moved
    right by ``shift`` points and then scaled horizontally and vertically by ``scale``. ``ground``
    is the background shape. ``corners`` are the upper left corners of cards and captions in points
    before that transformation, with y pointing down; ``dots`` and ``lines`` are SVG elements.
    Nodes and edges are identified by their numbers in the graph.
    """

    size: tuple[str, str]
    view: str
    scale: tuple[float, float]
    shift: float
    ground: str
    corners: dict[int, Point]
    dots: dict[int, str]
    lines: dict[int, str]

    @property
    def transform(self) -> str:
        """The SVG transformation of the content."""
        wide, high = self.scale
        return f"scale({wide:g} {high:g}) rotate(0) translate({self.shift:g} 0)"

    def seen(self, point: Point) -> Point:
        """The position in the view of a point of the content."""
        (x, y), (wide, high) = point, self.scale
        return wide * (x + self.shift), high * y


def begin(graph: Graph, program: str) -> Run:
    """Start a Graphviz program that lays out a graph."""
    return Run(to_bare_graph(graph), "svg", program, graph.options)


def places(run: Run) -> Places:
    """Wait for the layout of a graph.

    Raises :class:`~argmap.model.ArgmapError` if the layout fails, or if the program does not
    return Graphviz SVG.
    """
    return read_places(run.picture().decode(errors="replace"))


def size_of(svg: str) -> tuple[float, float]:
    """The width and height in points of a bare graph's SVG; raises as :func:`read_places` does."""
    size = _SIZE.search(svg)
    if size is None:
        raise _unreadable()
    return float(size[1]), float(size[2])


def read_places(svg: str, layout: Layout | None = None) -> Places:
    """Read the SVG of a bare graph; raises :class:`~argmap.model.ArgmapError` (``engine-output``).

    If ``layout`` has a size, the graph must have been laid out unscaled and without margin; it is
    then moved and scaled to fit.
    """
    size, whole, ground = _SIZE.search(svg), _WHOLE.search(svg), _GROUND.search(svg)
    if not (size and whole and ground and svg.rstrip().endswith("</svg>")):
        raise _unreadable()
    margin = layout.margin if layout is not None else (0.0, 0.0)
    down = float(whole[4]) + round(margin[1], 2)

    def lowered(match: re.Match[str]) -> str:
        return f"{match[1]}{float(match[2]) + down:.7g}" if match[1] else match[0]

    corners: dict[int, Point] = {}
    dots: dict[int, str] = {}
    lines: dict[int, str] = {}
    for id, sort, name, body in _GROUP.findall(svg):
        if sort == "edge":
            lines[int(id)] = _HEIGHT.sub(lowered, body)
        elif box := _POINTS.search(body):
            points = [tuple(map(float, point.split(","))) for point in box[1].split()]
            corners[int(name)] = min(x for x, _ in points), min(y for _, y in points) + down
        else:
            dots[int(name)] = _HEIGHT.sub(lowered, body)
    behind = _HEIGHT.sub(lowered, ground[0])
    scale, shift = (float(whole[1]), float(whole[2])), float(whole[3])
    found = Places((size[1], size[2]), size[3], scale, shift, behind, corners, dots, lines)
    return found if layout is None else _on_sheet(found, layout)


def _on_sheet(places: Places, layout: Layout) -> Places:
    """A picture, already counted from the top, placed on a sheet of the layout's size."""
    assert layout.size is not None, "a sheet has a size"
    beside, above = (round(one, 2) for one in layout.margin)
    wide, high = layout.size
    scale = high / (float(places.size[1]) + 2 * above)
    left, right, foot = f"{-beside:.7g}", f"{wide / scale - beside:.7g}", f"{high / scale:.7g}"
    corners = f"{left},{foot} {left},0 {right},0 {right},{foot} {left},{foot}"
    return places._replace(
        size=(f"{wide:.0f}", f"{high:.0f}"),
        view=f"0.00 0.00 {round(wide):.2f} {round(high):.2f}",
        scale=(scale, scale),
        shift=beside,
        ground=_CORNERS.sub(f'points="{corners}"', places.ground),
    )


def _unreadable() -> ArgmapError:
    message = "the engine's SVG is not what Graphviz writes"
    return ArgmapError([problem(Code.ENGINE_OUTPUT, message, hint="try another engine")])
