"""What the pointer shows at a card, and how first words are quoted from entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.language import loads
from argmap.page import page as page_of
from tests.page.conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def tip(page: Page, card: str) -> str:
    return str(page.locator(f"#{card} > .drawn > title").inner_html())


def test_a_card_says_in_full_what_it_is_where_the_pointer_is(open_page: Open) -> None:
    page = open_page(with_source=False)
    assert page.locator("#s-lazy > .drawn > title").count() == 0
    page.hover("#s-lazy")
    lines = tip(page, "s-lazy").split("\n")
    assert lines[0] == "objection lazy: The river had grown lazy."
    assert "held by: the mill-wright" in lines and "granted: in part, in dry years" in lines
    assert any("said the river had grown lazy" in line for line in lines)
    page.hover("#s-watched")
    assert tip(page, "s-watched").startswith("rebuttal watched: Water pays when it is watched.")


LONG = (
    "It was seen 🌉 by one and all, over many years, and in more than one place, by night and day."
)


def test_the_first_words_of_statements_are_quoted_from_their_entries(open_page: Open) -> None:
    text = (
        f"thesis a: {LONG}\n  claim b: By $p \\to q$ it holds.\n"
        "  claim c: It is firm.\n    title: Firmness\n  objection e: It ends…\n"
        "  argument g:\n    claim f: It pays.\n    assumption d: It counts.\n"
    )
    page = open_page("#reject=a,b,c,d,e", html=page_of(loads(text)).html)
    said = page.locator("#evaluation .choices a").all_inner_texts()
    assert said == [
        "“It was seen 🌉 by one and all, over many years, and in more than one…”",
        "“By p → q it holds”",
        "“Firmness”",
        "“It counts” (unstated)",
        "“It ends…”",
    ]
