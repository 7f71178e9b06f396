"""Text outside the cards: titles, section titles, and the legend."""

from __future__ import annotations

from math import ceil
from typing import Final, NamedTuple

from argmap.render.text_layout.legend_layout import Key
from argmap.render.text_layout.text_blocks import LEADING, Run

RULE: Final = 7
"""Height in points of a rule and the space below it."""


class Caption(NamedTuple):
    """Lines on the page, ``width`` points wide, with an optional legend below.

    ``rule`` is the colour of the rule above them, or empty.
    """

    runs: tuple[Run, ...]
    width: int
    rule: str = ""
    key: Key | None = None

    @property
    def height(self) -> int:
        """Height in points."""
        key = self.key.height if self.key is not None else 0
        return (RULE if self.rule else 0) + sum(map(line_height, self.runs)) + key


def line_height(run: Run) -> int:
    """Height in points of a line outside the cards."""
    return ceil(run.face.size * LEADING) + 2
