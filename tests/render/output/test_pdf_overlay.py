"""What is laid over an SVG in a PDF."""

from __future__ import annotations

import re

import pytest

from argmap.render.output.graphviz_layout import Places
from argmap.render.output.pdf_overlay import lay_over, linked_parts, set_run_apart
from argmap.render.output.picture_graph import Graph, Node
from argmap.render.output.svg import to_svg
from argmap.render.output.svg_text import Pen
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Block, Run
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import LIGHT, Accent

ACCENT = Accent("#111111", "#222222", "#333333", "#444444")
FAMILY = "Arial, sans-serif"


def run(said: str, colour: str = "#000000") -> Run:
    return Run(said, Face(10), colour)


def card(name: str, said: str, link: str = "", *, leads: str = "") -> Node:
    """A card with a line whose row has a link; ``leads`` is where the whole card does."""
    block = Block(((run(said),),), link)
    return Node(name, "card", Card((), (), (block,), ACCENT), link=leads)


def drawn(*nodes: Node) -> tuple[str, str]:
    """The SVG of some parts below one another, and what is laid over it."""
    corners = {number: (0.0, 100.0 * number) for number in range(len(nodes))}
    places = Places(("300", "300"), "0 0 300 300", (2, 2), 10, "<path/>", corners)
    graph = Graph(nodes, {}, reading=tuple(node.name for node in nodes))
    svg = to_svg(graph, places, "", "", LIGHT, Pen(set=set_run_apart)).svg
    return svg, lay_over(graph, places, FAMILY, linked_parts(graph))


def test_a_link_lies_where_its_words_are() -> None:
    svg, found = drawn(card("s-one", "there", "https://example.org/?a&b"))
    assert 'href="https://example.org/?a&amp;b"' in found
    words = re.search(r'<text x="([\d.]+)" y="([\d.]+)".* textLength="([\d.]+)"', svg)
    box = re.search(r"left:(.*)pt;top:(.*)pt;width:(.*)pt;height:(.*)pt", found)
    assert words is not None and box is not None
    x, y, wide = map(float, words.groups())
    # Twice as large as it is drawn, and moved by 10 points; its type is 10 points high.
    assert [float(one) for one in box.groups()] == pytest.approx(
        [2 * (x + 10), 2 * (y - 10), 2 * wide, 2 * 12.5], abs=0.01
    )


def test_a_link_lies_over_all_of_a_line_whose_letters_join() -> None:
    _, found = drawn(card("s-one", "שלום עולם", "https://example.org/"))
    width = re.search(r"<a .*width:([\d.]+)pt", found)
    assert width is not None and float(width[1]) == pytest.approx(
        2 * run("שלום עולם").width, abs=0.1
    )


@pytest.mark.parametrize("whole", [True, False])
def test_a_link_within_leads_to_the_part_that_it_names(whole: bool) -> None:
    leading = card("r-1", "see one", leads="#s-one") if whole else card("r-1", "see one", "#s-one")
    _, found = drawn(card("s-one", "One."), card("s-two", "Two."), leading)
    size = Card((), (), (Block(((run("One."),),)),), ACCENT)
    assert (
        f'<div id="s-one" style="left:20.00pt;top:0.00pt;'
        f'width:{2 * size.width:.2f}pt;height:{2 * size.height:.2f}pt">' in found
    )
    assert 'href="#s-one"' in found
    assert "s-two" not in found


def test_no_other_link_is_laid_over() -> None:
    _, found = drawn(card("s-one", "x", "javascript:alert(1)"))
    assert found == ""


@pytest.mark.parametrize("on_card", [True, False])
def test_lines_from_right_to_left_are_left_out_and_their_signs_are_no_markup(on_card: bool) -> None:
    said = "שלום <b>"
    node = card("s-one", said) if on_card else Node("title", "title", Caption((run(said),), 200))
    svg, found = drawn(node, card("s-two", "left"))
    assert "שלום" not in svg and ">left<" in svg
    assert "שלום &lt;b&gt;</p>" in found
    assert "<b" not in found


def test_the_looks_of_a_line_are_no_markup() -> None:
    _, found = drawn(Node("title", "title", Caption((run("שלום", '"><b'),), 200)))
    assert "<b" not in found and "color:&quot;&gt;&lt;b" in found


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("plain", "plain"),
        ("Sta\u0308dte", "Städte"),  # one letter, written in two parts
        ("q\u030c", None),
        ("सत्ता", None),
        ("สถาบัน", None),
        ("\u1112\u1161\u11ab", None),  # Korean in parts, whose whole is not in Arimo either
        ("漢字", "漢字"),
        ("∧ ∀", None),
    ],
)
def test_lines_whose_letters_join_are_laid_over_whole(said: str, stays: str | None) -> None:
    svg, found = drawn(card("s-one", said))
    if stays is None:
        assert f">{said}</p>" in found and said not in svg
    else:
        assert found == "" and f">{stays}</text>" in svg
