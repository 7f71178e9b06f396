"""Files are written whole, or left as they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.files import write_whole
from argmap.model import ArgmapError


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


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.argmap", tmp_path / "link.argmap"
    real.write_text("before\n")
    real.chmod(0o600)
    link.symlink_to(real)
    write_whole(link, "after\n")
    assert link.is_symlink()
    assert real.read_text() == "after\n"
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_path_that_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="cannot write"):
        write_whole(tmp_path / "nul\0.argmap", b"data")


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.svg"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "a picture")
        assert os.read(reading, 100) == b"a picture"
    finally:
        os.close(reading)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.svg"]


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("here")
    with pytest.raises(ArgmapError, match=r"cannot write .*b\.svg: .*a is no folder"):
        write_whole(tmp_path / "a" / "b.svg", "a picture")
    with pytest.raises(ArgmapError, match="cannot write"):
        write_whole(tmp_path, "a picture")
