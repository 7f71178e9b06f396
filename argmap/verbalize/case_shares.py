"""How much of an author's case rests on a statement, in words."""

from __future__ import annotations

from typing import Final

from argmap.comparison.attribution import side_of
from argmap.comparison.combined_graph import CombinedGraph
from argmap.evaluation.case_weights import Weight
from argmap.model import Reference
from argmap.verbalize.phrases import genitive, short_name

_SHARES: Final = ((0.95, "All"), (0.6, "Most"), (0.4, "Half"), (0.3, "A third"))
"""Words for the share of a case, each from its least share on."""


def share_of_case(key: Reference, weight: Weight, graph: CombinedGraph) -> str:
    """What rests on a statement, such as "Half of Wolfe's case".

    Empty if that is little, or if the statement is the answer itself.
    """
    if weight.of is None or weight.of == key:
        return ""
    share = next((word for least, word in _SHARES if weight.share >= least), "")
    side = side_of(key, graph)
    author = short_name(graph.maps.author(side) or side)
    return f"{share} of {genitive(author)} case" if share else ""
