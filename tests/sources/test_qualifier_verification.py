"""The words with which an author hedges are found in his source, with the text and without."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.language import parse
from argmap.model import ArgumentMap, Span
from argmap.sources import Library, QualifierVerdict, Words, add_source, verify, verify_qualifiers
from tests.sources.conftest import MILLER


def verified(map: ArgumentMap, library: Library) -> tuple[QualifierVerdict, ...]:
    return verify_qualifiers(map, library, verify(map, library))


def verdicts(
    library: Library,
    qualifier: str,
    *fields: str,
    sources: Iterable[str] = ("miller",),
    kind: str = "claim",
) -> tuple[QualifierVerdict, ...]:
    """The verdicts on the qualifier of the last statement of a map."""
    headers = "".join(f"source: {source}\n" for source in sources)
    lines = "".join(f"    {field}\n" for field in (f"qualifier: {qualifier}", *fields))
    text = f"map: Mills\n{headers}thesis t: Mills close.\n  argument:\n    claim: They do.\n"
    reading = parse(f"{text}    {kind} c: Mills grind.\n  {lines.replace(chr(10), chr(10) + '  ')}")
    assert reading.diagnostics == ()
    return verified(reading.map, library)


def summary(found: Iterable[QualifierVerdict]) -> list[tuple[str, str, list[tuple[int, int]]]]:
    return [(one.phrase, one.status.value, list(one.paragraphs)) for one in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("qualifier", "found"),
    [
        ("it pays when it is watched", [("verified", [(3, 3)])]),
        ("IT PAYS, when it is watched!", [("verified", [(3, 3)])]),
        ("the river had grown lazy", [("verified", [(3, 3), (4, 4)])]),
        ("it pays when it was watched", [("not-found", [])]),
        ("he used to say: it pays; a plainer tale than", [("verified", [(3, 3)]),
                                                          ("not-found", [])]),
        ("—", [("not-found", [])]),
    ],
)  # fmt: skip
def test_each_phrase_is_looked_for(
    library: Library, qualifier: str, found: list[tuple[str, list[tuple[int, int]]]]
) -> None:
    told = verdicts(library, qualifier)
    assert [(one.status.value, list(one.paragraphs)) for one in told] == found
    assert [one.index for one in told] == list(range(len(found)))
    assert {(one.key, one.sources) for one in told} == {("c", ("miller",))}


def test_a_cited_paragraph_comes_before_the_rest_of_the_source(by_text: Library) -> None:
    assert summary(verdicts(by_text, "lazy")) == [("lazy", "verified", [(3, 3), (4, 4)])]
    assert summary(verdicts(by_text, "lazy", "cite: ¶4")) == [("lazy", "verified", [(4, 4)])]
    cited = 'cite: "He wrote down every sack"'
    assert summary(verdicts(by_text, "lazy", cited)) == [("lazy", "verified", [(4, 4)])]
    assert summary(verdicts(by_text, "lazy", "cite: ¶2")) == [
        ("lazy", "verified", [(3, 3), (4, 4)])
    ]


def test_a_citation_that_is_not_found_says_nothing_of_where(by_text: Library) -> None:
    cited = 'cite: ¶2 "He wrote down every sack"'
    assert summary(verdicts(by_text, "lazy", cited)) == [("lazy", "verified", [(3, 3), (4, 4)])]


def test_short_phrases_are_not_called_verified_without_the_text(by_fingerprint: Library) -> None:
    (one,) = verdicts(by_fingerprint, "grown lazy")
    assert (one.status.value, one.is_short, one.paragraphs) == ("unchecked", True, ())
    (one,) = verdicts(by_fingerprint, "had grown lazy")
    assert (one.status.value, one.is_short) == ("verified", False)


def test_with_the_text_a_single_word_is_verified(by_text: Library) -> None:
    assert summary(verdicts(by_text, "once; presumably")) == [
        ("once", "verified", [(2, 2), (4, 4)]),
        ("presumably", "not-found", []),
    ]


def test_how_many_words_are_enough_depends_on_how_many_were_searched(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("Here it may well begin.\n\n" + "on " * 1000)
    add_source(path, folder=tmp_path / "seeds")
    library = Library(tmp_path)
    for phrase, citation, status in [
        ("it may well", "link: https://x.org", "unchecked"),
        ("it may well", "cite: ¶1", "verified"),
        ("it may well", "cite: ¶2", "unchecked"),
        ("it may well begin", "link: https://x.org", "verified"),
    ]:
        (one,) = verdicts(library, phrase, citation, sources=["book"])
        assert (one.status.value, one.is_short) == (status, status == "unchecked"), citation


def test_without_a_source_of_its_own_a_qualifier_is_not_checked(by_text: Library) -> None:
    for fields, sources in [((), ()), ((), ("miller", "other"))]:
        (one,) = verdicts(by_text, "presumably", *fields, sources=sources)
        assert (one.status.value, one.sources, one.is_short) == ("unchecked", (), False)


def test_without_a_card_a_qualifier_is_not_checked(by_text: Library) -> None:
    (one,) = verdicts(by_text, "presumably", sources=["other"])
    assert (one.status.value, one.sources) == ("unchecked", ("other",))
    both = ("cite: miller ¶2", "cite: other ¶2")
    (one,) = verdicts(by_text, "presumably", *both, sources=["miller", "other"])
    assert (one.status.value, one.sources) == ("unchecked", ("miller", "other"))
    (one,) = verdicts(by_text, "once", *both, sources=["miller", "other"])
    assert (one.status.value, one.sources) == ("verified", ("miller",))


def test_the_cited_source_is_searched_and_no_other(tmp_path: Path, by_text: Library) -> None:
    path = by_text.cards_folder / "other.txt"
    path.write_text("Perhaps the mills close.")
    add_source(path, folder=by_text.cards_folder)
    sources = ["miller", "other"]
    for citation, status in [("cite: ¶2", "not-found"), ("cite: other ¶1", "verified")]:
        (one,) = verdicts(by_text, "perhaps", citation, sources=sources)
        assert one.status.value == status, citation


def test_an_unsaid_premise_is_hedged_by_the_mapper(by_text: Library) -> None:
    (one,) = verdicts(by_text, "presumably", kind="assumption")
    assert (one.status.value, one.sources) == ("unchecked", ())
    for field in ("by: the parish", "cite: ¶2"):
        (one,) = verdicts(by_text, "presumably", field, kind="assumption")
        assert one.status.value == "not-found", field


@pytest.mark.parametrize(
    ("lines", "spans"),
    [
        (["qualifier: once"], [(4, 14, 4, 18)]),
        (["qualifier:   at first ;  in the end;"], [(4, 16, 4, 24), (4, 28, 4, 38)]),
        (["qualifier: at first; in", "    the end; once"],
         [(4, 14, 4, 22), (4, 24, 5, 14), (5, 16, 5, 20)]),
        (["qualifier:", "    at first", "    or once"], [(5, 7, 6, 14)]),
    ],
)  # fmt: skip
def test_a_phrase_has_its_place_in_the_text(
    by_fingerprint: Library, lines: list[str], spans: list[tuple[int, int, int, int]]
) -> None:
    text = "map: M\nsource: miller\nthesis t: T.\n" + "".join(f"  {line}\n" for line in lines)
    found = verified(parse(text, "m.argmap").map, by_fingerprint)
    assert [one.span for one in found] == [Span(*place, "m.argmap") for place in spans]


TEXT = MILLER.read_text("utf-8")
WORDS = Words.of(TEXT)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[int, int]:
    """Some words of the text, as numbers of the first and of the one after the last."""
    first = draw(st.integers(0, len(WORDS) - 8))
    return first, draw(st.integers(first + 1, first + 8))


def printed(first: int, last: int) -> str:
    return " ".join(TEXT[WORDS.starts[first] : WORDS.ends[last - 1]].split())


@pytest.mark.slow
@given(stretches(), st.sampled_from(["cite: ¶2", "cite: ¶1-5", "note: None."]))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_stretch_of_the_text_is_found_in_it(
    by_text: Library, place: tuple[int, int], field: str
) -> None:
    assert {one.status.value for one in verdicts(by_text, printed(*place), field)} == {"verified"}


@pytest.mark.slow
@given(stretches())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_stretch_of_the_text_is_missing_from_its_fingerprint(
    by_fingerprint: Library, place: tuple[int, int]
) -> None:
    for one in verdicts(by_fingerprint, printed(*place)):
        assert one.status.value == ("unchecked" if one.is_short else "verified")


@pytest.mark.slow
@given(stretches(), st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_that_is_changed_matters(
    by_text: Library, place: tuple[int, int], data: st.DataObject
) -> None:
    words = printed(*place).replace(";", ",").split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    words[at] = data.draw(st.sampled_from(["perhaps", "lazy", "the", "not so"]))
    phrase = " ".join(words)
    forms = Words.of(phrase).forms
    is_there = any(WORDS.forms[start : start + len(forms)] == forms for start in range(len(WORDS)))
    (one,) = verdicts(by_text, phrase)
    assert one.status.value == ("verified" if is_there else "not-found")
