"""Convert a corpus: all files of folders, one after the other, with a report of what was lost."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Final, TextIO

import click

from argmap.cli.app import ExitCode
from argmap.cli.terminal import counted, say, show
from argmap.control_characters import visible
from argmap.file_io import (
    SUFFIX,
    is_waited_for,
    read_limited,
    reason_of,
    unreadable,
    write_whole,
)
from argmap.formats import decode, format_of
from argmap.formats.tables.cells import as_cell
from argmap.frozen_class import frozen
from argmap.language import dumps
from argmap.model import ArgmapError, Diagnostic, Severity, problem, structure_problems
from argmap.model.codes import Code

REPORT: Final = "import-report.csv"
_COLUMNS: Final = ("file", "map", "line", "severity", "code", "message")
_UNKNOWN: Final = ("info", str(Code.UNKNOWN_FORMAT), "it is in no format that argmap reads")
_HEAD: Final = 64 * 1024
_LONGEST: Final = 2000
"""How many characters of a message are in the report."""
_AT_ONCE: Final = 64
"""How many files a process is given at a time."""


@frozen
class _Task:
    """A file that is converted, and the file of its map."""

    file: Path
    target: Path


@frozen
class _Result:
    """What became of a file: the text of its map, if there is one, and the messages."""

    task: _Task
    text: str | None
    found: tuple[Diagnostic, ...]


def import_all(paths: Sequence[str], folder: Path, form: str | None, jobs: int) -> ExitCode:
    """Convert the files that ``paths`` name, and those of folders among them, into a folder.

    Files that have a map already are left out, so that one can go on after an interruption. All
    messages are in a report in the folder.
    """
    closed: list[Diagnostic] = []
    waiting, done, unknown = _tasks(paths, folder, form, closed)
    written = broken = lossy = 0
    report = folder / REPORT
    files = {_name(file) for file in (*unknown, *(task.file for task in waiting))}
    with _report(report, files) as stream:
        rows = csv.writer(stream)
        rows.writerows((_name(file), "", "", *_UNKNOWN) for file in unknown)
        results = _converted(waiting, form, jobs)
        with click.progressbar(results, len(waiting), label="Importing", file=sys.stderr) as bar:
            for result in bar:
                # The messages come first: a file whose map is there is not converted again.
                rows.writerows(_row(result.task, one) for one in result.found)
                stream.flush()
                problems = _written(result)
                rows.writerows(_row(result.task, one) for one in problems)
                is_written = result.text is not None and not problems
                written += is_written
                broken += not is_written
                lossy += is_written and bool(result.found)
    show(closed, {}, err=True)
    for what, number in (
        (f"written to {visible(str(folder))}", written),
        ("converted before", done),
        (f"with messages in {visible(str(report))}", lossy),
        (f"not converted, for reasons in {visible(str(report))}", broken),
        (f"in an unknown format, listed in {visible(str(report))}", len(unknown)),
    ):
        if number:
            say(f"{counted(number, 'file')} {what}", err=True)
    if not (written or done or broken):
        show([problem(Code.UNKNOWN_FORMAT, "there is no file in a known format")], {}, err=True)
        return ExitCode.FINDINGS
    return ExitCode.FINDINGS if broken or closed else ExitCode.OK


@contextmanager
def _report(report: Path, files: Collection[str]) -> Iterator[TextIO]:
    """Open the report to add rows; those of an earlier run are in it, except on these files."""
    text = io.StringIO()
    csv.writer(text).writerows([_COLUMNS, *_earlier_rows(report, files)])
    write_whole(report, text.getvalue())
    try:
        with report.open("a", encoding="utf-8", newline="") as stream:
            yield stream
    except OSError as error:
        message = f"cannot write {report}: {reason_of(error)}"
        hint = "run the command again when this is mended; it goes on where it stopped"
        raise ArgmapError([problem(Code.UNWRITABLE, message, hint=hint)]) from None


def _earlier_rows(report: Path, files: Collection[str]) -> list[list[str]]:
    """The rows of the report of an earlier run, without those of files that are converted now."""
    if not report.exists():
        return []
    try:
        with report.open(encoding="utf-8", newline="") as stream:
            head, *rows = [*csv.reader(stream)] or [[]]
    except (OSError, UnicodeDecodeError, csv.Error):
        head, rows = [], []
    if tuple(head) != _COLUMNS:
        message = f"{report} is there and is no report of 'argmap import'"
        hint = "move it away, or choose another folder"
        raise ArgmapError([problem(Code.FILE_EXISTS, message, hint=hint)])
    # An interruption may have left half a row.
    return [row for row in rows if len(row) == len(_COLUMNS) and row[0] not in files]


def _tasks(
    paths: Sequence[str], folder: Path, form: str | None, closed: list[Diagnostic]
) -> tuple[list[_Task], int, list[Path]]:
    """The files to convert, how many have a map already, and those in an unknown format.

    Folders that cannot be read are added to ``closed``.
    """
    tasks: list[_Task] = []
    taken: set[Path] = set()
    unknown: list[Path] = []
    done = 0
    for file, inner in _files(paths, folder, closed):
        target = folder / inner.with_suffix(SUFFIX)
        if target in taken:  # debate.json beside debate.argdown
            target = folder / inner.with_name(inner.name + SUFFIX)
        if target.exists():
            taken.add(target)
            done += 1
        elif form is None and not _is_known(file):
            unknown.append(file)
        else:
            taken.add(target)
            tasks.append(_Task(file, target))
    return tasks, done, unknown


def _files(
    paths: Sequence[str], output: Path, closed: list[Diagnostic]
) -> Iterator[tuple[Path, Path]]:
    """Yield the files, in the order of their names, with their paths in the folder named.

    What is in the output folder is left out.
    """
    apart = os.path.realpath(output)

    def is_closed(error: OSError) -> None:
        closed.append(unreadable(error.filename, error))

    for path in map(Path, paths):
        if not path.is_dir():
            yield path, Path(path.name)
            continue
        for place, folders, names in os.walk(path, onerror=is_closed):
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
    head = b""
    try:
        if is_waited_for(file):
            return False
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
        format_of(head, str(file))
    except ArgmapError as error:
        # A mistake in JSON is worth a message, if this is all of the file.
        is_broken = error.diagnostics[0].code == Code.BAD_IMPORT and len(head) < _HEAD
        return is_broken and file.suffix.lower() == ".json"
    except OSError:
        return True
    return True


def _converted(tasks: Sequence[_Task], form: str | None, jobs: int) -> Iterator[_Result]:
    convert = partial(_convert, form=form)
    if jobs == 1 or len(tasks) < 2:
        yield from map(convert, tasks)
        return
    try:
        with ProcessPoolExecutor(jobs, initializer=_end_with, initargs=(os.getpid(),)) as pool:
            at = 0
            while at < len(tasks):  # in rounds, so that few results wait at a time
                part = list(islice(tasks, at, at + jobs * _AT_ONCE))
                yield from pool.map(convert, part, chunksize=max(1, len(part) // (jobs * 4)))
                at += len(part)
    except BrokenProcessPool:
        message = "a process that converted files was ended, perhaps because the memory was full"
        hint = "run the command again, it goes on where it stopped; try fewer --jobs"
        raise ArgmapError([problem(Code.BAD_IMPORT, message, hint=hint)]) from None


def _end_with(parent: int) -> None:
    """End this process soon after the one that it works for, also if that one was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    if os.name == "posix":
        Thread(target=watch, daemon=True).start()


def _convert(task: _Task, form: str | None) -> _Result:
    """Convert one file; all problems are in the result."""
    try:
        imported = decode(read_limited(task.file), format=form, path=str(task.file))
        wrong = (one for one in structure_problems(imported.map) if one.severity is Severity.ERROR)
        return _Result(task, dumps(imported.map), (*imported.losses, *wrong))
    except ArgmapError as error:
        return _Result(task, None, error.diagnostics)


def _written(result: _Result) -> tuple[Diagnostic, ...]:
    """Write the map of a file, if it has become one; return what is wrong."""
    if result.text is not None:
        try:
            write_whole(result.task.target, result.text)
        except ArgmapError as error:
            return error.diagnostics
    return ()


def _name(file: Path) -> str:
    return as_cell(visible(str(file)))


def _row(task: _Task, one: Diagnostic) -> Iterable[str]:
    line = str(one.span.line) if one.span else ""
    message = as_cell(visible(one.message))
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}…"
    return _name(task.file), _name(task.target), line, str(one.severity), one.code, message
