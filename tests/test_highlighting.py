"""The Pygments lexer: it changes nothing, knows what the language knows, and is found by name."""

from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.token import (
    Comment,
    Error,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    _TokenType,
)

from argmap.highlighting import ArgmapLexer
from argmap.language import grammar
from argmap.language.step_width import width_of
from argmap.language.token_roles import Role, TextParts
from argmap.model.vocabulary import FIELDS, HEADERS, Kind, RelationKind
from tests.language.test_token_roles import TEXTS

ROOT = Path(__file__).parents[1]
MAPS = sorted([*ROOT.glob("maps/*.argmap"), *ROOT.glob("docs/examples/*.argmap")])
CLEAN = sorted(ROOT.glob("tests/language/clean/*.argmap"))
GOLDEN = sorted(ROOT.glob("tests/language/golden/*/input.argmap"))


def tokens(text: str) -> list[tuple[_TokenType, str]]:
    return [(kind, value) for kind, value in ArgmapLexer().get_tokens(text) if value.strip()]


def kind_of(value: str, text: str) -> _TokenType:
    return next(kind for kind, found in tokens(text) if found == value)


def errors(text: str) -> list[str]:
    return [value for kind, value in tokens(text) if kind is Error]


@pytest.mark.parametrize("path", MAPS + CLEAN, ids=lambda path: path.stem)
def test_a_map_in_order_has_no_error(path: Path) -> None:
    assert errors(path.read_text("utf-8")) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", MAPS + CLEAN + GOLDEN, ids=lambda path: str(path.parent.name))
def test_the_text_comes_back_unchanged(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    pieces = list(ArgmapLexer().get_tokens_unprocessed(text))
    assert "".join(value for _, _, value in pieces) == text
    assert all(text.startswith(value, at) for at, _, value in pieces)


PARTS = (
    *("claim", "claime", " x", "a-b", "@", ":", " ", "  ", "    ", "\n", "\r", "\t", "#", "\\"),
    *("cite: ", '"', "“p”", "...", "¶12", "figure: ", "/", "=", "9", "use ", "f as g", "supports"),
    *(
        "map:",
        "section: ",
        "subsection: ",
        "note: ",
        "tags: a, b",
        "\x00",
        "\x0b",
        "\x85",
        "\u00a0",
        "𝔸",
        "漢",
    ),
)
SNIPPETS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


@pytest.mark.slow
@given(SNIPPETS | st.text())
def test_no_text_is_changed_or_refused(text: str) -> None:
    pieces = list(ArgmapLexer().get_tokens_unprocessed(text))
    assert "".join(value for _, _, value in pieces) == text


@pytest.mark.parametrize("kind", [*Kind, "argument"])
def test_every_kind_and_its_id_have_a_colour(kind: str) -> None:
    assert tokens(f"{kind} one: It lasts.")[:2] == [(Keyword, kind), (Name.Label, "one")]
    assert tokens(f"  {kind} @w.one")[-1] == (Name.Label, "w.one")


@pytest.mark.parametrize("name", [*FIELDS, "x-status"])
def test_every_field_has_a_colour(name: str) -> None:
    assert kind_of(name, f"claim: It lasts.\n  {name}: a") is Name.Attribute


@pytest.mark.parametrize("name", sorted({*HEADERS} - {"use"}))
def test_every_header_has_a_colour(name: str) -> None:
    assert kind_of(name, f"{name}: a") is Keyword.Namespace


@pytest.mark.parametrize("verb", RelationKind)
def test_every_relation_has_a_colour(verb: str) -> None:
    found = tokens(f"w.a {verb} b: a reason\n    that goes on")
    assert found[:3] == [(Name.Label, "w.a"), (Operator.Word, verb), (Name.Label, "b")]


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("# so", "  # so\n", Comment.Single),
        ("M", "map: M\n", Generic.Heading),
        ("The heirs", "section: The heirs\n", Generic.Subheading),
        ("The police", "subsection: The police\n", Generic.Subheading),
        ("f.argmap", "use f.argmap as f\n", String),
        ("one", "@one\n", Name.Label),
        ('"a phrase"', '  cite: w-1957 ¶12 "a phrase" ... "its end"\n', String.Double),
        ("w-1957", '  cite: w-1957 ¶12 "a phrase"\n', Name.Namespace),
        ("¶12-14", "  cite: ¶12-14\n", Number),
        ("soot", "  figure: soot / fall = 44 %\n", Name.Variable),
        ("fall", "  figure: soot / fall = 44 %\n", Name.Property),
        ("44", "  figure: soot / fall = 44 %\n", Number),
        ("in part", "  conceded: in part, the terror\n", Keyword.Constant),
        ("frost", "  tags: mills, frost\n", Name.Tag),
        ("\\", "claim: It\n    \\claim two: is text\n", String.Escape),
    ],
)
def test_the_parts_of_a_line(value: str, text: str, kind: _TokenType) -> None:
    assert kind_of(value, text) is kind
    assert errors(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("claime one: It lasts.\n", ["claime one: It lasts."]),
        ("thesis: It lasts, even though\n  it is unjust.\n", ["it is unjust."]),
        ("claim: A.\n  cite: an implied contract\n", ["implied contract"]),
        ('claim: A.\n  cite: "a" "b"\n', ['"b"']),
        ("claim: A.\n  figure: soot = 44\n", ["= 44"]),
        ("claim: A.\n  note: so\n  and so\n", ["and so"]),
        ("claim: A.\n    text\na contradicts b\n", []),
        ("\tclaim: A.\n", ["claim: A."]),
    ],
)
def test_an_error_is_what_the_language_refuses_and_no_more(text: str, wrong: list[str]) -> None:
    assert errors(text) == wrong


ROLES = {
    Keyword: Role.KIND,
    Keyword.Namespace: Role.FIELD,
    Name.Attribute: Role.FIELD,
    Operator.Word: Role.VERB,
    Name.Label: Role.REFERENCE,  # or an id
    String: Role.FILE,
    String.Double: Role.PHRASE,
    Number: Role.PLACE,
    Name.Namespace: Role.SOURCE,  # or the name of an imported map
}
SAME = {Role.ID: Role.REFERENCE, Role.NAME: Role.SOURCE}
UNLIKE = (Role.VALUE, Role.TITLE, Role.COMMENT)
"""What is coloured by what it says, or with all the text of its line."""


@pytest.mark.slow
@given(TEXTS)
def test_a_word_has_the_colour_of_what_it_is_to_an_editor(rows: list[tuple[int, str]]) -> None:
    lines = [f"{'  ' * depth}{line}".rstrip() for depth, line in rows]
    text = "".join(f"{line}\n" for line in lines)
    assume(width_of(grammar.lines(text)) == 2)
    coloured = set()
    for at, kind, value in ArgmapLexer().get_tokens_unprocessed(text):
        row = text.count("\n", 0, at)
        number = kind is Number and not lines[row].lstrip().startswith("cite:")
        if kind in ROLES and "\n" not in value and not number:
            column = at - (text.rfind("\n", 0, at) + 1)
            coloured.add((row, column, ROLES[kind], value))
    seen = {
        (row, part.start, SAME.get(part.role, part.role), part.text)
        for row, found in enumerate(TextParts(lines))
        for part in found
        if part.role not in UNLIKE and not (part.role is Role.PHRASE and part.text[-1] not in '"”')
    }
    assert coloured == seen, text


def test_the_text_of_a_map_becomes_no_markup() -> None:
    shown = highlight("claim: <script>a & b</script>\n", ArgmapLexer(), HtmlFormatter())
    assert "<script>" not in shown
    assert "&lt;script&gt;a &amp; b" in shown


def test_pygments_finds_it_by_the_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (value,) = project["entry-points"]["pygments.lexers"].values()
    assert EntryPoint("argmap", value, "pygments.lexers").load() is ArgmapLexer
    assert not [one for one in project["dependencies"] if one.lower().startswith("pygments")]
