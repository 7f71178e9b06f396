"""The benchmarks run, on a map that argmap reads without errors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.language import parse_file

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SAMPLES = BENCHMARKS / "samples.py"


@pytest.mark.slow
def test_the_measured_map_is_in_order(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLES, "60", tmp_path], check=True)
    reading = parse_file(tmp_path / "sample.argmap")
    assert not reading.has_errors
    assert len(reading.map) == 60


@pytest.mark.slow
def test_each_stage_is_measured(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLES, "60", tmp_path], check=True)
    command = [sys.executable, BENCHMARKS / "stages.py", tmp_path, "1"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert set(told["stages"]) >= {"tokens", "tree", "parse", "check", "format", "svg", "dot"}
    assert all(taken > [0.0] for taken in told["stages"].values())


@pytest.mark.slow
def test_no_benchmark_needs_what_argmap_no_longer_has() -> None:
    modules = ",".join(sorted(path.stem for path in BENCHMARKS.glob("*.py")))
    subprocess.run([sys.executable, "-c", f"import {modules}"], cwd=BENCHMARKS, check=True)
