"""The positions that one can take on what a map leaves open."""

from __future__ import annotations

from argmap.evaluation.fixed_point import Labels
from argmap.evaluation.frameworks import preferred
from argmap.evaluation.net import Net, Sort
from argmap.evaluation.to_framework import framework_of
from argmap.frozen_class import frozen


@frozen
class Positions:
    """The positions on a map: preferred labellings, factored into independent matters.

    ``settled`` are the statements that stand in every position because they stand anyway.
    ``matters`` are the independent choices: for each the alternatives, each with the statements
    that stand if it is chosen. A position is one alternative of each matter. ``is_complete`` says
    whether all were found before a limit was reached.
    """

    settled: tuple[str, ...]
    matters: tuple[tuple[tuple[str, ...], ...], ...]
    is_complete: bool

    @property
    def count(self) -> int:
        """How many positions there are."""
        found = 1
        for alternatives in self.matters:
            found *= len(alternatives)
        return found


def positions_of(net: Net, labels: Labels, seconds: float | None) -> Positions:
    """The positions of a net with its verdict; see :meth:`.Evaluation.positions`."""
    numbers = range(len(net.nodes))
    ins = {number for number in numbers if labels.ins[number]}
    outs = {number for number in numbers if labels.outs[number]}
    statements = {
        node.name
        for number, node in enumerate(net.nodes)
        if node.sort is Sort.STATEMENT and number not in ins and number not in outs
    }
    settled = tuple(
        net.nodes[number].name for number in ins if net.nodes[number].sort is Sort.STATEMENT
    )
    found = preferred(framework_of(net, ins, outs), seconds=seconds)
    matters = []
    for part in found.parts:
        alternatives = dict.fromkeys(
            tuple(sorted(statements.intersection(choice))) for choice in part.found
        )
        if len(alternatives) > 1:
            matters.append(tuple(alternatives))
    return Positions(settled, tuple(matters), found.is_complete)
