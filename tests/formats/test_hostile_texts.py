"""Texts that would be commands, markup or links in a document stay texts."""

from __future__ import annotations

import re

import pytest

from argmap import ArgumentMap, Statement
from argmap.formats import encode
from argmap.formulas.safe_latex import is_only_a_formula
from argmap.model import Kind

COMMANDS = (
    r"\input{secret}", r"\immediate\write18{ls}", r"\catcode`\%=12", r"\def\x{y}", r"\csname x",
    r"\expandafter\x", r"\scantokens{x}", r"\lowercase{x}", r"\begin{document}", r"\end{cases}",
    r"\href{javascript:x}{y}", r"\verb|x|", "a}{b", "a % b", "a # b", r"\^^69nput{x}", "{", "\\",
    r"\begin{cases}a\end{matrix}",
)  # fmt: skip
FORMULAS = (
    r"p(h|e) = \frac{p(e|h)\,p(h)}{p(e)}", r"\forall x (0 \leq p(x) \leq 1)", r"\{a, b\} \subset C",
    r"\begin{pmatrix}a & b\\c & d\end{pmatrix}", r"\text{if } x \in \mathbb{R}", r"\log_2 10\%",
    r"\left( \sum_{i=1}^n x_i \right)",
)  # fmt: skip


def document(text: str, format: str) -> str:
    map = ArgumentMap("Mill", [Statement(Kind.CLAIM, text, key="c")])
    return encode(map, format).data.decode()


@pytest.mark.parametrize("latex", COMMANDS)
def test_what_is_more_than_a_formula_is_text(latex: str) -> None:
    assert not is_only_a_formula(latex)
    for format in ("latex", "markdown"):
        _, _, body = document(f"So ${latex}$ it is.", format).partition("So ")
        line = body.partition("it is.")[0].replace(r"\$", "")
        assert "$" not in line


@pytest.mark.parametrize("latex", FORMULAS)
def test_formulas_are_written_as_they_are(latex: str) -> None:
    assert is_only_a_formula(latex)
    for format in ("latex", "markdown"):
        assert f"${latex}$" in document(f"So ${latex}$ it is.", format)


@pytest.mark.parametrize("text", ["$a <img src=x> b$", "$a <!-- b$", "$[x](http://y)$", "$[x]: y$"])
def test_formulas_are_no_markup_for_programs_that_know_none(text: str) -> None:
    written = document(text, "markdown")
    assert re.search(r"<[a-z!/]|\][(\[:]", written) is None
    assert written.count("$") == 2


@pytest.mark.parametrize(
    ("author", "written"), [("1. First", r"1\. First"), ("- x", r"\- x"), ("1) x", r"1\) x")]
)
def test_the_author_is_no_list(author: str, written: str) -> None:
    map = ArgumentMap("Mill", [Statement(Kind.CLAIM, "It froze.", key="c")], author=author)
    assert f"\n{written}\n" in encode(map, "markdown").data.decode()
