"""The language server without threads: every request is answered, and typing stays quick."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.lsp.conftest import MISSING

if TYPE_CHECKING:
    from tests.lsp.editor import Editor

pytest.importorskip("pygls", reason=MISSING)
from lsprotocol import types

from argmap.lsp.open_project import Projects
from argmap.sandbox import language_server
from tests.lsp.editor import applied

MILL = """map: The mill

thesis closed: The mill had to close.
  claim frost: It froze.
  objection again: It always reopened.

frost rebuts again: the wheel stood still.
"""


@pytest.fixture
def mill(editor: Editor, project: Path) -> str:
    """The URI of a map that is open."""
    return editor.open(project / "mill.argmap", MILL)


@pytest.mark.slow
def test_a_problem_is_told_and_its_fix_puts_it_right(editor: Editor, mill: str) -> None:
    slip = MILL.replace("claim frost", "clam frost")
    editor.type(mill, slip)
    (finding,) = editor.findings(mill)
    assert (finding.range.start.line, finding.severity) == (3, types.DiagnosticSeverity.Error)
    fix = next(one for one in editor.actions(mill, 3) if one.kind == "quickfix")
    assert fix.edit is not None and fix.edit.changes is not None
    editor.type(mill, applied(slip, fix.edit.changes[mill]))
    assert editor.findings(mill) == []


@pytest.mark.slow
def test_completion_and_hover_answer(editor: Editor, mill: str) -> None:
    editor.findings(mill)
    assert {"closed", "frost"} <= {label.lstrip("@") for label in editor.labels(mill, 6, 0)}
    assert "It froze" in editor.hover(mill, 6, 2)


def test_a_request_meets_the_text_that_was_typed_just_before_it(editor: Editor, mill: str) -> None:
    editor.findings(mill)
    asked = types.HoverParams(types.TextDocumentIdentifier(mill), types.Position(7, 1))

    async def type_and_ask() -> types.Hover | None:
        editor.insert(mill, 5, 0, "\n")  # the line in question goes down by one
        return await editor.client.text_document_hover_async(asked)

    assert "It froze" in str(editor.wait(type_and_ask()))


def test_ids_are_found_and_renamed_across_maps(editor: Editor, mill: str, project: Path) -> None:
    (project / "mill.argmap").write_text(MILL, "utf-8")
    text = "map: Ice\nuse mill.argmap as mill\n\nclaim ice: Ice.\n  claim @mill.frost\n"
    (project / "ice.argmap").write_text(text, "utf-8")
    uri = editor.open(project / "ice.argmap", text)
    assert editor.codes(uri) == []
    place = editor.definition(uri, 4, 17)
    assert place is not None and (place.uri, place.range.start.line) == (mill, 3)
    assert len(editor.references(mill, 3, 9)) == 3
    changes = editor.rename(mill, 3, 9, "winter")
    assert {one: len(edits) for one, edits in changes.items()} == {mill: 2, uri: 1}
    assert "claim @mill.winter" in applied(text, changes[uri])


@pytest.mark.slow
def test_the_whole_text_is_formatted_outlined_folded_and_coloured(
    editor: Editor, mill: str
) -> None:
    editor.type(mill, MILL.replace("  claim frost: It", "  claim frost:    It"))
    edits = editor.format(mill)
    assert edits is not None
    assert "claim frost: It froze" in applied(MILL.replace(": It f", ":    It f"), edits)
    assert editor.symbols(mill)[0].name.startswith("closed")
    assert (2, 4) in editor.foldings(mill)
    first = editor.tokens_of(mill, 0, 4)
    assert first and editor.tokens(mill)[: len(first)] == first
    editor.tokens_since(mill, "")
    editor.insert(mill, 4, 0, "\n")
    since = editor.tokens_since(mill)
    assert isinstance(since, types.SemanticTokensDelta) and len(since.edits) == 1


def test_quotations_are_checked_and_followed_to_the_card(editor: Editor, project: Path) -> None:
    text = 'map: M\nsource: miller\n\nthesis t: It closed.\n  cite: "the great {}"\n'
    uri = editor.open(project / "cited.argmap", text.format("flood"))
    assert editor.codes(uri) != []
    editor.type(uri, text.format("frost had stopped"))
    assert editor.codes(uri) == []
    card = editor.definition(uri, 1, 9)
    assert card is not None and card.uri.endswith("/seeds/miller.toml")


def test_a_used_map_that_appears_or_changes_is_taken_up(editor: Editor, project: Path) -> None:
    uri = editor.open(
        project / "ice.argmap", "map: Ice\nuse late.argmap as late\n\nclaim ice: Ice.\n"
    )
    assert len(editor.codes(uri)) == 1
    (project / "late.argmap").write_text(MILL, "utf-8")
    editor.told.pop(uri)
    change = types.FileEvent((project / "late.argmap").as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert editor.codes(uri) == []


class Analyses:
    """The texts that were analysed, each for some seconds; during the first, something happens."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seconds: float, during: Any) -> None:
        self.texts: list[str] = []
        real = Projects.analyze

        def analyze(projects: Projects, path: Path, lines: Sequence[str], reading: Any) -> Any:
            self.texts.append("\n".join(lines))
            if during is not None and len(self.texts) == 1:
                during()
            time.sleep(seconds)
            return real(projects, path, lines, reading)

        monkeypatch.setattr(Projects, "analyze", analyze)


def test_keystrokes_that_wait_are_analysed_together(
    editor: Editor, mill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.findings(mill)
    analyses = Analyses(monkeypatch, 0.0, None)
    for letter in "The wheel":
        editor.insert(mill, 0, 5, letter)
    editor.findings(mill)
    assert len(analyses.texts) == 1


@pytest.mark.slow
def test_keystrokes_that_come_during_an_analysis_go_before_the_next(
    editor: Editor, mill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.findings(mill)

    def type_on() -> None:
        for letter in "The wheel":
            editor.insert(mill, 0, 5, letter)

    analyses = Analyses(monkeypatch, 0.05, type_on)
    editor.insert(mill, 0, 5, "x")
    editor.findings(mill)
    assert len(analyses.texts) == 2
    assert "leehw ehTx" in analyses.texts[1]


def test_an_outline_that_is_no_longer_wanted_is_not_made(editor: Editor, mill: str) -> None:
    editor.findings(mill)
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(mill))
    asked = editor.client.protocol.send_request(
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params, None, 7
    )
    editor.client.cancel_request(types.CancelParams(7))

    async def refused() -> str:
        with pytest.raises(Exception) as told:
            await asyncio.wrap_future(asked)
        return str(told.value)

    assert "cancel" in editor.wait(refused())


@pytest.mark.parametrize(
    "message", ["", "{", "[]", "42", "null", "{}", '{"jsonrpc": "2.0", "method": "argmap/dance"}']
)
def test_after_nonsense_the_next_message_is_answered(
    editor: Editor, mill: str, message: str
) -> None:
    editor.findings(mill)
    editor.loop.call_soon(language_server.receive, message)
    assert "It froze" in editor.hover(mill, 6, 2)
