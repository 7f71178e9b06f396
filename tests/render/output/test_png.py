"""A PNG is the SVG in pixels."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import resvg_py

from argmap.language import loads
from argmap.model import ArgmapError, ArgumentMap
from argmap.render import THEMES, render
from argmap.render.output.bundled_font import FONTS
from argmap.render.output.graphviz import EngineWarning
from argmap.render.output.missing_glyphs import _rows, missing
from argmap.render.output.paper_sizes import SCALE
from argmap.render.output.png import LONGEST, PngType
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.measures import Face
from tests.render import samples

ARIMO = {"font_files": [str(path) for path in FONTS.values()], "skip_system_fonts": True}


def size(png: bytes) -> tuple[int, ...]:
    return struct.unpack(">II", png[16:24])


def pixels(png: bytes) -> list[bytes]:
    return [b"".join(row[at : at + 3] for at in range(0, len(row), 4)) for row in _rows(png)]


@pytest.mark.slow
def test_a_png_is_drawn_at_its_natural_size() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png = render(samples.tiny(), "png")
    svg = render(samples.tiny()).decode()
    wide = int(svg.partition('width="')[2].partition("pt")[0])
    assert abs(size(png)[0] - wide * SCALE) <= 2


@pytest.mark.slow
@pytest.mark.parametrize("scale", [0.5, 1, 3.5])
def test_a_png_is_drawn_at_any_scale(scale: float) -> None:
    one, scaled = (size(render(samples.tiny(), "png", scale=at)) for at in (1, scale))
    assert scaled == pytest.approx([side * scale for side in one], abs=2)


def test_a_scale_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="a scale is more than 0"):
        render(samples.tiny(), "png", scale=0)


def test_a_png_that_had_to_be_scaled_down_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **options: told.update(options) or b"")
    with pytest.warns(
        EngineWarning, match=r"31,968 pixels on .* \[engine-size\] \(an SVG has no such"
    ):
        render(samples.tiny(), "png", scale=1000)
    wide = float(told["svg_string"].partition(' width="')[2].partition("pt")[0])
    assert wide * told["zoom"] == pytest.approx(LONGEST)


@pytest.mark.slow
@pytest.mark.parametrize("sample", [samples.tiny, samples.despotism])
def test_a_png_is_what_the_svg_is(sample: Callable[[], ArgumentMap]) -> None:
    """Drawn from the SVG itself, legend and all, it is the same picture."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=render(sample(), id_prefix="x-").decode(), dpi=72, zoom=1, **ARIMO
    )
    assert pixels(drawn) == pixels(render(sample(), "png", scale=1))


@pytest.mark.slow
def test_the_same_map_gives_the_same_png() -> None:
    assert render(samples.tiny(), "png") == render(samples.tiny(), "png")


@pytest.mark.slow
def test_a_theme_with_a_dark_side_is_light_in_a_png() -> None:
    png = pixels(render(samples.tiny(), "png", theme="auto", scale=1))
    assert png[0][:3] == bytes.fromhex(THEMES["auto"].page[1:])


@pytest.mark.slow
@pytest.mark.parametrize("said", ["שלום עולם.", "שלום (עולם)!", "אחד, שניים?"])
def test_a_line_from_right_to_left_ends_at_its_left(said: str) -> None:
    """A mark at the end of a sentence is to the left of its first letter."""
    line = PngType().set_run(Run(said, Face(40), "#000000"), 590, 50)
    bare = PngType().set_run(Run(said[:-1], Face(40), "#000000"), 590, 50)
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="80" font-family="Arimo">'
    whole, part = (
        inked(resvg_py.svg_to_bytes(svg_string=f"{frame}{one}</svg>", **ARIMO))
        for one in (line, bare)
    )
    assert whole[-1] == pytest.approx(part[-1], abs=1) and 570 < whole[-1] < 592
    assert whole[0] < part[0] - 5  # the mark is at the left of the words


def inked(png: bytes) -> list[int]:
    """The columns of a picture in which something is drawn."""
    rows = list(_rows(png))
    return [at for at in range(len(rows[0]) // 4) if any(row[at * 4 + 3] > 100 for row in rows)]


def test_characters_that_no_font_has_are_named() -> None:
    with pytest.warns(EngineWarning, match=r"no glyphs for \U0001337f .*install a font") as caught:
        render(loads("thesis t: One \U0001337f and ∧.\n"), "png")
    assert len(caught) == 1


def test_a_long_list_of_characters_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.render.output.png.missing", lambda unusual, *others: unusual)
    lost = "".join(map(chr, range(0x4E00, 0x4E20)))
    with pytest.warns(EngineWarning, match=r"一 丁 .* …"):
        render(loads(f"thesis t: {lost}\n"), "png")


def test_characters_in_tooltips_are_not_drawn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        render(loads("thesis t: One.\n  note: \U0001337f\n"), "png")


@pytest.mark.parametrize(
    ("characters", "lacking"),
    [("abc", ""), ("a字b∧", "字∧"), ("é\u0301\u0304", ""), ("\U0001337f", "\U0001337f"), ("", "")],
)
def test_what_arimo_lacks_is_found_out(characters: str, lacking: str) -> None:
    assert missing(characters, "Arimo", {**ARIMO, "font_family": "Arimo"}) == lacking


@pytest.mark.slow
def test_one_missing_character_leaves_the_others_of_its_line(tmp_path: Path) -> None:
    """What resvg cannot find must not keep it from finding the next."""
    (path,) = (path for path in FONTS.values() if "Regular" in path.name)
    fonts = {"font_files": [str(path)], "font_family": "Arimo", "skip_system_fonts": True}
    assert missing("\U0001337f字", "Arimo", fonts) == "\U0001337f字"
    with pytest.warns(EngineWarning, match="engine-glyphs"):
        png = render(loads("thesis t: \U0001337f one.\n"), "png")
    assert len(set(pixels(png))) > 20


def test_that_what_makes_it_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(ArgmapError, match="png-missing"):
        render(samples.tiny(), "png")
