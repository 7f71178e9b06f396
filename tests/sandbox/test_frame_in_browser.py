"""The frame in the sandbox's page: states come by messages, and a real browser shows them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define

from argmap.sandbox import preview_frame
from argmap.sandbox.previews import Previews
from tests.page.conftest import reach
from tests.page.mill import TEXT
from tests.page.test_barriers import AXE, COLOURS
from tests.preview.project import MAP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Locator, Page, Route

pytestmark = pytest.mark.browser

FILE = "maps/mill.argmap"
SITE = "http://sandbox.test"
AROUND = f"""<!doctype html>
<style>
body {{ margin: 0 }}
iframe {{ display: block; border: 0; width: 100vw; height: 100vh }}
</style>
<script>
window.told = [];
addEventListener("message", ({{ data, source }}) => {{
  if (source === document.getElementById("preview").contentWindow) told.push(data);
}});
function send(state) {{
  document.getElementById("preview").contentWindow.postMessage({{ kind: "state", state }}, "*");
}}
</script>
<iframe id="preview" src="{SITE}/app/preview.html#view=map" title="Preview"></iframe>
"""
OTHER = '<iframe id="other" src="/app/other.html" title="Other" style="height: 0"></iframe>'


@define
class Pane:
    """The page around the frame, with the worker that makes the states."""

    page: Page
    previews: Previews
    shown: str | None = None
    heard: int = 0

    @property
    def frame(self) -> Frame:
        (found,) = (one for one in self.page.frames if one.url.startswith(f"{SITE}/app/preview"))
        return found

    def wait(self, kind: str) -> dict[str, Any]:
        """The next message of a kind from the frame."""
        self.page.wait_for_function(
            "([kind, heard]) => told.slice(heard).some((one) => one.kind === kind)",
            arg=[kind, self.heard],
        )
        told = self.page.evaluate("told")
        at = next(n for n in range(self.heard, len(told)) if told[n]["kind"] == kind)
        self.heard = at + 1
        found: dict[str, Any] = told[at]
        return found

    def show(self, file: str = FILE) -> None:
        """Send the state of the files as they are."""
        text = self.previews.state(file, self.shown)
        self.shown = json.loads(text)["page"]
        self.page.evaluate("(state) => send(state)", text)

    def answer(self, kind: str = "ready", file: str = FILE) -> None:
        """Send the whole page that the frame asks for."""
        self.wait(kind)
        self.shown = None
        self.show(file)

    def double_click(self, found: Locator) -> None:
        """Double-click on a part of the picture as a hand does, once the picture does not move."""
        box = None
        while (now := found.bounding_box()) != box:
            box = now
            self.page.wait_for_timeout(200)
        assert box is not None
        mouse = self.page.mouse
        mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.wait_for_timeout(100)
        mouse.down(click_count=2)
        mouse.up(click_count=2)

    def save(self, text: str) -> None:
        Path(FILE).write_text(text, "utf-8")
        self.show()


Open = Callable[..., Pane]


@pytest.fixture
def open_pane(browser: Browser, folder: Path) -> Iterator[Open]:
    """Open the page around the frame; what anything logs, throws or asks for fails the test,
    except for what is ``expected``.
    """
    contexts = []
    wrong: list[str] = []
    answers = {
        f"{SITE}/": AROUND,
        f"{SITE}/hidden": AROUND.replace("<iframe", '<iframe style="display: none"'),
        f"{SITE}/app/preview.html": preview_frame.html(),
        f"{SITE}/app/other.html": "<!doctype html>",
        "http://stranger.test/": AROUND,
    }

    def answer(route: Route) -> None:
        text = answers.get(route.request.url)
        if text is None:
            wrong.append(route.request.url)
            route.abort()
        else:
            route.fulfill(body=text, content_type="text/html; charset=utf-8")

    def open_pane(
        address: str = f"{SITE}/", *, width: int = 900, dark: bool = False, expected: str = "\0"
    ) -> Pane:
        context = browser.new_context(
            viewport={"width": width, "height": 700},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.route("**/*", answer)

        def log(text: str) -> None:
            if expected not in text:
                wrong.append(text)

        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: log(str(error)))
        page.on("console", lambda message: log(message.text))
        page.goto(address)
        return Pane(page, Previews(folder))

    yield open_pane
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def pane(open_pane: Open) -> Pane:
    """The frame with the map in it."""
    pane = open_pane()
    pane.answer()
    pane.frame.wait_for_selector("#s-lazy")
    return pane


def test_an_empty_frame_asks_for_the_map_and_shows_it(open_pane: Open) -> None:
    pane = open_pane()
    assert pane.frame.locator(".card").count() == 0
    pane.answer()
    pane.frame.wait_for_selector("#s-lazy")
    assert pane.frame.inner_text("h1") == "Why the weir fell silent"
    assert pane.frame.locator("#coverage .by-1").count() == 1
    assert pane.frame.locator("#s-lazy").is_visible()


def test_a_whole_page_is_told_once_it_is_on_the_screen(pane: Pane) -> None:
    pane.wait("shown")
    pane.save(f"{MAP}  claim later: It was later.\n")
    pane.frame.wait_for_selector("#s-later", state="attached")
    pane.page.wait_for_timeout(100)
    assert [one["kind"] for one in pane.page.evaluate("told")] == ["ready", "shown"]


def test_it_can_be_read_as_any_page(pane: Pane) -> None:
    frame = pane.frame
    frame.locator("#s-lazy text").nth(2).click()
    assert "the mill-wright" in frame.inner_text("#details .shown")
    frame.fill("#find", "flour")
    assert frame.inner_text("#found") == "1 of 4"
    frame.click(reach(frame, "[data-do=evaluate]"))
    frame.wait_for_selector("#s-lazy > .sign.answered", state="attached")
    frame.click("#judging [data-do=reject]")
    assert "You reject" in frame.inner_text("#evaluation .choices")
    frame.click("[data-do=outline]")
    assert frame.locator("#outline a[href='#s-flour']").is_visible()


def test_an_edit_changes_the_map_in_place(pane: Pane) -> None:
    frame = pane.frame
    frame.locator("#s-lazy").hover()
    frame.locator("#s-lazy .handle").click()
    frame.wait_for_selector("#s-watched.away", state="attached")
    frame.fill("#find", "river")
    frame.evaluate("for (const one of document.querySelectorAll('.card')) one.kept = true")
    pane.save(MAP.replace("grown lazy.", "grown slow.") + "  claim trade: The trade had left.\n")
    frame.wait_for_selector("#s-trade", state="attached")
    assert "grown slow" in (frame.text_content("#s-lazy") or "")
    kept = "[...document.querySelectorAll('.card')].filter((one) => one.kept).map(({ id }) => id)"
    assert set(frame.evaluate(kept)) >= {"s-flour", "s-silent"}
    assert "away" in (frame.locator("#s-watched").get_attribute("class") or "")
    assert frame.input_value("#find") == "river"


def test_a_text_that_is_cited_for_the_first_time_does_not_hide_the_map(open_pane: Open) -> None:
    uncited = "".join(
        line for line in MAP.splitlines(True) if not line.strip().startswith(("source:", "cite:"))
    )
    Path(FILE).write_text(uncited, "utf-8")
    Path("seeds/miller.txt").write_text(TEXT.read_text("utf-8"), "utf-8")
    pane = open_pane(width=700)
    pane.answer()
    pane.frame.wait_for_selector("#s-lazy")
    assert pane.frame.locator("#essay").count() == 0
    pane.save(MAP)
    pane.frame.wait_for_selector("#essay", state="attached")
    assert pane.frame.locator("#s-lazy").is_visible()
    assert not pane.frame.locator("#essay").is_visible()


def test_errors_are_shown_while_the_last_picture_stays(pane: Pane) -> None:
    frame = pane.frame
    pane.save(MAP.replace("  objection lazy", "  <b>objektion lazy"))
    frame.wait_for_selector(".findings.behind")
    assert frame.locator(".findings[open]").count() == 0
    frame.click(".findings summary")
    told = frame.inner_text(".findings")
    for part in ("Showing the last version", f"{FILE}:7:3", "<b>objektion"):
        assert part in told, part
    assert frame.locator(".findings b b").count() == 0
    assert frame.locator("#s-lazy").is_visible()
    pane.save(MAP.replace("  objection lazy", "  objektion lazy"))
    frame.wait_for_selector(".findings b:text('error')")
    frame.wait_for_selector(".findings:not(:has-text('<b>'))")
    assert frame.locator(".findings[open]").count() == 1
    pane.save(MAP)
    frame.wait_for_selector(".findings.behind", state="detached")


def test_a_map_that_is_broken_at_first_is_shown_once_it_is_right(open_pane: Open) -> None:
    Path(FILE).write_text("claime a: It lasts.\n", "utf-8")
    pane = open_pane()
    pane.answer()
    pane.frame.wait_for_selector(".findings.behind")
    assert "There is no picture yet" in pane.frame.inner_text(".findings")
    assert pane.frame.inner_text("h1") == FILE
    pane.save(MAP)
    pane.frame.wait_for_selector("#s-lazy")
    assert pane.frame.locator(".findings").count() == 0


def test_no_other_window_is_heard(pane: Pane) -> None:
    pane.page.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", OTHER)
    pane.page.wait_for_function(
        "document.getElementById('other').contentDocument?.URL.endsWith('other.html')"
    )
    Path(FILE).write_text(MAP.replace("grown lazy.", "grown forged."), "utf-8")
    forged = pane.previews.state(FILE, None)
    other = pane.page.frame(url=f"{SITE}/app/other.html")
    assert other is not None
    for window, code in (
        (other, "(state) => parent.frames[0].postMessage({ kind: 'state', state }, '*')"),
        (pane.frame, "(state) => postMessage({ kind: 'state', state }, '*')"),
    ):
        window.evaluate(code, forged)
    # What the parent sends later comes later: by then, the others would have been heard.
    pane.page.evaluate("document.getElementById('preview').contentWindow.postMessage('?', '*')")
    pane.frame.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert "grown lazy" in (pane.frame.text_content("#s-lazy") or "")
    pane.show()
    pane.frame.wait_for_function("document.getElementById('s-lazy').textContent.includes('forged')")


def test_a_stranger_around_the_frame_is_neither_told_nor_heard(open_pane: Open) -> None:
    pane = open_pane("http://stranger.test/", expected="target origin")
    pane.frame.wait_for_selector("#canvas", state="attached")
    pane.show()
    pane.frame.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert pane.page.evaluate("told") == []
    assert pane.frame.locator(".card").count() == 0


def test_what_does_not_fit_is_asked_for_as_a_whole(open_pane: Open) -> None:
    pane = open_pane(expected="not what is shown")
    pane.answer()
    Path(FILE).write_text(MAP.replace("grown lazy.", "grown slow."), "utf-8")
    lost = json.loads(pane.previews.state(FILE, pane.shown))
    pane.shown = lost["page"]
    pane.save(MAP.replace("grown lazy.", "grown still."))
    pane.show()  # on its way before the answer, and passed over
    pane.answer("again")
    pane.frame.wait_for_function("document.getElementById('s-lazy').textContent.includes('still')")
    assert pane.frame.locator("#stopped").is_hidden()
    pane.save(MAP)
    pane.frame.wait_for_function("document.getElementById('s-lazy').textContent.includes('lazy')")
    kinds = [one["kind"] for one in pane.page.evaluate("told") if one["kind"] != "shown"]
    assert kinds == ["ready", "again"]


def test_a_whole_page_that_does_not_fit_is_not_asked_for_again_at_once(open_pane: Open) -> None:
    pane = open_pane(expected="Error")
    pane.wait("ready")
    state = json.loads(pane.previews.state(FILE, None))
    state["parts"]["nonsense"] = ""
    for _ in range(2):
        pane.page.evaluate("(state) => send(state)", json.dumps(state))
    pane.frame.wait_for_selector("#stopped:not([hidden])")
    assert "cannot be shown" in pane.frame.inner_text("#stopped")
    kinds = [one["kind"] for one in pane.page.evaluate("told") if one["kind"] != "shown"]
    assert kinds == ["ready"]
    pane.shown = state["page"]
    pane.save(MAP.replace("grown lazy.", "grown slow."))
    pane.answer("again")
    pane.frame.wait_for_selector("#s-lazy")
    assert pane.frame.locator("#stopped").is_hidden()


def test_a_double_click_asks_for_the_place_of_a_statement(pane: Pane) -> None:
    pane.double_click(pane.frame.locator("#s-lazy text").nth(2))
    lazy = {"kind": "open", "id": "lazy", "file": FILE, "line": 7}
    assert pane.wait("open") == lazy
    pane.save("# A remark.\n" + MAP.replace("objection lazy:", "objection:"))
    pane.frame.wait_for_function("!document.getElementById('s-lazy')")
    unnamed = pane.frame.locator("#canvas .card", has_text="grown lazy")
    pane.double_click(unnamed.locator("text").nth(1))
    assert pane.wait("open") == lazy | {"id": "", "line": 8}
    pane.frame.click("[data-do=outline]")
    pane.frame.locator("#outline a[href='#s-flour']").first.dblclick()
    assert pane.wait("open") == {"kind": "open", "id": "flour", "file": FILE, "line": 5 + 1}
    pane.frame.locator("h1").dblclick()
    assert pane.page.evaluate("told").count(lazy) == 1


def test_a_frame_that_is_not_displayed_asks_when_it_is(open_pane: Open) -> None:
    pane = open_pane(f"{SITE}/hidden")
    turn = "(how) => { document.getElementById('preview').style.display = how; }"
    pane.page.wait_for_function(
        "document.getElementById('preview').contentDocument?.readyState === 'complete'"
    )
    assert pane.page.evaluate("told") == []
    pane.page.evaluate(turn, "block")
    pane.answer()
    pane.frame.wait_for_selector("#s-lazy")
    pane.page.evaluate(turn, "none")
    pane.save(MAP.replace("grown lazy.", "grown slow."))
    pane.page.evaluate("new Promise((done) => setTimeout(done, 200))")
    pane.page.evaluate(turn, "block")
    pane.answer()
    pane.frame.wait_for_function("document.getElementById('s-lazy').textContent.includes('slow')")
    assert pane.frame.locator("#s-lazy").is_visible()
    box = pane.frame.locator("#s-lazy .frame").bounding_box()
    assert box is not None and box["width"] > 100


def test_another_map_begins_anew(pane: Pane) -> None:
    other = "maps/other.argmap"
    Path(other).write_text(MAP.replace("Why the weir", "How the weir"), "utf-8")
    frame = pane.frame
    frame.locator("#s-lazy").hover()
    frame.locator("#s-lazy .handle").click()
    frame.locator("#s-lazy text").nth(2).click()
    frame.fill("#find", "river")
    pane.show(other)
    pane.answer("ready", other)
    pane.frame.wait_for_function("document.title.startsWith('How')")
    assert pane.frame.url == f"{SITE}/app/preview.html#view=map"
    assert pane.frame.input_value("#find") == ""
    assert pane.frame.locator("#s-watched").is_visible()


def test_the_text_of_a_source_stands_beside_the_map(open_pane: Open, folder: Path) -> None:
    shutil.copy(TEXT, folder / "seeds")
    pane = open_pane(width=1300)
    pane.answer()
    pane.frame.wait_for_selector("#essay mark")
    pane.frame.click("#essay mark")
    assert "cheaper flour" in pane.frame.inner_text("#details .shown, #resting")


def test_a_link_to_another_site_opens_beside_the_map(open_pane: Open) -> None:
    pane = open_pane()
    pane.answer()
    pane.save(MAP.replace("    by: the", "    link: http://stranger.test/\n    by: the"))
    pane.frame.locator("#s-lazy text").nth(2).click()
    with pane.page.context.expect_page() as opened:
        pane.frame.click("#details .shown a[href^=http]")
    assert opened.value.url == "http://stranger.test/"
    assert pane.frame.locator("#s-lazy").is_visible()


@pytest.mark.parametrize("width", [320, 600, 1600])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fills_its_pane(open_pane: Open, width: int, dark: bool) -> None:
    pane = open_pane(width=width, dark=dark)
    pane.answer()
    pane.frame.wait_for_selector("#s-lazy")
    size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert pane.frame.evaluate(size) == [width, 700]
    bottom = "Math.round(document.getElementById('coverage').getBoundingClientRect().bottom)"
    assert pane.frame.evaluate(bottom) == 700
    ground = pane.frame.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is not dark


WIDE = """map: The weir
thesis silent: The weir fell silent.
  claim flour: The farmers had found cheaper flour.
    evidence price: It cost a third less in the town.
      evidence book: So says the book of the miller.
        objection lost: A page of it is lost.
"""


@pytest.mark.skipif(not AXE.exists(), reason=f"no axe-core here: npm ci, in {AXE.parents[2]}")
@pytest.mark.parametrize("dark", [False, True])
def test_a_map_that_goes_on_to_the_right_says_so(open_pane: Open, dark: bool) -> None:
    Path(FILE).write_text(WIDE, "utf-8")
    pane = open_pane(width=600, dark=dark)
    pane.answer()
    frame = pane.frame
    frame.wait_for_selector("#s-silent")
    more = frame.locator(".beyond button")
    more.wait_for()
    last = frame.locator("#s-lost")
    frame.evaluate(AXE.read_text("utf-8"))
    colours = COLOURS if dark else "{}"
    assert not frame.evaluate(f"axe.run('.beyond', {colours}).then((one) => one.violations)")

    def right() -> float:
        box = last.bounding_box()
        assert box is not None
        return box["x"] + box["width"]

    assert right() > 600
    more.click()
    frame.wait_for_selector(".beyond", state="hidden")
    assert right() <= 600


def test_what_the_reader_has_scrolled_to_is_not_told(open_pane: Open) -> None:
    Path(FILE).write_text(WIDE, "utf-8")
    pane = open_pane(width=600)
    pane.answer()
    more = pane.frame.locator(".beyond button")
    more.wait_for()
    pane.frame.evaluate("document.getElementById('canvas').scrollLeft = 60")
    more.wait_for(state="hidden")
    assert pane.frame.locator(".beyond").is_visible()  # the edge is still shaded
    pane.frame.evaluate("document.getElementById('canvas').scrollLeft = 9999")
    pane.frame.wait_for_selector(".beyond", state="hidden")
    pane.frame.click("[data-do=outline]")
    pane.frame.wait_for_selector(".beyond", state="hidden")


def test_the_tools_of_a_comparison_leave_room_for_its_sheet(open_pane: Open) -> None:
    folder = Path(FILE).parent
    for name in ("one", "two"):
        (folder / f"{name}.argmap").write_text(MAP, "utf-8")
    uses = "".join(f"use {name}.argmap as {name}\n" for name in ("one", "two"))
    answers = "  answer @one.silent: Yes.\n  answer @two.flour: No.\n"
    Path(FILE).write_text(f"map: Two\n{uses}\nquestion why: Why?\n{answers}", "utf-8")
    pane = open_pane(width=740)
    pane.answer()
    pane.frame.wait_for_selector(".zooming, .asking", state="attached")
    pane.frame.wait_for_selector("[role=treeitem]")
    high = "(name) => document.querySelector(name).getBoundingClientRect().height"
    assert pane.frame.evaluate(high, ".head") < 90
    assert pane.frame.evaluate(high, "#coverage") < 60
    assert pane.frame.locator("#find").is_visible()
