"""The lines of a map: where they begin and end, and that they cross neither cards nor each other.

Where routes are meant to change, run the tests with ``ARGMAP_UPDATE=1`` and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.language import load, loads
from argmap.model import ArgumentMap, MapBuilder, RelationKind
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.picture_graph import Point
from tests.render import samples
from tests.render.geometry import NEAR, Drawing, Line, crossing, drawn
from tests.strategies import maps

GOLDEN = Path(__file__).with_name("golden")
MAPS = sorted((Path(__file__).parents[3] / "maps").glob("*.argmap"))


def assert_lines_join_the_sides_of_their_cards(drawing: Drawing) -> None:
    for line in drawing.lines:
        near, far = drawing.boxes[line.start], drawing.boxes[line.end]
        (x, y), (right, down) = line.route[0], line.route[-1]
        if line.joins:
            assert x == pytest.approx(near.left, abs=NEAR) and near.top < y < near.bottom, line
            assert right == pytest.approx(far.right, abs=NEAR), line
            assert far.top < down < far.bottom, line
            continue
        from_right = x == pytest.approx(near.right, abs=NEAR) and near.top < y < near.bottom
        from_foot = y == pytest.approx(near.bottom, abs=NEAR) and near.left < x < near.right
        assert from_right or (line.hangs and from_foot), line
        assert right == pytest.approx(far.left, abs=NEAR), line
        assert far.top < down < far.bottom, line


def assert_lines_join_cards_from_above(drawing: Drawing) -> None:
    bands = {names[0] for names in drawing.frames if len(names) > 1}
    listed = {name for names in drawing.lists for name in names}
    for line in drawing.lines:
        near, far = drawing.boxes[line.start], drawing.boxes[line.end]
        (x, y), (right, down) = line.route[0], line.route[-1]
        if line.start in bands:
            assert x == pytest.approx(near.right, abs=NEAR) and near.top < y < near.bottom, line
        else:
            assert y == pytest.approx(near.bottom, abs=NEAR), line
            assert near.left < x < near.right, line
        if line.end in listed:
            assert right == pytest.approx(far.left, abs=NEAR), line
            assert far.top < down < far.bottom, line
        else:
            assert down == pytest.approx(far.top, abs=NEAR), line
            assert far.left < right < far.right, line


def assert_lines_are_horizontal_and_vertical(drawing: Drawing) -> None:
    for line in drawing.lines:
        for (x, y), (right, down) in line.parts():
            assert (x == right) != (y == down), line


def assert_no_line_leads_back(drawing: Drawing) -> None:
    for line in drawing.lines:
        for (x, _), (right, _) in line.parts():
            assert right <= x if line.joins else right >= x, line


def assert_no_line_passes_through_a_card(drawing: Drawing) -> None:
    for line, (name, box) in product(drawing.lines, drawing.boxes.items()):
        for first, second in line.parts():
            (left, right), (top, bottom) = (
                sorted(pair) for pair in zip(first, second, strict=True)
            )
            misses = (
                right <= box.left + NEAR
                or left >= box.right - NEAR
                or bottom <= box.top + NEAR
                or top >= box.bottom - NEAR
            )
            assert misses, (line, name)


def assert_no_lines_cross(drawing: Drawing) -> None:
    joined: dict[str, set[str]] = {}
    for line in drawing.lines:
        joined.setdefault(line.end, set()).add(line.start)

    def must(one: Line, other: Line) -> bool:
        """Whether they lead to both relations of two neighbours: two of those four lines cross."""
        return len(joined[one.end]) == 2 and joined[one.end] == joined[other.end]

    pairs = combinations(drawing.lines, 2)
    assert [pair for pair in pairs if crossing(*pair) and not must(*pair)] == []


def assert_well_routed(map: ArgumentMap, columns: int = 1) -> None:
    drawing = drawn(map, columns=columns)
    assert_lines_join_the_sides_of_their_cards(drawing)
    assert_no_line_leads_back(drawing)
    assert_lines_are_horizontal_and_vertical(drawing)
    assert_no_line_passes_through_a_card(drawing)
    assert_no_lines_cross(drawing)


every_map = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)


@pytest.mark.slow
@every_map
@pytest.mark.parametrize("columns", [1, 3, 0])
def test_the_lines_of_the_projects_maps_are_clear(path: Path, columns: int) -> None:
    assert_well_routed(load(path), columns)


@pytest.mark.slow
@pytest.mark.parametrize("sample", samples.SMALL)
def test_the_lines_of_small_maps_are_clear(sample: Callable[[], ArgumentMap]) -> None:
    assert_well_routed(sample())


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(most=20), st.sampled_from([1, 3, 0]))
def test_the_lines_of_any_map_are_clear(map: ArgumentMap, columns: int) -> None:
    assert_well_routed(map, columns)


def assert_well_routed_downwards(map: ArgumentMap) -> None:
    drawing = drawn(map, "tb")
    assert_lines_join_cards_from_above(drawing)
    assert_lines_are_horizontal_and_vertical(drawing)
    assert_no_line_passes_through_a_card(drawing)


@pytest.mark.slow
@pytest.mark.parametrize("sample", samples.SMALL)
def test_the_lines_of_small_maps_are_clear_from_top_to_bottom(
    sample: Callable[[], ArgumentMap],
) -> None:
    assert_well_routed_downwards(sample())


@pytest.mark.slow
@every_map
def test_the_lines_of_the_projects_maps_are_clear_from_top_to_bottom(path: Path) -> None:
    assert_well_routed_downwards(load(path))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(most=20))
def test_the_lines_of_any_map_are_clear_from_top_to_bottom(map: ArgumentMap) -> None:
    assert_well_routed_downwards(map)


RELATED = """\
thesis a: A long statement with many words, which takes up four lines or so on a card of the width \
that cards usually have, and here are a few words more, and still some more of them.
claim b: B.
  evidence e: E.
claim c: C.
  objection o: O.

a contradicts b
b in-tension-with c
a contradicts c
c agrees-with b
e agrees-with o
"""


def test_lines_to_relations_between_neighbours_are_clear() -> None:
    assert_well_routed(loads(RELATED))


@st.composite
def related_theses(draw: st.DrawFn) -> ArgumentMap:
    """Two or three theses with branches, each related to the next one in one way or in several."""
    at = MapBuilder("Theses")
    words = st.integers(1, 60).map(lambda count: "word " * count + "end.")
    theses = [f"t{number}" for number in range(draw(st.integers(2, 3)))]
    for thesis in theses:
        at.thesis(draw(words), id=thesis)
        for _ in range(draw(st.integers(0, 3))):
            add = at.claim if draw(st.booleans()) else at.objection
            branch = add(draw(words), under=thesis)
            for _ in range(draw(st.integers(0, 6))):
                at.evidence(draw(words), under=branch)
    kinds = st.lists(st.sampled_from(RelationKind), min_size=1, max_size=3, unique=True)
    for one, other in pairwise(theses):
        for kind in draw(kinds):
            if kind.is_symmetric:
                at.relate(one, kind, other, draw(words))
    return at.build()


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(related_theses())
def test_the_lines_between_related_theses_are_clear(map: ArgumentMap) -> None:
    if any(line.joins for line in drawn(map).lines):
        assert_well_routed(map)


def said(map: ArgumentMap) -> str:
    """The lines of a map, as a person would read them."""
    lines = []
    for line in drawn(map).lines:
        way = " ".join(f"{x:g},{y:g}" for x, y in line.route)
        lines.append(f"{line.start} <- {line.end} ({line.sort}): {way}\n")
    return "".join(lines)


@pytest.mark.parametrize("sample", [samples.tiny, samples.despotism, samples.comparison])
def test_the_routes_of_a_small_map(sample: Callable[[], ArgumentMap]) -> None:
    path = GOLDEN / f"{sample.__name__}.routes"
    found = said(sample())
    if "ARGMAP_UPDATE" in os.environ:
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


def trunks(map: ArgumentMap) -> dict[tuple[str, str], set[Point]]:
    """The arrowheads of the lines of a map, by card and sort."""
    found: dict[tuple[str, str], set[Point]] = {}
    for line in drawn(map).lines:
        found.setdefault((line.start, line.sort), set()).add(line.route[0])
    return found


def test_lines_of_one_card_and_one_sort_share_an_arrowhead() -> None:
    found = trunks(samples.library())
    assert all(len(heads) == 1 for heads in found.values())
    assert len({*found["s-open", "support"], *found["s-open", "attack"]}) == 2


@pytest.mark.slow
def test_a_card_with_very_many_lines_has_one_arrowhead_for_each_sort() -> None:
    found = trunks(samples.wide(40))
    assert found.keys() == {("s-all", "support"), ("s-all", "attack")}
    assert all(len(heads) == 1 for heads in found.values())


def frames(map: ArgumentMap) -> Iterator[tuple[str, list[str]]]:
    """The box of each argument with those of its premises."""
    boxes = build_scene(map).boxes
    for name, box in boxes.items():
        if name.startswith("a-"):
            yield name, [edge.to for edge in box.edges if edge.sort.is_of_step]


def assert_framed(map: ArgumentMap) -> None:
    drawing = drawn(map)
    inside: set[str] = set()
    for name, parts in frames(map):
        inside.update(parts)
        above = drawing.boxes[name]
        for part in parts:
            box = drawing.boxes[part]
            assert (box.left, box.right) == (above.left, above.right)
            assert box.top == pytest.approx(above.bottom - 1, abs=NEAR)  # a border in common
            above = box
    # Nothing else is near: lines lead to none of them, and other cards keep their distance.
    assert not inside & {line.end for line in drawing.lines}
    for name, parts in frames(map):
        top, bottom = drawing.boxes[name].top, drawing.boxes[(name, *parts)[-1]].bottom
        left, right = drawing.boxes[name].left, drawing.boxes[name].right
        for other, box in drawing.boxes.items():
            if other not in (name, *parts):
                beside = box.right <= left or box.left >= right
                assert beside or box.bottom <= top or box.top >= bottom, (name, other)


@pytest.mark.parametrize("sample", samples.SMALL)
def test_premises_are_in_the_frame_of_their_argument_and_nothing_else_is(
    sample: Callable[[], ArgumentMap],
) -> None:
    assert_framed(sample())


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(most=20))
def test_so_it_is_in_any_map(map: ArgumentMap) -> None:
    assert_framed(map)


@pytest.mark.slow
@every_map
def test_so_it_is_in_the_projects_maps(path: Path) -> None:
    assert_framed(load(path))
