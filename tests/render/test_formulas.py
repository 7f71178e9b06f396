"""Formulas and code in pictures are readable text, without dollars and backticks."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from argmap.comparison import compare
from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.render import render, render_sheet
from argmap.render.output.png import PngType
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.measures import Face

MAP = r"""map: On $\alpha_1$ and `c1`
author: A. Reader
source: s
note: See $\alpha_2$ and `c2`.

thesis t: One says $\alpha_3$ and `c3`.
  title: The title $\alpha_4$ and `c4`
  qualifier: if $\alpha_5$ and `c5`
  note: A note $\alpha_6$ and `c6`.
  argument a: Step $\alpha_7$ and `c7`.
    title: Step title $\alpha_8$ and `c8`
    claim p: Premise $\alpha_9$ and `c9`.
  objection o: Attack $\beta_1$ and `d1`.
    conceded: in part, as $\beta_2$ and `d2`
    rebuttal @p: Reason $\beta_3$ and `d3`.

section: Section $\beta_4$ and `d4`

subsection: Subsection $\beta_9$ and `d9`

@t
  claim q: More $\beta_5$ and `d5`.
  claim r: Last $\beta_6$ and `d6`.

q in-tension-with r: Reason $\beta_7$ and `d7`.
t rephrases q: Reason $\beta_8$ and `d8`.
"""

GREEK = {"α": range(1, 10), "β": range(1, 10)}


def drawn(svg: bytes) -> str:
    """All words of a picture: its text, its tooltips and its labels."""
    text = svg.decode().partition("</style>")[2] or svg.decode()
    labels = re.findall(r'aria-label="([^"]*)"', text)
    return unescape(" ".join([*labels, re.sub(r"<[^>]+>", " ", text)]))


def subscript(number: int) -> str:
    return chr(ord("₀") + number)


@pytest.mark.slow
def test_formulas_and_code_are_plain_text_in_every_part_of_a_picture() -> None:
    said = drawn(render(loads(MAP)))
    assert not re.search(r"[$`\\]", said)
    wanted = {f"{letter}{subscript(n)}" for letter, numbers in GREEK.items() for n in numbers}
    assert {one for one in wanted if one not in said} == {"α₂"}  # a note on the map is not drawn
    assert "Section β₄ and d4" in said
    assert "Subsection β₉ and d9" in said
    assert re.search(r"<title[^>]*>On α₁ and c1</title>", render(loads(MAP)).decode())


def test_dot_has_them_as_well() -> None:
    said = render(loads(MAP), "dot").decode()
    assert "α₃" in said
    assert not re.search(r"\$\\?(?:alpha|beta)|`", said)


def comparison_map(other: str) -> ArgumentMap:
    return loads(
        f"map: Compared $\\gamma_1$ and `e1`\nuse {other}.argmap as one\nuse two.argmap as two\n\n"
        "question w: Which $\\gamma_2$ and `e2`?\n"
        "  answer @one.t: Reply $\\gamma_3$ and `e3`.\n"
        "  answer @two.t\n"
        "  answer own: Own $\\gamma_4$ and `e4`.\n\n"
        "one.t contradicts two.t: Reason $\\gamma_5$ and `e5`.\n"
        "one.p in-tension-with two.o: Reason $\\gamma_6$ and `e6`.\n"
        "one.o agrees-with one.p: Reason $\\gamma_7$ and `e7`.\n"
    )


@pytest.mark.slow
def test_on_the_sheet_of_a_comparison_too() -> None:
    found = compare({"one": loads(MAP), "two": loads(MAP)}, comparison_map("one"))
    said = drawn(render_sheet(found))
    assert not re.search(r"[$`\\]", said)
    assert {n for n in range(1, 7) if f"γ{subscript(n)}" not in said} == set()
    assert "On α₁ and c1" in said


def test_prices_and_escaped_dollars_are_text() -> None:
    said = drawn(render(loads("thesis t: From $5 to $10, or \\$x\\$, or $20,000.\n")))
    assert "From $5 to $10, or $x$, or $20,000." in said


def test_what_cannot_be_written_on_a_line_is_latex() -> None:
    said = drawn(render(loads(r"thesis t: It is $\binom{n}{k}$." + "\n")))
    assert r"It is \binom{n}{k}." in said


def test_in_a_png_a_symbol_that_arimo_lacks_does_not_change_the_font_of_its_line() -> None:
    type = PngType()
    face = Face(10)
    (said,) = [type.set_run(Run("If ∀x (p → q) it is 漢字", face, "#000"), 5.0, 9.0)]
    pieces = re.findall(r'<text x="([^"]+)"[^>]*>([^<]*)</text>', said)
    assert [text for _, text in pieces] == ["If", "∀", "x (p → q) it is 漢字"]
    starts = [float(x) for x, _ in pieces]
    assert starts == sorted(starts)
    assert type.set_run(Run("漢字 is 1", face, "#000"), 5.0, 9.0).count("<text") == 1


@pytest.mark.slow
def test_pngs_and_pdfs_are_drawn(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    assert render(loads(MAP), "png").startswith(b"\x89PNG")
    assert render(loads(MAP), "pdf").startswith(b"%PDF")
