"""Iterate over the statements and arguments of a map in outline order."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.argument_map import ArgumentMap
from argmap.model.items import Argument, Statement


def outline_order(map: ArgumentMap) -> Iterator[Statement | Argument]:
    """Yield each statement and argument of a map once, depth first.

    Parts without a path from a root come last: in a map with errors, a part may be its own
    ancestor, or have an unknown parent.

    >>> from argmap.language import parse
    >>> map = parse("thesis t: T.\\n\\n@a\\n  claim a: A.\\n    claim b: B.\\n").map
    >>> [node.key for node in outline_order(map)]
    ['t', 'a', 'b']
    """
    seen: set[str] = set()
    roots = [root.key for root in map.roots if isinstance(root, (Statement, Argument))]
    for start in (*roots, *map.nodes):
        stack = [start]
        while stack:
            key = stack.pop()
            if key in seen:
                continue
            seen.add(key)
            yield map.nodes[key]
            below = map.children(key)
            stack += [x.key for x in reversed(below) if isinstance(x, (Statement, Argument))]
