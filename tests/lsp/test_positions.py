"""Columns as an editor counts them: in UTF-16, unless it agrees to something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.lsp.test_fixes import editor_tools

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

TEXT = "map: 𝔐\nthesis t: 𝔄 house 🏠 is a house. claim c-d: It stands.\n  claim @tt\n"


@pytest.mark.slow
@pytest.mark.parametrize(("encoding", "unit"), [("utf-16", 2), ("utf-8", 1), ("utf-32", 4)])
def test_a_problem_beyond_the_basic_plane_is_in_its_place(
    new_editor: Callable[..., Editor], encoding: str, unit: int
) -> None:
    editor = new_editor(encodings=[encoding])
    assert editor.server.position_encoding == encoding
    found = editor.findings(editor.open("untitled:a", TEXT))
    (inside,) = [one for one in found if one.code == "looks-like-statement"]
    before = TEXT.split("\n")[1].partition("claim")[0]
    code = encoding if unit == 1 else f"{encoding}-le"
    assert inside.range.start.character == len(before.encode(code)) // unit


def test_typing_after_a_sign_of_two_units(editor: Editor) -> None:
    uri = editor.open("untitled:b", "map: M\nthesis t: 🏠🏠 stands.\n")
    assert editor.codes(uri) == []
    editor.insert(uri, 1, 14, " claim c-d: It")  # behind the second house
    editor.insert(uri, 2, 0, "  claim 🏠x: No.\n")
    inside, told = editor.findings(uri)
    assert (inside.code, inside.range.start.character) == ("looks-like-statement", 15)
    assert (told.code, told.range.start.line) == ("bad-id", 2)
    assert told.range.end.character == len("  claim 🏠x:".encode("utf-16-le")) // 2


def test_a_rename_beside_a_sign_of_two_units(editor: Editor) -> None:
    text = "map: M\nthesis one: 🏠.\n\nclaim two: 🏠.\n\none contradicts two: 🏠🏠 one two\n"
    uri = editor.open("untitled:c", text)
    edits = editor.rename(uri, 5, 17, "three")[uri]
    new = editor_tools().applied(text, edits)
    assert new == text.replace("claim two", "claim three").replace("s two", "s three")


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85", "\x0b"])
def test_only_what_ends_a_line_in_an_editor_ends_one_here(editor: Editor, sign: str) -> None:
    uri = editor.open("untitled:d", f"map: M\nthesis t: It{sign}lasts.\n")
    editor.findings(uri)
    editor.insert(uri, 2, 0, "  claime c: So.\n")
    told = [one for one in editor.findings(uri) if one.code == "unknown-kind"]
    assert [one.range.start.line for one in told] == [2]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_end_as_they_like(editor: Editor, end: str) -> None:
    uri = editor.open(
        "untitled:e", end.join(["map: M", "thesis t: It lasts.", "  claime c: So.", ""])
    )
    (told,) = editor.findings(uri)
    assert told.range.start.line == 2


def test_a_byte_order_mark_counts_for_the_editor(editor: Editor) -> None:
    uri = editor.open("untitled:f", "\ufeffclaime c: So.\n")
    told = [one for one in editor.findings(uri) if one.code == "unknown-kind"]
    assert [one.range.start.character for one in told] == [1]


def test_edits_that_follow_each_other_in_one_message(editor: Editor, tmp_path: Path) -> None:
    tools = editor_tools()
    uri = editor.open(tmp_path / "g.argmap", "map: M\nthesis t: It lasts.\n")
    place = tools.types.Position(1, 0)
    new = tools.types.TextEdit(tools.types.Range(place, place), "\n\n")
    gone = tools.types.TextEdit(
        tools.types.Range(tools.types.Position(3, 0), tools.types.Position(9, 9)), "claime x: No."
    )
    editor.edit(uri, new, gone)
    told = [one for one in editor.findings(uri) if one.code == "unknown-kind"]
    assert [one.range.start.line for one in told] == [3]
