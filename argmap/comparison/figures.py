"""Figures of several maps held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from attrs import frozen

from argmap.comparison.gathering import Gathering
from argmap.model import Figure, Statement
from argmap.model.measuring import apart, can_agree
from argmap.model.normal_form import normal_form


@frozen
class StatedFigure:
    """A figure, and the statement of a used map that states it."""

    key: str
    figure: Figure


@frozen
class FigurePair:
    """Two figures of one subject from two maps.

    ``apart`` is by how much the values differ, in their unit; ``None`` where that cannot be said.
    """

    first: StatedFigure
    second: StatedFigure
    apart: Decimal | None = None

    @property
    def subject(self) -> str:
        """What was counted."""
        return self.first.figure.subject


@frozen
class Figures:
    """What the figures of several maps have to do with each other.

    ``conflicts`` measure the same thing and cannot both be true; ``agreements`` measure the same
    thing and can; ``related`` measure something else of the same subject, and so are never in
    conflict: 98 of 139 arrested and shot, and 110 of 139 shot or sent to camps. Values that cannot
    be compared, as where one is vague, are related too.
    """

    conflicts: tuple[FigurePair, ...] = ()
    agreements: tuple[FigurePair, ...] = ()
    related: tuple[FigurePair, ...] = ()


def compare_figures(gathering: Gathering) -> Figures:
    """Hold the figures of every two used maps against each other.

    Subjects and measures are the same where their words are, whatever their capitals.
    """
    by_map = {name: list(_stated(name, gathering)) for name in sorted(gathering.used)}
    conflicts: list[FigurePair] = []
    agreements: list[FigurePair] = []
    related: list[FigurePair] = []
    for name, other in combinations(by_map, 2):
        there = _by_subject(by_map[other])
        for subject, ours in _by_subject(by_map[name]).items():
            theirs = there.get(subject, {})
            for measure, values in ours.items():
                if measure in theirs:
                    agreeing, differing = _held_against(values, theirs[measure])
                    agreements += agreeing
                    conflicts += [pair for pair in differing if pair.apart is not None]
                    related += [pair for pair in differing if pair.apart is None]
                related += [
                    FigurePair(one, against)
                    for one in values
                    for what, found in theirs.items()
                    for against in found
                    if what != measure and measure not in theirs and what not in ours
                ]
    return Figures(tuple(conflicts), tuple(agreements), tuple(related))


def _stated(name: str, gathering: Gathering) -> Iterator[StatedFigure]:
    for node in gathering.used[name].nodes.values():
        if isinstance(node, Statement):
            for figure in node.figures:
                yield StatedFigure(f"{name}.{node.key}", figure)


_Measures = dict[str, list[StatedFigure]]


def _by_subject(stated: list[StatedFigure]) -> Mapping[str, _Measures]:
    found: dict[str, _Measures] = {}
    for one in stated:
        measures = found.setdefault(normal_form(one.figure.subject), {})
        measures.setdefault(normal_form(one.figure.measure), []).append(one)
    return found


def _held_against(
    ours: list[StatedFigure], theirs: list[StatedFigure]
) -> tuple[list[FigurePair], list[FigurePair]]:
    """Those that agree; and those that differ and have nothing that agrees with them over there."""
    agreeing = [
        FigurePair(one, other)
        for one in ours
        for other in theirs
        if can_agree(one.figure, other.figure)
    ]
    settled = {id(pair.first) for pair in agreeing} | {id(pair.second) for pair in agreeing}
    differing = [
        FigurePair(one, other, apart(one.figure, other.figure))
        for one in ours
        for other in theirs
        if id(one) not in settled and id(other) not in settled
    ]
    return agreeing, differing
