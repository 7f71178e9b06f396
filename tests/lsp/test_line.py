"""The words that the editor sees in a line are those that the parser sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Token

from argmap.language import parse
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.token_stream import TokenStream
from argmap.lsp.line import Role, parts_at

TYPES = {
    "KIND": Role.KIND, "ARGUMENT": Role.KIND, "ID": Role.ID, "REFERENCE": Role.REFERENCE,
    "VERB": Role.VERB, "PATH": Role.FILE, "NAME": Role.NAME, "CITE": Role.FIELD,
    "FIGURE": Role.FIELD, "BY": Role.FIELD, "NOTE": Role.FIELD, "TAGS": Role.FIELD,
    "MAP": Role.FIELD, "AUTHOR": Role.FIELD, "SECTION": Role.FIELD, "SOURCE": Role.SOURCE,
    "PLACE": Role.PLACE, "PHRASE": Role.PHRASE, "EXTRA": Role.FIELD,
}  # fmt: skip
"""What a token is to the editor; the parser's other tokens are no words of a line."""

LINES = st.sampled_from(
    [
        "thesis t: It lasts.", "claim c: So.", "claim: bare", "evidence @t", "rebuttal @o.x: why",
        "cite: essay ¶3 \"some words\"", "cite: \"a\" ... \"b\"", "by: Wolfe", "note: a remark",
        "x-weight: 1", "a supports t", "t rebuts a: for this", "@t", "section: One", "# comment",
        "", "and so it goes on", "map: M", "use other.argmap as o", "argument:", "tags: law",
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(st.integers(0, 4), LINES), max_size=8)


@given(TEXTS)
def test_the_words_are_those_of_the_parser(rows: list[tuple[int, str]]) -> None:
    lines = [f"{'  ' * depth}{line}" if line else "" for depth, line in rows]
    text = "\n".join(lines)
    stream = TokenStream(f"{text}\n", 2, DiagnosticCollector(None), lenient=True)
    tokens = stream.tokens()
    if any(one.type in ("STRAY", "RECOVERED", "MORE_TEXT", "VALUE") for one in tokens):
        return  # what they were meant to be is not what they are
    seen = {
        (one.line, one.column, TYPES[one.type])
        for one in tokens
        if one.type in TYPES and one.line == _end(one)
    }
    found = {
        (row + 1, part.start + 1, part.role)
        for row in range(len(lines))
        for part in parts_at(lines, row)
    }
    assert seen <= found, text
    heads = (Role.KIND, Role.ID, Role.REFERENCE, Role.VERB, Role.NAME, Role.FILE)
    assert {one for one in found if one[2] in heads} <= seen, text


def _end(token: Token) -> int | None:
    return token.end_line


@pytest.mark.parametrize("line", ["a supports b", "a supports b: because", "@a"])
def test_what_stands_too_far_in_is_seen_where_it_is_no_text(line: str) -> None:
    above = ["thesis a: It lasts.", "thesis b: It does.", ""]
    assert parts_at([*above, f"  {line}"], 3)
    assert not parts_at([*above[:2], f"    {line}"], 2)
    reading = parse("\n".join([*above, f"  {line}"]))
    assert [one.code for one in reading.diagnostics] == ["indentation"]
