"""A map on a phone: what its reader sees first, and the tools for which there is no room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.language import loads
from argmap.page import page as page_of
from tests.page.conftest import Open, reach

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MAPS = Path(__file__).parents[2] / "maps"
ESSAYS = ("deutscher-1956", "guardians", "rahv-1952", "trotsky-1939", "wolfe-1957")

WEIR = """\
map: The weir
author: Ada Ay

thesis keep: The weir should be kept, whatever it costs the town to have it mended every year.
  title: Keep the weir
  argument cheap: To mend it every year is cheaper for the town than to build anything else in \
its place.
    title: Cheap
    claim paid: The mending is paid for.
    claim firm: The walls are firm.
  claim old: It is older than the bridge and the church, as every map of the town has shown that \
was ever drawn, and nobody knows it otherwise.

section: The river

@keep
  objection silt: Silt fills it.
    title: Silt
    by: Bo Bee
    rebuttal dredge: It is dredged.
"""

SHOWN = """name => {
  const link = document.querySelector(`#outline li:not(.refers) > a[href="#${name}"]`);
  const isShown = (node) => parseFloat(getComputedStyle(node.parentElement).fontSize) > 0
    && node.parentElement.checkVisibility();
  const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) if (isShown(walker.currentNode)) text += walker.currentNode.data;
  return text.replace(/\\s+/g, " ").trim();
}"""
"""The text of a row that can be seen."""

SPILT = """() => [...document.querySelectorAll("#outline :is(li a, summary), .tools > *")]
  .filter((one) => one.checkVisibility())
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1
    || one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.outerHTML.slice(0, 120))"""
"""What is too small for its content, or reaches beyond the screen."""

CROSSED = """() => {
  const boxes = [...document.querySelectorAll("#outline :is(li > a, .added > a, summary)")]
    .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
  const isOver = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  // The sign that folds lies in a corner of its row, which keeps its text away from it.
  const isCorner = ([one, box]) => one.matches("summary") && box.width < 50;
  return boxes.flatMap(([one, box], at) => boxes.slice(at + 1, at + 8)
    .filter((other) => isOver(box, other[1]) && !isCorner([one, box]) && !isCorner(other))
    .map(([other]) => `${one.outerHTML.slice(0, 80)} | ${other.outerHTML.slice(0, 80)}`));
}"""
"""The rows that overlap."""


@cache
def essay(name: str) -> str:
    return page_of(loads((MAPS / f"{name}.argmap").read_text("utf-8"))).html


@pytest.mark.parametrize("name", ESSAYS)
def test_the_first_view_has_every_thesis_and_no_row_that_spills(open_page: Open, name: str) -> None:
    page = open_page(view="", width=390, html=essay(name))
    tops = page.evaluate(
        """() => [...document.querySelectorAll("#outline li.thesis:not(.refers) > a")]
          .map(({ hash }) => `#outline a[href="${hash}"]`)
          .map((links) => Math.min(...[...document.querySelectorAll(links)]
            .filter((one) => one.checkVisibility() && one.closest(".theses, .thesis:not(.refers)"))
            .map((one) => one.getBoundingClientRect().top)))"""
    )
    assert len(tops) > 1 and max(tops) < 844 - 24
    assert page.evaluate(SPILT) == [] and page.evaluate(CROSSED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_pressed_on_a_phone_is_large_enough(open_page: Open) -> None:
    page = open_page(view="", width=390, html=essay("wolfe-1957"))
    sizes = page.evaluate(
        """() => Object.fromEntries(["#outline li:is(.thesis, .short):not(.refers) > a",
            "#outline .added > a", "#outline summary", ".views button"]
          .map((what) => [what, Math.min(...[...document.querySelectorAll(what)]
            .filter((one) => one.checkVisibility())
            .map((one) => Math.round(one.getBoundingClientRect().height)))]))"""
    )
    rows, added, signs, views = sizes.values()
    assert rows >= 44 and views >= 44 and min(added, signs) >= 24


def test_the_folded_outline_of_a_phone_has_titles_and_first_words(open_page: Open) -> None:
    page = open_page(view="", width=390, html=page_of(loads(WEIR)).html)

    def shown(name: str) -> str:
        text: str = page.evaluate(SHOWN, name)
        return text

    assert shown("s-keep").endswith("every year.")
    assert shown("a-cheap").startswith("argument 2 Cheap. To mend it every year is cheaper")
    assert "in its place" not in shown("a-cheap")
    assert shown("s-old").startswith("claim 5 It is older") and "otherwise" not in shown("s-old")
    headings = page.locator("#outline li.group:visible").all_inner_texts()
    assert headings == ["WHY", "AGAINST"]
    [silt] = page.locator("#outline li.again > a:visible").all_inner_texts()
    assert " ".join(silt.split()) == (
        "OBJECTION A1 Bo Bee: Silt. Silt fills it. answered Answer: It is dredged."
    )

    page.locator("#outline li.argument summary").click()
    assert shown("a-cheap").endswith("in its place.")
    page.fill("#find", "otherwise")
    assert shown("s-old").endswith("otherwise.") and page.evaluate(CROSSED) == []
    page.fill("#find", "")
    page.click(reach(page, "[data-do=unfold]"))
    assert shown("s-old").endswith("otherwise.")
    page.click("[data-do=fold]")
    assert "in its place" not in shown("a-cheap")
    assert page.evaluate(SPILT) == [] and page.evaluate(CROSSED) == []


def test_a_thesis_opposed_only_in_its_reasons_shows_the_objections_to_them(
    open_page: Open,
) -> None:
    text = "thesis t: T.\n  argument a: A.\n    claim b: B.\n      objection o: No.\n"
    html = page_of(loads(f"{text}        rebuttal: Yes.\n  claim c: C.\n")).html
    page = open_page(view="", width=390, html=html)
    headings = page.locator("#outline li.group:visible").all_inner_texts()
    assert headings == ["WHY", "AGAINST ITS REASONS"]
    [told] = page.locator("#outline li.again > a:visible").all_inner_texts()
    assert " ".join(told.split()) == "OBJECTION 4 No. answered Answer: Yes."
    page.set_viewport_size({"width": 1280, "height": 900})
    assert not page.is_visible("#outline li.again")
    opposed = page_of(loads(f"{text}  objection: Never.\n")).html
    headings = open_page(view="", width=390, html=opposed).locator("#outline li.group:visible")
    assert headings.all_inner_texts() == ["WHY", "AGAINST"]


@pytest.mark.parametrize("name", ESSAYS)
def test_texts_are_cut_to_two_lines_and_to_three_without_a_title(
    open_page: Open, name: str
) -> None:
    page = open_page(view="", width=390, html=essay(name))
    lines = page.evaluate(
        """() => [...document.querySelectorAll("#outline li.thesis > details > ul > li > a")]
          .filter((one) => one.checkVisibility() && one.querySelector(".cut"))
          .map((one) => {
            const words = document.createRange();
            words.selectNodeContents(one);
            words.setStartBefore(one.querySelector("i"));
            if (one.querySelector(".reply")) words.setEndBefore(one.querySelector(".reply"));
            const tops = [...words.getClientRects()].filter(({ width }) => width > 1)
              .map(({ bottom }) => bottom);
            const isLong = !one.querySelector("strong");
            const count = Math.round((Math.max(...tops) - Math.min(...tops)) / 17) + 1;
            return [isLong ? 3 : 2, count, one.innerText];
          })"""
    )
    assert len(lines) > 2
    assert [told for most, count, told in lines if count > most] == []


MANY = "thesis t: T.\n  title: Tea\n" + "  claim: So.\n" * 20 + "thesis u: U.\n  claim v: V.\n"


def test_theses_for_which_the_first_screen_has_no_room_are_listed_before_it(
    open_page: Open,
) -> None:
    page = open_page(view="", width=390, html=page_of(loads(MANY)).html)
    links = page.locator("#outline .theses a")
    assert [" ".join(one.split()) for one in links.all_inner_texts()] == ["1 Tea. T.", "22 U."]
    links.nth(1).click()
    link = page.locator('#outline li.thesis > a[href="#s-u"]')
    box = link.bounding_box()
    assert box is not None and box["y"] < 844 - 24
    assert not page.is_visible("#details")
    assert link.evaluate("one => one === document.activeElement")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert not page.is_visible("#outline .theses")


def test_arrow_keys_pass_the_rows_that_only_a_phone_shows(open_page: Open) -> None:
    page = open_page("#view=outline", width=1280, html=page_of(loads(WEIR)).html)
    page.locator('#outline a[href="#s-old"]').focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.parentElement.matches('.thesis.refers')")


def rows_of_tools(page: Page) -> int:
    count: int = page.evaluate(
        """() => new Set([...document.querySelectorAll(".tools > *")]
          .filter((one) => one.checkVisibility())
          .map((one) => Math.round((one.offsetTop + one.offsetHeight / 2) / 20))).size"""
    )
    return count


@pytest.mark.parametrize("width", [390, 820, 1280, 1600])
def test_the_tools_are_in_one_row(open_page: Open, width: int) -> None:
    page = open_page("#view=map", width=width, html=page_of(loads(WEIR)).html)
    for view in ("map", "outline"):
        page.click(f"[data-do={view}]")
        assert rows_of_tools(page) == 1
    assert page.is_visible("[data-do=more]") == (width < 1280)
    assert page.evaluate(SPILT) == []


def test_the_other_tools_are_shown_on_demand(open_page: Open) -> None:
    page = open_page(view="", width=390, html=page_of(loads(WEIR)).html)
    more = page.locator("[data-do=more]")
    assert more.get_attribute("aria-expanded") == "false"
    assert not page.is_visible("[data-do=print]")
    more.focus()
    page.keyboard.press("Enter")
    assert page.is_visible("[data-do=print]") and more.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.dataset.do") == "more"
    page.set_viewport_size({"width": 1600, "height": 900})
    page.wait_for_function("() => document.querySelector('[data-do=more]').hidden")
    assert page.is_visible("[data-do=print]") and rows_of_tools(page) == 1
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => !document.querySelector('[data-do=more]').hidden")
    more.click()
    assert not page.is_visible("[data-do=print]") and more.inner_text() == "More"
