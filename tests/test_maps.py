"""The project's own maps: in order, verified, formatted, and cited throughout."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import compare_file
from argmap.analysis.coverage import coverage
from argmap.language import dumps, parse_file
from argmap.model import Kind, Reuse
from argmap.sources import Library, Status, verify
from argmap.workspace import examine

ROOT = Path(__file__).parents[1]
MAPS = sorted((ROOT / "maps").glob("*.argmap"))
ESSAYS = [path for path in MAPS if "\nuse " not in path.read_text("utf-8")]
COMPARISONS = [path for path in MAPS if path not in ESSAYS]
UNSAID = (Kind.ASSUMPTION, Kind.WARRANT)


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(params=ESSAYS, ids=lambda path: path.stem)
def essay(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.mark.slow
def test_nothing_is_wrong_with_it(path: Path) -> None:
    assert examine(parse_file(path), Library(ROOT), path.parent).diagnostics == ()


def test_every_citation_is_verified_without_the_text(essay: Path) -> None:
    examination = examine(parse_file(essay), Library(ROOT))
    assert {verdict.status for verdict in examination.verdicts} == {Status.VERIFIED}


def test_it_is_formatted(path: Path) -> None:
    assert dumps(parse_file(path).map) == path.read_text("utf-8")


def test_whatever_reports_the_essay_cites_it(essay: Path) -> None:
    map = parse_file(essay).map
    uncited = [
        item.key for item in map.statements if item.kind not in UNSAID and not item.citations
    ]
    assert uncited == []


def test_every_statement_has_an_id_and_is_a_sentence(essay: Path) -> None:
    map = parse_file(essay).map
    assert [item.key for item in map.statements if item.id is None] == []
    assert [item.key for item in map.statements if not item.text.endswith((".", "?"))] == []


def test_phrases_are_short(essay: Path) -> None:
    map = parse_file(essay).map
    phrases = [
        phrase
        for item in map.nodes.values()
        for citation in item.citations
        for phrase in citation.phrases
    ]
    assert [phrase for phrase in phrases if not 3 <= len(phrase.split()) <= 9] == []


def test_every_statement_bears_on_something_or_is_what_is_argued_for(essay: Path) -> None:
    map = parse_file(essay).map
    related = {key for relation in map.relations for key in (relation.first, relation.second)}
    placed = {item.target for item in map.items if isinstance(item, Reuse) and item.under}
    orphans = [
        item.key
        for item in map.statements
        if item.under is None
        and item.kind not in (Kind.THESIS, Kind.QUESTION)
        and item.key not in related | placed
    ]
    assert orphans == []


FEWEST = {
    "wolfe-1957": 60,
    "deutscher-1956": 50,
    "guardians": 50,
    "trotsky-1939": 14,
    "rahv-1952": 8,
}
"""Statements without which an essay cannot have been mapped whole."""


@pytest.mark.slow
def test_the_essays_are_mapped_whole() -> None:
    assert {path.stem for path in ESSAYS} == set(FEWEST)
    for path in ESSAYS:
        map = parse_file(path).map
        assert len(map) >= FEWEST[path.stem], path
        assert len(map.holders) > 1, path  # views that the author reports in order to answer them
        assert any(item.qualifier is not None for item in map.statements), path
        (one,) = coverage(verify(map, Library(ROOT)), Library(ROOT))
        # Headings, bibliography, sources of quotations and some details are left out.
        assert one.words_cited >= 0.75 * one.words, path


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_a_comparison_asks_questions_and_gives_reasons(path: Path) -> None:
    comparison = compare_file(path, Library(ROOT))
    assert len(comparison.questions) >= 2
    assert all(len(table.answers) >= 2 for table in comparison.questions)
    found = comparison.disagreements
    links = [*found.contradictions, *found.tensions, *found.agreements]
    assert len(links) >= 12
    assert [link for link in links if not link.reason] == []
    assert found.contradictions


@pytest.mark.slow
def test_the_counts_of_the_committee_are_related_and_not_in_conflict() -> None:
    comparison = compare_file(ROOT / "maps" / "what-was-the-purge-for.argmap", Library(ROOT))
    subject = "Central Committee elected in 1934"
    related = {
        frozenset((pair.first.figure.value, pair.second.figure.value))
        for pair in comparison.figures.related
        if pair.subject == subject
    }
    assert frozenset(("98 of 139", "110 of 139")) in related
    assert all(pair.subject != subject for pair in comparison.figures.conflicts)
