"""``argmap import`` with several files: a corpus becomes a folder of maps, with a report."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from argmap import load, loads, to_json
from argmap.cli import import_folder
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from tests.cli.conftest import GOOD, Run

BROKEN = '{"format": "argmap", "version": 1, "items": [{}]}'


@pytest.fixture
def corpus(folder: Path) -> Path:
    """Three good files, one of them in a folder below, a broken one, and one of another kind."""
    corpus = folder / "corpus"
    (corpus / "old").mkdir(parents=True)
    for name in ("a.json", "b.json", "old/a.json"):
        (corpus / name).write_text(to_json(loads(GOOD)))
    (corpus / "broken.json").write_text(BROKEN)
    (corpus / "picture.png").write_bytes(b"\x89PNG\r\n")
    return corpus


def maps(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*.argmap"))


def report(folder: Path) -> list[list[str]]:
    with (folder / import_folder.REPORT).open(newline="") as stream:
        return list(csv.reader(stream))


def test_a_folder_becomes_a_folder_of_maps(run: Run, folder: Path, corpus: Path) -> None:
    result = run("import", "corpus", "-o", "maps")
    assert result.exit_code == 1
    assert maps(folder / "maps") == ["a.argmap", "b.argmap", "old/a.argmap"]
    assert load("maps/old/a.argmap") == loads(GOOD)
    for told in (
        "3 files written to maps",
        "1 file not converted, for reasons in maps/import-report.csv",
        "1 file in an unknown format, listed in maps/import-report.csv",
    ):
        assert told in result.stderr
    head, unknown, row = report(folder / "maps")
    assert unknown[0] == "corpus/picture.png"
    assert unknown[3:5] == ["info", "unknown-format"]
    assert head == ["file", "map", "line", "severity", "code", "message"]
    assert row[:5] == ["corpus/broken.json", "maps/broken.argmap", "", "error", "bad-json"]
    assert "items[0].type is missing" in row[5]


def test_a_second_run_goes_on_where_the_first_ended(run: Run, folder: Path, corpus: Path) -> None:
    run("import", "corpus", "-o", "maps")
    (folder / "maps" / "a.argmap").write_text("thesis mine: I have changed it.\n")
    (folder / "maps" / "b.argmap").unlink()
    (corpus / "broken.json").write_text(to_json(loads(GOOD)))
    result = run("import", "corpus", "-o", "maps")
    assert result.exit_code == 0
    assert "2 files written to maps" in result.stderr
    assert "2 files converted before" in result.stderr
    assert "I have changed it" in (folder / "maps" / "a.argmap").read_text()
    names = [row[0] for row in report(folder / "maps")]
    assert names == ["file", "corpus/picture.png"]  # what is no longer broken is not in it


def test_a_file_that_stays_broken_is_in_the_report_once(
    run: Run, folder: Path, corpus: Path
) -> None:
    for _ in range(2):
        run("import", "corpus", "-o", "maps")
    assert len(report(folder / "maps")) == 3


def test_two_files_of_one_name_become_two_maps(run: Run, folder: Path, corpus: Path) -> None:
    (corpus / "broken.json").unlink()
    (corpus / "a.JSON").write_text(to_json(loads(GOOD)))
    assert run("import", "corpus", "-o", "maps").exit_code == 0
    assert maps(folder / "maps") == ["a.argmap", "a.json.argmap", "b.argmap", "old/a.argmap"]


def test_the_output_folder_may_be_in_the_corpus(run: Run, folder: Path, corpus: Path) -> None:
    (corpus / "broken.json").unlink()
    for _ in range(2):
        assert run("import", "corpus", "-o", "corpus/maps").exit_code == 0
    assert maps(corpus / "maps") == ["a.argmap", "b.argmap", "old/a.argmap"]


@pytest.mark.slow
def test_several_processes_make_the_same_maps(run: Run, folder: Path, corpus: Path) -> None:
    run("import", "corpus", "-o", "one")
    run("import", "corpus", "-o", "two", "--jobs", "2")
    assert maps(folder / "one") == maps(folder / "two")
    for name in maps(folder / "one"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()
    assert [row[4:] for row in report(folder / "one")] == [
        row[4:] for row in report(folder / "two")
    ]


def test_messages_survive_an_interruption(run: Run, folder: Path, corpus: Path) -> None:
    # The last run had told of b.json and was killed before its map was written, in half a row.
    run("import", "corpus", "-o", "maps")
    (folder / "maps" / "b.argmap").unlink()
    with (folder / "maps" / import_folder.REPORT).open("a") as stream:
        stream.write("corpus/b.json,maps/b.argmap,1,warning,import-loss,old\r\n")
        stream.write("corpus/a.json,maps/a.argmap,1,warning,import-loss,kept\r\ncorpus/b.js")
    run("import", "corpus", "-o", "maps")
    rows = [(row[0], row[-1]) for row in report(folder / "maps")]
    assert ("corpus/a.json", "kept") in rows
    assert [row for row in rows if row[0].startswith("corpus/b.js")] == []


def test_messages_are_written_before_the_map(
    run: Run, folder: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "edges.csv").write_text("source,target,note\na,b,lost\n")
    written = import_folder.write_whole

    def full(path: Path, data: str) -> None:
        if path.suffix == ".argmap":
            told = (folder / "maps" / import_folder.REPORT).read_text()
            assert path.stem != "edges" or "the column 'note' is left out" in told
            raise ArgmapError([problem(Code.UNWRITABLE, "cannot write it: no space left")])
        written(path, data)

    monkeypatch.setattr(import_folder, "write_whole", full)
    result = run("import", "corpus", "-o", "maps")
    assert result.exit_code == 1
    assert "5 files not converted" in result.stderr
    assert sum("no space left" in row[-1] for row in report(folder / "maps")) == 4


def test_a_file_that_only_has_the_name_of_a_report_is_not_overwritten(
    run: Run, folder: Path, corpus: Path
) -> None:
    (folder / "maps").mkdir()
    (folder / "maps" / import_folder.REPORT).write_text("my,own\n1,2\n")
    result = run("import", "corpus", "-o", "maps")
    assert result.exit_code == 3
    assert "is no report of 'argmap import'" in result.stderr
    assert (folder / "maps" / import_folder.REPORT).read_text() == "my,own\n1,2\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_links_that_lead_nowhere_are_told(run: Run, folder: Path, corpus: Path) -> None:
    os.mkfifo(corpus / "pipe.json")
    (corpus / "circle.json").symlink_to("circle.json")
    (corpus / "again").symlink_to(".")
    result = run("import", "corpus", "-o", "maps")
    assert "2 files in an unknown format" in result.stderr
    assert "2 files not converted" in result.stderr
    told = {row[0]: row[-1] for row in report(folder / "maps")}
    assert "cannot read corpus/circle.json" in told["corpus/circle.json"]
    assert "corpus/pipe.json" in told


def test_no_cell_of_the_report_is_a_formula(run: Run, folder: Path) -> None:
    (folder / "=cmd()").mkdir()
    (folder / "=cmd()" / "x.json").write_text(BROKEN)
    for _ in range(2):
        run("import", "=cmd()", "-o", "maps")
    _, row = report(folder / "maps")
    assert row[0] == "'=cmd()/x.json"


def test_an_error_in_a_map_is_in_the_report(run: Run, folder: Path) -> None:
    (folder / "corpus").mkdir()
    map = to_json(loads(GOOD)).replace(
        '"items": [',
        '"items": [{"type": "relation", "first": "no", "kind": "supports", "second": "way"}, ',
        1,
    )
    (folder / "corpus" / "x.json").write_text(map)
    run("import", "corpus", "-o", "maps")
    assert "unknown-id" in [row[4] for row in report(folder / "maps")]


def test_several_files_need_a_folder(run: Run, folder: Path, corpus: Path) -> None:
    for arguments in (
        ["corpus"],
        ["corpus/a.json", "corpus/b.json"],
        ["corpus", "-o", "good.argmap"],
    ):
        result = run("import", *arguments)
        assert result.exit_code == 2
        assert "several maps go into a folder" in result.stderr
    assert run("import", "corpus/a.json", "corpus/b.json", "-o", "maps").exit_code == 0
    assert run("import", "corpus/a.json", "-o", "again/").exit_code == 0
    assert maps(folder / "again") == ["a.argmap"]


def test_a_folder_without_files_to_convert(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "x.png").write_bytes(b"\x89PNG")
    result = run("import", "empty", "-o", "maps")
    assert result.exit_code == 1
    assert "there is no file in a known format" in result.stderr
    assert run("import", "nowhere", "-o", "maps").exit_code == 1


def test_a_hostile_name_is_shown_as_text(run: Run, folder: Path, corpus: Path) -> None:
    (corpus / "\x1b[31mred.json").write_text(BROKEN)
    run("import", "corpus", "-o", "maps")
    assert "\x1b" not in (folder / "maps" / import_folder.REPORT).read_text()


def test_a_file_of_another_program_is_told_for_what_it_is(run: Run, folder: Path) -> None:
    (folder / "mill.json").write_text(to_json(loads(GOOD)))
    for command in ("check", "render", "page", "read", "evaluate", "export --format json"):
        result = run(*command.split(), "mill.json")
        assert result.exit_code == 3
        assert "mill.json is JSON of argmap, not a map in the language of argmap" in result.output
        assert "argmap import mill.json -o mill.argmap" in result.output


def test_standard_input_in_another_format_is_recognised(run: Run, folder: Path) -> None:
    for command in (["check"], ["render", "-o", "x.svg"], ["read"]):
        result = run(command[0], "-", *command[1:], input=to_json(loads(GOOD)))
        assert result.exit_code in (1, 3)
        assert (
            "standard input is JSON of argmap, not a map in the language of argmap" in result.output
        )
        assert "argmap import -" in result.output
