"""The reading of a map. Each case is a map and, beside it, what is to be heard."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language import parse_file
from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Kind,
    MapBuilder,
    Place,
    PlaceUnit,
    RelationKind,
    Reopening,
    Section,
    Statement,
)
from argmap.verbalize import read_aloud

CASES = Path(__file__).parent / "reading"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.argmap")))
def test_a_map_is_read_as_the_file_beside_it_says(case: str) -> None:
    reading = parse_file(CASES / f"{case}.argmap")
    assert not reading.has_errors
    golden, text = CASES / f"{case}.txt", read_aloud(reading.map)
    if "ARGMAP_UPDATE" in os.environ:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def heard(map: ArgumentMap, verdicts: Sequence[Verdict] = ()) -> str:
    """The reading with its lines joined, so that a sentence can be looked for."""
    return " ".join(read_aloud(map, verdicts).split())


def start(author: str | None = "Bertram D. Wolfe") -> MapBuilder:
    building = MapBuilder("Durability", author=author, sources=["wolfe-1957", "letters"])
    building.thesis("It endures.", id="t")
    return building


@frozen
class Verdict:
    key: str
    index: int
    status: str
    paragraphs: tuple[tuple[int, int], ...] = ()


class TestWho:
    @pytest.mark.parametrize(
        ("author", "begins"),
        [
            ("Bertram D. Wolfe", "Wolfe argues: It endures."),
            ("Ludwig von Mises", "von Mises argues: It endures."),
            ("The Guardians", "The Guardians argue: It endures."),
            (None, "The thesis: It endures."),
        ],
    )
    def test_the_author_goes_by_surname_and_has_a_verb_that_agrees(
        self, author: str | None, begins: str
    ) -> None:
        assert begins.casefold() in heard(start(author).build()).casefold()

    def test_no_pronoun_stands_for_a_person(self) -> None:
        m = start()
        objection = m.objection("It will not.", under="t", by="Rosa Luxemburg")
        m.rebuttal("It will.", under=objection)
        words = set(heard(m.build()).lower().replace(".", " ").split())
        assert not words & {"he", "she", "his", "her", "him", "they"}

    def test_an_author_whose_surname_another_holder_bears_keeps_the_whole_name(self) -> None:
        m = start()
        m.objection("It will not.", under="t", by="Wolfe")
        text = heard(m.build())
        assert "Bertram D. Wolfe argues: It endures. Wolfe objects to this: It will" in text

    def test_the_case_of_an_objector_is_told_as_the_objectors(self) -> None:
        m = start()
        objection = m.objection("It mellows.", under="t", by="Western observers")
        m.claim("Terror has eased.", under=objection)
        assert "Western observers give one reason for this: Terror has eased." in heard(m.build())

    def test_another_thesis_question_and_answer_say_whose_they_are(self) -> None:
        m = start()
        m.thesis("It ends.", by="Trotsky")
        question = m.question("Will it last?", by="Trotsky")
        m.answer("It will.", under=question)
        text = heard(m.build())
        assert "Bertram D. Wolfe argues for one thesis. Other voices: Trotsky." in text
        assert "Trotsky argues: It ends." in text
        assert "Trotsky asks: Will it last? Trotsky answers: It will." in text

    def test_a_question_without_an_author_has_just_an_answer(self) -> None:
        m = MapBuilder("Durability")
        question = m.question("Will it last?", id="q")
        m.answer("It will.", under=question)
        m.reuse(Kind.ANSWER, "x.y", under=m.question("And then?"))
        text = heard(m.build())
        assert "The question: Will it last? The answer: It will." in text
        assert "And then? An answer is what the map x calls “y”." in text


class TestSupport:
    def test_linked_premises_are_taken_together_and_convergent_reasons_are_independent(
        self,
    ) -> None:
        m = start()
        for number in range(3):
            step = m.argument(under="t", id=f"a{number}")
            for _ in range(number + 1):
                m.claim("So it is.", under=step)
        text = heard(m.build())
        assert "Wolfe gives three independent reasons for this." in text
        assert "1. One premise. - So it is." in text
        assert "2. Two premises taken together. - So" in text

    def test_what_is_left_unsaid_and_what_licenses_the_step(self) -> None:
        m = start()
        step = m.argument("Like cases.", under="t", scheme="Argument from analogy")
        m.assumption("What held then holds now.", under=step)
        m.claim("Others lasted.", under=step)
        m.warrant("Like causes, like effects.", under=step)
        text = heard(m.build())
        assert (
            "Like cases. This is an Argument from analogy, "
            "resting on one premise and an unstated one, taken together. - Others lasted. "
            "- This also assumes, without saying so: What held then holds now. "
            "The warrant for this inference: Like causes, like effects."
        ) in text

    @pytest.mark.parametrize(
        ("scheme", "said"),
        [
            ("slippery slope argument", "The reason: a slippery slope argument, resting on"),
            ("practical reasoning", "The reason: an inference by practical reasoning, resting on"),
            (None, "The reason: one premise."),
        ],
    )
    def test_schemes(self, scheme: str | None, said: str) -> None:
        m = start(None)
        m.claim("So it is.", under=m.argument(under="t", scheme=scheme))
        assert said in heard(m.build())

    def test_an_argument_without_premises_says_so(self) -> None:
        m = start(None)
        m.argument("Somehow.", under="t", strength=0.25)
        text = heard(m.build())
        assert (
            "Somehow. It rests on no premise yet. The strength of the inference is judged" in text
        )
        assert "0.25 out of 1." in text

    def test_lone_evidence_of_the_author_of_another_and_from_elsewhere(self) -> None:
        m = start()
        m.evidence("Rome did.", under="t", id="rome")
        m.evidence("Rome fell.", under="rome", by="Gibbon")
        m.evidence("China did.", under=m.claim("Others did.", id="c", under="rome"))
        m.reuse(Kind.EVIDENCE, "rome", under=m.thesis("Others will.", id="u"))
        text = heard(m.build())
        assert "As evidence Wolfe offers: Rome did." in text
        assert "1. As evidence, from Gibbon: Rome fell." in text
        assert "As evidence: China did." in text
        assert "The evidence is what was stated above (rome), “Rome did”." in text

    def test_a_lone_reason_of_another_is_said_to_be_held_by_them(self) -> None:
        m = start()
        m.claim("Power has one centre.", under="t", by="Montesquieu")
        m.claim("So it is.", under=m.thesis("It ends.", id="u", by="Trotsky"), by="Marx")
        text = heard(m.build())
        assert "The reason, held by Montesquieu: Power has one centre." in text
        assert "The reason, held by Marx: So it is." in text


class TestAttack:
    @pytest.mark.parametrize(
        ("concession", "grant"),
        [
            ("wholly", "Wolfe grants this wholly, but answers: It is still a purge."),
            (
                "in part, the terror has diminished",
                "Wolfe grants this in part (the terror has diminished), but answers: It is",
            ),
        ],
    )
    def test_what_is_granted_comes_before_the_answer(
        self, tmp_path: Path, concession: str, grant: str
    ) -> None:
        path = tmp_path / "a.argmap"
        path.write_text(
            "map: M\nauthor: Bertram D. Wolfe\n\nthesis: It endures.\n  objection: It mellows.\n"
            f"    conceded: {concession}\n    rebuttal: It is still a purge.\n"
        )
        assert grant in heard(parse_file(path).map)

    def test_who_raises_what_against_the_step(self) -> None:
        m = start()
        step = m.argument(under="t")
        m.claim("So it is.", under=step)
        m.undercut("No industry then.", under=step, by="Western observers")
        text = heard(m.build())
        assert "Western observers object to that inference: No industry then." in text

    def test_after_the_reasons_it_is_said_again_what_is_attacked(self) -> None:
        m = start()
        m.claim("Power has one centre.", under="t")
        m.objection("It mellows.", under="t")
        text = heard(m.build())
        assert "An objection to the thesis “It endures”: It mellows." in text

    def test_a_statement_that_stands_elsewhere_may_attack_and_answer(self) -> None:
        m = start()
        objection = m.objection("It mellows.", id="mellows", under="t")
        m.reuse(Kind.REBUTTAL, "t", under=objection, reason="nothing mellows")
        m.reuse(Kind.OBJECTION, "mellows", under=m.thesis("It will last.", id="u"))
        m.reuse(Kind.OBJECTION, "other.doubt", under=m.thesis("It lasts.", id="v"))
        m.reuse(Kind.REBUTTAL, "other.doubt", under=m.objection("No.", under="v"))
        text = heard(m.build())
        assert "what was stated above (t), “It endures”. Why it matters here: nothing" in text
        assert "An objection to this is what was stated above (mellows), “It mellows”." in text
        assert "An answer to this is what the map other calls “doubt”." in text

    def test_several_answers_are_given_after_what_is_granted(self) -> None:
        m = start(None)
        granted = Concession(Extent.FOR_THE_SAKE)
        objection = m.objection("It mellows.", under="t", concession=granted)
        m.rebuttal("It is still a purge.", under=objection)
        m.rebuttal("It will be back.", under=objection)
        assert (
            "This is granted for the sake of argument, but there are two answers. "
            "1. It is still a purge. 2. It will be back."
        ) in heard(m.build())
        m = start()
        objection = m.objection("It mellows.", under="t", concession=granted)
        m.reuse(Kind.REBUTTAL, "t", under=objection)
        m.rebuttal("It will be back.", under=objection)
        assert "Wolfe grants this for the sake of argument, but gives two answers." in heard(
            m.build()
        )

    def test_without_an_author_an_objection_is_just_raised(self) -> None:
        m = start(None)
        m.objection("It mellows.", under="t")
        assert "An objection to this: It mellows." in heard(m.build())


class TestWhatIsWrittenBeside:
    def said(self, verdicts: Sequence[Verdict] = (), **attributes: object) -> str:
        m = start()
        m.claim("So it is.", id="c", under="t", **attributes)
        return heard(m.build(), verdicts).partition("So it is. ")[2]

    def test_a_hedge_of_the_author_and_of_another(self) -> None:
        assert self.said(qualifier="it is my impression") == "Qualifier: it is my impression."
        marx = self.said(qualifier="perhaps", by="Marx")
        assert marx == "Qualifier, by Marx: perhaps."

    def test_citations_without_verdicts(self) -> None:
        phrase, place = Citation(("a purge is a purge",)), Place(PlaceUnit.PARAGRAPH, 3, 4)
        assert self.said(citations=[phrase]) == "[one passage cited]"
        placed = Citation((), place, "letters")
        assert self.said(citations=[phrase, placed, phrase]) == (
            "[letters ¶3-4; two more passages cited]"
        )

    @pytest.mark.parametrize(
        ("verdict", "said"),
        [
            (Verdict("c", 0, "verified", ((12, 12),)), "[¶12]"),
            (Verdict("c", 0, "placed", ()), "[p. 9]"),
            (Verdict("c", 0, "unchecked"), "[p. 9]"),
            (Verdict("c", 0, "not-found"), "[“a purge is a purge” is not found]"),
            (
                Verdict("c", 0, "ambiguous", ((1, 1), (2, 2))),
                "[“a purge is a purge” is found more than once]",
            ),
        ],
    )
    def test_citations_with_verdicts(self, verdict: Verdict, said: str) -> None:
        cited = Citation(("a purge is a purge",), Place(PlaceUnit.PAGE, 9))
        assert self.said([verdict], citations=[cited]) == said

    def test_a_place_that_is_not_there(self) -> None:
        cited = Citation((), Place(PlaceUnit.PARAGRAPH, 900))
        said = self.said([Verdict("c", 0, "not-found")], citations=[cited])
        assert said == "[¶900 is not found]"

    def test_two_passages_of_one_paragraph_are_named_once(self) -> None:
        cited = [Citation(("a purge is a purge",)), Citation(("it endures in fact",))]
        verdicts = [Verdict("c", index, "verified", ((12, 12),)) for index in (0, 1)]
        assert self.said(verdicts, citations=cited) == "[¶12]"


class TestOrder:
    def reopened(self, *items: object) -> ArgumentMap:
        map = start().build()
        return evolve(map, items=(*map.items, *items))

    def test_a_reopened_statement_is_come_back_to_where_that_is_written(self) -> None:
        more = Statement(Kind.CLAIM, "Rome did.", key="c", under="t")
        text = heard(self.reopened(Section("Rome"), Reopening("t"), more))
        assert "Rome ---- Returning to the thesis “It endures” (t): Wolfe gives" in text

    def test_one_to_which_nothing_is_added_is_not(self) -> None:
        assert "come back" not in heard(self.reopened(Reopening("t")))

    def test_what_stands_below_is_said_to_be_below(self) -> None:
        m = start()
        m.reuse(Kind.CLAIM, "later", under="t")
        m.claim("So it is.", id="later", under=m.thesis("It lasts.", id="u"))
        assert "The reason is what is stated below (later), “So it is”." in heard(m.build())

    def test_a_reference_to_nothing_says_so(self) -> None:
        m = start()
        m.reuse(Kind.CLAIM, "gone", under="t")
        assert "The reason is “gone”, which is not in this map." in heard(m.build())


def test_nothing_at_all_has_a_reading() -> None:
    assert read_aloud(ArgumentMap()) == (
        "A map without a title\n=====================\n\nIt is empty.\n"
    )


def test_empty_texts_and_titles_are_heard() -> None:
    map = ArgumentMap("M", [Statement(Kind.THESIS, "", key="t"), Section("")])
    assert "The thesis: (no text)" in heard(map)
    assert "A section without a title" in heard(map)


def test_the_titles_of_subsections_are_underlined_otherwise() -> None:
    map = ArgumentMap("M", [Section("One"), Section("Of it", level=2), Section("", level=2)])
    assert read_aloud(map).endswith(
        "\nOne\n---\n\nOf it\n~~~~~\n\nA subsection without a title\n" + "~" * 28 + "\n"
    )


def test_a_long_title_is_wrapped_and_underlined() -> None:
    lines = read_aloud(ArgumentMap("long title " * 12)).splitlines()
    assert len(lines[0]) <= 88
    assert lines[2] == "=" * len(lines[0])


@pytest.mark.slow
def test_five_thousand_levels_are_read_and_indented_no_deeper_than_eight() -> None:
    m = start()
    under = "t"
    for level in range(1, 5001):
        under = m.claim(f"Level {level}.", id=f"c{level}", under=under).key
    lines = read_aloud(m.build()).splitlines()
    assert lines[-1] == " " * 24 + "(level 5000) The reason: Level 5000."


KEYS = [f"k{number}" for number in range(12)]
WORDS = st.lists(st.sampled_from(["power", "“quoted”", "a-b", "1939", "so."]), min_size=1)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """Maps of any shape, well-placed or not, with reopened statements and loose ends."""
    m = MapBuilder("M", author=draw(st.sampled_from([None, "Leon Trotsky", "a and b"])))
    made: list[str] = []
    for key in KEYS[: draw(st.integers(0, len(KEYS)))]:
        under = draw(st.sampled_from([None, *made]))
        shape = draw(st.integers(0, 3))
        if shape == 0:
            m.argument(draw(st.sampled_from(["", "In short."])), id=key, under=under)
        elif shape == 1:
            target = draw(st.sampled_from([*KEYS, "other.key"]))
            m.reuse(draw(st.sampled_from(Kind)), target, under=under)
            continue
        else:
            kind, text = draw(st.sampled_from(Kind)), " ".join(draw(WORDS))
            holder = draw(st.sampled_from([None, "Western observers", "Leon Trotsky"]))
            m.statement(kind, f"{text} {key}", id=key, under=under, by=holder)
        made.append(key)
    if draw(st.booleans()):
        m.section("Later")
    ends = st.sampled_from([*KEYS, "other.key"])
    for _ in range(draw(st.integers(0, 2))):
        m.relate(draw(ends), draw(st.sampled_from(RelationKind)), draw(ends))
    map = m.build()
    target = draw(st.sampled_from([*KEYS, "other.key"]))
    late = Statement(draw(st.sampled_from(Kind)), "Said late.", key="late", under=target)
    return evolve(map, items=(*map.items, Reopening(target), late))


@pytest.mark.slow
@settings(max_examples=300)
@given(maps())
def test_every_map_is_read_whole(map: ArgumentMap) -> None:
    text = read_aloud(map)
    assert text == read_aloud(map)
    assert all(len(line) <= 88 and line == line.rstrip() for line in text.splitlines())
    joined = " ".join(text.split())
    for node in map.nodes.values():
        assert isinstance(node, Argument) or node.text in joined


class TestNobodyIsHisOwnOpponent:
    """Who raises an objection without a name is not said: it is not the author."""

    @pytest.mark.parametrize("author", ["Hume", "Western observers", None])
    def test_an_objection_without_a_name_is_nobodys_and_its_answer_the_authors(
        self, author: str | None
    ) -> None:
        m = start(author)
        m.rebuttal("Yes.", under=m.objection("No.", under="t"))
        text = heard(m.build())
        assert "An objection to this: No." in text
        answers = {"Hume": "Hume answers", "Western observers": "Western observers answer"}
        assert f"{answers.get(author or '', 'An answer to this')}: Yes." in text

    def test_nor_is_an_undercut(self) -> None:
        m = start("Hume")
        step = m.argument(under="t")
        m.claim("So it is.", under=step)
        m.rebuttal("It does.", under=m.undercut("It does not follow.", under=step))
        text = heard(m.build())
        assert "An objection to that inference: It does not follow." in text
        assert "Hume answers: It does." in text

    def test_nor_an_answer_to_what_the_author_answers(self) -> None:
        m = start("Hume")
        mine = m.rebuttal("Yes.", under=m.objection("No.", under="t", by="Kant"))
        m.rebuttal("Not so.", under=mine)
        text = heard(m.build())
        assert "Kant objects to this: No." in text and "Hume answers: Yes." in text
        assert "An answer to this: Not so." in text

    def test_nor_several_of_them(self) -> None:
        m = start("Hume")
        m.objection("No.", under="t")
        m.objection("Never.", under="t")
        m.objection("Hardly.", under="t", by="Kant")
        text = heard(m.build())
        assert "There are three objections to this. 1. No. 2. Never. 3. Kant objects: " in text

    def test_what_supports_it_is_nobodys_reason(self) -> None:
        m = start("Hume")
        objection = m.objection("No.", under="t")
        m.claim("It was seen.", under=objection)
        m.evidence("By many.", under=objection)
        assert "Hume give" not in heard(m.build()) and "Hume offer" not in heard(m.build())

    def test_one_that_he_grants_is_not_his_either(self) -> None:
        m = start("Hume")
        m.objection("No.", under="t", concession=Concession(Extent.IN_PART))
        text = heard(m.build())
        assert "An objection to this: No." in text and "Hume grants this in part." in text

    def test_an_attack_on_what_others_hold_is_the_authors(self) -> None:
        m = start("Hume")
        theirs = m.claim("It always did.", under="t", by="Kant")
        m.objection("It did not.", under=theirs)
        assert "Hume objects to this: It did not." in heard(m.build())

    def test_a_name_that_is_written_is_said_though_it_is_the_authors(self) -> None:
        m = start("Hume")
        m.objection("No.", under="t", by="Hume")
        assert "Hume raises an objection to this: No." in heard(m.build())
