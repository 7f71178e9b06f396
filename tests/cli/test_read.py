"""``argmap read``: what is heard, and what is said of a map that cannot be read."""

from __future__ import annotations

from tests.cli.conftest import GOOD, Run


def test_a_map_is_said_in_english(run: Run) -> None:
    result = run("read", "good.argmap")
    assert result.exit_code == 0
    assert "Wolfe argues: The system endures." in result.stdout
    assert "Western observers" in result.stdout


def test_standard_input_is_read(run: Run) -> None:
    assert "The system endures." in run("read", "-", input=GOOD).stdout


def test_a_broken_map_is_not_said(run: Run) -> None:
    result = run("read", "bad.argmap")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "did you mean 'claim'?" in result.stderr


def test_a_missing_file_is_told(run: Run) -> None:
    result = run("read", "absent.argmap")
    assert result.exit_code == 3
    assert "cannot read absent.argmap" in result.stderr
