"""A project with one source of invented prose, as a map's writer would have it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from argmap.sources import Library, add_source

MILLER = Path(__file__).parent / "golden" / "miller.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's folder with the miller's card in it, and not his text."""
    root = tmp_path / "project"
    add_source(MILLER, folder=root / "seeds", title="The Miller's Almanac")
    return root


@pytest.fixture
def by_fingerprint(project: Path) -> Library:
    return Library(project)


@pytest.fixture
def by_text(project: Path) -> Library:
    shutil.copy(MILLER, project / "seeds")
    return Library(project)


@pytest.fixture(params=["fingerprint", "text"])
def library(request: pytest.FixtureRequest) -> Library:
    """The library without and with the text: what it finds has to be the same."""
    found: Library = request.getfixturevalue(f"by_{request.param}")
    return found
