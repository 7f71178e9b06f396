"""What is doubtful about a map, and that a careful map has nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis import SCHEMES, check
from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Diagnostic,
    Extent,
    Figure,
    Kind,
    MapBuilder,
    Origin,
    Relation,
    Reopening,
    Section,
    Severity,
    Source,
    Span,
    Statement,
)

CITED = (Citation(("one of the most highly literate",)),)


def at(line: int, column: int = 1) -> Origin:
    return Origin(Span(line, column, line, column + 5))


def start(**headers: object) -> MapBuilder:
    building = MapBuilder("Durability", author="B. D. Wolfe", **headers)
    building.thesis("The system endures.", id="durability", origin=at(3))
    return building


def codes(map: ArgumentMap) -> list[str]:
    return [diagnostic.code for diagnostic in check(map)]


def only(map: ArgumentMap) -> Diagnostic:
    found = check(map)
    assert len(found) == 1, found
    return found[0]


def careful() -> MapBuilder:
    """A map with something of everything and nothing to find fault with."""
    m = start(sources=["wolfe-1957"])
    m.section("Grounds")
    m.claim("Nothing independent exists.", id="no-force")
    m.claim("Power has one centre.", id="one-centre", under="durability")
    m.evidence(
        "Muscovy outlived four centuries.",
        under="one-centre",
        citations=CITED,
        links=["https://example.org/a", "mailto:a@example.org", "HTTP://example.org"],
        figures=[Figure("Russian autocracy", "continuity", "4 centuries")],
    )
    step = m.argument(id="like-cases", under="durability", scheme="Argument from Analogy")
    m.reuse(Kind.CLAIM, "one-centre", under=step)
    m.evidence(
        "The autocracy lasted.",
        under=step,
        citations=CITED,
        figures=[
            Figure("Russian Autocracy", "continuity", "about 4 Centuries"),
            Figure("tsars", "number", "a great many"),
        ],
    )
    m.undercut("No earlier one ran an industry.", under=step, by="Western observers")
    mellowing = m.objection(
        "The terror has eased.",
        id="mellowing",
        under="durability",
        by="Western observers",
        concession=Concession(Extent.IN_PART),
    )
    m.evidence(
        "The autocracy lasted a century.",
        under=mellowing,
        citations=CITED,
        figures=[Figure("Russian autocracy", "continuity", "1 century")],
    )
    question = m.question("Can it outlast him?")
    m.answer("It can.", under=question)
    m.relate("mellowing", "in-tension-with", "no-force")
    m.relate("no-force", "supports", "one-centre")
    return m


def test_a_careful_map_is_clean() -> None:
    assert check(careful().build()) == []


def untitled() -> ArgumentMap:
    return ArgumentMap("", [Statement(Kind.THESIS, "It lasts.", key="t")])


def hanging_claim() -> ArgumentMap:
    m = start()
    m.claim("It has one centre.", id="one-centre")
    m.claim("Muscovy did.", under="one-centre")
    return m.build()


def uncited_evidence() -> ArgumentMap:
    m = start(sources=["wolfe-1957"])
    m.evidence("Muscovy did.", id="muscovy", under="durability", by="Plekhanov")
    return m.build()


def figured(*values: str, subject: str = "autocracy") -> ArgumentMap:
    m = start()
    figures = [Figure(subject, "age", value) for value in values]
    m.evidence("It is old.", under="durability", figures=figures)
    return m.build()


def unread_number() -> ArgumentMap:
    return figured("3,5 centuries")


def unsafe_link() -> ArgumentMap:
    m = start()
    m.claim("It has one centre.", under="durability", links=["javascript:alert(1)"])
    return m.build()


def with_scheme(name: str) -> ArgumentMap:
    m = start()
    m.claim("Others did.", under=m.argument(under="durability", scheme=name))
    return m.build()


def unknown_scheme() -> ArgumentMap:
    return with_scheme("argument from anology")


def duplicate_relation() -> ArgumentMap:
    m = start()
    m.claim("It does not.", id="breakdown")
    m.relate("durability", "contradicts", "breakdown")
    m.relate("breakdown", "contradicts", "durability", "Both cannot be.")
    return m.build()


def duplicate_reuse() -> ArgumentMap:
    m = start()
    m.claim("It has one centre.", id="one-centre", under="durability")
    step = m.argument(id="step", under="durability")
    m.reuse(Kind.CLAIM, "one-centre", under=step)
    m.reuse(Kind.EVIDENCE, "one-centre", under=step)
    return m.build()


def figure_clash() -> ArgumentMap:
    return figured("4 centuries", "5 centuries")


def unanswered_question() -> ArgumentMap:
    m = start()
    m.question("Can it outlast him?", id="fate")
    return m.build()


def empty_section() -> ArgumentMap:
    m = start()
    m.section("Law")
    m.section("Ideology")
    m.claim("Ideas rule.", id="ideas")
    m.relate("ideas", "supports", "durability")
    return m.build()


def empty_subsection() -> ArgumentMap:
    m = start()
    m.section("Law")
    m.section("Of the land", level=2)
    m.section("Ideology")
    m.section("Of the rulers", level=2)
    m.claim("Ideas rule.", id="ideas")
    m.relate("ideas", "supports", "durability")
    return m.build()


def test_a_section_with_a_subsection_is_not_empty_but_an_empty_subsection_is() -> None:
    found = only(empty_subsection())
    assert (found.code, found.message) == ("empty-section", "the subsection 'Of the land' is empty")


@pytest.mark.parametrize(
    ("make", "message", "hint"),
    [
        (untitled, "the map has no title", "map: TITLE"),
        (hanging_claim, "the claim 'one-centre' supports nothing", "claim @one-centre"),
        (uncited_evidence, "the evidence 'muscovy' cites no passage", "cite:"),
        (unread_number, "cannot read the number in '3,5 centuries'", "write '3.5 centuries'"),
        (unsafe_link, "'javascript:alert(1)' is not a web or email address", "https://"),
        (unknown_scheme, "'argument from anology' is not a scheme", "'argument from analogy'?"),
        (
            duplicate_relation,
            "'breakdown contradicts durability' is already stated "
            "as 'durability contradicts breakdown'",
            "delete one",
        ),
        (duplicate_reuse, "'one-centre' is placed twice under the argument 'step'", "delete one"),
        (
            figure_clash,
            "'autocracy / age' has two values here: 4 centuries and 5 cen",
            "correct one",
        ),
        (unanswered_question, "the question 'fate' has no answer", "answer: TEXT"),
        (empty_section, "the section 'Law' is empty", "put its statements below"),
    ],
)
def test_each_finding_says_what_and_how_to_mend_it(
    make: Callable[[], ArgumentMap], message: str, hint: str
) -> None:
    found = only(make())
    assert found.code == make.__name__.replace("_", "-")
    assert found.message.startswith(message)
    assert hint in found.hint
    error = found.code == "unsafe-link"
    assert found.severity is (Severity.ERROR if error else Severity.WARNING)


def test_structure_problems_are_told_too_and_all_in_the_order_of_the_text() -> None:
    items = [
        Statement(Kind.THESIS, "It lasts.", key="t", origin=at(3)),
        Statement(Kind.CLAIM, "It does.", key="c", under="t", links=["a.html"], origin=at(5, 3)),
        Statement(Kind.CLAIM, "", key="d", under="t", origin=at(4, 3)),
        Section("Law", origin=at(9)),
        Relation("t", "supports", "nothing", origin=at(7)),
        Section("Ideology", origin=at(8)),
    ]
    found = check(ArgumentMap("", items))
    assert [(p.code, p.span.line if p.span else None) for p in found] == [
        ("untitled", None),
        ("empty-text", 4),
        ("unsafe-link", 5),
        ("unknown-id", 7),
        ("empty-section", 8),
    ]


@pytest.mark.parametrize("kind", [Kind.THESIS, Kind.CLAIM])
def test_a_thesis_or_a_lone_claim_will_do(kind: Kind) -> None:
    assert codes(ArgumentMap("Durability", [Statement(kind, "It lasts.", key="t")])) == []


class TestHangingClaims:
    def test_without_a_thesis_the_claims_with_a_case_are_what_is_argued_for(self) -> None:
        m = MapBuilder("Two claims")
        m.objection("No.", under=m.claim("It lasts.", id="lasts"))
        m.claim("Others did.", under=m.claim("It is hard.", id="hard"))
        m.claim("So there.", id="bare")
        assert "'bare'" in only(m.build()).message

    def test_a_claim_without_an_id_is_told_how_to_get_one(self) -> None:
        m = start()
        m.claim("So there.")
        found = only(m.build())
        assert found.message.startswith("this claim supports nothing")
        assert "claim @ID" in found.hint

    @pytest.mark.parametrize("kind", [Kind.CLAIM, Kind.OBJECTION])
    def test_a_claim_that_is_used_again_does_not_hang(self, kind: Kind) -> None:
        m = start()
        m.claim("So there.", id="bare")
        m.reuse(kind, "bare", under="durability")
        assert codes(m.build()) == []


class TestCitations:
    def test_the_passage_of_an_argument_serves_its_evidence(self) -> None:
        m = start(sources=["wolfe-1957"])
        m.evidence("Rome did.", under=m.argument(under="durability", citations=CITED))
        assert codes(m.build()) == []

    def test_a_map_without_sources_cites_nothing(self) -> None:
        m = start()
        m.evidence("Rome did.", under="durability")
        assert codes(m.build()) == []

    def test_evidence_without_an_id(self) -> None:
        m = start(sources=["wolfe-1957"])
        m.evidence("Rome did.", under="durability")
        assert only(m.build()).message == "this evidence cites no passage"


class TestFigures:
    @pytest.mark.parametrize("value", ["tens of thousands", "half", "98 of 139", "about 60 %"])
    def test_vague_and_plain_values_are_fine(self, value: str) -> None:
        assert codes(figured(value)) == []

    @pytest.mark.parametrize("value", ["1939 and 1941", "3,5", "60 % - 70 men", "12.3.4"])
    def test_a_number_that_is_not_understood_is_told(self, value: str) -> None:
        assert codes(figured(value)) == ["unread-number"]

    @pytest.mark.parametrize(
        "value", ["35.000", "12.000 men", "5 m", "1-10,000", "98 of 139 thousand"]
    )
    def test_a_number_that_can_be_read_in_two_ways_is_told(self, value: str) -> None:
        found = only(figured(value))
        assert found.code == "ambiguous-number"
        for one in re.findall(r"'([^']+)'", found.hint):
            assert codes(figured(one)) == []

    @pytest.mark.parametrize("values", [("60 %", "about 60 per cent"), ("3,000", "3 thousand")])
    def test_the_same_value_in_other_words_is_no_clash(self, values: tuple[str, str]) -> None:
        assert codes(figured(*values)) == []

    @pytest.mark.parametrize(
        "values", [("60 %", "60 cases"), ("many", "tens of thousands"), ("98 of 139", "98 of 200")]
    )
    def test_other_units_words_and_wholes_clash(self, values: tuple[str, str]) -> None:
        assert codes(figured(*values)) == ["figure-clash"]

    def clash(self, holder: str | None) -> ArgumentMap:
        m = start()
        first = [Figure("Beria's friends", "liquidated", "25", origin=at(5, 5))]
        m.evidence("Many died.", under="durability", figures=first, origin=at(4, 3))
        second = [Figure("beria's  friends", "Liquidated", "30")]
        m.evidence("More.", under="durability", figures=second, by=holder, origin=at(8, 3))
        return m.build()

    def test_across_the_map_a_clash_points_at_the_first_value(self) -> None:
        found = only(self.clash(None))
        assert found.code == "figure-clash"
        assert "in this map: 25 and 30" in found.message
        assert found.span == at(8, 3).span
        assert [(r.message, r.span) for r in found.related] == [
            ("25 is here", at(5, 5).span),
        ]

    def test_two_sides_may_give_two_values(self) -> None:
        assert codes(self.clash("Deutscher")) == []


@pytest.mark.parametrize(
    "link", ["www.example.org", "data:text/html,x", "file:///etc/x", "//example.org", "https://"]
)
def test_links_that_are_no_web_address(link: str) -> None:
    m = start()
    step = m.argument(under="durability", links=["https://example.org", link])
    m.claim("So there.", under=step)
    assert codes(m.build()) == ["unsafe-link"]


class TestSchemes:
    @pytest.mark.parametrize("name", SCHEMES)
    def test_each_name_of_the_list_is_known(self, name: str) -> None:
        assert codes(with_scheme(name.title())) == []

    @pytest.mark.parametrize("name", ["analogy", "argument by example", "slippery_slope"])
    def test_so_are_common_short_forms(self, name: str) -> None:
        assert codes(with_scheme(name)) == []

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("argument from sings", "did you mean 'argument from sign'?"),
            ("inference to the best explanation", "did you mean 'abductive argument'?"),
            ("reading tea leaves", "use one of their names, such as 'argument from analogy'"),
        ],
    )
    def test_other_names_get_the_nearest_if_there_is_one(self, name: str, hint: str) -> None:
        found = only(with_scheme(name))
        assert found.code == "unknown-scheme"
        assert found.hint.startswith(hint)


class TestDuplicates:
    @pytest.mark.parametrize(
        ("first", "second", "duplicate"),
        [
            ("a supports b", "a supports b", True),
            ("a supports b", "b supports a", False),
            ("a same-as b", "b same-as a", True),
            ("a same-as b", "a agrees-with b", False),
            ("a rebuts b", "b rebuts a", False),
        ],
    )
    def test_relations(self, first: str, second: str, duplicate: bool) -> None:
        items = [Statement(Kind.THESIS, "It lasts.", key=key) for key in ("a", "b")]
        relations = [Relation(*first.split(), origin=at(7)), Relation(*second.split())]
        found = [p for p in check(ArgumentMap("M", [*items, *relations])) if "dup" in p.code]
        assert len(found) == duplicate
        if duplicate:
            assert found[0].related[0].span == at(7).span

    def test_a_statement_is_not_taken_up_where_it_stands_itself(self) -> None:
        m = start()
        m.claim("So there.", id="bare", under="durability", origin=at(5))
        m.reuse(Kind.CLAIM, "bare", under="durability")
        found = only(m.build())
        assert found.message == "'bare' is already under the thesis 'durability'"
        assert found.related[0].span == at(5).span

    def test_two_places_may_use_one_statement(self) -> None:
        m = start()
        m.claim("So there.", id="bare", under="durability")
        for id in ("one", "two"):
            m.reuse(Kind.CLAIM, "bare", under=m.argument(id=id, under="durability"))
        assert codes(m.build()) == []

    def test_a_statement_of_another_map_twice_at_the_top(self) -> None:
        m = start()
        m.use("wolfe.argmap", "wolfe")
        m.reuse(Kind.CLAIM, "wolfe.durability")
        m.reuse(Kind.CLAIM, "wolfe.durability")
        assert only(m.build()).message == "'wolfe.durability' is placed twice in one place"


def test_an_answer_that_stands_elsewhere_answers_a_question() -> None:
    m = start()
    m.reuse(Kind.ANSWER, "durability", under=m.question("Can it last?"))
    assert codes(m.build()) == []


def test_a_section_may_hold_relations_or_reopened_statements_only() -> None:
    items = [
        Statement(Kind.THESIS, "It lasts.", key="a"),
        Statement(Kind.THESIS, "It does not.", key="b"),
        Section("Law"),
        Reopening("a"),
        Statement(Kind.CLAIM, "So there.", key="c", under="a"),
        Section("Where they part"),
        Relation("a", "contradicts", "b"),
    ]
    assert codes(ArgumentMap("M", items)) == []


KEYS = st.sampled_from(["a", "b", "c"])
LINKS = st.sampled_from(["https://example.org", "https://", "x\ny", "\0"])
TEXTS = st.sampled_from(["", "It lasts.", "1939-41"])


@pytest.mark.slow
@given(st.data())
def test_any_map_gives_diagnostics_and_never_an_exception(data: st.DataObject) -> None:
    items: list[Statement | Argument | Relation | Section] = []
    under: str | None = None
    for number in range(data.draw(st.integers(0, 6))):
        key, shape = f"k{number}", data.draw(st.integers(0, 3))
        if shape == 0:
            scheme = data.draw(st.sampled_from([None, "", "analogy", "a"]))
            items.append(Argument(key=key, under=under, scheme=scheme))
        elif shape == 1:
            kind, links = data.draw(st.sampled_from(Kind)), data.draw(st.lists(LINKS, max_size=2))
            text = data.draw(TEXTS)
            items.append(Statement(kind, text, key=key, under=under, links=links))
        elif shape == 2:
            items.append(
                Relation(
                    data.draw(KEYS),
                    data.draw(st.sampled_from(["same-as", "supports", "undercuts"])),
                    data.draw(KEYS),
                )
            )
        else:
            level = data.draw(st.sampled_from((1, 2)))
            items.append(Section(data.draw(TEXTS), level=level))
        under = key if shape < 2 and data.draw(st.booleans()) else None
    map = ArgumentMap("", items, sources=[Source("s")])
    found = check(map)
    assert found == check(map)
    assert all(
        problem.message and problem.hint for problem in found if problem.code != "unknown-id"
    )
