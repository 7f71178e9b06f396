"""What ``mypy --strict`` says of programs that use the library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

import argmap
from tests.typing import program

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[int, list[str]]]:
    """What mypy says, by the name of the file and the line."""
    configuration = tmp_path_factory.mktemp("mypy") / "mypy.ini"
    configuration.write_text(
        f"[mypy]\nstrict = true\nmypy_path = {ROOT}\ncache_dir = {configuration.parent}\n"
        "follow_imports = silent\n"
    )
    out, _, _ = api.run(
        ["--config-file", str(configuration), *map(str, (HERE / "program.py", HERE / "slips.py"))]
    )
    found: dict[str, dict[int, list[str]]] = {"program": {}, "slips": {}}
    for name, line, message in re.findall(r"(\w+)\.py:(\d+): error: (.*)", out):
        found[name].setdefault(int(line), []).append(message)
    assert "found" in out.lower()
    return found


@pytest.mark.slow
def test_a_program_that_uses_everything_has_no_errors(
    told: dict[str, dict[int, list[str]]],
) -> None:
    assert told["program"] == {}


@pytest.mark.slow
def test_every_slip_is_seen(told: dict[str, dict[int, list[str]]]) -> None:
    lines = (HERE / "slips.py").read_text("utf-8").splitlines()
    slips = [number for number, line in enumerate(lines, 1) if line.endswith("# SLIP")]
    assert len(slips) > 20
    assert sorted(told["slips"]) == slips


@pytest.mark.slow
def test_a_misspelt_name_is_named(told: dict[str, dict[int, list[str]]]) -> None:
    messages = [one for several in told["slips"].values() for one in several]
    assert 'Unexpected keyword argument "undre" for "claim" of "MapBuilder"' in " ".join(messages)


@pytest.mark.slow
def test_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "laws.argmap").write_text("thesis t: Obey.\n", "utf-8")
    program.main(tmp_path)
    assert argmap.load(tmp_path / "flee.argmap").title == "Whether to flee"
