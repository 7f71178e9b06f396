"""Pages as a PDF: their running heads, links and bookmarks, and the same bytes each time."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest

from argmap.comparison import Comparison
from argmap.language import loads
from argmap.model import ArgmapError, ArgumentMap
from argmap.render import EngineWarning, Paper, View, render_pages
from argmap.render.drawings import booklet_of
from tests.page.weirs import weirs
from tests.render import samples
from tests.render.output.test_pdf import inflated, made, weasyprint  # noqa: F401  # a fixture

BRIDGES = (
    "map: Bridges <b>\nauthor: A. Mason\ndate: 1957\n\nthesis t: Keep it.\n\nsection: Costs\n\n"
    "@t\n  objection o: It costs.\n    rebuttal r: Little.\n"
)


def printed(what: ArgumentMap | Comparison) -> bytes:
    with catch_warnings():
        simplefilter("ignore", EngineWarning)
        return render_pages(what, Paper.of("a4"))


@pytest.mark.slow
@made
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler on this machine")
def test_each_page_has_a_running_head(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(printed(loads(BRIDGES)))
    run = ["pdftotext", "-layout", str(tmp_path / "out.pdf"), "-"]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    heads = [page.strip().splitlines()[0] for page in said.split("\f") if page.strip()]
    assert [" ".join(head.split()) for head in heads] == [
        "page 1 of 2",  # on which the title is in large type
        "A. Mason, 1957 · Bridges <b> A Costs page 2 of 2",
    ]


@pytest.mark.slow
@made
def test_links_lead_to_other_pages_and_sections_are_bookmarks() -> None:
    pdf = inflated(printed(loads(BRIDGES)))
    wanted = set(re.findall(rb"/Dest ?\(([^)]*)\)", pdf))
    assert {b"s-t", b"more-t"} <= wanted
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) == 2
    assert re.findall(rb"/Title ?\(([^)]*)\)", pdf)[:1]
    assert pdf.count(b"/Count 3") >= 1


@pytest.mark.slow
@made
@pytest.mark.parametrize("what", [samples.library(), weirs()], ids=["map", "comparison"])
def test_the_same_pages_have_the_same_bytes(what: ArgumentMap | Comparison) -> None:
    assert printed(what) == printed(what)


@pytest.mark.slow
@made
def test_hostile_text_on_pages_leads_nowhere() -> None:
    pdf = inflated(printed(samples.hostile()))
    assert b"/JavaScript" not in pdf
    assert set(re.findall(rb"/URI ?\(([^)]*)\)", pdf)) <= {b"mailto:a@example.org"}


def test_that_what_makes_pages_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ArgmapError, match=r"not installed.*pip install 'argmap\[pdf\]'"):
        render_pages(samples.tiny(), Paper.of("a4"))


def test_pages_begin_with_an_overview_anyway() -> None:
    with pytest.raises(ValueError, match="the first page is an overview"):
        booklet_of(samples.tiny(), Paper.of("a4"), view=View(overview=True))


def test_an_id_that_the_map_does_not_have_is_told() -> None:
    with pytest.raises(ArgmapError, match="no-such-id"):
        booklet_of(samples.tiny(), Paper.of("a4"), view=View(focus="nothing"))
