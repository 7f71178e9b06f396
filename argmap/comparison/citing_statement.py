"""The citations of several maps: what each of them is of, among all the maps."""

from __future__ import annotations

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Reference
from argmap.sources import Verdict


def citing(verdict: Verdict, maps: ResolvedMaps) -> Reference:
    """The statement or argument whose citation a verdict is on; the key of the verdict is that
    in all the maps.

    What the map itself has under ``@wolfe.fate``, without an id, has the key ``wolfe.fate~1``,
    as ``fate~1`` of the map ``wolfe`` has: of the two it is the one that has the citation.
    """
    own = maps.main.nodes.get(verdict.key)
    if own is not None and verdict.citation in own.citations[verdict.index : verdict.index + 1]:
        return Reference("", verdict.key)
    return Reference.parse(verdict.key)
