"""Graphviz as WebAssembly, run by a worker's JavaScript, for environments without processes.

The function comes from ``website/sandbox/src/graphviz.ts``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from argmap.frozen_class import frozen
from argmap.render.output.graphviz import Output, use_engine


class Answer(Protocol):
    """What the function returns: an SVG, the errors that Graphviz printed, and whether it failed.

    In the browser this is a JavaScript object.
    """

    @property
    def output(self) -> str:
        """The SVG; empty if it failed without one."""

    @property
    def remarks(self) -> str:
        """The errors, without warnings."""

    @property
    def failed(self) -> bool:
        """Whether there were errors."""


@frozen
class GraphvizFunction:
    """An engine that is a function: it takes DOT source and returns the finished layout."""

    call: Callable[[str], Answer]
    name: str = "Graphviz"
    remedy: str = "draw part of the map"

    def start(self, dot: str) -> Callable[[], Output]:
        """Prepare the layout; see :meth:`.Engine.start`. It is computed when it is waited for."""
        return partial(self._output, dot)

    def _output(self, dot: str) -> Output:
        answer = self.call(dot)
        return Output(answer.output.encode(), answer.remarks, "failed" if answer.failed else "")


def use_function(call: Callable[[str], Answer]) -> None:
    """Use a function to lay out all pictures from now on."""
    use_engine(GraphvizFunction(call))
