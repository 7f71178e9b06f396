"""Graphviz as a program on this machine: the embedded engine, or another that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Final, NamedTuple

from argmap.model.codes import Code
from argmap.render.output.graphviz import VARIABLE, Output, engine_error

PROGRAM: Final = "graphviz-pure"
"""The embedded engine, from the distribution of the same name."""

TIMEOUT: Final = 300.0
"""Seconds after which the program is stopped."""

_EXE: Final = f"{PROGRAM}.exe" if os.name == "nt" else PROGRAM


class GraphvizProgram(NamedTuple):
    """An engine that is a program; ``name`` is its path."""

    name: str

    @property
    def remedy(self) -> str:
        """What to try if it fails."""
        return f"try another engine: set {VARIABLE}"

    def start(self, dot: str) -> Callable[[], Output]:
        """Run the program in the background; see :meth:`.Engine.start`."""
        return _Process(self.name, dot).output


class _Process:
    """A running program, with a thread that passes it its input and collects its output."""

    def __init__(self, program: str, dot: str) -> None:
        self._program = program
        self._dot = dot
        self._done: subprocess.CompletedProcess[bytes] | None = None
        self._failure: Exception | None = None
        self._waiting = Thread(target=self._run, daemon=True)
        self._waiting.start()

    def _run(self) -> None:
        try:
            self._done = subprocess.run(
                [self._program, "-q", "-Tsvg"],
                input=self._dot.encode(),
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except Exception as error:  # reported to the caller of output()
            self._failure = error

    def output(self) -> Output:
        """Wait for the output."""
        self._waiting.join()
        done = self._done
        if done is None:
            raise self._failed()
        remarks = done.stderr.decode(errors="replace").strip()
        code = done.returncode
        failure = f"exited with code {code}" if code > 0 else "crashed" if code else ""
        return Output(done.stdout, remarks, failure)

    def _failed(self) -> Exception:
        """The error that explains why there is no output."""
        error = self._failure
        if isinstance(error, subprocess.TimeoutExpired):
            message = f"{self._program} did not finish within {TIMEOUT:g} seconds"
            return engine_error(Code.ENGINE_TIMEOUT, message, "draw part of the map")
        if isinstance(error, OSError):
            message = f"cannot run {self._program}: {error.strerror or error}"
            return engine_error(Code.ENGINE_MISSING, message, "name a Graphviz program that runs")
        assert error is not None, "a run that is over has a result or a failure"
        return error


def named_program(name: str) -> GraphvizProgram:
    """The program of a name or path; raises :class:`~argmap.model.ArgmapError`."""
    path = shutil.which(name)
    if path is None:
        message = f"there is no program called {name!r}"
        hint = "give the path of a Graphviz program, or let argmap choose"
        raise engine_error(Code.ENGINE_MISSING, message, hint)
    return GraphvizProgram(path)


def embedded_program() -> GraphvizProgram:
    """The embedded engine; raises :class:`~argmap.model.ArgmapError` if it is not installed."""
    for candidate in _candidates():
        path = shutil.which(os.fspath(candidate))
        if path is not None:
            return GraphvizProgram(path)
    message = f"the program {PROGRAM} is not installed"
    hint = f"pip install {PROGRAM}, or name a dot in {VARIABLE}"
    raise engine_error(Code.ENGINE_MISSING, message, hint)


def _candidates() -> Iterator[str | Path]:
    """Possible locations of the embedded engine, in order of preference."""
    if sys.executable:  # a Python inside another program may have none
        yield Path(sys.executable).with_name(_EXE)
    yield _script()
    yield from _installed()
    yield PROGRAM


def _script() -> Path:
    """The engine among the scripts of this Python, where they are not beside it."""
    from sysconfig import get_path

    return Path(get_path("scripts"), _EXE)


def _installed() -> Iterator[Path]:
    from importlib.metadata import PackageNotFoundError, files

    try:
        for file in files(PROGRAM) or ():
            if file.name == _EXE:
                yield Path(str(file.locate()))
    except PackageNotFoundError:
        return
