"""What a side reports is told as a report: it is never the reporter's view, nor an agreement."""

from __future__ import annotations

import pytest

from argmap.comparison import Comparison, compare
from argmap.comparison.attribution import same_person
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.model import RelationKind
from argmap.verbalize.comparison_report import text

# Of the claims one is the author's own view, one is what the author reports of the other, and one
# what the author reports of somebody else.
ONE = """\
map: A
author: Ann Archer

thesis t: Custom rules.
  claim own: Custom is older than reason.
  claim other: Reason obeys.
    by: {other}
  claim third: Habit is all.
    by: the schoolman
  objection against: Reason leads.
    by: {other}
"""
OTHER = ONE.replace("Ann Archer", "Bob Barker")
USES = "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"


def related(*lines: str, other: str = "Bob Barker") -> Comparison:
    maps = {"a": loads(ONE.format(other=other)), "b": loads(OTHER.format(other="Ann Archer"))}
    return compare(maps, loads(USES + "\n\n".join(lines) + "\n"))


def told(comparison: Comparison) -> str:
    return " ".join(text(comparison, ids=True).split())


def is_report(one: str, other: str) -> bool:
    """Whether one end is a report of the person whose own view the other end is, or both are of
    one person.
    """
    of = {
        "own": ("Ann", "Bob"), "other": ("Bob", "Ann"), "against": ("Bob", "Ann"),
        "third": ("third", "third"),
    }  # fmt: skip
    return of[one][0] == of[other][1]


ENDS = ("own", "other", "third", "against")


@pytest.mark.slow
@pytest.mark.parametrize("kind", [one for one in RelationKind if one != RelationKind.UNDERCUTS])
@pytest.mark.parametrize("other", ENDS)
@pytest.mark.parametrize("one", ENDS)
def test_a_report_is_no_agreement_and_parts_nobody(
    one: str, other: str, kind: RelationKind
) -> None:
    comparison = related(f"a.{one} {kind} b.{other}")
    found = comparison.disagreements
    alike = kind in (RelationKind.SAME, RelationKind.REPHRASES, RelationKind.AGREES)
    both_own = one == other == "own"
    assert len(found.agreements) == (alike and both_own)
    told_as_report = is_report(one, other) or (alike and not both_own)
    assert len(found.reports) == told_as_report
    against = kind in (RelationKind.CONTRADICTS, RelationKind.REBUTS)
    assert len(found.contradictions) == (against and not is_report(one, other))
    assert len(found.tensions) == (kind is RelationKind.IN_TENSION and not is_report(one, other))
    assert len(found.supports) == (kind is RelationKind.SUPPORTS and not is_report(one, other))
    if is_report(one, other):
        assert "Contradictions" not in text(comparison)
    # Nothing is left out, and whoever holds a statement is named with it.
    report = told(comparison)
    for name, end, holder, author in (
        ("a", one, "Bob Barker", "Ann Archer"), ("b", other, "Ann Archer", "Bob Barker"),
    ):  # fmt: skip
        key = f"{name}.{end}"
        if end == "own":
            author = author.split()[1]
            assert f"{author} ({key})" in report or f"{author}'s own statement ({key})" in report
        else:
            # "The" where an entry begins
            holder = "he schoolman" if end == "third" else holder.split()[1]
            author = author.split()[1]
            assert (
                f"{holder}, as {author} reports ({key})" in report
                or f"{author} reports the view of {holder} ({key})" in report
            )


def test_a_report_beside_the_others_own_words_is_a_sentence_of_its_own() -> None:
    report = told(related("a.other same-as b.own: Word for word.", other="Barker"))
    assert "Common ground" not in report
    assert (
        "What one side reports about the other "
        "- Archer reports the view of Barker (a.other): Reason obeys. "
        "The report says the same as Barker's own statement (b.own): "
        "Custom is older than reason. Word for word." in report
    )


def test_what_speaks_for_a_report_is_told_from_its_side() -> None:
    report = told(related("b.own supports a.other"))
    assert "Barker's own statement (b.own) supports the report: Custom is" in report


def test_reports_are_data_of_their_own() -> None:
    data = as_data(related("a.other same-as b.own", "a.third agrees-with b.own"))["partings"]
    assert data["agreements"] == []
    found = {one["first"]["key"]: one["same_person"] for one in data["reports"]}
    assert found == {"a.other": True, "a.third": False}
    ends = {one["first"]["key"]: one["first"]["reported"] for one in data["reports"]}
    assert ends == {"a.other": True, "a.third": True}


def test_who_only_reports_a_view_is_granted_nothing_by_a_concession_to_it() -> None:
    one = loads(
        "map: A\nauthor: Ann\n\nthesis t: T.\n"
        "  objection o: O.\n    by: some\n    conceded: wholly\n"
    )
    other = loads(
        "map: B\nauthor: Bob\n\nthesis t: U.\n  claim own: O.\n  claim told: O.\n    by: Cid\n"
    )
    for end, granted in (("own", ["b"]), ("told", [])):
        by = loads(f"{USES}a.o same-as b.{end}\n")
        found = compare({"a": one, "b": other}, by).disagreements.granted
        assert [grant.to for grant in found] == granted


def test_a_view_that_its_reporter_rejects_is_no_parting() -> None:
    found = related("a.against contradicts b.third").disagreements
    assert len(found.contradictions) == 1
    assert found.deepest == ()
    assert len(related("a.third contradicts b.own").disagreements.deepest) == 1  # she relies on it


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hume", "David Hume", True),
        ("D. Hume", "David Hume", True),
        ("von Mises", "Ludwig von Mises", True),
        ("David Hume", "John Hume", False),
        ("The Guardians", "the guardians", True),
        ("Marx", "Engels", False),
        ("Marx and Engels", "Engels", True),
        ("", "Hume", False),
    ],
)
def test_a_surname_is_its_bearer(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
