"""``argmap evaluate``: what is printed, and what is said of wrong names."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_verdict_comes_with_what_the_thesis_hangs_on(run: Run) -> None:
    result = run("evaluate", "good.argmap")
    assert result.exit_code == 0
    assert "- Stands on this map." in result.stdout
    assert "the only answer to “The terror has eased”" in result.stdout


def test_a_reader_can_reject_and_side(run: Run) -> None:
    rejected = run("evaluate", "good.argmap", "--reject", "one-centre").stdout
    assert "For a reader who rejects “Power has one centre”:" in rejected
    assert "- Does not stand on this map." in rejected
    sided = run("evaluate", "good.argmap", "--as", "B. D. Wolfe").stdout
    assert "- No other statement and no argument changes." in sided


def test_wrong_names_are_answered_with_the_likely_one(run: Run) -> None:
    result = run("evaluate", "good.argmap", "--reject", "one-center")
    assert result.exit_code == 2
    assert "did you mean 'one-centre'?" in result.stderr
    result = run("evaluate", "good.argmap", "--as", "Trotsky")
    assert "it names B. D. Wolfe, Western observers" in result.stderr
    assert run("evaluate", "good.argmap", "--as", "Wolfe").exit_code == 0
    result = run("evaluate", "good.argmap", "--accept", "mellowing", "--reject", "mellowing")
    assert "cannot be both accepted and rejected" in result.stderr


def test_a_map_with_errors_is_not_evaluated(run: Run) -> None:
    result = run("evaluate", "bad.argmap")
    assert result.exit_code == 1
    assert "unknown-kind" in result.stderr


def test_json_has_every_part_and_the_cruxes(run: Run) -> None:
    (data,) = json.loads(run("evaluate", "good.argmap", "--format", "json").stdout)
    assert {one["name"]: one["label"] for one in data["parts"]}["mellowing"] == "out"
    assert [one["name"] for one in data["theses"][0]["cruxes"]] == ["one-centre", "mellowing~1"]


def test_a_comparison_reads_the_maps_that_it_uses(run: Run) -> None:
    Path("other.argmap").write_text("author: Ann\n\nthesis ends: It ends.\n", "utf-8")
    Path("both.argmap").write_text(
        "map: B\nuse good.argmap as good\nuse other.argmap as other\n\n"
        "question q: Will it last?\n  answer @good.durability\n  answer @other.ends\n\n"
        "good.durability contradicts other.ends\n",
        "utf-8",
    )
    result = run("evaluate", "both.argmap")
    assert (
        "- At most one side can stand:\n  - Wolfe: “The system endures”\n  - Ann: “It ends”\n"
        in result.stdout
    )


def test_all_adds_what_a_comparison_leaves_out_and_every_statement(run: Run) -> None:
    Path("other.argmap").write_text("author: Ann\n\nthesis ends: It ends.\n", "utf-8")
    Path("both.argmap").write_text(
        "map: B\nuse good.argmap as good\nuse other.argmap as other\n\n"
        "question q: Will it last?\n  answer @good.durability\n  answer @other.ends\n",
        "utf-8",
    )
    brief = run("evaluate", "both.argmap").stdout
    assert "Stands on this map, on the one argument for it." in brief
    assert "is answered" not in brief
    whole = run("evaluate", "both.argmap", "--all").stdout
    assert "is answered" in whole and "It would not stand without:" in whole
    assert "Every statement" in whole and "- stands: “Power has one centre”" in whole


def test_positions_says_so_where_nothing_is_open(run: Run) -> None:
    assert "Open choices" not in run("evaluate", "good.argmap").stdout
    told = run("evaluate", "good.argmap", "--positions").stdout
    assert "Nothing is open, so there is nothing to choose." in told
