"""A project in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a map, and the folder that one is in."""
    root = tmp_path / "project"
    (root / "maps").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "maps" / "mill.argmap").write_text("map: Why it closed\n\nthesis t: It froze.\n")
    monkeypatch.chdir(root)
    return root
