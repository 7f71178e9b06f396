"""How long it takes to read and write AIF, beside arguebuf on the same files in the same run.

``python benchmarks/interchange.py FOLDER`` reads the AIF files of a folder, repeated until there
are 1,000, or ``--files`` of them, and prints a table. arguebuf is measured by the Python that
``--peer`` names, in which it has to be installed: ``python -m venv peer && peer/bin/pip install
arguebuf==2.7.2``. Each program runs in processes of its own, by turns. It loads and saves one file
after the other, from bytes and to text, without disk. argmap does so a second time in a process in
which each map becomes an ``.argmap`` text in between; saving takes longer there, because the map
has the places of its parts in the text, and because the code for saving has left the caches of the
processor. Times are CPU time of the steps alone; memory is the peak of the whole process. The best
of ``--repeat`` runs counts. ``saved`` is the size of the files that were written.

arguebuf does not write nodes of dialogues, locutions and most schemes, so it has less to save.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

Task = tuple[str, Callable[[Any], Any]]

_HERE: Final = Path(__file__).resolve()


def argmap_tasks() -> list[Task]:
    """What argmap does with a file, each step with what the one before gave."""
    from argmap.formats import aif

    return [
        ("load", lambda data: aif.read(data).map),
        ("save", lambda map: aif.write(map).data),
    ]


def text_tasks() -> list[Task]:
    """The same with a text in between."""
    from argmap.language import dumps, loads

    load, save = argmap_tasks()
    return [load, ("to .argmap", dumps), ("from .argmap", loads), save]


def arguebuf_tasks() -> list[Task]:
    """What arguebuf does with a file."""
    import io
    import warnings

    import arguebuf  # type: ignore[import-not-found]

    warnings.simplefilter("ignore")
    config = arguebuf.dump.Config(format="aif", prettify=False)

    def save(graph: Any) -> str:
        file = io.StringIO()
        arguebuf.dump.json(graph, file, config)
        return file.getvalue()

    return [("load", lambda data: arguebuf.load.aif(json.loads(data))), ("save", save)]


PROGRAMS: Final = {
    "argmap": argmap_tasks,
    "argmap, by text": text_tasks,
    "arguebuf": arguebuf_tasks,
}


def measure(program: str, paths: Iterable[Path]) -> dict[str, float]:
    """Seconds of CPU for each task, and the megabytes saved and those of memory at the peak."""
    tasks = PROGRAMS[program]()
    taken = {name: 0.0 for name, _ in tasks}
    failed = saved = 0
    for path in paths:
        value: Any = path.read_bytes()
        gc.collect(0)
        try:
            for name, task in tasks:
                start = time.process_time()
                value = task(value)
                taken[name] += time.process_time() - start
            saved += len(value.encode() if isinstance(value, str) else value)
        except Exception:  # whatever a program raises for a file, it has failed
            failed += 1
    return taken | {"saved": saved / 1e6, "memory": _peak(), "failed": failed}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(program: str, python: str, paths: list[Path]) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [python, str(_HERE), "--measure", program, *map(str, paths)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--files", type=int, default=1000, help="how many files to read")
    parser.add_argument("--peer", help="a Python that has arguebuf")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--measure", choices=PROGRAMS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure, options.paths)))
        return
    found = [path for folder in options.paths for path in sorted(folder.rglob("*.json"))]
    if not found:
        sys.exit("there are no .json files")
    paths = (found * (options.files // len(found) + 1))[: options.files]
    runs: dict[str, list[dict[str, float]]] = {}
    pythons = dict.fromkeys(PROGRAMS, sys.executable) | {"arguebuf": options.peer}
    for _ in range(options.repeat):
        for program, python in pythons.items():
            if python is None:
                continue
            runs.setdefault(program, []).append(measured(program, python, paths))
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{len(paths):,} files, {size:.1f} MB, best of {options.repeat}\n")
    for program, all_runs in runs.items():
        best = {name: min(run[name] for run in all_runs) for name in all_runs[0]}
        shown = (
            f"{name} {value:.0f}" if name == "failed"
            else f"{name} {value:.1f} MB" if name in ("saved", "memory")
            else f"{name} {value:.3f} s"
            for name, value in best.items()
        )  # fmt: skip
        print(f"{program:15} {', '.join(shown)}")


if __name__ == "__main__":
    main()
