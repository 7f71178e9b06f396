"""A small project: a map, and the card of its source."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from argmap.sources import add_source
from tests.page.mill import TEXT

MAP: Final = """\
map: Why the weir fell silent
source: miller

thesis silent: The weir fell silent.
  claim flour: The farmers had found cheaper flour.
    cite: "the farmers had found cheaper flour"
  objection lazy: The river had grown lazy.
    by: the mill-wright
    rebuttal watched: Water pays when it is watched.
"""


def write_project(root: Path) -> None:
    """Write the project into a folder."""
    (root / "maps").mkdir(parents=True)
    add_source(TEXT, folder=root / "seeds", title="The Miller's Almanac")
    (root / "maps" / "mill.argmap").write_text(MAP, "utf-8")
