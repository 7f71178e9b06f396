"""What a tooltip shows and a screen reader says."""

from __future__ import annotations

import pytest

from argmap.model import ArgumentMap
from argmap.render.diagram.card_alt_text import describe, describe_edge, describe_map
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.text_layout.citation_lines import by_citation
from argmap.render.theme.line_styles import Sort
from tests.render import samples


def described(map: ArgumentMap, name: str, *, checked: bool = False) -> list[str]:
    verdicts = by_citation(samples.verdicts(map)) if checked else {}
    return describe(build_scene(map).boxes[name].content, map, verdicts).split("\n")


def test_the_map_is_summed_up() -> None:
    assert describe_map(samples.despotism()) == (
        "An argument map of Bertram D. Wolfe: 1 thesis, 2 claims, 3 pieces of "
        "evidence, 1 assumption, 1 undercut, 2 rebuttals, 1 objection."
    )
    assert describe_map(samples.empty()) == "An argument map: nothing yet."


def test_a_statement_tells_all_that_belongs_to_it() -> None:
    assert described(samples.despotism(), "s-cc-1956", checked=True) == [
        "evidence cc-1956: Before the 20th Congress 44 per cent of the Central Committee lost "
        "their seats.",
        "central-committee-1952 / not re-elected in 1956 = 44 %",
        "placed “44 per cent of the Central Committee”",
        "The passage.",
    ]
    assert described(samples.despotism(), "s-mellowing")[1:] == [
        "held by Western observers",
        "granted: in part, the terror has diminished",
    ]


@pytest.mark.parametrize(
    ("sample", "name", "lines"),
    [
        (
            samples.despotism,
            "a-like-cases",
            ["argument like-cases", "scheme: argument from analogy"],
        ),
        (samples.comparison, "s-trotsky.caste", ["answer trotsky.caste"]),
        (samples.comparison, "s-trotsky.purges", ["statement trotsky.purges"]),
        (samples.sections, "more-whole", ["thesis whole: The whole holds."]),
        (
            samples.comparison,
            "rel-s-wolfe.purge-stays--s-trotsky.purges",
            ["wolfe.purge-stays agrees with trotsky.purges", "both count the seats lost"],
        ),
    ],
)
def test_every_box_is_described(sample: object, name: str, lines: list[str]) -> None:
    assert callable(sample)
    assert described(sample(), name) == lines


@pytest.mark.parametrize(
    ("sort", "near", "far", "clause"),
    [
        (Sort.SUPPORT, "s-open", "s-workers", "workers supports open"),
        (Sort.PREMISE, "a-quiet-room", "s-quiet-room_1", "this claim is a premise of quiet-room"),
        (Sort.ATTACK, "a-quiet-room", "s-hall", "hall attacks quiet-room"),
        (Sort.AGREES, "s-bicycles", "see-s-bicycles--rooms", "rooms agrees with bicycles"),
        (
            Sort.CONTRADICTS,
            "s-six-to-ten",
            "rel-s-six-to-ten--s-saturday-only",
            "six-to-ten contradicts saturday-only",
        ),
    ],
)
def test_every_line_is_a_clause(sort: Sort, near: str, far: str, clause: str) -> None:
    boxes = build_scene(samples.library()).boxes
    assert describe_edge(boxes[near].content, sort, boxes[far].content) == clause
