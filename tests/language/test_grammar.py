"""The grammar: its rules are those of the tree, every text has one, and no character is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, Tree

from argmap.language import grammar, parse, token_stream
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.token_stream import TokenStream
from tests.language.test_fuzz import mutated, structured

MAP = """\
map: M
source: essay
use other.argmap as other

section: One
subsection: Two
thesis t: It lasts
    and lasts.
  cite: essay ¶3-4 "first words" ... "last words"
  figure: town / people = 70
  # why
  argument:
    claim c: It has one centre.
    undercut @other.u: for once
@t
  x-weight: 0.5
c supports t: so it is
"""


def tree_of(text: str) -> Tree[Token]:
    stream = TokenStream(text, 2, DiagnosticCollector(None), lenient=True)
    (tree,) = grammar.trees(stream.batches())
    return tree


def shape(node: Tree[Token]) -> list[object]:
    return [str(node.data), *(shape(one) for one in node.children if isinstance(one, Tree))]


def test_the_rules_that_make_the_tree() -> None:
    assert shape(tree_of(MAP)) == [
        "map",
        ["map_title"],
        ["source"],
        ["use"],
        ["section"],
        ["section"],
        ["statement", ["citation"], ["figure"], ["argument", ["statement"], ["reuse"]]],
        ["reopening", ["extra"]],
        ["relation"],
    ]


def test_the_words_of_each_rule() -> None:
    def words(rule: str) -> list[tuple[str, str]]:
        node = next(tree_of(MAP).find_data(rule))
        return [(one.type, str(one)) for one in node.children if isinstance(one, Token)]

    assert words("use") == [("USE", "use"), ("PATH", "other.argmap"), ("NAME", "other")]
    assert words("citation") == [
        ("CITE", "cite"),
        ("SOURCE", "essay"),
        ("PLACE", "¶3-4"),
        ("PHRASE", '"first words"'),
        ("PHRASE", '"last words"'),
    ]
    assert [str(node.children[0]) for node in tree_of(MAP).find_data("section")] == [
        "section",
        "subsection",
    ]
    assert words("figure") == [
        ("FIGURE", "figure"),
        ("SUBJECT", "town "),
        ("MEASURE", " people "),
        ("AMOUNT", " 70"),
    ]
    assert words("relation") == [
        ("REFERENCE", "c"),
        ("VERB", "supports"),
        ("REFERENCE", "t"),
        ("TEXT", " so it is"),
    ]
    assert words("reuse")[:3] == [("KIND", "undercut"), ("AT", "@"), ("REFERENCE", "other.u")]


def test_the_places_of_words() -> None:
    (claim,) = (node for node in tree_of(MAP).find_data("statement") if node.children[1] == "c")
    kind, id, text = claim.children[:3]
    assert isinstance(kind, Token) and isinstance(id, Token) and isinstance(text, Token)
    assert (kind.line, kind.column) == (13, 5)
    assert (id.line, id.column) == (13, 11)
    assert (text.line, text.column, text.end_line, text.end_column) == (13, 13, 13, 32)


def test_a_line_that_cannot_be_read_stands_in_the_tree_with_what_it_means() -> None:
    (thesis,) = tree_of("thesis t: It lasts.\n  claime c: So.\n").children
    assert isinstance(thesis, Tree)
    stray, recovered, claim = thesis.children[-3:]
    assert isinstance(stray, Token) and (stray.type, str(stray)) == ("STRAY", "claime c: So.")
    assert isinstance(recovered, Token) and recovered.type == "RECOVERED"
    assert isinstance(claim, Tree)
    assert [one.type for one in claim.children if isinstance(one, Token)] == ["KIND", "ID", "TEXT"]


@pytest.mark.slow
@given(st.one_of(mutated(), structured, st.text()))
def test_every_text_has_a_tree(text: str) -> None:
    parse(text)  # raises nothing, whatever the text


def test_a_long_text_has_a_tree_for_each_batch_of_its_top_level_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(token_stream, "BATCH", 1)
    stream = TokenStream(MAP, 2, DiagnosticCollector(None), lenient=True)
    assert [shape(tree)[1:] for tree in grammar.trees(stream.batches())] == [
        [["map_title"], ["source"], ["use"]],
        [["section"]],
        [["section"]],
        [["statement", ["citation"], ["figure"], ["argument", ["statement"], ["reuse"]]]],
        [["reopening", ["extra"]]],
        [["relation"]],
    ]


@pytest.mark.slow
@given(st.one_of(mutated(), structured))
def test_a_map_is_the_same_however_its_text_is_cut_into_batches(text: str) -> None:
    whole = parse(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(token_stream, "BATCH", 1)
        in_batches = parse(text)
    assert in_batches == whole
    assert [item.origin for item in in_batches.map.items] == [
        item.origin for item in whole.map.items
    ]


@pytest.mark.slow
@given(st.text(st.characters(exclude_characters="\r")))
def test_no_character_of_a_text_falls_between_its_lines(text: str) -> None:
    assert "".join(grammar.lines(f"{text}\n")) == f"{text}\n"


@pytest.mark.slow
def test_five_thousand_levels() -> None:
    text = "".join(f"{'  ' * n}{'claim' if n else 'thesis'} s{n}: It lasts.\n" for n in range(5000))
    reading = parse(text)
    assert len(reading.map) == 5000
    assert reading.map["s4999"].under == "s4998"


def test_there_is_no_python_in_the_grammar() -> None:
    text = grammar.grammar_path().read_text("utf-8")
    Lark(text, start="citation", parser="lalr")  # Lark alone can read it
    assert "->" not in text


@pytest.mark.slow
def test_tables_that_are_no_use_are_made_again(tmp_path: Path) -> None:
    """Tables of another version, or half written, are passed over."""
    import argmap

    package = tmp_path / "argmap"
    source = Path(argmap.__file__).parent
    subprocess.run(["cp", "-r", source, package], check=True)
    subprocess.run(["cp", "-r", grammar.grammar_path().parent, tmp_path / "grammars"], check=True)
    program = "from argmap.language import loads; print(len(loads('thesis t: It lasts.\\n')))"
    kept = package / "language" / "__pycache__" / "argmap.lark.tables"
    for content in (None, b"", b"half\n", None):
        if content is not None:
            kept.write_bytes(content)
        said = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path), "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        assert (said.stdout, said.stderr) == ("1\n", "")
        assert kept.stat().st_size > 1000


@pytest.mark.slow
def test_where_nothing_may_be_written_the_tables_are_made_each_time(tmp_path: Path) -> None:
    program = (
        "import sys; sys.pycache_prefix = '/proc/none'\n"
        "from argmap.language import loads; print(len(loads('thesis t: It lasts.\\n')))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert (said.stdout, said.stderr) == ("1\n", "")
