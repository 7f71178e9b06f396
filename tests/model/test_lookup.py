"""Parts that are looked up, by key or as themselves, and the errors for what is not there."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from argmap.language import loads, parse
from argmap.model import ArgumentMap, Kind, MapBuilder, Reuse, Statement
from argmap.model.lookup import OtherPartError, UnknownKeyError

MILL = loads("""\
map: The mill
author: J. Miller
thesis closed: It closed.
  claim frost: It froze.
    evidence: The well froze.
  argument ice: Ice breaks.
    claim stood: It stood.
    undercut thaw: It thawed.
  objection open: Others stayed open.
section: Afterwards
thesis dear: Mills are dear.
  claim @frost
question why: Why?
  answer @closed
""")
REUSE = Reuse(Kind.CLAIM, "frost", "dear")

METHODS: dict[str, Callable[[ArgumentMap, Any], object]] = {
    "[]": ArgumentMap.__getitem__,
    "children": ArgumentMap.children,
    "parent": ArgumentMap.parent,
    "walk": lambda map, key: list(map.walk(key)),
    "section_of": ArgumentMap.section_of,
    "arguments_for": ArgumentMap.arguments_for,
    "used_in": ArgumentMap.used_in,
    "attacks_on": ArgumentMap.attacks_on,
    "attacks_by": ArgumentMap.attacks_by,
    "answers": ArgumentMap.answers,
    "holder": ArgumentMap.holder,
}
each_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


@each_method
def test_a_part_is_taken_for_its_key(method: Callable[[ArgumentMap, Any], object]) -> None:
    for key, part in MILL.nodes.items():
        assert method(MILL, part) == method(MILL, key)


@each_method
def test_an_unknown_key_is_an_error_that_names_the_nearest(
    method: Callable[[ArgumentMap, Any], object],
) -> None:
    for wrong, meant in (("forst", "frost"), ("closed~9", "closed"), ("Open", "open")):
        with pytest.raises(KeyError, match=f"no '{wrong}' .did you mean '{meant}"):
            method(MILL, wrong)
    with pytest.raises(KeyError, match=r"^the map has no 'xyzzy'$"):
        method(MILL, "xyzzy")
    with pytest.raises(KeyError, match=r"no 'frosty' .did you mean 'frost'"):
        method(MILL, evolve(MILL["frost"], key="frosty"))
    with pytest.raises(KeyError, match=r"no 'weir.dry'"):
        method(MILL, "weir.dry")


@each_method
def test_a_part_of_another_map_is_not_mistaken_for_this_ones(
    method: Callable[[ArgumentMap, Any], object],
) -> None:
    for other in (
        evolve(MILL["frost"], text="It did not freeze."),
        evolve(MILL["frost~1"], text="It did not freeze."),
        Statement(Kind.CLAIM, "Ice breaks.", key="ice"),
    ):
        with pytest.raises(KeyError, match="not the part that was given"):
            method(MILL, other)


@each_method
@pytest.mark.parametrize("wrong", [0, 1.5, b"frost", ["frost"], {"frost": 1}, object()])
def test_what_is_neither_is_refused_by_name(
    method: Callable[[ArgumentMap, Any], object], wrong: Any
) -> None:
    with pytest.raises(TypeError, match="expected a key or a part of the map, not"):
        method(MILL, wrong)


def test_none_starts_a_walk_and_nothing_else() -> None:
    assert len(list(MILL.walk(None))) == len(list(MILL.walk())) == 11
    for name, method in METHODS.items():
        if name != "walk":
            with pytest.raises(TypeError, match="map, not None"):
                method(MILL, None)


def test_a_reuse_is_a_place_in_the_outline_and_its_statement_elsewhere() -> None:
    (reuse,) = MILL.children("dear")
    assert reuse == REUSE
    assert MILL.parent(REUSE) is MILL["dear"]
    assert MILL.children(REUSE) == ()
    assert list(MILL.walk(REUSE)) == [(0, REUSE)]
    section = MILL.section_of(REUSE)
    assert section is not None
    assert section.title == "Afterwards"
    assert MILL[REUSE] is MILL["frost"]
    assert REUSE in MILL
    assert MILL.holder(REUSE) == "J. Miller"
    assert [step.key for step in MILL.used_in(REUSE)] == ["frost>closed", "frost>dear"]


def test_a_reuse_that_stands_nowhere() -> None:
    for elsewhere in (Reuse(Kind.CLAIM, "frost", "open"), Reuse(Kind.CLAIM, "forst", "open")):
        for method in (MILL.parent, MILL.children, MILL.section_of, MILL.walk):
            with pytest.raises(KeyError, match=r"not the part|did you mean 'frost'"):
                method(elsewhere)
    assert Reuse(Kind.CLAIM, "forst", "dear") not in MILL


def test_every_part_of_a_walk_can_be_asked_for_its_text_and_place() -> None:
    for _, part in MILL.walk():
        assert MILL[part].text
        above = MILL.parent(part)
        assert part in (MILL.roots if above is None else MILL.children(above))


def test_a_step_is_taken_whether_it_is_written_or_not() -> None:
    for step in MILL.inferences:
        assert MILL.attacks_on(step) == MILL.attacks_on(step.key)
        assert MILL.used_in(step) == MILL.used_in(step.key) == ()
    assert [attack.attackers for attack in MILL.attacks_on("ice")] == [("thaw",)]
    assert MILL.attacks_on("frost>closed") == ()
    with pytest.raises(KeyError, match="no 'frost>open'"):
        MILL.attacks_on("frost>open")


def test_statements_of_used_maps_are_known_to_the_graph_alone() -> None:
    map = parse("use w.argmap as w\nthesis t: T.\n  claim @w.a\nw.b rebuts w.c\n").map
    assert [step.key for step in map.used_in("w.a")] == ["w.a>t"]
    assert len(map.attacks_on("w.c")) == len(map.attacks_by("w.b")) == 1
    assert map.arguments_for("w.never-named") == ()
    (reuse,) = map.children("t")
    assert map.used_in(reuse) == map.used_in("w.a")
    assert "w.a" not in map
    assert reuse not in map
    assert map.get(reuse) is None
    with pytest.raises(KeyError):
        map.holder("w.a")


# A map as a collection


def test_a_map_gives_its_statements() -> None:
    assert list(MILL) == list(MILL.statements) == list(reversed(list(reversed(MILL))))
    assert len(MILL) == len(list(MILL)) == 8
    assert all(isinstance(statement, Statement) for statement in MILL)


@pytest.mark.parametrize("name", ["statements", "arguments", "relations", "theses", "roots"])
def test_what_a_map_holds_can_be_walked_twice(name: str) -> None:
    held = getattr(MILL, name)
    assert isinstance(held, tuple)
    assert list(held) == list(held)


def test_looking_up_agrees_with_itself() -> None:
    some = evolve(MILL["frost"], text="Another.")
    for key in (*MILL.nodes, *MILL.nodes.values(), REUSE, "never", some, 3, None, ["a"], MILL):
        got = MILL.get(key)  # type: ignore[arg-type]
        assert (key in MILL) == (got is not None)
        if got is not None:
            assert got is MILL[key]  # type: ignore[index]
        else:
            with pytest.raises((KeyError, TypeError)):
                MILL[key]  # type: ignore[index]
    assert MILL.get("never", "none") == "none"
    assert all(statement in MILL for statement in MILL)


def test_parts_that_a_builder_handed_out_are_known_by_their_ids() -> None:
    building = MapBuilder("The mill")
    thesis = building.thesis("It closed.", id="closed")
    step = building.argument(under=thesis)
    frost = building.claim("It froze.", id="frost", under=step)
    map = building.build()
    assert thesis in map
    assert frost in map
    assert map.parent(frost) == map["closed~1"]
    assert step not in map  # in the map it is closed~1


def test_a_walk_ends_where_statements_are_reopened_below_themselves() -> None:
    for text in (
        "thesis t: T.\n\n@a\n  claim a: A.\n    claim b: B.\n",
        "thesis t: T.\n\n@a\n  claim b: B.\n\n@b\n  claim a: A.\n",
    ):
        map = parse(text).map
        assert sorted(map[part].key for _, part in map.walk()) == ["a", "b", "t"]
        first, below = (part.key for part in map if part.key != "t")
        if map["a"].under == "a":
            first, below = "a", "b"
        assert [map[part].key for _, part in map.walk(first)] == [first, below]
        assert [map[part].key for _, part in map.walk(below)] == [below]
        assert (map.parent(first), map.parent(below)) == (None, map[first])
        assert [above.key for above in map.ancestors(below)] == [first]
        assert [map[part].key for part in map.descendants(first)] == [below]
        assert [leaf.key for leaf in map.leaves(first)] == [below]
        assert (map.ancestors(first), map.depth(first), map.depth(below)) == ((), 0, 1)


def test_a_reuse_is_a_place_for_the_ways_through_the_outline() -> None:
    map = parse("thesis t: T.\n  claim a: A.\n    claim b: B.\n  claim c: C.\n    claim @a\n").map
    (reuse,) = map.children("c")
    assert [above.key for above in map.ancestors(reuse)] == ["c", "t"]
    assert map.depth(reuse) == 2
    assert map.descendants(reuse) == map.leaves(reuse) == ()
    for part in (map["a"], "a"):
        assert [map[below].key for below in map.descendants(part)] == ["b"]
    for find in (map.ancestors, map.descendants, map.leaves, map.depth):
        with pytest.raises(KeyError, match="did you mean 'a"):
            find("aa")
        with pytest.raises(KeyError, match="is not the part that was given"):
            find(Statement("claim", "Another.", key="a"))
        with pytest.raises(TypeError, match="expected a key or a part of the map, not 5"):
            find(5)  # type: ignore[arg-type]


def test_what_is_hung_under_a_used_maps_statement_is_found() -> None:
    map = parse("use w.argmap as w\n@w.a\n  claim c: C.\n").map
    assert [child.text for child in map.children("w.a") if isinstance(child, Statement)] == ["C."]


# The errors


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]
)
def test_the_errors_stay_whole(again: Callable[[KeyError], KeyError]) -> None:
    for error in (UnknownKeyError("forst", MILL.nodes), OtherPartError("frost")):
        assert str(again(error)) == str(error)
        assert again(error).args == error.args
        assert type(again(error)) is type(error)
