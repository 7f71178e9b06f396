"""Themes in TOML: what they change, and that every slip is told where it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgmapError, Kind
from argmap.render import render
from argmap.render.theme.theme import COLOURS, DARK, LIGHT
from argmap.render.theme.theme_file import read_theme
from tests.render import samples
from tests.render.output.test_svg import svg_of


def problems(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ArgmapError) as caught:
        read_theme(text, "own.toml")
    found = caught.value.diagnostics
    assert {one.code for one in found} == {"bad-theme"}
    return [(one.span.line if one.span else 0, one.message, one.hint) for one in found]


def test_nothing_said_is_the_light_theme() -> None:
    reading = read_theme("", "light")
    assert reading.theme == LIGHT
    assert reading.diagnostics == ()
    assert read_theme('base = "dark"').theme.page == DARK.page


def test_colours_fonts_and_shapes_are_taken() -> None:
    theme = read_theme(
        """
name = "Book"
[fonts]
family = "Libertinus Serif, serif"
text = 13
[shapes]
card-width = 300
line = 2
[colours]
ink = "#000000"
cards.border = "#777777"
[colours.claim]
bar = "#ABCDEF"
border = "#888888"
"""
    ).theme
    assert (theme.name, theme.ink, theme.fonts.text.size) == ("Book", "#000000", 13)
    assert theme.fonts.thesis == LIGHT.fonts.thesis
    assert (theme.shapes.card_width, theme.shapes.line) == (300, 2)
    claim, evidence = theme.kinds[Kind.CLAIM], theme.kinds[Kind.EVIDENCE]
    assert (claim.bar, claim.border, evidence.border) == ("#abcdef", "#888888", "#777777")
    svg = render(samples.tiny(), theme=theme).decode()
    assert 'font-family="Libertinus Serif, serif"' in svg
    assert 'stroke="#888888"' in svg


def test_a_dark_side_makes_it_both() -> None:
    theme = read_theme('[dark]\npage = "#000000"').theme
    assert theme.dark is not None
    assert (theme.page, theme.dark.page, theme.dark.ink) == ("#ffffff", "#000000", DARK.ink)
    assert "prefers-color-scheme" in render(samples.tiny(), theme=theme).decode()


def test_every_problem_is_told_at_its_line() -> None:
    found = problems(
        """name = 3
base = "sepia"
shape = "x"
[fonts]
text = "11"
family = ""
tittle = 9
[shapes]
card-width = 20
line = "thin"
barr = 3
[colours]
ink = "black"
claim = { ground = 7 }
[colours.evidence]
colour = "#000000"
[dark]
questions.bar = "#000000"
"""
    )
    assert [line for line, *_ in found] == [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 16, 18]
    told = {line: (message, hint) for line, message, hint in found}
    assert told[2][0] == "base is light or dark, not 'sepia'"
    assert told[3] == ("'shape' is not a key in a theme", "did you mean 'shapes'?")
    assert told[5][0] == "text is a whole number of points from 5 to 48, not '11'"
    assert told[9][0] == "card-width is a whole number of points from 120 to 600, not 20"
    assert told[10][0] == "line is a number of points from 0.4 to 4, not 'thin'"
    assert told[13][0].startswith("ink: a colour is '#' and six digits")
    assert told[14][0].startswith("claim.ground: a colour is")
    assert told[18] == ("'questions' is not a key in [dark]", "did you mean 'question'?")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[colours\n", 1, "not TOML"),
        ('a = 1\n\nb = "', 3, "not TOML"),
        ("x = " + "[" * 5000, 1, "nested too deep"),
        ("colours = 3", 1, "'colours' is a table: [colours]"),
        ("[colours]\nclaim = 3", 2, "'claim' is a table: [colours.claim]"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, line: int, message: str) -> None:
    (found,) = problems(text)
    assert found[0] == line
    assert message in found[1]


def test_colours_that_cannot_be_read_are_warned_of_once_each() -> None:
    reading = read_theme('[colours]\n\nmuted = "#cccccc"\nstep = "#777777"\n', "own.toml")
    told = {str(one.span.line if one.span else 0): one for one in reading.diagnostics}
    assert {one.code for one in reading.diagnostics} == {"faint-colour"}
    assert told["3"].message.startswith("'muted' on 'ghost' has a contrast of ")
    assert any("'ink' on 'step'" in one.message for one in reading.diagnostics)


@pytest.mark.slow
@given(st.text(), st.sampled_from(["family", "text"]))
def test_no_text_in_a_theme_becomes_markup(text: str, key: str) -> None:
    escaped = "".join(f"\\U{ord(char):08x}" for char in text if not "\ud800" <= char <= "\udfff")
    try:
        theme = read_theme(f'[fonts]\n{key} = "{escaped}"').theme
    except ArgmapError:
        return
    head = svg_of(theme=theme).splitlines()[1]
    assert head.count("<") == head.count(">") == 1
    assert head.count('"') % 2 == 0


def test_the_example_of_the_documentation_is_a_theme_without_a_flaw() -> None:
    page = (Path(__file__).parents[3] / "docs" / "themes.md").read_text("utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S)
    reading = read_theme(example)
    assert reading.diagnostics == ()
    assert reading.theme.name == "Book"
    named = set(re.findall(r"`([\w-]+)`", page))
    assert named >= {*COLOURS, *(str(kind) for kind in Kind)}
