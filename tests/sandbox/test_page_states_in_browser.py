"""The built sandbox as its readers meet it: loading that fails, narrow screens, what axe finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.page.test_barriers import AXE, COLOURS
from tests.sandbox.test_sandbox_in_browser import (
    LAMPS,
    Open,
    address,
    built,
    map_of,
    open_sandbox,
    until,
    write,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

__all__ = ["address", "built", "open_sandbox"]

pytestmark = pytest.mark.browser

REFUSED = """new Promise((tell) => {
  addEventListener("securitypolicyviolation", (event) => tell(event.effectiveDirective));
  fetch("http://127.0.0.2:9/").then(() => tell("reached"), () => setTimeout(tell, 5000, "failed"));
})"""
"""What keeps a worker from another server."""


NOT_LOADED = "argmap could not be loaded. Your text is safe."


@pytest.mark.parametrize("later", ["python.bin", "first_map.json"])
def test_what_cannot_be_loaded_is_told_beside_a_map_that_is_there(
    browser: Browser, address: str, later: str
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(60_000)
    held: list[Route] = []
    context.route(f"**/{later}", lambda route: held.append(route))
    if later != "python.bin":
        context.route("**/python.bin", lambda route: route.abort())
    page.goto(address)
    told = page.get_by_text(NOT_LOADED).filter(visible=True)
    drawn = page.frame_locator("#frame").get_by_role("treeitem").first
    if later == "python.bin":
        drawn.wait_for()
    else:
        told.wait_for()
        assert page.locator("#map").get_by_role("button", name="Try again").is_visible()
    until(page, lambda: held)
    if later == "python.bin":
        held.pop().abort()
    else:
        held.pop().continue_()
        drawn.wait_for()
    page.locator("#notice-failed").wait_for()
    assert told.count() == 1
    assert not page.locator("#loading").is_visible()
    context.unroute(f"**/{later}")
    context.unroute("**/python.bin")
    page.get_by_role("button", name="Try again").filter(visible=True).click()
    page.locator("#status", has_text="No findings").wait_for()
    assert told.count() == 0
    context.close()


def test_what_cannot_be_loaded_is_told_and_tried_again(browser: Browser, address: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(60_000)
    context.route("**/python.bin", lambda route: route.abort())
    page.goto(address)
    page.get_by_text(NOT_LOADED).filter(visible=True).wait_for()
    context.unroute("**/python.bin")
    write(page, LAMPS)
    page.get_by_role("button", name="Try again").filter(visible=True).click()
    map_of(page).get_by_role("treeitem").filter(has_text="The lamps should stay on.").wait_for()

    # A worker that ends later is started again at once, with what has been written since.
    first, *others = page.workers
    assert len(others) == 1
    for worker in (first, *others):
        refused = worker.evaluate(REFUSED)
        assert refused == "connect-src"
        worker.evaluate("void setTimeout(() => { throw new Error('the end') })")
    write(page, f"{LAMPS}  claim night: The nights are dark.\n")
    map_of(page).get_by_role("treeitem").filter(has_text="The nights are dark.").wait_for(
        timeout=60_000
    )
    page.locator("#status", has_text="No findings").wait_for()
    write(page, f"{LAMPS}  claime night: The nights are dark.\n")
    page.locator("#status", has_text="1 error").wait_for()
    context.close()


def test_on_a_phone_one_thing_is_shown_at_a_time(open_sandbox: Open) -> None:
    page = open_sandbox(width=390, height=844)
    page.get_by_text("A map is an outline").wait_for()
    tabs = page.get_by_role("tablist", name="Views")
    tabs.get_by_role("tab", name="Map").click()
    frame = map_of(page)
    assert not page.locator("#text").is_visible()
    frame.get_by_role("treeitem").filter(has_text="The air on the street").dblclick()
    assert page.locator("#text").is_visible()
    assert "claim air" in page.locator(".cm-activeLine").inner_text()
    tabs.get_by_role("tab", name="Outline").click()
    page.locator("#outline button", has_text="Shops would lose").click()
    assert "objection trade" in page.locator(".cm-activeLine").inner_text()

    # Nothing is wider than the screen, and what opens is within it.
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 390
    for name in ("Files", "Edit"):
        page.get_by_role("button", name=name, exact=True).click()
        box = page.get_by_role("menu", name=name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
        page.keyboard.press("Escape")

    page.get_by_role("button", name="New map", exact=True).click()
    page.keyboard.press("Enter")  # with the name that is proposed
    page.get_by_role("textbox", name="Text of new.argmap").wait_for()
    page.keyboard.type("The lamps should stay on.")
    tabs.get_by_role("tab", name="Map").click()
    frame.get_by_role("treeitem").filter(has_text="The lamps should stay on.").wait_for()


FOLLOWED = "scrollable-region-focusable"
"""The list of suggestions scrolls by the keys of the editor, which keeps the focus."""


def grave(page: Page, *, colours: bool) -> list[object]:
    """What axe finds serious in the page around the frame, whose own page has its own tests."""
    page.evaluate(AXE.read_text("utf-8"))
    options = f"{{...({COLOURS if colours else '{}'}), iframes: false}}"
    found: Any = page.evaluate(f"axe.run(document, {options})")
    return [
        (one["id"], [(node["html"][:200], node["failureSummary"]) for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical") and one["id"] != FOLLOWED
    ]


def help_(page: Page) -> None:
    page.keyboard.press("F1")


def files(page: Page) -> None:
    page.get_by_role("button", name="Files", exact=True).click()


def name(page: Page) -> None:
    files(page)
    page.get_by_role("menuitem", name="New map").click()


def suggestions(page: Page) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Space")
    page.get_by_role("listbox").wait_for()


def findings(page: Page) -> None:
    suggestions(page)
    page.keyboard.press("Escape")
    page.keyboard.type("claime x: Y.")
    page.locator("#status", has_text="1 error").wait_for()
    page.get_by_role("tab", name="Findings").and_(page.locator(":visible")).click()
    page.locator(".finding").wait_for()


def side(name: str) -> Callable[[Page], None]:
    def show(page: Page) -> None:
        page.get_by_role("tab", name=name, exact=True).and_(page.locator(":visible")).click()
        page.locator(f"#{name.lower().replace('in ', '')} :text('main street')").first.wait_for()

    return show


STATES: dict[str, Callable[[Page], None]] = {
    "as it opens": lambda page: None,
    "menu": files,
    "dialog": name,
    "help": help_,
    "in English": side("In English"),
    "outline": side("Outline"),
    "suggestions": suggestions,
    "findings": findings,
}


@pytest.mark.skipif(not AXE.exists(), reason=f"no axe-core here: npm ci, in {AXE.parents[2]}")
@pytest.mark.parametrize("width", [390, 1280])
def test_no_barrier(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    page.locator("#status", has_text="No findings").wait_for(timeout=120_000)
    found = {}
    for state, do in STATES.items():
        if width < 800:
            page.locator("#views").get_by_role("tab", name="Text").click()
        do(page)
        for dark in (False, True):
            page.emulate_media(color_scheme="dark" if dark else "light")
            page.wait_for_timeout(100)
            if grave_ones := grave(page, colours=dark):
                found[state, dark] = grave_ones
        page.emulate_media(color_scheme="light")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    context.close()
    assert found == {}
