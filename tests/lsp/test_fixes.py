"""Quick fixes: each is taken, and the problem is gone."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from argmap.language import parse
from argmap.sources import Library
from argmap.workspace import examine
from tests.docs.catalogue import BAD, lay_out
from tests.docs.page import Block

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

WITHOUT = {
    # A fix is a matter of what the writer means.
    "ambiguous-number", "bad-figure", "bad-number", "circular-nesting", "circular-support",
    "conflicting-roles", "duplicate-field", "empty-section", "empty-text", "figure-clash",
    "misplaced-field", "no-card", "no-premise", "not-a-statement", "not-an-argument", "not-drawn",
    "self-objection", "self-relation", "short-phrase", "unanswered-question",
    "unread-number", "unsafe-link", "unwritten-question", "used-map-broken", "used-map-circle",
    "used-map-outside",
    # An editor does not evaluate a map for doubts.
    "fallen-thesis", "granted-attack", "open-attack", "circle-across-maps", "confidence-gap",
}  # fmt: skip


def editor_tools() -> ModuleType:
    """The editor's module, which needs pygls."""
    from tests.lsp import editor

    return editor


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project of docs/diagnostics.md, with the source's text and the maps that it uses."""
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    return lay_out(tmp_path)


def told(text: str, folder: Path) -> list[str]:
    return [one.code for one in examine(parse(text), Library(folder), folder).diagnostics]


@pytest.mark.slow
@pytest.mark.parametrize("block", BAD, ids=str)
def test_the_likely_fix_of_a_catalogued_problem_puts_it_right(
    block: Block, editor: Editor, mill: Path
) -> None:
    uri = editor.open(mill / "mill.argmap", block.text)
    editor.findings(uri)
    actions = editor.actions(uri, 0, block.text.count("\n"))
    fixes = [one for one in actions if one.kind == "quickfix" and one.diagnostics]
    if block.heading in WITHOUT:
        return
    before = told(block.text, mill).count(block.heading)
    assert before, "the example is wrong, or the project is another"
    mine = [one for one in fixes if one.diagnostics and one.diagnostics[0].code == block.heading]
    assert mine, "no fix is offered"
    for fix in mine:
        assert fix.edit is not None and fix.edit.changes is not None
        new = editor_tools().applied(block.text, fix.edit.changes[uri])
        assert told(new, mill).count(block.heading) < before, (fix.title, new)
    editor.shut(uri)


def after_the_only(editor: Editor, uri: str, text: str, line: int, title: str) -> str:
    """The text after the fix of a line that has this title."""
    found = [one for one in editor.actions(uri, line) if one.title == title]
    assert found, [one.title for one in editor.actions(uri, line)]
    edit = found[0].edit
    assert edit is not None and edit.changes is not None
    result = editor_tools().applied(text, edit.changes[uri])
    assert isinstance(result, str)
    return result


def test_the_corrected_citation_takes_the_place_of_the_old_one(
    editor: Editor, project: Path
) -> None:
    text = (
        "map: M\nsource: miller\n\nthesis t: It closed.\n"
        '  cite: "the grate frost\n      had stopped"\n  note: A remark.\n'
    )
    text = text.replace("\n      had", " had")
    uri = editor.open(project / "a.argmap", text)
    new = after_the_only(editor, uri, text, 4, "Cite the closest match")
    assert '\n  cite: "the great frost had stopped"\n  note: A remark.\n' in new


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("the great frost", '"the great frost"'),
        ("miller the great frost", 'miller "the great frost"'),
        ("the great frost ... had stopped", '"the great frost" ... "had stopped"'),
        ("the great … had stopped", '"the great" ... "had stopped"'),
        ("'the great frost'", '"the great frost"'),
        ("‘the great’ ... ‘had stopped’", '"the great" ... "had stopped"'),
    ],
)
def test_a_citation_gets_the_quotation_marks_that_it_lacks(
    editor: Editor, project: Path, written: str, meant: str
) -> None:
    text = f"map: M\nsource: miller\n\nthesis t: It closed.\n  cite: {written}\n"
    uri = editor.open(project / "a.argmap", text)
    editor.findings(uri)
    has_others = written[0] in "'‘"
    title = f"Write 'cite: {meant}'" if has_others else "Put quotation marks around it"
    new = after_the_only(editor, uri, text, 4, title)
    assert new.splitlines()[4] == f"  cite: {meant}"


def test_an_ambiguous_citation_is_offered_each_of_its_places(editor: Editor, project: Path) -> None:
    text = 'map: M\nsource: miller\n\nthesis t: It closed.\n  cite: "The mill stood still"\n'
    uri = editor.open(project / "a.argmap", text)
    assert editor.codes(uri) == ["citation-ambiguous"]
    titles = [one.title for one in editor.actions(uri, 4)]
    assert titles == ["Write '¶1'", "Write '¶4'"]
    assert "¶4 " in after_the_only(editor, uri, text, 4, "Write '¶4'")


@pytest.mark.parametrize(("written", "meant"), [("40 %", "0.4"), ("0,8", "0.8"), ("90", "0.9")])
def test_a_number_in_another_form(editor: Editor, written: str, meant: str) -> None:
    text = f"map: M\nthesis t: It lasts.\n  confidence: {written}\n"
    uri = editor.open("untitled:number", text)
    new = after_the_only(editor, uri, text, 2, f"Write '{meant}'")
    assert new.endswith(f"  confidence: {meant}\n")


def test_an_id_is_made_of_the_first_words(editor: Editor) -> None:
    text = "map: M\nthesis wheel-ice: It lasts.\n  claim: The wheel is of ice and stands.\n"
    uri = editor.open("untitled:id", text)
    new = after_the_only(editor, uri, text, 2, "Give it the id 'wheel-ice-stands'")
    assert "  claim wheel-ice-stands: The wheel" in new


def test_a_missing_statement_is_added_with_its_id(editor: Editor) -> None:
    text = "map: M\nthesis t: It lasts.\n  claim @zzz-qqq\n"
    uri = editor.open("untitled:missing", text)
    assert editor.codes(uri) == ["unknown-id"]
    new = after_the_only(editor, uri, text, 2, "Add a claim with the id 'zzz-qqq'")
    assert new == text + "\nclaim zzz-qqq: \n"


def test_what_stands_under_a_line_moves_with_it(editor: Editor) -> None:
    text = "map: M\nthesis t: It lasts.\n  claim a: One.\n      claim b: Two.\n        note: N.\n"
    uri = editor.open("untitled:column", text)
    assert "indentation" in editor.codes(uri)
    new = after_the_only(editor, uri, text, 3, "Indent lines 4 to 5 as one")
    assert new.endswith("  claim a: One.\n    claim b: Two.\n      note: N.\n")


def test_no_fix_where_nothing_is_wrong(editor: Editor) -> None:
    uri = editor.open("untitled:fine", "map: M\nthesis t: It lasts.\n")
    assert editor.actions(uri, 0, 2) == []


@pytest.mark.slow
def test_a_map_that_seems_meant_is_brought_in(editor: Editor, project: Path) -> None:
    (project / "wolfe-1957.argmap").write_text("map: W\nthesis a: It lasts.\n", "utf-8")
    text = "map: M\nauthor: N\n\nthesis t: It lasts.\n  claim @wolfe.a\n"
    uri = editor.open(project / "b.argmap", text)
    assert editor.codes(uri) == ["unknown-map"]
    new = after_the_only(editor, uri, text, 4, "Add 'use wolfe-1957.argmap as wolfe' at the top")
    assert new.startswith("map: M\nauthor: N\nuse wolfe-1957.argmap as wolfe\n\n")
    editor.type(uri, new)
    assert editor.codes(uri) == []


def test_a_misspelt_id_of_a_used_map(editor: Editor, project: Path) -> None:
    (project / "one.argmap").write_text("map: W\nthesis endures: It lasts.\n", "utf-8")
    text = "map: M\nuse one.argmap as one\n\nthesis t: It lasts.\n  claim @one.endurse\n"
    uri = editor.open(project / "b.argmap", text)
    new = after_the_only(editor, uri, text, 4, "Replace 'one.endurse' with 'one.endures'")
    assert "claim @one.endures\n" in new


@pytest.mark.parametrize("step", [2, 4])
def test_evidence_without_a_citation_gets_an_empty_one(
    editor: Editor, project: Path, step: int
) -> None:
    below = " " * step
    text = (
        f"map: M\nsource: miller\n\nthesis t: It closed.\n{below}evidence list: He kept\n"
        f"{below}      a list.\n{below}{below}by: Barnaby\n{below}claim: It shows.\n"
    )
    uri = editor.open(project / "a.argmap", text)
    assert "uncited-evidence" in editor.codes(uri)
    new = after_the_only(editor, uri, text, 4, "Add a citation")
    assert f'{below}{below}by: Barnaby\n{below}{below}cite: ""\n{below}claim: It' in new
    editor.type(uri, new.replace('""', '"the great frost"'))
    assert "uncited-evidence" not in editor.codes(uri)


def test_a_source_that_is_misspelt_in_its_header(editor: Editor, project: Path) -> None:
    text = 'map: M\nsource: milelr\n\nthesis t: It closed.\n  cite: "the great frost"\n'
    uri = editor.open(project / "a.argmap", text)
    new = after_the_only(editor, uri, text, 1, "Replace 'milelr' with 'miller'")
    assert new.startswith("map: M\nsource: miller\n\n")
