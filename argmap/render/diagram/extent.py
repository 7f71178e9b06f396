"""How large a picture will be, told from its cards before the engine lays it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from argmap.render.diagram.ranks import rows
from argmap.render.diagram.scene import Plan

Size = tuple[float, float]
"""Width and height in points."""

BESIDE: Final = 0.15 * 72
"""Points between the cards of one rank."""
BETWEEN: Final = {"lr": 0.34 * 72, "tb": 0.5 * 72}
"""Points between ranks, by direction."""

_STRIPS: Final = 16.0
"""Points between what the engine stacks."""
_AROUND: Final = 110.0
"""Points that the title and the legend take, and with each section its title."""
_SECTION: Final = 44.0


def extent(plan: Plan, direction: str, size: Callable[[str], Size]) -> Size:
    """About how wide and high a plan is drawn; ``size`` is that of a box, by its name."""
    along, beside = (0, 1) if direction == "lr" else (1, 0)
    wide, high = 0.0, _AROUND
    for strip in plan.strips:
        ranks = rows(plan, strip.roots, lambda name: size(name)[along])
        length = sum(max(rank, default=0.0) + BETWEEN[direction] for rank in ranks)
        packed = _packed(plan, strip.roots, lambda name: size(name)[beside])
        closest = rows(plan, strip.roots, lambda name: size(name)[beside] + BESIDE)
        # The engine lets branches reach into one another's room, though seldom all the way.
        breadth = (packed + max(map(sum, closest), default=0.0)) / 2
        across, down = (length, breadth) if direction == "lr" else (breadth, length)
        wide = max(wide, across)
        high += down + _STRIPS + (_SECTION if strip.title else 0.0)
    return wide, high


def _packed(plan: Plan, roots: tuple[str, ...], size: Callable[[str], float]) -> float:
    """The room that roots take side by side, where each keeps to its own."""
    order = list(roots)
    for name in order:
        order += [tie.to for tie in plan.boxes[name].ties if plan.boxes[tie.to].under == name]
    need: dict[str, float] = {}
    for name in reversed(order):
        ties = [tie.to for tie in plan.boxes[name].ties if tie.to in need]
        below = sum(need[to] for to in ties if plan.boxes[to].under == name)
        need[name] = max(size(name) + BESIDE, below)
    return sum(need[name] for name in roots)
