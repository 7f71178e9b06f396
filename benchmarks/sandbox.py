"""How soon the sandbox in the browser is there, and how soon it answers a key:
``python benchmarks/sandbox.py [STATEMENTS] [RUNS]``.

Builds the sandbox (``website/sandbox``, after ``npm ci`` there), serves it from a plain web server
that compresses nothing, and opens it in a headless Chromium: each run with a new profile on disk,
then again with what that has kept. Bytes are those that the server sent, to the page and to all its
workers, also the service worker. Then a map made by ``samples.py`` is put in the place of the text,
and keys are pressed in its middle. Memory is that of the largest renderer, which holds the page,
its workers and the frame, of all renderers, and of the whole browser, each page of memory counted
once (PSS). It is measured in a browser that is connected to only after the page has loaded: what it
fetches while it is inspected is kept for the inspector. Needs
``argmap[dev,browser]``, psutil, Chromium and Node.js.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Final

import psutil
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from samples import sample

from argmap import dumps

SANDBOX: Final = Path(__file__).parents[1] / "website" / "sandbox"
BUILT: Final = SANDBOX / "build"

_WARM: Final = 3  # keys before those that count
_KEYS: Final = 12
_PAUSE: Final = 0.6  # seconds between an answer and the next key
_PATIENCE: Final = 120_000

_WATCH: Final = """
const now = () => performance.timeOrigin + performance.now();
window.awaitChange = (where, word) => {
  const inFrame = where === "frame";
  const target = inFrame ? document.getElementById("frame").contentDocument.body
    : document.getElementById(where);
  let key = 0;
  document.addEventListener("keydown", () => (key = now()), { capture: true, once: true });
  window.seen = new Promise((done) => {
    const look = () => {
      const parts = inFrame ? target.querySelectorAll("#canvas [role=treeitem]") : [target];
      if (![...parts].some((part) => part.textContent.includes(word))) return;
      watching.disconnect();
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done(now() - key);
        after.port2.postMessage(null);
      });
    };
    const watching = new MutationObserver(look);
    watching.observe(target, { childList: true, subtree: true, characterData: true });
  });
};
"""
"""Tells how long after a key a word is there, and was painted."""

_FIRST: Final = """
let told;
window.firstMap = new Promise((done) => (told = done));
addEventListener("DOMContentLoaded", () => {
  if (window !== top) return;
  const look = () => {
    const frame = document.getElementById("frame")?.contentDocument;
    if (!frame?.querySelector("#canvas [role=treeitem]")) return setTimeout(look, 10);
    requestAnimationFrame(() => setTimeout(() => told(performance.now()), 0));
  };
  look();
});
"""
"""Tells when the first map was painted, from the beginning of the navigation."""


class Counting(SimpleHTTPRequestHandler):
    """A plain server that counts what it sends."""

    sent: ClassVar[dict[str, int]] = {}

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file."""
        data = source.read()
        name = self.path.partition("?")[0]
        self.sent[name] = self.sent.get(name, 0) + len(data)
        outputfile.write(data)


def main(size: int, runs: int) -> None:
    subprocess.run(("npm", "run", "--silent", "build"), cwd=SANDBOX, check=True)
    text = dumps(sample(size)[0])
    taken: dict[str, list[float]] = {}
    with sync_playwright() as playwright, served() as address:
        for number in range(runs):
            for what, value in _run(playwright, address, text, is_last=number == runs - 1):
                print(f"  {what}: {value:.1f}", flush=True)
                taken.setdefault(what, []).append(value)
    for what, values in taken.items():
        print(f"{what}: median {median(values):.1f}, best {min(values):.1f} of {len(values)}")


def _run(
    playwright: Playwright, address: str, text: str, *, is_last: bool
) -> Iterator[tuple[str, float]]:
    with TemporaryDirectory() as profile:
        Counting.sent.clear()
        with _browser(playwright, profile) as context:
            page = _opened(context, address)
            yield "first map, first visit (s)", _first_map(page)
            page.evaluate("navigator.serviceWorker.ready.then(() => null)")
            page.wait_for_timeout(1_000)
            yield "loaded, first visit (MB)", sum(Counting.sent.values()) / 1e6
            if is_last:
                for name, count in sorted(Counting.sent.items(), key=lambda one: -one[1]):
                    print(f"  {name}: {count / 1e6:.2f} MB")
        Counting.sent.clear()
        with _browser(playwright, profile) as context:
            page = _opened(context, address)
            yield "first map, next visit (s)", _first_map(page)
            yield "first map that Python drew, after a key (s)", _first_drawn(page)
            yield "loaded, next visit (MB)", sum(Counting.sent.values()) / 1e6
            keys = Keys(page, text)
            yield "from a key to the picture (ms)", keys.picture()
            yield "from a key to the findings (ms)", keys.findings()
            yield "load average", os.getloadavg()[0]
        with _uninspected(profile, address) as port:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            page = browser.contexts[0].pages[0]
            page.set_default_timeout(_PATIENCE)
            keys = Keys(page, text)
            keys.picture()
            keys.findings()
            own, renderers, whole = _memory()
            yield "memory of the page's renderer (MB)", own
            yield "memory of the renderers (MB)", renderers
            yield "memory of the browser (MB)", whole


@contextmanager
def served() -> Iterator[str]:
    """The address of the built sandbox."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(BUILT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _browser(playwright: Playwright, profile: str) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=_chromium(), args=["--no-sandbox"],
        viewport={"width": 1440, "height": 900},
    )  # fmt: skip
    context.set_default_timeout(_PATIENCE)
    context.add_init_script(_FIRST)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def _uninspected(profile: str, address: str) -> Iterator[str]:
    """The port of a browser that has loaded the page by itself."""
    found = Path(profile) / "DevToolsActivePort"
    found.unlink(missing_ok=True)
    given = (
        "--headless", "--no-sandbox", "--no-first-run", "--remote-debugging-port=0",
        "--window-size=1440,1000", f"--user-data-dir={profile}", address,
    )  # fmt: skip
    program = _chromium()
    assert program is not None, "no Chromium here"
    quiet = subprocess.DEVNULL
    with subprocess.Popen((program, *given), stdout=quiet, stderr=quiet) as browser:
        try:
            time.sleep(5)
            before, now = 0.0, _cpu_time()
            while now - before > 0.1:
                time.sleep(2)
                before, now = now, _cpu_time()
            yield found.read_text("ascii").split()[0]
        finally:
            browser.terminate()


def _chromium() -> str | None:
    return os.environ.get("ARGMAP_CHROMIUM") or which("chromium") or which("google-chrome")


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.pages[0]  # the empty tab that a browser begins with, which needs memory, too
    page.goto(address, wait_until="commit")
    return page


def _first_map(page: Page) -> float:
    return float(page.evaluate("window.firstMap")) / 1_000


def _first_drawn(page: Page) -> float:
    """Seconds until what was written as soon as it could be is in the map."""
    page.evaluate(_WATCH)
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+End")
    page.evaluate("window.awaitChange('frame', 'first-word')")
    page.keyboard.insert_text("\nthesis first: It is the first-word.\n")
    page.evaluate("window.seen")
    return float(page.evaluate("performance.now()")) / 1_000


class Keys:
    """Keys in the middle of a map."""

    def __init__(self, page: Page, text: str) -> None:
        self._page = page
        lines = text.split("\n")
        row = next(n for n in range(len(lines) // 2, len(lines)) if lines[n].startswith("  claim "))
        page.locator(".cm-content").click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Backspace")
        page.keyboard.insert_text("\n".join(["", *lines[row + 1 :]]))
        page.keyboard.press("ControlOrMeta+Home")
        page.keyboard.insert_text("\n".join(lines[: row + 1]))  # and the caret is at its end
        page.frame_locator("#frame").get_by_role("treeitem").nth(20).wait_for(state="attached")
        page.wait_for_timeout(5_000)
        page.evaluate(_WATCH)

    def findings(self) -> float:
        """A line of one letter at the end, which is a slip, and its repair."""
        page = self._page
        page.keyboard.press("ControlOrMeta+End")
        page.keyboard.insert_text("\n")
        calm = page.locator("#status").inner_text()

        def slip() -> float:
            page.evaluate("window.awaitChange('status', 'error')")
            page.keyboard.press("x")
            took = float(page.evaluate("window.seen"))
            page.keyboard.press("Escape")
            page.keyboard.press("Backspace")
            page.locator("#status").get_by_text(calm, exact=True).wait_for()
            return took

        return self._times(slip)

    def picture(self) -> float:
        """A letter more at the end of a statement."""
        page = self._page
        written = " zqx"  # which is in no other statement
        page.keyboard.insert_text(written)
        time.sleep(3)

        def letter() -> float:
            nonlocal written
            written += "z"
            page.evaluate("word => window.awaitChange('frame', word)", written.strip())
            page.keyboard.press("z")
            return float(page.evaluate("window.seen"))

        return self._times(letter)

    def _times(self, press: Callable[[], float]) -> float:
        taken = []
        for number in range(_WARM + _KEYS):
            time.sleep(_PAUSE)
            took = press()
            if number >= _WARM:
                taken.append(took)
        return median(taken)


def _processes() -> Iterator[tuple[psutil.Process, bool]]:
    """Those of the browser that this program started, and whether each is a renderer."""
    for process in psutil.Process().children(recursive=True):
        command = " ".join(process.cmdline())
        if "chrom" in command:
            yield process, "--type=renderer" in command


def _memory() -> tuple[float, float, float]:
    """Megabytes of the largest renderer, of all renderers, and of the whole browser."""
    used = [(one.memory_full_info().pss / 1e6, is_renderer) for one, is_renderer in _processes()]
    renderers = [size for size, is_renderer in used if is_renderer]
    return max(renderers), sum(renderers), sum(size for size, _ in used)


def _cpu_time() -> float:
    """Seconds for which the renderers have run."""
    return sum(sum(one.cpu_times()[:2]) for one, is_renderer in _processes() if is_renderer)


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    main(*[*given, *[200, 3][len(given) :]])
