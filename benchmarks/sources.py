"""What a source of a million words takes, in seconds of CPU.

Run as a program, ``python benchmarks/sources.py FOLDER REPEAT`` prints JSON: for each piece of
work all measurements.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from essays import Essay

from argmap import ArgumentMap, MapBuilder
from argmap.sources import Library, add_source, citation_problems, verify
from argmap.sources.fuzzy_match import nearest

WORDS: Final = 1_000_000
CITATIONS: Final = 1_000


def measure(folder: Path, repeat: int) -> dict[str, list[float]]:
    """Fingerprint a text, verify citations with its card and with itself, and look for a phrase
    that was copied wrongly."""
    random = Random(WORDS)
    essay = Essay("million", WORDS, random)
    path = folder / "million.txt"
    path.write_text(essay.text, "utf-8")
    map = _map(essay)
    wrong = essay.citation(named=False).phrases[0].replace("e", "a", 2)

    def add() -> None:
        add_source(path, folder=folder / "seeds", rule="blank-line")

    def check(texts: list[Path]) -> None:
        library = Library(folder, texts)
        verdicts = verify(map, library)
        found = [one for one in citation_problems(verdicts, map, library) if one.hint]
        if any(one.code != "short-phrase" for one in found):
            raise SystemExit(f"the sample is not what it should be: {found[:3]}")

    def near() -> None:
        if nearest(wrong, text) is None:
            raise SystemExit(f"nothing is like {wrong!r}")

    taken = {"fingerprint": _times(add, repeat), "card": _times(lambda: check([]), repeat)}
    taken["text"] = _times(lambda: check([folder]), repeat)
    loaded = Library(folder, [folder]).load("million")
    if loaded is None or loaded.text is None:
        raise SystemExit("the card does not fit its text")
    text = loaded.text
    return taken | {"nearest": _times(near, repeat)}


def _map(essay: Essay) -> ArgumentMap:
    building = MapBuilder("Citations", sources=[essay.id])
    building.thesis("They are there.", id="there")
    for _ in range(CITATIONS):
        citation = essay.citation(named=False)
        building.evidence("It is there.", under="there", citations=[citation])
    return building.build()


def _times(work: Callable[[], object], repeat: int) -> list[float]:
    taken = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return taken


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
