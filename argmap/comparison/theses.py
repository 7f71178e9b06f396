"""What the authors of compared maps argue for."""

from __future__ import annotations

from argmap.comparison.attribution import reported
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Kind, Reference, Statement


def theses_of(name: str, maps: ResolvedMaps) -> tuple[Reference, ...]:
    """The theses of an imported map that are its author's own, in text order.

    In a map without a thesis, these are the claims at the top level that something supports or
    attacks, or its only one.

    >>> from argmap.language import loads
    >>> maps = ResolvedMaps(loads(""), {"a": loads("claim c: It lasts.\\n  claim: It is firm.\\n")})
    >>> theses_of("a", maps)
    (Reference(map='a', key='c'),)
    """
    map = maps.used[name]
    roots = [node for node in map.roots if isinstance(node, Statement)]
    found = [node for node in roots if node.kind is Kind.THESIS]
    if not found:
        claims = [node for node in roots if node.kind is Kind.CLAIM]
        found = [node for node in claims if len(claims) == 1 or map.children(node.key)]
    keys = (Reference(name, node.key) for node in found)
    return tuple(key for key in keys if reported(key, maps) is None)
