"""Every statement and argument of a map in the order of its outline, each once."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.argument_map import ArgumentMap
from argmap.model.items import Argument, Statement


def outline_order(map: ArgumentMap) -> Iterator[Statement | Argument]:
    """Yield each statement and argument of a map, depth first.

    What no root leads to comes after the rest: in a map with errors a part may hang on itself, or
    on what the map lacks.

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
