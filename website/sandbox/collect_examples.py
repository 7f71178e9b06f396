"""Collect the examples that the editor can open: the project's maps and those of its documentation.

``build_python.mjs`` calls :func:`text` and :func:`first_map` in Pyodide. Of the sources there are
only the cards: the texts of the essays are not looked for. ``texts`` in the JSON are all texts,
each once; the files of an example are numbers in this list.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT))  # Pyodide has this folder alone

from argmap.language import parse_file  # noqa: E402
from argmap.sandbox.previews import Previews  # noqa: E402
from website.example_files import TUTORIAL, examples, needed  # noqa: E402

Files = Mapping[str, str]

FIRST_STEPS: Final = {
    "ten-lines": "The ten-line map on the first page of the documentation.",
    "durability": "Part of the map of Wolfe's essay: linked premises, an undercut, citations.",
}
STEPS: Final = {
    "1. The thesis": "A map begins with what the essay argues for.",
    "2. Where it says so": "A citation, which is looked up in the essay.",
    "3. A reason": "A claim for the thesis, with evidence and a figure.",
    "4. A mistake": "A mistake, to see what argmap reports.",
    "5. Reasons that need each other": "Linked premises, one of which the author does not mention.",
    "6. An attack on the inference": "An undercut, and the rebuttal that answers it.",
    "7. An objection, partly granted": "Somebody else's objection, conceded in part.",
    "8. One answer, used twice": "A statement that answers two objections.",
    "9. What is left out": "The whole map, with the rest of what the essay says.",
}
"""The steps of the tutorial, by their headings."""


def text() -> str:
    """The JSON of the examples."""
    return json.dumps(collected(), ensure_ascii=False, separators=(",", ":"))


def first_map() -> str:
    """What the frame is sent of the map of a first visit, which ``src/examples.ts`` names."""
    root = Path("/project")
    root.mkdir()
    (root / "street.argmap").write_bytes((ROOT / "docs/examples/ten-lines.argmap").read_bytes())
    previews = Previews(root)
    previews.state("street.argmap", None)
    return previews.kept("street.argmap")


def collected() -> dict[str, Any]:
    """What the JSON holds."""
    texts: dict[str, int] = {}
    found = [
        {
            "group": group, "title": title, "sentence": sentence, "open": open,
            "files": {name: texts.setdefault(text, len(texts)) for name, text in files.items()},
        }
        for group, title, sentence, open, files in (*first_steps(), *tutorial(), *project_maps())
    ]  # fmt: skip
    return {"texts": list(texts), "examples": found}


def first_steps() -> Iterator[tuple[str, str, str, str, Files]]:
    """The maps of ``docs/examples``."""
    known = {
        path.name: path.read_text("utf-8") for path in (ROOT / "docs/examples").glob("*.argmap")
    }
    known |= _cards()
    for stem, sentence in FIRST_STEPS.items():
        name = f"{stem}.argmap"
        title = parse_file(ROOT / "docs/examples" / name).map.title
        yield "To start with", title, sentence, name, needed(name, known)


def tutorial() -> Iterator[tuple[str, str, str, str, Files]]:
    """The map as it is after each step of the tutorial, with the essay, which is the tutorial's."""
    known: dict[str, str] = {}
    for one in examples(TUTORIAL.read_text("utf-8")):
        known[one.name] = one.text
        if one.name.endswith(".argmap"):
            yield "The tutorial", one.heading, STEPS[one.heading], one.name, needed(one.name, known)


def project_maps() -> Iterator[tuple[str, str, str, str, Files]]:
    """The comparisons, then the maps of the essays, with the cards of their sources."""
    paths = sorted((ROOT / "maps").glob("*.argmap"))
    known = {path.name: path.read_text("utf-8") for path in paths} | _cards()
    maps = {path.name: parse_file(path).map for path in paths}
    for name, map in maps.items():
        files = needed(name, known)
        others = [maps[file].author or "" for file in files if file in maps and file != name]
        if others:
            yield "Essays compared", map.title, f"{_listed(others)}, side by side.", name, files
    for name, map in maps.items():
        files = needed(name, known)
        if not any(file in maps for file in files if file != name):
            sentence = f"{map.author}, {map.date}: {len(map.nodes)} statements and arguments."
            yield "Essays", map.title, sentence[:1].upper() + sentence[1:], name, files


def _cards() -> Files:
    return {
        f"seeds/{path.name}": path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.toml")
    }


def _listed(names: list[str]) -> str:
    *others, last = sorted(names, key=lambda name: name.split()[-1])
    return f"{', '.join(others)} and {last}" if others else last
