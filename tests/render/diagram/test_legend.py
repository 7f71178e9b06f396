"""The key shows the signs that occur, and no others."""

from __future__ import annotations

from math import ceil

import pytest

from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.render import render
from argmap.render.diagram.legend import entries
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.text_layout.card_marks import NO_MARKS, CardMarks
from argmap.render.text_layout.citation_lines import by_citation
from argmap.render.text_layout.legend_layout import Key
from argmap.render.text_layout.legend_samples import StrokeSample, Swatch
from argmap.render.theme.theme import LIGHT
from tests.render import samples


def meanings(map: ArgumentMap, *, checked: bool = False) -> list[str]:
    marks = CardMarks(by_citation(samples.verdicts(map)) if checked else {})
    return [entry.meaning for entry in entries(build_scene(map), map, LIGHT, marks)]


def test_a_small_map_has_a_small_key() -> None:
    assert meanings(samples.tiny()) == [
        "thesis",
        "claim",
        "objection",
        "against the thesis",
        "supports",
        "attacks a statement or inference",
    ]


def test_a_map_in_which_all_is_alike_has_none() -> None:
    assert meanings(samples.empty()) == []
    assert meanings(loads("thesis t: T.\nthesis s: S.\n")) == []


def test_a_rich_map_has_every_sign() -> None:
    assert meanings(samples.library(), checked=True) == [
        "thesis",
        "claim or rebuttal",
        "evidence",
        "unstated assumption",
        "warrant",
        "objection, undercut, reason for it or defence of it",
        "question or answer",
        "linked premises",
        "against the thesis",
        "shown elsewhere",
        "supports",
        "attacks a statement or inference",
        "answers",
        "contradict each other",
        "are in tension",
        "agree",
        "found in its source",
        "found in several places",
        "not found in its source",
        "a place, without words to check",
    ]


@pytest.mark.parametrize(("measure", "columns"), [(100, 1), (430, 2), (5000, 6)])
def test_the_key_is_as_wide_as_its_map(measure: int, columns: int) -> None:
    map = samples.tiny()
    signs = tuple(entries(build_scene(map), map, LIGHT, NO_MARKS))
    key = Key(signs, LIGHT, measure)
    assert key.columns == columns
    assert key.height == key.row * ceil(len(signs) / columns)


def test_frames_are_shown_in_the_colours_of_their_arguments() -> None:
    map = loads("thesis t: T.\n  argument a:\n    claim c: C.\n  counter b:\n    claim d: D.\n")
    found = {
        entry.meaning: entry.sample for entry in entries(build_scene(map), map, LIGHT, NO_MARKS)
    }
    frames = found["linked premises"], found["linked premises of a counter"]
    assert [frame.border for frame in frames if isinstance(frame, Swatch)] == [
        LIGHT.support,
        LIGHT.attack,
    ]


def test_a_map_in_which_nothing_speaks_against_the_thesis_does_not_explain_the_tint() -> None:
    assert "against the thesis" not in meanings(loads("thesis t: T.\n  claim c: C.\n"))
    assert "against the thesis" in meanings(loads("thesis t: T.\n  counter c: C.\n"))


def test_what_holds_both_ways_is_shown_to() -> None:
    library = samples.library()
    found = {
        entry.meaning: entry.sample
        for entry in entries(build_scene(library), library, LIGHT, NO_MARKS)
    }
    mutual = {
        meaning: sample.is_mutual
        for meaning, sample in found.items()
        if isinstance(sample, StrokeSample)
    }
    assert mutual["contradict each other"] and mutual["are in tension"]
    assert not mutual["supports"] and not mutual["attacks a statement or inference"]
    legend = render(samples.library(), id_prefix="").decode().partition('<g id="legend"')[2]
    line = legend.partition("contradict each other")[0].rpartition("</text>")[2]
    assert 'stroke-width="3.2"' in line and "<polygon" not in line


def test_a_legend_has_no_dots() -> None:
    legend = render(samples.despotism(), id_prefix="").decode().partition('<g id="legend"')[2]
    assert "linked premises" in legend
    assert "<ellipse" not in legend


def test_kinds_that_look_alike_share_an_entry_that_names_them() -> None:
    argued = (
        "thesis t: T.\n  argument a:\n    claim c: C.\n    assumption s: S.\n    unless x: X.\n"
    )
    found = meanings(loads(argued))
    assert "unstated assumption or exception" in found
