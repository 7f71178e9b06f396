"""A project in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.preview.project import write_project


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a map and the card of its source, which is the current folder."""
    root = tmp_path / "project"
    write_project(root)
    monkeypatch.chdir(root)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    return root
