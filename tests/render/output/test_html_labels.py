"""Cards as labels of nodes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from argmap.model import ArgumentMap
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.html_labels import card_label, stack_label
from argmap.render.output.picture_graph import Node, Stack
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.theme.theme import LIGHT
from tests.render import samples


def card(map: ArgumentMap, name: str) -> Card:
    scene = build_scene(map)
    return Cards(map, LIGHT, NO_MARKS, scene).card(scene.boxes[name])


def parsed(label: str) -> ElementTree.Element:
    assert label.startswith("<<TABLE")
    return ElementTree.fromstring(label[1:-1])


def test_every_card_is_equally_wide() -> None:
    map = samples.library()
    assert len({card(map, name).width for name in build_scene(map).boxes}) == 1


@pytest.mark.parametrize(
    ("name", "border", "style"),
    [
        ("s-open", "2", None),
        ("s-workers", "1", None),
        ("s-walk", "1", "DASHED"),
        ("a-quiet-room", "1", None),
        ("rel-s-six-to-ten--s-saturday-only", "1", "ROUNDED"),
    ],
)
def test_borders_tell_the_kinds_apart(name: str, border: str, style: str | None) -> None:
    table = parsed(card_label(card(samples.library(), name)))
    assert (table.get("BORDER"), table.get("STYLE")) == (border, style)


@pytest.mark.parametrize(("across", "rows"), [(False, [1, 1, 1]), (True, [1, 2])])
def test_a_stack_is_a_table_below_one_another_or_side_by_side(
    across: bool, rows: list[int]
) -> None:
    nodes = [Node(name, "card", card(samples.library(), name)) for name in ("a-eyes", "s-open")]
    nodes.append(Node("s-safer", "card", card(samples.library(), "s-safer"), link="#s-open"))
    table = parsed(stack_label(Stack(tuple(nodes), across)))
    assert [len(row.findall("TD")) for row in table.iterfind("TR")] == rows
    cells = [cell for row in table.iterfind("TR") for cell in row.iterfind("TD")]
    assert [cell.get("PORT") for cell in cells] == ["p0", "p1", "p2"]
    assert cells[0].get("COLSPAN") == ("2" if across else None)
    assert cells[2].get("HREF") == "#s-open"


def test_a_link_is_a_cell_that_leads_somewhere() -> None:
    label = card_label(card(samples.scripts(), "s-emoji"))
    (cell,) = parsed(label).iterfind(".//TD[@HREF]")
    assert cell.get("HREF") == cell.get("TITLE") == "https://example.org/emoji"
