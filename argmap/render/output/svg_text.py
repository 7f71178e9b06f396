"""Text, lines and boxes as SVG elements."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final, NamedTuple

from argmap.render.text_layout.text_blocks import Run
from argmap.render.text_layout.text_metrics import is_exact, is_leftward

SetRun = Callable[[Run, float, float], str]
"""Writes one run, given the start of its baseline."""


def set_run(run: Run, x: float, base: float) -> str:
    """One run, with its length if known.

    Viewers without an Arial-like font fit its glyphs to that length, so that the card cuts no line
    off. In a right-to-left run, the full stop is at the left.
    """
    text = run.text.rstrip(" ")
    return text_element(run, text, x, base, direction(text))


class InlineType(NamedTuple):
    """Sets text for a page, whose script adds the fitting of runs to their length.

    ``ink`` is the colour of the group around them, which they do not repeat.
    """

    ink: str = ""

    def set_run(self, run: Run, x: float, base: float) -> str:
        """One run; see :func:`set_run`."""
        text = run.text.rstrip(" ")
        return text_element(run, text, x, base, direction(text), "", self.ink)


def direction(text: str) -> str:
    """The attributes for a run's direction, if it is not left to right."""
    return ' direction="rtl"' if is_leftward(text) else ""


def text_element(
    run: Run,
    text: str,
    x: float,
    base: float,
    more: str = "",
    fitting: str = ' lengthAdjust="spacingAndGlyphs"',
    ink: str = "",
) -> str:
    """The element of a run in its face and colour, with its length.

    ``text`` is its content, ``more`` are further attributes, and ``fitting`` is how a viewer fits
    it to its length. A run in the colour ``ink`` takes it from the group around it.
    """
    face = run.face
    looks = f' class="{run.sort}"' if run.sort else ""
    if face.bold:
        looks += ' font-weight="bold"'
    if face.italic:
        looks += ' font-style="italic"'
    said = run.text.rstrip(" ")
    if said and is_exact(said):
        wide = run.width if said is run.text else Run(said, face, run.colour).width
        more += f' textLength="{wide:.1f}"{fitting}'
    colour = f' fill="{run.colour}"' if run.colour != ink else ""
    return (
        f'<text x="{x:.7g}" y="{base:.7g}"{looks} font-size="{face.size}"{colour}{more}>'
        f"{escape(text, quote=False)}</text>"
    )


NAMELESS: Final = "\0"
"""Placeholder for a picture's name until its content is known; no text may contain it."""


class Pen(NamedTuple):
    """Options for writing an SVG.

    ``id_prefix`` is put before each id; see :func:`argmap.render.output.svg.to_svg` for what
    happens without one. ``set`` writes text, ``ink`` is the colour of text that has none of its
    own. ``is_labelled`` says whether each part has a role and label for screen readers. ``name`` is
    that of a picture without a prefix, by default one that is derived from its content.
    """

    id_prefix: str | None = None
    set: SetRun = set_run
    ink: str = ""
    is_labelled: bool = True
    name: str = ""

    @property
    def prefix(self) -> str:
        """Prefix for the id of a statement, step or line."""
        return self.id_prefix or ""

    @property
    def own(self) -> str:
        """Prefix for an id that other pictures also have."""
        return NAMELESS if self.id_prefix is None else self.id_prefix

    def href(self, link: str) -> str:
        """A link as an attribute value; a link to a part gets its full id.

        >>> Pen("one-").href("#s-stay"), Pen("one-").href("https://example.org/?a&b")
        ('#one-s-stay', 'https://example.org/?a&amp;b')
        """
        return escape(f"#{self.prefix}{link[1:]}" if link.startswith("#") else link)


def box(x: float, y: float, wide: float, high: float, looks: str) -> str:
    """A rectangle, given its upper left corner and size."""
    left, right = f"{x:.7g}", f"{x + wide:.7g}"
    top, foot = f"{y:.7g}", f"{y + high:.7g}"
    points = f"{left},{foot} {left},{top} {right},{top} {right},{foot}"
    return f'<polygon {looks} points="{points}"/>'
