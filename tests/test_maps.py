"""The project's own maps: in order, verified, formatted, and cited throughout."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.analysis import examine
from argmap.language import dumps, parse_file
from argmap.model import Kind
from argmap.sources import Library, Status

ROOT = Path(__file__).parents[1]
MAPS = sorted((ROOT / "maps").glob("*.argmap"))
UNSAID = (Kind.ASSUMPTION, Kind.WARRANT)


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_nothing_is_wrong_with_it(path: Path) -> None:
    assert examine(parse_file(path), Library(ROOT)).diagnostics == ()


def test_every_citation_is_verified_without_the_text(path: Path) -> None:
    examination = examine(parse_file(path), Library(ROOT))
    assert {verdict.status for verdict in examination.verdicts} == {Status.VERIFIED}


def test_it_is_formatted(path: Path) -> None:
    assert dumps(parse_file(path).map) == path.read_text("utf-8")


def test_whatever_reports_the_essay_cites_it(path: Path) -> None:
    map = parse_file(path).map
    uncited = [
        item.key for item in map.statements if item.kind not in UNSAID and not item.citations
    ]
    assert uncited == []


def test_every_statement_has_an_id_and_is_a_sentence(path: Path) -> None:
    map = parse_file(path).map
    assert [item.key for item in map.statements if item.id is None] == []
    assert [item.key for item in map.statements if not item.text.endswith((".", "?"))] == []


def test_phrases_are_short(path: Path) -> None:
    map = parse_file(path).map
    phrases = [
        phrase
        for item in map.nodes.values()
        for citation in item.citations
        for phrase in citation.phrases
    ]
    assert [phrase for phrase in phrases if not 3 <= len(phrase.split()) <= 9] == []


def test_the_essay_by_wolfe_is_mapped_whole() -> None:
    map = parse_file(ROOT / "maps" / "wolfe-1957.argmap").map
    assert len(map) >= 40
    assert len(map.holders) > 5  # the views that Wolfe reports in order to answer them
    assert sum(item.qualifier is not None for item in map.statements) >= 5
