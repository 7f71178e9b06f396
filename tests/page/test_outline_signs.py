"""The outline of a page has the colours and borders of the map."""

from __future__ import annotations

import pytest

from argmap.language import loads
from argmap.model import Kind
from argmap.page import page as page_of
from argmap.render.theme.card_styles import CardRole, card_style
from argmap.render.theme.theme import DARK, LIGHT, Theme
from tests.page.conftest import Open
from tests.render.test_card_signs import EVERY

pytestmark = pytest.mark.browser

_LOOKS = """link => {
  const looks = getComputedStyle(link);
  const channels = colour => colour.match(/[0-9]+/g).slice(0, 3).map(Number);
  return [channels(looks.borderLeftColor), channels(looks.backgroundColor), looks.borderTopStyle];
}"""


def channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_bars_backgrounds_and_dashes_are_those_of_the_map(open_page: Open, theme: Theme) -> None:
    map = loads(EVERY)
    page = open_page(html=page_of(map).html, view="outline", dark=theme is DARK)
    against = {"m", "f", "n", "h", "p", "i", "g"}
    for one in map.statements:
        link = page.locator(f"#outline li:not(.refers) > a[href='#s-{one.key}']")
        bar, ground, border = link.evaluate(_LOOKS)
        style = card_style(CardRole(Kind(one.kind), one.key in against), theme)
        assert bar == channels(style.accent.bar), one.key
        assert (border == "dashed") == style.is_dashed, one.key
        if one.key in against:
            assert ground == channels(style.accent.ground), one.key
