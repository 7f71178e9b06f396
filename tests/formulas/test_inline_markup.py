"""What is a formula in a text, and what is code."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formulas.inline_markup import InlineKind, inline_parts, words

NOTHING = [
    # prices
    "It costs $5.",
    "between $20,000 and $30,000",
    "from $5 to $10 a day",
    "US$ 5 and A$ 6",
    "$ 5 or 6$",
    "5$ and 6$",
    # a dollar that is not closed, or closed in the wrong place
    "a $x and no more",
    "a $x $ b",
    "$x$5",
    "$$x$$",
    "$$",
    "$",
    # a formula that is too long
    f"${'x' * 501}$",
    # backticks
    "a `b and no more",
    "``so called''",
    "``x``",
    "` `",
    "``",
    "`",
    # backslashes elsewhere
    "C:\\temp",
    "\\",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_neither_stays_as_it_is(text: str) -> None:
    assert inline_parts(text) == ((InlineKind.TEXT, text, text),)


MARKED = [
    # text, with formulas in ⟨⟩ and code in «»
    ("$x$", "⟨x⟩"),
    ("If $p$, then $q$.", "If ⟨p⟩, then ⟨q⟩."),
    ("($p(h|e)$)", "(⟨p(h|e)⟩)"),
    (r"$\forall x\, (Fx \to Gx)$", r"⟨\forall x\, (Fx \to Gx)⟩"),
    (r"$\$5 < x$", r"⟨\$5 < x⟩"),
    (r"$a \\$ b", r"⟨a \\⟩ b"),
    ("$x$, not $5", "⟨x⟩, not $5"),
    ("$5, $x$ and $6", "$5, ⟨x⟩ and $6"),
    ("$x$-axis", "⟨x⟩-axis"),
    ("$5 and 6$", "⟨5 and 6⟩"),  # as in pandoc
    # dollars do not nest
    (r"$\text{if $x$}$", r"$\text{if ⟨x⟩}$"),
    # code
    ("Run `a b`.", "Run «a b»."),
    ("`$x$`", "«$x$»"),
    ("$`a`$", "⟨`a`⟩"),
    (r"`a\`", "«a\\»"),
    ("`a` `b`", "«a» «b»"),
    ("`x`5", "«x»5"),
    # a backslash before a dollar or a backtick
    (r"\$x$", "$x$"),
    (r"\$x\$", "$x$"),
    (r"$x\$", "$x$"),
    (r"\$x$ and $y$", "$x$ and ⟨y⟩"),
    (r"\\$x$", r"\$x$"),
    (r"\`a`", "`a`"),
    (r"\`a\`", "`a`"),
    (r"a \$5 note", "a $5 note"),
    (r"\$5 is less than $x$", r"$5 is less than ⟨x⟩"),
    (r"from $5 to \$x$", r"from ⟨5 to \$x⟩"),
    (r"from $5 to \$x\$", "from $5 to $x$"),
]


@pytest.mark.parametrize(("text", "shown"), MARKED)
def test_formulas_and_code_are_found(text: str, shown: str) -> None:
    signs = {InlineKind.TEXT: "{}", InlineKind.FORMULA: "⟨{}⟩", InlineKind.CODE: "«{}»"}
    assert "".join(signs[part.kind].format(part.content) for part in inline_parts(text)) == shown


texts = st.text(st.sampled_from("$`\\ a1{}\n"), max_size=30)


@pytest.mark.slow
@given(texts)
def test_the_sources_of_the_parts_are_the_text(text: str) -> None:
    parts = inline_parts(text)
    assert "".join(part.source for part in parts) == text
    assert all(part.content for part in parts) or not text


@pytest.mark.slow
@given(texts)
def test_words_are_the_text_at_its_spaces(text: str) -> None:
    assert " ".join(words(text)) == text
    for word in words(text):
        assert " " not in word or any(
            part.kind is not InlineKind.TEXT for part in inline_parts(word)
        )


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["$", "`", "\\", "$a ", "`a ", "\\$", "$a\\", "` ", "$\\$"])
def test_a_long_text_takes_no_longer_than_its_length(sign: str) -> None:
    start = perf_counter()
    inline_parts(sign * 10_000)
    inline_parts(sign + "a " * 10_000)
    assert perf_counter() - start < 2  # if it were quadratic, about 6
