"""Place parts in rows, in order, each as narrow or as wide as suits those beside it.

This is a beam search: part by part, the best few ways to place all parts so far are kept. Room is
what counts, but a part left of the one before it should also be below it, or mostly below it, so
that they are read in order, and a root should not be close to the branches of another. What begins
under a part in another column has a divider above it, so that the part does not seem to go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.render.output.parts import APART, Area, Part, Ways
from argmap.render.output.picture_graph import BETWEEN, HANG
from argmap.render.output.strips import Shape, Strips

_KEPT: Final = 16
"""How many ways to place the first parts are kept, if there are few parts."""
_FEW: Final = 24
"""How many parts are few."""
_TALL: Final = 0.5
"""What a point of height costs, beside a point of each strip that is taken."""
_FINED: Final = 0.5
"""How many points higher a picture may be for a fine of one point less."""
_ASIDE: Final = 24.0
"""What it costs to place something elsewhere than at the left, in points."""
_BLANK: Final = 0.05
"""How many points higher a picture may be if its last part has a point less blank at its left."""
_CLOSE: Final = 60.0
"""What it costs to place the head of a part close to the cards at its left."""


class _Placing(NamedTuple):
    """Where the first parts are placed: the last of them, and the placing of those before it.

    ``strips`` are what is placed before the last part; what is in ``close`` reaches close to the
    next strip. Nothing is placed above ``y`` any more. ``cost`` is that of the room, with what is
    ``fined`` because it is harder to read.
    """

    strips: Strips
    close: Strips
    y: float = 0.0
    foot: float = 0.0
    cost: float = 0.0
    fined: float = 0.0
    part: Part | None = None
    strip: int = 0
    before: _Placing | None = None

    def blank_at_left(self) -> float:
        """How far down there is nothing at the left of the last part."""
        if not self.strip:
            return 0.0
        return max(0.0, self.foot - max(self.y, self.strips.foot(range(self.strip))))

    def _placed(self) -> tuple[Strips, Strips]:
        """What is placed with the last part, and what of it reaches close to the next strip."""
        strips, close = self.strips.below(self.y), self.close.below(self.y)
        if self.part is not None:
            strips.place(self.part.shape, self.strip, self.y)
            close.place(self.part.shape.from_height(self.part.head + HANG), self.strip, self.y)
        return strips, close

    def after(self, ways: Ways, wide: int) -> Iterator[_Placing]:
        """The ways to place a part after these; the first is in the upper left corner."""
        strips, close = self._placed()
        for part in ways:
            head = Shape({0: (0.0, part.head)})
            room = part.shape.room
            last = wide - part.shape.strips if self.part is not None else 0
            for strip in range(max(0, last) + 1):
                y = strips.free(part.shape, strip, self.y)
                foot = max(self.foot, y + part.shape.height)
                fined = self.fined + (_ASIDE if strip else 0.0)
                if self.part is not None and strip < self.strip:  # it should be below that
                    beside = max(0.0, self.y + self.part.shape.height - y)
                    fined += beside * beside / max(1.0, self.part.shape.height)
                if close.free(head, strip - 1, y) > y:
                    fined += _CLOSE
                cost = y + (strips.room(y) + room) / wide + _TALL * foot + fined
                yield _Placing(strips, close, y, foot, cost, fined, part, strip, self)


def in_rows(contents: Sequence[Ways], wide: int, pitch: float) -> Part:
    """Parts in rows at most so many strips wide, none above the one before it."""
    kept = [_Placing(Strips(APART), Strips(0.0))]
    most = _KEPT if len(contents) <= _FEW else 1
    for ways in contents:
        fitting = [part for part in ways if part.shape.strips <= wide] or ways[:1]
        tried = [new for old in kept for new in old.after(fitting, wide)]
        kept = sorted(tried, key=lambda one: one.cost)[:most]
    sheet = Part()
    best: _Placing | None = min(
        kept, key=lambda one: one.foot + _FINED * one.fined + _BLANK * one.blank_at_left()
    )
    placed = []
    while best is not None and best.part is not None:
        placed.append((best.part, best.strip, best.y))
        best = best.before
    sheet.head = placed[-1][0].head if placed else 0.0
    above: dict[int, _Reaching] = {}
    for part, strip, y in reversed(placed):
        sheet.add(part, strip, y, pitch)
        if not part.rule and (strips := _divider(part, strip, y, above)):
            broad = min(strips * pitch - BETWEEN, part.right)
            sheet.dividers.append(Area(strip * pitch, y, broad, part.shape.height))
        for at, (_, foot) in part.shape.reaches.items():
            if strip + at not in above or y + foot > above[strip + at].foot:
                above[strip + at] = _Reaching(y + foot, strip)
    return sheet


class _Reaching(NamedTuple):
    """How far down something reaches in a strip, and the first strip of the part that does."""

    foot: float
    first: int


def _divider(part: Part, strip: int, y: float, above: Mapping[int, _Reaching]) -> int:
    """Over how many strips of a part there is a divider: up to what reaches beside it.

    There is one if the part begins under one that is not in the same column.
    """
    strips, is_under = 0, False
    for at in range(strip, strip + part.shape.strips):
        if at in above:
            if above[at].foot > y - APART / 2:
                break
            is_under |= above[at].first != strip
        strips += 1
    return strips if is_under else 0
