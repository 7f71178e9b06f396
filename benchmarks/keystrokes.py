"""How soon the language server answers a key: ``python benchmarks/keystrokes.py [STATEMENTS]``.

An editor opens a map made by ``samples.py``, types into the middle of it, and asks. A time is what
passes between the key and the answer, read as JSON (Python's collector of garbage is off on this
side: it would be counted as if the server were late). ``--tree`` lets the whole map stand under one
thesis. The last lines are of a key that opens a new line near the top, after which all that
follows stands on another line.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from samples import MAP, write_project
from wire import Wire

_KEYS: Final = 40
_PAUSES: Final = (0.1, 0.4)  # seconds between two keys: before a reading begins, and during it
_TOP: Final = re.compile(r"(thesis|claim|question)\b")


class Typing:
    """A text in an editor, and keys that are pressed at one place of it."""

    def __init__(self, wire: Wire, path: Path, text: str) -> None:
        self._wire = wire
        self._version = 1
        self.uri = path.as_uri()
        item = {"uri": self.uri, "languageId": "argmap", "version": 1, "text": text}
        wire.tell("textDocument/didOpen", {"textDocument": item})
        wire.findings(1)

    def insert(self, row: int, column: int, text: str) -> None:
        """Press a key."""
        at = {"line": row, "character": column}
        self._change({"range": {"start": at, "end": at}, "text": text})

    def reset(self, text: str) -> None:
        """Put all back, and wait until it was read."""
        self._change({"text": text})
        self.findings()

    def _change(self, change: dict[str, Any]) -> None:
        self._version += 1
        document = {"uri": self.uri, "version": self._version}
        self._wire.tell(
            "textDocument/didChange", {"textDocument": document, "contentChanges": [change]}
        )

    def ask(self, method: str, **more: object) -> Any:
        """Ask something of the text."""
        return self._wire.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri}, **more})

    def findings(self) -> list[Any]:
        """What is told of the newest version."""
        return self._wire.findings(self._version)


def main(size: int, *, tree: bool) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, size)
        path = root / MAP
        text = path.read_text("utf-8")
        if tree:
            text = _under_one(text)
        wire = Wire(root)
        _measure(Typing(wire, path, text), text, size)
        wire.close()


def _under_one(text: str) -> str:
    """The same with everything under one thesis."""
    head, _, rest = text.partition("\n\n")
    kept = [line for line in rest.split("\n") if not re.match(r"section:|@|\S+ [a-z-]+ \S+:", line)]
    kept = [_TOP.sub("claim", f"  {line}") if line[:1] not in ("", " ") else f"  {line}"
            for line in kept]  # fmt: skip
    return f"{head}\n\nthesis all: It lasts.\n" + "\n".join(line.rstrip() for line in kept)


def _measure(typing: Typing, text: str, size: int) -> None:
    lines = text.split("\n")
    head = re.compile(r" *claim [a-z0-9-]+:")
    middle = next(n for n in range(len(lines) // 2, len(lines)) if head.match(lines[n]))
    column = len(lines[middle]) - len(lines[middle].lstrip(" "))
    row = middle  # where the new line is typed
    here = {"line": row, "character": column + 7}
    there = {"line": middle + 1, "character": column + 7}
    screen = {"start": {"line": row, "character": 0}, "end": {"line": row + 60, "character": 0}}
    near = {"range": {"start": here, "end": here}, "context": {"diagnostics": []}}
    colours: dict[str, str] = {"last": ""}

    def changed() -> None:
        found = typing.ask("semanticTokens/full/delta", previousResultId=colours["last"])
        colours["last"] = found["resultId"]

    changed()
    typing.ask("documentSymbol")  # as an editor does when it has opened a text
    print(f"{size:,} statements, {len(lines):,} lines, {len(text):,} characters")
    asks: dict[str, Callable[[], object]] = {
        "completion": lambda: typing.ask("completion", position=here),
        "hover": lambda: typing.ask("hover", position=there),
        "definition": lambda: typing.ask("definition", position=there),
        "colours of 60 lines": lambda: typing.ask("semanticTokens/range", range=screen),
        "colours that changed": changed,
        "all colours": lambda: typing.ask("semanticTokens/full"),
        "outline": lambda: typing.ask("documentSymbol"),
        "foldings": lambda: typing.ask("foldingRange"),
        "findings": typing.findings,
        "fixes": lambda: typing.ask("codeAction", **near),
    }
    for name, ask in asks.items():
        for pause in _PAUSES:
            typing.insert(row, 0, f"{' ' * column}claim @\n")
            keys = [(row, column + 7 + n, "a") for n in range(_KEYS)]
            print(f"{name}, a key each {pause} s: {_times(typing, keys, ask, pause)}")
            typing.reset(text)
    for name in ("completion", "findings", "fixes"):
        keys = [(10, 0, "# a line\n") for _ in range(_KEYS)]
        took = _times(typing, keys, asks[name], 0.4)
        print(f"{name}, a new line at the top each 0.4 s: {took}")
        typing.reset(text)


def _times(
    typing: Typing, keys: list[tuple[int, int, str]], ask: Callable[[], object], pause: float
) -> str:
    took = []
    for row, column, sign in keys:
        time.sleep(pause)
        began = time.perf_counter()
        typing.insert(row, column, sign)
        ask()
        took.append(1_000 * (time.perf_counter() - began))
    took.sort()
    most = took[len(keys) * 9 // 10 - 1]
    return f"median {median(took):.0f} ms, 9 of 10 within {most:.0f} ms, worst {took[-1]:.0f} ms"


if __name__ == "__main__":
    gc.disable()
    given = [one for one in sys.argv[1:] if one != "--tree"]
    main(int(given[0]) if given else 5_000, tree="--tree" in sys.argv)
