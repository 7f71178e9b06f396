"""``argmap check`` as a person and as a program use it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import BAD, GOOD, Run


def test_a_good_map_passes_with_a_summary(run: Run) -> None:
    result = run("check", "good.argmap")
    assert result.exit_code == 0
    assert result.stdout == "1 map, 4 statements: 0 errors, 0 warnings\n"


def test_a_slip_is_shown_with_its_line_carets_and_the_likely_fix(run: Run) -> None:
    result = run("check", "bad.argmap")
    assert result.exit_code == 1
    assert result.stdout == (
        "bad.argmap:3:3: error: there is no kind 'claime' [unknown-kind]\n"
        "    3 |   claime one-centre: Power has one centre.\n"
        "      |   ^^^^^^^^^^^^^^^^^^\n"
        "       = did you mean 'claim'?\n"
        "1 map, 2 statements: 1 error, 0 warnings\n"
    )


def test_json_has_the_promised_fields(run: Run) -> None:
    result = run("check", "bad.argmap", "--format", "json")
    assert result.exit_code == 1
    (one,) = json.loads(result.stdout)
    assert one == {
        "code": "unknown-kind",
        "severity": "error",
        "path": "bad.argmap",
        "line": 3,
        "column": 3,
        "end_line": 3,
        "end_column": 21,
        "message": "there is no kind 'claime'",
        "hint": "did you mean 'claim'?",
    }


def test_json_of_a_good_map_is_an_empty_list(run: Run) -> None:
    assert json.loads(run("check", "good.argmap", "--format", "json").stdout) == []


def test_related_places_are_in_the_text_and_in_the_json(run: Run, folder: Path) -> None:
    (folder / "twice.argmap").write_text("map: M\nthesis a: One.\n  claim a: Two.\n")
    assert "see twice.argmap:2:1: it is first used here" in run("check", "twice.argmap").stdout
    (one,) = json.loads(run("check", "twice.argmap", "--format", "json").stdout)
    assert one["related"][0]["line"] == 2


def test_a_warning_alone_is_no_failure(run: Run, folder: Path) -> None:
    (folder / "untitled.argmap").write_text("thesis a: It lasts.\n")
    result = run("check", "untitled.argmap")
    assert result.exit_code == 0
    assert "warning" in result.stdout


def test_a_folder_is_searched_and_each_map_read_once(run: Run, folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "deep.argmap").write_text(GOOD)
    (folder / "bad.argmap").unlink()
    assert run("check", ".", "good.argmap").stdout.startswith("2 maps, 8 statements")


def test_a_missing_file_is_told_and_the_others_are_still_read(run: Run) -> None:
    result = run("check", "absent.argmap", "bad.argmap")
    assert result.exit_code == 3
    assert "cannot read absent.argmap: No such file or directory" in result.stdout
    assert "claime" in result.stdout


def test_a_folder_without_maps_is_told(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert result.exit_code == 3
    assert "there are no maps in empty/" in result.stdout


def test_standard_input(run: Run) -> None:
    assert run("check", "-", input=GOOD).exit_code == 0
    result = run("check", "-", input=BAD)
    assert result.exit_code == 1
    assert "<stdin>:3:3: error" in result.stdout


def test_a_file_that_is_no_text_is_told(run: Run, folder: Path) -> None:
    (folder / "binary.argmap").write_bytes(b"map: M\n\xff\x00")
    result = run("check", "binary.argmap")
    assert result.exit_code == 1
    assert "binary.argmap:2:1: error: byte 0xFF is not valid UTF-8" in result.stdout


def test_nothing_in_a_map_can_steer_the_terminal(run: Run, folder: Path) -> None:
    (folder / "evil.argmap").write_text("map: M\nclaime x: \x1b[31mred\u202e\n")
    result = run("check", "evil.argmap")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_carets_stand_under_wide_characters(run: Run, folder: Path) -> None:
    (folder / "wide.argmap").write_text("map: M\nclaim: 漢字 claim two-words: more\n", "utf-8")
    lines = run("check", "wide.argmap").stdout.splitlines()
    shown = next(line for line in lines if "漢字" in line)
    carets = lines[lines.index(shown) + 1]
    # Each of the two characters takes two columns of the terminal.
    assert carets.index("^") == shown.index("claim two") + 2


def test_a_long_line_is_shown_near_the_slip(run: Run, folder: Path) -> None:
    text = "word " * 60 + "ends. claim two-words: more"
    (folder / "long.argmap").write_text(f"map: M\nclaim: {text}\n")
    lines = run("check", "long.argmap").stdout.splitlines()
    shown = next(line for line in lines if "claim two-words" in line)
    assert len(shown) < 120
    assert lines[lines.index(shown) + 1].index("^") == shown.index("claim two-words")


def test_citations_are_verified_without_the_text(run: Run, folder: Path) -> None:
    (folder / "essay.txt").write_text(
        "The mills of the town grind slowly but exceedingly fine.\n\n"
        "Nobody has ever seen the miller himself at work there.\n"
    )
    assert run("source", "add", "essay.txt", "--id", "mills").exit_code == 0
    (folder / "essay.txt").unlink()
    statement = "map: M\nsource: mills\nthesis t: They grind.\n  cite: "
    (folder / "mills.argmap").write_text(f'{statement}"grind slowly but exceedingly fine"\n')
    assert "1 of 1 citation verified" in run("check", "mills.argmap").stdout
    (folder / "mills.argmap").write_text(f'{statement}"grind slowly and exceedingly fine"\n')
    result = run("check", "mills.argmap")
    assert result.exit_code == 1
    assert "citation-not-found" in result.stdout


def test_a_map_that_is_not_there_gets_a_suggestion(run: Run) -> None:
    assert "= did you mean 'good.argmap'?" in run("check", "good").stdout
    assert "= did you mean 'good.argmap'?" in run("check", "goood.argmap").stdout
    assert "did you mean" not in run("check", "nothing/like.argmap").stdout


SLIP = "map: M\n\nThesis t: It lasts.\n  confidence: 90 %\n  claim @zz\n"


def test_fix_makes_what_is_sure_and_tells_the_rest(run: Run, folder: Path) -> None:
    path = folder / "slip.argmap"
    path.write_text(SLIP)
    result = run("check", "--fix", "slip.argmap")
    assert result.exit_code == 1
    assert path.read_text() == "map: M\n\nthesis t: It lasts.\n  confidence: 0.9\n  claim @zz\n"
    first, second, *left = result.stdout.splitlines()
    assert first == (
        "slip.argmap:3:1: fixed: keywords must be lower case, not 'Thesis' [capitals] "
        "(Write 'thesis t: It lasts.')"
    )
    assert second == "slip.argmap:4:3: fixed: '90 %' is not a number [bad-number] (Write '0.9')"
    assert left[0] == "slip.argmap:5:3: error: nothing has the id 'zz' [unknown-id]"
    assert left[-2:] == ["1 map, 1 statement: 1 error, 0 warnings", "Fixed 2 problems."]


def test_fix_touches_no_file_in_which_nothing_is_sure(run: Run, folder: Path) -> None:
    before = (folder / "good.argmap").stat().st_mtime_ns
    result = run("check", "--fix", "good.argmap", "bad.argmap")
    assert result.stdout.endswith("Fixed 0 problems.\n")
    assert (folder / "good.argmap").stat().st_mtime_ns == before
    assert (folder / "bad.argmap").read_text() == BAD


def test_fix_keeps_the_ends_of_lines_and_a_byte_order_mark(run: Run, folder: Path) -> None:
    path = folder / "slip.argmap"
    text = "Thesis t: It lasts.\nauthor: N\n".replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    run("check", "--fix", "slip.argmap")
    new = "author: N\nthesis t: It lasts.\n".replace("\n", "\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + new.encode()


def test_fix_leaves_read_only_and_linked_files_alone(run: Run, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.argmap").write_text(SLIP)
    (folder / "a.argmap").chmod(0o444)
    (folder / "c.argmap").hardlink_to(folder / "b.argmap")
    result = run("check", "--fix", "a.argmap", "b.argmap")
    assert result.exit_code == 3
    assert "a.argmap: it is read-only" in result.stderr
    assert "b.argmap: it is one of 2 hard links" in result.stderr
    assert "a.argmap:3:1: error: keywords must be lower case" in result.stdout
    assert result.stdout.endswith("Fixed 0 problems.\n")
    assert (folder / "a.argmap").read_text() == (folder / "b.argmap").read_text() == SLIP


def test_fix_with_json_tells_what_is_left_as_json(run: Run, folder: Path) -> None:
    (folder / "slip.argmap").write_text(SLIP)
    result = run("check", "--fix", "--format", "json", "slip.argmap")
    assert [one["code"] for one in json.loads(result.stdout)] == ["unknown-id"]
    assert "fixed: '90 %' is not a number" in result.stderr


def test_fix_wants_a_file(run: Run) -> None:
    result = run("check", "--fix", "-", input=SLIP)
    assert result.exit_code == 2
    assert "--fix changes files; name one instead of -" in result.stderr


def test_doubts_are_told_only_when_asked_for(run: Run, folder: Path) -> None:
    (folder / "open.argmap").write_text("map: M\nthesis t: T.\n  objection o: O.\n")
    assert "fallen-thesis" not in run("check", "open.argmap").stdout
    told = run("check", "open.argmap", "--doubts")
    assert told.exit_code == 0
    assert "[fallen-thesis]" in told.stdout and "[open-attack]" in told.stdout
    assert told.stdout.endswith("circles of support and unlikely confidences: 2 found.\n")
    (folder / "open.argmap").write_text("map: M\nthesis t: T.\n")
    assert "unlikely confidences: none found." in run("check", "open.argmap", "--doubts").stdout


def test_qualifiers_are_counted_beside_citations(run: Run, folder: Path) -> None:
    (folder / "mill.txt").write_text("The mill may well close. It is, perhaps, already too late.\n")
    (folder / "m.argmap").write_text(
        "map: M\nsource: mill\nthesis a: It closes.\n"
        "  qualifier: may well close; perhaps; in the end\n  cite: ¶1\n"
    )
    run("source", "add", "mill.txt")
    result = run("check", "m.argmap")
    assert result.exit_code == 0
    *_, summary = result.stdout.splitlines()
    assert "m.argmap:4:39: warning: the qualifier “in the end” is not in mill" in result.stdout
    assert summary == (
        "1 map, 1 statement, 0 of 1 citation verified, 1 of 3 qualifiers verified "
        "(1 too short to check without the text): 0 errors, 1 warning"
    )
    (folder / "mill.txt").rename(folder / "seeds" / "mill.txt")
    assert "2 of 3 qualifiers verified: 0 errors, 1 warning" in run("check", "m.argmap").stdout
    (one,) = json.loads(run("check", "m.argmap", "--format", "json").stdout)
    assert (one["code"], one["column"], one["end_column"]) == ("qualifier-not-found", 39, 49)


def test_qualifiers_of_a_map_without_a_source_are_not_counted(run: Run, folder: Path) -> None:
    (folder / "m.argmap").write_text("map: M\nthesis a: It closes.\n  qualifier: perhaps\n")
    assert run("check", "m.argmap").stdout == "1 map, 1 statement: 0 errors, 0 warnings\n"
