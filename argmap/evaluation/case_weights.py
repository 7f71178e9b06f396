"""Which relations between compared maps matter most: how much of each case rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from argmap.comparison import Link
from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.fixed_point import Labels, solve
from argmap.evaluation.net import Net, Node, Sort
from argmap.model import Reference


@frozen
class Weight:
    """How much of the case for an answer or a thesis rests on a statement, from 0 to 1.

    ``of`` is the answer or thesis; ``None`` if none of the side's rests on the statement.
    """

    share: float
    of: Reference | None


_NOTHING = Weight(0.0, None)


@frozen
class WeighedLink:
    """A relation across maps, and how much rests on its two ends."""

    link: Link
    first: Weight
    second: Weight

    @property
    def weight(self) -> float:
        """The smaller of the two shares; of a contradiction, how sharp it is.

        It is 0 if one side does not need what the relation is about.
        """
        return min(self.first.share, self.second.share)


class CaseWeights:
    """The shares of all parts in the cases for the answers and theses of their own sides.

    A contradiction is sharp if it is between things that both cases need, and the sharper the more
    of each case rests on them. The share of a statement in the case for a thesis is found from the
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

    def in_order(self, links: Iterable[Link]) -> list[WeighedLink]:
        """Relations across the maps, the weightiest first."""
        found = [WeighedLink(one, self.of(one.first), self.of(one.second)) for one in links]
        return sorted(found, key=lambda one: (-one.weight, -one.first.share - one.second.share))

    def _of(self, number: int) -> Weight:
        return self._best.get(number, _NOTHING)


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
