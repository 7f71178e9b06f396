"""What is below a card, at its right, is not far above it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.language import load, loads
from argmap.render.output.branch_alignment import RISE, rise_below
from argmap.render.output.connected_parts import connected_parts
from tests.render.geometry import Box, drawn, graph_of

MAPS = sorted((Path(__file__).parents[3] / "maps").glob("*.argmap"))


def chain(below: int, *, broad: bool = False) -> dict[str, Box]:
    """The cards of a thesis with a claim, and a claim below that with much below it."""
    evidence = "".join(f"      evidence e{number}: E.\n" for number in range(below))
    other = "  claim x: X.\n" if broad else ""
    return drawn(loads(f"thesis t: T.\n  claim a: A.\n    claim b: B.\n{evidence}{other}")).boxes


@pytest.mark.parametrize("below", [1, 2, 9, 30])
@pytest.mark.parametrize("broad", [False, True])
def test_a_card_is_near_the_first_of_many_at_its_right(below: int, broad: bool) -> None:
    boxes = chain(below, broad=broad)
    evidence = [boxes[f"s-e{number}"] for number in range(below)]
    assert boxes["s-b"].top - evidence[0].top <= rise_below(boxes["s-t"].bottom - boxes["s-t"].top)
    columns: dict[float, list[Box]] = {}
    for box in evidence:
        columns.setdefault(box.left, []).append(box)
    for column in columns.values():
        assert all(0 < lower.top - upper.bottom < 10 for upper, lower in pairwise(column))


@pytest.mark.parametrize("below", [1, 9, 30])
def test_the_first_branch_is_close_to_its_root(below: int) -> None:
    boxes = chain(below)
    root = boxes["s-t"]
    assert boxes["s-a"].top - root.bottom <= rise_below(root.bottom - root.top)


def test_a_line_to_a_single_card_is_straight() -> None:
    text = "thesis t: T.\n  claim a: A.\n    claim b: B.\n      claim c: C.\n"
    lines = [line for line in drawn(loads(text)).lines if not line.hangs]
    assert lines and all(len({y for _, y in line.route}) == 1 for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_what_is_below_a_card_is_hardly_above_it(path: Path) -> None:
    """Only what hangs on a root may have more above it, as far up as the root."""
    map = load(path)
    drawing, parts = drawn(map), connected_parts(graph_of(map))
    hanging = {line.end for line in drawing.lines if line.hangs}
    lines = [line for line in drawing.lines if not line.hangs and not line.joins]
    ends = Counter(line.end for line in lines)
    tangled = {parts[end] for end, count in ends.items() if count > 1}  # as the engine placed them
    firsts = {name: names[0] for names in drawing.frames for name in names}
    deeper = [line for line in lines if firsts.get(line.start, line.start) not in hanging]
    for line in deeper:
        start, end = drawing.boxes[line.start], drawing.boxes[line.end]
        up = (start.top + start.bottom - end.top - end.bottom) / 2
        assert up <= RISE + 1 or parts[line.end] in tangled, line.end
