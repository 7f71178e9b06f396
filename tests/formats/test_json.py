"""The JSON of a map: nothing is lost, the schema says what there is, and bad JSON is told of."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import argmap
from argmap.formats import VERSION, as_json
from argmap.language import dumps, loads, parse, parse_file
from argmap.model import ArgmapError, ArgumentMap, Kind, Origin, Span, Statement
from tests.docs.page import DOCS
from tests.strategies import maps

ROOT = DOCS.parent
SCHEMA = json.loads((DOCS / "schema" / f"argmap-{VERSION}.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)
TEXTS = sorted(
    [*ROOT.glob("maps/*.argmap"), *ROOT.glob("docs/**/*.argmap"), *ROOT.glob("tests/**/*.argmap")]
)
RICH = loads("""\
map: The mill
# Who wrote it.
author: J. Miller
source: ledger
use other.argmap as other
tags: mills, frost
x-course: History

# The thesis.

thesis closed: The mill had to close.
  # What the miller says.
  by: the miller
  cite: ledger ¶12-14 "the well froze" ... "the pond froze"
  cite: p. 3
  figure: wheels / broken = 3 of 4
  confidence: 0.5

  argument step: Frost breaks wheels.
    scheme: argument from sign
    strength: weak
    claim: It was old.
    # Below it all.
  objection power: It could have been sold.
    conceded: in part, for little
    rebuttal @other.x: as is told there
      note: Hm.

section: Later
@step
  undercut: Not all of them.
    # Below.

subsection: And last
  note: Said in March.

closed in-tension-with other.y: Perhaps.
  x-weight: 0.5
power rebuts closed
# The end.
""")


@pytest.mark.slow
def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].endswith(f"argmap-{VERSION}")
    assert SCHEMA["properties"]["version"] == {"const": VERSION}


@pytest.mark.slow
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_map_there_is_goes_there_and_back(path: Path) -> None:
    assert_lossless(parse_file(path).map)


@pytest.mark.slow
@given(maps())
@settings(max_examples=50, deadline=None)
def test_any_map_goes_there_and_back(map: ArgumentMap) -> None:
    assert_lossless(map)
    assert_lossless(parse(dumps(map)).map)


def assert_lossless(map: ArgumentMap) -> None:
    text = argmap.to_json(map)
    VALID.validate(json.loads(text))
    again = argmap.from_json(text)
    assert again == map
    assert dumps(again) == dumps(map)
    assert argmap.to_json(again) == text
    assert argmap.from_json(as_json(map)) == map
    assert argmap.from_json(text.encode()) == map


def test_it_is_what_an_engineer_reads() -> None:
    data = as_json(RICH)
    assert list(data) == [
        "format", "version", "title", "author", "sources", "uses", "tags", "extra", "origin",
        "items", "closing_comments",
    ]  # fmt: skip
    assert data["items"][0] == {
        "type": "statement",
        "kind": "thesis",
        "key": "closed",
        "text": "The mill had to close.",
        "by": "the miller",
        "confidence": 0.5,
        "citations": [
            {
                "phrases": ["the well froze", "the pond froze"],
                "place": {"unit": "paragraph", "first": 12, "last": 14},
                "source": "ledger",
            },
            {"place": {"unit": "page", "first": 3, "last": 3}},
        ],
        "figures": [{"subject": "wheels", "measure": "broken", "value": "3 of 4"}],
        "origin": {
            "comments": [" The thesis.", "\n"],
            "field_comments": [{"field": "by", "number": 0, "comment": " What the miller says."}],
        },
    }
    assert {type(value) for value in as_json(RICH)["items"][1].values()} <= {str, list, dict}


def test_it_can_be_on_one_line() -> None:
    assert argmap.to_json(RICH, indent=None).count("\n") == 1


def test_a_comment_that_is_no_unicode_is_written_as_ascii() -> None:
    origin = Origin(Span(1, 1, 1, 1), comments=(" \ud800",))
    map = ArgumentMap(items=[Statement(Kind.CLAIM, "A.", key="a", origin=origin)])
    again = argmap.from_json(argmap.to_json(map).encode("utf-8"))
    assert again.items[0].origin.comments == (" \ud800",)


def told(data: Any) -> list[str]:
    with pytest.raises(ArgmapError) as raised:
        argmap.from_json(data)
    assert {one.code for one in raised.value.diagnostics} == {"bad-json"}
    return [one.message for one in raised.value.diagnostics]


def spoilt(*path: Any, value: Any = ...) -> Any:
    """The JSON of the map with another value at a path, or without that key."""
    data = deepcopy(as_json(RICH))
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("items", 0, "kind"), "claime", "items[0].kind is 'claime', not one of thesis, claim, e"),
        (("items", 0, "text"), 5, "items[0].text is 5, not a string"),
        (("items", 0, "text"), ..., "items[0] has no 'text'"),
        (("items", 0, "colour"), "red", "items[0] has an unknown key: 'colour'"),
        (("items", 0, "confidence"), True, "items[0].confidence is true, not a number from 0 to 1"),
        (("items", 0, "confidence"), float("nan"), "items[0].confidence is NaN, not a number fr"),
        (("items", 0, "confidence"), 10**400, "items[0].confidence is a huge number, not a num"),
        (("items", 0, "by"), None, "items[0].by is null, not a string"),
        (("items", 0, "key"), "A b", "items[0]: not an id (a-z, 0-9 and single hyphens): 'A b'"),
        (("items", 0, "under"), "nobody", "items[0]: 'nobody' is not open here"),
        (("items", 2, "key"), "closed", "items[2]: a key occurs twice: 'closed'"),
        (("items", 2, "key"), "step~3", "items[2]: the local key 'step~3' should be 'step~1'"),
        (("items", 0, "citations", 0, "place", "first"), "12",
         "items[0].citations[0].place.first is '12', not a whole number"),
        (("items", 0, "citations", 0, "place", "last"), 2,
         "items[0].citations[0].place: this range runs backwards, from 12 to 2"),
        (("items", 0, "citations", 1), {}, "items[0].citations[1]: a citation has a phrase, or"),
        (("items", 0, "citations"), "x", "items[0].citations is 'x', not a list"),
        (("items", 0, "tags"), "x", "items[0].tags is 'x', not a list"),
        (("items", 1), 7, "items[1] is 7, not an object"),
        (("items", 1, "strength"), "huge", "items[1]: strength is 0 to 1 or one of weak, moder"),
        (("items", 1, "type"), "statment", "items[1].type is 'statment', not one of statement, "),
        (("items", 3, "concession", "extent"), "partly", "items[3].concession.extent is 'partly'"),
        (("items", 0, "origin", "blank_above"), 1, "items[0].origin.blank_above is 1, not true "),
        (("items",), {}, "items is an object, not a list"),
        (("items",), ..., "the document has no 'items'"),
        (("version",), 2, "'version' is 2; this argmap reads version 1"),
        (("version",), True, "'version' is true; this argmap reads version 1"),
        (("version",), ..., "'version' is missing; this argmap reads version 1"),
        (("format",), "argdown", "this is not the JSON of a map: 'format' is not 'argmap'"),
        (("extra", 0, "name"), "No Name", "not a name for foreign metadata: 'No Name'"),
        (("extra", 0), ["a", "b"], "extra[0] is a list, not an object"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_path(
    path: tuple[Any, ...], value: Any, message: str
) -> None:
    found = told(spoilt(*path, value=value))
    assert found[0].startswith(message), found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is not JSON: Expecting value"),
        ("map: The mill\n", "this is not JSON: Expecting value"),
        ('{"format": "argmap"', "this is not JSON: Expecting ',' delimiter"),
        ("[]", "the document is a list, not an object"),
        ("null", "the document is null, not an object"),
        ("[" * 100_000, "this JSON is nested too deeply for a map"),
        ('{"a":' * 100_000, "this JSON is nested too deeply for a map"),
        ('{"format": "argmap", "version": NaN}', "this is not JSON: NaN is not a number in JSON"),
        ('{"version": -Infinity}', "this is not JSON: -Infinity is not a number in JSON"),
        (f'{{"version": {"9" * 5000}}}', "this is not JSON: Exceeds the limit"),
        (b"\xff{}", "byte 0xFF is not valid UTF-8"),
        ('{"format": "argmap", "version": 1, "items": [], "items": []}', "items is repeated"),
    ],
    ids=range(12),
)
def test_a_text_that_is_no_json_of_a_map(text: str | bytes, message: str) -> None:
    assert told(text)[0].replace("'items'", "items").startswith(message)


def test_an_error_in_the_syntax_has_its_place() -> None:
    with pytest.raises(ArgmapError) as raised:
        argmap.from_json('{\n  "format": argmap\n}', "x.json")
    assert str(raised.value) == "x.json:2:13: error: this is not JSON: Expecting value [bad-json]"


def test_a_misspelt_key_gets_a_hint_and_all_problems_are_told_at_once() -> None:
    data = spoilt("items", 0, "citatons", value="x")
    data["items"][1]["text"] = 5
    data["titel"] = "T"
    with pytest.raises(ArgmapError) as raised:
        argmap.from_json(data)
    found = [(one.message, one.hint) for one in raised.value.diagnostics]
    assert ("items[0] has an unknown key: 'citatons'", "did you mean 'citations'?") in found
    assert ("the document has an unknown key: 'titel'", "did you mean 'title'?") in found
    assert ("items[1].text is 5, not a string", "") in found


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(value, (dict, list)):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            found += paths(one, (*path, key))
    return found


JUNK = (
    None, True, -1, 0, 1, 2**70, 1.5, float("inf"), "", "x", "~1", "a.b", "claim", [], ["x"], {},
    {"type": "claim"}, [[]], "\ud800", "\n", "closed", {"unit": "page"}, [{"name": "a"}],
)  # fmt: skip


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
@settings(max_examples=400, deadline=None)
def test_whatever_is_spoilt_is_read_or_told_and_never_more_than_the_schema_says(
    random: Random,
) -> None:
    data = deepcopy(as_json(RICH))
    for _ in range(random.randint(1, 3)):
        *way, last = random.choice([path for path in paths(data) if path])
        inner: Any = data
        for step in way:
            inner = inner[step]
        match random.randrange(3):
            case 0:
                del inner[last]
            case 1:
                inner[last] = random.choice(JUNK)
            case _ if isinstance(inner, dict):
                inner[random.choice(("text", "kind", "key", "under", "notes", "zzz"))] = (
                    random.choice(JUNK)
                )
    try:
        map = argmap.from_json(data)
    except ArgmapError as error:
        assert error.diagnostics
        return
    assert VALID.is_valid(data)
    dumps(map)


@pytest.mark.slow
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_any_value_is_told_of(value: Any) -> None:
    told(value if not isinstance(value, (str, bytes)) else json.dumps(value))
    told({"format": "argmap", "version": 1, "items": value if value != [] else 0})
    told({"format": "argmap", "version": 1, "items": [value]})
