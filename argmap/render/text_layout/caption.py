"""What stands on the page itself, as lines of type: titles, and the key below a picture."""

from __future__ import annotations

from math import ceil
from typing import Final, NamedTuple

from argmap.render.text_layout.legend_layout import Key
from argmap.render.text_layout.text_blocks import LEADING, Run

RULE: Final = 7
"""The height in points of a rule and the space below it."""


class Caption(NamedTuple):
    """Lines on the page, ``width`` points wide, and below them a key, if there is one.

    ``rule`` is the colour of a rule above them, or empty.
    """

    runs: tuple[Run, ...]
    width: int
    rule: str = ""
    key: Key | None = None

    @property
    def height(self) -> int:
        """Its height in points."""
        key = self.key.height if self.key is not None else 0
        return (RULE if self.rule else 0) + sum(map(line_height, self.runs)) + key


def line_height(run: Run) -> int:
    """The height in points of a line that stands on the page itself."""
    return ceil(run.face.size * LEADING) + 2
