"""Maps as they are walked, compared and refused."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from argmap.language import loads
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    Origin,
    Relation,
    Reopening,
    Reuse,
    Section,
    Source,
    Span,
    Statement,
    Use,
)

MILL = loads("""\
map: The mill
author: J. Miller
thesis closed: It closed.
  claim frost: It froze.
    evidence: The well froze.
  argument ice: Ice breaks.
    claim stood: It stood.
    undercut: It thawed.
      by: Others
      claim: In May.
      rebuttal late: Late.
        claim: By a month.
  objection: Others stayed open.
    by: Old Barnaby
    evidence others: Three did.
    rebuttal: They had steam.
section: Afterwards
thesis dear: Mills are dear.
  claim @others
@frost
  evidence snow: It snowed.
question why: Why?
  answer: Frost.
    claim @frost
frost supports dear
""")


def claim(key: str, under: str | None = None) -> Statement:
    return Statement(Kind.CLAIM, "A claim.", key=key, under=under)


# Walking


def test_parts_by_key() -> None:
    assert MILL["late"].text == "Late."
    assert "late" in MILL
    assert "never" not in MILL
    assert MILL["ice"].kind == "argument"
    with pytest.raises(KeyError):
        MILL["never"]


def test_what_a_map_holds() -> None:
    assert len(MILL) == len(list(MILL.statements)) == 15
    assert [argument.key for argument in MILL.arguments] == ["ice"]
    assert [relation.first for relation in MILL.relations] == ["frost"]
    assert [thesis.key for thesis in MILL.theses] == ["closed", "dear"]
    assert [root.key for root in MILL.roots if isinstance(root, Statement)] == [
        "closed", "dear", "why",
    ]  # fmt: skip


def test_an_empty_map_is_a_map() -> None:
    empty = ArgumentMap()
    assert len(empty) == 0
    assert empty
    assert empty.roots == empty.theses == empty.holders == ()
    assert list(empty.walk()) == []


def test_keys_of_the_unnamed_count_under_the_nearest_name() -> None:
    assert [key for key in MILL.nodes if "~" in key] == [
        "frost~1", "ice~1", "ice~2", "late~1", "closed~1", "closed~2", "why~1",
    ]  # fmt: skip


def test_up_and_down() -> None:
    assert [child.key for child in MILL.children("frost")] == ["frost~1", "snow"]
    assert MILL.children("snow") == ()
    assert MILL.parent("snow") is MILL["frost"]
    assert MILL.parent("closed") is None
    with pytest.raises(KeyError):
        MILL.parent("never")


def test_walking_goes_depth_first_with_what_was_reopened() -> None:
    walked = [
        (depth, item.target if isinstance(item, Reuse) else item.key) for depth, item in MILL.walk()
    ]
    assert walked == [
        (0, "closed"), (1, "frost"), (2, "frost~1"), (2, "snow"), (1, "ice"), (2, "stood"),
        (2, "ice~1"), (3, "ice~2"), (3, "late"), (4, "late~1"), (1, "closed~1"), (2, "others"),
        (2, "closed~2"), (0, "dear"), (1, "others"), (0, "why"), (1, "why~1"), (2, "frost"),
    ]  # fmt: skip
    assert [depth for depth, _ in MILL.walk("ice")] == [0, 1, 1, 2, 2, 3]
    with pytest.raises(KeyError):
        next(MILL.walk("never"))


def test_sections() -> None:
    section = MILL.section_of("snow")
    assert section is not None
    assert section.title == "Afterwards"
    assert MILL.section_of("others") is None
    with pytest.raises(KeyError):
        MILL.section_of("never")


def test_subsections() -> None:
    text = (
        "thesis t: A.\n\nsection: One\n\nclaim a: A.\n\nsubsection: Two\n\nclaim b: B.\n"
        "  claim c: C.\n\nsubsection: Two\n\nclaim d: D.\n\nsection: Three\n\nclaim e: E.\n"
    )
    map = loads(text)
    assert [(section.title, section.level) for section in map.sections] == [
        ("One", 1), ("Two", 2), ("Two", 2), ("Three", 1),
    ]  # fmt: skip
    one, two, second, three = map.sections
    found = [map.section_of(key) for key in "tabcde"]
    assert found == [None, one, two, two, two, three]
    assert found[2] is two and found[4] is second
    assert map.section_of(two) is map.section_of(Section("Two", level=2)) is one
    assert map.section_of(one) is map.section_of(three) is None
    with pytest.raises(KeyError, match="no such part"):
        map.section_of(Section("Two"))
    alone = ArgumentMap("M", [Section("S", level=2)])
    assert alone.section_of(alone.sections[0]) is None


@pytest.mark.parametrize("level", [0, 3, -1])
def test_there_are_two_levels_of_sections(level: int) -> None:
    with pytest.raises(ValueError, match="level is 1 for a section or 2 for a subsection, not"):
        Section("S", level=level)


# Who holds what


def test_holders() -> None:
    held = {key: MILL.holder(key) for key in MILL.nodes}
    assert {key for key, holder in held.items() if holder == "Others"} == {"ice~1", "ice~2"}
    assert {key for key, holder in held.items() if holder == "Old Barnaby"} == {
        "closed~1", "others",
    }  # fmt: skip
    assert held["late~1"] == held["closed~2"] == held["why~1"] == "J. Miller"
    assert MILL.holders == ("J. Miller", "Others", "Old Barnaby")
    with pytest.raises(KeyError):
        MILL.holder("never")


def test_without_an_author_nobody_holds_what_no_one_is_named_for() -> None:
    map = loads("thesis t: It closed.\n  claim c: It froze.\n    by: Barnaby\n")
    assert map.holder("t") is None
    assert map.holders == ("Barnaby",)


def test_a_part_under_a_reopened_stranger_is_the_authors() -> None:
    map = ArgumentMap("M", [Reopening("x.y"), claim("a", "x.y")], author="J. Miller")
    assert map.holder("a") == "J. Miller"


# The order of a text


@pytest.mark.parametrize(
    "items",
    [
        [claim("a"), claim("a")],
        [claim("a"), Argument(key="a", under="a")],
        [claim("b", "a")],
        [claim("a"), claim("b"), claim("c", "a")],
        [claim("a"), Section("S"), claim("b", "a")],
        [claim("a"), claim("b"), Relation("a", "supports", "b"), claim("c", "b")],
        [claim("a"), Reuse("claim", "b", "c")],
        [claim("a"), Reopening("b"), claim("c", "a")],
        [claim("~2")],
        [claim("~1"), claim("~1")],
        [claim("a"), claim("~1", "a")],
        [claim("a"), claim("a~2", "a")],
    ],
)
def test_what_no_text_could_say_is_refused(items: list[Statement]) -> None:
    with pytest.raises(ValueError, match=r"twice|not open|should be|not an id"):
        ArgumentMap("M", items)


@pytest.mark.parametrize(
    "items",
    [
        [claim("a"), claim("a~1", "a"), claim("a~2", "a~1"), claim("b", "a~2"), claim("b~1", "b")],
        [claim("a"), claim("b"), Reopening("a"), claim("a~1", "a")],
        [claim("a"), claim("a~1", "a"), Reopening("a"), claim("a~2", "a")],
        [claim("a"), Reuse("claim", "z", "a"), claim("c", "a")],
        [Reopening("x"), claim("x~1", "x"), claim("y", "x")],
        [claim("~1"), claim("~2"), claim("~3", "~2")],
    ],
)
def test_what_a_text_could_say_is_accepted(items: list[Statement]) -> None:
    assert len(ArgumentMap("M", items).items) == len(items)


# Equality


def test_places_and_comments_do_not_count() -> None:
    span = Span(3, 1, 3, 9)
    written = evolve(claim("a"), origin=Origin(span, (" why",), True))
    assert ArgumentMap("M", [written], origin=Origin(span)) == ArgumentMap("M", [claim("a")])
    assert hash(written) == hash(claim("a"))
    assert ArgumentMap("M", [], closing_comments=[" end"]) == ArgumentMap("M", [])
    assert Source("a", Origin(span)) == Source("a")
    assert Use("a.argmap", "a", Origin(span)) == Use("a.argmap", "a")


def test_what_is_said_counts() -> None:
    map = ArgumentMap("M", [claim("a"), claim("b")], author="A")
    assert map != evolve(map, items=[claim("b"), claim("a")])
    assert map != evolve(map, title="N")
    assert map != evolve(map, author=None)
    assert map != evolve(map, items=[claim("a"), evolve(claim("b"), qualifier="perhaps")])
    assert map == evolve(map, title=" M ")


def test_a_map_can_be_evolved_and_derives_its_graph_anew() -> None:
    map = ArgumentMap("M", [claim("a")])
    assert map.inferences == ()
    grown = evolve(map, items=[*map.items, claim("b", "a")])
    assert [step.premises for step in grown.inferences] == [("b",)]
    assert map.inferences == ()


def test_maps_can_be_kept_in_sets() -> None:
    assert len({ArgumentMap("M", [claim("a")]), ArgumentMap("M", [claim("a")])}) == 1


# What is taken


def test_lists_and_pairs_are_taken() -> None:
    map = ArgumentMap("M", [claim("a")], tags=["x, y", " "], notes=["", "n"], extra={"k": " v "})
    assert map.items == (claim("a"),)
    assert map.tags == ("x", "y")
    assert map.notes == ("n",)
    assert map.extra == (("k", "v"),)
    assert ArgumentMap("M", extra=[("k", "v"), ("k", "w")]).extra == (("k", "v"), ("k", "w"))


def test_one_text_is_no_list_of_texts() -> None:
    with pytest.raises(TypeError):
        ArgumentMap("M", tags="x")
    with pytest.raises(TypeError):
        Statement(Kind.CLAIM, "A claim.", key="a", notes="n")


@pytest.mark.parametrize("name", ["", "K", "a b", "a_b", "-a"])
def test_foreign_metadata_goes_by_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match="foreign metadata"):
        ArgumentMap("M", extra={name: "v"})


def test_a_used_map_has_a_file_and_a_name() -> None:
    with pytest.raises(ValueError, match="file"):
        Use(" ", "a")
    with pytest.raises(ValueError, match="keyword"):
        Use("a.argmap", "claim")
    with pytest.raises(ValueError, match="not an id"):
        Source("Great Book")


@pytest.mark.parametrize("target", ["", "A", "a.b.c", "a.", ".a", "a b", "@a"])
def test_what_is_no_reference(target: str) -> None:
    for make in (lambda: Reuse("claim", target), lambda: Reopening(target)):
        with pytest.raises(ValueError, match="not an id"):
            make()
    with pytest.raises(ValueError, match="not an id"):
        Relation("a", "supports", target)


def test_kinds_are_checked() -> None:
    with pytest.raises(ValueError, match="claims"):
        Statement("claims", "A claim.", key="a")
    with pytest.raises(ValueError, match="argument"):
        Reuse("argument", "a")
    with pytest.raises(ValueError, match="helps"):
        Relation("a", "helps", "b")


@pytest.mark.slow
def test_deep_maps_are_walked_compared_and_shown() -> None:
    depth = 5000
    items = [claim("k0"), *(claim(f"k{n}", f"k{n - 1}") for n in range(1, depth))]
    map, other = ArgumentMap("M", items), ArgumentMap("M", items)
    assert map == other
    assert hash(map) == hash(other)
    assert len(repr(map)) > depth
    assert max(level for level, _ in map.walk()) == depth - 1
    assert map.holder(f"k{depth - 1}") is None
    assert len(map.inferences) == depth - 1


@pytest.mark.parametrize("wrong", [None, 1, b"text", ["text"]])
def test_what_is_no_text_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="title must be a string, not"):
        ArgumentMap(wrong)
    with pytest.raises(TypeError, match="text must be a string, not"):
        Statement(Kind.CLAIM, wrong, key="a")
    with pytest.raises(TypeError, match="notes holds text, not"):
        ArgumentMap(notes=[wrong])


@pytest.mark.parametrize("wrong", [None, 1, "text", ["text"]])
def test_parts_of_another_kind_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="a map holds no"):
        ArgumentMap(items=[wrong])
    with pytest.raises(TypeError, match="sources holds Source, not"):
        ArgumentMap(sources=[wrong])
    with pytest.raises(TypeError, match="uses holds Use, not"):
        ArgumentMap(uses=[wrong])
    with pytest.raises(TypeError, match="citations holds Citation, not"):
        Statement(Kind.CLAIM, "It lasts.", key="a", citations=[wrong])
    with pytest.raises(TypeError, match="figures holds Figure, not"):
        Statement(Kind.CLAIM, "It lasts.", key="a", figures=[wrong])
    if wrong is not None:
        with pytest.raises(TypeError, match="concession"):
            Statement(Kind.OBJECTION, "No.", key="a", concession=wrong)


def test_a_number_out_of_all_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Statement(Kind.CLAIM, "It lasts.", key="a", confidence=10**400)
    with pytest.raises(ValueError, match="from 0 to 1"):
        Argument(key="a", strength=10**400)


def test_a_statement_of_a_class_of_ones_own_is_a_statement_of_the_map() -> None:
    class Dated(Statement):
        pass

    first = Statement(Kind.THESIS, "It lasts.", key="lasts")
    own = Dated(Kind.CLAIM, "It has lasted for ten years.", key="decade", under="lasts")
    assert ArgumentMap("M", [first, own]).statements == (first, own)
