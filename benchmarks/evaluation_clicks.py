"""What it takes the page of a map to show what follows when a reader rejects a statement.

Run as a program, ``python benchmarks/evaluation_clicks.py SIZE REPEAT`` prints JSON, in
milliseconds of script in a headless Chromium. ``first`` is the first click on the page as it opens,
which also draws the signs; ``clicks`` are those that follow. ``verdict`` is what it takes to label
the net, and ``cruxes`` what it takes to find all cruxes, which a page leaves for when it is idle.
ARGMAP_CHROMIUM may name a browser.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.resources import files
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import sync_playwright
from samples import MAP, write_project

from argmap.language import parse
from argmap.page import page

_CLICKS: Final = """async ({ repeat }) => {
  const rest = () => new Promise((done) => setTimeout(done, 2000));
  const entries = Object.keys(JSON.parse(document.getElementById("data").textContent).entries);
  await rest();
  const taken = [];
  for (let at = 0; at <= repeat; at++) {
    const [, ...choices] = location.hash.split("&");
    location.hash = [entries[Math.floor(entries.length * (at + 0.5) / (repeat + 1))], ...choices].join("&");
    await rest();
    const button = document.querySelector("#judging [data-do=reject]");
    const start = performance.now();
    button.click();
    taken.push(performance.now() - start);
    if (button.getAttribute("aria-pressed") !== "true") throw new Error("nothing was rejected");
  }
  return taken;
}"""  # noqa: E501
_PARTS: Final = """({ repeat }) => {
  const data = JSON.parse(document.getElementById("data").textContent).evaluation;
  const net = Net(data);
  const cruxes = Cruxes(net);
  const found = { verdict: [], cruxes: [] };
  for (let at = 0; at < repeat; at++) {
    const start = performance.now();
    const labels = net.verdict([], [at]);
    const middle = performance.now();
    cruxes.finish(cruxes.find(data.asked, { accepted: [], rejected: [at] }, labels));
    found.verdict.push(middle - start);
    found.cruxes.push(performance.now() - middle);
  }
  return { nodes: net.size, ...found };
}"""


def measure(size: int, repeat: int) -> dict[str, Any]:
    """Make the page of a made-up map, and reject some of its statements."""
    program = os.environ.get("ARGMAP_CHROMIUM") or which("chromium") or which("google-chrome")
    folder_of_script = files("argmap.page").joinpath("script")
    script = "".join(
        folder_of_script.joinpath(f"{name}.js").read_text("utf-8") for name in ("net", "cruxes")
    )
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_project(Path(folder), size)
        map = parse(Path(folder, MAP).read_text("utf-8")).map
        file = Path(folder, "page.html")
        file.write_text(page(map).html, "utf-8")
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        shown = browser.new_page(viewport={"width": 1440, "height": 900})
        shown.set_default_timeout(120_000)
        shown.goto(file.as_uri())
        first, *clicks = shown.evaluate(_CLICKS, {"repeat": repeat})
        parts = shown.evaluate(
            f"(given) => {{ {script} return ({_PARTS})(given); }}", {"repeat": repeat}
        )
        browser.close()
        return {"statements": len(map.statements), "first": first, "clicks": clicks, **parts}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), int(sys.argv[2]))))
