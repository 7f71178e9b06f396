"""What the formats share: safe XML, ids made of foreign names, JSON in a field, and losses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgmapError, ArgumentMap, dumps, loads
from argmap.formats.foreign_ids import Ids, as_id
from argmap.formats.foreign_text import decoded
from argmap.formats.kept_json import from_kept_json, kept_json
from argmap.formats.untold import untold_fields
from argmap.formats.xml_tree import parsed_xml
from argmap.model.vocabulary import ID, KEYWORDS

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.slow
@given(VALUES)
def test_json_in_a_field_survives_the_text_of_a_map(value: Any) -> None:
    map = ArgumentMap("T", extra=[("a", kept_json(value))])
    ((_, text),) = loads(dumps(map)).extra
    assert from_kept_json(text) == value


@pytest.mark.slow
@given(st.lists(st.text(), max_size=8))
def test_ids_are_ids_and_all_different(names: list[str]) -> None:
    ids = Ids(["a"])
    made = [ids.of(name) for name in names]
    assert len({*made, "a"}) == len(made) + 1
    for one in made:
        assert ID.fullmatch(one) and one not in KEYWORDS


def test_an_id_is_not_cut_within_a_word() -> None:
    name = "The mill closed because of a frost that broke its wheel"
    assert as_id(name) == "the-mill-closed-because-of-a-frost-that"
    assert as_id("X" * 100) == "x" * 40
    assert as_id("x" * 100) == "x" * 100  # it is an id already


def test_xml_has_places_and_texts() -> None:
    root = parsed_xml(b'<a xmlns="u" xmlns:b="v">\n  one<b:c k="&amp;"/>two<d>three</d>\n</a>', "x")
    assert root.name == "a"
    assert [(one.name, one.span.line, one.span.column) for one in root] == [
        ("c", 2, 6),
        ("d", 2, 25),
    ]
    assert root.children[0].attributes == {"k": "&"}
    assert root.whole_text == "\n  onetwothree\n"
    assert [one.name for one in root.walk()] == ["a", "c", "d"]


BOMB = b"""<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>"""
FETCH = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (BOMB, "this XML defines an entity, 'x'"),
        (FETCH, "this XML defines an entity, 'x'"),
        (b"<a>" * 6_000, "nested more than 5,000 levels"),
        (b"<a><b></a>", "mismatched tag"),
        (b"", "no element found"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", "this is not XML"),
    ],
    ids=["bomb", "fetch", "deep", "mismatched", "empty", "encoding"],
)
def test_hostile_xml_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(ArgmapError, match=told):
        parsed_xml(data, "x.xml")


@pytest.mark.slow
@given(st.binary(max_size=60))
def test_no_bytes_break_the_xml_reader(data: bytes) -> None:
    try:
        parsed_xml(b"<a>" + data, "x.xml")
    except ArgmapError as error:
        assert error.diagnostics[0].code == "bad-import"


def test_text_in_other_encodings() -> None:
    assert decoded("\ufeffé".encode(), "x") == "é"
    assert decoded("é".encode("utf-16"), "x") == "é"
    with pytest.raises(ArgmapError, match=r"x:2:1: error: byte 0xE9 is not valid UTF-8"):
        decoded(b"a\n\xe9", "x")


def test_each_sort_of_loss_is_told_once_with_its_place() -> None:
    map = loads(
        "map: T\nauthor: A\nx-other: 1\n\nthesis t: T.\n  note: N.\n  x-a-b: 1\n"
        "  claim c: C.\n    note: N.\n    x-c: 2\n\nx-a-rest: 3\n"
    )
    told = [str(one) for one in untold_fields(map, "Kialo", ["map.map", "by"], ["a-"])]
    left = "has no place in Kialo and is left out"
    assert told == [
        f"<text>:1:1: info: the header 'author:' {left} [export-loss]",
        f"<text>:5:1: info: 'note:' {left} (2 times) [export-loss]",
        f"<text>:8:3: info: 'x-c:' {left} (1 time) [export-loss]",
        f"<text>:1:1: info: 'x-other:' {left} [export-loss]",
    ]
