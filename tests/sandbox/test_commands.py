"""Commands that the page of the sandbox runs: what they print, write and say."""

import os
import sys
from pathlib import Path

import pytest

from argmap.sandbox.commands import run

_MAP = "map: Bridge\n\nthesis close: The bridge should be closed.\n\n  claim rust: It rusts.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bridge.argmap").write_text(_MAP)
    return tmp_path


def test_what_a_command_prints_is_its_output(folder):
    outcome = run(["read", "bridge.argmap"], folder)
    assert outcome.code == 0
    assert "The bridge should be closed" in outcome.output.decode()
    assert outcome.messages == ""
    assert outcome.files == {}


def test_what_it_writes_is_among_the_files(folder):
    outcome = run(["export", "bridge.argmap", "-o", "bridge.json"], folder)
    assert outcome.code == 0
    assert list(outcome.files) == ["bridge.json"]
    assert b"The bridge should be closed." in outcome.files["bridge.json"]


def test_losses_are_told_in_the_words_of_the_program(folder):
    (folder / "bridge.argmap").write_text(_MAP + "    qualifier: perhaps\n")
    outcome = run(["export", "bridge.argmap", "--format", "sadface"], folder)
    assert outcome.code == 0
    assert "qualifier" in outcome.messages


def test_a_slip_is_shown_with_its_place(folder):
    (folder / "bridge.argmap").write_text("thesiss t: A.\n")
    outcome = run(["render", "bridge.argmap"], folder)
    assert outcome.code == 1
    assert outcome.messages.startswith("bridge.argmap:1:1: error: ")
    assert outcome.files == {}


def test_a_foreign_text_comes_in_from_standard_input(folder):
    outcome = run(["import", "-", "--format", "argdown"], folder, given=b"[t]: It lasts.\n")
    assert outcome.code == 0
    assert "It lasts." in outcome.output.decode()


def test_a_source_is_added_and_cited(folder):
    (folder / "seeds").mkdir()
    words = "The deck was inspected twice in the spring, and rust was found beneath it.\n"
    (folder / "seeds" / "report.txt").write_text(words)
    added = run(["source", "add", "seeds/report.txt", "--title", "Report"], folder)
    assert added.code == 0, added.messages
    assert list(added.files) == ["seeds/report.toml"]
    cited = run(["cite", "report", "rust was found beneath it"], folder)
    assert cited.output.decode() == 'cite: "rust was found beneath it"\n'


@pytest.mark.parametrize("name", ["serve", "lsp"])
def test_commands_that_wait_for_others_are_refused(folder, name):
    outcome = run([name], folder)
    assert outcome.code == 2
    assert outcome.messages == f"'argmap {name}' does not run in a browser\n"


def test_wrong_arguments_and_missing_files_are_told(folder):
    assert "No such option" in run(["read", "--nothing"], folder).messages
    assert run(["read", "nowhere.argmap"], folder).code == 3
    assert "nowhere.argmap" in run(["read", "nowhere.argmap"], folder).messages
    assert "command" in run(["reed"], folder).messages


def test_a_bug_is_told_and_the_next_command_runs(folder, monkeypatch):
    monkeypatch.setattr("argmap.cli.app.import_module", lambda name: 1 / 0)
    outcome = run(["read", "bridge.argmap"], folder)
    assert outcome.code == 3
    assert outcome.messages.startswith("argmap failed: ZeroDivisionError")
    monkeypatch.undo()
    assert run(["read", "bridge.argmap"], folder).code == 0


def test_nothing_of_the_process_is_changed(folder):
    before = (Path.cwd(), sys.stdin, sys.stdout, sys.stderr, dict(os.environ))
    run(["check", "bridge.argmap"], folder)
    assert (Path.cwd(), sys.stdin, sys.stdout, sys.stderr, dict(os.environ)) == before


def test_a_file_that_changes_between_two_commands_is_read_anew(folder):
    run(["read", "bridge.argmap"], folder)
    (folder / "bridge.argmap").write_text(_MAP.replace("closed", "opened"))
    assert "opened" in run(["read", "bridge.argmap"], folder).output.decode()
