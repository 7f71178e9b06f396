"""The words that an editor sees in a line are those that the parser sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lark import Token

from argmap.language import grammar, parse
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.step_width import width_of
from argmap.language.token_roles import Part, Role, TextParts, parts, sort_of
from argmap.language.token_stream import TokenStream
from argmap.model.vocabulary import FIELDS
from tests.strategies import AWKWARD

TYPES = {
    "KIND": Role.KIND, "ARGUMENT": Role.KIND, "ID": Role.ID, "REFERENCE": Role.REFERENCE,
    "VERB": Role.VERB, "USE": Role.FIELD, "PATH": Role.FILE, "NAME": Role.NAME,
    "MAP": Role.FIELD, "AUTHOR": Role.FIELD, "SOURCE_OF": Role.FIELD, "SECTION": Role.FIELD,
    "EXTRA": Role.FIELD, "SOURCE": Role.SOURCE, "PLACE": Role.PLACE, "PHRASE": Role.PHRASE,
    "AMOUNT": Role.VALUE, **{name.upper(): Role.FIELD for name in FIELDS},
}  # fmt: skip
"""What a token is to an editor. The parser's other tokens are no words of a line."""

RECOVERY = {"STRAY", "RECOVERED", "MORE_TEXT", "LOST_BREAK", "VALUE"}
"""Tokens of what is not written like this, or cannot be read."""

LINES = (
    "thesis t: It lasts.", "claim c: So.", "claim: bare", "evidence @t", "rebuttal @o.x: why",
    "argument a: It", "argument:", 'cite: essay ¶3 "some words"', 'cite: "a" ... "b"',
    "cite: essay pp. 3-5", 'cite: essay "some', 'cite: p. 3 “a”…"b', 'words" ... "more"',
    "figure: mill / height = 3 m", "by: Wolfe", "note: a remark", "x-weight: 1", "tags: law",
    "a supports t", "t rebuts a: for this", "o.x same-as t", "@t", "@o.x", "section: One",
    "subsection: Two",
    "# comment", "", "and so it goes on", "map: M", "author: W", "use other.argmap as o",
    "use as as as as as",
)  # fmt: skip
TEXTS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(LINES)), max_size=9)
Seen = tuple[int | None, int | None, Role, str]


def clean_part(lines: list[str], step: int = 2) -> tuple[list[str], list[Token]]:
    """A text up to where the parser has to guess, and its tokens."""
    while True:
        collector = DiagnosticCollector(None)
        text = "".join(f"{line}\n" for line in lines)
        stream = TokenStream(text, step, collector, lenient=True)
        tokens = [one for batch in stream.batches() for one in batch]
        guessed = [one.line or 0 for one in tokens if one.type in RECOVERY]
        # A field that stands in the wrong column may take its text from where it should stand.
        wrong = [one.span.line for one in collector.found if one.span is not None]
        guessed += [number for number in wrong if sort_of(lines[number - 1]) == "FIELD"]
        if not guessed:
            return lines, tokens
        lines = lines[: min(guessed) - 1]


def by_parser(tokens: list[Token]) -> Iterator[Seen]:
    for one in tokens:
        if one.type in TYPES and one.line == getattr(one, "end_line", one.line):
            space = len(one) - len(one.lstrip())  # around an amount
            yield one.line, (one.column or 0) + space, TYPES[one.type], one.strip()


def by_editor(lines: list[str]) -> Iterator[Seen]:
    """What an editor sees, but for titles and comments, which the parser does not take apart, and
    phrases that go on below.
    """
    for number, found in enumerate(TextParts(lines), 1):
        for part in found:
            goes_on = part.role is Role.PHRASE and part.text[-1] not in '"”'
            if not (part.role in (Role.TITLE, Role.COMMENT) or part.text == "as" or goes_on):
                yield number, part.start + 1, part.role, part.text


@pytest.mark.slow
@pytest.mark.parametrize("step", [2, 4])
@given(TEXTS)
def test_the_words_are_those_of_the_parser(step: int, rows: list[tuple[int, str]]) -> None:
    # A reuse of an id that nothing has may be taken for the place where it is given.
    above = ["thesis t: It lasts.", f"{' ' * step}claim a: So.", ""]
    lines = [*above, *(f"{' ' * (step * depth)}{line}".rstrip() for depth, line in rows)]
    lines, tokens = clean_part(lines, step)
    assume(width_of(grammar.lines("".join(f"{line}\n" for line in lines))) == step)
    assert set(by_editor(lines)) == {one for one in by_parser(tokens) if one[3] != "as"}, lines


@pytest.mark.slow
@given(st.lists(st.sampled_from((*LINES, *AWKWARD, *"@.:- ", "essay", "supports"))))
def test_a_line_is_what_the_parser_takes_it_for(words: list[str]) -> None:
    line = " ".join(words)
    (logical,) = grammar.lines(f"{line}\n")
    assert sort_of(line) == logical.type
    lines, tokens = clean_part([line])
    assert set(by_editor(lines)) == {one for one in by_parser(tokens) if one[3] != "as"}, lines


@pytest.mark.slow
@given(st.lists(st.sampled_from((*LINES, *AWKWARD))).map(" ".join), st.integers(0, 3))
def test_what_ends_a_text_is_what_the_grammar_says(line: str, depth: int) -> None:
    begun = [*grammar.matches(f"note: It lasts,\n {' ' * depth}{line}\n")]
    goes_on = len(begun) == 1 or not line.strip()
    assert goes_on == (grammar.head().match(line.lstrip(" ")) is None)


@pytest.mark.slow
@given(st.lists(st.sampled_from(
    ("essay", "p", "par", " ", "¶12", "p. 3", "3-5", '"a b"', "“a”", "...", "…", "-", ".", '"')
)).map("".join))  # fmt: skip
def test_a_citation_that_has_begun_is_read_like_a_whole_one(value: str) -> None:
    whole, begun = grammar.citation(value), grammar.begun_citation(value)
    if whole is not None:
        assert begun.groupdict() == whole.groupdict()
    if begun["place"] or begun["phrase"]:
        end = begun.end("last") if begun["last"] else begun.end("phrase") if begun["phrase"] else 0
        words = grammar.citation(value[: max(end, begun.end("place"))])
        assert words is not None and words.groupdict() == begun.groupdict()


@pytest.mark.parametrize("line", ["a supports b", "a supports b: because", "@a"])
def test_what_stands_too_far_in_is_seen_where_it_is_no_text(line: str) -> None:
    above = ["thesis a: It lasts.", "thesis b: It does.", ""]
    assert TextParts([*above, f"  {line}"])[3] == parts(f"  {line}")
    assert parse("\n".join([*above, f"  {line}"])).diagnostics[0].code == "indentation"
    assert TextParts([*above[:2], f"    {line}"])[2] == ()


@pytest.mark.parametrize(
    ("above", "line", "is_text"),
    [
        ("  claim c: So", "      a supports b", True),
        ("  claim c: So", "    a supports b", False),
        ("  note: So", "      @b", True),
        ("@a", "      a supports b", False),
        ("  claim @a", "      a supports b", False),
        ("  claim @a:", "      a supports b", True),
        ("a supports b: so", "    b supports a", True),
        ("a supports b", "    b supports a", False),
        ("  a supports b: so", "    b supports a", True),
        ("  and so", "      a supports b", False),
        ("# a remark", "      a supports b", False),
        ("claim -x: So", "      a supports b", False),
    ],
)
def test_it_is_text_where_it_goes_on_with_what_stands_above(
    above: str, line: str, is_text: bool
) -> None:
    lines = ["thesis a: It lasts.", "thesis b: It does.", "", above, line]
    assert (TextParts(lines)[4] == ()) == is_text
    found = parse("".join(f"{line}\n" for line in lines)).diagnostics
    told = [one.code for one in found if one.span is not None and one.span.line == 5]
    assert ("indentation" in told) != is_text


def test_a_text_that_keeps_another_width_is_seen_as_it_is_read() -> None:
    lines = ["thesis a: It lasts.", "    claim b: So.", "        claim c: So.", "    a supports b"]
    assert TextParts(lines)[3]
    lines = ["thesis a: It lasts.", "  claim b: So.", "thesis c: It lasts", "    a supports b"]
    assert not TextParts(lines)[3]


def test_a_long_text_of_such_lines_is_read_once() -> None:
    many = 20_000
    text = TextParts(["thesis a: It lasts", *(["    a supports a"] * many)])
    assert text[many] == () == text[1]
    text = TextParts(["thesis a: It lasts", *(["  note: so", "    a supports a"] * many)])
    assert text[2 * many] == parts("    a supports a")


def test_a_phrase_that_goes_on_below_is_seen_as_far_as_the_line_goes() -> None:
    assert parts('cite: essay ¶3 "some words and')[-1] == Part(
        Role.PHRASE, 15, 30, '"some words and'
    )
    assert [one.role for one in parts('cite: "one" ... “two')] == [
        Role.FIELD, Role.PHRASE, Role.PHRASE,
    ]  # fmt: skip
