"""One table of words each for relations and for what came of looking for a citation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.model import Citation, ConflictMode, Place, PlaceUnit, RelationKind
from argmap.model.vocabulary import Status
from argmap.sources import QualifierVerdict, Verdict
from argmap.wording import relations
from argmap.wording.citations import STATUSES, citation_text, place_text, places_of
from argmap.wording.keyword_docs import RELATIONS as MEANINGS
from argmap.wording.qualifiers import qualifier_place, qualifier_status
from argmap.wording.relations import RELATIONS

CITED = Citation(("every seat",), Place(PlaceUnit.PARAGRAPH, 7))


def verdict(status: Status, *paragraphs: tuple[int, int], citation: Citation = CITED) -> Verdict:
    return Verdict("t", 0, citation, status, "report", paragraphs)


def test_every_relation_and_every_status_has_its_words() -> None:
    assert set(RELATIONS) == set(RelationKind)
    assert set(STATUSES) == set(Status)
    assert list(MEANINGS) == [kind.value for kind in RelationKind]


@pytest.mark.parametrize("kind", RelationKind)
def test_what_holds_both_ways_is_called_the_same_from_both_ends(kind: RelationKind) -> None:
    words = RELATIONS[kind]
    assert (words.heading == words.heading_back) is kind.is_symmetric
    assert bool(words.of_report) is kind.is_symmetric
    assert "{0}" in words.sentence and "{1}" in words.sentence


@pytest.mark.parametrize("mode", [None, *ConflictMode])
@pytest.mark.parametrize("kind", RelationKind)
def test_only_a_rebuttal_undermines(kind: RelationKind, mode: ConflictMode | None) -> None:
    undermines = kind is RelationKind.REBUTS and mode is ConflictMode.UNDERMINE
    assert (relations.verb(kind, mode) == "undermines") is undermines
    assert (relations.heading(kind, back=False, mode=mode) == "Undermines") is undermines
    assert (relations.heading(kind, back=True, mode=mode) == "Undermined by") is undermines


@pytest.mark.parametrize(
    ("found", "places"),
    [
        (None, ("¶7",)),
        (verdict(Status.VERIFIED, (7, 7)), ("¶7",)),
        (verdict(Status.VERIFIED, (7, 8)), ("¶7-8",)),
        (verdict(Status.AMBIGUOUS, (2, 2), (7, 7), (7, 7)), ("¶2", "¶7")),
        # It was found elsewhere, which is not where it is cited from.
        (verdict(Status.NOT_FOUND, (9, 9)), ("¶7",)),
        (verdict(Status.UNCHECKED), ("¶7",)),
        (verdict(Status.UNCHECKED, citation=Citation(("every seat",))), ()),
    ],
)
def test_a_citation_is_where_it_was_found_or_else_where_it_says(
    found: Verdict | None, places: tuple[str, ...]
) -> None:
    assert places_of(found.citation if found else CITED, found) == places


def test_of_many_places_the_first_are_named() -> None:
    many = verdict(Status.AMBIGUOUS, *((at, at) for at in range(1, 9)))
    assert place_text(CITED, many, "report") == "report ¶1, ¶2, ¶3, …"
    assert citation_text(CITED, many) == "¶1, ¶2, ¶3, … “every seat”"


def test_no_other_room_has_a_table_of_words_for_relations_or_statuses() -> None:
    """A mapping from the members of either enumeration to strings is one of these tables."""
    table = re.compile(r'^ +(?:RelationKind|Status)\.[A-Z_]+: \(?"', re.M)
    root = Path(argmap.__file__).parent
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if table.search(path.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("status", "sources", "is_short", "said"),
    [
        (Status.VERIFIED, ("report",), False, "verified"),
        (Status.NOT_FOUND, ("report", "diary"), False, "not found"),
        (Status.UNCHECKED, ("report",), False, "not checked: there is no source card"),
        (Status.UNCHECKED, ("report",), True, "not checked: too short to check without the text"),
        (Status.UNCHECKED, (), False, "not checked: no source"),
    ],
)
def test_a_qualifier_says_why_it_is_not_checked(
    status: Status, sources: tuple[str, ...], is_short: bool, said: str
) -> None:
    verdict = QualifierVerdict("t", 0, "perhaps", status, sources, is_short=is_short)
    assert qualifier_status(verdict) == said
    assert qualifier_place(verdict) == " or ".join(sources)


def test_the_first_places_of_a_qualifier_are_told() -> None:
    places = ((2, 2), (2, 2), (3, 4), (5, 5), (6, 6))
    verdict = QualifierVerdict("t", 0, "perhaps", Status.VERIFIED, ("report",), places)
    assert qualifier_place(verdict) == "report ¶2, ¶3-4, ¶5, …"
