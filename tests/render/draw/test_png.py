"""What a PNG cannot do."""

from __future__ import annotations

import struct
import warnings

import pytest

from argmap.render import render
from argmap.render.draw.engine import EngineWarning
from argmap.render.draw.paper import SCALE
from argmap.render.draw.png import LONGEST, look_through
from tests.render import samples


def header(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)


def size(png: bytes) -> tuple[int, ...]:
    return struct.unpack(">II", png[16:24])


def test_a_png_is_drawn_at_its_natural_size() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png = render(samples.tiny(), "png")
    svg = render(samples.tiny()).decode()
    wide = int(svg.partition('width="')[2].partition("pt")[0])
    assert abs(size(png)[0] - wide * SCALE) <= 2


@pytest.mark.parametrize("scale", [0.5, 1, 3.5])
def test_a_png_is_drawn_at_any_scale(scale: float) -> None:
    one, scaled = (size(render(samples.tiny(), "png", scale=at)) for at in (1, scale))
    assert scaled == pytest.approx([side * scale for side in one], abs=2)


def test_a_scale_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="a scale is more than 0"):
        render(samples.tiny(), "png", scale=0)


def test_a_png_that_had_to_be_scaled_down_says_so() -> None:
    with pytest.warns(EngineWarning, match="engine-size"):
        look_through(header(400, LONGEST), "", "dot")


def test_characters_that_the_font_lacks_are_named() -> None:
    with pytest.warns(EngineWarning, match=r"no glyphs for ✓ 字 .*an SVG has no such limit"):
        look_through(header(1, 1), "<B>✓ one 字</B><B>&amp;字</B>", "bin/graphviz-pure")


def test_characters_in_tooltips_are_not_drawn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        look_through(header(1, 1), 'tooltip="字"', "graphviz-pure.exe")


def test_what_fonts_another_engine_has_is_unknown() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        look_through(header(1, 1), "<B>字</B>", "/usr/bin/dot")


def test_a_long_list_of_characters_is_cut() -> None:
    lost = "".join(map(chr, range(0x4E00, 0x4E20)))
    with pytest.warns(EngineWarning, match=r"一 丁 .* 与? ?.*…"):
        look_through(header(1, 1), f"<B>{lost}</B>", "graphviz-pure")
