"""Runs, lines and blocks of text, before any markup."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.render.text_layout.text_metrics import width, wrap
from argmap.render.theme.measures import Face

LEADING: Final = 1.2
"""Line height relative to the type size."""


STATE: Final = "state"
"""The sort of text that says how objections are met; pages hide it while a reader evaluates."""


class Run(NamedTuple):
    """Text in one face and colour; ``sort`` is its class in an SVG, or empty."""

    text: str
    face: Face
    colour: str
    sort: str = ""

    @property
    def width(self) -> float:
        """Width in points."""
        return width(self.text, self.face.size, self.face.bold)


Line = tuple[Run, ...]


class Block(NamedTuple):
    """Consecutive lines on a card; ``link`` is their link target, or empty.

    ``is_apart`` says whether each line has a row of its own, whatever its face, so that lines of
    neighbouring cards are level.
    """

    lines: tuple[Line, ...]
    link: str = ""
    is_apart: bool = False


def text_block(text: str, face: Face, colour: str, measure: float, most: int = 0) -> Block:
    """Break a text into lines of ``measure`` points, at most ``most`` of them (0: no limit)."""
    lines = wrap(text, measure, face.size, face.bold)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _ended(lines[most - 1], measure, face)]
    return Block(tuple((Run(line, face, colour),) for line in lines))


def clipped(text: str, face: Face, colour: str, measure: float) -> Run:
    """As much of a text as fits on one line, with an ellipsis if it was cut."""
    return text_block(text, face, colour, measure, 1).lines[0][0]


def _ended(line: str, measure: float, face: Face) -> str:
    """A line with an ellipsis, dropping words until it fits."""
    while line and width(f"{line} …", face.size, face.bold) > measure:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line} …"
