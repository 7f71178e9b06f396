"""A map that was drawn before is on the screen before Python is there, and stays as it is after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.test_sandbox_in_browser import (
    LAMPS,
    LOADED,
    address,
    built,
    has_started,
    until,
    write,
)
from website.editor_links import fragment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

__all__ = ["address", "built"]

PYTHON = "**/python.bin"
WAITING = "Findings come when argmap has started."

RECORD = """(change) => new Promise((tell) => {
  const asked = indexedDB.open("argmap-sandbox-drawn", 1);
  asked.onsuccess = () => {
    const store = asked.result.transaction("drawn", "readwrite").objectStore("drawn");
    store.get("project").onsuccess = ({ target: { result } }) => {
      if (result && change) store.put({ ...result, ...change }, "project");
      store.transaction.oncomplete = () => (asked.result.close(), tell(result?.state ?? null));
    };
  };
})"""
"""The state that is kept of the project; ``change`` is put in its place."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """A first visit, to which Python has come."""
    page = context.new_page()
    page.goto(address)
    has_started(page)
    return page


def without_python(page: Page) -> None:
    """Open the page again; Python does not come before the route is taken away."""
    page.context.route(PYTHON, lambda route: None)
    page.reload()


def kept(page: Page) -> str:
    """The state of the map of the text, once it is kept."""
    for _ in range(100):
        state = page.evaluate(RECORD, None)
        if state and json.loads(state)["parts"]["title"] == "Lamps":
            return str(state)
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept")


def test_the_first_map_can_be_read_before_python_is_there_which_then_changes_nothing(
    context: BrowserContext, address: str
) -> None:
    held: list[Any] = []
    context.route(PYTHON, lambda route: held.append(route))
    page = context.new_page()
    page.goto(address)
    frame = page.frame_locator("#frame")
    cards = frame.get_by_role("treeitem")
    cards.filter(has_text="The town should close its main street").wait_for()
    assert page.inner_text("#status") == WAITING
    page.get_by_role("tab", name="Findings").click()
    assert page.inner_text("#findings") == WAITING
    page.get_by_role("tab", name="Map", exact=True).click()

    frame.get_by_label("Search the statements").fill("air")
    assert "1 of" in frame.locator("#found").inner_text()
    frame.get_by_label("Search the statements").fill("")
    before = cards.count()
    frame.locator("[aria-expanded=true] .handle").first.click()
    frame.locator("[aria-expanded=false]").first.wait_for()
    folded = frame.locator("[role=treeitem]:visible").count()
    assert folded < before
    frame.locator("#canvas").evaluate("(one) => (one.querySelector('svg > g').firstChild.mine = 1)")

    for route in held:
        route.continue_()
    context.unroute(PYTHON)
    page.locator("#status", has_text="No findings").wait_for(timeout=LOADED)
    page.wait_for_timeout(1_000)
    assert frame.locator("[role=treeitem]:visible").count() == folded
    same = "(one) => one.querySelector('svg > g').firstChild.mine"
    assert frame.locator("#canvas").evaluate(same) == 1
    write(page, f"{LAMPS}  claim night: The nights are dark.\n")
    cards.filter(has_text="The nights are dark.").wait_for()


def test_a_map_of_the_readers_own_is_there_again_at_once(page: Page) -> None:
    write(page, LAMPS)
    kept(page)
    without_python(page)
    cards = page.frame_locator("#frame").get_by_role("treeitem")
    cards.filter(has_text="The lamps should stay on.").wait_for()


def test_a_map_that_was_drawn_from_another_text_is_not_shown(page: Page) -> None:
    write(page, LAMPS)
    kept(page)
    write(page, LAMPS.replace("on.", "off."))
    page.wait_for_timeout(600)  # the text is kept; what is drawn is not yet
    page.evaluate(RECORD, {"files": {"street.argmap": LAMPS}})
    without_python(page)
    page.wait_for_timeout(2_000)
    assert page.frame_locator("#frame").get_by_role("treeitem").count() == 0
    assert page.locator("#loading").is_visible()


@pytest.mark.parametrize("state", ["{", "[]", '{"page": "a"}', "hostile"])
def test_what_something_else_wrote_there_is_no_more_than_data(page: Page, state: str) -> None:
    write(page, LAMPS)
    whole = json.loads(kept(page))
    if state == "hostile":
        image = "<image href='x:' onerror='top.hit = 1'/><script>top.hit = 1</script>"
        whole["parts"]["groups"].append(f"<g>{image}</g>")
        whole["findings"] = "<img src='x:' onerror='top.hit = 1'>"
        state = json.dumps(whole | {"page": "another"})
    page.evaluate(RECORD, {"state": state})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.reload()
    has_started(page)
    cards = page.frame_locator("#frame").get_by_role("treeitem")
    cards.filter(has_text="The lamps should stay on.").wait_for()
    page.locator("#status", has_text="No findings").wait_for()
    page.frame_locator("#frame").locator("[onerror]").first.wait_for(state="detached")
    assert page.evaluate("window.hit") is None
    assert wrong == []


def test_what_was_drawn_of_a_project_is_forgotten_with_it(page: Page) -> None:
    write(page, LAMPS)
    kept(page)
    page.get_by_role("button", name="Project", exact=True).click()
    page.get_by_role("menuitem", name="New project").click()
    page.get_by_role("button", name="OK").click()
    page.locator("dialog").wait_for(state="detached")
    page.get_by_role("button", name="Project", exact=True).click()
    page.get_by_role("menuitem", name="Projects …").click()
    page.get_by_role("button", name="Delete project", exact=True).click()
    page.get_by_role("button", name="Delete", exact=True).last.click()
    page.get_by_role("button", name="Delete project", exact=True).wait_for(state="detached")
    assert page.evaluate(RECORD, None) is None


def test_a_link_leaves_no_picture_behind(page: Page) -> None:
    write(page, LAMPS)
    before = kept(page)
    page.get_by_role("button", name="Project", exact=True).click()
    page.get_by_role("menuitem", name="Open example").click()
    page.get_by_role("button", name="1. The thesis").or_(
        page.get_by_text("Durability", exact=False)
    ).first.click()
    page.wait_for_selector("#guest:not([hidden])")
    page.wait_for_timeout(4_000)
    assert page.evaluate(RECORD, None) == before


def test_an_embedded_map_that_is_there_is_not_covered_by_what_fails_later(
    context: BrowserContext, address: str
) -> None:
    held: list[Any] = []
    context.route(PYTHON, lambda route: held.append(route))
    first = Path("docs/examples/ten-lines.argmap").read_text(encoding="utf-8")
    page = context.new_page()
    page.goto(f"{address}embed.html{fragment({'street.argmap': first}, 'street.argmap')}")
    card = page.frame_locator("#frame").get_by_role("treeitem").first
    card.wait_for()
    until(page, lambda: held)
    with page.expect_console_message(lambda message: "preview_worker.js" in message.text):
        held.pop().abort()
    page.wait_for_timeout(200)
    assert not page.locator("#loading").is_visible()
    assert card.is_visible()
