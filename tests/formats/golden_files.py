"""Golden files of other formats, and what holds for each imported map."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from argmap.analysis import check
from argmap.formats import Imported
from argmap.language import dumps, loads, parse
from argmap.model import ArgumentMap, Severity

_GOLDEN: Final = Path(__file__).parent / "golden"


def golden(format: str, *suffixes: str) -> list[Path]:
    """The golden files of a format; each has a map beside it."""
    return sorted(path for path in (_GOLDEN / format).iterdir() if path.suffix in suffixes)


def assert_becomes(imported: Imported, path: Path) -> None:
    """Compare a map, and what is lost, with a golden file; ``ARGMAP_UPDATE`` renews that."""
    text = dumps(imported.map) + "".join(f"# {one}\n" for one in imported.losses)
    if os.environ.get("ARGMAP_UPDATE"):
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")


def assert_readable(imported: Imported) -> None:
    """Check that an imported map can be written and read again, and that it has no errors."""
    text = dumps(imported.map)
    assert loads(text) == imported.map
    found = (*parse(text).diagnostics, *check(imported.map))
    assert not [str(one) for one in found if one.severity is Severity.ERROR]


def statements(map: ArgumentMap) -> list[tuple[str, str]]:
    """The kinds and texts of a map's statements."""
    return [(str(one.kind), one.text) for one in map]
