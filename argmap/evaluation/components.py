"""The strongly connected components of a graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def components(depends_on: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """The strongly connected components of a graph, each after those that it depends on.

    ``depends_on`` has for each node those that it depends on (R. Tarjan,
    Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972), 146-160.)

    >>> list(components([[1], [0], [1]]))
    [(0, 1), (2,)]
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for start in range(len(depends_on)):
        if start in index:
            continue
        work = [(start, iter(depends_on[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            at, below = work[-1]
            for one in below:
                if one not in index:
                    index[one] = low[one] = len(index)
                    stack.append(one)
                    on_stack.add(one)
                    work.append((one, iter(depends_on[one])))
                    break
                if one in on_stack:
                    low[at] = min(low[at], index[one])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == index[at]:
                    found = []
                    while True:
                        one = stack.pop()
                        on_stack.discard(one)
                        found.append(one)
                        if one == at:
                            break
                    yield tuple(sorted(found))
