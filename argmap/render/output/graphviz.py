"""Graphviz, which lays out a graph, however it is run: the engine.

An engine is a program on this machine or, where there are no programs, a function. Which one is
used is decided here.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from argmap.model import ArgmapError, Diagnostic, Severity, problem
from argmap.model.codes import Code

VARIABLE: Final = "ARGMAP_DOT"
"""The environment variable that names another engine."""

_BEGINNING: Final = b"<?xml"


class Output(NamedTuple):
    """What Graphviz returned: an SVG, and what it printed besides.

    ``failure`` says how it failed, if it did ("exited with code 1").
    """

    picture: bytes
    remarks: str
    failure: str = ""


class Engine(Protocol):
    """One way to run Graphviz."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def remedy(self) -> str:
        """What to try if it fails."""

    def start(self, dot: str) -> Callable[[], Output]:
        """Start to lay out DOT source, and return a function that waits for the SVG.

        Like ``dot -q -Tsvg``, it prints errors only, no warnings. The function raises
        :class:`~argmap.model.ArgmapError` if the engine cannot be run or does not finish in time.
        """


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
    """An engine that turns DOT into SVG; a program does it in the background."""

    def __init__(self, dot: str, engine: Engine) -> None:
        self._engine = engine
        self._finish = engine.start(dot)

    def picture(self) -> bytes:
        """Wait for the picture.

        Raises :class:`~argmap.model.ArgmapError` if the engine cannot be run, fails, times out, or
        returns something other than a picture. Passes on the engine's own remarks.
        """
        name = self._engine.name
        picture, remarks, failure = self._finish()
        if failure:
            message = f"{name} {failure}: {remarks or 'no reason given'}"
            raise engine_error(Code.ENGINE_FAILED, message, self._engine.remedy)
        if not picture.startswith(_BEGINNING):
            message = f"{name} returned no SVG: {remarks or 'no reason given'}"
            raise engine_error(Code.ENGINE_OUTPUT, message, "check that it is a Graphviz program")
        if remarks:
            warn(Code.ENGINE_REMARK, f"{name}: {remarks}")
        return picture


def lay_out(dot: str, engine: Engine) -> bytes:
    """Run an engine on DOT source and wait for the SVG; see :class:`Run`."""
    return Run(dot, engine).picture()


def warn(code: str, message: str, hint: str = "", *, severity: Severity = Severity.WARNING) -> None:
    """Issue an :class:`EngineWarning` about a picture that was drawn."""
    diagnostic = problem(code, message, hint=hint, severity=severity)
    warnings.warn(EngineWarning(diagnostic), stacklevel=4)


def engine_error(code: str, message: str, hint: str) -> ArgmapError:
    """The error that explains why an engine made no picture."""
    return ArgmapError([problem(code, message, hint=hint)])


_default: Engine | None = None


def use_engine(engine: Engine | None) -> None:
    """Let an engine draw all pictures for which no other is named; ``None`` takes that back."""
    global _default
    _default = engine


def find_engine(engine: str | os.PathLike[str] | None = None) -> Engine:
    """Return the engine to run.

    ``engine`` is the path or name of a program. The default is the engine of :func:`use_engine`,
    then the program that the environment variable ``ARGMAP_DOT`` names, then the embedded engine.
    Raises :class:`~argmap.model.ArgmapError` if there is no such program.
    """
    if not engine and _default is not None:
        return _default
    from argmap.render.output.graphviz_program import embedded_program, named_program

    chosen = engine or os.environ.get(VARIABLE)
    return named_program(os.fspath(chosen)) if chosen else embedded_program()
