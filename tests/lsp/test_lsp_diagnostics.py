"""What is wrong with a text, told while it is being written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.lsp.editor import Editor


def test_a_slip_is_told_with_its_place_and_fix(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "a.argmap", "map: M\nthesis t: It lasts.\n  claime c: So.\n")
    (told,) = editor.findings(uri)
    assert (told.code, told.source, told.severity) == ("unknown-kind", "argmap", 1)
    assert (told.range.start.line, told.range.start.character, told.range.end.character) == (
        2,
        2,
        11,
    )
    assert told.message == "there is no kind 'claime'\ndid you mean 'claim'?"


def test_what_is_put_right_is_told_no_more(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "a.argmap", "map: M\nthesis t: It lasts.\n  claime c: So.\n")
    assert editor.codes(uri) == ["unknown-kind"]
    editor.insert(uri, 2, 8, " x")  # "claime x c:" is no better
    assert editor.codes(uri) != []
    editor.type(uri, "map: M\nthesis t: It lasts.\n  claim c: So.\n")
    assert editor.codes(uri) == []


def test_citations_are_looked_for_in_the_sources_of_the_project(
    editor: Editor, project: Path
) -> None:
    text = (
        "map: M\nsource: miller\n\nthesis t: It closed.\n"
        '  evidence e: It froze.\n    cite: "the grate frost had stopped"\n'
    )
    uri = editor.open(project / "a.argmap", text)
    (told,) = editor.findings(uri)
    assert told.code == "citation-not-found"
    assert 'cite: "the great frost had stopped"' in told.message


def test_a_related_place_is_shown(editor: Editor, project: Path) -> None:
    text = "map: M\nthesis t: It lasts.\n  claim c: One.\n  claim c: Two.\n"
    uri = editor.open(project / "a.argmap", text)
    (told,) = editor.findings(uri)
    assert told.related_information is not None
    place = told.related_information[0].location
    assert (place.uri, place.range.start.line) == (uri, 2)


def test_a_used_map_is_read_and_its_ids_are_known(editor: Editor, project: Path) -> None:
    (project / "one.argmap").write_text("map: One\nthesis stay: It stays.\n", "utf-8")
    text = "map: M\nuse one.argmap as one\n\none.stay contradicts one.sray\n"
    uri = editor.open(project / "two.argmap", text)
    (told,) = editor.findings(uri)
    assert (told.code, told.range.start.line) == ("unknown-id", 3)


def test_a_used_map_outside_the_project_is_not_read(
    editor: Editor, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "secret.argmap"
    outside.write_text("map: S\nthesis hidden: Nobody knows.\n", "utf-8")
    text = f"map: M\nuse {outside} as out\n\nthesis t: It lasts.\n  claim @out.\n"
    uri = editor.open(project / "a.argmap", text)
    assert "used-map-outside" in editor.codes(uri)
    assert all("hidden" not in label for label in editor.labels(uri, 4, 13))
    assert editor.definition(uri, 1, len(f"use {outside} as o")) is None


@pytest.mark.slow
def test_saving_reads_again_what_lies_around(editor: Editor, project: Path) -> None:
    text = "map: M\nuse one.argmap as one\n\nthesis t: It lasts.\n  claim @one.stay\n"
    uri = editor.open(project / "two.argmap", text)
    assert editor.codes(uri) == ["used-map-missing"]
    (project / "one.argmap").write_text("map: One\nclaim stay: It stays.\n", "utf-8")
    editor.save(uri)
    assert editor.next_findings(uri) == []


@pytest.mark.slow
def test_a_changed_card_is_read_again(editor: Editor, project: Path) -> None:
    text = 'map: M\nsource: miller\n\nthesis t: It closed.\n  cite: "the great frost had stopped"\n'
    uri = editor.open(project / "a.argmap", text)
    assert editor.codes(uri) == []
    (project / "seeds" / "miller.toml").unlink()
    editor.save(uri)
    assert [one.code for one in editor.next_findings(uri)] == ["no-card"]


@pytest.mark.slow
def test_a_closed_text_has_no_findings(editor: Editor, project: Path) -> None:
    uri = editor.open(project / "a.argmap", "claime c: So.\n")
    assert editor.codes(uri)
    editor.shut(uri)
    editor.hover(editor.open("untitled:Other", "map: M\n"), 0, 0)  # what was said before is done
    assert list(editor.told[uri].diagnostics) == []


def test_a_text_without_a_file_is_read(editor: Editor) -> None:
    uri = editor.open("untitled:Untitled-1", "map: M\nclaime c: So.\n")
    assert "unknown-kind" in editor.codes(uri)


@pytest.mark.slow
def test_an_editor_that_can_watch_files_is_asked_to(new_editor: Callable[..., Editor]) -> None:
    editor = new_editor(watches=True)
    uri = editor.open("untitled:a", "map: M\n")
    editor.findings(uri)
    assert editor.registered == ["workspace/didChangeWatchedFiles"]


@pytest.mark.slow
def test_many_problems_are_cut_short_errors_first(editor: Editor) -> None:
    text = "map: M\nthesis t: It lasts.\n" + "  claim c: So.\n" * 800
    told = editor.findings(editor.open("untitled:many", text))
    assert len(told) == 500
    assert {one.severity for one in told} == {1}


@pytest.mark.slow
def test_a_used_map_is_taken_as_the_editor_has_it(editor: Editor, tmp_path: Path) -> None:
    used, user = tmp_path / "mill.argmap", tmp_path / "both.argmap"
    used.write_text("map: Mill\n\nthesis frost: It froze.\n", "utf-8")
    text = "map: Both\nuse mill.argmap as mill\n\nquestion q: Why?\n  answer @mill.debts\n"
    user.write_text(text, "utf-8")
    reading = editor.open(user, text)
    assert editor.codes(reading) == ["unknown-id"]
    editor.told.pop(reading)
    writing = editor.open(used, "map: Mill\n\nthesis debts: It owed.\n")
    assert editor.codes(reading) == []
    assert "It owed." in editor.hover(reading, 4, 14)
    assert "mill.debts" in editor.labels(reading, 4, 10)
    editor.told.pop(reading)
    editor.type(writing, "map: Mill\n\nthesi debts: It owed.\n")
    assert editor.codes(reading) == ["used-map-broken"]
    editor.told.pop(reading)
    editor.shut(writing)
    assert editor.codes(reading) == ["unknown-id"]  # as the disk has it
    editor.shut(reading)


@pytest.mark.slow
def test_maps_that_use_each_other_are_read_once_for_a_key(editor: Editor, tmp_path: Path) -> None:
    texts = {name: f"map: M\nuse {other}.argmap as o\n\nclaim c: C.\n"
             for name, other in (("a", "b"), ("b", "a"))}  # fmt: skip
    for name, text in texts.items():
        (tmp_path / f"{name}.argmap").write_text(text, "utf-8")
    uris = [editor.open(tmp_path / f"{name}.argmap", text) for name, text in texts.items()]
    assert [editor.codes(uri) for uri in uris] == [["used-map-circle"]] * 2
    told = editor.count_told
    editor.insert(uris[0], 3, 9, "x")
    editor.codes(uris[0])
    time.sleep(0.5)
    editor.codes(uris[0])
    assert editor.count_told - told <= 3
    for uri in uris:
        editor.shut(uri)
