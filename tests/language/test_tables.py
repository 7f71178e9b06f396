"""The tables that spare Lark its work say what Lark would say."""

from __future__ import annotations

from pathlib import Path

from lark import Lark

from argmap.language import grammar, tables, tabulate
from argmap.language.reader import plain
from argmap.language.report import Report

CASES = sorted(Path(__file__).parent.glob("golden/*/input.argmap"))


def test_they_are_of_the_grammar_as_it_is() -> None:
    made_of = grammar.made_of(grammar.grammar_path().read_text("utf-8"))
    if made_of.partition(",")[0] != tables.MADE_OF.partition(",")[0]:
        return  # another Lark is installed: they are passed over, and nothing is lost but time
    assert made_of == tables.MADE_OF, "python -m argmap.language.tabulate makes them anew"


def test_they_give_the_tokens_that_the_grammar_gives() -> None:
    text = grammar.grammar_path().read_text("utf-8")
    built = Lark(text, start="map", **grammar.OPTIONS)
    loaded = Lark._load_from_dict(tables.DATA, tables.MEMO)
    assert CASES
    for case in CASES:
        map = plain(case.read_bytes().decode("utf-8", "replace"), Report(None))
        assert loaded.parse(map) == built.parse(map), case


def test_where_the_grammar_is_another_it_is_read(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(tables, "MADE_OF", "another")
    grammar._parser.cache_clear()
    try:
        assert [token.type for token in grammar.lines("claim a: It lasts.\n")] == ["STATEMENT"]
    finally:
        grammar._parser.cache_clear()


def test_they_are_written_whole(tmp_path: Path) -> None:
    names: dict[str, object] = {}
    exec(tabulate.tables(), names)
    assert set(names) >= {"MADE_OF", "DATA", "MEMO"}
