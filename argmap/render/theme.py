"""How a map looks: colours for light and dark pages, and the sizes of type and cards.

The hues are those of Okabe and Ito (2008), which people with any of the common kinds of colour
blindness can tell apart. No sign rests on its hue alone: each differs in line, border or word
as well. Text has a contrast of at least 4.5 to 1 with what it stands on (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from argmap.model import Kind


@frozen
class Face:
    """A size of type in points, and its weight and slope."""

    size: int
    bold: bool = False
    italic: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the face is neither bold nor italic."""
        return not (self.bold or self.italic)


FONT: Final = "Arial"
"""The family that the engine is given; it sets Arimo, which has the same widths."""

# The engine knows whole sizes only. A line in one plain face sits lower in its cell than one with
# a bold or italic run in it; so ids, which share a line with kinds, are italic.
TITLE: Final = Face(18, bold=True)
BYLINE: Final = Face(10)
SECTION: Final = Face(13, bold=True)
KIND: Final = Face(7, bold=True)
HOLDER: Final = Face(8)
ID: Final = Face(8, italic=True)
THESIS: Final = Face(12, bold=True)
TEXT: Final = Face(11)
DETAIL: Final = Face(9)
MARK: Final = Face(9, bold=True)
QUOTE: Final = Face(9, italic=True)
LEGEND: Final = Face(9)

MEASURE: Final = 220
"""The width of a card's lines in points: some 40 characters of its text."""

STEP_MEASURE: Final = 96
"""The width of the lines on a step's card in points."""


@frozen
class Accent:
    """The colours of one kind of card: its bar, its name, its ground and its border."""

    bar: str
    name: str
    ground: str
    border: str


@frozen
class Theme:
    """The colours of a picture, as ``#rrggbb``."""

    name: str
    page: str
    ink: str
    muted: str
    hairline: str
    ghost: str
    """The ground of a card that only refers to where its statement stands."""
    step: str
    """The ground of a step's card."""
    support: str
    attack: str
    neutral: str
    """The lines of answers, warrants and quiet relations."""
    verified: str
    doubtful: str
    missing: str
    link: str
    kinds: Mapping[Kind, Accent]


def _kinds(
    *, ink: str, muted: str, hairline: str, card: str, against: str, names: Mapping[str, str]
) -> Mapping[Kind, Accent]:
    """The accents of a theme; ``names`` are the four hues, strong enough to be read as text."""
    blue = Accent("#0072b2", names["blue"], card, hairline)
    green = Accent("#009e73", names["green"], card, hairline)
    grey = Accent(muted, muted, card, muted)
    attack = Accent("#d55e00", names["red"], against, hairline)
    reply = Accent("#d55e00", names["red"], card, hairline)
    amber = Accent("#e69f00", names["amber"], card, hairline)
    return MappingProxyType(
        {
            Kind.THESIS: Accent(ink, ink, card, ink),
            Kind.CLAIM: blue,
            Kind.EVIDENCE: green,
            Kind.ASSUMPTION: grey,
            Kind.WARRANT: grey,
            Kind.OBJECTION: attack,
            Kind.UNDERCUT: attack,
            Kind.REBUTTAL: reply,
            Kind.QUESTION: amber,
            Kind.ANSWER: amber,
        }
    )


LIGHT: Final = Theme(
    name="light",
    page="#ffffff",
    ink="#1b232d",
    muted="#566170",
    hairline="#b4bcc7",
    ghost="#f1f3f6",
    step="#eaf3f9",
    support="#0072b2",
    attack="#d55e00",
    neutral="#7a8594",
    verified="#00704f",
    doubtful="#8a5a00",
    missing="#b23c00",
    link="#005f94",
    kinds=_kinds(
        ink="#1b232d",
        muted="#566170",
        hairline="#b4bcc7",
        card="#ffffff",
        against="#fdf1e9",
        names={"blue": "#00669f", "green": "#00704f", "red": "#ad4300", "amber": "#8a5a00"},
    ),
)

DARK: Final = Theme(
    name="dark",
    page="#12161b",
    ink="#e9edf2",
    muted="#a4afbc",
    hairline="#465160",
    ghost="#1a2027",
    step="#15283a",
    support="#56b4e9",
    attack="#f0823c",
    neutral="#8b96a5",
    verified="#4fd0a5",
    doubtful="#f0b840",
    missing="#ff9d66",
    link="#7cc4ee",
    kinds=_kinds(
        ink="#e9edf2",
        muted="#a4afbc",
        hairline="#465160",
        card="#1d242c",
        against="#35231a",
        names={"blue": "#7cc4ee", "green": "#4fd0a5", "red": "#ff9d66", "amber": "#f0b840"},
    ),
)

THEMES: Final[Mapping[str, Theme]] = MappingProxyType(
    {theme.name: theme for theme in (LIGHT, DARK)}
)
"""The themes by name."""
