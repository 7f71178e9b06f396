"""The project that the examples of docs/diagnostics.md stand in."""

from __future__ import annotations

from pathlib import Path

from argmap.sources import add_source
from tests.docs.page import DOCS, blocks
from tests.docs.test_diagnostics import USED

BLOCKS = blocks(DOCS / "diagnostics.md")
BAD = [block for block in BLOCKS if block.info == "argmap bad"]

_SOURCE = "miller.txt"


def lay_out(folder: Path) -> Path:
    """Put the source's text, its card and the maps that the examples use into a folder."""
    text = next(block.text for block in BLOCKS if block.info == f"text {_SOURCE}")
    (folder / "seeds").mkdir()
    (folder / "seeds" / _SOURCE).write_text(text, "utf-8")
    add_source(folder / "seeds" / _SOURCE, folder=folder / "seeds")
    for name, lines in USED.items():
        (folder / name).write_text(f"map: A map\n{lines}\nclaim broke: It broke.\n", "utf-8")
    return folder
