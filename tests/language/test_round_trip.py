"""Text to map and back: nothing is lost, nothing is added, and formatting settles at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.language import dumps, parse
from argmap.model import ArgumentMap
from tests.strategies import maps


def comments_of(map: ArgumentMap) -> list[str]:
    found = [comment for _, _, comment in map.origin.field_comments] if map.origin else []
    for origin in (item.origin for item in map.items if item.origin is not None):
        found += (*origin.comments, *origin.comments_below)
        found += [comment for _, _, comment in origin.field_comments]
    return [*found, *map.closing_comments]


@pytest.mark.slow
@given(maps())
@settings(max_examples=150, deadline=None)
def test_a_map_written_and_read_back_is_equal(map: ArgumentMap) -> None:
    reading = parse(dumps(map))
    broken = [one for one in reading.diagnostics if one.code not in STRUCTURE]
    assert broken == []
    assert reading.map == map


@pytest.mark.slow
@given(maps())
@settings(max_examples=75, deadline=None)
def test_comments_and_blank_lines_are_kept(map: ArgumentMap) -> None:
    text = dumps(map)
    again = parse(text).map
    assert comments_of(again) == comments_of(map)
    assert dumps(again) == text


# What the random maps are not careful about: ids of nothing, placements through reuse, tags.
STRUCTURE = {
    "unknown-id", "unknown-map", "self-relation", "not-a-statement", "not-an-argument",
    "circular-support", "no-premise", "no-source", "unknown-source", "placement", "odd-tags",
}  # fmt: skip
