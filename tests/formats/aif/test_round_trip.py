"""AIF and xAIF come back the same, through a map and through its text, also after an edit."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import decode, encode, recognised
from argmap.language import dumps, loads, parse
from argmap.model import ArgmapError, ArgumentMap, Kind
from tests.formats.aif.random_graphs import random_file
from tests.formats.shared_cases import cases

GOLDEN = Path(__file__).parents[1] / "golden" / "aif"

seeds = st.integers(0, 2**32)


def format_of(file: Any) -> str:
    return "xaif" if "AIF" in file else "aif"


def read(file: Any) -> ArgumentMap:
    imported = decode(json.dumps(file).encode(), format=format_of(file))
    assert imported.losses == ()
    return imported.map


def written(map: ArgumentMap, format: str, losses: list[str] | None = None) -> Any:
    exported = encode(map, format)
    assert [loss.message for loss in exported.losses] == (losses or [])
    return json.loads(exported.data)


def same(one: Any, other: Any) -> bool:
    """Whether two files are the same, including the order of keys."""
    return json.dumps(one) == json.dumps(other)


def assert_comes_back(file: Any) -> None:
    (found,) = recognised(json.dumps(file).encode(), "file.json")
    assert found.name == format_of(file)
    map = read(file)
    parsed = parse(dumps(map))
    assert parsed.map == map
    assert not parsed.has_errors, [str(one) for one in parsed.diagnostics]
    again = written(parsed.map, format_of(file))
    assert same(again, file)


@pytest.mark.slow
@pytest.mark.parametrize("path", [*cases("aif", "*.json"), *cases("xaif", "*.json")])
def test_a_real_file_comes_back_the_same(path: Path) -> None:
    assert_comes_back(json.loads(path.read_bytes()))


def test_an_id_of_thousands_of_digits_comes_back() -> None:
    time = "2024-03-01 12:00:00"
    ids = ("1", "2", "3", "9" * 5000)
    nodes = [{"nodeID": id, "text": "A.", "type": "I", "timestamp": time} for id in ids]
    assert_comes_back({"nodes": nodes, "edges": [], "locutions": []})


@pytest.mark.slow
@given(seeds)
@settings(max_examples=300, deadline=None)
def test_an_odd_file_comes_back_the_same(seed: int) -> None:
    assert_comes_back(random_file(Random(seed)))


@pytest.mark.slow
@given(seeds)
@settings(max_examples=150, deadline=None)
def test_after_another_text_all_else_is_the_same(seed: int) -> None:
    random = Random(seed)
    file = random_file(random)
    map = read(file)
    if not map.statements:
        return
    statement = random.choice(map.statements)
    changed = loads(dumps(map.replace(statement.key, text="Put otherwise.", strict=False)))
    after = written(changed, format_of(file))
    texts = {one["text"] for one in nodes_of(after)} - {one["text"] for one in nodes_of(file)}
    assert texts == {"Put otherwise."}
    (node,) = (one for one in nodes_of(after) if one["text"] == "Put otherwise.")
    place = nodes_of(after).index(node)
    assert nodes_of(file)[place]["type"] == "I"
    node["text"] = nodes_of(file)[place]["text"]
    assert same(after, file)


@pytest.mark.slow
@given(seeds)
@settings(max_examples=150, deadline=None)
def test_after_a_new_reason_all_else_is_the_same(seed: int) -> None:
    random = Random(seed)
    file = random_file(random)
    map = read(file)
    if not map.statements:
        return
    above = random.choice(map.statements)
    changed = map.add(Kind.CLAIM, "A reason.", under=above.key, strict=False)
    after = written(loads(dumps(changed)), format_of(file))
    nodes, edges = nodes_of(after), edges_of(after)
    (reason,) = (one for one in nodes if one["text"] == "A reason.")
    ids = {str(one["nodeID"]) for one in nodes_of(file)}
    (step,) = (one for one in nodes if one["type"] == "RA" and str(one["nodeID"]) not in ids)
    new = [one for one in edges if step["nodeID"] in (one["fromID"], one["toID"])]
    assert (new[0]["fromID"], new[0]["toID"]) == (reason["nodeID"], step["nodeID"])
    assert len(new) == 2
    for one in (reason, step):
        nodes.remove(one)
    for one in new:
        edges.remove(one)
    content = after.get("AIF", after)
    listed = content.get("schemefulfillments")
    if listed is not None:
        content["schemefulfillments"] = [one for one in listed if one["nodeID"] != step["nodeID"]]
    assert same(after, file)


@pytest.mark.slow
@given(seeds)
@settings(max_examples=200, deadline=None)
def test_after_a_statement_is_removed_all_else_is_the_same(seed: int) -> None:
    random = Random(seed)
    file = random_file(random)
    map = read(file)
    leaves = [one for one in map.statements if not map.children(one.key)]
    before_ids = [str(one["nodeID"]) for one in nodes_of(file)]
    if not leaves or len(set(before_ids)) < len(before_ids):
        return  # a node with the id of another would stay
    leaf = random.choice(leaves)
    changed = loads(dumps(map.remove(leaf.key, with_references=True)))
    after = written(changed, format_of(file))
    after_ids = {str(one["nodeID"]) for one in nodes_of(after)}
    gone = [one for one in before_ids if one not in after_ids]
    types = {str(one["nodeID"]): one["type"] for one in nodes_of(file)}
    assert all(types[one] in ("I", "RA", "CA", "MA") for one in gone)
    kept = [one for one in nodes_of(file) if str(one["nodeID"]) in after_ids]
    assert same(nodes_of(after), kept)
    (removed,) = (one for one in gone if types[one] == "I")
    rest = [one for one in edges_of(file) if not {str(one["fromID"]), str(one["toID"])} & {*gone}]
    assert same(edges_of(after), rest)
    near = {removed} | {
        str(one[other])
        for one in edges_of(file)
        for this, other in (("fromID", "toID"), ("toID", "fromID"))
        if str(one[this]) == removed
    }
    assert set(gone) <= near


def nodes_of(file: Any) -> list[Any]:
    nodes: list[Any] = file.get("AIF", file)["nodes"]
    return nodes


def edges_of(file: Any) -> list[Any]:
    edges: list[Any] = file.get("AIF", file)["edges"]
    return edges


@pytest.mark.slow
@given(seeds, st.integers(0, 10_000), st.sampled_from(("cut", "byte", "value")))
@settings(max_examples=300, deadline=None)
def test_a_spoilt_file_gives_a_clear_error_or_a_map(seed: int, at: int, how: str) -> None:
    random = Random(seed)
    data = bytearray(json.dumps(random_file(random)).encode())
    at %= len(data)
    if how == "cut":
        del data[at:]
    elif how == "byte":
        data[at] = random.randrange(256)
    else:
        for old in random.sample([b'"I"', b'"1"', b"null", b'"nodes"', b"[", b'"text"'], 3):
            data = data.replace(old, random.choice([b"[]", b"3", b"null", b'{"a": 1.5}', b"true"]))
    for format in ("aif", "xaif"):
        try:
            map = decode(bytes(data), format=format).map
        except ArgmapError as error:
            assert {one.code for one in error.diagnostics} <= {"bad-import", "not-utf8"}
        else:
            assert loads(dumps(map)) == map
            encode(map, format)


@pytest.mark.parametrize("value", ["none", "", 3, None, {"a": []}])
def test_lists_that_are_something_else_come_back(value: Any) -> None:
    file = {"nodes": [{"nodeID": "1", "text": "It closed.", "type": "I"}], "edges": []}
    assert_comes_back(file | {"locutions": value, "schemefulfillments": value})


@pytest.mark.slow
@given(seeds)
@settings(max_examples=300, deadline=None)
def test_whatever_somebody_does_to_the_fields_a_file_is_written(seed: int) -> None:
    random = Random(seed)
    file = random_file(random)
    map = read(file)
    fields = [*map.closing_extra]
    for at in random.choices(range(len(fields)), k=2) if fields else ():
        name, value = fields[at]
        start = random.randrange(len(value) + 1)
        added = random.choice(("", value, *"<>=; '\"#%1x.:{[", "..", "%s"))
        fields[at] = (name, value[:start] + added + value[start + random.randrange(5) :])
    random.shuffle(fields)
    exported = encode(evolve(map, closing_extra=fields), format_of(file))
    assert isinstance(json.loads(exported.data), dict)
