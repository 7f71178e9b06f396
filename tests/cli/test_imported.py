"""What the commands make of a map that was imported with a circle of support."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CIRCULAR = """\
map: Mill
author: Ann
x-imported: aif

thesis closed: The mill had to close.
  claim poor: It earned nothing.
    argument step:
      claim @closed
      claim idle: The wheel stood still.
        claim @poor
        objection dry: The river was dry.

poor supports step
closed supports idle
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "check",
        "read",
        "coverage",
        "fmt --check",
        "render -o out.svg",
        "render -o out.svg --depth 1",
        "render -o out.svg --focus idle",
        "render -o out.svg --page a4",
        "page -o out.html",
        "export -o out.json",
    ],
)
def test_each_command_takes_it(run: Run, line: str) -> None:
    Path("mill.argmap").write_text(CIRCULAR, encoding="utf-8")
    command, *options = line.split()
    result = run(command, "mill.argmap", *options)
    assert result.exit_code == 0
    assert "error:" not in result.output
    if "-o" in options:
        assert "earned nothing" in Path(options[1]).read_text("utf-8")
