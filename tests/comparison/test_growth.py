"""What a comparison costs grows with the maps and not with the square of them."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from argmap.comparison import compare
from argmap.model import ArgumentMap, MapBuilder, Relation, Use
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.verbalize.comparison_report import text

FEW, TIMES = 250, 8
MOST = 28
"""By how much more eight times as much may cost; with the square it is 64 times as much."""


def chain(number: int) -> ArgumentMap:
    building = MapBuilder("Chain", author="A")
    above = building.thesis("T.", id="t")
    for at in range(number):
        above = building.claim(f"C{at}.", id=f"c{at}", under=above)
    return building.build()


def star(number: int) -> ArgumentMap:
    building = MapBuilder("Star", author="A")
    thesis = building.thesis("T.", id="t")
    for at in range(number):
        building.claim(f"C{at}.", id=f"c{at}", under=thesis)
    return building.build()


def pairs(kind: str) -> Callable[[int], list[Relation]]:
    return lambda number: [
        Relation("a.t", "contradicts", "b.t"),
        *(Relation(f"a.c{at}", kind, f"b.c{at}") for at in range(number)),
    ]


def against_one(number: int) -> list[Relation]:
    return [Relation("a.t", "contradicts", f"b.c{at}") for at in range(number)]


def crossed(number: int) -> list[Relation]:
    return [Relation(f"a.c{at}", "contradicts", f"b.c{number - 1 - at}") for at in range(number)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "relations"),
    [
        (chain, pairs("contradicts")),
        (chain, pairs("in-tension-with")),
        (chain, pairs("same-as")),
        (chain, crossed),
        (star, pairs("contradicts")),
        (star, pairs("supports")),
        (star, against_one),
    ],
)
def test_many_relations_cost_in_proportion(
    made: Callable[[int], ArgumentMap], relations: Callable[[int], list[Relation]]
) -> None:
    def cost(number: int) -> float:
        uses = [Use("a.argmap", "a"), Use("b.argmap", "b")]
        by = ArgumentMap("By", relations(number), uses=uses)
        maps = {"a": made(number), "b": made(number)}
        start = process_time()
        comparison = compare(maps, by)
        text(comparison)
        plan_sheet(comparison)
        return process_time() - start

    cost(FEW)
    few = min(cost(FEW) for _ in range(3))
    assert cost(FEW * TIMES) < MOST * few
