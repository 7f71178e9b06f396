"""Random maps written as Argdown and read again, and random and broken texts."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import decode, encode
from argmap.language import dumps, loads, parse
from argmap.model import ArgmapError, ArgumentMap, Kind, Statement
from argmap.model.items import LOCAL
from tests.formats.argdown.cases import drawn_by_argmap
from tests.strategies import maps

pytestmark = pytest.mark.slow

PIECES = (
    "[A]", "[B b]:", "<C>", "<D>:", " ", "  ", "\n", "\n\n", "\n  ", "\n    ", "+ ", "- ", "_ ",
    ">< ", "+> ", "-> ", "_> ", "<+ ", "<- ", "<_ ", "(1) ", "(2)", "----\n", "--\n", "text", ".",
    "..", ":", "*it*", "**b**", "__b__", "_i_", "*", "_", "#tag", "#(a b) ", "# ", "## ", "{a: 1}",
    "{", "}", "} ", ",", "@[A]", "@<C> ", "[l](u)", "\\", "\\[", "// c\n", "/* c */", "<!-- c -->",
    "<!--", "===", "=== ", "1. ", "* ", "\t", "\r\n", "\r", "é", "😀", "'", ".^.", ":->:", "(", ")",
    "<", ">", "[", "]",
)  # fmt: skip


@given(maps())
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_argdown_and_read_as_a_map_without_errors(map: ArgumentMap) -> None:
    text = encode(map, "argdown").data.decode()
    read = decode(text.encode(), format="argdown").map
    assert parse(dumps(read)).map == read
    again = encode(read, "argdown").data.decode()
    assert drawn_by_argmap(again) == drawn_by_argmap(text)


def texts_of(map: ArgumentMap) -> Counter[str]:
    return Counter(one.text for one in map.statements)


@given(maps())
@settings(max_examples=50, deadline=None)
def test_the_texts_of_all_statements_come_back(map: ArgumentMap) -> None:
    read = decode(encode(map, "argdown").data, format="argdown").map
    missing = texts_of(map) - texts_of(read)
    assert not missing


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        map = decode(text.encode(), format="argdown").map
    except ArgmapError as error:
        assert all(one.code in ("bad-import", "not-utf8") for one in error.diagnostics)
        return
    assert parse(dumps(map)).map == map
    encode(map, "argdown")


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(ArgmapError):
        decode(data, format="argdown")


def edges(map: ArgumentMap) -> set[tuple[str, ...]]:
    """The reasons and attacks of a map, by the texts of statements."""
    names = {
        key: f"{node.text}|{key}" if LOCAL not in key else node.text
        for key, node in map.nodes.items()
    }
    found = {
        ("for", *sorted(names[one] for one in step.premises), names[step.conclusion])
        for step in map.inferences
    }
    found |= {
        ("against", *sorted(names[one] for one in attack.attackers), names[attack.target])
        for attack in map.conflicts
    }
    return found


WORDS = ("He left", "It lasted", "They agreed", "The law holds", "Nobody asked", "It froze")


def random_map(seed: int) -> ArgumentMap:
    """A map with arguments, counters, attacks and reuses, whose texts are all different."""
    random = Random(seed)
    lines: list[str] = []
    ids: list[str] = []
    count = 0

    def text() -> str:
        nonlocal count
        count += 1
        return f"{random.choice(WORDS)} {count}."

    def add(depth: int, kind: str, sort: str) -> None:
        own = ""
        if random.random() < 0.6 or kind in ("argument", "counter"):
            own = f" s{count}-{len(lines)}"
            if kind not in ("argument", "counter"):
                ids.append(own.strip())
        said = "" if kind == "argument" and random.random() < 0.5 else f" {text()}"
        lines.append(f"{'  ' * depth}{kind}{own}:{said}")
        if depth > 5:
            below = ["claim", "assumption"] if kind in ("argument", "counter") else []
        elif kind in ("argument", "counter"):
            below = ["claim", *random.choices(["claim", "assumption", "undercut"], k=2)]
        else:
            attack = "objection" if sort == "statement" else "rebuttal"
            below = random.choices(["claim", "evidence", "argument", "counter", attack], k=2)
            below = below[: random.choice((0, 0, 1, 2))]
        for one in below:
            attacks = one in ("objection", "rebuttal", "undercut")
            add(depth + 1, one, "attack" if attacks else "statement")

    for _ in range(random.randint(1, 4)):
        add(0, random.choice(["thesis", "claim"]), "statement")
    for _ in range(random.randint(0, 3)):
        if len(ids) > 1:
            first, second = random.sample(ids, 2)
            lines.append(f"{first} {random.choice(['supports', 'rebuts', 'contradicts'])} {second}")
    return loads("\n".join(["x-imported: test", *lines, ""]))


@pytest.mark.parametrize("seed", range(60))
def test_a_map_comes_back_with_the_same_reasons_and_attacks(seed: int) -> None:
    map = random_map(seed)
    read = decode(encode(map, "argdown").data, format="argdown").map
    assert edges(read) == edges(map)
    assert {one.text for one in read.statements} == {one.text for one in map.statements}
    plain = (Kind.THESIS, Kind.CLAIM)
    kinds = {one.text: one.kind for one in read.statements}
    for one in map:
        assert isinstance(one, Statement)
        assert kinds[one.text] == one.kind or {one.kind, kinds[one.text]} <= set(plain)
