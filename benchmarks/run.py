"""Measure argmap, and Argdown beside it, on maps of several sizes; print the results as Markdown.

``python benchmarks/run.py`` takes some minutes. Everything runs in processes of its own, in turns,
so that a busy machine wrongs nobody. Argdown is installed below build/ where there is node.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import peer
from measuring import FailedError, Measured, Spread, run_all
from report import report
from results import (
    CHECK,
    ENGINE,
    LAYOUT,
    PEER_JSON,
    PEER_SVG,
    PEER_SYNTAX,
    RENDER,
    SMALL,
    Frames,
    PageResults,
    Results,
    SizeResults,
    as_data,
)

_HERE: Final = Path(__file__).resolve().parent
_ROOT: Final = _HERE.parent
_PYTHON: Final = sys.executable
_MAP, _ARGDOWN = "sample.argmap", "sample.argdown"
_DOT, _SKELETON = "sample.dot", "skeleton.dot"


def main() -> None:
    """Measure and print."""
    options = _options()
    program = None
    if not options.no_argdown:
        program = options.argdown or peer.find(_ROOT / "build")
    try:
        results = _results(options, program)
    except (FailedError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
    print(report(results))
    if options.json:
        options.json.write_text(json.dumps(as_data(results), indent=2) + "\n", "utf-8")


def _options() -> Namespace:
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sizes = [100, 1000, 5000, 20000]
    add = parser.add_argument
    add("--sizes", type=_numbers, default=sizes, help="numbers of statements, with commas between")
    add("--repeat", type=int, default=5, help="how often everything is measured (5)")
    add("--starts", type=int, default=15, help="how often the start of a process is (15)")
    add("--render-to", type=int, default=1000, help="the largest map that is drawn (1000)")
    add("--argdown", type=Path, metavar="PATH", help="this argdown, instead of one from npm")
    add("--no-argdown", action="store_true", help="measure argmap alone")
    add("--json", type=Path, metavar="FILE", help="write the measurements to a file as well")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _results(options: Namespace, program: Path | None) -> Results:
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"PYTHONPATH": str(_ROOT), "NO_COLOR": "1"}
    named = "ARGMAP_CHROMIUM"
    browser = environment | ({named: os.environ[named]} if named in os.environ else {})
    sizes = []
    for size in options.sizes:
        print(f"Measuring {size:,} statements ...", file=sys.stderr)
        with TemporaryDirectory() as folder:
            sizes.append(_size(size, Path(folder), environment, program, options))
    with TemporaryDirectory() as folder:
        starts = _starts(Path(folder), environment, options.starts)
    print("Measuring a source of a million words ...", file=sys.stderr)
    with TemporaryDirectory() as folder:
        told = _python("sources.py", folder, str(options.repeat), environment=environment)
    source = {name: Spread.of(taken) for name, taken in json.loads(told).items()}
    told = _python("comparing.py", str(options.repeat), environment=environment)
    compared = Spread.of(json.loads(told))
    print("Measuring a page of 1,000 statements ...", file=sys.stderr)
    page = _page(json.loads(_python("pages.py", "1000", str(options.repeat), environment=browser)))
    version = peer.VERSION if program else None
    return Results(options.repeat, version, sizes, starts, source, compared, page)


def _page(told: Mapping[str, Any]) -> PageResults:
    frames = {}
    for kind, taken in told.get("frames", {}).items():
        frames[kind] = Frames(median(taken), sorted(taken)[len(taken) * 19 // 20])
    return PageResults(Spread.of(told["made"]), told["megabytes"], frames)


def _size(
    size: int,
    folder: Path,
    environment: Mapping[str, str],
    program: Path | None,
    options: Namespace,
) -> SizeResults:
    _python("samples.py", str(size), folder, environment=environment)
    told = _python("stages.py", folder, str(options.repeat), environment=environment)
    said = json.loads(told)
    stages = {name: Spread.of(taken) for name, taken in said["stages"].items()}
    warm = peer.warm(program, folder / _ARGDOWN, options.repeat, size) if program else None
    commands: dict[str, list[str | Path]] = {CHECK: [_PYTHON, "-m", "argmap", "check", _MAP]}
    if program:
        commands[PEER_SYNTAX] = [program, _ARGDOWN]
        commands[PEER_JSON] = [program, "json", _ARGDOWN, "out"]
    if size <= options.render_to:
        commands[RENDER] = [_PYTHON, "-m", "argmap", "render", _MAP, "-o", "sample.svg"]
        for name, source in ((ENGINE, _DOT), (LAYOUT, _SKELETON)):
            commands[name] = [said["engine"], "-q", "-Tsvg", source, "-o", "engine.svg"]
        if program:
            commands[PEER_SVG] = [program, "map", "-f", "svg", _ARGDOWN, "out"]
    return SizeResults(size, stages, warm, run_all(commands, folder, environment, options.repeat))


def _starts(folder: Path, environment: Mapping[str, str], repeat: int) -> dict[str, Measured]:
    """What starts cost, with those of Python alone and of the libraries for comparison."""
    _python("samples.py", "20", folder, environment=environment)
    commands: dict[str, list[str | Path]] = {
        "python -c pass": [_PYTHON, "-c", "pass"],
        "python -c 'import attrs, click, lark'": [_PYTHON, "-c", "import attrs, click, lark"],
        "argmap --version": [_PYTHON, "-m", "argmap", "--version"],
        SMALL: [_PYTHON, "-m", "argmap", "check", _MAP],
    }
    return run_all(commands, folder, environment, repeat)


def _python(script: str, *arguments: str | Path, environment: Mapping[str, str]) -> bytes:
    command = [_PYTHON, _HERE / script, *arguments]
    return subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    main()
