"""What bears on what across several maps, for it or against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from argmap.comparison.gathering import Gathering, name_of
from argmap.model import ArgumentMap, ConflictMode, Reuse


@frozen
class Bearing:
    """That a statement bears on another: ``under`` is its key, ``favours`` whether it is for it.

    ``step`` is the argument by which it does, where one is written.
    """

    under: str
    favours: bool
    step: str | None = None


@frozen
class Case:
    """What speaks for a statement, the steps of its arguments included, which can be undercut.

    ``above`` has for each statement that was reached, for it (true) or against it, the one that it
    bears on; ``None`` for the head.
    """

    above: Mapping[tuple[str, bool], tuple[str, bool] | None]

    def __contains__(self, key: object) -> bool:
        return (key, True) in self.above

    def __iter__(self) -> Iterator[str]:
        return (key for key, favours in self.above if favours)

    def way(self, key: str) -> tuple[str, ...]:
        """The statements from the head down to one that speaks for it, by the shortest way; what
        it answers on the way is among them.
        """
        way: list[str] = []
        at: tuple[str, bool] | None = (key, True)
        while at is not None:
            way.append(at[0])
            at = self.above[at]
        return tuple(reversed(way))


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
                if bearing.under in self.gathering:  # and is no slip, nor of a map further on
                    found.setdefault(target, {})[bearing] = None
        return {key: tuple(bearings) for key, bearings in found.items()}

    @cached_property
    def _attacked(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for target, bearings in self.below.items():
            for one in bearings:
                if not one.favours:
                    found.setdefault(one.under, []).append(target)
        return {key: tuple(targets) for key, targets in found.items()}

    def attacked(self, key: str) -> tuple[str, ...]:
        """What a statement attacks directly."""
        return self._attacked.get(key, ())

    def grounds(self, key: str) -> tuple[str, ...]:
        """What supports a statement directly."""
        return tuple(dict.fromkeys(one.under for one in self.below.get(key, ()) if one.favours))

    def case(self, key: str) -> Case:
        """All that speaks for a statement within its map: what supports it, what supports that,
        what answers the attacks on it.

        The comparison's own statements count to every side, so that a case may be made in it.
        """
        side = self.side(key)
        head = (key, True)
        above: dict[tuple[str, bool], tuple[str, bool] | None] = {head: None}
        waiting = deque([head])
        while waiting:
            at, favours = waiting.popleft()
            for bearing in self.below.get(at, ()):
                if bearing.step is not None and bearing.favours:
                    above.setdefault((bearing.step, favours), (at, favours))
                state = (bearing.under, favours == bearing.favours)
                if state not in above and name_of(bearing.under) in ("", side):
                    above[state] = (at, favours)
                    waiting.append(state)
        return Case(above)

    def side(self, key: str) -> str:
        """The used map to which a statement belongs; one of the map's own belongs to that from
        which all its grounds are, and to none (an empty name) where they are of several.
        """
        if name_of(key):
            return name_of(key)
        sides = {name_of(ground) for ground in self.grounds(key)}
        return sides.pop() if len(sides) == 1 else ""


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
