"""Lay the statements of an AIF graph out as an outline: roots first, what is said of them below.

The other formats use :mod:`argmap.formats.graph_nesting`, which is for files that a map can hold
only in part: it returns the steps that it leaves out. Here nothing may be left out, because the
fields with the rest of the file rely on each scheme node in :class:`Steps` being there exactly once
when the map is written. So an inference may have no premise, several conclusions, or its conclusion
among its premises. And dialogues are deep, so that statements are reopened, and who holds a
statement depends on where it is put.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import define

from argmap.formats.aif.speakers import Speakers
from argmap.formats.aif.steps import Steps
from argmap.model import Argument, Item, Kind, Relation, Reopening, Reuse, Statement
from argmap.model.attribution import Attribution
from argmap.model.vocabulary import ArgumentKind, RelationKind

_DEEPEST: Final = 12
"""How deep statements are nested; what is below is put under a reopened statement."""


@define
class Place:
    """A place in the outline that is still to be filled: an argument, or a statement or its reuse.

    ``holder`` is whose view the statement above it is, where the place makes it that person's, too.
    """

    id: str
    kind: Kind | ArgumentKind
    under: str | None
    depth: int
    holder: Attribution | None


class Outline:
    """Makes the items of a map.

    ``texts`` are the information nodes by id, in order, with the texts that the map has for them;
    ``keys`` are the ids in the map, and ``schemes`` the schemes of arguments, by the ids of nodes.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        steps: Steps,
        keys: Mapping[str, str],
        schemes: Mapping[str, str],
        speakers: Speakers,
    ) -> None:
        self._texts = texts
        self._steps = steps
        self._keys = keys
        self._schemes = schemes
        self._speakers = speakers
        self._kinds: dict[str, Kind | ArgumentKind] = {}
        self._below: dict[str, list[tuple[str, bool]]] = {}
        self._sort()

    def _sort(self) -> None:
        """List what is below each node, with whether it attacks; reasons come first."""
        below = self._below
        types = self._steps.arguments
        for id, step in types.items():
            if not step.attacks:
                below.setdefault(step.under, []).append((id, False))
        for first, second in self._steps.supports:
            if second not in types:
                below.setdefault(second, []).append((first, False))
        for id, step in types.items():
            if step.attacks:
                below.setdefault(step.under, []).append((id, True))
        for first, second in self._steps.attacks:
            below.setdefault(second, []).append((first, True))

    def items(self) -> Iterator[Item]:
        """Yield the items in text order."""
        used = {first for first, second in self._steps.supports if second in self._texts}
        used.update(first for first, _ in self._steps.attacks)
        used.update(one for step in self._steps.arguments.values() for one in step.premises)
        roots = [id for id in self._texts if id not in used]
        yield from self._trees([id for id in roots if id in self._below])
        yield from self._trees([id for id in self._texts if id in used])  # circles have no root
        yield from self._trees([id for id in roots if id not in self._below])
        yield from self._relations()

    def _trees(self, roots: Sequence[str]) -> Iterator[Item]:
        for id in roots:
            if id in self._kinds:
                continue
            waiting = [Place(id, Kind.THESIS if id in self._below else Kind.CLAIM, None, 0, None)]
            reopened: list[tuple[str, Attribution | None]] = []
            yield from self._fill(waiting, reopened)
            for again, holder in reopened:  # grows while it is gone through
                yield Reopening(self._keys[again])
                yield from self._fill([*self._under(again, 0, holder)], reopened)

    def _fill(
        self, waiting: list[Place], reopened: list[tuple[str, Attribution | None]]
    ) -> Iterator[Item]:
        while waiting:
            place = waiting.pop()
            id, holder = place.id, place.holder
            key = self._keys[id]
            if id not in self._texts:
                self._kinds[id] = place.kind
                scheme = self._schemes.get(id)
                yield Argument(key=key, kind=place.kind, under=place.under, scheme=scheme)
                waiting += self._under_argument(id, place.depth, holder)
                continue
            if id in self._kinds:
                yield Reuse(place.kind, key, place.under)
                continue
            self._kinds[id] = place.kind
            by = self._speakers.attribution(id, holder)
            yield Statement(place.kind, self._texts[id], key=key, under=place.under, by=by)
            if id in self._below:
                if place.depth >= _DEEPEST:
                    reopened.append((id, by or holder))
                else:
                    waiting += self._under(id, place.depth, by or holder)

    def _under(self, id: str, depth: int, holder: Attribution | None) -> Iterator[Place]:
        """Yield the places below a statement, the last first."""
        attack = Kind.REBUTTAL if self._kinds[id].attacks else Kind.OBJECTION
        key = self._keys[id]
        for other, attacks in reversed(self._below[id]):
            kind: Kind | ArgumentKind = attack if attacks else Kind.CLAIM
            if other not in self._texts:
                kind = ArgumentKind.COUNTER if attacks else ArgumentKind.ARGUMENT
            yield Place(other, kind, key, depth + 1, None if attacks else holder)

    def _under_argument(self, id: str, depth: int, holder: Attribution | None) -> Iterator[Place]:
        """Yield the places below an argument or a counter, the last first."""
        key = self._keys[id]
        for other, _ in reversed(self._below.get(id, ())):
            kind = Kind.UNDERCUT if other in self._texts else ArgumentKind.COUNTER
            yield Place(other, kind, key, depth + 1, None)
        for premise in reversed(self._steps.arguments[id].premises):
            yield Place(premise, Kind.CLAIM, key, depth + 1, holder)

    def _relations(self) -> Iterator[Relation]:
        keys, steps = self._keys, self._steps
        for id, step in steps.arguments.items():
            kind = RelationKind.REBUTS if step.attacks else RelationKind.SUPPORTS
            for other in step.others:
                yield Relation(keys[id], kind, keys[other])
        for first, second in steps.supports:
            if second in steps.arguments:
                yield Relation(keys[first], RelationKind.SUPPORTS, keys[second])
        for pairs, kind in (
            (steps.contradictions, RelationKind.CONTRADICTS),
            (steps.rephrases, RelationKind.REPHRASES),
        ):
            for first, second in pairs:
                yield Relation(keys[first], kind, keys[second])
