"""Which statements matter to the questions and relations of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from argmap.comparison.combined_graph import CombinedGraph
from argmap.frozen_class import frozen
from argmap.model import Reference


@frozen(slots=False)
class Relevance:
    """Whether a statement is part of the case for an answer, or for a statement that is related
    across the maps.

    In a comparison without questions and relations, everything is relevant.

    >>> from argmap.comparison.resolved_maps import ResolvedMaps
    >>> from argmap.language import loads
    >>> used = {"a": loads("thesis t: T.\\n  claim c: C.\\n\\nthesis u: U.\\n")}
    >>> main = loads("use a as a\\nquestion q: Is it so?\\n  answer @a.t\\n")
    >>> relevance = Relevance(CombinedGraph(ResolvedMaps(main, used)))
    >>> [Reference("a", key) in relevance for key in "tcu"]
    [True, True, False]
    """

    graph: CombinedGraph

    def __contains__(self, key: object) -> bool:
        return self._near is None or key in self._near

    @cached_property
    def _near(self) -> frozenset[object] | None:
        answers = chain.from_iterable(self.graph.maps.answers.values())
        heads = {*answers, *self._related()}
        if not heads:
            return None
        return frozenset(key for head in heads for key in self.graph.supporting_case(head))

    def _related(self) -> Iterator[Reference]:
        for link in self.graph.relations:
            if self.graph.are_across(link.ends):
                yield from link.ends
