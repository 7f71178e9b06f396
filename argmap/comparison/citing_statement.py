"""The citing statement or argument of a verdict, across several maps."""

from __future__ import annotations

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Reference
from argmap.sources import Verdict


def citing(verdict: Verdict, maps: ResolvedMaps) -> Reference:
    """The statement or argument whose citation a verdict is about.

    The verdict's key is the one across all the maps. A statement without an id that the map itself
    has under ``@wolfe.fate`` has the key ``wolfe.fate~1``, which is also the key of ``fate~1`` in
    the map ``wolfe``. The result is the one that has the citation.
    """
    own = maps.main.nodes.get(verdict.key)
    if own is not None and verdict.citation in own.citations[verdict.index : verdict.index + 1]:
        return Reference("", verdict.key)
    return Reference.parse(verdict.key)
