"""Run argmap's commands in the page, on the files of its project.

What a command prints and writes goes to the page. In this way, the page imports, exports, draws and
cites with the same code and the same messages as a terminal.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

import click

from argmap.cli.app import ExitCode, main, report_os_error
from argmap.control_characters import visible_lines
from argmap.frozen_class import frozen

_ENDLESS: Final = frozenset({"lsp", "serve"})
"""Commands that wait for clients; a page cannot run them."""


@frozen
class Outcome:
    """What a command did: its exit code, what it printed, and the files that it wrote.

    ``output`` is what it wrote to standard output, ``messages`` what it wrote to standard error.
    ``files`` are the new and changed files, by their paths relative to the folder; a file that is
    gone has ``None``.
    """

    code: int
    output: bytes
    messages: str
    files: Mapping[str, bytes | None]


def run(arguments: Sequence[str], folder: Path, *, given: bytes = b"") -> Outcome:
    """Run a command in a folder; ``given`` is its standard input.

    The arguments are those of a command line, without ``argmap``. Nothing is raised: the messages
    report wrong arguments and bugs in argmap, as in a terminal.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     outcome = run(["fmt", "-"], Path(folder), given=b"thesis  t:  It lasts.")
    >>> outcome.code, outcome.output
    (0, b'thesis t: It lasts.\\n')
    """
    before = _contents(folder)
    output, messages = _stream(b""), _stream(b"")
    with chdir(folder), _standard_input(given), redirect_stdout(output), redirect_stderr(messages):
        code = _run(arguments)
    after = _contents(folder)
    changed: dict[str, bytes | None] = {
        name: data for name, data in after.items() if before.get(name) != data
    }
    changed |= dict.fromkeys(before.keys() - after.keys())
    return Outcome(code, _printed(output), _printed(messages).decode(), changed)


def _run(arguments: Sequence[str]) -> int:
    """The exit code of a command."""
    if _ENDLESS.intersection(arguments[:1]):
        click.echo(f"'argmap {arguments[0]}' does not run in a browser", err=True)
        return ExitCode.USAGE
    try:
        main(list(arguments), prog_name="argmap")
    except SystemExit as leaving:
        return int(leaving.code) if isinstance(leaving.code, int) else 0
    except OSError as error:
        return report_os_error(error)
    except Exception as error:  # a page must go on after a bug in one of its commands
        told = visible_lines(f"argmap failed: {type(error).__name__}: {error}")
        click.echo(f"{told}\nPlease report this, and attach the map.", err=True)
        return ExitCode.FILES
    return 0


def _contents(folder: Path) -> dict[str, bytes]:
    """All files in a folder, by their relative paths."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }


def _stream(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors="backslashreplace")


def _printed(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


@contextmanager
def _standard_input(data: bytes) -> Iterator[None]:
    before, columns = sys.stdin, os.environ.get("COLUMNS")
    sys.stdin = _stream(data)
    os.environ["COLUMNS"] = "80"  # how wide reports are
    try:
        yield
    finally:
        sys.stdin = before
        if columns is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = columns
