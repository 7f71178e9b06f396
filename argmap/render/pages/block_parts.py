"""Parts of a question's block for one page each, and their references to other pages."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from argmap.render.comparison_sheet.blocks import Block, Group, Pair

HeadedPair = tuple[str, Pair]
"""A relation with the heading of its group."""


def part_of(block: Block, pairs: Sequence[HeadedPair], *, is_first: bool) -> Block:
    """A block with some of its relations; if it is not the first, its answers are in short."""
    groups: list[Group] = []
    omitted = {}
    for group in block.groups:
        drawn = tuple(pair for heading, pair in pairs if heading == group.heading)
        if drawn:
            groups.append(Group(group.heading, drawn))
            omitted[group.heading] = len(group.pairs) - len(drawn)
    part = evolve(block, groups=groups, omitted=omitted, trees={}, tables=[])
    if is_first:
        return part
    short = {
        name: [evolve(row, is_short=True, hidden=0, notes=[]) for row in rows]
        for name, rows in block.answers.items()
    }
    return evolve(part, answers=short, own=[], own_notes={})
