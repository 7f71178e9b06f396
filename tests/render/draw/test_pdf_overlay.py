"""What is laid over an SVG in a PDF."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from argmap.render.draw.pdf_overlay import lay_over

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<g transform="scale(2 2) rotate(0) translate(10 100)">'
)


def over(inner: str) -> str:
    return lay_over(f"{HEAD}{inner}</g></svg>".encode())[1]


def test_a_link_lies_where_its_words_are() -> None:
    found = over(
        '<a xlink:href="https://example.org/?a&amp;b">'
        '<text x="5" y="-40" font-size="8" textLength="30">there</text></a>'
    )
    assert 'href="https://example.org/?a&amp;b"' in found
    assert "left:30.00pt;top:104.00pt;width:60.00pt;height:20.00pt" in found


def test_a_link_within_leads_to_the_part_that_it_names() -> None:
    found = over(
        '<g id="s-one"><rect x="0" y="-50" width="20" height="10"/></g>'
        '<g id="s-two"><path d="M0,0 L5,5"/></g>'
        '<a xlink:href="#s-one"><polygon points="0,-10 4,-10 4,-6"/></a>'
    )
    assert (
        '<div id="s-one" style="left:20.00pt;top:100.00pt;width:40.00pt;height:20.00pt">' in found
    )
    assert 'href="#s-one"' in found
    assert "s-two" not in found


def test_no_other_link_is_laid_over() -> None:
    found = over('<a xlink:href="javascript:alert(1)"><text x="0" y="0">x</text></a>')
    assert found == ""


def test_lines_from_right_to_left_are_taken_out_and_their_signs_are_no_markup() -> None:
    line = '<text x="0" y="0" font-size="10" fill="&quot;&gt;&lt;b">שלום &lt;b&gt;</text>'
    picture, found = lay_over(f"{HEAD}{line}<text>left</text></g></svg>".encode())
    assert "שלום" not in picture.decode() and "left" in picture.decode()
    assert "שלום &lt;b&gt;" in found
    assert "<b" not in found


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
    svg = f'{HEAD}<text x="0" y="0" font-size="10">{said}</text></g></svg>'
    picture, found = lay_over(svg.encode())
    drawn = "".join(ElementTree.fromstring(picture).itertext())
    if stays is None:
        assert said in found and said not in drawn
    else:
        assert found == "" and stays in drawn
