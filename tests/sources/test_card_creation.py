"""Adding a source makes its card, and never loses what was written into one by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import ArgmapError
from argmap.sources import ParagraphRule, add_source, read_card
from tests.sources.conftest import MILLER


def code(error: pytest.ExceptionInfo[ArgmapError]) -> str:
    return error.value.diagnostics[0].code


def test_the_card_is_the_golden_one(tmp_path: Path) -> None:
    card = add_source(MILLER, folder=tmp_path, title="The Miller's Almanac")
    written = (tmp_path / "miller.toml").read_text("utf-8")
    assert written == MILLER.with_suffix(".toml").read_text("utf-8")
    assert read_card(written) == card
    assert [path.name for path in tmp_path.iterdir()] == ["miller.toml"]


@pytest.mark.parametrize(
    ("name", "id"),
    [("Wolfe 1957 (scan).txt", "wolfe-1957-scan"), ("a_b.c.txt", "a-b-c"), ("x", "x")],
)
def test_the_id_comes_from_the_files_name(tmp_path: Path, name: str, id: str) -> None:
    (tmp_path / name).write_text("Some words.")
    assert add_source(tmp_path / name, folder=tmp_path / "seeds").id == id


@pytest.mark.parametrize("id", ["../escape", "A", "a/b", "a--b", "con\0"])
def test_an_id_that_is_none_is_refused_before_anything_is_written(tmp_path: Path, id: str) -> None:
    with pytest.raises(ArgmapError, match="is not the id of a source") as caught:
        add_source(MILLER, folder=tmp_path / "seeds", id=id)
    assert code(caught) == "bad-card"
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_makes_no_id_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "漢字.txt"
    path.write_text("Some words.")
    with pytest.raises(ArgmapError, match="is not the id of a source"):
        add_source(path, folder=tmp_path)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf \n", b"* * *\n", b"a\0b", b"\xff\xfea\0"])
def test_what_holds_no_words_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    with pytest.raises(ArgmapError) as caught:
        add_source(path, folder=tmp_path)
    assert code(caught) == "source-unreadable"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        add_source(tmp_path / name, folder=tmp_path, id="x")
    assert code(caught) == "source-unreadable"


@pytest.mark.parametrize(
    "given", [{"rule": "sentence"}, {"url": "ftp://example.org"}], ids=["rule", "url"]
)
def test_values_that_no_card_can_hold_are_refused(tmp_path: Path, given: dict[str, str]) -> None:
    with pytest.raises(ArgmapError) as caught:
        add_source(MILLER, folder=tmp_path, **given)  # type: ignore[arg-type]
    assert code(caught) == "bad-card"
    assert list(tmp_path.iterdir()) == []


def test_a_card_of_another_text_is_not_overwritten(tmp_path: Path) -> None:
    add_source(MILLER, folder=tmp_path, title="The Miller's Almanac")
    before = (tmp_path / "miller.toml").read_bytes()
    other = tmp_path / "miller.txt"
    other.write_text("Quite another text.")
    with pytest.raises(ArgmapError, match="was made from a different text") as caught:
        add_source(other, folder=tmp_path)
    assert code(caught) == "card-exists"
    assert (tmp_path / "miller.toml").read_bytes() == before


def test_replacing_keeps_what_was_written_by_hand(tmp_path: Path) -> None:
    given = {"title": "The Almanac", "author": "B. Miller", "url": "https://example.org/"}
    add_source(MILLER, folder=tmp_path, note="A reprint.", rule="line", **given)  # type: ignore[arg-type]
    other = tmp_path / "miller.txt"
    other.write_text("Quite another\ntext.\n\nWith two paragraphs.")
    card = add_source(other, folder=tmp_path, author="Barnaby Miller", replace=True)
    assert (card.title, card.author, card.note) == ("The Almanac", "Barnaby Miller", "A reprint.")
    assert card.url == "https://example.org/"
    assert (card.paragraph_rule, card.paragraphs) == (ParagraphRule.BLANK_LINE, 2)


def test_adding_the_same_text_again_changes_nothing(tmp_path: Path) -> None:
    add_source(MILLER, folder=tmp_path, title="The Almanac", rule="line")
    before = (tmp_path / "miller.toml").read_bytes()
    add_source(MILLER, folder=tmp_path)
    assert (tmp_path / "miller.toml").read_bytes() == before


def test_adding_the_same_text_again_mends_a_damaged_card(tmp_path: Path) -> None:
    path = tmp_path / "miller.toml"
    add_source(MILLER, folder=tmp_path, title="The Almanac")
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("form = 3", "form = 0").replace('checksum = "', 'checksum = "0'))
    add_source(MILLER, folder=tmp_path)
    assert path.read_text("utf-8") == whole


def test_a_card_that_is_not_toml_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "miller.toml"
    path.write_text("<<<<<<< ours")
    with pytest.raises(ArgmapError, match="not TOML"):
        add_source(MILLER, folder=tmp_path, replace=True)
    assert path.read_text() == "<<<<<<< ours"


def test_an_empty_card_is_not_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "miller.toml").write_text("")
    with pytest.raises(ArgmapError, match="made from a different text"):
        add_source(MILLER, folder=tmp_path)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("a file, no folder")
    with pytest.raises(ArgmapError) as caught:
        add_source(MILLER, folder=tmp_path / "seeds")
    assert code(caught) == "unwritable"
