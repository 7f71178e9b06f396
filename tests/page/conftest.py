"""A page of the mill in a headless Chromium, seen as its reader does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.page.mill import mill_page
from tests.page.weirs import weirs_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

Open = Callable[..., "Page"]


def reach(page: Page | Frame, tool: str) -> str:
    """The selector of a tool, which is shown first if the row of tools has no room for it."""
    if not page.is_visible(tool):
        page.click("[data-do=more]")
    return tool


@cache
def mill_html(**options: bool) -> str:
    with TemporaryDirectory() as folder:
        return mill_page(Path(folder), **{"with_source": True, **options}).html


@cache
def weirs_html() -> str:
    return weirs_page().html


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the mill's page from its file, or that of the weirs, which compares two maps, or
    another page, given its ``html``; what it logs, throws or asks for fails the test. It is
    opened in a ``view``; without one, in that which its reader sees first.
    """
    contexts = []
    wrong: list[str] = []

    def open(
        fragment: str = "",
        *,
        width: int = 1440,
        dark: bool = False,
        compared: bool = False,
        html: str = "",
        view: str = "map",
        **options: bool,
    ) -> Page:
        if view and (not compared or width < 700) and "view=" not in fragment:
            name, mark, choices = fragment.removeprefix("#").partition("&")
            is_choice = name == "evaluate" or "=" in name
            parts = [f"view={view}", name] if is_choice else [name, f"view={view}"]
            fragment = "#" + "&".join(part for part in parts if part) + mark + choices
        file = tmp_path / ("weirs.html" if compared else "mill.html")
        if html:
            file.write_text(html, "utf-8")
        elif compared:
            file.write_text(weirs_html(), "utf-8")
        elif not file.exists():
            file.write_text(mill_html(**options), "utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 500 else 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            has_touch=width < 500,
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.set_default_navigation_timeout(30_000)  # for large maps on a busy machine
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        address = file.as_uri()
        page.on("request", lambda asked: wrong.append(asked.url) if asked.url != address else None)
        page.goto(f"{address}{fragment}")
        return page

    yield open
    for context in contexts:
        context.close()
    assert wrong == []
