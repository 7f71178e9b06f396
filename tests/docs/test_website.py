"""What makes the site of the pages: the gallery, the blocks, the docstrings."""

from __future__ import annotations

import json
import re
import zlib
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest

from argmap.language import parse_file
from tests.docs.page import DOCS, blocks
from website.editor_links import EditorLinks, fragment
from website.example_files import UNNAMED, needed
from website.fences import on_page_markdown
from website.gallery import Exhibit, gallery
from website.sandbox_files import on_files as add_sandbox

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


LASTING = "map: It lasts\n\nthesis t: It lasts.\n"


class _Page:
    """A page as MkDocs hands it to hooks."""

    def __init__(self, url: str) -> None:
        self.file = self
        self.url = url


def test_a_map_has_a_link_to_the_editor_that_the_site_has(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"```argmap bad\n{LASTING}```\n\n```text\nA message.\n```\n\n```sh\nls\n```\n"
    monkeypatch.setattr("website.fences.is_built", lambda: True)
    made = on_page_markdown(page, page=_Page("tutorial.html"))
    (address,) = re.findall(r'<a href="([^"]+)">Open in the editor</a>', made)
    assert address == f"sandbox/index.html{fragment({UNNAMED: LASTING}, UNNAMED)}"
    assert "```\n\n<p class" in made, "the link is a paragraph of its own"
    assert 'href="../sandbox/' in on_page_markdown(page, page=_Page("api/argmap.html"))

    monkeypatch.setattr("website.fences.is_built", lambda: False)
    assert "<a " not in on_page_markdown(page, page=_Page("tutorial.html"))


def test_a_map_is_opened_with_the_maps_and_the_texts_that_its_page_shows() -> None:
    known = {
        "both.argmap": "use one.argmap as one\n",
        "one.argmap": "source: ferry\n",
        "other.argmap": "map: Another\n",
        "seeds/ferry.txt": "The ferry crosses low on the water.",
    }
    files = needed("both.argmap", known)
    assert set(files) == {"both.argmap", "one.argmap", "seeds/ferry.txt", "seeds/ferry.toml"}
    assert 'id = "ferry"' in files["seeds/ferry.toml"]


@pytest.mark.parametrize("name", ["comparison.md", "diagnostics.md", "language.md"])
def test_a_map_of_a_page_is_opened_with_the_maps_that_it_uses(name: str) -> None:
    page = (DOCS / name).read_text("utf-8")
    links = EditorLinks(page, "editor.html")
    used: list[str] = []
    for one in re.finditer(r"^```(argmap[^\n]*)\n(.*?)^```$", page, re.M | re.S):
        address = links.link(one[1], one[2]).partition("#map=")[2].partition('"')[0]
        packed = urlsafe_b64decode(address + "=" * (-len(address) % 4))
        files = json.loads(zlib.decompress(packed, -15))["files"]
        uses = re.findall(r"^use +(\S+) +as ", one[2], re.M)
        used += uses
        missing = [file for file in uses if file not in files]
        # Two of the entries are about a file that cannot be there.
        assert set(missing) <= {"weel.argmap", "../wheel.argmap"}, one[2]
    assert used


def test_the_site_has_the_editor_where_it_is_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("mkdocs", reason="argmap[docs] is not installed")
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    monkeypatch.setattr("website.sandbox_files.BUILD", tmp_path)
    config = MkDocsConfig()
    config.load_dict({"site_name": "argmap"})
    config.validate()
    config.plugins._current_plugin = "the site"  # as MkDocs does when it calls a hook
    assert [file.src_uri for file in add_sandbox(Files([]), config=config)] == []
    (tmp_path / "pyodide").mkdir()
    for name in ("documentation.json", "index.html", "pyodide/pyodide.wasm"):
        (tmp_path / name).write_bytes(b"\0")
    found = add_sandbox(Files([]), config=config)
    links, *_ = found
    assert json.loads(links.content_string) == {"address": "../"}
    assert [file.dest_uri for file in found] == [
        "sandbox/documentation.json",
        "sandbox/index.html",
        "sandbox/pyodide/pyodide.wasm",
    ]


def test_the_page_on_the_sandbox_embeds_a_map_as_the_dialog_does() -> None:
    (shown,) = (block.text for block in blocks(DOCS / "sandbox.md") if block.info == "html")
    dialog = (ROOT / "website/sandbox/src/share_dialog.ts").read_text("utf-8")
    first, *others = shown.splitlines()
    assert "\n".join(others) in dialog
    assert first.startswith('<iframe src="https://example.org/sandbox/embed.html#map=')
