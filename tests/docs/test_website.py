"""What makes the site of the pages: the gallery, the blocks, the docstrings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.language import parse_file
from tests.docs.page import DOCS
from website.fences import on_page_markdown
from website.gallery import Exhibit, gallery

ROOT = DOCS.parent
MAPS = sorted((ROOT / "maps").glob("*.argmap"))


@pytest.fixture(scope="module")
def exhibits() -> list[Exhibit]:
    return list(gallery())


@pytest.mark.slow
def test_every_map_of_the_project_is_in_the_gallery(exhibits: list[Exhibit]) -> None:
    told = "\n".join(exhibit.text for exhibit in exhibits)
    drawn = {name: picture for one in exhibits for name, picture in one.pictures.items()}
    for path in MAPS:
        assert f'href="gallery/{path.stem}.svg"' in told
        assert drawn[f"gallery/{path.stem}.svg"].startswith(b"<?xml")
    shown = set(re.findall(r'(?:href|src)="(gallery/[^"]+)"', told))
    assert shown == set(drawn)


@pytest.mark.slow
def test_a_map_is_shown_with_its_theses_its_counts_and_its_coverage(
    exhibits: list[Exhibit],
) -> None:
    rahv = parse_file(ROOT / "maps" / "rahv-1952.argmap").map
    (text,) = (one.text for one in exhibits if "gallery/rahv-1952.svg" in one.pictures)
    plain = text.replace("\\", "")
    assert all(f"> {thesis.text}" in plain for thesis in rahv.theses)  # type: ignore[union-attr]
    assert re.search(r"3 theses, \d+ claims, .+\. (\d+) of \1 citations verified\.", text)
    assert "Coverage: 1 of 1 paragraphs are cited" in text


@pytest.mark.slow
def test_the_gallery_does_not_look_for_the_texts(
    exhibits: list[Exhibit], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ARGMAP_TEXTS", str(tmp_path))
    for path in (ROOT / "seeds").glob("*.toml"):
        (tmp_path / f"{path.stem}.txt").write_text("A text that is another.", "utf-8")
    assert list(gallery()) == exhibits


def test_a_slip_is_marked_and_a_file_is_named() -> None:
    page = "```argmap bad\nclaime x: No.\n```\n\n```text seeds/a.txt\nWords.\n```\n"
    assert on_page_markdown(page) == (
        '``` { .argmap .bad title="with a slip in it" }\nclaime x: No.\n```\n\n'
        '``` { .text title="seeds/a.txt" }\nWords.\n```\n'
    )


def test_what_is_new_in_a_file_that_is_shown_again_is_marked() -> None:
    page = "```argmap a.argmap\nmap: A\n```\n\n```argmap a.argmap\nmap: A\n\nthesis t: T.\n```\n"
    assert on_page_markdown(page).count("hl_lines") == 1
    assert '``` { .argmap title="a.argmap" hl_lines="3" }' in on_page_markdown(page)


def test_examples_in_python_are_coloured_as_what_they_are() -> None:
    assert on_page_markdown("```python\n>>> 1\n1\n```\n").startswith("``` { .pycon }")
    assert on_page_markdown("```python\nx = 1\n```\n").startswith("``` { .python }")
    assert on_page_markdown("```ipython\n%x\n```\n").startswith("``` { .python }")


@pytest.mark.slow
def test_a_docstring_becomes_markdown() -> None:
    pytest.importorskip("griffe", reason="argmap[docs] is not installed")
    from website.docstrings import to_markdown

    written = "See :func:`load` and :class:`~argmap.x.Y`.\n\n>>> load(1)\n2\n\nAnd more."
    linked = {"load": "argmap.language.load"}
    assert to_markdown(written, linked.get) == (
        "See [`load`][argmap.language.load] and `Y`.\n\n```pycon\n>>> load(1)\n2\n```\n\nAnd more."
    )
