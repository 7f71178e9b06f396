"""The legend of a map as a list for its page: each sign as a small picture, with its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from markupsafe import Markup

from argmap.model import ArgumentMap
from argmap.render.diagram.legend import entries
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.svg_legend import sign
from argmap.render.output.svg_text import InlineType
from argmap.render.text_layout.card_marks import marks_of
from argmap.render.text_layout.citation_lines import by_citation
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.legend_samples import SAMPLE, SPARE
from argmap.render.theme.theme import Theme
from argmap.sources import Verdict

_HIGH: Final = 13
"""Height of a sign in points."""


class LegendEntry(NamedTuple):
    """A sign, as an SVG element, and its meaning."""

    sign: Markup
    meaning: str


def legend_entries(
    map: ArgumentMap, theme: Theme, verdicts: Iterable[Verdict]
) -> tuple[LegendEntry, ...]:
    """The signs in the drawing of a map, in the order of its own legend.

    >>> from argmap.language import loads
    >>> from argmap.render.theme.theme import LIGHT
    >>> map = loads("thesis t: It lasts.\\n  objection o: It ends.\\n")
    >>> [one.meaning for one in legend_entries(map, LIGHT, ())][:3]
    ['thesis', 'objection', 'against the thesis']
    """
    marks = marks_of(by_citation(verdicts), None)
    return tuple(map_entry(one) for one in entries(build_scene(map), map, theme, marks))


def map_entry(entry: Entry) -> LegendEntry:
    """A legend entry of a drawing, for a page."""
    drawn = ""
    if entry.sample is not None:
        drawn = "".join(sign(entry.sample, 1, _HIGH / 2))
    elif entry.word is not None:
        drawn = InlineType().set_run(entry.word, 1, _HIGH - 3)
    wide = SAMPLE - SPARE + 2
    svg = f'<svg viewBox="0 0 {wide} {_HIGH}" aria-hidden="true">{drawn}</svg>'
    return LegendEntry(Markup(svg), entry.meaning)  # texts in it are escaped
