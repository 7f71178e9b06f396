"""What a sheet is said to show is what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.comparison_sheet.sheet_alt_text import describe_sheet
from argmap.workspace import compare_file

MAPS = Path(__file__).parents[3] / "maps"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["durability-or-breakdown", "what-was-the-purge-for"])
def test_the_description_counts_what_stands_under_each_heading(name: str) -> None:
    comparison = compare_file(MAPS / f"{name}.argmap")
    groups = [group for block in plan_sheet(comparison).blocks for group in block.groups]
    said = describe_sheet(comparison)
    for heading in ("contradictions", "objections", "tensions"):
        links = {pair.link for group in groups if group.heading == heading for pair in group.pairs}
        counted = heading if len(links) != 1 else heading.removesuffix("s")
        assert f" {len(links)} {counted}," in said
