"""Colours that everybody can read and tell apart, on a screen and in a grey print."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from argmap.model import Kind
from argmap.model.vocabulary import ArgumentKind
from argmap.render.theme.card_styles import CardRole, card_style
from argmap.render.theme.contrast import LEAST_LINE, contrast, faint
from argmap.render.theme.line_styles import Sort, strokes
from argmap.render.theme.theme import LIGHT, THEMES, Theme
from tests.render.sight import GREY, SIGHTS, seen

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
sights = pytest.mark.parametrize("sight", SIGHTS)


@themes
def test_text_and_lines_stand_out_from_their_ground(theme: Theme) -> None:
    assert list(faint(theme)) == []


@themes
@sights
def test_text_and_lines_stand_out_to_everybody(theme: Theme, sight: str) -> None:
    colours = {name: seen(colour, sight) for name, colour in theme.colours()}
    worst = [pair for pair in faint(theme.with_colours(colours)) if pair.contrast < pair.least - 1]
    assert worst == []


@themes
@sights
def test_support_and_attack_are_told_apart_by_colour_but_in_grey(theme: Theme, sight: str) -> None:
    support, attack = (seen(colour, sight) for colour in (theme.support, theme.attack))
    apart = max(
        abs(int(support[at : at + 2], 16) - int(attack[at : at + 2], 16)) for at in (1, 3, 5)
    )
    assert apart >= (80 if sight != GREY else 0)


@themes
def test_lines_differ_in_more_than_their_hue(theme: Theme) -> None:
    drawn = strokes(theme)
    plain = {
        sort: (stroke.dash, stroke.end, ":" in stroke.colour, round(stroke.weight))
        for sort, stroke in drawn.items()
    }
    # Premises meet in a dot and answers stand under a question: their places tell them apart.
    alike = {Sort.PREMISE, Sort.ANSWER}
    for first, second in combinations(plain, 2):
        if {first, second} in (alike, {Sort.ATTACK, Sort.CONTRADICTS}):
            continue
        assert plain[first] != plain[second], (first, second)


@themes
def test_grey_cards_that_refer_elsewhere_are_no_attacks(theme: Theme) -> None:
    """In grey print the grounds are alike; the border tells them apart."""
    attack = theme.kinds[Kind.OBJECTION]
    assert contrast(attack.border, attack.ground) > contrast(theme.ghost, theme.page)
    for line, sight in product((theme.support, theme.attack, theme.neutral), (GREY,)):
        assert contrast(seen(line, sight), seen(theme.page, sight)) >= LEAST_LINE - 0.1


@themes
def test_every_kind_has_its_colours(theme: Theme) -> None:
    assert set(theme.kinds) == set(Kind)


def test_a_theme_takes_colours_by_their_names() -> None:
    changed = LIGHT.with_colours({"ink": "#000000", "claim.bar": "#111111"})
    assert (changed.ink, changed.kinds[Kind.CLAIM].bar) == ("#000000", "#111111")
    assert changed.kinds[Kind.EVIDENCE] == LIGHT.kinds[Kind.EVIDENCE]


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="ink: a colour is '#' and six digits"):
        LIGHT.with_colours({"ink": '"/><script>'})


@themes
def test_the_frame_of_an_argument_has_the_colour_of_the_bars_that_touch_it(theme: Theme) -> None:
    for frame, premise in (
        (ArgumentKind.ARGUMENT, Kind.CLAIM),
        (ArgumentKind.COUNTER, Kind.OBJECTION),
    ):
        around = card_style(CardRole(frame), theme).accent
        inside = card_style(CardRole(premise), theme).accent
        assert around.bar == around.border == inside.bar
