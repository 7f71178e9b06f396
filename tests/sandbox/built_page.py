"""The built page of the sandbox in a browser, used as its reader uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import define

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

PATIENCE: Final = 90_000  # milliseconds until argmap is loaded, on a busy machine

_STARTED: Final = "() => !document.querySelector('#status')?.textContent.includes('has started')"

_DROP: Final = """(files) => {
  const carried = new DataTransfer();
  for (const [name, bytes] of files) carried.items.add(new File([new Uint8Array(bytes)], name));
  const options = { dataTransfer: carried, bubbles: true, cancelable: true };
  const event = (kind) => new DragEvent(kind, options);
  const target = document.querySelector("#editor");
  for (const kind of ["dragenter", "dragover", "drop"]) target.dispatchEvent(event(kind));
}"""


@define
class BuiltPage:
    """A tab with the page."""

    page: Page

    @property
    def dialog(self) -> Locator:
        """The dialog that is open, the upper one of several."""
        return self.page.locator("dialog[open]").last

    def choose(self, menu: str, entry: str) -> None:
        """Choose an entry of a menu."""
        self.page.click(f"header button[aria-haspopup=menu]:text-is('{menu}')")
        self.page.locator("[role=menuitem]:visible", has_text=entry).click()

    def answer(self, button: str, **fields: str) -> None:
        """Fill in the dialog that is open, and leave it by a button."""
        for name, value in fields.items():
            self.dialog.locator(f"[name={name}]").fill(value)
        self.dialog.locator(f"button:text-is('{button}')").click()

    def new_project(self) -> None:
        """Begin a project, in place of the one that is open."""
        self.page.evaluate("for (const one of document.querySelectorAll('dialog')) one.close()")
        before = self.page.evaluate("sessionStorage.getItem('argmap-sandbox-project')")
        self.choose("Project", "New project")
        self.answer("OK")
        self.page.wait_for_function(
            "(before) => sessionStorage.getItem('argmap-sandbox-project') !== before", arg=before
        )
        self.page.wait_for_selector("dialog", state="detached")
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('#file-tabs [role=tab]')]"
            ".map((one) => one.textContent).join() === 'new.argmap'"
        )

    def drop(self, name: str, data: bytes | str) -> None:
        """Drop a file on the editor."""
        carried = [[name, list(data.encode() if isinstance(data, str) else data)]]
        self.page.evaluate(_DROP, carried)

    def write(self, text: str) -> None:
        """Write the text of the map that is open anew."""
        self.page.click(".cm-content")
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Backspace")  # Chromium leaves a style where it replaces
        self.page.keyboard.insert_text(text)

    @property
    def text(self) -> str:
        """The text in the editor."""
        lines = self.page.locator(".cm-line").all_text_contents()
        return "\n".join(lines)

    @property
    def tabs(self) -> list[str]:
        """The names of the files."""
        return self.page.locator("#file-tabs [role=tab]").all_text_contents()

    @property
    def open_tab(self) -> str:
        """The name of the file that is shown."""
        return self.page.inner_text("#file-tabs [aria-selected=true]")

    def saved(self, act: Callable[[], None]) -> tuple[str, bytes]:
        """The name and the content of the file that is saved by what ``act`` does."""
        with self.page.expect_download(timeout=PATIENCE) as waiting:
            act()
        download = waiting.value
        return download.suggested_filename, Path(download.path()).read_bytes()


Open = Callable[..., BuiltPage]


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Open tabs; what any of them throws, or asks of another server, fails the test."""
    wrong: list[str] = []
    contexts: list[BrowserContext] = []
    origin = "/".join(address.split("/")[:3])

    def note(url: str) -> None:
        if not url.startswith((address, f"blob:{origin}", "data:")):
            wrong.append(url)

    def open_page(beside: BuiltPage | None = None, script: str = "", **options: Any) -> BuiltPage:
        if beside is None:
            settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
            context = browser.new_context(**(settings | options))
            context.on("request", lambda request: note(request.url))
            context.add_init_script(script or "0")
            contexts.append(context)
        else:
            context = beside.page.context
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        page.wait_for_function(_STARTED, timeout=PATIENCE)
        page.wait_for_selector("#loading", state="hidden", timeout=PATIENCE)
        return BuiltPage(page)

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
