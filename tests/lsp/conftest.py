"""An editor with a server of its own, and a project to work in; skipped where pygls is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.sources import add_source

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

MISSING = "pygls is missing: pip install 'argmap[lsp]'"

MILL = """The mill stood still from November on, for the great frost had stopped its wheel.
The miller kept the accounts himself, and the accounts were in order to the last day.
Nobody in the valley believed that the frost alone had closed the mill for good.
The mill stood still in other years as well, and every time it had opened again."""


@pytest.fixture(scope="session")
def editor() -> Iterator[Editor]:
    """An editor for all tests that leave it as they found it."""
    pytest.importorskip("pygls", reason=MISSING)
    from tests.lsp.editor import Editor

    made = Editor()
    yield made
    made.close()


@pytest.fixture
def new_editor() -> Iterator[Callable[..., Editor]]:
    """Starts editors for one test; they are closed after it."""
    pytest.importorskip("pygls", reason=MISSING)
    from tests.lsp.editor import Editor

    made: list[Editor] = []

    def start(**settings: object) -> Editor:
        made.append(Editor(**settings))  # type: ignore[arg-type]
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the card and the text of one source, and a map of it."""
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    text = tmp_path / "seeds" / "miller.txt"
    text.parent.mkdir()
    text.write_text(MILL, "utf-8")
    add_source(text, folder=tmp_path / "seeds", title="The mill", author="A. Miller")
    return tmp_path
