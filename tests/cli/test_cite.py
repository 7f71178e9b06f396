"""From words to the line that cites them."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.sources import add_source
from tests.cli.conftest import Run
from tests.sources.conftest import MILLER


@pytest.fixture(autouse=True)
def card(folder: Path) -> None:
    add_source(MILLER, folder=folder / "seeds")


def test_the_line_is_ready_to_paste(run: Run) -> None:
    result = run("cite", "miller", "a", "heron", "has taken the sluice")
    assert (result.exit_code, result.stdout) == (0, 'cite: "a heron has taken the sluice"\n')


def test_the_source_is_named_on_request(run: Run) -> None:
    result = run("cite", "miller", "a heron has taken the sluice", "--with-id")
    assert result.stdout == 'cite: miller "a heron has taken the sluice"\n'


def test_the_nearest_passage_is_shown_with_its_difference(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_TEXTS", str(MILLER.parent))
    result = run("cite", "miller", "a heron has left the sluice")
    assert result.exit_code == 1
    assert result.stdout == 'cite: "a heron has taken the sluice"\n'
    assert "a heron has [left → taken] the sluice" in result.stderr


def test_a_line_that_names_two_places_is_printed_once_and_told(run: Run) -> None:
    result = run("cite", "miller", "the river had grown lazy")
    assert result.stdout == (
        'cite: ¶3 "the river had grown lazy"\ncite: ¶4 "the river had grown lazy"\n'
    )
    assert "occurs 2 times in ¶3" in result.stderr


def test_words_that_are_nowhere_are_told(run: Run) -> None:
    result = run("cite", "miller", "submarines of the Baltic fleet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "citation-not-found" in result.stderr


def test_a_source_without_a_card_is_told(run: Run) -> None:
    result = run("cite", "nobody", "a phrase")
    assert result.exit_code == 3
    assert "no-card" in result.stderr


def test_a_misspelt_source_gets_a_suggestion(run: Run) -> None:
    result = run("cite", "Miler.txt", "a phrase")
    assert "did you mean 'miller'? If not, make a source card from its text" in result.stderr
    assert "--id" not in result.stderr  # that is no id


def test_a_card_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "seeds" / "miller.toml").write_text("id = ", "utf-8")
    result = run("cite", "miller", "a phrase")
    assert result.exit_code == 3
    assert "bad-card" in result.stderr


def test_a_text_that_was_renamed_is_named(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_TEXTS", str(folder / "texts"))
    (folder / "texts").mkdir()
    (folder / "texts" / "mill.txt").write_bytes(MILLER.read_bytes())
    result = run("cite", "miller", "a heron has left the sluice")
    assert "its text, miller.txt, is not in " in result.stderr
    assert "texts or seeds; if the text were available" in result.stderr


def test_a_text_that_was_renamed_is_named_by_check(run: Run, folder: Path) -> None:
    essay = folder / "seeds" / "My Essay.txt"
    essay.write_bytes(MILLER.read_bytes())
    add_source(essay, folder=folder / "seeds")
    essay.rename(folder / "seeds" / "Essay.txt")
    text = 'map: M\nsource: my-essay\n\nthesis t: One.\n  cite: "a heron has left the sluice"\n'
    (folder / "m.argmap").write_text(text, "utf-8")
    result = run("check", "m.argmap")
    assert "its text, My Essay.txt, is not in seeds" in result.stdout
