"""Type, lines and boxes as elements of an SVG."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final, NamedTuple
from unicodedata import bidirectional

from argmap.render.text_layout.text_blocks import Run
from argmap.render.text_layout.text_metrics import is_exact

SetRun = Callable[[Run, float, float], str]
"""Writes one run whose baseline begins at a point."""


def set_run(run: Run, x: float, base: float) -> str:
    """One run with its length, where that is known.

    Where a viewer has no font with the widths of Arial, its glyphs are fitted to that length, so
    that no line is cut off by its card. In a run that is read from right to left its stop stands
    at the left.
    """
    text = run.text.rstrip(" ")
    return text_element(run, text, x, base, direction(text))


def set_run_inline(run: Run, x: float, base: float) -> str:
    """One run for a page, whose script says how runs are fitted to their length."""
    text = run.text.rstrip(" ")
    return text_element(run, text, x, base, direction(text), "")


def direction(text: str) -> str:
    """The attributes of a run that say from where to where it runs, if that is not usual."""
    return ' direction="rtl" text-anchor="end"' if is_leftward(text) else ""


def text_element(
    run: Run,
    text: str,
    x: float,
    base: float,
    more: str = "",
    fitting: str = ' lengthAdjust="spacingAndGlyphs"',
) -> str:
    """The element of a run in the face and colour of that, and with its length; ``text`` is what
    is to stand in it, ``more`` are further attributes, and ``fitting`` is how a viewer is to fit
    it to its length.
    """
    face = run.face
    looks = ' font-weight="bold"' if face.bold else ""
    if face.italic:
        looks += ' font-style="italic"'
    said = run.text.rstrip(" ")
    if said and is_exact(said):
        wide = run.width if said is run.text else Run(said, face, run.colour).width
        more += f' textLength="{wide:.1f}"{fitting}'
    return (
        f'<text x="{x:.7g}" y="{base:.7g}"{looks} font-size="{face.size}" '
        f'fill="{run.colour}"{more}>{escape(text, quote=False)}</text>'
    )


NAMELESS: Final = "\0"
"""Stands for the name of a picture until all that is drawn is known; no text may hold it."""


class Pen(NamedTuple):
    """How an SVG is written.

    ``id_prefix`` stands before each id in it; see :func:`argmap.render.output.svg.to_svg` for what
    it means that there is none. ``set`` writes its type. ``is_labelled`` says that each part has
    a role and a label for a screen reader.
    """

    id_prefix: str | None = None
    set: SetRun = set_run
    is_labelled: bool = True

    @property
    def prefix(self) -> str:
        """What stands before the id of a statement, a step or a line."""
        return self.id_prefix or ""

    @property
    def own(self) -> str:
        """What stands before an id that other pictures have as well."""
        return NAMELESS if self.id_prefix is None else self.id_prefix

    def href(self, link: str) -> str:
        """A link as the value of an attribute; one that leads to a part leads to its full id.

        >>> Pen("one-").href("#s-stay"), Pen("one-").href("https://example.org/?a&b")
        ('#one-s-stay', 'https://example.org/?a&amp;b')
        """
        return escape(f"#{self.prefix}{link[1:]}" if link.startswith("#") else link)


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
