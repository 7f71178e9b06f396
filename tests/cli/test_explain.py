"""argmap explain."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.diagnostic_docs import explanations
from tests.cli.conftest import Run


def test_a_code_is_explained_with_a_bad_and_a_good_example(run: Run) -> None:
    told = run("explain", "capitals")
    assert told.exit_code == 0
    assert (
        told.stdout
        == """\
capitals: error

A kind or a field name contains a capital letter. Keywords are in lower case.

Bad:
    Thesis closed: The mill had to close.

argmap says:
    <text>:1:1: error: keywords must be lower case, not 'Thesis' [capitals] (write 'thesis closed:')

Good:
    thesis closed: The mill had to close.
"""
    )


def test_a_code_may_be_copied_with_its_brackets(run: Run) -> None:
    assert run("explain", "[capitals]").stdout == run("explain", "capitals").stdout


@pytest.mark.slow
@pytest.mark.parametrize("code", explanations())
def test_every_code_can_be_explained(run: Run, code: str) -> None:
    told = run("explain", code)
    assert told.exit_code == 0
    assert told.stdout.startswith(f"{code}: {explanations()[code].severity}\n\n")
    assert "```" not in told.stdout


def test_without_a_code_all_are_listed_one_on_a_line(run: Run) -> None:
    told = run("explain")
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(explanations())
    assert lines[0] == "Lines"


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("plcement", "There is no code 'plcement'. Did you mean 'placement'?"),
        ("Capitals", "Did you mean 'capitals'?"),
        ("xyzzy", "argmap explain lists all codes."),
    ],
)
def test_an_unknown_code_is_wrong_usage(run: Run, code: str, hint: str) -> None:
    told = run("explain", code)
    assert told.exit_code == 2
    assert hint in told.stderr


def test_paragraphs_keep_to_the_width_of_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    paragraph = run("explain", "hanging-claim").stdout.partition("Bad:")[0]
    assert max(map(len, paragraph.splitlines())) <= 40


def test_the_severity_has_its_colour(folder: object) -> None:
    told = CliRunner().invoke(main, ["explain", "untitled"], color=True).stdout
    assert "\x1b[33m\x1b[1mwarning" in told
