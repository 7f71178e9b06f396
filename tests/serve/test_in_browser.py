"""The live page as a writer has it: files change, and a real browser shows what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page.weirs import BOTH, SMITH, WALKER
from tests.preview.project import MAP
from tests.serve.conftest import Start
from tests.serve.running import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Look = Callable[..., "Page"]
MADE = "document.documentElement.dataset.page"


@pytest.fixture
def running(serving: Start) -> Running:
    return serving("maps/mill.argmap")


@pytest.fixture
def look(browser: Browser, running: Running) -> Iterator[Look]:
    """Open the page; whatever it logs or throws fails the test, but that the server has gone."""
    contexts = []
    wrong: list[str] = []

    def look(fragment: str = "#view=map", width: int = 1200) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(f"{running.address}{fragment}")
        page.wait_for_selector(".covered, .findings")
        return page

    yield look
    for context in contexts:
        context.close()
    assert [one for one in wrong if "ERR_CONNECTION" not in one and "ERR_INC" not in one] == []


def save(text: str) -> None:
    Path("maps/mill.argmap").write_text(text, "utf-8")


def place(page: Page, name: str) -> tuple[float, float]:
    box = page.locator(f"#{name} .frame").bounding_box()
    assert box is not None
    return box["x"], box["y"]


def test_an_edit_changes_outline_and_overview_and_keeps_folds_and_view(look: Look) -> None:
    page = look("#view=outline")
    page.click("#outline a[href='#s-lazy'] + details > summary")
    before = page.evaluate(MADE)
    save(MAP.replace("The river had grown lazy.", "The river had grown idle."))
    page.wait_for_function(f"before => {MADE} !== before", arg=before)
    assert "had grown idle" in page.inner_text("#outline a[href='#s-lazy']")
    assert page.locator("#outline").is_visible() and not page.locator("#overview").is_visible()
    assert not page.locator("#outline a[href='#s-watched']:not(.refers *)").is_visible()
    page.click("[data-do=overview]")
    assert "had grown idle" in page.inner_text("#overview")


def test_an_edit_changes_the_picture_and_keeps_what_the_reader_had_set(look: Look) -> None:
    page = look()
    page.locator("#s-lazy text").nth(2).click()
    page.locator("#s-flour").focus()
    for _ in range(6):
        page.click("[data-do=larger]")
    page.evaluate("document.getElementById('canvas').scrollBy(90, 60)")
    page.fill("#find", "river")
    page.evaluate("window.same = true")
    scale, before = page.inner_text("#scale"), place(page, "s-lazy")
    page.focus("#find")
    address = page.url

    save(MAP.replace("grown lazy.", "grown quite lazy.") + "  claim trade: The trade had left.\n")
    page.wait_for_selector("#s-trade", state="attached")

    assert page.evaluate("window.same") is True, "the page was loaded anew"
    assert page.inner_text("#scale") == scale
    after = place(page, "s-lazy")
    assert after == pytest.approx(before, abs=2)
    assert page.url == address
    assert page.url.endswith("#s-lazy")
    assert "open" in (page.locator("#s-lazy").get_attribute("class") or "")
    assert "quite lazy" in page.inner_text("#details .shown")
    assert page.input_value("#find") == "river"
    assert page.inner_text("#found") == "1 of 5"
    assert page.evaluate("document.activeElement.id") == "find"


def test_cards_that_are_as_they_were_stay_the_elements_they_are(look: Look) -> None:
    page = look()
    page.evaluate("for (const one of document.querySelectorAll('.card')) one.kept = true")
    page.evaluate("document.getElementById('d-s-flour').kept = true")
    kept = "[...document.querySelectorAll('#canvas .card')].filter((one) => one.kept).length"
    for number in range(3):
        save(MAP.replace("grown lazy.", f"grown {'very ' * number}slow."))
        page.locator("#d-s-lazy .text", has_text=f"grown {'very ' * number}slow").wait_for(
            state="attached"
        )
    assert page.evaluate(kept) == 3
    assert page.evaluate("document.getElementById('d-s-flour').kept") is True
    cards = page.locator("#canvas .card")
    for n in range(cards.count()):
        assert cards.nth(n).locator(".frame").count() == 1
        assert cards.nth(n).locator(".handle").count() == (1 if n in (0, 2) else 0)
    save(MAP.replace("    rebuttal watched: Water pays when it is watched.\n", ""))
    page.wait_for_selector("#s-watched", state="detached")
    assert page.locator("#s-lazy .handle").count() == 0


AS_IT_IS = """() => {
  const svg = document.querySelector("#canvas svg");
  const origin = svg.getBoundingClientRect();
  const near = (number) => Math.round(number * 2) / 2;
  const place = (one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left - origin.left, top - origin.top, width, height].map(near);
  };
  const spoken = ["role", "aria-level", "aria-expanded", "aria-hidden", "aria-label"];
  const attributes = (one) => one.matches(".away") ? ["id", "class"] : ["id", "class", ...spoken];
  return {
    title: document.title,
    size: [origin.width, origin.height].map(near),
    groups: [...svg.querySelectorAll(":scope > g > *")].map((one) => [
      ...attributes(one).map((name) => one.getAttribute(name)),
      one.textContent.trim(),
      ...(one.matches(".away") ? [] : place(one)),
    ]),
    entries: [...document.querySelectorAll("#details > .entry")].map((one) => one.outerHTML),
    head: document.querySelector("header.head").textContent.replace(/[0-9]+ %/, ""),
    data: document.getElementById("data").textContent,
    parts: [...document.querySelector("main").children].map((one) => one.id),
  };
}"""
"""All of a page that is of its map."""


@pytest.mark.parametrize("folded", [False, True])
def test_a_page_that_was_renewed_is_as_one_that_is_opened_anew(look: Look, folded: bool) -> None:
    for name, text in (("walker", WALKER), ("smith", SMITH)):
        Path(f"maps/{name}.argmap").write_text(text, "utf-8")
    texts = [
        MAP.replace("grown lazy.", "grown quite lazy over all those years of want and drought."),
        MAP + "  claim trade: The trade had left.\n    evidence sacks: The sacks were few.\n",
        MAP.replace("    rebuttal watched: Water pays when it is watched.\n", ""),
        MAP.replace("thesis silent", "claim silent"),
        MAP.replace("Why the weir fell silent", "Another title").replace("by: the mill-wright", ""),
        MAP + "section: The end\n\nthesis end: It had an end.\n  claim late: It came late.\n",
        BOTH,
        BOTH.partition("question kept")[0],
        MAP,
    ]
    page = look()
    for text in texts:
        made = page.evaluate(MADE)
        save(text)
        page.wait_for_function(f"(made) => {MADE} !== made", arg=made)
        if folded and page.locator("[data-do=fold]").count():
            page.click("[data-do=fold]")
        fresh = look()
        for one in (page, fresh):
            one.evaluate("document.activeElement.blur()")
            if folded and one.locator("[data-do=fold]").count():
                one.click("[data-do=fold]")
            one.locator("#canvas").click(position={"x": 3, "y": 3})
            one.keyboard.press("1")
        renewed, opened = page.evaluate(AS_IT_IS), fresh.evaluate(AS_IT_IS)
        for what, told in opened.items():
            assert renewed[what] == told, f"{what} of {text}"
        fresh.context.close()


def test_an_author_who_is_hidden_stays_so(look: Look) -> None:
    for name, text in (("walker", WALKER), ("smith", SMITH)):
        Path(f"maps/{name}.argmap").write_text(text, "utf-8")
    save(BOTH)
    page = look()
    page.locator("[data-author=smith]").focus()
    page.keyboard.press("Space")
    assert not page.locator("#s-smith--busy").is_visible()
    save(BOTH.replace("Either they sent less", "They sent less"))
    page.wait_for_function("() => document.body.textContent.includes('They sent less or')")
    assert not page.locator("#s-smith--busy").is_visible()
    assert not page.locator("[data-author=smith]").is_checked()
    assert page.evaluate("document.activeElement.dataset.author") == "smith"
    page.keyboard.press("Space")
    assert page.locator("#s-smith--busy").is_visible()


def test_folds_stay_even_of_a_statement_that_is_gone_for_a_while(look: Look) -> None:
    page = look()
    page.locator("#s-lazy").hover()
    page.locator("#s-lazy .handle").click()
    page.wait_for_selector("#s-watched.away", state="attached")
    save(MAP.partition("  objection")[0])
    page.wait_for_selector("#s-lazy", state="detached")
    save(MAP + "  claim trade: The trade had left.\n")
    page.wait_for_selector("#s-trade", state="attached")
    assert "away" in (page.locator("#s-watched").get_attribute("class") or "")


def test_a_broken_map_keeps_its_picture_under_a_banner_until_it_is_mended(look: Look) -> None:
    page = look()
    made = page.evaluate(MADE)
    save(MAP.replace("  objection lazy", "  objektion lazy"))
    page.wait_for_selector(".findings.behind")
    told = page.inner_text(".findings")
    for part in ("Showing the last version", "maps/mill.argmap:7:3", "unknown-kind", "objektion",
                 "did you mean 'objection'?"):  # fmt: skip
        assert part in told, part
    assert page.inner_text(".findings mark").startswith("objektion")
    assert page.locator("#s-lazy").is_visible()
    assert page.evaluate(MADE) == made
    save(MAP)
    page.wait_for_selector(".findings.behind", state="detached")
    assert page.locator(".behind-text").count() == 0
    assert page.evaluate(MADE) == made


def test_a_page_that_begins_with_a_broken_map_shows_it_once_it_is_right(look: Look) -> None:
    save("claime a: It lasts.\n")
    page = look()
    assert "There is no picture yet" in page.inner_text(".findings")
    save(MAP)
    page.wait_for_selector("#s-silent")
    assert page.title() == "Why the weir fell silent"
    assert page.locator("#s-silent").is_visible()
    page.locator("#s-lazy text").nth(2).click()
    assert "the mill-wright" in page.inner_text("#details .shown")


def test_the_strip_shows_what_is_cited_and_leads_there(look: Look) -> None:
    page = look()
    cited = page.locator("#coverage .strip a")
    assert cited.count() == 1
    assert "flour" in (cited.get_attribute("title") or "")
    cited.click()
    assert "cheaper flour" in page.inner_text("#details .shown")
    save(MAP.replace("by: the mill-wright", 'cite: "said the river had grown lazy"'))
    page.wait_for_selector("#coverage .strip .by-2")


def test_a_finding_that_is_no_error_stands_beside_the_new_picture(look: Look) -> None:
    page = look()
    save(MAP.replace('flour"', 'bread"') + "  claim trade: The trade had left.\n")
    page.wait_for_selector("#s-trade", state="attached")
    assert page.locator(".findings.behind").count() == 0
    page.click(".findings summary")
    assert "maps/mill.argmap:6:" in page.inner_text(".findings")
    save(MAP.replace('flour"', 'bread"'))
    page.wait_for_selector("#s-trade", state="detached")
    assert page.locator(".findings[open]").count() == 1


def test_text_of_a_map_is_text_in_the_banner(look: Look) -> None:
    page = look()
    save(MAP + "<img src=x onerror=alert(1)> a: b\n")
    page.wait_for_selector(".findings.behind")
    assert page.locator(".findings img").count() == 0
    assert "<img src=x" in page.inner_text(".findings")


def test_when_the_server_has_gone_the_page_says_so_and_stays(look: Look, running: Running) -> None:
    page = look()
    assert running.stop() == 0
    page.wait_for_selector("#stopped:not([hidden])")
    assert "argmap serve" in page.inner_text("#stopped")
    assert page.locator("#s-lazy").is_visible()


def test_it_goes_on_when_a_server_is_there_again(
    look: Look, running: Running, serving: Start
) -> None:
    page = look()
    assert running.stop() == 0
    page.wait_for_selector("#stopped:not([hidden])")
    save(MAP + "  claim trade: The trade had left.\n")
    serving("maps/mill.argmap", "--port", str(running.port))
    page.wait_for_selector("#s-trade", state="attached")
    assert page.locator("#stopped").is_hidden()


def test_it_says_so_where_the_server_that_is_there_serves_another_map(
    browser: Browser, running: Running, serving: Start
) -> None:
    page = browser.new_page()
    page.goto(f"{running.address}#view=map")
    page.wait_for_selector(".covered, .findings")
    assert running.stop() == 0
    Path("maps/weir.argmap").write_text("map: The weir\nthesis t: It fell.\n", "utf-8")
    serving("maps/weir.argmap", "--port", str(running.port))
    page.locator("#stopped", has_text="does not have this map").wait_for()
    assert page.locator("#s-lazy").is_visible()
    page.close()


def test_listeners_of_old_pages_are_taken_back(look: Look) -> None:
    page = look()
    for number in range(4):
        save(MAP + f"  claim trade-{number}: The trade had left.\n")
        page.wait_for_selector(f"#s-trade-{number}", state="attached")
    page.locator("#canvas").click(position={"x": 5, "y": 5})
    before = float(page.inner_text("#scale").rstrip(" %"))
    page.keyboard.press("+")
    after = float(page.inner_text("#scale").rstrip(" %"))
    assert after / before == pytest.approx(1.25, rel=0.03)


def test_what_the_reader_rejects_is_kept_when_the_map_changes(look: Look) -> None:
    page = look("#s-lazy&reject=watched,trade")
    sign = "#s-silent > .sign.contested"
    page.wait_for_selector(sign, state="attached")
    assert "trade is not on this map" in page.inner_text("#evaluation .choices")
    page.evaluate("window.same = true")
    page.focus("#judging [data-do=accept]")
    address = page.url

    save(MAP + "  claim trade: The trade had left.\n")
    page.wait_for_selector("#s-trade > .sign", state="attached")
    assert page.evaluate("window.same") is True, "the page was loaded anew"
    assert page.url == address
    assert page.locator(sign).count() == 1
    assert "You reject “The trade had left”" in page.inner_text("#evaluation .choices")
    assert page.evaluate("document.activeElement.dataset.do") == "accept"

    save(MAP.replace("    rebuttal watched: Water pays when it is watched.\n", ""))
    page.wait_for_selector("#s-watched", state="detached")
    assert "watched is not on this map" in page.inner_text("#evaluation .choices")
    assert page.locator(sign).count() == 1
    page.click("#judging [data-do=reject]")
    assert page.locator("#s-silent > .sign.stands").count() == 1
    page.click("[data-do=evaluate]")
    assert page.locator(".sign[aria-hidden] > path, .sheet .broken").count() == 0
