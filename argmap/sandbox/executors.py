"""Executors for environments without threads: they run calls in the event loop's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


class ImmediateExecutor(Executor):
    """Runs a call as soon as it is submitted, so that the caller may wait for its result."""

    def submit(
        self, fn: Callable[_Given, _Made], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Made]:
        """Run a call. What it raises is kept in the future, as by any executor.

        >>> ImmediateExecutor().submit(sorted, "mill").result()
        ['i', 'l', 'l', 'm']
        """
        future: Future[_Made] = Future()
        _run(future, fn, *args, **kwargs)
        return future


class DeferringExecutor(Executor):
    """Runs each call in the event loop after a delay in seconds, unless it is cancelled first.

    Code in the loop's thread must not wait for a result; use the future's callbacks.
    """

    def __init__(self, delay: float) -> None:
        self._delay = delay

    def submit(
        self, fn: Callable[_Given, _Made], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Made]:
        """Schedule a call in the running event loop."""
        future: Future[_Made] = Future()

        def run() -> None:
            _run(future, fn, *args, **kwargs)

        asyncio.get_running_loop().call_later(self._delay, run)
        return future


def _run(
    future: Future[_Made],
    call: Callable[_Given, _Made],
    *args: _Given.args,
    **kwargs: _Given.kwargs,
) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(call(*args, **kwargs))
    except Exception as error:
        future.set_exception(error)
