"""Lines on a sheet: what they pass, where they end, and on what they hang."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.comparison import Comparison, compare
from argmap.language import loads
from argmap.model import ArgumentMap, Kind
from argmap.render import View, render_sheet
from argmap.render.comparison_sheet.graph import sheet_graph
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.diagram.view import WHOLE
from argmap.render.output.picture_graph import Curve, Graph, Node, Point
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.theme import LIGHT
from argmap.workspace import compare_file

SVG = "{http://www.w3.org/2000/svg}"
POINT = r"(-?[\d.]+),(-?[\d.]+)"
MAPS = Path(__file__).parents[3] / "maps"
COMPARISONS = ("durability-or-breakdown", "what-was-the-purge-for", "whose-guilt")
COLUMNS = {
    "a": "thesis t: It closed.\n  claim c: It froze.\n",
    "b": "thesis t: It was sold.\n  claim c: It paid.\n  claim d: It ran.\n",
    "c": "thesis t: It stayed open.\n  claim c: It was warm.\n",
    "d": "thesis t: It burnt.\n  objection o: It was of stone.\n  claim c: It smoked.\n",
}
RELATIONS = (
    "a.t contradicts b.t", "b.t contradicts c.t", "a.c in-tension-with c.c", "b.c agrees-with c.c",
    "a.t agrees-with c.t", "a.t contradicts d.t", "b.d agrees-with c.t", "a.c in-tension-with b.d",
    "a.c agrees-with d.c", "b.t agrees-with d.o",
)  # fmt: skip


def of(relations: Sequence[str], columns: str = "abcd") -> Comparison:
    maps = {name: loads(f"author: {name.upper()}\n{COLUMNS[name]}") for name in columns}
    used = "".join(f"use {name}.argmap as {name}\n" for name in columns)
    return compare(maps, loads(f"map: All\n{used}\n" + "\n".join(relations) + "\n"))


def sheet(comparison: Comparison, view: View = WHOLE) -> Graph:
    return sheet_graph(comparison, plan_sheet(comparison, view), LIGHT)


def along(curve: Curve) -> Iterator[Point]:
    """Points of a line: cubic curves one after another."""
    points = curve.points
    for at in range(0, len(points) - 1, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(41):
            t = step / 40
            s = 1 - t
            weights = s**3, 3 * s * s * t, 3 * s * t * t, t**3
            yield (
                sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
            )


def covers(node: Node, point: Point) -> bool:
    assert node.place is not None
    (x, y), (wide, high) = node.place, node.size
    return x + 1 < point[0] < x + wide - 1 and y + 1 < point[1] < y + high - 1


def is_near(node: Node, curve: Curve) -> bool:
    """Whether a line may pass a card at all."""
    assert node.place is not None
    (x, y), (wide, high) = node.place, node.size
    across, down = zip(*curve.points, strict=True)
    return (
        min(across) < x + wide and x < max(across) + 1
        and min(down) < y + high and y < max(down) + 1
    )  # fmt: skip


def assert_clear(graph: Graph) -> None:
    """Hold that no line of a relation lies under a card."""
    relations = {node.name for node in graph.nodes() if node.sort.startswith("relation")}
    assert relations
    for edge in graph.edges():
        if edge.end in relations and edge.curve is not None:
            near = [node for node in graph.nodes() if is_near(node, edge.curve)]
            for point in along(edge.curve):
                hidden = [node.name for node in near if covers(node, point)]
                assert not hidden, f"{edge.id} passes under {hidden}"


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_no_line_passes_under_a_card_of_the_projects_sheets(name: str) -> None:
    assert_clear(sheet(compare_file(MAPS / f"{name}.argmap")))


@pytest.mark.slow
@pytest.mark.parametrize("most", range(1, len(RELATIONS) + 1))
def test_no_line_passes_under_a_card_however_many_there_are(most: int) -> None:
    assert_clear(sheet(of(RELATIONS[:most])))


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_no_two_lines_end_at_one_point(name: str) -> None:
    graph = sheet(compare_file(MAPS / f"{name}.argmap"))
    relations = {node.name for node in graph.nodes() if node.sort.startswith("relation")}
    ends = Counter(
        edge.curve.tip or edge.curve.points[0]
        for edge in graph.edges()
        if edge.curve is not None and edge.end in relations
    )
    assert max(ends.values()) == 1


def test_an_attack_hangs_on_what_it_attacks() -> None:
    graph = sheet(of(("a.t contradicts d.t", "b.t agrees-with d.o")), View(depth=1, focus="d.t"))
    (line,) = (edge for edge in graph.edges() if edge.sort == "attack")
    assert (line.start, line.end) == ("s-d--t__2", "s-d--o")


def test_what_an_attack_is_against_is_said_where_that_is_not_drawn() -> None:
    svg = render_sheet(of(("b.t agrees-with d.o",))).decode()
    assert "against: It burnt." in svg
    assert "against:" not in render_sheet(of(("a.t contradicts d.t",))).decode()


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_lines_between_columns_are_straight_and_lead_to_their_two_statements(name: str) -> None:
    comparison = compare_file(MAPS / f"{name}.argmap")
    graph = sheet(comparison)
    relations = [node.name for node in graph.nodes() if node.sort.startswith("relation")]
    lines = [edge for edge in graph.edges() if edge.end in relations]
    assert Counter(edge.end for edge in lines) == dict.fromkeys(relations, 2)
    for edge in lines:
        assert edge.curve is not None
        across, down = zip(*edge.curve.points, strict=True)
        assert len(set(across)) == 1 or len(set(down)) == 1, edge.id
        # As long as a gutter or the space between two cards, so no line crosses a column.
        assert max(across) - min(across) < 20 and max(down) - min(down) < 20, edge.id


def test_only_contradictions_between_the_essays_are_red() -> None:
    drawn = (
        "a.t contradicts b.t",
        "a.c in-tension-with b.c",
        "b.t agrees-with d.o",
        "d.c rebuts b.c",
    )
    graph = sheet(of(drawn), View(depth=3))
    red = {LIGHT.attack, LIGHT.missing, LIGHT.kinds[Kind.OBJECTION].ground}
    assert {edge.sort for edge in graph.edges() if edge.stroke.colour in red} == {"contradicts"}
    coloured = [
        node
        for node in graph.nodes()
        if isinstance(node.panel, Card) and red & {*node.panel.accent}
    ]
    assert [node.sort for node in coloured] == ["relation contradicts"]


def test_support_and_attack_leave_a_card_side_by_side() -> None:
    related = ("a.t contradicts d.t", "b.t agrees-with d.o", "a.c agrees-with d.c")
    graph = sheet(of(related), View(depth=1, focus="d.t"))
    starts = {
        edge.curve.points[0][0]
        for edge in graph.edges()
        if edge.start == "s-d--t__2" and edge.sort in ("attack", "support") and edge.curve
    }
    assert len(starts) == 2
    assert max(starts) - min(starts) >= 6


@pytest.mark.slow
def test_the_key_tells_of_grounds_and_words_as_well() -> None:
    svg = render_sheet(compare_file(MAPS / "whose-guilt.argmap")).decode()
    for meaning in ("contradict each other", "reported, not held by the author",
                    "found in its source", "shown elsewhere"):  # fmt: skip
        assert meaning in svg


def test_a_key_tells_only_of_what_there_is() -> None:
    svg = render_sheet(of(("a.t contradicts b.t",), "ab")).decode()
    assert "contradict each other" in svg
    for meaning in ("reported,", "found in its source", "supports", "assumed"):
        assert meaning not in svg


def test_authors_are_named_in_the_order_of_their_columns_which_is_that_of_time() -> None:
    by = loads("use z.argmap as z\nuse b.argmap as b\n\nb.t contradicts z.t\n")
    maps = {
        "z": loads(f"author: Zoe\ndate: 1957\n{COLUMNS['a']}"),
        "b": loads(f"author: Bo\ndate: 1960\n{COLUMNS['b']}"),
    }
    assert ">Zoe · Bo<" in render_sheet(compare(maps, by)).decode()


def test_a_sheet_without_relations_has_no_lines() -> None:
    maps: dict[str, ArgumentMap] = {"a": loads(COLUMNS["a"])}
    assert not [*sheet(compare(maps)).edges()]


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
def test_lines_are_drawn_where_the_cards_are(name: str) -> None:
    """In the SVG, a line to a relation begins at the side of a card and ends at that of another."""
    root = ElementTree.fromstring(render_sheet(compare_file(MAPS / f"{name}.argmap")))
    sides: list[tuple[float, float, float, float]] = []
    ends: dict[str, list[tuple[float, float]]] = {}
    for group in root.iter(f"{SVG}g"):
        shapes = [shape.get("points") or shape.get("d") or "" for shape in group]
        found = [(float(x), float(y)) for shape in shapes for x, y in re.findall(POINT, shape)]
        if group.get("id", "").startswith("e-band-"):
            continue  # in the band, lines lead to a row of words
        if group.get("id", "").startswith("e-"):
            path = next(shape.get("d", "") for shape in group if shape.tag == f"{SVG}path")
            ends[group.attrib["id"]] = [(float(x), float(y)) for x, y in re.findall(POINT, path)]
        elif found:
            xs, ys = [x for x, _ in found], [y for _, y in found]
            sides.append((min(xs), max(xs), min(ys), max(ys)))
    assert ends
    for id, points in ends.items():
        (x, y) = points[-1]
        near = (
            (min(abs(x - left), abs(x - right)) < 4 and top - 1 <= y <= bottom + 1)
            or (min(abs(y - top), abs(y - bottom)) < 4 and left - 1 <= x <= right + 1)
            for left, right, top, bottom in sides
        )  # fmt: skip
        assert any(near), (id, points)
