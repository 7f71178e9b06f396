"""Texts as blocks of lines."""

from __future__ import annotations

from argmap.render.text_layout.text_blocks import Run, clipped, text_block
from argmap.render.theme.measures import Face

PLAIN = Face(10)


def test_a_text_is_set_in_lines_of_one_run() -> None:
    block = text_block("one two three", PLAIN, "#000000", 45)
    assert block.lines == ((Run("one two", PLAIN, "#000000"),), (Run("three", PLAIN, "#000000"),))


def test_a_text_of_too_many_lines_ends_in_an_ellipsis() -> None:
    block = text_block("one two three four five six seven", PLAIN, "#000000", 50, most=2)
    assert [line[0].text for line in block.lines] == ["one two", "three …"]


def test_a_word_is_cut_where_not_even_it_goes_in() -> None:
    assert clipped("Incomprehensible", PLAIN, "#000000", 45).text == "Incom …"


def test_a_text_that_fits_is_left_alone() -> None:
    assert clipped("one two", PLAIN, "#000000", 45).text == "one two"
