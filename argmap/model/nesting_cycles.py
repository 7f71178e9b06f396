"""Find nesting cycles: parts that are their own ancestors, which reopenings make possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.model.items import Argument, Statement


def nesting_cycles(nodes: Mapping[str, Statement | Argument]) -> Iterator[tuple[str, ...]]:
    """Yield each cycle as a tuple of keys, each the child of the next, the first in the text first.

    There are none if every statement comes before its reopenings.

    >>> from argmap.model import Kind
    >>> one = Statement(Kind.CLAIM, "One.", key="one", under="two")
    >>> two = Statement(Kind.CLAIM, "Two.", key="two", under="one")
    >>> list(nesting_cycles({"one": one, "two": two}))
    [('one', 'two')]
    """
    above: set[str] = set()
    for key, node in nodes.items():
        if node.under is not None and node.under not in above:
            break
        above.add(key)
    else:
        return  # every part comes after its parent, as in nearly every map
    settled: set[str] = set()
    order = {key: number for number, key in enumerate(nodes)}
    for start in nodes:
        path: list[str] = []
        on_path: dict[str, int] = {}
        at: str | None = start
        while at is not None and at in nodes and at not in settled and at not in on_path:
            on_path[at] = len(path)
            path.append(at)
            at = nodes[at].under
        if at is not None and at in on_path:
            circle = path[on_path[at] :]
            first = circle.index(min(circle, key=order.__getitem__))
            yield (*circle[first:], *circle[:first])
        settled.update(path)
