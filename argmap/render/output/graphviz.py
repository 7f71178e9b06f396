"""Find and run the Graphviz program that lays out a graph."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import Final

from argmap.model import ArgmapError, Diagnostic, Severity, problem
from argmap.model.codes import Code

PROGRAM: Final = "graphviz-pure"
"""The embedded engine, from the distribution of the same name."""

VARIABLE: Final = "ARGMAP_DOT"
"""The environment variable that names another engine."""

TIMEOUT: Final = 300.0
"""Seconds after which the engine is stopped."""

_BEGINNINGS: Final = {"svg": b"<?xml", "png": b"\x89PNG"}
_EXE: Final = f"{PROGRAM}.exe" if os.name == "nt" else PROGRAM


class EngineWarning(UserWarning):
    """Warning about a picture that was drawn with a problem; ``diagnostic`` says which."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)

    @property
    def diagnostic(self) -> Diagnostic:
        """The problem with the picture."""
        diagnostic: Diagnostic = self.args[0]
        return diagnostic

    def __str__(self) -> str:
        return str(self.diagnostic)


class Run:
    """A running Graphviz program that turns DOT into "svg" or "png" in the background."""

    def __init__(self, dot: str, format: str, program: str, options: Sequence[str] = ()) -> None:
        self._dot = dot
        self._format = format
        self._program = program
        self._arguments = [program, "-q", f"-T{format}", *options]
        self._done: subprocess.CompletedProcess[bytes] | None = None
        self._failure: Exception | None = None
        self._waiting = Thread(target=self._run, daemon=True)
        self._waiting.start()

    def _run(self) -> None:
        try:
            self._done = subprocess.run(
                self._arguments,
                input=self._dot.encode(),
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except Exception as error:  # reported to the caller of picture()
            self._failure = error

    def picture(self) -> bytes:
        """Wait for the picture.

        Raises :class:`~argmap.model.ArgmapError` if the program cannot be run, fails, times out,
        or returns something other than a picture. Passes on the program's own warnings.
        """
        self._waiting.join()
        program, done = self._program, self._done
        if done is None:
            raise self._failed()
        remarks = done.stderr.decode(errors="replace").strip()
        if done.returncode != 0:
            how = f"exited with code {done.returncode}" if done.returncode > 0 else "crashed"
            message = f"{program} {how}: {remarks or 'no reason given'}"
            raise _error(Code.ENGINE_FAILED, message, f"try another engine: set {VARIABLE}")
        if not done.stdout.startswith(_BEGINNINGS[self._format]):
            picture = self._format.upper()
            message = f"{program} returned no {picture}: {remarks or 'no reason given'}"
            raise _error(Code.ENGINE_OUTPUT, message, "check that it is a Graphviz program")
        if remarks:
            warn(Code.ENGINE_REMARK, f"{program}: {remarks}")
        return done.stdout

    def _failed(self) -> Exception:
        """The error that explains why there is no picture."""
        error = self._failure
        if isinstance(error, subprocess.TimeoutExpired):
            message = f"{self._program} did not finish within {TIMEOUT:g} seconds"
            return _error(Code.ENGINE_TIMEOUT, message, "draw part of the map")
        if isinstance(error, OSError):
            message = f"cannot run {self._program}: {error.strerror or error}"
            return _error(Code.ENGINE_MISSING, message, "name a Graphviz program that runs")
        assert error is not None, "a run that is over has a result or a failure"
        return error


def lay_out(dot: str, format: str, program: str, options: Sequence[str] = ()) -> bytes:
    """Run a Graphviz program on DOT source and wait for the picture; see :class:`Run`."""
    return Run(dot, format, program, options).picture()


def warn(code: str, message: str, hint: str = "", *, severity: Severity = Severity.WARNING) -> None:
    """Issue an :class:`EngineWarning` about a picture that was drawn."""
    diagnostic = problem(code, message, hint=hint, severity=severity)
    warnings.warn(EngineWarning(diagnostic), stacklevel=4)


def find_engine(engine: str | os.PathLike[str] | None = None) -> str:
    """Return the path of the engine to run.

    ``engine`` is a path or name; the default is the environment variable ``ARGMAP_DOT``, then the
    embedded engine. Raises :class:`~argmap.model.ArgmapError` if there is no such program.
    """
    chosen = engine or os.environ.get(VARIABLE)
    if chosen:
        path = shutil.which(os.fspath(chosen))
        if path is None:
            message = f"there is no program called {os.fspath(chosen)!r}"
            raise _error(
                Code.ENGINE_MISSING,
                message,
                "give the path of a Graphviz program, or let argmap choose",
            )
        return path
    for candidate in _embedded():
        path = shutil.which(os.fspath(candidate))
        if path is not None:
            return path
    message = f"the program {PROGRAM} is not installed"
    raise _error(
        Code.ENGINE_MISSING, message, f"pip install {PROGRAM}, or name a dot in {VARIABLE}"
    )


def _embedded() -> Iterator[str | Path]:
    """Possible locations of the embedded engine, in order of preference."""
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


def _error(code: str, message: str, hint: str) -> ArgmapError:
    return ArgmapError([problem(code, message, hint=hint)])
