"""Themes: the colours for light and dark pages, with type and card sizes.

The hues are those of Okabe and Ito (2008), which people with any of the common kinds of colour
blindness can tell apart. No sign depends on hue alone: each also differs in line, border or
wording. Text has a contrast of at least 4.5 to 1 with its background (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from attrs import evolve, fields

from argmap.frozen_class import frozen
from argmap.model import Kind
from argmap.model.frozen_dict import FrozenDict
from argmap.model.vocabulary import Status
from argmap.render.theme.measures import ARIAL, USUAL, Fonts, Shapes

_OTHER: Final = ("name", "kinds", "fonts", "shapes", "dark")
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


def colour_problem(value: object) -> str:
    """Why a value is not a valid theme colour; empty if it is.

    >>> colour_problem("#1b232d"), colour_problem("red")
    ('', "a colour is '#' and six digits of 0-9 and a-f, not 'red'")
    """
    if isinstance(value, str) and _COLOUR.fullmatch(value):
        return ""
    return f"a colour is '#' and six digits of 0-9 and a-f, not {value!r}"


def _require_colours(colours: Iterable[tuple[str, str]]) -> None:
    for name, value in colours:
        if said := colour_problem(value):
            raise ValueError(f"{name}: {said}")


class Accent(NamedTuple):
    """The colours of one kind of card: bar, name, background and border."""

    bar: str
    name: str
    ground: str
    border: str

    def colours(self) -> Iterator[tuple[str, str]]:
        """Its colours with their names."""
        return zip(self._fields, self, strict=True)


@frozen
class Theme:
    """A theme: colours as ``#rrggbb``, fonts and shapes.

    ``dark`` is another theme, whose colours an SVG uses for readers who prefer dark pages. Raises
    :class:`ValueError` for an invalid colour.

    >>> from attrs import evolve
    >>> evolve(LIGHT, name="broad", shapes=Shapes(card_width=280)).page
    '#ffffff'
    """

    name: str
    page: str
    ink: str
    muted: str
    hairline: str
    ghost: str
    """Background of a card that only refers to a statement drawn elsewhere."""
    step: str
    """Background of a step's card."""
    support: str
    attack: str
    neutral: str
    """Lines of answers, warrants and less important relations."""
    verified: str
    doubtful: str
    missing: str
    link: str
    kinds: Mapping[Kind, Accent]
    fonts: Fonts = ARIAL
    shapes: Shapes = USUAL
    dark: Theme | None = None

    def __attrs_post_init__(self) -> None:
        _require_colours(self.colours())

    def colours(self) -> Iterator[tuple[str, str]]:
        """Every colour with its name; those of a kind have names such as ``claim.bar``."""
        for name in COLOURS:
            yield name, getattr(self, name)
        for kind, accent in self.kinds.items():
            for name, colour in accent.colours():
                yield f"{kind}.{name}", colour

    def with_colours(self, colours: Mapping[str, str]) -> Theme:
        """The theme with some colours replaced; the keys are names as in :meth:`colours`."""
        own: dict[str, Any] = {name: colours[name] for name in COLOURS if name in colours}
        kinds = {
            kind: Accent(*(colours.get(f"{kind}.{name}", old) for name, old in accent.colours()))
            for kind, accent in self.kinds.items()
        }
        return evolve(self, **own, kinds=FrozenDict(kinds))

    def status_colour(self, status: Status) -> str:
        """The colour of a citation's verification status."""
        colours = {
            Status.VERIFIED: self.verified,
            Status.AMBIGUOUS: self.doubtful,
            Status.NOT_FOUND: self.missing,
        }
        return colours.get(status, self.muted)


COLOURS: Final = tuple(one.name for one in fields(Theme) if one.name not in _OTHER)
"""The names of a theme's own colours, without those of the kinds of cards."""


def _kinds(
    *,
    ink: str,
    muted: str,
    hairline: str,
    card: str,
    against: str,
    bars: Mapping[str, str],
    names: Mapping[str, str],
) -> Mapping[Kind, Accent]:
    """The accents of a theme; ``names`` are its hues with enough contrast for text.

    The blue and the red of ``bars`` are those of the lines of support and attack, and so of the
    frames of arguments, which touch the bars.
    """
    blue = Accent(bars["blue"], names["blue"], card, hairline)
    green = Accent(bars["green"], names["green"], card, hairline)
    grey = Accent(muted, muted, card, muted)
    attack = Accent(bars["red"], names["red"], against, hairline)
    amber = Accent("#e69f00", names["amber"], card, hairline)
    return FrozenDict(
        {
            Kind.THESIS: Accent(ink, ink, card, ink),
            Kind.CLAIM: blue,
            Kind.EVIDENCE: green,
            Kind.ASSUMPTION: grey,
            Kind.WARRANT: grey,
            Kind.OBJECTION: attack,
            Kind.UNDERCUT: attack,
            Kind.UNLESS: grey,
            Kind.REBUTTAL: blue,
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
        bars={"blue": "#0072b2", "green": "#009e73", "red": "#d55e00"},
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
        bars={"blue": "#56b4e9", "green": "#1fb588", "red": "#f0823c"},
        names={"blue": "#7cc4ee", "green": "#4fd0a5", "red": "#ff9d66", "amber": "#f0b840"},
    ),
)

AUTO: Final = evolve(LIGHT, name="auto", dark=DARK)
"""Light; an SVG turns dark for readers who prefer that."""

THEMES: Final[Mapping[str, Theme]] = FrozenDict(
    {theme.name: theme for theme in (LIGHT, DARK, AUTO)}
)
"""The themes by name."""
