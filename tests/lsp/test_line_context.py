"""The outline, what folds, the canonical form, and the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.language import dumps, parse
from tests.lsp.test_fixes import editor_tools

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

TEXT = """map: The mill
source: miller

# Of the frost,
# and of the rest.
section: The frost

thesis closed: The mill had
    to close.
  note: A remark.
  claim frost: It froze.
    evidence: The wheel broke.
  objection @frost: as before

section: The rest

claim flour: It was dear.

closed contradicts flour: why
"""


def names(symbols: list[object]) -> list[object]:
    return [
        (one.name, names(one.children)) if one.children else one.name  # type: ignore[attr-defined]
        for one in symbols
    ]


def test_the_outline_is_that_of_the_map(editor: Editor) -> None:
    uri = editor.open("untitled:outline", TEXT)
    symbols = editor.symbols(uri)
    assert names(list(symbols)) == [
        ("The frost", [("closed", [("frost", ["The wheel broke."]), "@frost"])]),
        ("The rest", ["flour", "closed contradicts flour"]),
    ]
    thesis = (symbols[0].children or [])[0]
    assert thesis.detail == "thesis The mill had"
    assert str(thesis.range) == "7:0-12:29"
    assert str(thesis.selection_range) == "7:0-7:13"


def test_a_subsection_is_in_its_section(editor: Editor) -> None:
    text = (
        "section: The frost\n\nclaim ice: It froze.\n\nsubsection: In May\n\nclaim may: It did.\n"
        "  evidence: He saw it.\n\nsubsection: In June\n\nclaim june: Not so.\n\n"
        "section: The rest\n\nclaim flour: It was dear.\n"
    )
    uri = editor.open("untitled:subsections", text)
    symbols = list(editor.symbols(uri))
    assert names(symbols) == [
        ("The frost", ["ice", ("In May", [("may", ["He saw it."])]), ("In June", ["june"])]),
        ("The rest", ["flour"]),
    ]
    may = (symbols[0].children or [])[1]
    assert may.detail == "subsection"
    assert (str(symbols[0].range), str(may.range)) == ("0:0-11:19", "4:0-7:22")
    assert editor.foldings(uri) == [(0, 11), (4, 7), (6, 7), (9, 11), (13, 15)]
    assert decoded(editor, uri, text)[:1] == [("property", "section")]
    assert ("property", "subsection") in decoded(editor, uri, text)


def test_a_subsection_outside_any_section_has_a_place_in_the_outline(editor: Editor) -> None:
    uri = editor.open("untitled:outside", "subsection: A\nclaim b: B.\n\nsection: C\nclaim d: D.\n")
    assert names(list(editor.symbols(uri))) == [("A", ["b"]), ("C", ["d"])]
    assert editor.foldings(uri) == [(0, 1), (3, 4)]


def test_a_title_stands_for_the_text(editor: Editor) -> None:
    uri = editor.open(
        "untitled:t", "thesis t: It lasts.\n  title: Short\n  claim: So.\n    title: C\n"
    )
    (thesis,) = editor.symbols(uri)
    assert (thesis.name, thesis.detail) == ("t", "thesis Short")
    (claim,) = thesis.children or ()
    assert (claim.name, claim.detail) == ("C", "claim")


def test_what_is_indented_too_far_belongs_to_the_top_level(editor: Editor) -> None:
    text = (
        "thesis a: It lasts, for\n    a supports a\n\n  a rebuts a: so\n"
        "  @a\n    claim b: So.\n    b supports a\n"
    )
    uri = editor.open("untitled:indented", text)
    assert names(list(editor.symbols(uri))) == [
        "a", "a rebuts a", ("@a", ["b"]), "b supports a",
    ]  # fmt: skip
    assert (1, 1) not in editor.foldings(uri)
    tokens = editor.tokens(uri)
    rows = [sum(tokens[: at + 1 : 5]) for at in range(0, len(tokens), 5)]
    assert rows == [0, 0, 3, 3, 3, 4, 5, 5, 6, 6, 6]


@pytest.mark.slow
def test_a_symbol_lies_within_what_it_stands_in(editor: Editor) -> None:
    def look(symbols: list[object], first: int, last: int) -> None:
        for one in symbols:
            start, end = one.range.start.line, one.range.end.line  # type: ignore[attr-defined]
            assert first <= start <= end <= last
            look(one.children or [], start, end)  # type: ignore[attr-defined]

    look(list(editor.symbols(editor.open("untitled:within", TEXT))), 0, 99)


@pytest.mark.slow
def test_a_very_deep_map_has_an_outline(editor: Editor) -> None:
    text = "".join(f"{'  ' * n}claim c{n}: A.\n" for n in range(900))
    uri = editor.open("untitled:deep", text)
    symbols = editor.symbols(uri)
    count = 0
    while symbols:
        count += len(symbols)
        symbols = [child for one in symbols for child in one.children or []]
    assert count == 900


def test_what_folds(editor: Editor) -> None:
    uri = editor.open("untitled:folds", TEXT)
    assert editor.foldings(uri) == [(3, 4), (5, 12), (7, 12), (10, 11), (14, 18)]


def test_formatting_gives_the_canonical_form(editor: Editor) -> None:
    text = "thesis t:   It lasts.\n  note: N.\n  by: A. N.\n\n\n\nmap: M\n".replace("map: M\n", "")
    uri = editor.open("untitled:format", text)
    edits = editor.format(uri)
    assert edits
    assert editor_tools().applied(text, edits) == dumps(parse(text).map)


def test_formatting_twice_changes_nothing(editor: Editor) -> None:
    text = dumps(parse(TEXT).map)
    uri = editor.open("untitled:twice", text)
    assert editor.format(uri) == []


def test_formatting_adds_a_last_line_end(editor: Editor) -> None:
    text = "map: M\n\nthesis t: It lasts."
    uri = editor.open("untitled:end", text)
    assert editor_tools().applied(text, editor.format(uri) or []) == f"{text}\n"


def test_formatting_takes_superfluous_lines_from_the_end(editor: Editor) -> None:
    text = "map: M\n\nthesis t: It lasts.\n\n\n"
    uri = editor.open("untitled:tail", text)
    assert editor_tools().applied(text, editor.format(uri) or []) == text.rstrip() + "\n"


def test_formatting_keeps_the_ends_of_lines(editor: Editor) -> None:
    uri = editor.open("untitled:crlf", "map: M\r\n\r\nthesis t:  It lasts.\r\n  claim: A.\r\n")
    (edit,) = editor.format(uri) or []
    assert edit.new_text == "thesis t: It lasts.\r\n"


def test_a_broken_text_is_left_as_it_is_and_that_is_said(editor: Editor) -> None:
    uri = editor.open("untitled:refused", "map: M\nthesis t:  It lasts.\n  claime c: So.\n")
    editor.messages.clear()
    assert editor.format(uri) is None
    editor.hover(uri, 0, 0)
    assert editor.messages == ["argmap: cannot format the text until its errors are fixed"]


def decoded(editor: Editor, uri: str, text: str) -> list[tuple[str, str]]:
    """The tokens of a text as (sort, words)."""
    provider = editor.server.semantic_tokens_provider
    sorts = provider.legend.token_types  # type: ignore[union-attr]
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    found: list[tuple[str, str]] = []
    data = editor.tokens(uri)
    row = column = 0
    for at in range(0, len(data), 5):
        down, right, length, sort, _ = data[at : at + 5]
        row, column = row + down, right if down else column + right
        words = lines[row][2 * column : 2 * (column + length)].decode("utf-16-le")
        found.append((sorts[sort], words))
    return found


def test_the_colours_of_every_part(editor: Editor) -> None:
    text = (
        "map: 𝔐ill\nsource: miller\nuse a.argmap as a\n\n# Remark.\nthesis t: A.\n"
        '  cite: miller ¶3 "🏠 a b" ... "c"\n  figure: s / m = 3 of 4\n  confidence: 0.5\n'
        "  objection @a.b: why\n\nt contradicts a.c\n"
    )
    uri = editor.open("untitled:tokens", text)
    assert decoded(editor, uri, text) == [
        ("property", "map"), ("class", "𝔐ill"),
        ("property", "source"), ("namespace", "miller"),
        ("property", "use"), ("string", "a.argmap"), ("property", "as"), ("namespace", "a"),
        ("comment", "# Remark."),
        ("keyword", "thesis"), ("variable", "t"),
        ("property", "cite"), ("namespace", "miller"), ("number", "¶3"),
        ("string", '"🏠 a b"'), ("string", '"c"'),
        ("property", "figure"), ("number", "3 of 4"),
        ("property", "confidence"), ("number", "0.5"),
        ("macro", "objection"), ("variable", "a.b"),
        ("variable", "t"), ("operator", "contradicts"), ("variable", "a.c"),
    ]  # fmt: skip


def test_what_changed_of_the_colours(editor: Editor) -> None:
    uri = editor.open("untitled:delta", TEXT)
    whole = editor.tokens_since(uri, "unknown")
    data = list(getattr(whole, "data", []))
    assert data
    editor.insert(uri, 9, 0, "  tags: a\n")
    delta = editor.tokens_since(uri)
    for edit in getattr(delta, "edits", []):
        data[edit.start : edit.start + edit.delete_count] = edit.data or []
    assert data == editor.tokens(uri)
    late = editor.tokens_since(uri, getattr(whole, "result_id", ""))
    assert list(getattr(late, "data", [])) == data  # what was told so long ago is forgotten


def test_the_colours_of_some_lines(editor: Editor) -> None:
    uri = editor.open("untitled:range", TEXT)
    found = editor.tokens_of(uri, 7, 7)
    assert found[:4] == [7, 0, 6, 0]
    assert len(found) == 10
