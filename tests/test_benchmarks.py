"""The map that is measured is one that argmap reads without errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.language import parse_file

SAMPLES = Path(__file__).parents[1] / "benchmarks" / "samples.py"


@pytest.mark.slow
def test_the_measured_map_is_in_order(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLES, "60", tmp_path], check=True)
    reading = parse_file(tmp_path / "sample.argmap")
    assert not reading.has_errors
    assert len(reading.map) == 60
