"""Which paragraphs a map cites, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.sources import add_source
from tests.cli.conftest import Run
from tests.sources.conftest import MILLER

MAP = """\
source: miller
thesis closed: The mill had to close.
  cite: "a heron has taken the sluice"
  claim: The river had grown lazy.
    cite: ¶3 "A mill-wright from the next valley"
"""


@pytest.fixture(autouse=True)
def project(folder: Path) -> None:
    add_source(MILLER, folder=folder / "seeds")
    (folder / "mill.argmap").write_text(MAP, "utf-8")


def test_a_person_sees_a_strip_and_a_line_for_each_paragraph(run: Run) -> None:
    result = run("coverage", "mill.argmap")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "mill.argmap: miller",
        "2 of 5 paragraphs are cited; the cited passages make up 7% of the text",
        "How many statements cite each paragraph (the higher the bar, the more):",
        "    ¶1  ·▁▁··",
        "    ¶1  not cited",
        "    ¶2  closed",
        "    ¶3  (claim)",
        "    ¶4  not cited",
        "    ¶5  not cited",
        "",
        "mill.argmap: every statement cites a source or rests on one that does",
        "",
    ]


def test_a_statement_that_rests_on_no_citation_is_named(run: Run, folder: Path) -> None:
    more = "  claim debts: The miller owed more than the mill and both fields were worth then.\n"
    (folder / "mill.argmap").write_text(f"{MAP}{more}  objection: No.\n", "utf-8")
    assert run("coverage", "mill.argmap").stdout.splitlines()[-4:] == [
        "mill.argmap: 2 of 4 statements neither cite a source nor rest on one that does",
        "    6:  debts: The miller owed more than the mill and …",
        "    7:  (objection): No.",
        "",
    ]


def test_with_the_text_what_is_left_out_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_TEXTS", str(MILLER.parent))
    assert (
        "¶5  not cited: “1 Some say it was the winter after"
        in run("coverage", "mill.argmap").stdout
    )


def test_a_program_gets_json(run: Run) -> None:
    (one,) = json.loads(run("coverage", "mill.argmap", "--format", "json").stdout)
    assert (one["map"], one["source"], one["uncited"]) == ("mill.argmap", "miller", [1, 4, 5])
    assert one["paragraphs"][1]["cited_by"] == ["closed"]
    assert one["words"] == 178
    assert one["ungrounded"] == []


def test_a_map_that_cites_nothing_says_so(run: Run, folder: Path) -> None:
    (folder / "both.argmap").write_text("map: Both\nuse mill.argmap as mill\n", "utf-8")
    result = run("coverage", "both.argmap")
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            "both.argmap",
            "it cites no source that has a source card",
            "the citations are in the maps that it uses: mill.argmap",
            "",
        ],
    )
    assert json.loads(run("coverage", "both.argmap", "--format", "json").stdout) == []
    assert "of the maps" not in run("coverage", "good.argmap").stdout


def test_a_map_with_errors_is_not_covered(run: Run) -> None:
    result = run("coverage", "bad.argmap")
    assert result.exit_code == 1
    assert "unknown-kind" in result.stderr


def test_a_map_that_is_not_there_is_told(run: Run) -> None:
    assert run("coverage", "nowhere.argmap").exit_code == 3
