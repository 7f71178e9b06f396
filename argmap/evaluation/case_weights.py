"""Which relations between compared maps matter most: how much of each case uses them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from argmap.comparison import Link
from argmap.evaluation.components import components
from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.fixed_point import Labels, solve
from argmap.evaluation.net import Net, Node, Sort
from argmap.frozen_class import frozen
from argmap.model import Reference


@frozen
class Weight:
    """How much of the case for an answer or a thesis uses a statement, from 0 to 1.

    ``of`` is the answer or thesis; ``None`` if no case of the side's uses the statement. The share
    does not say what falls with the statement: see :meth:`CaseWeights.dependents`.
    """

    share: float
    of: Reference | None


_AT_ONCE: Final = 1 << 10
"""How many parts are rejected at once, each in a scenario of its own."""

_NOTHING = Weight(0.0, None)


@frozen
class Dependents:
    """What becomes of a side's answers (or else theses) that stand, if a statement is rejected."""

    falling: tuple[Reference, ...]
    standing: tuple[Reference, ...]


@frozen
class WeighedLink:
    """A relation across maps, and how much of each case uses its two ends."""

    link: Link
    first: Weight
    second: Weight

    @property
    def weight(self) -> float:
        """The smaller of the two shares; of a contradiction, how sharp it is.

        It is 0 if one side does not use what the relation is about.
        """
        return min(self.first.share, self.second.share)


class CaseWeights:
    """The shares of all parts in the cases for the answers and theses of their own sides.

    A contradiction is sharp if it is between things that both cases use, and the sharper the more
    of each case uses them. The share of a statement in the case for a thesis is found from the
    top, in each side's own case, without the attacks of the others: the thesis has 1; the arguments
    for a statement divide its share among them; each of an argument's linked premises has the whole
    share of the argument; and the answers to an objection divide the share of what it attacks.
    Shares add up where something is a ground for several, but an answer to several objections has
    only the largest: without it each of them has its other answers.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("thesis t: It lasts.\\n  claim c: It is firm.\\n  claim d: It is old.\\n"),
    ...     "b": loads("thesis u: It ends.\\n  claim e: It is soft.\\n"),
    ... }
    >>> by = "use a as a\\nuse b as b\\na.c contradicts b.e\\n\\na.t contradicts b.u\\n"
    >>> found = compare(maps, loads(by))
    >>> weights = CaseWeights(Evaluation.of(found.graph))
    >>> [
    ...     (str(one.link.first), one.first.share, one.second.share, one.weight)
    ...     for one in weights.in_order(found.disagreements.contradictions)
    ... ]
    [('a.t', 1.0, 1.0, 1.0), ('a.c', 0.5, 1.0, 0.5)]
    """

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        net, graph = evaluation.net, evaluation.graph
        sides = [graph.side(node.members[0]) if node.members else "" for node in net.nodes]
        for number, node in enumerate(net.nodes):
            if node.sort is Sort.STEP and not node.members:
                sides[number] = sides[node.needs[0]]
        foreign = [
            number
            for number, node in enumerate(net.nodes)
            if node.sort is Sort.ATTACK and sides[node.needs[0]] != sides[node.target]
        ]
        labels = solve(net, 1, {}, dict.fromkeys(foreign, 1))
        self._best: dict[int, Weight] = {}
        for thesis in evaluation.theses:
            top = evaluation.number(thesis)
            for number, share in _shares(net, labels, top):
                if sides[number] == sides[top] and share > self._of(number).share:
                    self._best[number] = Weight(share, thesis)

    def of(self, key: Reference) -> Weight:
        """The largest share of a statement or an argument."""
        if key not in self._evaluation:
            return _NOTHING
        return self._of(self._evaluation.number(key))

    def dependents(self, keys: Iterable[Reference]) -> Mapping[Reference, Dependents]:
        """What falls with each statement, in the case of its own side.

        It is as if the side's map, with the answers that a comparison words for it, were evaluated
        alone, and the statement rejected.

        >>> from argmap.comparison import compare
        >>> from argmap.language import loads
        >>> map = loads("thesis t: T.\\n  claim c: C.\\n  claim d: D.\\n    claim e: E.\\n")
        >>> weights = CaseWeights(Evaluation.of(compare({"a": map}).graph))
        >>> c = Reference("a", "c")
        >>> weights.of(c).share, weights.dependents([c])[c].falling
        (0.5, ())
        """
        by_side: dict[str, dict[int, list[Reference]]] = {}
        for key in keys:
            if key in self._evaluation:
                number = self._evaluation.number(key)
                of_side = by_side.setdefault(self._evaluation.graph.side(key), {})
                of_side.setdefault(number, []).append(key)
        found: dict[Reference, Dependents] = {}
        for side, numbers in by_side.items():
            net = self._alone(side)
            every = list(numbers)
            for start in range(0, len(every), _AT_ONCE):
                some = every[start : start + _AT_ONCE]
                for number, dependents in self._rejecting(some, side, net):
                    found |= dict.fromkeys(numbers[number], dependents)
        return found

    def _rejecting(
        self, numbers: Sequence[int], side: str, net: Net
    ) -> Iterator[tuple[int, Dependents]]:
        """What falls with each of some parts, by number."""
        evaluation = self._evaluation
        reject = {number: 1 << place for place, number in enumerate(numbers, 1)}
        ins = solve(net, len(numbers) + 1, {}, reject).ins
        standing = [
            (one, ins[evaluation.number(one)])
            for one in evaluation.asked
            if evaluation.graph.side(one) == side and ins[evaluation.number(one)] & 1
        ]
        for place, number in enumerate(numbers, 1):
            falling = tuple(one for one, stands in standing if not stands >> place & 1)
            left = tuple(one for one, stands in standing if stands >> place & 1)
            yield number, Dependents(falling, left)

    def _alone(self, side: str) -> Net:
        """The net with only the parts of a side; all others keep their numbers, but do nothing."""
        net, graph = self._evaluation.net, self._evaluation.graph
        others = {
            number
            for number, node in enumerate(net.nodes)
            if node.members and side not in map(graph.side, node.members)
        }
        for sort in (Sort.STEP, Sort.ATTACK):
            others |= {
                number
                for number, node in enumerate(net.nodes)
                if node.sort is sort and not others.isdisjoint((*node.needs, *_led_to(node)))
            }
        nodes = tuple(
            Node(node.sort, node.name, node.members)
            if number in others
            else evolve(
                node,
                grounds=tuple(one for one in node.grounds if one not in others),
                hits=tuple(one for one in node.hits if one not in others),
            )
            for number, node in enumerate(net.nodes)
        )
        return Net(nodes, net.number, tuple(components([node.depends_on for node in nodes])))

    def in_order(self, links: Iterable[Link]) -> list[WeighedLink]:
        """Relations across the maps, the weightiest first."""
        found = [WeighedLink(one, self.of(one.first), self.of(one.second)) for one in links]
        return sorted(found, key=lambda one: (-one.weight, -one.first.share - one.second.share))

    def _of(self, number: int) -> Weight:
        return self._best.get(number, _NOTHING)


def _led_to(node: Node) -> Iterator[int]:
    """What a step or an attack is for or against."""
    return (one for one in (node.conclusion, node.target) if one >= 0)


def _shares(net: Net, labels: Labels, top: int) -> Iterator[tuple[int, float]]:
    """The share of each part that stands in the case for one of them, from there down."""
    if not labels.ins[top]:
        return
    shares = {top: 1.0}
    as_answer: dict[int, float] = {}
    for number in (one for part in reversed(net.order) for one in part):
        share = min(1.0, max(shares.get(number, 0.0), as_answer.get(number, 0.0)))
        if not share or not labels.ins[number]:
            continue
        yield number, share
        node = net.nodes[number]
        grounds = [one for one in node.grounds if labels.ins[one]]
        for below in (*node.needs, *grounds):
            part = 1 / len(grounds) if below in grounds else 1.0
            shares[below] = shares.get(below, 0.0) + share * part
        for attack in node.hits:
            answers = _answers(attack, net.nodes, labels)
            for below in answers:
                as_answer[below] = max(as_answer.get(below, 0.0), share / len(answers))


def _answers(attack: int, nodes: Sequence[Node], labels: Labels) -> list[int]:
    """The attacks that defeat an attack, or whoever attacks."""
    (attacker,) = nodes[attack].needs
    return [one for one in (*nodes[attack].hits, *nodes[attacker].hits) if labels.ins[one]]
