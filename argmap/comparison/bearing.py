"""What bears on what across several maps, for it or against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from argmap.comparison.resolved_maps import ResolvedMaps, name_of
from argmap.model import Argument, ArgumentMap, Inference, Kind, Reuse

_State = tuple[str, bool]


@frozen
class Bearing:
    """That something bears on a statement or on a step.

    ``under`` is its key: of a statement, or of an argument, on which its linked premises bear in
    turn. ``favours`` says whether it is for what it bears on, ``licenses`` whether it is the
    warrant of a step.
    """

    under: str
    favours: bool
    licenses: bool = False


@frozen
class Case:
    """What speaks for a statement, the steps of its arguments included, which can be undercut.

    ``above`` has for each statement and step that was reached, for it (true) or against it, the
    one that it bears on; ``None`` for the head. ``depths`` has how many statements are passed on
    the way to it.
    """

    above: Mapping[_State, _State | None]
    depths: Mapping[_State, int]

    def __contains__(self, key: object) -> bool:
        return (key, True) in self.above

    def __iter__(self) -> Iterator[str]:
        return (key for key, favours in self.above if favours)

    def depth(self, key: str) -> int:
        """How many statements are passed from the head down to one that speaks for it."""
        return self.depths[key, True]

    def way(self, key: str) -> tuple[str, ...]:
        """The statements and steps from the head down to one that speaks for it, by the shortest
        way; what it answers on the way is among them.
        """
        way: list[str] = []
        at: _State | None = (key, True)
        while at is not None:
            way.append(at[0])
            at = self.above[at]
        return tuple(reversed(way))

    def reached(self, keys: Collection[str]) -> Iterator[str]:
        """Those of some keys that speak for the head or against it."""
        if len(keys) < len(self.above):
            return (key for key in keys if (key, True) in self.above or (key, False) in self.above)
        return iter(dict.fromkeys(key for key, _ in self.above if key in keys))

    def ways(self, keys: Iterable[str]) -> set[str]:
        """All that stands on the ways to some of what speaks for the head, or else against it."""
        passed: set[_State] = set()
        for key in keys:
            at: _State | None = (key, (key, True) in self.above)
            while at is not None and at not in passed:
                passed.add(at)
                at = self.above[at]
        return {key for key, _ in passed}


@frozen
class Web:
    """The steps and attacks of a map and of those that it uses, in one net.

    Premises that are linked bear on their argument, and it bears on the conclusion; what
    undercuts an argument bears on it alone.
    """

    maps: ResolvedMaps

    @cached_property
    def below(self) -> Mapping[str, tuple[Bearing, ...]]:
        """What bears directly on each statement and step, in the order of the text."""
        found: dict[str, dict[Bearing, None]] = {}
        for target, bearing in self._bearings():
            # Anything else is a slip, or of a map further on.
            if bearing.under in self.maps and target in self.maps:
                found.setdefault(target, {})[bearing] = None
        return {key: tuple(bearings) for key, bearings in found.items()}

    def _bearings(self) -> Iterator[tuple[str, Bearing]]:
        """Each (statement or step, what bears on it)."""
        graph = self.maps.graph
        written = set()
        for step in graph.inferences:
            if step.argument is None:
                yield from ((step.conclusion, Bearing(key, True)) for key in step.premises)
                continue
            written.add(step.argument)
            yield step.conclusion, Bearing(step.argument, True)
            yield from ((step.argument, Bearing(key, True)) for key in step.premises)
            for key in step.warrants:
                yield step.argument, Bearing(key, True, licenses=True)
        for key, node in self.maps.nodes.items():
            if isinstance(node, Argument) and node.under is not None and key not in written:
                yield self.maps.above(key) or "", Bearing(key, True)  # it has no premise yet
        for conflict in graph.conflicts:
            for attacker in conflict.attackers:
                yield conflict.target, Bearing(attacker, False)

    @cached_property
    def _foreign(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for target, bearing in self._bearings():
            if bearing.under not in self.maps and target in self.maps:
                found.setdefault(target, {})[bearing.under] = None
        return {key: tuple(keys) for key, keys in found.items()}

    def foreign(self, key: str) -> tuple[str, ...]:
        """What bears on a statement or step and is of a map further on, which is not used here."""
        return self._foreign.get(key, ())

    @cached_property
    def _steps(self) -> Mapping[str, tuple[Inference, ...]]:
        found: dict[str, dict[str, Inference]] = {}
        for step in self.maps.graph.inferences:
            known = [key for key in step.premises if key in self.maps]
            if known:
                warrants = tuple(key for key in step.warrants if key in self.maps)
                step = evolve(step, premises=tuple(known), warrants=warrants)
                found.setdefault(step.conclusion, {}).setdefault(step.key, step)
        return {key: tuple(steps.values()) for key, steps in found.items()}

    def steps(self, key: str) -> tuple[Inference, ...]:
        """The steps to a statement, each of which supports it as a whole."""
        return self._steps.get(key, ())

    @cached_property
    def _written(self) -> Mapping[str, Inference]:
        return {
            step.argument: step
            for steps in self._steps.values()
            for step in steps
            if step.argument is not None
        }

    def step(self, key: str) -> Inference | None:
        """The step that an argument is; ``None`` for a statement, or where it has no premise."""
        return self._written.get(key)

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

    @cached_property
    def _favoured(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (key, one.under)
            for key, bearings in self.below.items()
            for one in bearings
            if one.favours
        )

    def favours(self, key: str, target: str) -> bool:
        """Whether a statement or step is directly for another."""
        return (target, key) in self._favoured

    def attackers(self, key: str) -> tuple[str, ...]:
        """What attacks a statement, or undercuts a step, directly."""
        return tuple(one.under for one in self.below.get(key, ()) if not one.favours)

    def grounds(self, key: str) -> tuple[str, ...]:
        """The premises of all steps to a statement."""
        return tuple(dict.fromkeys(one for step in self.steps(key) for one in step.premises))

    def case(self, key: str) -> Case:
        """All that speaks for a statement within its map: what supports it, what supports that,
        what answers the attacks on it.

        The comparison's own statements count to every side, so that a case may be made in it.
        """
        side = self.side(key)
        head = (key, True)
        above: dict[_State, _State | None] = {head: None}
        depths = {head: 0}
        waiting = deque([head])
        while waiting:
            at = waiting.popleft()
            for bearing in self.below.get(at[0], ()):
                state = (bearing.under, at[1] == bearing.favours)
                if state not in above and name_of(bearing.under) in ("", side):
                    above[state] = at
                    is_step = isinstance(self.maps[bearing.under], Argument)
                    depths[state] = depths[at] + (not is_step)
                    waiting.append(state)
        return Case(above, depths)

    @cached_property
    def _sides(self) -> dict[str, str]:
        return {}

    def side(self, key: str) -> str:
        """The used map to which a statement belongs.

        What the comparison adds to a statement belongs where that does. Any other statement of its
        own belongs to the map from which all its grounds are, and to none (an empty name) where
        they are of several.
        """
        if name_of(key):
            return name_of(key)
        passed: dict[str, None] = {}
        while not name_of(key) and key not in self._sides:
            passed[key] = None
            node = self.maps.main.nodes.get(key)
            above = node.under if node is not None else None
            heads = node is None or node.kind in (Kind.ANSWER, Kind.QUESTION)
            if above is None or heads or above in passed:
                names = {name_of(ground) for ground in self.grounds(key)}
                self._sides[key] = names.pop() if len(names) == 1 else ""
                break
            key = above
        side = name_of(key) or self._sides[key]
        self._sides.update(dict.fromkeys(passed, side))
        return side


def additions(maps: ResolvedMaps) -> Iterator[tuple[str, str]]:
    """What a comparison adds to statements of the maps, or to its own: (key, what it is under).

    The answers, what they rest on directly, and the premises of its arguments are told with those.
    """
    nodes = maps.main.nodes
    for key, node in nodes.items():
        above = nodes.get(node.under or "")
        told = isinstance(above, Argument) and node.kind is not Kind.UNDERCUT
        told = told or (above is not None and above.kind is Kind.ANSWER)
        if node.under is not None and node.kind is not Kind.ANSWER and not told:
            yield key, node.under


def own_reasons(
    map: ArgumentMap, full: Callable[[str], str] = str
) -> Mapping[tuple[str, str], str]:
    """Why a statement is placed where it is once more, by (its key, what it stands under);
    ``full`` gives their keys in all the maps.
    """
    return {
        (full(item.target), full(item.under)): item.reason
        for item in map.items
        if isinstance(item, Reuse) and item.under is not None
    }
