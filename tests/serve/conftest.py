"""A project in a folder of its own, and servers of it that are stopped whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap.sources import add_source
from tests.page.mill import TEXT

for needed in ("starlette", "uvicorn", "watchfiles", "httpx"):
    pytest.importorskip(needed, reason=f"no {needed} here: pip install 'argmap[serve,dev]'")

from tests.serve.running import MAP, Running, start  # noqa: E402

Start = Callable[..., Running]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a map and the card of its source, and the folder that one is in."""
    root = tmp_path / "project"
    (root / "maps").mkdir(parents=True)
    add_source(TEXT, folder=root / "seeds", title="The Miller's Almanac")
    (root / "maps" / "mill.argmap").write_text(MAP, "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    return root


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
