"""Any map goes to every format that is read as well, and comes back as far as the format says."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings

from argmap import ArgumentMap, dumps, parse
from argmap.formats import FORMATS, decode, encode, from_tables, to_tables
from argmap.model import ArgmapError, Kind
from tests.strategies import maps

BOTH_WAYS = [one.name for one in FORMATS.values() if one.is_read and one.is_written]
GRAPHS = ("sadface", "carneades", "csv")
"""Formats that have statements, steps and attacks, and nothing else that matters here."""

Texts = Counter[str]


def sound(map: ArgumentMap) -> ArgumentMap:
    """The map, if it has a statement and its text has no errors."""
    reading = parse(dumps(map))
    assume(reading.map.statements and not reading.has_errors)
    return reading.map


def texts(map: ArgumentMap) -> Texts:
    return Counter(one.text for one in map.statements if one.kind is not Kind.QUESTION)


def steps(map: ArgumentMap) -> set[tuple[frozenset[str], str]]:
    """The support between statements, by their texts."""
    return {
        (frozenset(map[key].text for key in one.premises), map[one.conclusion].text)
        for one in map.inferences
        if all(key in map for key in (*one.premises, one.conclusion))
    }


# To draw a map takes longer than to write it in every format.


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(drawn=maps())
def test_any_map_is_written_and_read_without_mistakes(drawn: ArgumentMap) -> None:
    map = sound(drawn)
    for format in BOTH_WAYS:
        try:
            exported = encode(map, format)
        except ArgmapError as error:
            assert error.diagnostics, format
            continue
        again = decode(exported.data, format=format).map
        assert not parse(dumps(again)).has_errors, format


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(drawn=maps())
def test_statements_and_support_come_back(drawn: ArgumentMap) -> None:
    map = sound(drawn)
    for format in GRAPHS:
        again = decode(encode(map, format).data, format=format).map
        assert texts(map) - texts(again) == Counter(), format
        assert steps(map) <= steps(again), format


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(drawn=maps())
def test_tables_come_back(drawn: ArgumentMap) -> None:
    map = sound(drawn)
    again = from_tables(to_tables(map))
    assert texts(map) == texts(again)
    assert steps(map) == steps(again)
    assert len(again.conflicts) == len(map.conflicts)
    assert not parse(dumps(again)).has_errors
