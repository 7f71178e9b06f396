"""Files that are legal and unusual, or wrong: they are read, with what is lost told, or refused."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgmapError, ArgumentMap, dumps, parse
from argmap.formats import FORMATS, decode, encode, format_of
from argmap.formats.tables.cells import as_cell, from_cell

GOLDEN = Path(__file__).parent / "golden"
WRONG: list[Any] = [
    None, True, 0, -1, 10**19, 0.5, "", "x", "claim", "map", "Map.id", "x" * 10_000, "\ud800",
    "\0", "a\0b\x1b[31m", "\u2028", "\u202e", "a\nb", "  a  b ", "因为", "A?", "unnamed", ";", "?",
    [], {}, [[]], [None], {"a": 1}, "\ufeff", "#", "@x", "\\", "x: y", "$x$", "`", "step-1",
]  # fmt: skip


def read(data: bytes | str | object, format: str) -> tuple[ArgumentMap, str]:
    """A map, which must have no errors, and what is lost."""
    if not isinstance(data, (bytes, str)):
        data = json.dumps(data)
    imported = decode(data.encode() if isinstance(data, str) else data, format=format)
    reading = parse(dumps(imported.map))
    assert reading.map == imported.map
    assert not reading.has_errors
    return imported.map, "\n".join(str(one) for one in imported.losses)


def refused(data: bytes | str | object, format: str) -> str:
    with pytest.raises(ArgmapError) as raised:
        read(data, format)
    return str(raised.value)


def sadface(nodes: list[Any], edges: list[Any], **others: Any) -> dict[str, Any]:
    return {"metadata": {}, "resources": [], "nodes": nodes, "edges": edges} | others


def atom(id: str, text: str = "It closed.") -> dict[str, str]:
    return {"id": id, "type": "atom", "text": text}


def places(value: Any) -> list[tuple[Any, Any]]:
    """All containers in a value, each with its keys."""
    found = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        inner = one.items() if isinstance(one, dict) else enumerate(one)
        for key, below in inner:
            found.append((one, key))
            if isinstance(below, (dict, list)):
                waiting.append(below)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [GOLDEN / "sadface.json", GOLDEN / "arguebuf.json", *sorted((GOLDEN / "aif").glob("*.json"))],
    ids=lambda path: path.name,
)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_any_value_in_any_place_is_read_or_refused(path: Path, seed: int) -> None:
    value, at_random = json.loads(path.read_bytes()), random.Random(seed)
    format = format_of(path.read_bytes(), path.name).name
    for _ in range(at_random.randrange(1, 4)):
        container, key = at_random.choice(places(value))
        container[key] = at_random.choice(WRONG)
        value = json.loads(json.dumps(value))
    try:
        map, _ = read(value, format)
    except ArgmapError:
        return
    for one in FORMATS.values():
        if one.is_written and one.name != "docx":
            encode(map, one.name)


@pytest.mark.parametrize("text", ["", " ", "\u2028", "\0", "\ufeff"])
def test_a_statement_without_a_text_has_its_id_for_one(text: str) -> None:
    map, told = read(sadface([atom("n", text)], []), "sadface")
    assert map["n"].text == "n"
    assert "has no text" in told


@pytest.mark.parametrize("format", ["sadface", "arguebuf", "aif", "xaif"])
def test_two_values_for_one_key_are_refused(format: str) -> None:
    data = '{"nodes": [{"id": "3", "text": "a", "text": "b"}], "edges": []}'
    told = refused(data, format)
    assert 'an object has the key \'text\' twice (in the object with "id": "3")' in told


def test_two_values_for_one_key_of_yaml_are_refused() -> None:
    told = refused("statements:\n  a: It froze.\n  a: It thawed.\n", "carneades")
    assert told.startswith("<text>:3:1: error: the key 'a' is there twice, first in line 2")


def test_words_of_yaml_are_taken_as_they_are_written() -> None:
    data = "statements: {a: no, b: 12:30, c: 2001-13-45, d: 0777, 1.10: 1.50, 1.1: ten}\n"
    map, _ = read(data, "carneades")
    assert [one.text for one in map.statements] == [
        "no",
        "12:30",
        "2001-13-45",
        "0777",
        "1.50",
        "ten",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("a: [" * 2000, "nested too deeply"),
        ("a: &a [1]\nb: *a", "2:1: error: this YAML has aliases"),
        ("a: !!python/object/apply:os.system [ls]", "could not determine a constructor"),
        ('a: 1\nb: "\0"', "2:1: error: this is not YAML: unacceptable character #x0000"),
        ("a: b\n---\nc: d", "expected a single document in the stream, but found another document"),
    ],
)
def test_what_is_wrong_with_yaml_is_said(data: str, told: str) -> None:
    assert told in refused(data, "carneades")


def test_only_the_type_of_a_scheme_says_that_it_attacks() -> None:
    nodes = [atom("t"), atom("c"), {"id": "s", "type": "inference", "name": "Heart Attack Scheme"}]
    edges = [{"id": "1", "source_id": "c", "target_id": "s"},
             {"id": "2", "source_id": "s", "target_id": "t"}]  # fmt: skip
    map, _ = read(sadface(nodes, edges), "sadface")
    assert [one.premises for one in map.inferences] == [("c",)]


@pytest.mark.parametrize("others", [{"metadata": [1]}, {"metadata": "x"}, {"resources": 5}])
def test_sadface_with_wrong_types_is_refused(others: dict[str, Any]) -> None:
    assert "is no" in refused(sadface([atom("t")], [], **others), "sadface")


def arguebuf(nodes: dict[str, Any], edges: Any = None, **others: Any) -> dict[str, Any]:
    edges = {} if edges is None else edges
    return {"schemaVersion": 1, "libraryVersion": "2", "nodes": nodes, "edges": edges} | others


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({"edges": [1]}, "'edges' is no object"),
        ({"participants": "x"}, "'participants' is no object"),
        ({"majorClaim": 5}, ""),
        ({"nodes": {"a": {"atom": {"text": [1]}}}}, "nodes.a.atom.text is no text"),
    ],
)
def test_arguebuf_with_wrong_types_is_refused(others: dict[str, Any], told: str) -> None:
    data = arguebuf({"a": {"atom": {"text": "A."}}}) | others
    if told:
        assert told in refused(data, "arguebuf")
    else:
        read(data, "arguebuf")


def test_a_rephrase_that_a_map_cannot_have_is_told() -> None:
    nodes = {
        "a": {"atom": {"text": "A."}},
        "s": {"scheme": {"support": "DEFAULT"}},
        "m": {"scheme": {"rephrase": "DEFAULT"}},
        "n": {"scheme": {"rephrase": "DEFAULT"}},
    }
    ends = [("a", "s"), ("s", "m"), ("m", "a"), ("a", "n")]
    edges = {str(n): {"source": one, "target": two} for n, (one, two) in enumerate(ends)}
    _, told = read(arguebuf(nodes, edges), "arguebuf")
    assert "that 's' rephrases 'a' is left out: not two statements" in told
    assert "the scheme 'n' is left out: something rephrases nothing" in told


@pytest.mark.parametrize("name", ["?", ";", "unnamed", "\u2028"])
def test_a_participant_whose_name_is_none_holds_nothing(name: str) -> None:
    nodes = {"a": {"atom": {"text": "A.", "participant": "p"}}}
    map, told = read(arguebuf(nodes, participants={"p": {"name": name}}), "arguebuf")
    assert map["a"].by is None
    assert "the participant of 'a' has no name" in told


def arggraph(*parts: str) -> str:
    return f"<arggraph>{''.join(parts)}</arggraph>"


def unit(id: str, text: str, type: str = "pro") -> str:
    return (
        f'<edu id="e{id}">{text}</edu><adu id="{id}" type="{type}"/>'
        f'<edge id="s{id}" src="e{id}" trg="{id}" type="seg"/>'
    )


def test_what_is_in_no_unit_of_an_arggraph_is_told() -> None:
    _, told = read(arggraph(unit("a", "A."), '<edu id="e9">Alone.</edu>', "<x/>"), "arggraph")
    assert "the segment 'e9' belongs to no unit" in told
    assert "<x> is not kept" in told


def test_joined_segments_of_an_arggraph_are_one_text() -> None:
    data = arggraph(
        '<edu id="e1">It froze</edu><edu id="e2">and thawed.</edu><joint id="j"/><adu id="a"/>',
        '<edge id="1" src="e1" trg="j" type="seg"/><edge id="2" src="e2" trg="j" type="seg"/>',
        '<edge id="3" src="j" trg="a" type="seg"/>',
    )
    map, _ = read(data, "arggraph")
    assert map["a"].text == "It froze and thawed."


def test_edges_of_one_id_are_told() -> None:
    edge = '<edge id="{}" src="{}" trg="a" type="sup"/>'
    parts = unit("a", "A."), unit("b", "B."), unit("c", "C.")
    map, told = read(arggraph(*parts, edge.format("1", "b"), edge.format("1", "c")), "arggraph")
    assert [one.premises for one in map.inferences] == [("b",)]
    assert "the id '1' is there twice" in told


def test_a_reason_of_the_proponent_is_not_held_by_the_opponent() -> None:
    parts = unit("a", "A.", "opp"), unit("b", "B."), '<edge id="1" src="b" trg="a" type="sup"/>'
    map, _ = read(arggraph(*parts), "arggraph")
    assert [str(one.by) for one in map.statements] == ["opponent", "proponent"]


def test_a_relation_of_another_kind_is_no_support() -> None:
    data = "T1\tClaim 0 1\tA\nT2\tPremise 2 3\tB\nR1\tEquivalent Arg1:T2 Arg2:T1\t\n"
    map, told = read(data, "brat")
    assert map.inferences == ()
    assert "R1 is left out: 'Equivalent' neither supports nor attacks" in told


def test_a_stance_that_has_no_place_is_told() -> None:
    data = "T1\tMajorClaim 0 1\tA\nT2\tPremise 2 3\tB\nT3\tClaim 4 5\tC\nA1\tStance T2 Against\n"
    _, told = read(data, "brat")
    assert "4:1: warning: a stance is kept only of a claim" in told
    assert "3:1: warning: T3 has no stance" in told


def test_only_line_ends_end_a_line_of_brat() -> None:
    map, _ = read("T1\tClaim 0 5\tA\u2028B\x0cC\r\n", "brat")
    assert [one.text for one in map.statements] == ["A B C"]


def araucaria(*parts: str) -> str:
    return f"<ARG>{''.join(parts)}</ARG>"


def test_no_attribute_of_a_file_is_taken_for_one_of_argmap() -> None:
    data = araucaria('<AU><PROP identifier="A" argmap-id="zz"><PROPTEXT offset="">A.</PROPTEXT>',
                     '<OWNER name="?"/></PROP></AU>')  # fmt: skip
    map, _ = read(data, "aml")
    assert [(one.key, one.text, one.by) for one in map.statements] == [("a", "A.", None)]


def test_what_araucaria_says_of_the_analysis_is_kept_or_told() -> None:
    data = araucaria(
        "<SCHEMESET><SCHEME/></SCHEMESET><EVALUATION>good</EVALUATION>",
        "<EDATA><AUTHOR>A. Reader</AUTHOR><DATE>2004</DATE><X>y</X></EDATA>",
        '<AU><PROP identifier="A"><PROPTEXT>A.</PROPTEXT><TUTOR/></PROP><Y/></AU>',
    )
    map, told = read(data, "aml")
    assert map.extra[1:] == (("aml-author", "A. Reader"), ("aml-date", "2004"))
    for name in ("SCHEMESET", "EVALUATION", "X", "Y", "TUTOR"):
        assert f"<{name}> is not kept" in told


def edges(*rows: str, head: str = "source,target,relation,step") -> str:
    return "\n".join((head, *rows)) + "\n"


def test_a_step_that_supports_and_attacks_is_two_steps() -> None:
    map, _ = read(edges("a,t,support,s", "b,t,attack,s"), "csv")
    assert [one.premises for one in map.inferences] == [("a",)]
    assert [one.attackers for one in map.conflicts] == [("b",)]


def test_an_argument_may_support_and_attack() -> None:
    map, told = read(edges("a,t,support,s", "b,t,support,s", "s,u,support,", "s,v,attack,"), "csv")
    assert told == ""
    assert {one.target for one in map.conflicts} == {"v"}
    assert "u" in {one.conclusion for one in map.inferences}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (edges("a,t,x", head="source,target,from"), "another one is the source"),
        (edges("a,t,support,,more"), "2:1: warning: this row has more cells than the first row"),
        (edges("1,2,A.,T.", "1,2,B.,T.", head="source,target,source_text,target_text"),
         "3:1: warning: '1' has another text further up"),
        (edges("a,,support,"), "2:1: warning: this row has no target"),
        (edges("a,t,support,s", "s,t,rephrases,"),
         "3:1: warning: 'rephrases' needs two statements"),
    ],
)  # fmt: skip
def test_what_is_lost_of_an_edge_list_is_told(data: str, told: str) -> None:
    assert told in read(data, "csv")[1]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_edge_lists_with_all_line_ends(ends: str) -> None:
    map, _ = read(edges("a,t,support,", "b,t,attack,").replace("\n", ends), "csv")
    assert len(map.statements) == 3


@given(st.text("'=+-@ab", max_size=5))
def test_cells_are_no_formulas_and_come_back(text: str) -> None:
    assert as_cell(text)[:1] not in tuple("=+-@")
    assert from_cell(as_cell(text)) == text


def test_formulas_in_an_edge_list_come_back() -> None:
    map, _ = read(edges("=1+1,t,support,"), "csv")
    data = encode(map, "csv").data
    assert b"'=1+1" in data
    assert {one.text for one in read(data, "csv")[0].statements} == {"=1+1", "t"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_files_with_a_byte_order_mark_are_recognised(encoding: str) -> None:
    data = json.dumps(sadface([atom("n")], [])).encode(encoding)
    assert decode(data, path="x.json").map["n"].text == "It closed."


def deep_chain(count: int) -> dict[str, Any]:
    nodes: list[Any] = [atom(f"n{one}") for one in range(count)]
    nodes += [{"id": f"s{one}", "type": "inference", "name": ""} for one in range(1, count)]
    edges = [
        {"id": f"{one}", "source_id": start, "target_id": end}
        for one in range(1, count)
        for start, end in ((f"n{one}", f"s{one}"), (f"s{one}", f"n{one - 1}"))
    ]
    return sadface(nodes, edges)


@pytest.mark.slow
def test_a_long_chain_is_no_huge_text_and_keeps_its_steps() -> None:
    map, _ = read(deep_chain(2000), "sadface")
    assert len(dumps(map)) < 400_000
    assert {(one.premises, one.conclusion) for one in map.inferences} == {
        ((f"n{one}",), f"n{one - 1}") for one in range(1, 2000)
    }


def with_lost_schemes(count: int) -> dict[str, Any]:
    nodes: list[Any] = [{"id": f"s{one}", "type": "inference", "name": ""} for one in range(count)]
    return sadface([atom("n"), *nodes], [])


def with_segments(count: int) -> str:
    return arggraph(*(unit(str(one), "A.") for one in range(count)))


def with_much_text(count: int) -> str:
    return arggraph(unit("a", "x &lt;\n" * 100 * count))


def with_one_step(count: int) -> str:
    return edges(*(f"a{one},t{one},support,s" for one in range(count)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "format"),
    [
        (with_lost_schemes, "sadface"),
        (with_segments, "arggraph"),
        (with_much_text, "arggraph"),
        (with_one_step, "csv"),
    ],
)
def test_time_grows_with_the_size_of_a_file(make: Callable[[int], Any], format: str) -> None:
    def time(count: int) -> float:
        value = make(count)
        data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        times = []
        for _ in range(3):
            start = perf_counter()
            decode(data, format=format)
            times.append(perf_counter() - start)
        return min(times)

    assert time(8000) < 5 * 8 * time(1000)


def test_a_scheme_between_very_many_statements_is_refused() -> None:
    atoms: list[Any] = [atom(f"n{one}") for one in range(200)]
    edges = [
        {"id": str(one), "source_id": f"n{one}", "target_id": "s"}
        if one < 100
        else {"id": str(one), "source_id": "s", "target_id": f"n{one}"}
        for one in range(200)
    ]
    scheme = {"id": "s", "type": "inference", "name": ""}
    assert "100 premises and 100 conclusions" in refused(
        sadface([*atoms, scheme], edges), "sadface"
    )


@pytest.mark.parametrize("damaged", ["noon = 1x..2", "noon = 1..;2", "noon = 1..2:3"])
def test_a_damaged_range_of_an_imported_map_is_told(damaged: str) -> None:
    nodes: list[Any] = [
        {"nodeID": one, "text": "A.", "type": "I", "timestamp": "x"} for one in "12"
    ]
    map, _ = read({"nodes": nodes, "edges": []}, "aif")
    kept = [("aif-timestamps", damaged) if one[0] == "aif-timestamps" else one
            for one in map.closing_extra]  # fmt: skip
    exported = encode(ArgumentMap("", map.items, extra=map.extra, closing_extra=kept), "aif")
    assert any("'x-aif-timestamps:' cannot be read" in one.message for one in exported.losses)
