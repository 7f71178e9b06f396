"""Who is named as holding what: the author is not taken for his own opponent."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model.argument_map import ArgumentMap
from argmap.model.items import Argument, Statement


def named_holders(map: ArgumentMap) -> Mapping[str, str | None]:
    """Return who holds each statement and argument of a map by key, ``None`` where nobody is named.

    It is as :meth:`.ArgumentMap.holder` has it, but for an attack on what the author holds: with
    no ``by:`` of its own it is nobody's, and so is what supports it. An attack on what others, or
    nobody, hold is the author's.

    >>> from argmap.model import MapBuilder
    >>> at = MapBuilder("Ferry", author="Mira Holm")
    >>> thesis = at.thesis("Keep it.", id="keep")
    >>> costs = at.objection("It costs too much.", id="costs", under=thesis)
    >>> _ = at.evidence("The books show a loss.", id="loss", under=costs)
    >>> _ = at.rebuttal("A bridge costs more.", id="bridge", under=costs)
    >>> dict(named_holders(at.build()))
    {'keep': 'Mira Holm', 'costs': None, 'loss': None, 'bridge': 'Mira Holm'}
    """
    found: dict[str, str | None] = {}
    for key in map.nodes:
        # Up to what is known, then down again: in a map with errors a part may stand above what
        # it hangs on, or hang on itself.
        way: dict[str, Statement | Argument] = {}
        at: str | None = key
        while at is not None and at in map.nodes and at not in found and at not in way:
            way[at] = map.nodes[at]
            at = map.nodes[at].under
        for name, node in reversed(way.items()):
            found[name] = _holder(node, found, map)
    return {key: found[key] for key in map.nodes}


def _holder(
    node: Statement | Argument, found: Mapping[str, str | None], map: ArgumentMap
) -> str | None:
    if node.holder is not None:
        return map.holder(node.key)  # in the spelling that the name has in the map
    if node.under is None or node.under not in found:
        return map.author
    above = found[node.under]
    if isinstance(node, Statement) and node.kind.attacks:
        return None if above == map.author else map.author
    return above
