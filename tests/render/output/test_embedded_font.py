"""The font inside an SVG."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from argmap.render import render
from tests.render import samples

uharfbuzz = pytest.importorskip("uharfbuzz")


def test_an_svg_has_the_characters_that_it_uses_and_no_others() -> None:
    svg = render(samples.tiny(), text="embedded").decode()
    faces = re.findall(r"@font-face\{font-family:Arimo;([^}]*)base64,([^)]*)\)\}", svg)
    assert {looks.partition("src")[0] for looks, _ in faces} == {
        f"font-weight:{weight};font-style:{style};"
        for weight, style in (("normal", "normal"), ("bold", "normal"), ("normal", "italic"))
    }
    for _, data in faces:
        assert len(data) < 60_000
        font = uharfbuzz.Font(uharfbuzz.Face(b64decode(data)))
        assert not font.get_nominal_glyph(ord("Ж"))
    bold = next(data for looks, data in faces if "weight:bold" in looks)
    font = uharfbuzz.Font(uharfbuzz.Face(b64decode(bold)))
    assert all(font.get_nominal_glyph(ord(letter)) for letter in "THESIS")


def test_its_text_stays_text() -> None:
    plain, embedded = (
        render(samples.tiny(), text=text).decode() for text in ("fitted", "embedded")
    )
    assert re.sub(r"@font-face\{[^}]*\}", "", embedded).count("<text") == plain.count("<text")


def test_the_same_map_gives_the_same_bytes() -> None:
    assert render(samples.tiny(), text="embedded") == render(samples.tiny(), text="embedded")
