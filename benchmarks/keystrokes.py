"""How soon the language server answers a key: ``python benchmarks/keystrokes.py [STATEMENTS]``.

An editor opens a map made by ``samples.py``, types into the middle of it, and asks. A time is what
passes in the editor between the key and the answer, the editor's own work on both included.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from samples import MAP, write_project

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.lsp.editor import Editor

_KEYS: Final = 20
_PAUSES: Final = (0.1, 0.4)  # seconds between two keys: before a reading begins, and during it


def main(size: int) -> None:
    with TemporaryDirectory() as folder:
        write_project(Path(folder), size)
        path = Path(folder, MAP)
        text = path.read_text("utf-8")
        editor = Editor()
        uri = editor.open(path, text)
        editor.findings(uri)
        lines = text.split("\n")
        middle = next(n for n in range(len(lines) // 2, len(lines)) if lines[n][:6] == "thesis")
        row = middle + 3
        print(f"{size:,} statements, {len(lines):,} lines, {len(text):,} characters")
        asks: dict[str, Callable[[], object]] = {
            "completion": lambda: editor.complete(uri, row, 10),
            "hover": lambda: editor.hover(uri, middle, 9),
            "definition": lambda: editor.definition(uri, middle, 9),
            "colours of 60 lines": lambda: editor.tokens_of(uri, row, row + 60),
            "colours that changed": lambda: editor.tokens_since(uri),
            "fixes": lambda: editor.actions(uri, row),
            "outline": lambda: editor.symbols(uri),
            "foldings": lambda: editor.foldings(uri),
            "findings": lambda: editor.findings(uri),
        }
        editor.tokens_since(uri)
        for name, ask in asks.items():
            for pause in _PAUSES:
                print(f"{name}, a key each {pause} s: {_measured(editor, uri, row, ask, pause)}")
                editor.type(uri, text)
                editor.findings(uri)
        editor.close()


def _measured(editor: Editor, uri: str, row: int, ask: Callable[[], object], pause: float) -> str:
    editor.insert(uri, row, 0, "  claim @\n")
    took = []
    for n in range(_KEYS):
        time.sleep(pause)
        began = time.perf_counter()
        editor.insert(uri, row, 9 + n, "a")
        ask()
        took.append(1_000 * (time.perf_counter() - began))
    took.sort()
    most = took[_KEYS * 9 // 10 - 1]
    return f"median {median(took):.0f} ms, 9 of 10 within {most:.0f} ms, worst {took[-1]:.0f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
