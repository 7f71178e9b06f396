"""Projects to measure with: a map of any size, its sources' cards, and the map as Argdown text.

Run as a program it writes one: ``python benchmarks/samples.py 1000 FOLDER``. The same size gives
the same files on every machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from argdown_text import argdown_text
from essays import Essay, sentence

from argmap import Argument, ArgumentMap, Figure, Kind, MapBuilder, Statement, dump
from argmap.sources import add_source

MAP: Final = "sample.argmap"
ARGDOWN: Final = "sample.argdown"

_THESIS: Final = 100  # statements of a thesis and its case: about those of a map of one essay
_SECTION: Final = 5  # theses in a section
_ESSAY: Final = 1_000  # statements for which there is one source
_CRITICS: Final = ("Western observers", "the critics", "Ada Novak")
_DEEPEST: Final = 6  # steps of indentation


def write_project(folder: Path, size: int) -> None:
    """Write a map of ``size`` statements, the cards of its sources, and the map as Argdown."""
    map, essays = sample(size)
    with TemporaryDirectory() as texts:
        for essay in essays:
            text = Path(texts, f"{essay.id}.txt")
            text.write_text(essay.text, "utf-8")
            add_source(text, folder=folder / "seeds", title="A made-up essay")
    dump(map, folder / MAP)
    (folder / ARGDOWN).write_text(argdown_text(map), "utf-8")


def sample(size: int) -> tuple[ArgumentMap, list[Essay]]:
    """A map of ``size`` statements and the essays that it cites."""
    random = Random(size)
    length = 12 * min(size, _ESSAY) + 2_000
    essays = [Essay(f"essay-{n + 1}", length, random) for n in range(-(-size // _ESSAY))]
    return _Growth(size, random, essays).map(), essays


class _Growth:
    """Grows a map statement by statement, in the order of its text."""

    def __init__(self, size: int, random: Random, essays: list[Essay]) -> None:
        self._size = size
        self._random = random
        self._essays = essays
        self._count = 0
        self._building = MapBuilder(
            f"A map of {size:,} statements", author="A. N. Author", sources=[e.id for e in essays]
        )
        self._evidence: list[Statement] = []
        self._supported: set[str] = set()
        self._holders: dict[str, str] = {}
        self._reused: set[tuple[str, str]] = set()

    def map(self) -> ArgumentMap:
        """Grow the whole map."""
        for number, end in enumerate(range(_THESIS, self._size + _THESIS, _THESIS)):
            if number % _SECTION == 0:
                self._building.section(sentence(self._random, 20, 50).rstrip("."))
            path: list[Statement | Argument] = [self._add(Kind.THESIS, None)]
            while self._count < min(end, self._size):
                del path[self._random.randint(1, _DEEPEST) :]
                self._grow(path)
        return self._building.build()

    def _grow(self, path: list[Statement | Argument]) -> None:
        """Put what bears on it under the last part of ``path``, and go on from there."""
        random, above = self._random, path[-1]
        chance = random.random()
        if isinstance(above, Argument):
            path.append(self._add(Kind.CLAIM, above))
        elif above.kind.attacks and chance < 0.8:
            path.append(self._add(Kind.REBUTTAL, above))
        elif chance < 0.14:
            path.append(self._add(Kind.REBUTTAL if above.kind.attacks else Kind.OBJECTION, above))
        elif chance < 0.24 and len(path) < _DEEPEST:
            path.append(self._argument(above))
        elif chance < 0.28 and self._evidence:
            self._reuse(above, path)
        else:
            path.append(self._add(Kind.EVIDENCE if chance < 0.55 else Kind.CLAIM, above))

    def _reuse(self, above: Statement, path: list[Statement | Argument]) -> None:
        """Place evidence that nothing supports once more, so that no circle comes of it."""
        target = self._random.choice(self._evidence[-200:])
        if target in path or target.key in self._supported:
            return
        if target.under == above.key or (above.key, target.key) in self._reused:
            return
        reason = sentence(self._random, 40, 80) if self._random.random() < 0.5 else ""
        self._building.reuse(Kind.EVIDENCE, target, under=above, reason=reason)
        self._supported.add(above.key)
        self._reused.add((above.key, target.key))

    def _argument(self, above: Statement) -> Argument:
        """Add a step with two or three linked premises, now and then with an undercut."""
        random = self._random
        text = sentence(random, 60, 120) if random.random() < 0.5 else ""
        scheme = random.choice(["argument from analogy", "argument from example", None])
        step = self._building.argument(text, under=above, scheme=scheme)
        self._holders[step.key] = self._holder(above)
        kinds = [Kind.CLAIM, Kind.CLAIM, Kind.ASSUMPTION, Kind.UNDERCUT][: random.randint(2, 4)]
        for kind in kinds:
            if self._count < self._size:
                self._add(kind, step)
        return step

    def _add(self, kind: Kind, above: Statement | Argument | None) -> Statement:
        random = self._random
        self._count += 1
        number = self._count
        fields: dict[str, Any] = {}
        if kind is Kind.EVIDENCE or random.random() < 0.17:
            index = min((number - 1) // _ESSAY, len(self._essays) - 1)
            fields["citations"] = [self._essays[index].citation(named=index > 0)]
        if random.random() < 0.03:
            share = f"{random.randint(1, 99)} %"
            fields["figures"] = [Figure(f"the town of number {number}", "share of votes", share)]
        if kind in (Kind.OBJECTION, Kind.UNDERCUT):
            others = [name for name in _CRITICS if name != self._holder(above)]
            fields["by"] = random.choice(others)  # nobody attacks what they hold themselves
        words = sentence(random, 8, 30).lower().rstrip(".").replace("’", "").replace("é", "e")
        id = "-".join([*words.replace(",", "").replace(":", "").split()[:2], str(number)])
        named = kind in (Kind.THESIS, Kind.EVIDENCE) or random.random() < 0.5
        added = self._building.statement(
            kind, sentence(random, 130, 180), id=id if named else None, under=above, **fields
        )
        if above is not None:
            self._supported.add(above.key)
        self._holders[added.key] = fields.get("by", self._holder(above))
        if kind is Kind.EVIDENCE:
            self._evidence.append(added)
        return added

    def _holder(self, above: Statement | Argument | None) -> str:
        """Who holds what is about to be attacked or supported; empty for the author."""
        return self._holders.get(above.key, "") if above is not None else ""


if __name__ == "__main__":
    write_project(Path(sys.argv[2]), int(sys.argv[1]))
