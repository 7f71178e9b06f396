"""Files are written whole, or left as they were."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.file_io import read_limited, write_whole
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

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
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
    with pytest.raises(ArgmapError, match=r"cannot write .*b\.svg: .*a is not a folder"):
        write_whole(tmp_path / "a" / "b.svg", "a picture")
    with pytest.raises(ArgmapError, match="cannot write"):
        write_whole(tmp_path, "a picture")


# What must not be replaced


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_file_that_nobody_may_write_to_is_left_alone(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.argmap"
    path.write_text("before\n")
    path.chmod(mode)
    with pytest.raises(ArgmapError, match="it is read-only"):
        write_whole(path, "after\n")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("before\n", mode)
    assert list(tmp_path.iterdir()) == [path]


def test_hard_links_to_one_file_stay_together(tmp_path: Path) -> None:
    path, other = tmp_path / "a.argmap", tmp_path / "b.argmap"
    path.write_text("before\n")
    other.hardlink_to(path)
    with pytest.raises(ArgmapError, match="one of 2 hard links"):
        write_whole(path, "after\n")
    assert path.samefile(other) and other.read_text() == "before\n"


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    for there in (b"changed\n", b"before\nand more\n", b""):
        path.write_bytes(there)
        with pytest.raises(ArgmapError, match="it has changed since it was read"):
            write_whole(path, "after\n", expected=b"before\n")
        assert path.read_bytes() == there
    path.write_bytes(b"before\n")
    write_whole(path, "after\n", expected=b"before\n")
    assert path.read_bytes() == b"after\n"


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    link = tmp_path / "a.argmap"
    link.symlink_to(link)
    with pytest.raises(ArgmapError, match="levels of symbolic links"):
        write_whole(link, "after\n")
    assert link.is_symlink()


# The file beside it


@pytest.mark.slow
def test_many_threads_write_one_file_and_readers_see_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    texts = [str(number) * 50_000 for number in range(8)]
    write_whole(path, texts[0])
    seen: set[str] = set()

    def write(text: str) -> None:
        for _ in range(20):
            write_whole(path, text)
            seen.add(path.read_text())

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, texts))
    assert seen <= set(texts)
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_beside_it_is_new_unforeseen_and_as_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.argmap"
    path.write_text("before\n")
    path.chmod(0o600)
    opened: list[tuple[str, int, int]] = []
    real_open = os.open

    def watched(name: str, flags: int, mode: int = 0o777, **options: int) -> int:
        if flags & os.O_CREAT:
            opened.append((os.fspath(name), flags, mode))
        return real_open(name, flags, mode, **options)

    monkeypatch.setattr(os, "open", watched)
    write_whole(path, "one\n")
    write_whole(path, "two\n")
    names = {name for name, _, _ in opened}
    assert len(names) == 2 and not any(str(os.getpid()) in name for name in names)
    for _, flags, mode in opened:
        assert flags & os.O_EXCL and flags & os.O_NOFOLLOW
        assert mode & 0o077 == 0


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 124 + ".argmap")
    write_whole(path, "one\n")
    write_whole(path, "two\n")
    assert path.read_text() == "two\n"


def test_a_new_file_is_as_the_user_wants_new_files_to_be(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.svg", "one\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.svg").stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "listxattr"), reason="there are no such attributes here")
def test_the_attributes_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    path.write_text("before\n")
    try:
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        pytest.skip("this disk has no attributes")
    write_whole(path, "after\n")
    assert os.getxattr(path, "user.note") == b"mine"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="limits of another kind")
def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("before\n")
    code = (
        "import resource, sys; from argmap.file_io import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_whole(sys.argv[1], 'x' * 5000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=False)
    assert b"File too large [unwritable]" in done.stderr
    assert path.read_text() == "before\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_a_process_that_is_killed_while_it_writes_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text("before\n")
    code = (
        "import os, signal, sys; from argmap.file_io import write_whole\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_whole(sys.argv[1], 'x' * 5000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -9
    assert path.read_text() == "before\n"


# What is read, and how much of it


def unread(path: Path | str, limit: int | None = None) -> str:
    with pytest.raises(ArgmapError) as caught:
        read_limited(path, limit)
    (found,) = caught.value.diagnostics
    assert found.code == "unreadable"
    return found.message


def test_a_file_is_read_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.argmap"
    path.write_bytes(b"x" * 1000)
    assert read_limited(path) == read_limited(path, 1000) == b"x" * 1000
    assert "it has more than 999 bytes; ARGMAP_MAX_BYTES sets the limit" in unread(path, 999)
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "10")
    assert "more than 10 bytes" in unread(path)
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "2000")
    assert len(read_limited(path)) == 1000


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "1e9", "²", "9" * 40])
def test_a_limit_that_is_no_number_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("ARGMAP_MAX_BYTES", value)
    (tmp_path / "a.argmap").write_text("x")
    assert f"ARGMAP_MAX_BYTES is {value!r}, not a number of bytes" in unread(tmp_path / "a.argmap")


def test_a_file_with_a_hole_takes_no_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.argmap").open("wb") as stream:
        stream.truncate(1 << 40)
    assert "it has more than" in unread(tmp_path / "a.argmap")


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.argmap"
    os.mkfifo(pipe)
    (tmp_path / "link.argmap").symlink_to("/dev/zero")
    for path in (pipe, tmp_path / "link.argmap", "/dev/zero", "/dev/tty", "/dev/null"):
        if Path(path).exists():
            assert "it is a device or a pipe, not a file" in unread(path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert "it is a device or a pipe, not a file" in unread(tmp_path / "s")
    assert "it is a folder" in unread(tmp_path)
    assert "No such file" in unread(tmp_path / "nowhere")
    assert "null" in unread("a\0b")


def test_a_file_that_says_it_is_empty_is_read_to_its_end() -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("there are no such files here")
    assert b"Pid" in read_limited("/proc/self/status")
    assert "more than 5 bytes" in unread("/proc/self/status", 5)
