"""Lines with rounded corners, and their ends, as SVG elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import copysign, hypot
from typing import Final

from argmap.render.output.picture_graph import Point
from argmap.render.theme.line_styles import Stroke

_ROUND: Final = 5.0
"""Radius in points of a corner, if there is room for it."""
_HEAD: Final = (7.0, 2.45)
"""Length and half width of an arrowhead."""
_DOT: Final = 2.8
"""Radius of a dot or circle at the end of a line."""
_TEE: Final = (1.4, 3.5)
"""Width and half length of a bar across the end of a line."""
_BESIDE: Final = 1.5
"""Distance in points of the two lines of a double line from its middle."""
_DASHES: Final = {"dashed": "5,2", "dotted": "1,5"}
_BACK: Final = {"normal": _HEAD[0], "tee": 1.0 + _TEE[0], "dot": 2 * _DOT, "odot": 2 * _DOT}
"""How far from its tip a line begins, by its end."""


def dashes(dash: str) -> str:
    """The attribute for the dashes of a line or border; empty if it is solid."""
    return f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""


def line(points: Sequence[Point], stroke: Stroke) -> str:
    """A line along a polyline whose corners are rounded, with its end at the first point."""
    return "\n".join(_line(points, stroke))


def _line(points: Sequence[Point], stroke: Stroke) -> Iterator[str]:
    colour, *others = stroke.colour.split(":")
    tip, turn = points[0], points[1]
    length = hypot(turn[0] - tip[0], turn[1] - tip[1]) or 1.0
    way = ((tip[0] - turn[0]) / length, (tip[1] - turn[1]) / length)
    back = min(_BACK.get(stroke.end, 0.0), length)
    begun = [(tip[0] - back * way[0], tip[1] - back * way[1]), *points[1:]]
    looks = f'fill="none" stroke="{colour}" stroke-width="{stroke.weight:g}"{dashes(stroke.dash)}'
    for away in (-_BESIDE, _BESIDE) if others else (0.0,):
        yield f'<path {looks} d="{_path(_moved(begun, away))}"/>'
    yield from end(stroke.end, colour, tip, way)


def end(kind: str, colour: str, tip: Point, way: Point) -> Iterator[str]:
    """The end of a line at ``tip``; ``way`` is the direction of the line there, of length 1."""
    (x, y), (across, down) = tip, way
    looks = f'fill="{colour}" stroke="{colour}"'

    def at(back: float, aside: float) -> str:
        return f"{x - back * across + aside * down:.7g},{y - back * down - aside * across:.7g}"

    if kind == "normal":
        long, half = _HEAD
        corners: tuple[Point, ...] = ((0, 0), (long, half), (long, -half))
        yield f'<polygon {looks} points="{" ".join(at(*corner) for corner in corners)}"/>'
    elif kind == "tee":
        wide, half = _TEE
        corners = ((1.0, half), (1.0, -half), (1.0 + wide, -half), (1.0 + wide, half))
        yield f'<polygon {looks} points="{" ".join(at(*corner) for corner in corners)}"/>'
    elif kind in ("dot", "odot"):
        if kind == "odot":
            looks = f'fill="none" stroke="{colour}"'
        middle = f'cx="{x - _DOT * across:.7g}" cy="{y - _DOT * down:.7g}"'
        yield f'<ellipse {looks} {middle} rx="{_DOT:g}" ry="{_DOT:g}"/>'


def dot(corner: Point, radius: float, colour: str) -> str:
    """A dot, given the upper left corner of the square around it."""
    middle = f'cx="{corner[0] + radius:.7g}" cy="{corner[1] + radius:.7g}"'
    return f'<ellipse fill="{colour}" stroke="{colour}" {middle} rx="{radius:g}" ry="{radius:g}"/>'


def _path(points: Sequence[Point]) -> str:
    """A polyline with rounded corners as path data."""
    said = [f"M{_point(points[0])}"]
    for number in range(1, len(points) - 1):
        before, turn, after = points[number - 1 : number + 2]
        shorter = min(_length(before, turn) / (2 if number > 1 else 1), _length(turn, after))
        if number + 2 < len(points):
            shorter = min(shorter, _length(turn, after) / 2)
        round = min(_ROUND, shorter)
        said.append(f"L{_point(_towards(turn, before, round))}")
        said.append(f"Q{_point(turn)} {_point(_towards(turn, after, round))}")
    said.append(f"L{_point(points[-1])}")
    return "".join(said)


def _point(point: Point) -> str:
    return f"{point[0]:.7g},{point[1]:.7g}"


def _length(first: Point, second: Point) -> float:
    return hypot(second[0] - first[0], second[1] - first[1])


def _towards(start: Point, goal: Point, far: float) -> Point:
    """The point that is ``far`` points from the start on the way to the goal."""
    length = _length(start, goal)
    share = far / length if length else 0.0
    return start[0] + share * (goal[0] - start[0]), start[1] + share * (goal[1] - start[1])


def _moved(points: Sequence[Point], away: float) -> list[Point]:
    """The points of a line beside another one whose parts are horizontal and vertical."""
    if not away:
        return list(points)
    (first_x, first_y), *_, (last_x, last_y) = points
    # Up a drawing, the two sides change places, so that the two lines keep their distance.
    down = copysign(1.0, (last_x - first_x) * (last_y - first_y) or 1.0)
    found = [(x + away, y - down * away) for x, y in points]
    for at, other in ((0, 1), (-1, -2)):
        if points[at][1] == points[other][1]:
            found[at] = points[at][0], found[at][1]
        else:
            found[at] = found[at][0], points[at][1]
    return found
