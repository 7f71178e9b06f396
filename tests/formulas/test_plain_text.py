"""Formulas on one line, as in UnicodeMath; what has no such form is shown as LaTeX."""

from __future__ import annotations

import pytest

from argmap.formulas.linear_text import linear_text
from argmap.formulas.plain_text import plain_text

LINEAR = [
    (r"\forall x (Fx \to Gx)", "∀x(Fx → Gx)"),
    (r"\neg (p \land q) \Leftrightarrow \neg p \lor \neg q", "¬(p ∧ q) ⇔ ¬p ∨ ¬q"),
    (r"\Box p \Rightarrow \Diamond p", "□p ⇒ ◇p"),
    (r"\Gamma \vdash \varphi", "Γ ⊢ φ"),
    (r"\{x \mid x \notin x\}", "{x | x ∉ x}"),
    (r"x \not\in A", "x ∉ A"),
    (r"x \not= y", "x ≠ y"),
    (r"f: A \to B", "f: A → B"),
    (r"x := y", "x ≔ y"),
    ("p(h|e)", "p(h|e)"),
    (r"\Pr(A \mid B, C)", "Pr(A | B, C)"),
    (r"\frac{p(e|h)\,p(h)}{p(e)}", "p(e|h)p(h)/p(e)"),
    (r"\frac{a+b}{2c - 1} x", "(a + b)/(2c − 1) x"),
    (r"E = mc^2", "E = mc²"),
    (r"x_1^{-1}", "x₁⁻¹"),
    (r"a_{n+1}", "a_(n+1)"),
    (r"x_i y_j", "x_i y_j"),
    (r"(a+b)^2", "(a + b)²"),
    (r"\sum_{i=1}^n x_i", "∑_(i=1)^n x_i"),
    (r"\max_a u(a) \geq -1", "max_a u(a) ≥ −1"),
    (r"2\sin x", "2 sin x"),
    (r"\sqrt{2} < \sqrt{x+1}", "√2 < √(x + 1)"),
    (r"\bar{x} = \hat\beta", "x\u0304 = β\u0302"),
    (r"f'(x) = f''(x)", "f′(x) = f″(x)"),
    (r"\mathbb R \subset \mathbb{C}", "ℝ ⊂ ℂ"),
    (r"x = 1 \text{ if } y", "x = 1 if y"),
    (r"50\%", "50%"),
    ("∀x (x ∈ A)", "∀x(x ∈ A)"),
    ("x, y < 30,000", "x, y < 30,000"),
]


@pytest.mark.parametrize(("latex", "text"), LINEAR)
def test_a_formula_is_written_on_one_line(latex: str, text: str) -> None:
    assert linear_text(latex) == text


SOURCE = [
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\binom{n}{k}",
    r"\overbrace{a + b}^{c}",
    r"\frac{1}",
    r"\notacommand x",
    r"50% of x",
    r"\newcommand{\a}{\a\a}\a",
    "x" * 501,
]


@pytest.mark.parametrize("latex", SOURCE)
def test_what_has_no_such_form_is_shown_as_latex(latex: str) -> None:
    assert linear_text(latex) == latex


def test_a_text_loses_its_dollars_backticks_and_needless_backslashes() -> None:
    text = r"By $p \to q$ and `prove`, \$x$ costs $5."
    assert plain_text(text) == "By p → q and prove, $x$ costs $5."
    assert plain_text("It costs $5.") == "It costs $5."
