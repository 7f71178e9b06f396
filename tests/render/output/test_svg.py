"""The SVG of a graph that is laid out."""

from __future__ import annotations

import re

from argmap.render.output.graphviz_layout import Places
from argmap.render.output.picture_graph import Edge, Graph, Node
from argmap.render.output.svg import to_svg
from argmap.render.output.svg_text import Pen
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.line_styles import Stroke
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import DARK, LIGHT, Accent, Theme

GROUND = '<polygon fill="white" stroke="none" points="-4,4"/>'
PLACES = Places(
    ("260", "66"),
    "0.00 0.00 260.00 66.00",
    (1, 1),
    4,
    GROUND,
    {0: (0, -60)},
    {0: ((10, 20), (40, 20), (40, 60), (80, 60))},
)


def text(words: str, *, bold: bool = False) -> Caption:
    return Caption((Run(words, Face(11, bold=bold), "#000000"),), 200)


def svg_of(
    *items: Node | Edge,
    title: str = "A map",
    said: str = "It is one.",
    theme: Theme = LIGHT,
    id_prefix: str | None = "",
) -> str:
    names = tuple(item.name if isinstance(item, Node) else item.id for item in items)
    graph = Graph(items=items, attributes={}, reading=names)
    return to_svg(graph, PLACES, title, said, theme, Pen(id_prefix)).file


def body(*items: Node | Edge) -> list[str]:
    """The lines between the background and the end."""
    lines = svg_of(*items).splitlines()
    return lines[lines.index(GROUND) + 1 : -2]


def test_the_whole_has_a_title_a_description_and_a_role() -> None:
    lines = svg_of(title="A & B", said="<1>").splitlines()
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert 'width="260pt" height="66pt" viewBox="0.00 0.00 260.00 66.00"' in lines[1]
    assert 'role="graphics-document document"' in lines[1]
    assert 'aria-labelledby="map-title map-description"' in lines[1]
    assert lines[2] == '<title id="map-title">A &amp; B</title>'
    assert lines[3] == '<desc id="map-description">&lt;1&gt;</desc>'


def test_fonts_are_named_once_with_a_generic_one_last() -> None:
    svg = svg_of(Node("title", "title", text("a")))
    assert svg.count("font-family") == 1
    assert "sans-serif" in svg


def test_a_part_has_a_role_a_label_and_a_tooltip() -> None:
    lines = body(Node("s-a", "card claim", text("x"), "claim a: One & two.\nheld by B."))
    assert lines[:2] == [
        '<g id="s-a" class="card claim" role="graphics-symbol" '
        'aria-label="claim a: One &amp; two."><title>claim a: One &amp; two.',
        "held by B.</title>",
    ]
    assert lines[-1] == "</g>"


def test_a_part_without_a_tooltip_is_plain() -> None:
    assert body(Node("title", "title", text("x")))[0] == '<g id="title" class="title">'


def test_a_reference_is_a_link_around_all_that_it_shows() -> None:
    lines = body(Node("s-a", "stub", text("x"), link="#s-b"))
    assert lines[1] == '<a xlink:href="#s-b">'
    assert lines[-2:] == ["</a>", "</g>"]


def a_line(stroke: Stroke) -> list[str]:
    """The elements of a line."""
    lines = body(Edge("e-s-a--a-b", "s-a", "a-b", "support", stroke, "b supports a"))
    assert lines[0] == (
        '<g id="e-s-a--a-b" class="support" role="graphics-symbol" '
        'aria-label="b supports a"><title>b supports a</title>'
    )
    assert lines[-1] == "</g>"
    return lines[1:-1]


def test_a_line_has_round_corners_and_an_arrowhead_at_its_start() -> None:
    assert a_line(Stroke("#000000", end="normal")) == [
        '<path fill="none" stroke="#000000" stroke-width="1.2" '
        'd="M17,20L35,20Q40,20 40,25L40,55Q40,60 45,60L80,60"/>',
        '<polygon fill="#000000" stroke="#000000" points="10,20 17,22.45 17,17.55"/>',
    ]


def test_lines_differ_in_dashes_and_ends() -> None:
    path, bar = a_line(Stroke("#000000", dash="dashed", end="tee"))
    assert ' stroke-dasharray="5,2"' in path and bar.startswith("<polygon")
    path, circle = a_line(Stroke("#000000", dash="dotted", end="odot"))
    assert ' stroke-dasharray="1,5"' in path and circle.startswith('<ellipse fill="none"')
    assert len(a_line(Stroke("#000000", end="none"))) == 1


def test_a_double_line_keeps_its_distance_around_corners() -> None:
    one, other = a_line(Stroke("#000000:#000000", end="none"))
    first, second = (
        [tuple(map(float, point)) for point in re.findall(r"([\d.]+),([\d.]+)", path)]
        for path in (one.partition(' d="')[2], other.partition(' d="')[2])
    )
    for (x, y), (right, down) in zip(first[1:-1], second[1:-1], strict=True):
        assert {abs(right - x), abs(down - y)} == {3.0}


def test_a_dot_is_a_circle() -> None:
    assert body(Node("a-b", "step", None)) == [
        '<g id="a-b" class="step">',
        '<ellipse fill="" stroke="" cx="3.6" cy="-56.4" rx="3.6" ry="3.6"/>',
        "</g>",
    ]


def test_a_line_of_type_has_its_length() -> None:
    assert body(Node("title", "title", text("THESIS ", bold=True)))[1] == (
        '<text x="0" y="-49.7" font-weight="bold" font-size="11" fill="#000000" '
        'textLength="39.7" lengthAdjust="spacingAndGlyphs">THESIS</text>'
    )


def test_a_line_of_unknown_length_is_left_to_the_viewer() -> None:
    assert "textLength" not in body(Node("title", "title", text("a 🎉")))[1]


def test_a_line_from_right_to_left_begins_at_the_right() -> None:
    said = body(Node("title", "title", text("السلطة.")))[1]
    assert ' direction="rtl">السلطة.' in said
    assert "rtl" not in body(Node("title", "title", text("by ابن")))[1]


def test_so_does_one_whose_length_is_known() -> None:
    (_, said, _) = body(Node("title", "title", text("וזה טוב.")))
    assert ' direction="rtl" textLength="' in said


def test_words_are_no_markup() -> None:
    said = body(Node("title", "title", text("&#45; <g>")))[1]
    assert said.endswith(">&amp;#45; &lt;g&gt;</text>")


def card(**looks: bool) -> list[str]:
    accent = Accent("#111111", "#222222", "#333333", "#444444")
    run = Run("CLAIM", Face(7, bold=True), "#222222")
    return body(Node("s-a", "card", Card((run,), (), (), accent, **looks)))


def test_a_card_is_a_ground_within_a_border_a_bar_and_its_lines() -> None:
    frame, bar, line = card()[1:-1]
    assert frame.startswith('<polygon fill="#333333" stroke="#444444" points="0,')
    assert bar.startswith('<polygon fill="#111111" points="1,')
    assert ">CLAIM</text>" in line


def test_borders_tell_cards_apart() -> None:
    assert ' stroke-width="2"' in card(heavy=True)[1]
    assert ' stroke-dasharray="5,2"' in card(dashed=True)[1]
    assert card(rounded=True)[1].startswith("<path ")
    assert "#111111" not in "".join(card(rounded=True))  # no bar


def test_the_theme_colours_what_is_linked_to() -> None:
    assert DARK.link in svg_of(theme=DARK)
