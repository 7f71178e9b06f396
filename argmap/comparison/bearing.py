"""What bears on what across several maps, for it or against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from argmap.comparison.gathering import Gathering, name_of
from argmap.model import ArgumentMap, ConflictMode, Reuse, Statement


@frozen
class Bearing:
    """That a statement bears on another: ``under`` is its key, ``favours`` whether it is for it.

    ``step`` is the argument by which it does, where one is written.
    """

    under: str
    favours: bool
    step: str | None = None


@frozen
class Web:
    """The steps and attacks of a map and of those that it uses, in one net of statements."""

    gathering: Gathering

    @cached_property
    def below(self) -> Mapping[str, tuple[Bearing, ...]]:
        """What bears directly on each statement, in the order of the text."""
        found: dict[str, dict[Bearing, None]] = {}
        for name, map in (*self.gathering.used.items(), ("", self.gathering.main)):
            for target, bearing in _bearings(map, f"{name}." if name else ""):
                found.setdefault(target, {})[bearing] = None
        return {key: tuple(bearings) for key, bearings in found.items()}

    def grounds(self, key: str) -> tuple[str, ...]:
        """What supports a statement directly."""
        return tuple(dict.fromkeys(one.under for one in self.below.get(key, ()) if one.favours))

    def case(self, key: str) -> Mapping[str, str | None]:
        """All that speaks for a statement within its map: what supports it, what supports that,
        what answers the attacks on it; with what each of them bears on. The statement itself is
        first, and bears on nothing.

        The map's own statements count to every side, so that a case may be made in it.
        """
        side = self.side(key)
        found: dict[str, str | None] = {key: None}
        seen = {(key, True)}
        waiting = deque([(key, True)])
        while waiting:
            at, favours = waiting.popleft()
            for bearing in self.below.get(at, ()):
                state = (bearing.under, favours == bearing.favours)
                if state in seen or name_of(bearing.under) not in ("", side):
                    continue
                seen.add(state)
                waiting.append(state)
                if state[1]:
                    found.setdefault(bearing.under, at)
        return found

    def side(self, key: str) -> str:
        """The used map to which a statement belongs; one of the map's own belongs to that from
        which all its grounds are, and to none (an empty name) where they are of several.
        """
        if name_of(key):
            return name_of(key)
        sides = {name_of(ground) for ground in self.grounds(key)}
        return sides.pop() if len(sides) == 1 else ""

    def way(self, case: Mapping[str, str | None], key: str) -> tuple[str, ...]:
        """The statements from the head of a case down to one that is in it."""
        way: list[str] = []
        at: str | None = key
        while at is not None and at not in way:
            way.append(at)
            at = case[at]
        return tuple(reversed(way))


def _bearings(map: ArgumentMap, prefix: str) -> Iterator[tuple[str, Bearing]]:
    """Each (statement, what bears on it), with the keys as they are in all the maps."""
    conclusions = {step.key: step.conclusion for step in map.inferences}
    for step in map.inferences:
        argument = f"{prefix}{step.argument}" if step.argument else None
        for premise in (*step.premises, *step.warrants):
            yield prefix + step.conclusion, Bearing(prefix + premise, True, argument)
    for conflict in map.conflicts:
        target, argument = conflict.target, None
        if conflict.mode is ConflictMode.UNDERCUT:
            argument = prefix + target
            target = conclusions.get(target, target)
        for attacker in conflict.attackers:
            yield prefix + target, Bearing(prefix + attacker, False, argument)


def own_reasons(map: ArgumentMap) -> Mapping[tuple[str, str], str]:
    """Why a statement is placed where it is once more, by (its key, what it stands under)."""
    return {
        (item.target, item.under): item.reason
        for item in map.items
        if isinstance(item, Reuse) and item.under is not None
    }


def is_statement(gathering: Gathering, key: str) -> bool:
    """Whether a key is that of a statement of one of the maps."""
    return key in gathering and isinstance(gathering[key], Statement)
