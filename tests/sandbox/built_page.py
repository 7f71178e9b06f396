"""The built page of the sandbox in a browser: opened from a local server, seen as its reader does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from attrs import define

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Download, Locator, Page

BUILD: Final = Path(__file__).parents[2] / "website/sandbox/build"
PATIENCE: Final = 90_000  # milliseconds until argmap is loaded, on a busy machine

_DROP: Final = """(files) => {
  const carried = new DataTransfer();
  for (const [name, bytes] of files) carried.items.add(new File([new Uint8Array(bytes)], name));
  const event = (kind) => new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
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
        before = self.page.evaluate("sessionStorage.getItem('argmap-sandbox-project')")
        self.choose("Project", "New project")
        self.answer("OK")
        self.page.wait_for_function(
            "(before) => sessionStorage.getItem('argmap-sandbox-project') !== before", arg=before
        )
        self.page.wait_for_selector("dialog", state="detached")

    def drop(self, **files: bytes | str) -> None:
        """Drop files on the editor, by their names with a dot for each ``__``."""
        carried = [
            [name.replace("__", "."), list(data.encode() if isinstance(data, str) else data)]
            for name, data in files.items()
        ]
        self.page.evaluate(_DROP, carried)

    def write(self, text: str) -> None:
        """Write the text of the map that is open anew."""
        self.page.click(".cm-content")
        self.page.keyboard.press("Control+a")
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

    @contextmanager
    def saving(self) -> Iterator[list[Path]]:
        """What is saved in a ``with`` block, of one file."""
        found: list[Path] = []
        with self.page.expect_download(timeout=PATIENCE) as waiting:
            yield found
        download: Download = waiting.value
        found.append(Path(download.path()))
        self.saved_as = download.suggested_filename

    saved_as: str = ""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The address of the build, on a server of this machine."""
    if not (BUILD / "main.js").exists():
        pytest.skip("the sandbox is not built: npm ci && npm run build in website/sandbox")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(BUILD)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


Open = Callable[..., BuiltPage]


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Open tabs; what any of them throws, or asks of another server, fails the test."""
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def new_context(options: Mapping[str, Any]) -> BrowserContext:
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        context = browser.new_context(**(settings | options))
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context

    def open_page(beside: BuiltPage | None = None, **options: Any) -> BuiltPage:
        context = new_context(options) if beside is None else beside.page.context
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: _note(asked.url))
        page.goto(address)
        page.wait_for_selector("#loading", state="hidden", timeout=PATIENCE)
        return BuiltPage(page)

    def _note(url: str) -> None:
        if not url.startswith((address, "blob:", "data:")):
            wrong.append(url)

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
