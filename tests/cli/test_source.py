"""``argmap source add``: a card from a text, and clear words where there can be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_card_is_made_in_the_projects_seeds(run: Run, folder: Path) -> None:
    (folder / "Essay One.txt").write_text("One two three.\n\nFour five.\n")
    result = run("source", "add", "Essay One.txt", "--title", "One", "--author", "A")
    assert result.exit_code == 0
    assert "essay-one.toml: 5 words in 2 paragraphs" in result.stdout
    assert "source: essay-one" in result.stdout
    (folder / "word.txt").write_text("One\n")
    assert "word.toml: 1 word in 1 paragraph\n" in run("source", "add", "word.txt").stdout
    assert 'title = "One"' in (folder / "seeds" / "essay-one.toml").read_text()


def test_another_text_does_not_replace_a_card_unasked(run: Run, folder: Path) -> None:
    (folder / "essay.txt").write_text("One two three.\n")
    run("source", "add", "essay.txt")
    (folder / "essay.txt").write_text("Other words.\n")
    result = run("source", "add", "essay.txt")
    assert result.exit_code == 3
    assert "card-exists" in result.stderr
    assert run("source", "add", "essay.txt", "--replace").exit_code == 0


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "there are no words"), (b"\xff\xfe\x00", "UTF-16"), (b"caf\xe9", "not valid UTF-8")],
)
def test_what_is_no_text_is_refused(run: Run, folder: Path, data: bytes, message: str) -> None:
    (folder / "essay.txt").write_bytes(data)
    result = run("source", "add", "essay.txt")
    assert result.exit_code == 3
    assert message in result.stderr
    assert not (folder / "seeds").exists()
