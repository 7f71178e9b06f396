"""The files that an example of the documentation needs, to be opened in the editor in a browser.

A map on a page stands beside the maps that the page has shown before it. One that uses another map
or cites a text gets this, too, and each text the card that ``argmap source add`` makes for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from attrs import frozen

from argmap.sources import add_source

ROOT: Final = Path(__file__).resolve().parents[1]
TUTORIAL: Final = ROOT / "docs" / "tutorial.md"
UNNAMED: Final = "example.argmap"
"""The name of a map that has none on its page."""

_PART: Final = re.compile(
    r"^#+ (?P<heading>[^\n]+)$|^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```$", re.M | re.S
)
_USE: Final = re.compile(r"^use +(\S+) +as ", re.M)
_SOURCE: Final = re.compile(r"^source: *(\S+)", re.M)


BESIDE: Final[Mapping[str, str]] = {
    "stay.argmap": (
        "map: The mill should stay\n\nthesis stay: The mill should stay.\n"
        "  claim sound: Its wheel is sound.\n  objection dear: It costs the town a lot.\n"
    ),
    "go.argmap": (
        "map: The mill should go\n\nthesis go: The mill should go.\n"
        "  claim rotten: Its wheel is past repair.\n  claim costs: It costs the town a lot.\n"
    ),
    "crito.argmap": (
        "map: Crito\n\nthesis no: One must not break the law without the city's consent.\n"
        "  claim stay: Socrates stays in prison.\n"
    ),
    "king-1963.argmap": (
        "map: King\n\nthesis yes: One may break an unjust law, openly, and accept the penalty.\n"
    ),
    "wheel.argmap": "map: The wheel\n\nthesis stopped: The wheel stopped.\n"
    "  claim broke: The wheel broke.\n",
    "broken.argmap": "claime x: No.\n",
    "there.argmap": "use example.argmap as example\n",
}
"""Maps that those of some pages use, and that no page shows."""


@frozen
class Example:
    """A map on a page, or a text that a map cites: the name of its file, and its heading."""

    name: str
    text: str
    heading: str


def examples(markdown: str) -> Iterator[Example]:
    """The maps and texts of a page, in order."""
    heading = ""
    for part in _PART.finditer(markdown):
        if part["heading"]:
            heading = part["heading"]
        elif (name := name_of(part["info"])) is not None:
            yield Example(name, part["text"], heading)


def name_of(info: str) -> str | None:
    """The name of the file that a block of a page is, by its info string; ``None`` if it is none.

    >>> name_of("argmap bad"), name_of("text miller.txt"), name_of("text outline")
    ('example.argmap', 'seeds/miller.txt', None)
    """
    language, *words = info.split()
    names = [word for word in words if PurePosixPath(word).suffix in (".argmap", ".txt")]
    if language == "argmap":
        return names[0] if names else UNNAMED
    if language == "text" and names and names[0].endswith(".txt"):
        return f"seeds/{PurePosixPath(names[0]).name}"
    return None


def needed(name: str, known: Mapping[str, str]) -> dict[str, str]:
    """The file with this name and those that it needs, of those that are known."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        file = waiting.pop()
        if file in found or file not in known:
            continue
        text = found[file] = known[file]
        if file.endswith(".argmap"):
            waiting += _USE.findall(text)
            waiting += [
                f"seeds/{id}{suffix}"
                for id in _SOURCE.findall(text)
                for suffix in (".txt", ".toml")
            ]
        elif file.endswith(".txt"):
            found.setdefault(str(PurePosixPath(file).with_suffix(".toml")), card(file, text))
    return found


@cache
def card(name: str, text: str) -> str:
    """The source card of a text, as ``argmap source add`` writes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, PurePosixPath(name).name)
        path.write_text(text, "utf-8")
        add_source(path, folder=folder)
        return path.with_suffix(".toml").read_text("utf-8")


@cache
def tutorial() -> Mapping[str, str]:
    """The files at the end of the tutorial, with which other pages go on."""
    return {one.name: one.text for one in examples(TUTORIAL.read_text("utf-8"))}
