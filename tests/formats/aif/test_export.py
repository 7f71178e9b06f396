"""Maps that people write go out as AIF that says the same when it is read."""

from __future__ import annotations

import json
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import decode, encode
from argmap.language import parse
from argmap.model import ArgumentMap, Reuse
from tests.strategies import maps


def random_map(random: Random) -> ArgumentMap:
    """Return a map of those constructs that AIF can hold."""
    names: list[str] = []
    steps: list[str] = []
    lines: list[str] = []

    def named(letter: str) -> str:
        number = len(names) + len(steps) + 1
        return random.choice((str(number), f"{letter}-{number}"))

    def write(depth: int, kind: str) -> None:
        name = named("s")
        names.append(name)
        lines.append(f"{'  ' * depth}{kind} {name}: Text {len(names)}.")
        if random.random() < 0.2:
            lines.append(f"{'  ' * depth}  by: {random.choice(('Ann Lee', 'Bob?', 'Ann; Eve'))}")
        attack = "objection" if kind in ("thesis", "claim") else "rebuttal"
        for _ in range(random.choice((0, 0, 1, 2)) if depth < 5 else 0):
            below = random.choice(("claim", attack, "argument", "counter"))
            if below in ("argument", "counter"):
                step(depth + 1, below)
            else:
                write(depth + 1, below)

    def step(depth: int, kind: str) -> None:
        name = named("a")
        steps.append(name)
        lines.append(f"{'  ' * depth}{kind} {name}:")
        if random.random() < 0.4:
            scheme = random.choice(("argument from sign", "bias ad hominem", "Odd one"))
            lines.append(f"{'  ' * depth}  scheme: {scheme}")
        for _ in range(random.choice((1, 2, 3))):
            write(depth + 1, "claim")
        if random.random() < 0.3:
            write(depth + 1, "undercut")
        if random.random() < 0.2:
            step(depth + 1, "counter")

    for _ in range(random.randrange(1, 4)):
        write(0, random.choice(("thesis", "claim")))
    related = set()
    for _ in range(random.randrange(4)):
        first, second = random.choice(names), random.choice(names)
        verb = random.choice(("supports", "rebuts", "contradicts", "rephrases"))
        if first != second and not {(first, second), (second, first)} & related:
            related.add((first, second))
            lines.append(f"{first} {verb} {second}")
    return parse("\n".join(lines) + "\n").map  # it may have circles of support


def facts(map: ArgumentMap) -> Counter[Any]:
    """Return all that a map says, with texts instead of ids."""
    texts = {one.key: one.text for one in map.statements}
    steps: dict[str, Any] = {}
    for step in map.graph.inferences:
        steps[step.key] = (
            "support", tuple(sorted(texts[one] for one in step.premises)), texts[step.conclusion]
        )  # fmt: skip

    def described(key: str) -> Any:
        if key in texts:
            return texts[key]
        if key in steps:
            return steps[key]
        premises = [
            texts[one.target if isinstance(one, Reuse) else one.key]
            for one in map.children(key)
            if one.kind.value == "claim"
        ]
        return ("attack", tuple(sorted(premises)), described(map[key].under or ""))

    found = Counter(steps.values())
    schemes = {step.key: step.scheme for step in map.arguments if step.scheme}
    for step in map.arguments:
        if step.scheme:
            found["scheme", described(step.key), schemes[step.key]] += 1
    for conflict in {*map.graph.conflicts, *map.graph.contradictions}:
        attackers = tuple(sorted(texts[one] for one in conflict.attackers))
        found["attack", attackers, described(conflict.target)] += 1
    for relation in map.relations:
        if relation.kind.value == "rephrases":
            found["rephrase", texts[relation.first], texts[relation.second]] += 1
    for statement in map.statements:
        if statement.by is not None:
            found["by", statement.text, str(statement.by)] += 1
    return found


@pytest.mark.slow
@pytest.mark.parametrize("format", ["aif", "xaif"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_what_aif_can_hold_is_the_same_when_it_is_read(format: str, seed: int) -> None:
    map = random_map(Random(seed))
    exported = encode(map, format)
    assert_well_formed(exported.data)
    again = decode(exported.data, format=format).map
    assert set(facts(again)) == set(facts(map))


@pytest.mark.slow
@given(map=maps())
@settings(max_examples=100, deadline=None)
def test_any_map_goes_out(map: ArgumentMap) -> None:
    for format in ("aif", "xaif"):
        exported = encode(map, format)
        assert_well_formed(exported.data)
        decode(exported.data, format=format)


def assert_well_formed(data: bytes) -> None:
    file = json.loads(data)
    file = file.get("AIF", file)
    ids = [node["nodeID"] for node in file["nodes"]]
    assert len(set(ids)) == len(ids)
    assert all(id.isdigit() for id in ids)
    for edge in file["edges"]:
        assert {edge["fromID"], edge["toID"]} <= {*ids}
    numbers = [edge["edgeID"] for edge in file["edges"]]
    assert len(set(numbers)) == len(numbers)
    types = {node["nodeID"]: node["type"] for node in file["nodes"]}
    for edge in file["edges"]:
        assert (types[edge["fromID"]], types[edge["toID"]]) != ("I", "I")
