"""Text as shapes."""

from __future__ import annotations

import re
import sys
import unicodedata
import warnings
from collections.abc import Callable

import pytest

from argmap.language import loads
from argmap.model import ArgmapError, ArgumentMap
from argmap.render import render
from argmap.render.output.graphviz import EngineWarning
from tests.render import samples

pytest.importorskip("uharfbuzz")


@pytest.mark.slow
@pytest.mark.parametrize("sample", [samples.tiny, samples.despotism, samples.library])
def test_nothing_is_left_to_the_fonts_of_a_viewer(sample: Callable[[], ArgumentMap]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = render(sample(), text="outlines").decode()
    assert "<text" not in svg
    fitted = render(sample()).decode()
    assert svg.count("aria-label") == fitted.count("aria-label")  # it is read aloud all the same
    assert svg.count(' d="M') - fitted.count(' d="M') == fitted.count("<text")


@pytest.mark.slow
def test_outlines_look_like_the_text() -> None:
    import resvg_py

    from tests.render.output.test_png import ARIMO, pixels

    one, other = (
        pixels(
            resvg_py.svg_to_bytes(
                svg_string=render(samples.tiny(), text=text).decode(), dpi=72, **ARIMO
            )
        )
        for text in ("fitted", "outlines")
    )
    flat, also = b"".join(one), b"".join(other)
    assert len(flat) == len(also)
    differing = sum(abs(a - b) > 128 for a, b in zip(flat, also, strict=True))
    assert differing < len(flat) / 1000


@pytest.mark.parametrize("said", ["Die Städte müssen größer werden", "Čapek", "Ἡ τυραννὶς"])
def test_letters_with_marks_are_drawn_whole(said: str) -> None:
    composed, parted = (
        re.findall(r' d="([^"]*)"', render(loads(f"thesis t: {form}\n"), text="outlines").decode())
        for form in (unicodedata.normalize("NFC", said), unicodedata.normalize("NFD", said))
    )
    assert composed == parted


def test_hebrew_is_drawn_from_right_to_left() -> None:
    svg = render(loads("thesis t: שלום עולם.\n"), text="outlines").decode()
    assert "<text" not in svg


def test_what_cannot_be_outlined_stays_text_and_is_told() -> None:
    with pytest.warns(
        EngineWarning, match=r"2 lines of text could not be converted .*outlines-partial"
    ):
        svg = render(loads("thesis t: 漢字\n  claim a: שלום at 5.\n"), text="outlines").decode()
    assert svg.count("<text") == 2


def test_that_harfbuzz_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    with pytest.raises(ArgmapError, match=r"outlines-missing.*pip install 'argmap\[outlines\]'"):
        render(samples.tiny(), text="outlines")


def test_no_other_text_is_known() -> None:
    with pytest.raises(ValueError, match="text is fitted, outlines or embedded, not 'shapes'"):
        render(samples.tiny(), text="shapes")
