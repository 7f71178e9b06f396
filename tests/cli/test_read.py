"""``argmap read``: what is heard, and what is said of a map that cannot be read."""

from __future__ import annotations

from pathlib import Path

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


def test_what_stands_in_a_used_map_is_said(run: Run, folder: Path) -> None:
    (folder / "both.argmap").write_text(
        "map: Both\nuse good.argmap as good\n\n"
        "question q: Does it last?\n  answer @good.durability: Yes.\n\n"
        "good.mellowing in-tension-with good.one-centre: It depends.\n",
        "utf-8",
    )
    result = run("read", "both.argmap")
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert (
        "is what B. D. Wolfe says (good.durability), “The system endures”. In short: Yes." in told
    )
    assert (
        "The objection “The terror has eased” (good.mellowing) and the claim “Power has one "
        "centre” (good.one-centre) are in tension: It depends." in told
    )


def test_a_used_map_that_is_not_there_is_told_and_named(run: Run, folder: Path) -> None:
    (folder / "both.argmap").write_text(
        "map: Both\nuse none.argmap as none\n\nquestion q: So?\n  answer @none.x\n", "utf-8"
    )
    result = run("read", "both.argmap")
    assert result.exit_code == 1
    assert "used-map-missing" in result.stderr
    assert "what the map none calls “x”" in result.stdout


def test_a_map_that_asks_a_question_and_uses_no_other_is_no_comparison(run: Run) -> None:
    Path("asks.argmap").write_text(
        "map: M\nquestion why: Why?\n  answer t: It closed.\n\nthesis c: So.\n", "utf-8"
    )
    result = run("read", "asks.argmap")
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_holds_is_said_after_the_reading(run: Run) -> None:
    told = run("read", "good.argmap", "--evaluate").stdout
    assert told.index("Wolfe argues") < told.index("- Stands on this map.")
