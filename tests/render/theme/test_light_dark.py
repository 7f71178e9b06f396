"""Light and dark from one SVG."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from argmap.render import render
from argmap.render.theme.light_dark import dark_rules, parted
from argmap.render.theme.theme import AUTO, DARK, LIGHT, Theme
from tests.render import samples


@pytest.mark.parametrize("theme", [AUTO, evolve(DARK, dark=LIGHT)])
def test_each_light_colour_stands_for_one_dark_one(theme: Theme) -> None:
    assert theme.dark is not None
    changed = parted(theme)
    meant: dict[str, str] = {}
    for (name, light), (_, dark) in zip(changed.colours(), theme.dark.colours(), strict=True):
        assert meant.setdefault(light, dark) == dark
        old = dict(theme.colours())[name]
        assert light[:5] == old[:5]
        assert abs(int(light[5:], 16) - int(old[5:], 16)) <= 3


def test_a_fixed_theme_has_no_rules() -> None:
    assert parted(LIGHT) is LIGHT
    assert dark_rules(LIGHT) == ""
    assert b"prefers-color-scheme" not in render(samples.tiny(), theme="dark")


def test_every_colour_of_an_svg_has_its_rule() -> None:
    svg = render(samples.library(), theme="auto").decode()
    same = {light for (_, light), (_, dark) in zip(LIGHT.colours(), DARK.colours(), strict=True)
            if light == dark}  # fmt: skip
    for attribute in ("fill", "stroke"):
        used = set(re.findall(rf'<(?!style)[^>]* {attribute}="(#\w+)"', svg))
        ruled = set(re.findall(rf'\[{attribute}="(#\w+)"\]', svg))
        assert used - same <= ruled
    assert f'[fill="#ffffff"]{{fill:{DARK.page}}}' in svg
