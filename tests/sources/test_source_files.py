"""Files are read whole as text, or the reason is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import ArgmapError
from argmap.sources.source_files import decode, read_bytes


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
        (b"one\ncaf\xe9\n", "cannot read notes.txt: line 2 is not valid UTF-8"),
        ("one".encode("utf-16"), "cannot read notes.txt: it is UTF-16"),
        (b"PK\x03\x04\x00", "cannot read notes.txt: it is not plain text"),
        (b"%PDF-1.7 ...", "cannot read notes.txt: it is not plain text"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, message: str) -> None:
    assert reason(data) == message


@pytest.mark.parametrize("name", ["absent.txt", "", "nul\0.txt"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArgmapError, match="cannot read the notes: "):
        read_bytes(tmp_path / name, "the notes")
