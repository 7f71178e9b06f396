"""The program that lays a graph out: found, run and watched over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
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
"""Seconds after which the engine is given up."""

_BEGINNINGS: Final = {"svg": b"<?xml", "png": b"\x89PNG"}
_EXE: Final = f"{PROGRAM}.exe" if os.name == "nt" else PROGRAM


class EngineWarning(UserWarning):
    """That the picture was drawn, but not as it should be; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)

    @property
    def diagnostic(self) -> Diagnostic:
        """What is amiss with the picture."""
        diagnostic: Diagnostic = self.args[0]
        return diagnostic

    def __str__(self) -> str:
        return str(self.diagnostic)


class Run:
    """A Graphviz program that turns DOT into a picture, "svg" or "png", while others work."""

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
        except Exception as error:  # whoever asks for the picture is told
            self._failure = error

    def picture(self) -> bytes:
        """Wait for the picture.

        Raises :class:`~argmap.model.ArgmapError` where the program cannot be run, fails, takes too
        long, or hands back something else than a picture. Warns of what it remarks.
        """
        self._waiting.join()
        program, done = self._program, self._done
        if done is None:
            raise self._failed()
        remarks = done.stderr.decode(errors="replace").strip()
        if done.returncode != 0:
            how = f"ended with {done.returncode}" if done.returncode > 0 else "crashed"
            message = f"{program} {how}: {remarks or 'no reason given'}"
            raise _error(Code.ENGINE_FAILED, message, f"try another engine: set {VARIABLE}")
        if not done.stdout.startswith(_BEGINNINGS[self._format]):
            message = f"{program} returned no {self._format}: {remarks or 'no reason given'}"
            raise _error(Code.ENGINE_OUTPUT, message, "check that it is a Graphviz program")
        if remarks:
            warn(Code.ENGINE_REMARK, f"{program}: {remarks}")
        return done.stdout

    def _failed(self) -> Exception:
        """Why there is no picture."""
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
    """Let a Graphviz program turn DOT into a picture, and wait for it; see :class:`Run`."""
    return Run(dot, format, program, options).picture()


def warn(code: str, message: str, hint: str = "", *, severity: Severity = Severity.WARNING) -> None:
    """Warn of something in a picture that was drawn, or remark on it."""
    diagnostic = problem(code, message, hint=hint, severity=severity)
    warnings.warn(EngineWarning(diagnostic), stacklevel=4)


def find_engine(engine: str | os.PathLike[str] | None = None) -> str:
    """Return the path of the engine to run.

    ``engine`` names one by path or name; without it the environment variable ``ARGMAP_DOT``
    counts, and without that the embedded one is taken. Raises
    :class:`~argmap.model.ArgmapError` where there is no such program.
    """
    chosen = engine or os.environ.get(VARIABLE)
    if chosen:
        path = shutil.which(os.fspath(chosen))
        if path is None:
            message = f"there is no program {os.fspath(chosen)!r}"
            raise _error(Code.ENGINE_MISSING, message, "give its path, or let argmap choose")
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
    """Where the embedded engine may be: the environment's scripts, its own files, the path."""
    yield Path(sysconfig.get_path("scripts"), _EXE)
    yield Path(sys.executable).with_name(_EXE)
    yield from _installed()
    yield PROGRAM


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
