"""A picture as PDF: vector, with real text, and told plainly where it cannot be made."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
import warnings
import zlib
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import pytest

from argmap.language import loads
from argmap.model import ArgmapError
from argmap.render import Paper, View, render
from argmap.render.output.graphviz import EngineWarning
from argmap.render.output.pdf import PdfPage, to_pdf
from argmap.render.output.svg_parts import Picture
from tests.render import samples

made = pytest.mark.usefixtures("weasyprint")


@pytest.fixture(scope="module")
def weasyprint() -> None:
    """Only those who draw a PDF wait until WeasyPrint is imported."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        pytest.skip("no WeasyPrint on this machine")


def inflated(pdf: bytes) -> bytes:
    """A PDF with its streams as plain bytes."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(stream))  # a line end follows it
    return b"\n".join(found)


@pytest.mark.slow
@made
def test_a_pdf_is_as_large_as_the_svg_and_the_same_each_time() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", EngineWarning)
        pdf = render(samples.despotism(), "pdf")
    svg = render(samples.despotism()).decode()
    size = re.search(r'width="(\d+)pt" height="(\d+)pt"', svg)
    box = re.search(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", inflated(pdf))
    assert size is not None
    assert box is not None
    for points, side in zip(size.groups(), box.groups(), strict=True):
        assert abs(float(side) - float(points)) < 1
    assert render(samples.despotism(), "pdf") == pdf


@pytest.mark.slow
@made
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler on this machine")
def test_the_text_of_a_pdf_is_text(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(render(samples.despotism(), "pdf"))
    run = ["pdftotext", "-raw", str(tmp_path / "out.pdf"), "-"]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "An eased purge is still a purge." in said
    assert "The durability of Soviet despotism" in said


@pytest.mark.slow
@made
def test_hostile_text_in_a_pdf_leads_nowhere() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", EngineWarning)
        pdf = inflated(render(samples.hostile(), "pdf"))
    assert b"/JavaScript" not in pdf
    assert re.findall(rb"/URI ?\(([^)]*)\)", pdf) == [b"mailto:a@example.org"]


@pytest.mark.slow
@made
@pytest.mark.parametrize("paper", [None, Paper.of("a4")])
def test_links_of_a_pdf_lead_somewhere(paper: Paper | None) -> None:
    map = loads(
        "thesis one: One.\n  link: https://example.org/one\n  claim two: Two.\n"
        "  objection three: Three.\n    rebuttal @two\n"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        pdf = inflated(render(map, "pdf", paper=paper, view=View(depth=9)))
    assert re.findall(rb"/URI ?\(([^)]*)\)", pdf) == [b"https://example.org/one"]
    assert re.findall(rb"/Dest ?\(([^)]*)\)", pdf) == [b"s-two"]
    sheet = re.search(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert sheet is not None
    wide, high = (float(side) for side in sheet.groups())
    for found in re.findall(rb"/Rect ?\[([^\]]*)\]", pdf):
        left, bottom, right, top = (float(side) for side in found.split())
        assert 0 < left < right < wide
        assert 0 < min(bottom, top) < max(bottom, top) < high


@pytest.mark.slow
@made
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler on this machine")
def test_text_from_right_to_left_is_in_order(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", EngineWarning)
        (tmp_path / "out.pdf").write_bytes(render(loads("thesis t: שלום עולם.\n"), "pdf"))
    run = ["pdftotext", "-bbox", str(tmp_path / "out.pdf"), "-"]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    words = re.findall(r'xMin="([\d.]+)".*>([^<]*)</word>', said)
    places = {letter: float(x) for x, word in words for letter in word}
    assert places["ש"] > places["ע"]  # the first word is at the right


@pytest.mark.slow
@made
def test_a_page_that_is_too_large_is_scaled_down() -> None:
    root = '<svg width="20000pt" height="10pt" xmlns="http://www.w3.org/2000/svg">'
    with pytest.warns(EngineWarning, match="scaled down to 72%.*engine-size"):
        to_pdf([PdfPage(Picture((20000, 10), root, "", "", "<g>", ()), "")], "")


def test_that_what_makes_it_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ArgmapError, match=r"not installed.*pip install 'argmap\[pdf\]'"):
        render(samples.tiny(), "pdf")


def test_that_its_library_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise OSError("cannot load library 'libpango-1.0-0'\nAdditionally, ...")

    monkeypatch.setitem(sys.modules, "weasyprint", Broken("weasyprint"))
    with pytest.raises(
        ArgmapError, match=r"cannot load library 'libpango-1.0-0' .pdf-missing.*apt"
    ):
        render(samples.tiny(), "pdf")


@pytest.mark.slow
@made
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler on this machine")
@pytest.mark.parametrize(
    "said",
    [
        "Die Städte müssen größer werden, sagt Čapek",
        "Tiếng Việt có nhiều dấu",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_stay_with_their_letters(said: str, form: str, tmp_path: Path) -> None:
    map = loads(f"thesis t: {unicodedata.normalize(form, said)}\n")
    (tmp_path / "out.pdf").write_bytes(render(map, "pdf"))
    run = ["pdftotext", "-raw", str(tmp_path / "out.pdf"), "-"]
    found = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    words = unicodedata.normalize("NFC", " ".join(found.split()))
    assert unicodedata.normalize("NFC", said) in words


@pytest.mark.slow
@made
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="no poppler on this machine")
@pytest.mark.parametrize("said", ["Die Städte, sagt Čapek", "q̌ z̈ m̃"])
def test_marks_are_drawn_the_same_however_they_are_written(said: str, tmp_path: Path) -> None:
    drawn = []
    for form in ("NFC", "NFD"):
        path = tmp_path / f"{form}.pdf"
        path.write_bytes(render(loads(f"thesis t: {unicodedata.normalize(form, said)}\n"), "pdf"))
        run = ["pdftoppm", "-r", "60", str(path)]
        drawn.append(subprocess.run(run, capture_output=True, check=True).stdout)
    assert drawn[0] == drawn[1]


@pytest.mark.slow
@made
def test_characters_that_no_font_has_are_named() -> None:
    with pytest.warns(EngineWarning, match=r"no glyphs for \U0001337f .*engine-glyphs"):
        render(loads("thesis t: One \U0001337f.\n"), "pdf")


@pytest.mark.slow
@made
def test_the_fonts_are_those_that_come_with_argmap() -> None:
    assert b"Arimo" in inflated(render(samples.tiny(), "pdf"))
