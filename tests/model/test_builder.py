"""Building maps in Python, and what comes of them when they are written down."""

from __future__ import annotations

import pytest

from argmap.language import dumps, loads
from argmap.model import (
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Figure,
    Kind,
    MapBuilder,
    Place,
    Relation,
    RelationKind,
    Reuse,
    Statement,
)


def whole() -> ArgumentMap:
    """A map with everything in it."""
    building = MapBuilder(
        "The mill", author="J. Miller", sources=["miller"], tags=["mills"], notes=["One."]
    )
    building.use("mills/weir.argmap", "weir")
    thesis = building.thesis("It closed.", id="closed", citations=[Citation(["the frost"])])
    claim = building.claim("It froze.", under=thesis, figures=[Figure("frost", "weeks", "4")])
    step = building.argument("Ice breaks.", id="ice", under=thesis, strength="strong")
    building.section("Afterwards")
    building.section("In May", level=2)
    other = building.claim("Mills are dear.", id="dear")
    building.evidence("The well froze.", under=claim)
    building.claim("It stood.", under=step)
    building.assumption("What stands breaks.", under=step)
    building.warrant("Ice does.", under="ice")
    undercut = building.undercut("It thawed.", under=step, by="Others")
    building.rebuttal("Late.", under=undercut)
    building.objection(
        "Others stayed.", under="closed", concession=Concession(Extent.IN_PART, "three did")
    )
    building.reuse(Kind.CLAIM, other, under=thesis, reason="so it closed")
    question = building.question("Why?", id="why")
    building.answer("For want of water.", under=question)
    building.reuse("answer", "weir.dry", under=question)
    building.relate(other, RelationKind.SUPPORTS, "closed", "they are")
    building.relate("closed", "agrees-with", "weir.dry")
    return building.build()


def test_parts_come_in_the_order_of_a_text() -> None:
    map = whole()
    assert [getattr(item, "key", type(item).__name__) for item in map.items] == [
        "closed", "closed~1", "closed~2", "ice", "ice~1", "ice~2", "ice~3", "ice~4", "ice~5",
        "closed~3", "Reuse", "Section", "Section", "dear", "why", "why~1", "Reuse", "Relation",
        "Relation",
    ]  # fmt: skip
    assert map["closed~2"].text == "The well froze."
    assert [item.kind for item in map.children("ice")] == [
        "claim",
        "assumption",
        "warrant",
        "undercut",
    ]


def test_what_is_built_can_be_written_and_read_back() -> None:
    map = whole()
    assert loads(dumps(map)) == map


def test_building_twice_gives_equal_maps() -> None:
    assert whole() == whole()
    assert hash(whole()) == hash(whole())


def test_an_id_is_taken_once() -> None:
    building = MapBuilder("The mill")
    building.claim("It closed.", id="closed")
    with pytest.raises(ValueError, match="'closed' is already in use"):
        building.argument(id="closed")


def test_what_stands_under_nothing_is_missed() -> None:
    building = MapBuilder("The mill")
    building.claim("It froze.", under="closed")
    with pytest.raises(ValueError, match="'closed'"):
        building.build()


@pytest.mark.parametrize("id", ["Closed", "two words", "a_b", "-a", "a-", "a--b", "é", "", "claim"])
def test_what_is_no_id(id: str) -> None:
    with pytest.raises(ValueError, match="id"):
        MapBuilder("The mill").claim("It closed.", id=id)


def test_an_unnamed_part_cannot_be_used_again() -> None:
    building = MapBuilder("The mill")
    claim = building.claim("It closed.")
    with pytest.raises(ValueError, match="not an id"):
        building.reuse("claim", claim)


def test_a_built_map_knows_no_places() -> None:
    assert all(item.origin is None for item in whole().items)


AWKWARD = [
    "\\", "\\\\", "claim one: in a quotation", "\\claim one: guarded", "# five", "@one", "one:",
    "one: two", "a supports b", "a-b contradicts c.d: why", "It ends. claim two: x", 'cite: "x"',
    "claim @one", "section: x", "use a/b as c", "1917: a year", "–", "x" * 200, "漢字 " * 40,
    "a\u00a0b", "a \u00a0 b", "word " * 16 + "\u3000odd", "\u200bodd " * 20, "two\nlines",
    "tab\there", "bell\x07", "lone\ud800", "mark\ufeff", "e\u0301", "“both” kinds of \"quotes\"",
    "wholly", "in part, x", ", x", ": x", "for the sake of argument: x", "a, b", "=", "/",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_in_any_place_is_read_back(text: str) -> None:
    building = MapBuilder(text, author=text, sources=["miller"], tags=[text], notes=[text])
    building.section(text)
    thesis = building.thesis(
        text, by=text, qualifier=text, tags=[text], notes=[text, text], links=[text],
        extra={"page": text, "empty": ""},
    )  # fmt: skip
    step = building.argument(text, id="one", under=thesis, scheme=text)
    building.claim(text, id="two", under=step)
    building.objection(text, under=thesis, concession=Concession("in part", text))
    building.reuse("claim", "two", under=thesis, reason=text)
    building.relate("two", "same-as", "two", text)
    if "/" not in text and "=" not in text:
        building.claim(text, figures=[Figure(text, text, text)])
    if not ('"' in text and "”" in text):
        building.claim(text, citations=[Citation([text, text], Place("page", 3), "miller")])
    map = building.build()
    again = loads_whatever(dumps(map))
    assert again == map
    assert dumps(again) == dumps(map)


def loads_whatever(text: str) -> ArgumentMap:
    """The map of a text whose references may be to nothing."""
    from argmap.language import parse

    return parse(text).map


@pytest.mark.parametrize("number", [0, 1, 1.0, 0.5, 1e-07, 5e-324, 1 / 3, 0.1 + 0.2, True])
def test_any_number_is_read_back(number: float) -> None:
    building = MapBuilder("Numbers")
    thesis = building.thesis("It closed.", confidence=number)
    step = building.argument(under=thesis, strength=number)
    building.claim("It froze.", under=step)
    map = building.build()
    assert loads(dumps(map)) == map


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan"), float("inf"), "high"])
def test_what_is_no_share(wrong: object) -> None:
    building = MapBuilder("Numbers")
    with pytest.raises(ValueError, match=r"confidence .* (between 0 and|from 0 to) 1"):
        building.thesis("It closed.", confidence=wrong)
    with pytest.raises(ValueError, match=r"between 0 and 1|strength"):
        building.argument(strength=wrong)


def test_ids_at_the_limits() -> None:
    building = MapBuilder("Ids")
    ids = ["0", "a", "1-2-3", "x" * 300, "a-" * 50 + "b", "as", "is", "p", "par", "wholly"]
    for id in ids:
        building.claim("It closed.", id=id)
        building.relate(id, "supports", "0" if id != "0" else "a", "why")
    map = building.build()
    again = loads_whatever(dumps(map))
    assert again == map


@pytest.mark.parametrize(
    ("method", "name", "meant"),
    [
        ("claim", "undre", "under"),
        ("objection", "citatons", "citations"),
        ("evidence", "citation", "citations"),
        ("argument", "schemes", "scheme"),
        ("argument", "tag", "tags"),
    ],
)
def test_a_misspelt_name_is_told_by_the_method_that_was_called(
    method: str, name: str, meant: str
) -> None:
    building = MapBuilder("The mill")
    with pytest.raises(TypeError, match=rf"^{method}\(\) has no argument '{name}'; .*'{meant}'"):
        getattr(building, method)("It closed.", **{name: "x"})
    with pytest.raises(TypeError, match=rf"^{method}\(\) has no argument 'key'"):
        getattr(building, method)("It closed.", key="closed")


def test_what_is_refused_leaves_nothing_behind() -> None:
    building = MapBuilder("The mill")
    with pytest.raises(ValueError, match="confidence"):
        building.claim("It closed.", id="closed", confidence=7)
    with pytest.raises(ValueError, match="confidence"):
        building.claim("It closed.", confidence=7)
    building.claim("It closed.", id="closed")
    building.claim("It froze.")
    assert list(building.build().nodes) == ["closed", "~1"]


def test_a_title_that_is_none_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="title"):
        MapBuilder(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Great Book"):
        MapBuilder("The mill", sources=["Great Book"])


def test_an_unnamed_part_of_another_builder_is_not_mistaken_for_ones_own() -> None:
    one, other = MapBuilder("One"), MapBuilder("Other")
    one.claim("It closed.")
    theirs = other.claim("It stayed open.")
    with pytest.raises(ValueError, match="under is a part without an id that was not added here"):
        one.evidence("It froze.", under=theirs)


def test_an_id_that_is_missed_has_a_nearest() -> None:
    building = MapBuilder("The mill")
    building.thesis("It closed.", id="closed")
    building.claim("It froze.", under="closd")
    with pytest.raises(ValueError, match="'closd'; did you mean 'closed'"):
        building.build()


def test_parts_without_an_id_of_a_map_that_is_added_to_may_stand_in_under() -> None:
    map = loads("thesis closed: It closed.\n  claim: It froze.\n")
    building = MapBuilder.from_map(map)
    building.evidence("The brook too.", under=map["closed~1"])
    assert dumps(building.build()) == (
        "thesis closed: It closed.\n  claim: It froze.\n    evidence: The brook too.\n"
    )
    with pytest.raises(ValueError, match="that was not added here"):
        building.evidence("It did.", under=Statement("claim", "Of another map.", key="closed~1"))
    with pytest.raises(ValueError, match="did you mean 'closed'"):
        building.evidence("It did.", under="closd")
        building.build()


def test_a_reuse_and_a_relation_keep_their_remarks() -> None:
    building = MapBuilder("The mill")
    building.thesis("It closed.", id="closed")
    building.thesis("It froze.", id="frost")
    building.reuse("claim", "frost", under="closed", notes=["Again."], extra={"weight": "1"})
    building.relate("frost", "same-as", "closed", notes=["Nearly."], extra={"weight": "2"})
    map = building.build()
    assert [(one.notes, one.extra) for one in map.items if isinstance(one, (Reuse, Relation))] == [
        (("Again.",), (("weight", "1"),)),
        (("Nearly.",), (("weight", "2"),)),
    ]
    assert loads(dumps(map)) == map
