"""A project in a folder of its own, and servers of it that are stopped whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.preview.conftest import folder as folder

for needed in ("starlette", "uvicorn", "watchfiles", "httpx"):
    pytest.importorskip(needed, reason=f"no {needed} here: pip install 'argmap[serve,dev]'")

from tests.serve.running import Running, start  # noqa: E402

Start = Callable[..., Running]


@pytest.fixture
def serving(folder: Path) -> Iterator[Start]:
    """Start servers in the project's folder."""
    started: list[Running] = []

    def serve(*arguments: str, **variables: str) -> Running:
        running = start(*arguments, cwd=folder, **variables)
        started.append(running)
        return running

    yield serve
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()
