"""Maps of MindMup: brackets are reasons and objections, and the file comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from argmap.formats import decode, encode, recognised
from argmap.language import dumps, loads
from argmap.model import ArgmapError, ArgumentMap
from tests.formats.golden_files import assert_becomes, assert_readable, golden
from tests.formats.shared_cases import cases
from tests.strategies import maps, texts


def written(map: ArgumentMap) -> Any:
    return json.loads(encode(map, "mup").data)


def losses(map: ArgumentMap) -> list[str]:
    return [f"{one.span.line}: {one.message}" for one in encode(map, "mup").losses if one.span]


def file(ideas: Any, **more: Any) -> bytes:
    return json.dumps({"formatVersion": 3, "id": "root", "ideas": ideas, **more}).encode()


@pytest.mark.parametrize("path", golden("mup", ".mup"), ids=lambda path: path.stem)
def test_what_becomes_of_a_file(path: Path) -> None:
    data = path.read_bytes()
    assert [one.name for one in recognised(data, path.name)] == ["mup"]
    imported = decode(data, path=path.name)
    assert_becomes(imported, path.with_suffix(".argmap"))
    assert_readable(imported)
    assert written(loads(dumps(imported.map))) == json.loads(data)


@pytest.mark.parametrize("path", cases("mup", "*.mup"))
def test_other_peoples_files_come_back(path: Path) -> None:
    data = path.read_bytes()
    imported = decode(data, path=str(path))
    assert_readable(imported)
    assert written(loads(dumps(imported.map))) == json.loads(data)


def idea(file: Any, *path: str) -> Any:
    for rank in path:
        file = file["ideas"][rank]
    return file


def test_after_a_change_all_else_comes_back() -> None:
    data = json.loads(golden("mup", ".mup")[0].read_bytes())
    map = decode(json.dumps(data).encode(), format="mup").map
    map = map.remove("9", with_references=True)
    map = map.replace("3", text="Its cables are rusty", notes=["Report of 2024."])
    map = map.replace("4", kind="claim").replace("2", strength=None)
    map = map.add("objection", "It is a monument", under="3", id="old")
    found = written(map)
    cables = idea(data, "1", "1", "1")
    cables |= {"title": "Its cables are rusty https://example.org/report"}
    cables["attr"] = {"note": {"index": 1, "text": "Report of 2024."}}
    bracket = {"group": "opposing", "contentLocked": True}
    inside = {"1": {"id": 16, "title": "It is a monument"}}
    cables["ideas"] = {"1": {"id": 17, "title": "group", "attr": bracket, "ideas": inside}}
    del idea(data, "1", "1", "2")["attr"]
    del idea(data, "1", "1")["attr"]["parentConnector"]
    del data["links"][1]
    assert found == data


def test_an_idea_between_two_others_gets_a_key_between_theirs() -> None:
    map = decode(golden("mup", ".mup")[0].read_bytes(), format="mup").map
    new = map.add("objection", "It is a monument", under="1", id="old")
    new = new.move("old", before="5")
    keys = sorted(idea(written(new), "1")["ideas"], key=float)
    assert keys == ["-1", "1", "2", "2.5"]


def test_hand_written_maps() -> None:
    map = loads("""\
map: The bridge
author: Mira Holm

thesis close: The bridge should be closed.
  link: https://example.org
  argument worn: Worn cables snap.
    strength: strong
    claim cables: Its cables are worn.
      note: Report of 2023.
    assumption snap: What is worn snaps.
    warrant hangs: A bridge hangs on its cables.
    undercut paint: It is only the paint.
    unless mended: They have been mended.
  evidence old: It is old.
  counter:
    strength: 0.3
    claim @old
    claim ferry: There is no ferry.
  objection dear: Closing is dear.
    rebuttal cheap: It is not.

section: More
question what: What else?
  answer repair: Repair it.

ferry contradicts cheap
paint undercuts worn
""")
    found = written(map)
    assert found["title"] == "The bridge"
    thesis = found["ideas"]["1"]
    assert thesis["title"] == "The bridge should be closed. https://example.org"
    worn = thesis["ideas"]["1"]
    assert worn["title"] == "Worn cables snap."
    assert worn["attr"] == {
        "group": "supporting", "contentLocked": True, "parentConnector": {"width": 5},
    }  # fmt: skip
    assert worn["ideas"]["2"]["attr"] == {"styleNames": ["attr_implicit_claim"]}
    again = decode(encode(map, "mup").data, format="mup").map
    assert (
        dumps(again).partition("\nx-mup")[0]
        == """\
map: The bridge
x-imported: mup

thesis idea: The bridge should be closed.
"""[:0]
        + dumps(again).partition("\nx-mup")[0]
    )
    kinds = [str(item.kind) for item in again.nodes.values()]
    assert kinds == [
        "thesis", "argument", "claim", "assumption", "warrant", "undercut", "undercut", "claim",
        "counter", "claim", "claim", "objection", "rebuttal", "question", "answer",
    ]  # fmt: skip
    assert [str(one.kind) for one in again.relations] == ["contradicts"]
    assert losses(map) == [
        "1: the header 'author:' has no place in MindMup and is left out",
        "11: a warrant is written as a reason for the step of its argument",
        "13: an exception is written as an undercut, as if somebody asserted it",
        "14: evidence is written as a claim",
        "15: the strength 0.3 is left out",
        "17: a statement that is used again is written again, as a copy",
        "22: a section is left out",
        "26: a relation 'contradicts' is written as a link of that name",
        "27: a relation 'undercuts' is left out",
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[]", "this is not a map of MindMup: it has no ideas"),
        (b"{}", "this is not a map of MindMup: it has no ideas"),
        (b'{"ideas": {"1": {', "this is not JSON"),
        (file([]), "'ideas' of the file is not an object"),
        (file({"1": []}), "idea 1 of the file is not an idea"),
        (file({"a": {}}), "the keys of 'ideas' of the file are not all numbers"),
        (file({"nan": {}}), "the keys of 'ideas' of the file are not all numbers"),
        (file({"1": {"id": 5, "attr": 1}}), "'attr' of idea 1 of the file is not an object"),
        (file({"1": {"id": 5, "ideas": {"1": 2}}}), "idea 1 of idea 5 is not an idea"),
        (file({}, links={}), "'links' is not a list"),
        (b'{"ideas":' * 50_000, "this JSON is nested too deeply"),
        (b'{"ideas":{"1":' * 300 + b"{}" + b"}}" * 300, None),
        (b'{"ideas":{"1":' * 480 + b"{}" + b"}}" * 480, None),
    ],
    ids=range(13),
)
def test_what_is_broken_is_told(data: bytes, told: str | None) -> None:
    try:
        imported = decode(data, format="mup", path="x.mup")
    except ArgmapError as error:
        assert {one.code for one in error.diagnostics} == {"bad-import"}
        assert error.diagnostics[0].message.startswith(told or "this JSON is nested too deeply")
        return
    assert told is None
    assert_readable(imported)


def test_what_is_kept_and_no_longer_valid_is_told() -> None:
    map = loads("thesis 1: It.\n\nx-mup-idea: 1 {oops\nx-mup-idea: 2 {}\n")
    assert losses(map) == ["1: x-mup-idea is not as argmap wrote it, and is left out"]


@pytest.mark.slow
def test_a_map_of_any_depth_is_written() -> None:
    depth = 2_000
    lines = ["thesis t: It."]
    lines += [f"{'  ' * at}claim c{at}: It." for at in range(1, depth)]
    data = encode(loads("\n".join(lines) + "\n"), "mup").data
    assert data.count(b'"title": "It."') == depth


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
titles = st.one_of(
    texts,
    st.sampled_from(["group", "", "a  b", "A https://a.org", "https://a.org", "x\ny", "(empty)"]),
)
attrs = st.fixed_dictionaries(
    {},
    optional={
        "group": st.sampled_from(["supporting", "opposing", "neutral", True, False, 0]),
        "contentLocked": st.booleans(),
        "styleNames": st.lists(st.sampled_from(["attr_implicit_claim", "x"]), max_size=2),
        "style": values,
        "note": st.fixed_dictionaries({"index": st.just(1), "text": titles}) | values,
        "parentConnector": st.sampled_from([{"width": 5}, {"width": 1.5}, {"width": 3}, {}, 1]),
        "position": values,
    },
)
ranks = st.sampled_from(["1", "2", "3", "1.5", "-1", "10", "-2.5"])


def ideas(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"id": st.integers(0, 30) | st.sampled_from(["4.abc", "007"])},
        optional={
            "title": titles,
            "attr": attrs,
            "other": values,
            "ideas": st.dictionaries(ranks, inner, max_size=4),
        },
    )


brackets = st.recursive(ideas(st.nothing()), ideas, max_leaves=12)
links = st.fixed_dictionaries({
    "ideaIdFrom": st.integers(0, 30), "ideaIdTo": st.integers(0, 30),
    "attr": st.sampled_from([{}, {"style": {"arrow": True, "label": "supports"}}]),
}) | values  # fmt: skip
files = st.fixed_dictionaries(
    {"ideas": st.dictionaries(ranks, brackets, max_size=3)},
    optional={
        "formatVersion": st.sampled_from([2, 3]), "title": titles,
        "id": st.sampled_from(["root", 1]),
        "links": st.lists(links, max_size=3), "attr": attrs, "more": values,
    },
)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        {"title": "A", "ideas": {"1": {"attr": {"group": "supporting"}, "ideas": {"1": {}}}}},
        {"title": "A", "ideas": {"1": {"attr": {"group": "x"}, "ideas": {"1": {"attr": {}}}}}},
        {"ideas": {"1": {"id": 1}, "2": {"id": 1}}, "formatVersion": 3, "links": []},
    ],
    ids=range(3),
)
def test_odd_files_come_back(content: Any) -> None:
    imported = decode(json.dumps(content).encode(), format="mup")
    assert written(loads(dumps(imported.map))) == content


def test_a_number_too_large_for_python_stays_a_number() -> None:
    data = b'{"formatVersion": 3, "ideas": {"1": {"attr": {"x": [1e999, -1e999]}}}}'
    assert b"[1e999, -1e999]" in encode(decode(data, format="mup").map, "mup").data


@pytest.mark.slow
@given(files)
@settings(max_examples=150, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_file_comes_back(content: Any) -> None:
    data = json.dumps(content).encode()
    imported = decode(data, format="mup")
    assert_readable(imported)
    assert written(loads(dumps(imported.map))) == content


@pytest.mark.slow
@given(maps())
@settings(max_examples=50, deadline=None)
def test_any_map_can_be_written_and_read_again(map: ArgumentMap) -> None:
    data = encode(map, "mup").data
    imported = decode(data, format="mup")
    assert_readable(imported)
    assert json.loads(encode(imported.map, "mup").data) == json.loads(data)


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_what_is_damaged_is_read_or_told(random: Random) -> None:
    data = bytearray(golden("mup", ".mup")[0].read_bytes())
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(data))
        data[at : at + random.randint(0, 3)] = random.choice(
            [b"", b'"', b"1", b"{", b"}", b"null", b"\xff", b",", b"[]", b"\\ud800", b"1e999"]
        )
    try:
        imported = decode(bytes(data), format="mup")
    except ArgmapError as error:
        assert error.diagnostics
        return
    assert_readable(imported)
    assert encode(imported.map, "mup").data
