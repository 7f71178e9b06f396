"""Cards have room for the widest family of a theme."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from attrs import evolve

from argmap.render import THEMES, render
from argmap.render.theme.font_widths import room
from argmap.render.theme.measures import FAMILY, Fonts
from tests.render import samples

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def test_the_families_of_the_built_in_themes_are_all_as_wide_as_arial() -> None:
    assert room(FAMILY) == 1


@pytest.mark.parametrize(
    ("family", "wider"),
    [
        ("Verdana, Arial, sans-serif", 1.23),
        ("Arial, 'Noto Sans', \"DejaVu Sans\"", 1.23),
        ("NOTO SANS", 1.1),
        ("Inter", 1.0),
    ],
)
def test_the_widest_counts(family: str, wider: float) -> None:
    assert room(family) == wider


@pytest.mark.slow
@pytest.mark.skipif(not DEJAVU.exists(), reason="no DejaVu Sans on this machine")
@pytest.mark.parametrize("sample", [samples.library, samples.despotism], ids=["library", "essay"])
def test_lines_that_nobody_fits_stay_in_their_cards(sample: object) -> None:
    font = pytest.importorskip("PIL.ImageFont")
    faces = {
        bold: font.truetype(str(DEJAVU / f"DejaVuSans{'-Bold' if bold else ''}.ttf"), 1000)
        for bold in (False, True)
    }
    theme = evolve(THEMES["light"], fonts=Fonts(family="'DejaVu Sans', sans-serif"))
    svg = render(sample(), theme=theme, id_prefix="").decode()  # type: ignore[operator]
    cards = re.findall(r'<g id="[sa]-[^"]*" class="(?:card|step)[^>]*>(.*?)</g>', svg, re.S)
    assert len(cards) > 10
    for card in cards:
        points = re.findall(
            r"(-?[\d.]+),-?[\d.]+", "".join(re.findall(r'(?:points|d)="([^"]*)', card))
        )
        if not points:
            continue
        right = max(map(float, points))
        for x, bold, size, text in re.findall(
            r'<text x="([^"]*)"[^>]*?( font-weight="bold")?[^>]*? font-size="(\d+)"[^>]*>([^<]*)',
            card,
        ):
            wide = faces[bool(bold)].getlength(text.replace("&amp;", "&")) * int(size) / 1000
            assert float(x) + wide <= right


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="no librsvg on this machine")
def test_a_viewer_that_fits_nothing_draws_outlines() -> None:
    import subprocess

    pytest.importorskip("uharfbuzz")
    svg = render(samples.tiny(), text="outlines")
    png = subprocess.run(["rsvg-convert"], input=svg, capture_output=True, check=True).stdout
    assert png.startswith(b"\x89PNG")
