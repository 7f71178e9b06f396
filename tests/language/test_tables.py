"""The tables that spare Lark its work say what Lark would say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from argmap.language import grammar, tables, tabulate
from argmap.language.reader import plain
from argmap.language.report import Report

CASES = sorted(Path(__file__).parent.glob("golden/*/input.argmap"))


def test_they_are_of_the_grammar_as_it_is() -> None:
    made_of = grammar.made_of(grammar.grammar_path().read_text("utf-8"))
    assert made_of == tables.MADE_OF, "python -m argmap.language.tabulate makes them anew"


@pytest.mark.slow
def test_the_lines_are_those_that_lark_finds() -> None:
    text = grammar.grammar_path().read_text("utf-8")
    built = Lark(text, start="map", parser="lalr", maybe_placeholders=False)
    assert CASES
    for case in CASES:
        map = plain(case.read_bytes().decode("utf-8", "replace"), Report(None))
        tokens = built.parse(map).children
        found = grammar.lines(map)
        assert "".join(found) == map, case
        assert [(line, line.type, line.line) for line in found] == [
            (str(token), token.type, token.line)  # type: ignore[union-attr]
            for token in tokens
        ], case


def test_where_the_grammar_is_another_it_is_read(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(tables, "MADE_OF", "another")
    grammar._lines.cache_clear()
    try:
        assert [token.type for token in grammar.lines("claim a: It lasts.\n")] == ["STATEMENT"]
    finally:
        grammar._lines.cache_clear()


def test_they_are_written_whole(tmp_path: Path) -> None:
    names: dict[str, object] = {}
    exec(tabulate.tables(), names)
    assert set(names) >= {"MADE_OF", "PATTERN"}


@pytest.mark.slow
@given(st.text(st.characters(exclude_characters="\r")))
def test_no_character_of_a_text_falls_between_its_lines(text: str) -> None:
    assert "".join(grammar.lines(f"{text}\n")) == f"{text}\n"
