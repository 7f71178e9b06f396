"""Maps that are edited: what each edit gives, keeps and refuses, seen in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from argmap.language import dumps, loads
from argmap.model import (
    ArgmapError,
    ArgumentMap,
    Citation,
    Kind,
    MapBuilder,
    Relation,
    Reuse,
    Section,
    Statement,
)

TEXT = """\
# Made in 1912.

# The main line.
thesis closed: The mill had to close.
  # What the miller says.
  by: the miller
  claim frost: The race froze.
    evidence: The well froze.
      # From the ledger.
      cite: "the well froze"
    evidence: The pond froze.
  argument step:
    claim: It was old.
    # Used here as well.
    claim @frost: as is told above
  objection power: It could have been sold.
    rebuttal: Nobody bid.

section: Later

# Opened again.
@frost
  objection: It thawed in March.

claim other: Others stayed open.

# How it hangs together.
other rebuts closed: Why not this one?
frost agrees-with other
"""
TEXT = f"map: The mill\nsource: ledger\n{TEXT}"


@pytest.fixture
def mill() -> ArgumentMap:
    return loads(TEXT)


def written(map: ArgumentMap) -> str:
    """The text of a map, which reads back equal."""
    text = dumps(map)
    assert loads(text) == map
    assert dumps(loads(text)) == text
    return text


def refusal(edit: Callable[..., object], *args: Any, **kwargs: Any) -> tuple[str, str]:
    with pytest.raises(ArgmapError) as raised:
        edit(*args, **kwargs)
    problem = raised.value.diagnostics[0]
    return problem.message, problem.hint


def test_a_part_is_added_below_what_stands_there(mill: ArgumentMap) -> None:
    map = mill.add("evidence", "So did the brook.", under="frost", id="brook", notes=["Cold."])
    expected = "    evidence brook: So did the brook.\n      note: Cold.\n  argument step:\n"
    assert expected in written(map)
    assert "brook" not in mill


@pytest.mark.parametrize(("side", "keys"), [("before", 0), ("after", 1)])
def test_a_part_is_added_beside_another(mill: ArgumentMap, side: str, keys: int) -> None:
    map = mill.add("evidence", "The brook froze.", **{side: "frost~1"})
    texts = [child.text for child in map.children("frost") if isinstance(child, Statement)]
    expected = ["The well froze.", "The pond froze.", "It thawed in March."]
    expected.insert(keys, "The brook froze.")
    assert texts == expected
    assert [child.key for child in map.children("frost")] == [
        "frost~1", "frost~2", "frost~3", "frost~4",
    ]  # fmt: skip
    written(map)


def test_what_is_added_at_the_top_level_stands_above_the_last_relations(mill: ArgumentMap) -> None:
    map = mill.add("question", "Who bids?", id="who").add("answer", "Nobody.", under="who")
    text = written(map)
    assert text.index("question who:") > text.index("claim other:")
    assert text.index("  answer: Nobody.") < text.index("# How it hangs together.")
    map = map.add(Relation("power", "in-tension-with", "other")).add(Section("The rest"))
    assert written(map).endswith("power in-tension-with other\n\nsection: The rest\n")


def test_a_statement_of_a_used_map_is_reopened() -> None:
    map = loads("use a.argmap as a\n\nthesis t: One.\n")
    map = map.add("objection", "No.", under="a.x").add("objection", "Never.", under="a.x")
    assert written(map).endswith("\n@a.x\n  objection: No.\n  objection: Never.\n")
    with pytest.raises(KeyError, match=r"b\.x"):
        map.add("objection", "No.", under="b.x")


def test_what_may_not_stand_there_is_not_added(mill: ArgumentMap) -> None:
    message, hint = refusal(mill.add, "rebuttal", "No.", under="closed")
    assert message == "a rebuttal cannot go under a thesis"
    assert "an attack on a statement is an objection" in hint
    hint = refusal(mill.add, Relation("frost", "rebuts", "forst"))[1]
    assert hint.startswith("did you mean 'frost'?")
    assert refusal(mill.add, Reuse("claim", "closed"), under="frost")[0].startswith("'closed' supp")
    assert mill.add("rebuttal", "No.", under="closed", strict=False)["closed~1"].text == "No."


def test_an_id_that_is_taken_or_is_none_is_not_added(mill: ArgumentMap) -> None:
    with pytest.raises(ValueError, match="the id 'frost' is already in use"):
        mill.add("claim", "Again.", id="frost")
    with pytest.raises(ValueError, match="not an id"):
        mill.add("claim", "Again.", id="It froze")
    with pytest.raises(TypeError, match="give one of under, before and after"):
        mill.add("claim", "Again.", under="closed", before="frost")
    with pytest.raises(TypeError, match="its text, its id and its fields already"):
        mill.add(Section("A"), "B")  # type: ignore[call-overload]
    (reuse,) = (item for item in mill.items if isinstance(item, Reuse))
    with pytest.raises(TypeError, match="under a statement or an argument"):
        mill.add("claim", "Again.", under=reuse)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="'claim @frost' under 'step' has no id"):
        mill.rename(reuse, "x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="or its key, not 5"):
        mill.remove(5)  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="did you mean 'frost'"):
        mill.add("claim", "Again.", under="forst")
    with pytest.raises(ValueError, match="not an id"):
        mill.add("claim", "Again.", id="frost~9")
    with pytest.raises(ValueError, match="not an id"):
        mill.rename("frost", "closed~9")


def test_what_others_refer_to_is_not_removed_in_silence(mill: ArgumentMap) -> None:
    assert refusal(mill.remove, "other") == (
        "'other' is referred to: the relation 'other rebuts closed', "
        "the relation 'frost agrees-with other'",
        "remove that as well (with_references=True), or change it first",
    )
    map = mill.remove("other", with_references=True)
    assert "other" not in written(map)
    assert "# How it hangs together." not in written(map)  # it went with its relation


def test_what_stands_under_a_part_is_not_removed_in_silence(mill: ArgumentMap) -> None:
    message, hint = refusal(mill.remove, "frost")
    assert message == "3 parts are under 'frost'"  # one of them where it is reopened
    assert hint.startswith("remove them as well (with_descendants=True)")
    message, _ = refusal(mill.remove, "frost", with_descendants=True)
    assert "'claim @frost' under 'step'" in message
    map = mill.remove("frost", with_descendants=True, with_references=True)
    text = written(map)
    assert "froze" not in text
    assert "@frost" not in text
    assert "# Used here as well." not in text
    assert "    claim: It was old.\n  objection power:" in text


def test_a_comment_that_a_blank_line_parts_from_it_stays(mill: ArgumentMap) -> None:
    map = mill.remove("closed", with_descendants=True, with_references=True)
    text = written(map)
    assert "# Made in 1912.\n" in text
    assert "# The main line." not in text
    alone = loads("# Made in 1912.\n\n# A.\nthesis t: One.\n").remove("t")
    assert written(alone) == "# Made in 1912.\n"


def test_the_last_part_under_a_reopened_statement_takes_that_along(mill: ArgumentMap) -> None:
    (thaw,) = (one for one in mill.children("frost") if one.kind is Kind.OBJECTION)
    text = written(mill.remove(thaw))
    assert "@frost\n" not in text
    assert "# Opened again.\n" in text
    moved = written(mill.move(thaw, under="other"))
    assert "@frost\n" not in moved
    assert "# Opened again.\n" in moved


def test_parts_without_a_key_are_removed_themselves(mill: ArgumentMap) -> None:
    relation = list(mill.relations)[1]
    assert "agrees-with" not in written(mill.remove(relation))
    (reuse,) = (item for item in mill.items if isinstance(item, Reuse))
    assert "@frost: as" not in written(mill.remove(reuse))
    (section,) = (item for item in mill.items if isinstance(item, Section))
    assert "section" not in written(mill.remove(section))
    with pytest.raises(KeyError, match="no such part"):
        mill.remove(Section("Nowhere"))


def test_sections_get_subsections(mill: ArgumentMap) -> None:
    (later,) = mill.sections
    map = mill.add(Section("At last", level=2)).replace(later, title="Late")
    assert written(map).endswith("\n\nsubsection: At last\n")
    inner = map.sections[1]
    assert map.section_of(inner) == Section("Late")
    assert "\n\nsection: At last\n" in written(map.replace(inner, level=1))
    moved = map.move(map.items[0], after=inner)
    assert moved.section_of(moved.theses[0]) == inner


def test_no_edit_leaves_a_subsection_without_a_section(mill: ArgumentMap) -> None:
    (later,) = mill.sections
    inner = Section("At last", level=2)
    for edit in (
        lambda: mill.add(inner, before="closed"),
        lambda: mill.replace(later, level=2),
        lambda: mill.add(inner).remove(later),
        lambda: mill.add(inner).move(inner, before="closed"),
        lambda: mill.add(inner).move(later, after=inner),
    ):
        with pytest.raises(ArgmapError, match="there is no section above this subsection"):
            edit()
    twice = mill.add(Section("Again")).add(inner)
    assert twice.remove(twice.sections[1]).section_of(inner) == later


def test_a_new_id_goes_wherever_the_old_one_was(mill: ArgumentMap) -> None:
    text = written(mill.rename("frost", "ice"))
    assert "frost" not in text
    assert text.count("ice") == TEXT.count("frost")
    assert loads(text)["ice~1"].text == "The well froze."


def test_a_part_without_an_id_gets_one_and_the_others_count_anew(mill: ArgumentMap) -> None:
    map = mill.rename("frost~1", "old")
    assert map["old"].text == "The well froze."
    assert [key for key in map.nodes if "~" in key] == ["frost~1", "step~1", "power~1", "frost~2"]
    written(map)
    again = map.rename("old", None)
    assert again == mill


def test_an_id_is_not_taken_away_from_what_is_referred_to(mill: ArgumentMap) -> None:
    assert refusal(mill.rename, "frost", None)[1] == "a part without an id cannot be referred to"
    with pytest.raises(ValueError, match="already in use"):
        mill.rename("frost", "other")
    with pytest.raises(ValueError, match="keyword"):
        mill.rename("frost", "claim")


def test_fields_are_replaced_and_comments_stay_with_theirs(mill: ArgumentMap) -> None:
    map = mill.replace(
        "frost~1", citations=[Citation(("the brook froze",)), *mill["frost~1"].citations]
    )
    assert '      cite: "the brook froze"\n      # From the ledger.\n      cite: "the w' in dumps(
        map
    )
    map = mill.replace("frost~1", citations=())
    assert "    # From the ledger.\n    evidence: The well froze.\n" in written(map)
    map = mill.replace("closed", text="It shut.", by="the town", id="shut")
    assert "thesis shut: It shut.\n  # What the miller says.\n  by: the town\n" in written(map)
    assert "other rebuts shut" in dumps(map)


def test_a_kind_is_replaced_where_it_may_stand(mill: ArgumentMap) -> None:
    assert mill.replace("frost~2", kind="claim")["frost~2"].kind is Kind.CLAIM
    message, _ = refusal(mill.replace, "power", kind="claim")
    assert message == "a rebuttal cannot go under a claim"
    assert refusal(mill.replace, "frost~2", kind="warrant")[0].startswith("a warrant cannot go")


@pytest.mark.slow
def test_a_statement_becomes_an_argument_if_nothing_is_lost(mill: ArgumentMap) -> None:
    map = mill.add("claim", "A step.", id="a", under="other", notes=["N"])
    map = map.replace("a", kind="argument", scheme="argument from sign")
    assert "  argument a: A step.\n    scheme: argument from sign\n    note: N\n" in written(map)
    assert map.replace("a", kind="claim", scheme=None)["a"].notes == ("N",)
    with pytest.raises(ValueError, match="a statement has no scheme, and 'a' has"):
        map.replace("a", kind="claim")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"colour": "red"}, "colour of 'frost' cannot be replaced"),
        ({"under": "other"}, r"put under another with move\(\)"),
        ({"key": "ice"}, "another id with id="),
        ({"scheme": "x"}, "scheme of 'frost' cannot be replaced"),
    ],
)
def test_what_a_part_has_not_is_not_replaced(
    mill: ArgumentMap, changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(TypeError, match=told):
        mill.replace("frost", **changes)


def test_relations_and_reuses_are_replaced(mill: ArgumentMap) -> None:
    relation = list(mill.relations)[1]
    map = mill.replace(relation, kind="contradicts", first=mill["power"], notes=["Hm."])
    assert written(map).endswith("power contradicts other\n  note: Hm.\n")
    (reuse,) = (item for item in mill.items if isinstance(item, Reuse))
    assert "claim @frost: twice" in written(mill.replace(reuse, reason="twice"))
    assert refusal(mill.replace, reuse, target="nowhere")[0] == "nothing has the id 'nowhere'"
    with pytest.raises(TypeError, match="has no id"):
        mill.replace(reuse, id="x")


def test_a_part_moves_with_what_stands_under_it(mill: ArgumentMap) -> None:
    map = mill.move("frost", under="other")
    text = written(map)
    end = text.partition("claim other: ")[2]
    assert end.startswith("Others stayed open.\n  claim frost: The race froze.\n    evidence: ")
    assert [part.key for part in map.children("frost")] == ["frost~1", "frost~2", "frost~3"]
    assert [step.conclusion for step in map.used_in("frost")] == ["closed", "other"]
    assert map.move("frost", before="step") == mill


def test_a_part_moves_where_it_may_stand(mill: ArgumentMap) -> None:
    message, _ = refusal(mill.move, "frost~3", under="power")
    assert message == "an objection cannot go under an objection"
    map = mill.move("frost~3", under="power", kind="rebuttal")
    assert [part.text for part in map.children("power")] == ["Nobody bid.", "It thawed in March."]
    assert refusal(mill.move, "closed", under="frost") == (
        "'closed' cannot go under itself",
        "'frost' is under it; move that first",
    )
    assert refusal(mill.move, "frost", under="frost~3")[0] == "'frost' cannot go under itself"
    assert refusal(mill.move, "frost", after="frost~1")[0] == "'frost' cannot go under itself"
    with pytest.raises(ValueError, match="'frost' cannot go beside itself"):
        mill.move("frost", after="frost")
    with pytest.raises(TypeError, match="give one of under"):
        mill.move("frost")


def test_a_part_moves_to_the_top_level(mill: ArgumentMap) -> None:
    text = written(mill.move("frost", under=None))
    assert "\n\nclaim frost: The race froze.\n" in text
    assert text.index("claim frost") > text.index("claim other")
    with pytest.raises(ValueError, match="is at the top level"):
        mill.move(next(iter(mill.relations)), under="closed")
    relation = list(mill.relations)[1]
    assert [one.kind.value for one in mill.move(relation, before="closed").relations] == [
        "agrees-with", "rebuts",
    ]  # fmt: skip


def test_a_part_of_another_map_is_not_mistaken(mill: ArgumentMap) -> None:
    pond = mill["frost~2"]
    map = mill.remove("frost~1")
    assert map.remove("frost~1") == mill.remove(pond).remove("frost~1")
    with pytest.raises(KeyError, match="is not the part that was given"):
        map.remove(pond)


def test_up_and_down_the_outline(mill: ArgumentMap) -> None:
    assert [part.key for part in mill.ancestors("frost~1")] == ["frost", "closed"]
    assert [part.key for part in mill.descendants("power")] == ["power~1"]
    assert len(mill.descendants("closed")) == 9
    assert [part.key for part in mill.leaves("frost")] == ["frost~1", "frost~2", "frost~3"]
    assert [part.key for part in mill.leaves()] == [
        "frost~1", "frost~2", "step~1", "power~1", "frost~3", "other",
    ]  # fmt: skip
    assert [mill.depth(key) for key in ("closed", "frost", "frost~3", "other")] == [0, 1, 2, 0]
    with pytest.raises(KeyError, match="did you mean 'power'"):
        mill.depth("powr")


def test_a_builder_starts_from_a_map(mill: ArgumentMap) -> None:
    building = MapBuilder.from_map(mill)
    flour = building.objection("Flour was dear.", under="closed", id="flour")
    building.rebuttal("Not in 1911.", under=flour)
    building.evidence("The brook froze.", under=mill["frost"])
    building.question("Who bids?", id="who")
    building.section("At the end")
    building.claim("Well.", id="well")
    building.relate("well", "supports", "closed")
    with pytest.raises(ValueError, match="already in use"):
        building.claim("Again.", id="frost")
    text = written(building.build())
    for line in TEXT.splitlines():
        assert line in text
    assert "    evidence: The pond froze.\n    evidence: The brook froze.\n  argument" in text
    assert text.endswith("section: At the end\n\nclaim well: Well.\n\nwell supports closed\n")
    assert MapBuilder.from_map(mill).build() == mill
    assert dumps(MapBuilder.from_map(mill).build()) == TEXT
    lost = MapBuilder.from_map(mill)
    lost.claim("Nowhere.", under="nowhere")
    with pytest.raises(ValueError, match="nothing was added with the id 'nowhere'"):
        lost.build()


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("claim", "foo", "claim has no field 'foo'; the fields are title"),
        ("claim", "citatons", "claim has no field 'citatons'; did you mean 'citations'?"),
        ("claim", "scheme", "claim has no field 'scheme'"),
        ("argument", "figures", "argument has no field 'figures'"),
    ],
)
def test_a_field_that_a_part_does_not_have_is_named(kind: str, field: str, said: str) -> None:
    map = ArgumentMap("M").add("thesis", "One.", id="t")
    fields: dict[str, Any] = {field: 3}
    with pytest.raises(TypeError, match=re.escape(said)):
        map.add(kind, "Two.", under="t", **fields)
