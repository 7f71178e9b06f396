"""The site: every page has its place in it, and every block of every page is held to something."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import argmap
from argmap.formats import FORMATS
from tests.docs import test_stories, test_tutorial
from tests.docs.page import DOCS, blocks

ROOT = DOCS.parent
NAVIGATION = yaml.safe_load((DOCS / ".nav.yml").read_text("utf-8"))["nav"]
MADE = {"gallery.md"}
"""Pages that are made when the site is built."""

CHECKED = {
    "README": {"argmap", "sh"},
    "checks": test_stories.SORTS,
    "cite": test_stories.SORTS,
    "comparison": {"argmap", "console", "python"},
    "diagnostics": {"argmap", "sh", "text", "toml"},
    "editors": {"elisp", "lua", "sh", "toml"},
    "habits": {"sh", "text", "yaml"},
    "handouts": {"argmap", "sh", "text"},
    "evaluation": {"argmap", "python", "sh", "text"},
    "interchange": {"argmap", "python", "sh", *FORMATS},
    "json": {"argmap", "json", "python", "sh"},
    "language": {"lark", "argmap", "text"},
    "library": {"argmap", "python", "text"},
    "notebooks": {"ipython"},
    "tables": {"argmap", "csv", "python"},
    "page": {"python", "sh"},
    "parts": test_stories.SORTS,
    "pictures": {"python", "sh", "text"},
    "sandbox": {"html"},
    "serve": {"sh"},
    "sources": {"argmap", "console", "python"},
    "themes": {"python", "sh", "toml"},
    "tutorial": test_tutorial.SORTS,
    "two-essays": test_stories.SORTS,
    "vscode": {"sh"},
}
"""The sorts of blocks of each page that a test in this folder runs or holds to what is so."""


def entries(navigation: object) -> Iterator[str]:
    if isinstance(navigation, str):
        yield navigation
    elif isinstance(navigation, list):
        for one in navigation:
            yield from entries(one)
    elif isinstance(navigation, dict):
        if "glob" in navigation:
            return
        for one in navigation.values():
            yield from entries(one)


def test_every_page_is_in_the_navigation_once() -> None:
    named = list(entries(NAVIGATION))
    assert len(named) == len(set(named))
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert set(named) - there == MADE
    left = {page for page in there - set(named) if "/" in page}
    assert left == set(), "the navigation's pattern takes in the pages of docs/ alone"
    (how_to,) = (one["How to"] for one in NAVIGATION if "How to" in one)
    pattern = {"glob": "*.md", "ignore_no_matches": True}
    assert pattern in how_to, "pages that are not named stand under How to"


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_every_block_of_every_page_is_of_a_sort_that_is_checked(page: Path) -> None:
    sorts = {block.info.split()[0] if block.info else "" for block in blocks(page)}
    assert sorts <= CHECKED.get(page.stem, set())


def test_every_page_with_blocks_is_read_by_a_test() -> None:
    tests = "".join(
        path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)
    )
    for page in DOCS.glob("*.md"):
        if blocks(page):
            assert re.search(rf'"{page.stem}(\.md)?"', tests), page.name


def test_what_the_home_page_shows_is_what_the_readme_shows() -> None:
    (shown,) = (block.text for block in blocks(DOCS / "README.md") if block.info == "argmap")
    assert shown == (DOCS / "examples" / "ten-lines.argmap").read_text("utf-8")


def test_the_home_page_installs_as_the_readme_does() -> None:
    (install,) = (block.text for block in blocks(DOCS / "README.md") if block.info == "sh")
    readme = (ROOT / "README.md").read_text("utf-8").replace(" --quiet", "")
    venv, pip, *_ = install.splitlines()
    assert f"{venv} && {pip} && .venv/bin/argmap" in readme


@pytest.mark.parametrize("page", sorted((DOCS / "api").glob("*.md")), ids=lambda page: page.stem)
def test_a_page_of_the_library_is_of_a_room(page: Path) -> None:
    (named,) = re.findall(r"^::: (\S+)$", page.read_text("utf-8"), re.M)
    assert named.rpartition(".")[2] == page.stem
    assert importlib.import_module(named).__all__


def test_the_list_of_public_names_is_whole() -> None:
    text = (DOCS / "api" / "argmap.md").read_text("utf-8")
    named = re.findall(r"\[`(\w+)`\]\[(argmap\.\w+)\.(\w+)\]", text)
    beside = {name for name in argmap.__all__ if f"`argmap.{name}`" in text}
    assert {name for name, _, _ in named} | beside == set(argmap.__all__)
    for name, room, again in named:
        assert name == again
        assert getattr(importlib.import_module(room), name) is getattr(argmap, name)


def test_nothing_of_the_site_is_fetched_from_elsewhere() -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "font: false" in settings
    assert re.findall(r"https?://", settings) == []
    for file in (ROOT / "website" / "theme").rglob("*.css"):
        assert "url(" not in file.read_text("utf-8")
