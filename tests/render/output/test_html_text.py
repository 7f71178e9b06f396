"""HTML-like markup."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given

from argmap.render.output.html_table import cell, table
from argmap.render.output.html_text import line, paragraph
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.measures import Face
from tests.strategies import texts

PLAIN = Face(9)


@pytest.mark.parametrize(
    ("face", "markup"),
    [
        (PLAIN, "x"),
        (Face(9, bold=True), "<B>x</B>"),
        (Face(9, italic=True), "<I>x</I>"),
        (Face(9, bold=True, italic=True), "<B><I>x</I></B>"),
    ],
)
def test_a_run_is_set_in_its_face(face: Face, markup: str) -> None:
    expected = f'<FONT POINT-SIZE="9" COLOR="#000000">{markup}</FONT>'
    assert line((Run("x", face, "#000000"),)) == expected


def test_empty_runs_leave_no_markup() -> None:
    assert line((Run("", PLAIN, "#000000"),)) == ""
    assert paragraph(((Run("", PLAIN, "#000000"),),)) == ""


def test_the_lines_of_a_paragraph_share_their_markup() -> None:
    lines = tuple((Run(text, PLAIN, "#000000"),) for text in ("one", "two"))
    assert paragraph(lines).count("<FONT") == 1
    assert 'one<BR ALIGN="LEFT"/>two' in paragraph(lines)


@pytest.mark.slow
@given(texts)
def test_no_text_becomes_markup(text: str) -> None:
    element = ElementTree.fromstring(line((Run(text, PLAIN, "#000000"),)))
    assert len(element) == 0
    assert (element.text or "").replace("\\\\", "\\") == text


def test_cells_keep_their_size() -> None:
    assert table([cell("x", 10.4, 8, 'BGCOLOR="#ffffff"')]) == (
        '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">\n'
        '<TR><TD FIXEDSIZE="TRUE" WIDTH="10" HEIGHT="8" ALIGN="LEFT" BALIGN="LEFT" '
        'BGCOLOR="#ffffff">x</TD></TR></TABLE>'
    )
