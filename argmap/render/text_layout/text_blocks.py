"""Lines of type before any markup: runs, lines, and the blocks that they make up."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.render.text_layout.text_metrics import width, wrap
from argmap.render.theme.measures import Face

LEADING: Final = 1.2
"""Line height to type size."""


class Run(NamedTuple):
    """Some text in one face and colour."""

    text: str
    face: Face
    colour: str

    @property
    def width(self) -> float:
        """Its width in points."""
        return width(self.text, self.face.size, self.face.bold)


Line = tuple[Run, ...]


class Block(NamedTuple):
    """Lines that belong together on a card; ``link`` is what they lead to, or empty."""

    lines: tuple[Line, ...]
    link: str = ""


def text_block(text: str, face: Face, colour: str, measure: float, most: int = 0) -> Block:
    """A text as lines of ``measure`` points; ``most`` is how many of them, 0 for all."""
    lines = wrap(text, measure, face.size, face.bold)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _ended(lines[most - 1], measure, face)]
    return Block(tuple((Run(line, face, colour),) for line in lines))


def clipped(text: str, face: Face, colour: str, measure: float) -> Run:
    """As much of a text as goes into one line, with an ellipsis where there is more."""
    return text_block(text, face, colour, measure, 1).lines[0][0]


def _ended(line: str, measure: float, face: Face) -> str:
    """A line with an ellipsis, without the words for which that leaves no room."""
    while line and width(f"{line} …", face.size, face.bold) > measure:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line} …"
