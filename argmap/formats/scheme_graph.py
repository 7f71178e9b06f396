"""Graphs whose inferences and conflicts are nodes between statements, as in AIF and its kin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from attrs import Factory

from argmap.formats.foreign_text import broken
from argmap.formats.graph_nesting import Step
from argmap.frozen_class import frozen
from argmap.model.vocabulary import ArgumentKind

MOST_PAIRS: Final = 1000
"""How many pairs of statements one node may connect, if each pair is written."""


@frozen
class SchemeNode:
    """A node between statements: an inference, or a conflict.

    ``attributes`` are those of the :class:`Argument` that it may become; it keeps its id in the map
    if ``is_named``.
    """

    kind: ArgumentKind = ArgumentKind.ARGUMENT
    is_named: bool = False
    attributes: Mapping[str, Any] = Factory(dict)


class Link(NamedTuple):
    """A directed edge between two nodes, by their ids."""

    source: str
    target: str


def steps_of(schemes: Mapping[str, SchemeNode], links: Sequence[Link]) -> Iterator[Step]:
    """Yield the steps that nodes and edges make, in the order of the nodes.

    A node with several conclusions makes a step for each; the first has the id of the node.

    Raises :class:`ArgmapError` (``bad-import``) if a node has very many of both, because each pair
    of a premise and a conclusion becomes a line.

    >>> (step,) = steps_of({"r": SchemeNode()}, [Link("a", "r"), Link("b", "r"), Link("r", "t")])
    >>> step.id, step.premises, step.target, str(step.kind)
    ('r', ('a', 'b'), 't', 'argument')
    """
    incoming: dict[str, list[str]] = {id: [] for id in schemes}
    outgoing: dict[str, list[str]] = {id: [] for id in schemes}
    for link in dict.fromkeys(links):
        # An edge between two schemes is the end of the first, and no premise of the second.
        if link.source in schemes:
            outgoing[link.source].append(link.target)
        elif link.target in schemes:
            incoming[link.target].append(link.source)
    for id, node in schemes.items():
        targets = outgoing[id] or [""]
        if len(targets) > 1 and len(targets) * len(incoming[id]) > MOST_PAIRS:
            counts = f"{len(incoming[id]):,} premises and {len(targets):,} conclusions"
            broken(f"a scheme of this file has {counts}, too many to write a step for each")
        for number, target in enumerate(targets):
            own = id if not number else f"{id}-to-{target}"
            yield Step(own, incoming[id], target, node.kind, node.is_named, node.attributes)
