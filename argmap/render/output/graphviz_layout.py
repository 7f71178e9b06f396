"""Node positions, read from the engine's SVG of a bare graph.

The engine counts y from the bottom of a picture. Here y is counted from the top, so that additions
to a map do not change the coordinates above them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
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
_NODE: Final = re.compile(
    r'<g id="[^"]*" class="node">\n<title>([^<]*)</title>\n(.*?)</g>', re.DOTALL
)
_POINTS: Final = re.compile(r'<polygon [^>]*points="([^"]*)"')
_CORNERS: Final = re.compile(r'points="[^"]*"')
_DOT: Final = re.compile(r'<ellipse [^>]*cx="([^"]*)" cy="([^"]*)" rx="([^"]*)"')
_HEIGHT: Final = re.compile(r"((?<=\d),)(-?[\d.]+)")
"""A y coordinate in the SVG of a shape, with what precedes it."""


class Places(NamedTuple):
    """A picture that has been laid out.

    ``size`` is its width and height in points and ``view`` the SVG view box. Its content is moved
    right by ``shift`` points and then scaled horizontally and vertically by ``scale``. ``ground``
    is the background shape. ``corners`` are the upper left corners of the nodes in points before
    that transformation, with y pointing down, ``lines`` are routes, from the arrowhead, and
    ``dividers`` the ends of thin rules above nodes. Nodes and edges are identified by their numbers
    in the graph.
    """

    size: tuple[str, str]
    view: str
    scale: tuple[float, float]
    shift: float
    ground: str
    corners: dict[int, Point]
    lines: Mapping[int, tuple[Point, ...]] = MappingProxyType({})
    dividers: Mapping[int, tuple[Point, Point]] = MappingProxyType({})

    @property
    def transform(self) -> str:
        """The SVG transformation of the content."""
        wide, high = self.scale
        return f"scale({wide:g} {high:g}) rotate(0) translate({self.shift:g} 0)"

    def fitted(self, layout: Layout) -> Places:
        """The same picture, laid out unscaled and without margin, on a sheet of a layout's size."""
        assert layout.size is not None, "a sheet has a size"
        beside, above = (round(one, 2) for one in layout.margin)
        scale = layout.size[1] / (float(self.size[1]) + 2 * above)
        return self.on_sheet(layout.size, scale, beside, above)

    def resized(self, wide: float, high: float) -> Places:
        """The same picture, unscaled, on a ground of another size."""
        corners = _rectangle(-self.shift, wide - self.shift, high)
        return self._replace(
            size=(f"{wide:.0f}", f"{high:.0f}"),
            view=f"0.00 0.00 {round(wide):.2f} {round(high):.2f}",
            ground=_CORNERS.sub(corners, self.ground),
        )

    def on_sheet(
        self, size: tuple[float, float], scale: float, right: float, down: float
    ) -> Places:
        """The same picture on a sheet of a size in points.

        It is moved right and down, in points of the picture, and then scaled.
        """
        wide, high = size
        corners = _rectangle(-right, wide / scale - right, high / scale)
        return self._replace(
            size=(f"{wide:.0f}", f"{high:.0f}"),
            view=f"0.00 0.00 {round(wide):.2f} {round(high):.2f}",
            scale=(scale, scale),
            shift=right,
            ground=_CORNERS.sub(corners, self.ground),
            corners={number: (x, y + down) for number, (x, y) in self.corners.items()},
            lines={
                number: tuple((x, y + down) for x, y in line) for number, line in self.lines.items()
            },
            dividers={
                number: ((left, y + down), (right, y + down))
                for number, ((left, y), (right, _)) in self.dividers.items()
            },
        )

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


def read_places(svg: str) -> Places:
    """Read a bare graph's SVG; raises :class:`~argmap.model.ArgmapError` (``engine-output``)."""
    size, whole, ground = _SIZE.search(svg), _WHOLE.search(svg), _GROUND.search(svg)
    if not (size and whole and ground and svg.rstrip().endswith("</svg>")):
        raise _unreadable()
    down = float(whole[4])

    def lowered(match: re.Match[str]) -> str:
        return f"{match[1]}{float(match[2]) + down:.7g}"

    corners: dict[int, Point] = {}
    for name, body in _NODE.findall(svg):
        if box := _POINTS.search(body):
            points = [tuple(map(float, point.split(","))) for point in box[1].split()]
            corners[int(name)] = min(x for x, _ in points), min(y for _, y in points) + down
        elif dot := _DOT.search(body):
            x, y, radius = map(float, dot.groups())
            corners[int(name)] = x - radius, y - radius + down
    behind = _HEIGHT.sub(lowered, ground[0])
    scale, shift = (float(whole[1]), float(whole[2])), float(whole[3])
    return Places((size[1], size[2]), size[3], scale, shift, behind, corners)


def _rectangle(left: float, right: float, foot: float) -> str:
    """The points of a rectangle from the top of a picture down to its foot."""
    return (
        f'points="{left:.7g},{foot:.7g} {left:.7g},0 {right:.7g},0 {right:.7g},{foot:.7g} '
        f'{left:.7g},{foot:.7g}"'
    )


def _unreadable() -> ArgmapError:
    message = "the engine's SVG is not what Graphviz writes"
    return ArgmapError([problem(Code.ENGINE_OUTPUT, message, hint="try another engine")])
