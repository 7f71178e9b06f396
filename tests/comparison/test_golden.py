"""What is found between small maps: one folder a case, each with its report and its data."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from argmap import compare_file
from argmap.comparison.to_json import as_data
from argmap.sources import add_source
from argmap.verbalize.comparison_report import markdown
from tests.sources.conftest import MILLER

CASES = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_report_is_as_expected(case: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(case, project)
    add_source(MILLER, folder=project / "seeds")
    comparison = compare_file(project / "main.argmap")
    data = json.dumps(as_data(comparison), ensure_ascii=False, indent=2) + "\n"
    for name, found in (("report.md", markdown(comparison)), ("report.json", data)):
        golden = case / name
        if os.environ.get("ARGMAP_UPDATE"):
            golden.write_text(found, "utf-8")
        assert found == golden.read_text("utf-8")
