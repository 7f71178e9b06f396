"""How soon the live preview shows a save: ``python benchmarks/live.py [STATEMENTS] [SAVES]``.

A server runs in a process of its own, a headless Chromium looks at it, and a map made by
``samples.py`` is edited and saved. A time is what passes from the end of the save until the new
card is in the page and painted; beside it stands what the engine alone takes to lay the same map
out, measured right after. Needs ``argmap[serve,dev,browser]`` and Chromium.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright
from samples import MAP, write_project

from argmap.language import parse
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.bare_graph import to_bare_graph
from argmap.render.output.graphviz import find_engine, lay_out
from argmap.render.output.paper_sizes import Layout
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.citation_lines import by_citation
from argmap.render.theme.theme import AUTO
from argmap.sources import Library
from argmap.workspace.examination import examine

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.serve.running import start

_WARM: Final = 3  # saves before those that count
_PAUSE: Final = 0.4  # seconds between a picture and the next save

_WATCH: Final = """
window.shown = new Promise(() => {});
window.await_card = (name, word) => {
  window.shown = new Promise((done) => {
    const now = () => performance.timeOrigin + performance.now();
    const watching = new MutationObserver(() => {
      if (!document.getElementById(name)?.textContent.includes(word)) return;
      watching.disconnect();
      const there = now();
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => done([there, now()]);
        after.port2.postMessage(null);
      });
    });
    watching.observe(document, { childList: true, subtree: true, characterData: true });
  });
};
"""
"""Tells when a card with a word is in the page, and when the frame that has it was painted."""


def main(size: int, saves: int) -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_project(Path(folder), size)
        found = os.environ.get("ARGMAP_CHROMIUM") or which("chromium") or which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        running = start(MAP, cwd=Path(folder))
        try:
            for added in (False, True):
                for unfolded in (False, True):
                    bench = Bench(browser, running.address, Path(folder, MAP), unfolded)
                    bench.measure(saves, added)
        finally:
            running.stop()
            browser.close()


class Bench:
    """A page that looks at a map, as it opens or with every card unfolded."""

    def __init__(self, browser: Browser, address: str, path: Path, unfolded: bool) -> None:
        self._path = path
        self._text = path.read_text("utf-8")
        self._unfolded = unfolded
        self._context = browser.new_context(viewport={"width": 1440, "height": 900})
        self._page = self._context.new_page()
        self._page.goto(address)
        self._page.wait_for_selector("#coverage .strip")
        if unfolded:
            self._page.click("[data-do=unfold]")
        self._page.evaluate(_WATCH)

    def measure(self, saves: int, added: bool) -> None:
        """Save again and again: a statement with another word, or one statement more."""
        lines = self._text.split("\n")
        row = next(n for n in range(len(lines) // 2, len(lines)) if lines[n][:8] == "  claim ")
        head, _, rest = lines[row].partition(": ")
        there, painted, laid = [], [], []
        for n in range(_WARM + saves):
            word = f"edit{n:03}"
            changed = [*lines]
            if added:
                changed[row:row] = [f"  claim {word}: A statement more, which is {word}."]
                name = f"s-{word}"
            else:
                changed[row] = f"{head}: {word}{rest[len(word) :]}"
                name = f"s-{head.split()[1]}"
            told, seen = _save(self._page, self._path, "\n".join(changed), name, word)
            alone = _layout(self._path.parent, "\n".join(changed))
            if n >= _WARM:
                there.append(told)
                painted.append(seen)
                laid.append(alone)
            time.sleep(_PAUSE)
            if added:  # and away again, so that all cards below have to move each time
                self._path.write_text(self._text, "utf-8")
                self._page.wait_for_selector(f"#{name}", state="detached")
                time.sleep(_PAUSE)
        self._path.write_text(self._text, "utf-8")
        self._context.close()
        what = "a statement is added" if added else "a word is changed"
        print(f"{what}, {'every card unfolded' if self._unfolded else 'the page as it opens'}")
        for what, took in (
            ("from the save until the card is in the page", there),
            ("until it is painted", painted),
            ("the engine's layout alone", laid),
        ):
            print(f"  {what}: best {min(took):.0f} ms, median {median(took):.0f} ms")
        best, middle = min(painted) - min(laid), median(painted) - median(laid)
        print(f"  painted, beyond the layout: best {best:.0f} ms, median {middle:.0f} ms")


def _save(page: Page, path: Path, text: str, name: str, word: str) -> tuple[float, float]:
    page.evaluate("([name, word]) => window.await_card(name, word)", [name, word])
    path.write_text(text, "utf-8")
    began = 1_000 * time.time()
    there, painted = page.evaluate("window.shown")
    return there - began, painted - began


def _layout(folder: Path, text: str) -> float:
    """Milliseconds that the engine's process takes to lay a map out."""
    reading = parse(text)
    verdicts = examine(reading, Library(folder)).verdicts
    setting = DrawingOptions(build_scene(reading.map), AUTO, Layout("lr"))
    skeleton = to_bare_graph(map_graph(reading.map, setting, CardMarks(by_citation(verdicts))))
    engine = find_engine()
    began = time.perf_counter()
    lay_out(skeleton, engine)
    return 1_000 * (time.perf_counter() - began)


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    main(*[*given, *[200, 15][len(given) :]])
