"""The verdicts in the overview and the outline: the same signs and words as on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.language import loads
from argmap.page import page as page_of
from tests.page.conftest import Open, reach
from tests.page.test_evaluation_in_browser import FERRY, address, ferry, signs
from tests.page.test_in_browser import shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LATER = """

section: The ice

@keep
  objection ice: It stops in the ice.
    rebuttal rare: That is rare.
"""


def in_outline(page: Page) -> dict[str, str]:
    """The sign of each row of the outline by entry, with its words, and a star for a crux."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#outline li:not(.refers) > a")]
          .filter((link) => link.querySelector(".verdict"))
          .map((link) => [link.hash.slice(1), [...link.querySelectorAll(".verdict")]
            .map((part) => part.textContent.trim()).join(" ")]))"""
    )
    return found


def in_overview(page: Page) -> dict[str, str]:
    """The words of the signs on the visible cards of the overview."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#overview svg a")]
          .filter((link) => link.checkVisibility() && link.querySelector(".sign"))
          .map((link) => [link.getAttribute("xlink:href").slice(1),
            link.querySelector("[role=img]").getAttribute("aria-label")]))"""
    )
    return found


FALLEN = {
    "s-keep": "without ground",
    "a-storms": "fails",
    "s-days": "rejected by you",
    "s-doctor": "stands",
    "s-cost": "answered",
    "s-bridge": "stands",
}


@pytest.mark.parametrize("width", [390, 1440])
def test_the_overview_has_the_verdicts_of_the_map(open_page: Open, width: int) -> None:
    page = ferry(open_page, "#view=overview&reject=days", width=width)
    assert in_overview(page) == FALLEN
    inside = page.evaluate(
        """() => [...document.querySelectorAll("#overview .sign")]
          .filter((sign) => sign.checkVisibility()).every((sign) => {
            const { left, right, top } = sign.getBoundingClientRect();
            const card = sign.parentElement.querySelector("polygon").getBoundingClientRect();
            return left > card.left && right < card.right + 6 && Math.abs(top - card.top) < 15;
          })"""
    )
    assert inside
    page.click("[data-do=undo-all]")
    assert in_overview(page)["s-keep"] == "stands"
    assert in_overview(page)["s-days"] == "stands, crux"
    page.evaluate("document.querySelector('[data-do=evaluate]').click()")
    assert in_overview(page) == {}


@pytest.mark.parametrize("width", [390, 1440])
def test_the_outline_has_the_verdicts_of_the_map(open_page: Open, width: int) -> None:
    page = ferry(open_page, "#view=outline&reject=days", width=width)
    words = {"stands": "●", "answered": "✕", "without ground": "○"}
    assert in_outline(page) == {
        name: f"{words.get(word, '○')} {word}" for name, word in FALLEN.items()
    }
    cost = page.locator("#outline a[href='#s-cost']")
    assert cost.locator("small.verdict").is_visible()
    page.evaluate("document.querySelector('[data-do=evaluate]').click()")
    assert in_outline(page) == {} and cost.locator(".state").is_visible()


def test_what_the_map_says_of_objections_gives_way_to_what_the_reader_makes_of_them(
    open_page: Open,
) -> None:
    html = page_of(loads(FERRY + LATER)).html
    page = open_page("#view=outline", html=html)
    added = page.locator("#outline .added")
    assert " ".join(added.inner_text().split()) == ("1 answered objection: A1 It stops in the ice.")
    page = open_page("#view=outline&reject=rare", html=html)
    added = page.locator("#outline .added")
    assert " ".join(added.inner_text().split()) == ("1 objection: A1 ● It stops in the ice. stands")
    row = page.locator("#outline li:not(.refers) > a[href='#s-ice']")
    assert row.locator("small.verdict").is_visible()
    assert not row.locator(".state").is_visible()


def test_the_words_are_those_of_the_details(open_page: Open) -> None:
    page = ferry(open_page, "#s-cost&view=outline&reject=bridge")
    assert "Stands" in shown(page)
    assert in_outline(page)["s-cost"] == "● stands"
    page.click("#outline a[href='#a-storms']")
    page.keyboard.press("r")
    assert "Rejected by you" in shown(page)
    assert in_outline(page)["a-storms"] == "○ rejected by you"


def test_the_legend_has_the_signs_while_the_map_is_evaluated(open_page: Open) -> None:
    page = ferry(open_page, "#view=outline", width=390)
    page.click(reach(page, "[data-do=legend]"))
    meaning = page.locator("#legend-key .signs", has_text="without ground")
    assert not meaning.is_visible()
    page.keyboard.press("Escape")
    page.click("[data-do=evaluate]")
    for view in ("overview", "map", "outline"):
        page.click(f"[data-do={view}]")
        page.click("[data-do=legend]")
        assert meaning.is_visible() and page.locator("#legend-key .key").is_visible()
        page.keyboard.press("Escape")


def test_one_evaluates_without_leaving_the_overview(open_page: Open) -> None:
    page = ferry(open_page, "#view=overview")
    page.click("[data-do=evaluate]")
    assert page.locator("#overview").is_visible() and in_overview(page)["s-keep"] == "stands"
    assert address(page) == "#view=overview&evaluate"
    page.focus("#overview #o-days > a")
    page.keyboard.press("r")
    assert in_overview(page) == FALLEN
    page.click("[data-do=map]")
    assert signs(page)["s-keep"] == "without-ground"


COVERED = """() => {
  const boxes = (what) => [...document.querySelectorAll(`.pane:not(.off) .sheet ${what}`)]
    .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
  const lines = [...boxes("text"), ...boxes(".handle")];
  const found = [];
  for (const [sign, box] of boxes(":is(.sign, .star) > circle"))
    for (const [line, other] of lines)
      if (Math.min(box.right, other.right) > Math.max(box.left, other.left) + .5
          && Math.min(box.bottom, other.bottom) > Math.max(box.top, other.top) + other.height / 6)
        found.push(`${sign.parentElement.getAttribute("class")}: ${line.textContent}`);
  return found;
}"""


@pytest.mark.parametrize("view", ["map", "overview"])
@pytest.mark.parametrize("width", [390, 1440])
def test_signs_cover_neither_text_nor_numbers_nor_badges(
    open_page: Open, view: str, width: int
) -> None:
    scheme = FERRY.replace(
        "  argument storms: The bridge alone is not enough.\n",
        "  argument storms: The bridge alone is by no means enough for a town in such a place.\n"
        "    scheme: abductive argument\n",
    )
    page = ferry(open_page, f"#evaluate&view={view}", width=width)
    assert signs_in_sight(page) and page.evaluate(COVERED) == []
    html = page_of(loads(scheme + LATER)).html
    page = open_page(f"#evaluate&view={view}", html=html, width=width)
    page.click(reach(page, "[data-do=fold]")) if view == "map" else None
    assert signs_in_sight(page) and page.evaluate(COVERED) == []


def signs_in_sight(page: Page) -> int:
    """How many signs the view has that is shown."""
    shown(page)
    page.wait_for_function("document.querySelector('.pane:not(.off) .sheet .sign')")
    return page.locator(".pane:not(.off) .sheet .sign").count()
