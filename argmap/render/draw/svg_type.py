"""Type, lines and boxes as elements of an SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple
from unicodedata import bidirectional

from argmap.render.typeset.blocks import LEADING, Line, Run
from argmap.render.typeset.metrics import is_exact

_DESCENT = 0.3
"""Ems from the foot of a row to the baseline of a line that stands there, but for a point."""


SetRun = Callable[[Run, float, float], str]
"""Writes one run whose baseline begins at a point."""


def base_at_foot(foot: float, size: float) -> float:
    """The baseline of a line at the foot of a row; ``size`` is its largest type."""
    return foot - 1 - _DESCENT * size


def set_line(runs: Line, x: float, base: float, pen: Pen) -> Iterator[str]:
    """A line as elements, a run each, from ``x`` on."""
    for run in runs:
        if run.text:
            yield pen.set(run, x, base)
            x += run.width


def set_run(run: Run, x: float, base: float) -> str:
    """One run with its length, where that is known.

    Where a viewer has no font with the widths of Arial, its glyphs are fitted to that length, so
    that no line is cut off by its card. In a run that is read from right to left its stop stands
    at the left.
    """
    text = run.text.rstrip(" ")
    more = ' direction="rtl" text-anchor="end"' if is_leftward(text) else ""
    return text_element(run, text, x, base, more)


def text_element(run: Run, text: str, x: float, base: float, more: str = "") -> str:
    """The element of a run in the face and colour of that, and with its length; ``text`` is what
    is to stand in it, and ``more`` further attributes.
    """
    face = run.face
    looks = ' font-weight="bold"' if face.bold else ""
    if face.italic:
        looks += ' font-style="italic"'
    said = run.text.rstrip(" ")
    if said and is_exact(said):
        wide = run.width if said is run.text else Run(said, face, run.colour).width
        more += f' textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"'
    return (
        f'<text x="{x:.7g}" y="{base:.7g}"{looks} font-size="{face.size}" '
        f'fill="{run.colour}"{more}>{escape(text, quote=False)}</text>'
    )


class Pen(NamedTuple):
    """How an SVG is written: what stands before each id in it, and how its type is set."""

    prefix: str = ""
    set: SetRun = set_run

    def href(self, link: str) -> str:
        """A link as the value of an attribute; one that leads to a part leads to its full id.

        >>> Pen("one-").href("#s-stay"), Pen("one-").href("https://example.org/?a&b")
        ('#one-s-stay', 'https://example.org/?a&amp;b')
        """
        return escape(f"#{self.prefix}{link[1:]}" if link.startswith("#") else link)


def set_paragraph(lines: tuple[Line, ...], x: float, top: float, pen: Pen) -> Iterator[str]:
    """Lines of one run each below one another."""
    size = lines[0][0].face.size
    for number, (run, *_) in enumerate(lines):
        if run.text:
            yield pen.set(run, x, top + size * (1 + LEADING * number))


def box(x: float, y: float, wide: float, high: float, looks: str) -> str:
    """A rectangle by its upper left corner and its size."""
    left, right = f"{x:.7g}", f"{x + wide:.7g}"
    top, foot = f"{y:.7g}", f"{y + high:.7g}"
    points = f"{left},{foot} {left},{top} {right},{top} {right},{foot} {left},{foot}"
    return f'<polygon {looks} points="{points}"/>'


def is_leftward(text: str) -> bool:
    """Whether a line runs from right to left, by its first letter (Unicode annex 9, P2)."""
    for char in text:
        direction = bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
