"""The VS Code extension: what of it follows from the language never lags behind the language."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String, _TokenType

from argmap import __version__
from argmap.highlighting import ArgmapLexer
from argmap.language import grammar, parse
from argmap.language.escaping import KIND_WORDS
from argmap.language.token_roles import sorts_of

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
TEXTS = sorted(
    [
        *ROOT.glob("maps/*.argmap"),
        *ROOT.glob("docs/examples/*.argmap"),
        *ROOT.glob("tests/language/clean/*.argmap"),
    ]
)


def data(name: str) -> Any:
    return json.loads((EXTENSION / name).read_text("utf-8"))


def test_the_grammar_is_that_of_the_language_as_it_is() -> None:
    script = runpy.run_path(str(EXTENSION / "scripts" / "grammar.py"))
    written = script["TARGET"].read_text("utf-8")
    assert written == script["written"](), "python editors/vscode/scripts/grammar.py writes it anew"


def test_the_extension_has_the_version_and_the_licence_of_the_project() -> None:
    manifest = data("package.json")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert manifest["version"] == __version__
    # The project's has that of its fonts besides, which the extension does not hold.
    assert manifest["license"] == project["license"].partition(" AND ")[0]
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_a_return_after_every_kind_goes_one_step_in() -> None:
    rules = data("language-configuration.json")["onEnterRules"]
    pattern = next(rule["beforeText"] for rule in rules if "thesis" in rule["beforeText"])
    for kind in KIND_WORDS:
        assert re.match(pattern, f"  {kind} an-id: a text")
        assert re.match(pattern, f"  {kind}:")
    assert not re.match(pattern, "  claim @an-id")
    assert not re.match(pattern, "  by: a critic")


@cache
def snippets() -> dict[str, str]:
    """What every snippet puts in where nothing is changed in it, by its prefix."""
    found = {}
    for snippet in data("snippets/argmap.json").values():
        text = "\n".join(snippet["body"])
        text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
        text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
        found[snippet["prefix"]] = re.sub(r"\$\d", "", text)
    return found


# Where a snippet goes: what stands above it, and how far in it stands.
PLACES = {
    "map": ("", 0),
    "argument": ("thesis t: It lasts.\n", 2),
    "objection": ("thesis t: It lasts.\n", 2),
    "conceded": ("thesis t: It lasts.\n  objection o: It ends.\n", 4),
    "question": ("", 0),
    "cite": ("source: essay\n\nthesis t: It lasts.\n", 2),
    "figure": ("thesis t: It lasts.\n", 2),
    "contradicts": ("claim one: It lasts.\nclaim other: It ends.\n\n", 0),
    "use": ("map: M\n", 0),
}


@pytest.mark.parametrize("prefix", PLACES)
def test_a_snippet_is_in_order_where_it_belongs(prefix: str) -> None:
    above, indent = PLACES[prefix]
    text = "".join(f"{' ' * indent}{line}\n" for line in snippets()[prefix].splitlines())
    assert parse(above + text).diagnostics == ()


def test_every_snippet_is_tested() -> None:
    assert set(snippets()) == set(PLACES)


# What the two ways of colouring have to agree on, sign by sign.
_PYGMENTS: tuple[tuple[_TokenType, str], ...] = (
    (Error, "error"),
    (Comment, "comment"),
    (Keyword.Namespace, "header"),
    (Keyword.Constant, "value"),
    (Keyword, "kind"),
    (Name.Label, "id"),
    (Name.Attribute, "field"),
    (Name.Tag, "value"),
    (Operator.Word, "verb"),
    (String.Double, "phrase"),
    (Number, "value"),
)
_TEXTMATE = (
    ("invalid", "error"),
    ("comment", "comment"),
    ("keyword.other", "header"),
    ("keyword.control.import", "header"),
    ("keyword.control", "kind"),
    ("entity.name.type.id", "id"),
    ("variable.other.reference", "id"),
    ("support.type.property-name", "field"),
    ("keyword.operator.word", "verb"),
    ("string.quoted", "phrase"),
    ("constant.character", "text"),
    ("constant", "value"),
)


def by_pygments(text: str) -> list[tuple[str, str]]:
    """Every sign of a text but spaces, with the class of what it is part of."""
    found = []
    for kind, value in ArgmapLexer(stripnl=False).get_tokens(text):
        sort = next((sort for known, sort in _PYGMENTS if kind in known), "text")
        found += [(sign, sort) for sign in value if not sign.isspace()]
    return found


def by_textmate(lines: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    found = []
    for piece, scope in (piece for line in lines for piece in line):
        sort = next((sort for known, sort in _TEXTMATE if scope.startswith(known)), "text")
        found += [(sign, sort) for sign in piece if not sign.isspace()]
    return found


needs_npm = pytest.mark.skipif(
    shutil.which("node") is None or not (EXTENSION / "node_modules").is_dir(),
    reason="the npm packages of editors/vscode are not installed",
)


def assert_alike(texts: list[str], names: Sequence[str]) -> None:
    asked = subprocess.run(
        ["node", str(EXTENSION / "test" / "tokens.mjs"), "-"],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    for name, text, lines in zip(names, texts, json.loads(asked.stdout), strict=True):
        assert by_textmate(lines) == by_pygments(text), name


@pytest.mark.slow
@needs_npm
def test_it_colours_every_map_as_pygments_does() -> None:
    assert_alike([path.read_text("utf-8") for path in TEXTS], [path.name for path in TEXTS])


LINES = (
    *("thesis t: It lasts.", "claim: bare", "evidence @t", "rebuttal @o.x: why", "argument a: It"),
    *('cite: essay ¶3 "some words"', 'cite: p. 3 “a”…"b"', "figure: mill / height = 3 m", "by: W"),
    *("note: a remark", "x-weight: 1", "tags: law", "confidence: 0.5", "strength: weak"),
    *("link: http://a", "conceded: in part", "a supports t", "t rebuts a: for this", "@o.x"),
    *(
        "section: One",
        "subsection: Two",
        "# comment",
        "",
        "and so it goes on",
        "map: M",
        "source: essay",
    ),
    *("use other.argmap as o", "claime x: so", "claim -x: so", "claim:\tx", "claim @t x", "@t"),
)


def can_be_told_line_by_line(text: str) -> bool:
    """Whether all that a line is shows in it and in what it hangs from, which is what TextMate
    sees. It does not see what a value over several lines lacks, or in what column the reason of an
    indented relation goes on.
    """
    for line in grammar.matches(f"{text}\n"):
        first, *below = sorts_of(line, 2)
        if first == "RELATION" and line[0].startswith(" ") and below:
            return False
        if "TEXT" in below and line["field"] in ("cite", "figure", "strength"):
            return False
        if "RELATION" in below[:-1]:
            return False
    return True


@pytest.mark.slow
@needs_npm
def test_it_takes_a_line_for_what_pygments_takes_it_for() -> None:
    random = Random(13)
    texts = [
        "\n".join(
            ("  " * random.randrange(4) + random.choice(LINES)).rstrip()
            for _ in range(random.randrange(1, 7))
        )
        for _ in range(2000)
    ]
    texts = [text for text in texts if can_be_told_line_by_line(text)]
    assert len(texts) > 1000
    assert_alike(texts, texts)
