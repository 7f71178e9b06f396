"""Cards as labels of nodes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from argmap.model import ArgumentMap
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.html_labels import card_label
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.theme.theme import LIGHT
from tests.render import samples


def card(map: ArgumentMap, name: str) -> Card:
    made = Cards(map, LIGHT, NO_MARKS).card(build_scene(map).boxes[name])
    assert made is not None
    return made


def parsed(label: str) -> ElementTree.Element:
    assert label.startswith("<<TABLE")
    return ElementTree.fromstring(label[1:-1])


def test_every_card_of_statements_is_equally_wide() -> None:
    map = samples.library()
    widths = {card(map, name).width for name in build_scene(map).boxes if name.startswith("s-")}
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("name", "border", "style"),
    [
        ("s-open", "2", None),
        ("s-workers", "1", None),
        ("s-walk", "1", "DASHED"),
        ("a-quiet-room", "1", "ROUNDED"),
    ],
)
def test_borders_tell_the_kinds_apart(name: str, border: str, style: str | None) -> None:
    table = parsed(card_label(card(samples.library(), name), (), vertical=False))
    assert (table.get("BORDER"), table.get("STYLE")) == (border, style)


def test_lines_end_along_the_far_side() -> None:
    made = card(samples.library(), "s-open")
    beside = parsed(card_label(made, ("p0", "p1"), vertical=False))
    assert [cell.get("PORT") for cell in beside.iterfind(".//TD/TABLE/TR/TD")] == ["p0", "p1"]
    below = parsed(card_label(made, ("p0", "p1"), vertical=True))
    assert [cell.get("PORT") for cell in below[-1].iterfind("TD/TABLE/TR/TD")] == ["p0", "p1"]


def test_a_link_is_a_cell_that_leads_somewhere() -> None:
    label = card_label(card(samples.scripts(), "s-emoji"), (), vertical=False)
    (cell,) = parsed(label).iterfind(".//TD[@HREF]")
    assert cell.get("HREF") == cell.get("TITLE") == "https://example.org/emoji"
