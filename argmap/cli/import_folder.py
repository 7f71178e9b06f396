"""Convert a corpus: all files of folders, one after the other, with a report of what was lost."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

import click
from attrs import frozen

from argmap.cli.app import ExitCode
from argmap.cli.terminal import counted, say, show
from argmap.control_characters import visible
from argmap.file_io import SUFFIX, read_limited, write_whole
from argmap.formats import decode, format_of
from argmap.language import dumps
from argmap.model import ArgmapError, Diagnostic, problem
from argmap.model.codes import Code

REPORT: Final = "import-report.csv"
_COLUMNS: Final = ("file", "map", "line", "severity", "code", "message")
_AT_ONCE: Final = 64
"""How many files a process is given at a time."""


@frozen
class _Task:
    """A file that is converted, and the map that it becomes."""

    file: Path
    target: Path


@frozen
class _Result:
    task: _Task
    is_written: bool
    found: tuple[Diagnostic, ...]


def import_all(paths: Sequence[str], folder: Path, form: str | None, jobs: int) -> ExitCode:
    """Convert the files that ``paths`` name, and those of folders among them, into a folder.

    Files that have a map already are left out, so that one can go on after an interruption. All
    messages are in a report in the folder.
    """
    waiting, done, unknown = _tasks(paths, folder, form)
    written = broken = lossy = 0
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / REPORT
    earlier = _earlier_rows(report, {visible(str(task.file)) for task in waiting})
    with report.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerows([_COLUMNS, *earlier])
        results = _converted(waiting, form, jobs)
        with click.progressbar(results, len(waiting), label="Importing", file=sys.stderr) as bar:
            for result in bar:
                written += result.is_written
                broken += not result.is_written
                lossy += result.is_written and bool(result.found)
                rows.writerows(_row(result.task, one) for one in result.found)
    for what, number in (
        (f"written to {visible(str(folder))}", written),
        ("converted before", done),
        (f"with messages in {visible(str(report))}", lossy),
        (f"not converted, for reasons in {visible(str(report))}", broken),
        ("of no known format", unknown),
    ):
        if number:
            say(f"{counted(number, 'file')} {what}", err=True)
    if not (written or done or broken):
        show([problem(Code.UNKNOWN_FORMAT, "there is no file of a known format")], {}, err=True)
        return ExitCode.FINDINGS
    return ExitCode.FINDINGS if broken else ExitCode.OK


def _earlier_rows(report: Path, files: Collection[str]) -> list[list[str]]:
    """The rows of the report of an earlier run, without those of files that are converted now."""
    if not report.exists():
        return []
    with report.open(encoding="utf-8", newline="") as stream:
        return [row for row in islice(csv.reader(stream), 1, None) if row and row[0] not in files]


def _tasks(paths: Sequence[str], folder: Path, form: str | None) -> tuple[list[_Task], int, int]:
    """The files to convert, how many have a map already, and how many are of no known format."""
    tasks: list[_Task] = []
    taken: set[Path] = set()
    done = unknown = 0
    for file, inner in _files(paths, folder):
        target = folder / inner.with_suffix(SUFFIX)
        if target in taken:  # debate.json beside debate.argdown
            target = folder / inner.with_name(inner.name + SUFFIX)
        if target.exists():
            taken.add(target)
            done += 1
        elif form is None and not _is_known(file):
            unknown += 1
        else:
            taken.add(target)
            tasks.append(_Task(file, target))
    return tasks, done, unknown


def _files(paths: Sequence[str], output: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the files, in the order of their names, with their paths in the folder named.

    What is in the output folder is left out.
    """
    apart = os.path.realpath(output)
    for path in map(Path, paths):
        if not path.is_dir():
            yield path, Path(path.name)
            continue
        for place, folders, names in os.walk(path):
            folders[:] = sorted(
                one
                for one in folders
                if not one.startswith(".") and os.path.realpath(Path(place) / one) != apart
            )
            for name in sorted(names):
                if not name.startswith(".") and not name.endswith(SUFFIX):
                    file = Path(place) / name
                    yield file, file.relative_to(path)


def _is_known(file: Path) -> bool:
    """Whether a file is of a format that argmap reads; an unreadable one is reported later."""
    try:
        with file.open("rb") as stream:
            format_of(stream.read(64 * 1024), str(file))
    except ArgmapError:
        return False
    except OSError:
        return True
    return True


def _converted(tasks: Sequence[_Task], form: str | None, jobs: int) -> Iterator[_Result]:
    convert = partial(_convert, form=form)
    if jobs == 1 or len(tasks) < 2:
        yield from map(convert, tasks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        at = 0
        while at < len(tasks):  # in rounds, so that few results wait at a time
            part = list(islice(tasks, at, at + jobs * _AT_ONCE))
            yield from pool.map(convert, part, chunksize=max(1, len(part) // (jobs * 4)))
            at += len(part)


def _convert(task: _Task, form: str | None) -> _Result:
    """Convert one file and write the map; all problems are in the result."""
    try:
        imported = decode(read_limited(task.file), format=form, path=str(task.file))
        write_whole(task.target, dumps(imported.map))
    except ArgmapError as error:
        return _Result(task, False, error.diagnostics)
    return _Result(task, True, imported.losses)


def _row(task: _Task, one: Diagnostic) -> Iterable[str]:
    names = visible(str(task.file)), visible(str(task.target))
    line = str(one.span.line) if one.span else ""
    return *names, line, str(one.severity), one.code, visible(one.message)
