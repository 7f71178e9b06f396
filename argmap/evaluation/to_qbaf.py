"""Translate the net of a map to a graph with scores, and reckon strengths on the net itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from argmap.evaluation.chance import written_chance
from argmap.evaluation.frameworks import GradualModel, Qbaf, Strengths
from argmap.evaluation.frameworks.strengths import Equations, solution
from argmap.evaluation.net import Sort

if TYPE_CHECKING:
    from argmap.evaluation.evaluation import Evaluation

_UNSAID: Final = 0.5
"""The base score of a statement without ``confidence:``."""


def base_scores(evaluation: Evaluation) -> Mapping[str, float]:
    """The base score of each part, by its name.

    For a statement it is its ``confidence:``, or else 0.5; for an argument its numeric
    ``strength:``, or else 1; for an attack it is 1. What the reader accepts has 1, what the reader
    rejects 0.
    """
    found = {}
    for number, node in enumerate(evaluation.net.nodes):
        score = _UNSAID if node.sort is Sort.STATEMENT else 1.0
        for key in node.members:
            written = written_chance(evaluation.graph.maps[key])
            if written is not None:
                score = written
                break
        if number in evaluation.accepted or number in evaluation.rejected:
            score = float(number in evaluation.accepted)
        found[node.name] = score
    return found


def qbaf_of(evaluation: Evaluation) -> Qbaf:
    """The graph of an evaluation; see :meth:`.Evaluation.to_qbaf`."""
    nodes = evaluation.net.nodes
    base = base_scores(evaluation)
    attacks: list[tuple[str, str]] = []
    supports: list[tuple[str, str]] = []
    for number, node in enumerate(nodes):
        if number in evaluation.accepted or number in evaluation.rejected:
            continue
        supports += [(nodes[one].name, node.name) for one in (*node.needs, *node.grounds)]
        attacks += [(nodes[one].name, node.name) for one in node.hits]
    return Qbaf(base, tuple(dict.fromkeys(attacks)), tuple(dict.fromkeys(supports)))


def strengths_of(evaluation: Evaluation, model: GradualModel) -> Strengths:
    """The strengths of all parts; see :meth:`.Evaluation.strengths`."""
    nodes = evaluation.net.nodes
    chosen = evaluation.accepted | evaluation.rejected

    def kept(number: int, of: tuple[int, ...]) -> list[int]:
        return [] if number in chosen else [*dict.fromkeys(of)]

    equations = Equations(
        base=list(base_scores(evaluation).values()),
        attackers=[kept(number, node.hits) for number, node in enumerate(nodes)],
        supporters=[kept(number, node.grounds) for number, node in enumerate(nodes)],
        linked=[kept(number, node.needs) for number, node in enumerate(nodes)],
    )
    return solution([node.name for node in nodes], equations, model)
