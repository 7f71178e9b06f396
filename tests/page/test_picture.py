"""The picture within a page."""

from __future__ import annotations

import re

import pytest

from argmap.language import loads
from argmap.model import ArgmapError
from argmap.page.picture import Picture
from argmap.render import render
from tests.page.mill import mill


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ArgmapError) as caught:
        Picture.of(b"<html></html>")
    assert caught.value.diagnostics[0].code == "engine-output"


def test_nothing_is_left_that_only_a_file_has_and_no_style() -> None:
    found = Picture.of(render(mill()))
    assert found.markup.startswith("<svg ") and found.markup.endswith("</svg>")
    assert "<?xml" not in found.markup and "<style" not in found.markup
    assert found.styles and ":target" in found.styles[0]


def test_words_that_look_like_attributes_stay_in_the_text() -> None:
    said = 'He wrote role="graphics-symbol" and aria-label="x" and lengthAdjust="y" there.'
    map = loads(f"thesis t: {said}\n")
    text = "".join(re.findall(r"<text[^>]*>([^<]*)", Picture.of(render(map)).markup))
    assert text.replace(" ", "").count(said.replace(" ", "")) == 1
