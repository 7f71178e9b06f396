"""Files are read whole as text, or the reason is said; written whole, or left as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import ArgmapError
from argmap.sources.files import decode, read_bytes, write_whole


def reason(data: bytes) -> str:
    with pytest.raises(ArgmapError) as caught:
        decode(data, "notes.txt")
    assert [one.code for one in caught.value.diagnostics] == ["source-unreadable"]
    return caught.value.diagnostics[0].message


def test_marks_and_line_ends_of_other_systems_do_not_count() -> None:
    assert decode("\ufeffone\r\ntwo\rthree\n".encode(), "notes.txt") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"one\ncaf\xe9\n", "cannot read notes.txt: line 2 is not UTF-8"),
        ("one".encode("utf-16"), "cannot read notes.txt: it is UTF-16"),
        (b"PK\x03\x04\x00", "cannot read notes.txt: it is no plain text"),
        (b"%PDF-1.7 ...", "cannot read notes.txt: it is no plain text"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, message: str) -> None:
    assert reason(data) == message


@pytest.mark.parametrize("name", ["absent.txt", "", "nul\0.txt"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgmapError, match="cannot read the notes: "):
        read_bytes(tmp_path / name, "the notes")


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "card.toml"
    write_whole(path, "one\n")
    write_whole(path, "é\n")
    assert path.read_bytes() == "é\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "card.toml"
    write_whole(path, "before\n")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ArgmapError, match="No space left") as caught:
        write_whole(path, "after\n")
    assert caught.value.diagnostics[0].code == "unwritable"
    assert path.read_text() == "before\n"
    assert list(tmp_path.iterdir()) == [path]
