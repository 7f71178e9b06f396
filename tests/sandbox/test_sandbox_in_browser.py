"""The built sandbox in a headless Chromium, seen as its reader does: from a folder below the root
of a plain web server.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Page

pytestmark = pytest.mark.browser

SANDBOX = Path(__file__).parents[2] / "website" / "sandbox"
LOADED = 120_000
"""Milliseconds until the first map is there; a busy machine takes its time."""

STARTED = "() => !document.querySelector('#status')?.textContent.includes('has started')"
"""What is true of the page once both workers are ready."""

LAMPS = "map: Lamps\n\nthesis lamps: The lamps should stay on.\n"

Open = Callable[..., "Page"]


class Quiet(SimpleHTTPRequestHandler):
    """A plain server that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sandbox: that of ``ARGMAP_SANDBOX``, or one that is built once for all
    processes of a run.
    """
    if ready := os.environ.get("ARGMAP_SANDBOX"):
        return Path(ready)
    if which("npm") is None:
        pytest.skip("no npm here: the sandbox is built with Node.js 20")
    if not (SANDBOX / "node_modules").is_dir():
        pytest.skip("the packages of the sandbox are missing: npm ci in website/sandbox")
    shared = tmp_path_factory.getbasetemp().parent
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with (shared / "sandbox.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / f"sandbox-{run}"
        if not done.exists():
            command = ("npm", "run", "--silent", "build")
            made = subprocess.run(command, cwd=SANDBOX, capture_output=True, text=True)
            assert made.returncode == 0, made.stdout + made.stderr
            done.touch()
    return SANDBOX / "build"


@pytest.fixture(scope="session")
def address(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the sandbox."""
    root = tmp_path_factory.mktemp("site")
    (root / "some" / "where").mkdir(parents=True)
    (root / "some" / "where" / "sandbox").symlink_to(built)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/where/sandbox/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_sandbox(browser: Browser, address: str) -> Iterator[Open]:
    """Open the sandbox for the first time; what it logs or throws fails the test, and so does a
    request to anywhere else.
    """
    contexts = []
    wrong: list[str] = []

    def open(*, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)

        def asked(url: str) -> None:
            if not url.startswith((address, f"blob:{address.partition('/some')[0]}", "data:")):
                wrong.append(url)

        context.on("request", lambda request: asked(request.url))
        context.on("console", lambda message: wrong.append(message.text))
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        return page

    yield open
    for context in contexts:
        context.close()
    assert wrong == []


def has_started(page: Page) -> None:
    """Wait until Python is there: a map that was drawn before is on the screen earlier."""
    page.wait_for_function(STARTED, timeout=LOADED)


def map_of(page: Page) -> FrameLocator:
    """The map, once it is there, and Python, too."""
    has_started(page)
    frame = page.frame_locator("#frame")
    frame.get_by_role("treeitem").first.wait_for(timeout=LOADED)
    return frame


UNSAVED = "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
"""Whether the page would ask before it is closed."""


def until(page: Page, holds: Callable[[], object]) -> None:
    """Wait until something holds that the page cannot be asked to wait for."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come to hold within a minute")


def until_kept(page: Page) -> None:
    """Wait until what was written is in the browser's storage."""
    page.wait_for_timeout(600)
    until(page, lambda: not page.evaluate(UNSAVED))


def write(page: Page, text: str) -> None:
    """Write a text in the place of what is in the editor."""
    editor = page.get_by_role("textbox", name="Text of street.argmap")
    editor.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def test_what_is_written_is_drawn_and_a_slip_is_told_with_its_fix(open_sandbox: Open) -> None:
    page = open_sandbox()
    frame = map_of(page)
    write(
        page,
        f"{LAMPS}  claim night: The nights are dark.\n",
    )
    frame.get_by_role("treeitem").filter(has_text="The nights are dark.").wait_for()

    write(
        page,
        f"{LAMPS}  claime night: The nights are dark.\n",
    )
    page.get_by_role("tab", name="Findings (").click()
    finding = page.locator("#findings .finding").first
    assert "Line 4, error:" in finding.inner_text()
    finding.get_by_role("button").nth(1).click()
    page.get_by_text("No findings.").wait_for()
    assert "  claim night: The nights are dark." in page.locator(".cm-content").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_panes_are_where_they_stay_before_a_script_has_run(
    open_sandbox: Open, address: str, width: int
) -> None:
    page = open_sandbox(width=width)
    place = "document.querySelector('#panes').getBoundingClientRect().top"
    page.locator("header").get_by_role("button", name="Export").wait_for()
    with_buttons = page.evaluate(place)
    page.route("**/main.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    assert page.locator("header button").count() == 0
    assert page.evaluate(place) == with_buttons


def test_the_welcome_moves_nothing_and_its_new_map_gets_a_name(open_sandbox: Open) -> None:
    page = open_sandbox()
    place = "document.querySelector('#panes').getBoundingClientRect().top"
    before = page.evaluate(place)
    welcome = page.locator("#notice-welcome")
    welcome.wait_for()
    assert page.evaluate(place) == before
    assert page.locator(".cm-line").last.bounding_box()["y"] < welcome.bounding_box()["y"]
    welcome.get_by_role("button", name="New map").click()
    page.locator("#asked-name").fill("harbour.argmap")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Text of harbour.argmap").wait_for()
    assert welcome.count() == 0
    assert "map: Harbour" in page.locator(".cm-content").inner_text()


def test_the_welcome_ends_when_something_is_opened(open_sandbox: Open) -> None:
    page = open_sandbox()
    page.locator("#notice-welcome").wait_for()
    has_started(page)
    page.locator("header").get_by_role("button", name="Project", exact=True).click()
    page.get_by_role("menuitem", name="New map").click()
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Text of new.argmap").wait_for()
    page.locator("#notice-welcome").wait_for(state="detached")


def test_the_text_is_said_in_english(open_sandbox: Open) -> None:
    page = open_sandbox()
    map_of(page)
    page.get_by_role("tab", name="In English").click()
    page.locator("#english").get_by_text("The town should close its main street").first.wait_for()


def test_it_opens_again_without_a_network_with_what_was_written(open_sandbox: Open) -> None:
    page = open_sandbox()
    map_of(page)
    write(page, LAMPS)
    until_kept(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.context.set_offline(True)
    page.reload()
    frame = map_of(page)
    frame.get_by_role("treeitem").filter(has_text="The lamps should stay on.").wait_for()
