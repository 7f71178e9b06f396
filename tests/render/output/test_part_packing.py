"""Where parts are placed: branches below their root, parts in sections, sections on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.language import load, loads
from argmap.model import ArgumentMap, MapBuilder
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.connected_parts import connected_parts
from argmap.render.output.graphviz import find_engine
from argmap.render.output.graphviz_layout import begin, places
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import MARGIN, USUAL_STRIPS
from argmap.render.output.parts import Part
from argmap.render.output.picture_graph import BETWEEN, INDENT
from argmap.render.output.rows import in_rows
from argmap.render.output.strips import Shape, Strips
from tests.render import samples
from tests.render.geometry import NEAR, Box, Drawing, drawn, graph_of, is_caption
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[3] / "maps").glob("*.argmap"))

every_map = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
any_layout = st.sampled_from([("lr", 1), ("lr", 3), ("lr", 0), ("tb", 1)])


def assert_nothing_overlaps(drawing: Drawing) -> None:
    pairs = combinations(drawing.boxes.items(), 2)
    assert [(one, other) for (one, a), (other, b) in pairs if a.overlaps(b)] == []


def assert_everything_is_inside(drawing: Drawing) -> None:
    wide, high = drawing.size
    for name, box in drawing.boxes.items():
        # The size of a picture is a whole number of points.
        assert box.left >= -NEAR and box.right <= wide + 1, (name, drawing.size)
        assert box.top >= -NEAR and box.bottom <= high + 1, (name, drawing.size)
    for line in drawing.lines:
        for x, y in line.route:
            assert 0 <= x <= wide and 0 <= y <= high, line


def assert_branches_hang_on_their_root(drawing: Drawing) -> None:
    columns: dict[tuple[str, float], list[Box]] = {}
    for line in drawing.lines:
        if line.hangs:
            root, branch = drawing.boxes[line.start], drawing.boxes[line.end]
            assert branch.left > root.left and branch.top >= root.top, line
            columns.setdefault((line.start, branch.left), []).append(branch)
    for branches in columns.values():  # in one column, they follow one another
        assert branches == sorted(branches, key=lambda box: box.top)


def assert_sections_are_together(map: ArgumentMap, drawing: Drawing) -> None:
    """The first heading above a card is that of its section, and as wide as it."""
    headings = drawing.headings()
    for name, heading in headings_of(map, drawing).items():
        box = drawing.boxes[name]
        above = [
            (other.bottom, title)
            for title, other in headings.items()
            if other.left < box.right and box.left < other.right and other.bottom <= box.top + NEAR
        ]
        assert (max(above)[1] if above else "") == heading, name
        if heading:
            assert headings[heading].left - NEAR <= box.left
            assert box.right <= headings[heading].right + NEAR


def headings_of(map: ArgumentMap, drawing: Drawing) -> dict[str, str]:
    """For each card the heading of its section, the last before it in the order of the parts."""
    graph = graph_of(map)
    firsts = connected_parts(graph)
    owner: dict[str, str] = {}
    heading = ""
    for item in reversed(graph.stacked):
        name = item if isinstance(item, str) else item.name
        if name.startswith("section-"):
            heading = name
        elif not is_caption(name):
            owner[firsts[name]] = heading
    return {name: owner[firsts[name]] for name in drawing.cards()}


def assert_well_placed(map: ArgumentMap, direction: str, columns: int) -> None:
    drawing = drawn(map, direction, columns)
    assert_nothing_overlaps(drawing)
    assert_everything_is_inside(drawing)
    assert_dividers_are_between_cards(drawing)
    if direction == "lr":
        assert_branches_hang_on_their_root(drawing)
        assert_sections_are_together(map, drawing)
    else:
        assert_tops_are_aligned(drawing)
        assert_parts_start_at_the_left_margin_or_a_column(map, drawing)


def assert_dividers_are_between_cards(drawing: Drawing) -> None:
    for name, ((left, y), (right, _)) in drawing.dividers.items():
        below = drawing.boxes[name]
        assert left - 1 <= below.left < right <= drawing.size[0]
        rule = Box(left, y - 2, right, y + 2)
        assert not any(rule.overlaps(box) for box in drawing.cards().values()), name


def assert_tops_are_aligned(drawing: Drawing) -> None:
    """What is below the same card begins at one height."""
    firsts = {name: names[0] for names in drawing.lists for name in names}
    owners = {name: names[0] for names in drawing.frames for name in names}
    above: dict[str, set[str]] = {}
    for line in drawing.lines:
        above.setdefault(line.end, set()).add(owners.get(line.start, line.start))
    tops: dict[str, set[float]] = {}
    for end, starts in above.items():
        if len(starts) == 1:  # a relation of two cards may be further down than one of them
            tops.setdefault(*starts, set()).add(drawing.boxes[firsts.get(end, end)].top)
    for name, found in tops.items():
        assert max(found) - min(found) <= 1, name


def assert_parts_start_at_the_left_margin_or_a_column(map: ArgumentMap, drawing: Drawing) -> None:
    graph = graph_of(map, "tb")
    firsts, pitch = connected_parts(graph), graph.card_width + BETWEEN
    lefts: dict[str, float] = {}
    listed = {name for names in drawing.lists for name in names}
    for name, box in drawing.boxes.items():
        left = box.left - INDENT if name in listed else box.left
        lefts[firsts[name]] = min(left, lefts.get(firsts[name], left))
    for part, left in lefts.items():
        assert left >= -NEAR and (left + NEAR) % pitch <= 2 * NEAR, part
    assert not lefts or min(lefts.values()) <= NEAR


@pytest.mark.slow
@pytest.mark.parametrize(("direction", "columns"), [("lr", 1), ("lr", 3), ("lr", 0), ("tb", 1)])
@pytest.mark.parametrize("sample", samples.SMALL)
def test_small_maps_are_well_placed(
    sample: Callable[[], ArgumentMap], direction: str, columns: int
) -> None:
    assert_well_placed(sample(), direction, columns)


@pytest.mark.slow
@every_map
@pytest.mark.parametrize(("direction", "columns"), [("lr", 1), ("lr", 3), ("lr", 0), ("tb", 1)])
def test_the_projects_maps_are_well_placed(path: Path, direction: str, columns: int) -> None:
    assert_well_placed(load(path), direction, columns)


@pytest.mark.slow
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(most=24), any_layout)
def test_any_map_is_well_placed(map: ArgumentMap, layout: tuple[str, int]) -> None:
    assert_well_placed(map, *layout)


def test_a_rule_ends_where_the_picture_does_or_before_what_is_beside_it() -> None:
    broad = "  claim:  C.\n" * 3
    text = f"thesis t: T.\n{broad}section: One\nthesis u: U.\nsection: Two\nthesis v: V.\n"
    drawing = drawn(loads(text + f"section: Three\nthesis w: W.\n{broad}"))
    heads, edge = drawing.headings(), drawing.boxes["legend"].right
    rules = sorted(heads.values(), key=lambda box: (box.top, box.left))
    for rule, after in zip(rules, [*rules[1:], None], strict=True):
        if after is not None and after.top == rule.top:
            assert after.left - BETWEEN - 1 <= rule.right < after.left
        else:
            assert abs(rule.right - edge) <= 1


def cover(drawing: Drawing) -> float:
    """The share of a picture that is covered with cards."""
    wide, high = drawing.size
    areas = ((box.right - box.left) * (box.bottom - box.top) for box in drawing.cards().values())
    return sum(areas) / (wide * high)


@pytest.mark.slow
@every_map
def test_the_projects_maps_leave_little_empty(path: Path) -> None:
    map = load(path)
    drawing = drawn(map)
    # What uses other maps is drawn as a sheet; as a map it is made of short parts in any order.
    assert cover(drawing) >= (0.41 if map.uses else 0.45)
    assert drawing.size[0] <= 1441 - MARGIN


def outline(*widths: int, depth: int = 0) -> ArgumentMap:
    """A map with theses that have so many branches each, and one with a chain of some depth."""
    at = MapBuilder("Many")
    at.section("All of it")
    for number, width in enumerate(widths):
        at.thesis(f"Thesis {number}.", id=f"t{number}")
        for branch in range(width):
            at.claim(f"Reason {branch}.", id=f"t{number}-{branch}", under=f"t{number}")
    for level in range(depth):
        at.claim(f"Link {level}.", id=f"c{level}", under=f"c{level - 1}" if level else None)
    return at.build()


@pytest.mark.slow
@pytest.mark.parametrize(
    "sized",
    [
        lambda times: outline(*[4] * 250 * times),  # 5,000 statements in one section, at most
        lambda times: outline(*[0] * 500 * times),
        lambda times: outline(500 * times),
        lambda times: outline(*[0] * 250 * times, depth=100),
        lambda times: outline(500 * times, depth=100),
    ],
    ids=["statements", "roots", "branches", "roots and a chain", "branches and a chain"],
)
def test_placing_four_times_as_many_takes_hardly_more_than_four_times_as_long(
    sized: Callable[[int], ArgumentMap],
) -> None:
    def took(map: ArgumentMap) -> float:
        graph = graph_of(map)
        found = places(begin(graph, find_engine()))
        times = []
        for _ in range(2):
            start = process_time()
            completed(graph, found)
            times.append(process_time() - start)
        return min(times)

    assert took(sized(4)) < 9 * took(sized(1)) + 0.1


def test_a_root_has_its_branches_below_it_and_what_is_below_them_at_the_right() -> None:
    boxes = drawn(
        loads("thesis t: T.\n  claim a: A.\n    evidence e: E.\n  objection o: O.\n")
    ).boxes
    root, first, deep, last = (boxes[f"s-{name}"] for name in "taeo")
    assert root.bottom < first.top == last.top  # in two columns, one for each sort
    assert root.left < first.left < first.right < deep.left < last.left


def test_each_sort_of_branch_starts_a_new_column() -> None:
    text = "thesis t: T.\n" + "  claim: C.\n" * 12 + "  objection: O.\n" * 12
    drawing = drawn(loads(text))
    columns: dict[float, set[str]] = {}
    for line in drawing.lines:
        columns.setdefault(drawing.boxes[line.end].left, set()).add(line.sort)
    assert len(columns) > 1
    assert all(len(sorts) == 1 for sorts in columns.values())


def test_a_thesis_above_several_branches_is_as_wide_as_two_cards() -> None:
    def width(text: str) -> float:
        box = drawn(loads(text)).boxes["s-t"]
        return box.right - box.left

    one, three = "thesis t: T.\n  claim: C.\n", "thesis t: T.\n" + "  claim: C.\n" * 3
    assert width(three) == 2 * width(one) + BETWEEN


def test_a_relation_is_between_the_two_theses_that_it_joins() -> None:
    text = (
        "thesis a: A.\n  claim x: X.\n    evidence e: E.\nthesis b: B.\n  objection y: Y.\n\n"
        "a in-tension-with b\n"
    )
    boxes = drawn(loads(text)).boxes
    first, relation, second = boxes["s-a"], boxes["rel-s-a--s-b"], boxes["s-b"]
    assert first.right < relation.left < relation.right < second.left
    assert max(first.top, relation.top, second.top) < min(first.bottom, second.bottom)
    assert boxes["s-x"].top > first.bottom and boxes["s-x"].left < first.right
    assert boxes["s-y"].top > second.bottom and boxes["s-y"].left < second.right


def test_theses_joined_by_a_relation_are_never_wider_than_other_pictures() -> None:
    theses = (f"thesis t{number}: T.\n  claim: C.\n" for number in range(9))
    relations = (f"t{number} contradicts t{number + 1}\n" for number in range(8))
    drawing = drawn(loads("".join((*theses, "\n", *relations))))
    assert drawing.size[0] < 1180


@pytest.mark.parametrize("many", [4, 9])
def test_many_cards_below_a_branch_are_in_several_columns_at_its_right(many: int) -> None:
    text = "thesis t: T.\n  claim c: C.\n" + "".join(
        f"    evidence e{number}: E.\n" for number in range(many)
    )
    boxes = drawn(loads(text)).boxes
    evidence = [boxes[f"s-e{number}"] for number in range(many)]
    assert all(box.left > boxes["s-c"].right for box in evidence)
    assert len({box.left for box in evidence}) > 1


def test_a_picture_is_one_card_wider_than_usual_if_that_leaves_less_empty() -> None:
    theses = "".join(f"thesis t{number}: T.\n  claim: C.\n" for number in range(USUAL_STRIPS + 1))
    boxes = drawn(loads(theses)).boxes
    assert len({boxes[f"s-t{number}"].top for number in range(USUAL_STRIPS + 1)}) == 1
    more = theses + "thesis last: T.\n"
    assert drawn(loads(more)).size[0] <= drawn(loads(theses)).size[0] < 1441 - MARGIN


@pytest.mark.parametrize(("high", "strip"), [(40.0, 1), (300.0, 0)])
def test_the_last_part_is_at_the_left_if_much_would_be_blank_there(high: float, strip: int) -> None:
    first = Part(Shape({0: (0.0, 100.0), 1: (0.0, 50.0)}))
    last = Part(Shape({0: (0.0, high)}))
    assert in_rows([[first], [last]], 2, 100.0).inside[-1][1] == strip


@pytest.mark.parametrize(("high", "divided"), [(40.0, [(100.0, 64.0)]), (300.0, [])])
def test_what_begins_under_a_part_in_another_column_has_a_divider(
    high: float, divided: list[tuple[float, float]]
) -> None:
    first = Part(Shape({0: (0.0, 100.0), 1: (0.0, 50.0)}))
    last = Part(Shape({0: (0.0, high)}), right=72.0)
    dividers = in_rows([[first], [last]], 2, 100.0).dividers
    assert [(area.left, area.top) for area in dividers] == divided


def test_a_divider_ends_before_a_card_beside_it() -> None:
    first = Part(Shape({0: (0.0, 100.0), 1: (0.0, 50.0), 2: (0.0, 70.0)}))
    last = Part(Shape({0: (0.0, 40.0), 1: (20.0, 40.0)}), right=172.0)
    (divider,) = in_rows([[first], [last]], 3, 100.0).dividers
    assert (divider.left, divider.wide) == (100.0, 72.0)


@pytest.mark.slow
@every_map
def test_theses_are_read_in_the_order_of_their_numbers(path: Path) -> None:
    """None is left of the one before it, unless it is lower."""
    map = load(path)
    boxes = drawn(map).boxes
    scene = build_scene(map)
    roots = [root for band in scene.bands for root in band.roots]
    theses = [root for root in roots if getattr(scene.boxes[root].content, "kind", "") == "thesis"]
    for before, after in pairwise(theses):
        one, other = boxes[before], boxes[after]
        assert other.left >= one.left or other.top >= one.bottom, (before, after)


@pytest.mark.parametrize(
    "text", ["", "section: A\n", "section: A\n\nsubsection: B\n\nsection: C\n"]
)
@pytest.mark.parametrize(("direction", "columns"), [("lr", 1), ("lr", 3), ("lr", 0), ("tb", 1)])
def test_maps_without_a_statement_are_drawn(text: str, direction: str, columns: int) -> None:
    drawing = drawn(loads(text), direction, columns)
    assert_nothing_overlaps(drawing)
    assert_everything_is_inside(drawing)
    assert len(drawing.headings()) == text.count("section")


def test_a_heading_is_not_above_the_cards_of_an_earlier_section() -> None:
    chain = "thesis t: T.\n  claim a: A.\n    claim b: B.\n      claim c: C.\n        claim d: D.\n"
    map = loads(f"{chain}\nsection: Second\n\nsection: Third\n\nclaim x: X.\n")
    assert_sections_are_together(map, drawn(map))


def test_the_legend_of_a_list_is_no_wider_than_other_legends() -> None:
    drawing = drawn(samples.wide(40), "tb")
    assert drawing.size[0] < 4 * 280


shapes = st.dictionaries(
    st.integers(0, 3), st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1
).map(lambda found: Shape({at: (top, top + high) for at, (top, high) in found.items()}))


@pytest.mark.slow
@given(st.lists(st.tuples(shapes, st.integers(0, 3), st.integers(0, 100)), max_size=12))
def test_a_free_place_is_the_first_that_overlaps_nothing(
    wanted: list[tuple[Shape, int, int]],
) -> None:
    strips, gap = Strips(5), 5
    taken: list[tuple[int, float, float]] = []

    def fits(shape: Shape, strip: int, y: float) -> bool:
        return all(
            strip + at != other or y + top >= below + gap or y + foot + gap <= above
            for at, (top, foot) in shape.reaches.items()
            for other, above, below in taken
        )

    for shape, strip, start in wanted:
        y = strips.free(shape, strip, start)
        below = (foot + gap - top for top, _ in shape.reaches.values() for _, _, foot in taken)
        tops = [start, *(one for one in below if one > start)]
        assert y == min(one for one in tops if fits(shape, strip, one))
        strips.place(shape, strip, y)
        taken += [(strip + at, y + top, y + foot) for at, (top, foot) in shape.reaches.items()]
