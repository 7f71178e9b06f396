"""Colours that everybody can read and tell apart, on a screen and in a grey print."""

from __future__ import annotations

from itertools import combinations

import pytest

from argmap.model import Kind
from argmap.render.scene import Sort
from argmap.render.strokes import strokes
from argmap.render.theme import THEMES, Theme

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@themes
def test_text_stands_out_from_its_ground(theme: Theme) -> None:
    for accent in theme.kinds.values():
        colours = (accent.name, theme.ink, theme.muted, theme.link)
        for colour in (*colours, theme.verified, theme.doubtful, theme.missing):
            assert contrast(colour, accent.ground) >= 4.5
    for ground in (theme.page, theme.ghost, theme.step):
        for colour in (theme.ink, theme.muted, theme.link, theme.missing):
            assert contrast(colour, ground) >= 4.5
    for accent in theme.kinds.values():
        assert contrast(accent.name, theme.ghost) >= 4.5


@themes
def test_lines_stand_out_from_the_page(theme: Theme) -> None:
    for stroke in strokes(theme).values():
        assert contrast(stroke.colour.partition(":")[0], theme.page) >= 3


@themes
def test_lines_differ_in_more_than_their_hue(theme: Theme) -> None:
    drawn = strokes(theme)
    plain = {
        sort: (stroke.dash, stroke.end, ":" in stroke.colour) for sort, stroke in drawn.items()
    }
    # Premises meet in a dot and answers stand under a question: their places tell them apart.
    alike = {Sort.PREMISE, Sort.ANSWER}
    for first, second in combinations(plain, 2):
        if {first, second} in (alike, {Sort.ATTACK, Sort.CONTRADICTS}):
            continue
        assert plain[first] != plain[second], (first, second)


@themes
def test_every_kind_has_its_colours(theme: Theme) -> None:
    assert set(theme.kinds) == set(Kind)
