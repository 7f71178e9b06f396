"""Formulas as MathML: whatever they say, only known elements and attributes come out, and soon."""

from __future__ import annotations

from time import perf_counter
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from latex2mathml import commands

from argmap.formulas.inline_markup import MOST
from argmap.formulas.linear_text import linear_text
from argmap.formulas.mathml import ATTRIBUTES, ELEMENTS, mathml

COMMANDS = sorted(
    {name for name in vars(commands).values() if isinstance(name, str) and name.startswith("\\")}
    | set(commands.CONVERSION_MAP)
)
pieces = st.one_of(
    st.sampled_from(COMMANDS),
    st.sampled_from(["{", "}", "^", "_", "&", "'", "[", "]", "(", "|", "#1", " ", "%", "x", "12"]),
    st.sampled_from([r"\left(", r"\right)", r"\begin{matrix}", r"\end{matrix}", r"\text{<b>}"]),
    st.sampled_from(
        ["1em", "9999em", "&#x3c;", "&#x110000;", "&#xd800;", "javascript:x", "\u202e"]
    ),
    st.text(max_size=3),
)
formulas = st.lists(pieces, max_size=24).map("".join)


def told(formula: Element, depth: int = 0) -> int:
    """Check a formula and return how deep it is."""
    assert formula.tag in ELEMENTS
    for name, value in formula.attrib.items():
        assert ATTRIBUTES[name].fullmatch(value), (name, value)
    assert (formula.text or "x").isprintable() or formula.tag in ("mtext", "mo")
    assert formula.tail is None
    return max((told(child, depth + 1) for child in formula), default=depth)


@pytest.mark.slow
@given(formulas)
@example("{" * 250 + "}" * 250)
@example(r"\sqrt" * 100)
@example(r"\hat" * 125)
@example("x" + "'" * 499)
@example("x" + "^{x" * 120)
@example(r"\left(" * 40 + r"\right)" * 30)
@example(r"\operatorname{" + "*" * 480)
@example(r"\begin{" + "a" * 480)
@settings(max_examples=600, deadline=None)
def test_any_formula_is_made_of_known_elements_and_soon(latex: str) -> None:
    start = perf_counter()
    formula = mathml(latex)
    said = linear_text(latex)
    assert perf_counter() - start < 1
    assert said or not latex.strip()
    if formula is not None:
        assert len(latex) <= MOST
        assert formula.tag == "math"
        assert told(formula) < 30


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\class{open}{x}",
        r"\color{red}{x}",
        r"\hspace{9999em}x",
        r"\hspace{-5em}x",
    ],
)
def test_an_attribute_that_is_not_known_is_dropped(latex: str) -> None:
    formula = mathml(latex)
    assert formula is not None
    assert not {name for one in formula.iter() for name in one.attrib}
    assert "".join(formula.itertext()) == "x"


@pytest.mark.parametrize(
    "latex",
    [
        r"\phantom{x}",
        r"\smash{x}",
        r"\rlap{x}y",
        r"\fbox{x}",
        r"\frac{1}",
        "x_",
        r"\unicode{x202e}",
        r"\unicode{x0}",
        r"\unicode{xd800}",
        r"\unicode{x110000}",
        r"\newcommand{\a}{\a\a}\a",
        r"\def\a{bb}\def\b{\a\a}\b",
        "x" * (MOST + 1),
    ],
)
def test_what_hides_something_or_is_malformed_is_no_formula(latex: str) -> None:
    assert mathml(latex) is None


def test_symbols_are_operators_where_they_are_used_as_such() -> None:
    formula = mathml(r"\neg p \implies q \succeq \infty")
    assert formula is not None
    assert [(one.tag, one.text) for one in formula[0]] == [
        ("mo", "¬"), ("mi", "p"), ("mo", "⟹"), ("mi", "q"), ("mo", "⪰"), ("mi", "∞"),
    ]  # fmt: skip
