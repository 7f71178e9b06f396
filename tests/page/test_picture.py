"""The picture within a page."""

from __future__ import annotations

import re

from argmap.language import loads
from argmap.page import page
from argmap.page.map_page import Page
from tests.page.mill import mill


def picture_in(made: Page) -> str:
    """The picture of the map: the overview and the signs of the legend are others."""
    found = re.search(r"<svg\b.*?</svg>", made.html.partition('id="canvas"')[2], re.S)
    assert found is not None
    return found[0]


def test_nothing_is_in_it_that_only_a_file_has_and_no_style() -> None:
    made = page(mill())
    found = picture_in(made)
    assert found == made.picture.inline
    assert "<?xml" not in made.html and "<style" not in found
    assert f"<style>{made.picture.style}</style>" in made.html
    assert ":target" in made.picture.style


def test_what_the_script_says_again_is_left_out() -> None:
    found = picture_in(page(mill()))
    assert "<title>" in found and "textLength=" in found
    for said in ("lengthAdjust=", "aria-label=", 'role="graphics-symbol"'):
        assert said not in found


def test_words_that_look_like_attributes_stay_in_the_text() -> None:
    said = 'He wrote role="graphics-symbol" and aria-label="x" and lengthAdjust="y" there.'
    found = picture_in(page(loads(f"thesis t: {said}\n")))
    text = "".join(re.findall(r"<text[^>]*>([^<]*)", found))
    assert text.replace(" ", "").count(said.replace(" ", "")) == 1
