"""``argmap fmt``: nothing of the user's is lost, and what is formatted stays formatted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import BAD, GOOD, Run

UGLY = GOOD.replace("thesis durability: The", "thesis   durability:    The")


def test_a_map_is_written_in_its_canonical_form(run: Run, folder: Path) -> None:
    path = folder / "ugly.argmap"
    path.write_text(UGLY)
    result = run("fmt", "ugly.argmap")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "ugly.argmap formatted\n"
    assert path.read_text() == GOOD
    assert run("fmt", "ugly.argmap").stderr == ""


def test_check_writes_nothing_and_fails_where_a_file_would_change(run: Run, folder: Path) -> None:
    path = folder / "ugly.argmap"
    path.write_text(UGLY)
    result = run("fmt", "--check", "ugly.argmap", "good.argmap")
    assert result.exit_code == 1
    assert result.stdout == "ugly.argmap\n"
    assert result.stderr == "1 of 2 maps would change\n"
    assert path.read_text() == UGLY
    assert run("fmt", "--check", "good.argmap").exit_code == 0


def test_diff_shows_the_change_and_writes_nothing(run: Run, folder: Path) -> None:
    path = folder / "ugly.argmap"
    path.write_text(UGLY.rstrip("\n"))
    result = run("fmt", "--diff", "ugly.argmap")
    assert result.exit_code == 0
    assert "-thesis   durability:    The system endures.\n" in result.stdout
    assert "+thesis durability: The system endures.\n" in result.stdout
    assert "\\ No newline at end of file" in result.stdout
    assert path.read_text() == UGLY.rstrip("\n")


@pytest.mark.parametrize("text", [GOOD, UGLY])
def test_standard_input_is_always_written(run: Run, text: str) -> None:
    assert run("fmt", "-", input=text).stdout == GOOD


def test_a_map_with_errors_is_left_as_it_is(run: Run, folder: Path) -> None:
    result = run("fmt", "bad.argmap")
    assert result.exit_code == 1
    assert "bad.argmap was not changed" in result.stderr
    assert (folder / "bad.argmap").read_text() == BAD


def test_standard_input_with_errors_comes_back_unchanged(run: Run) -> None:
    result = run("fmt", "-", input=BAD)
    assert result.exit_code == 1
    assert result.stdout == BAD
    assert "claime" in result.stderr


def test_a_line_that_may_be_a_slip_is_not_settled_as_text(run: Run, folder: Path) -> None:
    text = "map: M\n\nthesis t: It lasts,\n    claime x: or so it seems.\n"
    (folder / "doubt.argmap").write_text(text)
    result = run("fmt", "doubt.argmap")
    assert result.exit_code == 1
    assert "looks-like-statement" in result.stderr
    assert (folder / "doubt.argmap").read_text() == text


def test_a_missing_file_is_told(run: Run) -> None:
    result = run("fmt", "absent.argmap")
    assert result.exit_code == 3
    assert "cannot read absent.argmap" in result.stderr


def test_widths_are_converted_and_line_ends_and_a_mark_stay(run: Run, folder: Path) -> None:
    path = folder / "windows.argmap"
    wide = "\r\n".join(line.replace("  ", "    ") for line in GOOD.splitlines())
    path.write_bytes(b"\xef\xbb\xbf" + wide.encode())
    assert run("fmt", "windows.argmap").exit_code == 0
    form = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert path.read_bytes() == form
    assert run("fmt", "--check", "windows.argmap").exit_code == 0


def test_a_file_that_must_stay_is_told_and_the_others_are_formatted(run: Run, folder: Path) -> None:
    long = "map:   A\nthesis t: It lasts.\n"
    for name in ("a", "b", "c", "d"):
        (folder / f"{name}.argmap").write_text(long)
    (folder / "a.argmap").chmod(0o444)
    (folder / "b.txt").hardlink_to(folder / "b.argmap")
    result = run("fmt", "a.argmap", "b.argmap", "c.argmap", "d.argmap")
    assert result.exit_code == 3
    assert "a.argmap: it is read-only" in result.stderr
    assert "b.argmap: it is one of 2 hard links" in result.stderr
    assert [(folder / f"{name}.argmap").read_text() == long for name in "abcd"] == [
        True, True, False, False,
    ]  # fmt: skip


def test_no_name_is_not_this_folder(run: Run, folder: Path) -> None:
    (folder / "a.argmap").write_text("map:   A\nthesis t: It lasts.\n")
    result = run("fmt", "")
    assert (result.exit_code, "not the name of a file" in result.stderr) == (3, True)
    assert (folder / "a.argmap").read_text().startswith("map:   A")
    for command in ("render", "page"):
        assert run(command, "good.argmap", "-o", "").exit_code == 2
