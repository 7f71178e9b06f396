"""Parts of a picture: a card, a branch, a root with its branches, a section, a whole sheet."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Final, NamedTuple

from attrs import Factory, define

from argmap.frozen_class import frozen
from argmap.render.output.paper_sizes import USUAL_STRIPS
from argmap.render.output.picture_graph import Point
from argmap.render.output.strips import Shape

APART: Final = 14.0
"""Points between two parts, one below the other."""
UNDER: Final = 8.5
"""Points under a heading, and between two branches, one below the other."""
_LOWER: Final = 24.0
"""How many points lower a part must be to be worth a strip more."""


@define(eq=False, repr=False)
class Part:
    """A part of a picture: its shape, and where its nodes are from its corner, by number.

    ``turns`` are the heights at which lines run across to some of its nodes, from a root above.
    ``head`` is the height of what is at its very left at its top: a root or a heading.
    ``right`` is how far it reaches to the right, in points. ``inside`` are the parts that it
    consists of, each with its first strip and its top. ``rule`` is the name of its heading, if it
    has one with a rule above it. ``dividers`` are the areas in it above which a thin rule is.
    """

    shape: Shape = Factory(Shape)
    nodes: dict[int, Point] = Factory(dict)
    right: float = 0.0
    inside: list[tuple[Part, int, float]] = Factory(list)
    rule: str = ""
    head: float = 0.0
    dividers: list[Area] = Factory(list)
    turns: dict[int, float] = Factory(dict)

    def close_above(self) -> None:
        """Keep the room above its cards free, so that no later heading is above them."""
        self.shape.extend(range(self.shape.strips), 0.0, 0.0)

    def add(self, other: Part, strip: int, y: float, pitch: float) -> None:
        """Add another part at a place in this one."""
        for at, (top, foot) in other.shape.reaches.items():
            self.shape.extend((strip + at,), y + top, y + foot)
        self.inside.append((other, strip, y))
        self.right = max(self.right, strip * pitch + other.right)

    def placed(self, pitch: float) -> Placed:
        """Where all in it is."""
        found = Placed({}, {}, {}, [])
        waiting = [(self, 0, 0.0)]
        while waiting:
            part, strip, y = waiting.pop()
            for number, (right, down) in part.nodes.items():
                found.nodes[number] = strip * pitch + right, y + down
            for number, down in part.turns.items():
                found.turns[number] = y + down
            for area in part.dividers:
                left, top = strip * pitch + area.left, y + area.top
                found.dividers.append(area._replace(left=left, top=top))
            if part.rule:
                found.rules[part.rule] = Area(strip * pitch, y, part.right, part.shape.height)
            waiting += [(one, strip + at, y + down) for one, at, down in part.inside]
        return found

    def beginnings(self) -> list[int]:
        """The nodes furthest left in it."""
        left = min((x for x, _ in self.nodes.values()), default=0.0)
        return [number for number, (x, _) in self.nodes.items() if x == left]


class Area(NamedTuple):
    """The place of a part: its corner, and how far it reaches, in points."""

    left: float
    top: float
    wide: float
    high: float


class Placed(NamedTuple):
    """Where the nodes of a part are, by number, and the heights at which lines run across to them;
    the areas below the rules above headings, by name, and those below dividers.
    """

    nodes: dict[int, Point]
    turns: dict[int, float]
    rules: dict[str, Area]
    dividers: list[Area]


Ways = list[Part]
"""The ways to place a part, the narrowest first; each is lower than those before it."""


@frozen(eq=False, repr=False)
class Section:
    """A heading, and what follows it; ``level`` is 0 for what precedes the first heading."""

    level: int
    heading: Part | None = None
    name: str = ""
    contents: list[Ways | Section] = Factory(list)


class Space(NamedTuple):
    """What a picture is placed in.

    ``pitch`` is the width of a strip in points, ``strips`` how many of them it may be wide even if
    none of its parts is, and ``height`` how high it should be at most, in points.
    """

    pitch: float
    strips: int = USUAL_STRIPS
    height: float = inf

    @property
    def most(self) -> int:
        """How many strips wide it may be if it then leaves less empty, and its height is free."""
        return self.strips + (self.height == inf)


def worthwhile(tries: Iterable[Part]) -> Ways:
    """Those of some ways to place a part that are lower than all narrower ones."""
    found: Ways = []
    for part in sorted(tries, key=lambda one: (one.shape.strips, one.shape.height)):
        if not found or part.shape.height < found[-1].shape.height - _LOWER:
            found.append(part)
    return found
