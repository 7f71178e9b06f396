"""What a page of a map takes: to make it beyond the layout, its size, and to move about in it.

Run as a program, ``python benchmarks/pages.py SIZE REPEAT`` prints JSON: ``made`` has all
measurements of seconds of CPU (the engine works in a process of its own, so layout is not part of
them), ``megabytes`` the size. ``frames`` has what a headless Chromium takes from one frame to the
next, in milliseconds, while the map is panned and zoomed with every card shown; it is missing where
there is no Chromium or no playwright. ARGMAP_CHROMIUM may name one.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any, Final

from samples import MAP, write_project

from argmap.language import parse
from argmap.page import page
from argmap.sources import Library, verify

_STEPS: Final = 120
# A screen shows a frame every 16.7 ms at best; here each comes as soon as it is done.
_FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync",
)  # fmt: skip
_MOVE: Final = """async ({ kind, steps }) => {
  const canvas = document.getElementById("canvas");
  const pane = canvas.getBoundingClientRect();
  const frame = () => new Promise(requestAnimationFrame);
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  document.querySelector("[data-do=unfold]").click();
  canvas.scrollTo(0, canvas.scrollHeight / 3);
  await rest(1000);
  const taken = [];
  let last = await frame();
  last = await frame();
  for (let step = 0; step < steps; step++) {
    if (kind === "pan") canvas.scrollBy(0, step % 40 < 20 ? 60 : -60);
    else canvas.dispatchEvent(new WheelEvent("wheel", {
      ctrlKey: true, cancelable: true, deltaY: step % 40 < 20 ? -8 : 8,
      clientX: pane.left + pane.width / 2, clientY: pane.top + pane.height / 2,
    }));
    const now = await frame();
    taken.push(now - last);
    last = now;
  }
  return taken;
}"""


def measure(size: int, repeat: int) -> dict[str, Any]:
    """Make the page of a made-up map several times, and move about in it."""
    with TemporaryDirectory() as folder:
        write_project(Path(folder), size)
        text = Path(folder, MAP).read_text("utf-8")
        library = Library(folder)
        taken = []
        html = ""
        for _ in range(repeat + 1):
            map = parse(text).map
            verdicts = verify(map, library)
            start = time.process_time()
            html = page(map, verdicts=verdicts, library=library).html
            taken.append(time.process_time() - start)
        found: dict[str, Any] = {"made": taken[1:], "megabytes": len(html.encode()) / 1e6}
        file = Path(folder, "page.html")
        file.write_text(html, "utf-8")
        if frames := _frames(file):
            found["frames"] = frames
        return found


def _frames(file: Path) -> dict[str, list[float]] | None:
    """The times from frame to frame, by what is done; ``None`` where there is no browser."""
    program = os.environ.get("ARGMAP_CHROMIUM") or which("chromium") or which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if program is None:
        return None
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        for kind in ("pan", "zoom"):
            shown = browser.new_page(viewport={"width": 1440, "height": 900})
            shown.goto(file.as_uri())
            found[kind] = shown.evaluate(_MOVE, {"kind": kind, "steps": _STEPS})
            shown.close()
        browser.close()
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
