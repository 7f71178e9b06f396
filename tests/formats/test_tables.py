"""Maps as rows, data frames, Arrow tables and edge lists, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgmapError, ArgumentMap, dumps, load, loads, parse
from argmap.formats import decode, encode, from_tables, to_arrow, to_frames, to_tables
from argmap.formats.tables import TABLES
from tests.formats.shared_cases import cases

MILL = """\
map: The mill
source: report

question why: Why did the mill close?
  answer frost: It closed because of the frost.
    title: The frost
    argument broke:
      strength: 0.5
      claim wheel: The frost broke the wheel.
        cite: report ¶3 "the wheel was in pieces"
        figure: wheel / broken spokes = 9
      assumption needed: Without a wheel it cannot work.
      warrant rule: What has no power stops.
      unless spare: There was a spare wheel.
    objection warm: The winter was warm.
      by: the miller
      conceded: in part, it was warm at first
      rebuttal cold: It was cold in March.
        confidence: 0.7
        tags: weather, March
    counter both:
      claim dear: Flour was dear.
      claim poor: The village was poor.
  answer trade: It closed because nobody bought flour.

frost contradicts trade: One cause is enough.
trade in-tension-with dear
"""


def graph_of(map: ArgumentMap) -> dict[str, Any]:
    """The tables, in an order that does not depend on that of the text."""
    tables = to_tables(map)
    for rows in tables.values():
        rows.sort(key=repr)
    return tables


def test_rows_have_the_columns_that_are_named() -> None:
    tables = to_tables(loads(MILL))
    assert list(tables) == list(TABLES)
    for name, rows in tables.items():
        assert rows
        for row in rows:
            assert list(row) == list(TABLES[name])
            for column, value in row.items():
                assert value is None or isinstance(value, TABLES[name][column]), column
    assert [row["id"] for row in tables["statements"]][:2] == ["why", "frost"]
    assert tables["citations"] == [
        {
            "statement": "wheel",
            "source": "report",
            "unit": "paragraph",
            "first": 3,
            "last": 3,
            "phrases": ["the wheel was in pieces"],
        }
    ]
    assert [(row["attackers"], row["target"], row["mode"]) for row in tables["conflicts"]] == [
        (["spare"], "broke", "undercut"),
        (["warm"], "frost", "rebut"),
        (["cold"], "warm", "rebut"),
        (["dear", "poor"], "frost", "rebut"),
        (["frost"], "trade", "contradiction"),
    ]


def test_a_map_made_of_the_tables_has_the_same_tables() -> None:
    map = loads(MILL)
    made = from_tables(to_tables(map), title=map.title)
    assert graph_of(made) == graph_of(map)
    assert loads(dumps(made)) == made
    assert not parse(dumps(made)).has_errors
    assert made["frost"].kind == "answer"


SKETCHES = {
    "counter": "  counter:\n",
    "argument": "  argument: Perhaps.\n",
    "undercut": "  counter:\n    undercut d: D.\n",
    "undercut argument": "  argument:\n    undercut d: D.\n      rebuttal r: R.\n",
    "text": "  counter: Perhaps.\n    undercut d: D.\n",
    "ids": "  argument x: Perhaps.\n    undercut d: D.\n  counter y:\n    undercut e: E.\n",
    "exception": "  argument:\n    unless d: D.\n  counter:\n    unless e: E.\n",
    "warrant": "  argument:\n    warrant w: W.\n"
    "  counter:\n    warrant v: V.\n      objection o: O.\n",
    "scheme": "  argument:\n    scheme: from signs\n    strength: 0.4\n    undercut d: D.\n",
    "nested": "  argument: One.\n    counter: Two.\n      counter:\n        undercut d: D.\n",
    "below": "  argument x:\n    claim p: P.\n    counter:\n      counter:\n        claim q: Q.\n"
    "        claim r: R.\n",
    "siblings": "  argument:\n    undercut d: D.\n  argument: Perhaps.\n    unless e: E.\n"
    "  counter:\n    undercut f: F.\n  counter:\n    undercut g: G.\n",
    "used again": "  counter:\n    undercut d: D.\n  counter:\n    undercut @d\n",
    "supports": "  argument x:\n\nclaim d: D.\n\nx supports d\n",
    "is supported": "  argument x:\n\nclaim d: D.\n\nd supports x\n",
    "rebuts": "  argument x:\n\nclaim d: D.\n\nx rebuts d\n",
}
"""What is under a thesis, with arguments and counters that have no premises."""


def without_imported(map: ArgumentMap) -> str:
    return dumps(map).partition("\n\n")[2]


@pytest.mark.parametrize("below", SKETCHES.values(), ids=SKETCHES)
def test_arguments_without_premises_come_back(below: str) -> None:
    map = loads(f"thesis t: T.\n{below}")
    made = from_tables(to_tables(map))
    assert without_imported(made) == dumps(map)
    assert len(made.conflicts) == len(map.conflicts)


@pytest.mark.parametrize("premise", ["", "    claim p: P.\n"])
@pytest.mark.parametrize("head", ["argument x: Perhaps.", "argument:", "counter x:", "counter:"])
def test_the_citations_of_an_argument_come_back(head: str, premise: str) -> None:
    map = loads(f'source: s\n\nthesis t: T.\n  {head}\n    cite: s "the wheel"\n{premise}')
    made = from_tables(to_tables(map))
    assert made.arguments[0].citations == map.arguments[0].citations
    assert without_imported(made) == dumps(map).partition("\n\n")[2]


def test_an_undercut_of_a_counter_without_an_id_comes_back() -> None:
    made = from_tables(to_tables(loads("claim: a\n  counter:\n    undercut: d\n")))
    assert [one.text for one in made.statements] == ["a", "d"]
    (conflict,) = made.conflicts
    assert conflict.mode == "undercut"
    assert made[conflict.target] == made.arguments[0]


def test_a_counter_like_another_keeps_what_undercuts_it() -> None:
    map = loads(
        "thesis t: T.\n  counter:\n    claim d: D.\n  counter:\n    claim @d\n    undercut u: U.\n"
    )
    made = from_tables(to_tables(map))
    assert without_imported(made) == dumps(map).replace(
        "  counter:\n    claim d: D.\n", "  objection d: D.\n"
    )
    assert len(made.conflicts) == len(map.conflicts) == 2


@pytest.mark.slow
def test_data_frames_and_arrow_tables_have_arguments_without_premises() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    map = loads(f"thesis t: T.\n{SKETCHES['siblings']}")
    for convert in (to_frames, to_arrow):
        assert without_imported(from_tables(convert(map))) == dumps(map)


@pytest.mark.parametrize("format", ["csv", "sadface", "carneades"])
@pytest.mark.parametrize("below", SKETCHES.values(), ids=SKETCHES)
def test_a_format_without_such_arguments_tells_so(below: str, format: str) -> None:
    map = loads(f"thesis t: T.\n{below}")
    exported = encode(map, format)
    assert any("an argument without premises has" in one.message for one in exported.losses)
    made = decode(exported.data, format=format).map
    assert {one.text for one in map.statements} <= {one.text for one in made.statements}
    assert not parse(dumps(made)).has_errors


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("maps/*.argmap")), ids=str)
def test_every_map_of_the_project_comes_back(path: Path) -> None:
    map = load(path)
    if map.uses:
        pytest.skip("its tables name statements of other maps")
    made = from_tables(to_tables(map))
    assert sorted(one.text for one in made) == sorted(one.text for one in map)
    assert len(made.inferences) == len(map.inferences)
    assert len(made.conflicts) == len(map.conflicts)
    assert not parse(dumps(made)).has_errors


@pytest.mark.slow
def test_data_frames_and_arrow_tables_come_back() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    map = loads(MILL)
    frames = to_frames(map)
    assert str(frames["citations"]["first"].dtype) == "Int64"
    assert frames["statements"]["confidence"].count() == 1
    assert graph_of(from_tables(frames)) == graph_of(map)
    arrow = to_arrow(map)
    assert str(arrow["steps"].schema.field("premises").type) == "list<item: string>"
    assert graph_of(from_tables(arrow)) == graph_of(map)


@pytest.mark.slow
def test_an_empty_map_has_empty_tables_with_all_columns() -> None:
    pytest.importorskip("pandas")
    frames = to_frames(ArgumentMap())
    assert list(frames["steps"].columns) == list(TABLES["steps"])
    assert len(from_tables(frames)) == 0


@pytest.mark.parametrize("convert", [to_frames, to_arrow])
def test_a_missing_package_is_told_of_with_how_to_install_it(
    convert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pandas", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ArgmapError, match=r"pip install 'argmap\[tables\]'"):
        convert(loads(MILL))


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"statements": [{"id": "a"}]}, "statements, row 0: 'text' is missing"),
        ({"statements": [{"id": "a", "text": "A."}] * 2}, "row 1: the id 'a' is there twice"),
        (
            {"statements": [{"id": "a", "text": "A.", "kind": "clam"}]},
            "row 0: 'clam' is not a valid Kind",
        ),
        (
            {"statements": [], "steps": [{"premises": ["b"], "conclusion": "a"}]},
            "steps, row 0: there is no statement with the id 'a'",
        ),
        (
            {
                "statements": [{"id": "a", "text": "A."}],
                "steps": [{"premises": None, "conclusion": "a"}],
            },
            "steps, row 0: 'premises' is missing",
        ),
        (
            {
                "statements": [{"id": "a", "text": "A."}],
                "conflicts": [{"attackers": [], "target": "a", "mode": "contradiction"}],
            },
            "conflicts, row 0: only an argument or a counter can be without premises",
        ),
        (
            {
                "statements": [{"id": "a", "text": "A."}],
                "steps": [
                    {"id": "s", "premises": [], "conclusion": "a"},
                    {"id": "r", "premises": [], "conclusion": "s"},
                ],
            },
            "a map cannot have 'r': nothing leads to it",
        ),
        (
            {
                "statements": [{"id": "a", "text": "A."}],
                "relations": [{"first": "a", "relation": "eats", "second": "a"}],
            },
            "relations, row 0: there is no relation 'eats'",
        ),
        (
            {
                "statements": [{"id": "a", "text": "A."}],
                "figures": [{"statement": "a", "subject": "s", "measure": "m/=", "value": "1"}],
            },
            "figures, row 0: the measure of a figure holds no '='",
        ),
        (
            {
                "statements": [{"id": "a", "text": "A."}],
                "steps": [{"id": "s", "premises": [], "conclusion": "a"}],
                "figures": [{"statement": "s", "subject": "s", "measure": "m", "value": "1"}],
            },
            "figures, row 0: 's' is no statement, and has no figures",
        ),
    ],
    ids=[
        "text",
        "twice",
        "kind",
        "end",
        "premises",
        "attackers",
        "onto a step",
        "relation",
        "figure",
        "figure of a step",
    ],
)
def test_a_wrong_table_is_told_of_with_its_row(tables: Any, told: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        from_tables(tables)
    assert told in str(raised.value)


def test_a_table_of_another_name() -> None:
    with pytest.raises(ValueError, match="there is no table 'claims'; the tables are statements"):
        from_tables({"claims": []})


SELF = "this edge is left out: it leads from a statement to itself"
EDGES = """\
from;to;stance;colour
Its cables are worn;The bridge should be closed;Pro;red
The town needs it;The bridge should be closed;con;

"The ferry; slow";The town needs it;against;
Alone;;;
"""


def test_an_edge_list_becomes_a_map() -> None:
    imported = decode(EDGES.encode(), path="bridge.csv")
    assert dumps(imported.map) == (
        "x-imported: csv\n\n"
        "thesis the-bridge-should-be-closed: The bridge should be closed\n"
        "  claim its-cables-are-worn: Its cables are worn\n"
        "  objection the-town-needs-it: The town needs it\n"
        "    rebuttal the-ferry-slow: The ferry; slow\n\n"
        "claim alone: Alone\n"
    )
    assert [str(one) for one in imported.losses] == [
        "bridge.csv:1:1: warning: the column 'colour' is left out [import-loss]"
    ]


def test_an_edge_list_of_a_map_comes_back() -> None:
    map = loads(MILL)
    exported = encode(map, "csv")
    assert exported.data.decode().splitlines()[:2] == [
        "source,relation,target,step,source_text,target_text",
        "wheel,support,frost,broke,The frost broke the wheel.,It closed because of the frost.",
    ]
    made = decode(exported.data, format="csv").map
    assert {(one.premises, one.conclusion) for one in made.inferences} == {
        (one.premises, one.conclusion) for one in map.inferences
    }
    assert {(one.attackers, one.target) for one in made.conflicts} == {
        (one.attackers, one.target) for one in map.conflicts
    }
    assert {one.text for one in made.statements} == {one.text for one in map.statements}
    told = " ".join(str(one) for one in exported.losses)
    for lost in ("'cite:'", "'by:'", "answers a question", "a warrant", "'map:'"):
        assert lost in told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "this edge list has no column 'source' and no column 'target'"),
        (b"from,b\n1,2\n", "this edge list has no column 'target'"),
        (b'source,target\na,"' + b"x" * 200_000, "a cell has more than 131,072 characters"),
        (b'source,target\n"a', "x.csv:2:1: error: this is not CSV"),
    ],
)
def test_what_is_no_edge_list_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        decode(data, path="x.csv")
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",b,support", "2:1: warning: this row has no source"),
        ("a,b,eats", "2:1: warning: 'eats' is not a relation that argmap knows"),
        ("a,a,support", f"2:1: warning: {SELF}"),
        (
            "a,a,contradicts",
            f"2:1: warning: {SELF}",
        ),
    ],
)
def test_a_row_that_is_left_out_is_told(row: str, told: str) -> None:
    imported = decode(f"source,target,relation\n{row}\n".encode(), path="x.csv")
    assert [str(one) for one in imported.losses] == [f"x.csv:{told} [import-loss]"]


@pytest.mark.slow
@given(st.lists(st.lists(st.sampled_from([*"abc+-,\n", "support", "con", '"']), max_size=6)))
def test_any_rows_become_a_map_without_errors_or_are_refused(rows: list[list[str]]) -> None:
    data = "source,target,relation,step\n" + "\n".join(",".join(row) for row in rows)
    try:
        imported = decode(data.encode(), format="csv")
    except ArgmapError:
        return
    assert not parse(dumps(imported.map)).has_errors


@pytest.mark.parametrize("path", cases("table", "*.csv"))
def test_the_edge_lists_of_the_cases(path: Path) -> None:
    map = decode(path.read_bytes(), path=path.name).map
    assert len(map.inferences) + len(map.conflicts) == len(path.read_text().splitlines()) - 1
