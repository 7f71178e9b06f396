"""What it takes to compare ten maps of two thousand statements each, in seconds of CPU.

Run as a program, ``python benchmarks/comparing.py REPEAT`` prints JSON: all measurements. Layout is
not part of it.
"""

from __future__ import annotations

import json
import sys
import time
from random import Random
from typing import Final

from samples import sample

from argmap import ArgumentMap, Figure, Relation, RelationKind
from argmap.comparison import compare

MAPS: Final = 10
STATEMENTS: Final = 2_000
RELATIONS: Final = 200


def measure(repeat: int) -> list[float]:
    """Compare made-up maps, with figures and relations between any two of them."""
    taken = []
    for _ in range(repeat):
        maps = {f"map-{number}": sample(STATEMENTS + number)[0] for number in range(MAPS)}
        by = ArgumentMap("By", _relations(maps))
        start = time.process_time()
        found = compare(maps, by)
        taken.append(time.process_time() - start)
        figures = found.figures
        pairs: tuple[object, ...] = (*figures.agreements, *figures.conflicts, *figures.related)
        if not found.disagreements.deepest or (_has_figures(maps) and not pairs):
            raise SystemExit("the sample is not what it should be")
    return taken


def _relations(maps: dict[str, ArgumentMap]) -> list[Relation]:
    random = Random(RELATIONS)
    ids = {name: [s.key for s in map.statements if s.id] for name, map in maps.items()}
    relations = []
    kinds = [RelationKind.CONTRADICTS, RelationKind.IN_TENSION, RelationKind.AGREES]
    for _ in range(RELATIONS):
        one, other = random.sample(sorted(maps), 2)
        first, second = random.choice(ids[one]), random.choice(ids[other])
        relations.append(Relation(f"{one}.{first}", random.choice(kinds), f"{other}.{second}"))
    for one, other in zip(sorted(maps), sorted(maps)[1:], strict=False):
        first, second = maps[one].theses[0].key, maps[other].theses[0].key
        relations.append(Relation(f"{one}.{first}", RelationKind.CONTRADICTS, f"{other}.{second}"))
    return relations


def _has_figures(maps: dict[str, ArgumentMap]) -> bool:
    found: list[Figure] = [f for map in maps.values() for s in map.statements for f in s.figures]
    return bool(found)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
