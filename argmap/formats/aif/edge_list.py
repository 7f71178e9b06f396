"""The edges of an AIF file on one line, in their order, keyed by the ids of their ends.

``900: 2>3>1 5>6`` are the edges 900, 901 and 902: from 2 to 3, from 3 to 1 and from 5 to 6;
``1<3<2`` are the first two in the other order. Ids are shortened as in :mod:`.id_lists`. An
apostrophe marks an end that is a number where the ids of nodes are texts, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define

from argmap.formats.aif.id_lists import Lengthening, Shortening

_STEP: Final = re.compile(r"([<>])")


@define
class Edge:
    """An edge: its number, and the ids of its ends.

    ``start_is_odd`` and ``end_is_odd`` say that the end is a number in the file where the ids of
    nodes are texts, or the other way round.
    """

    number: int
    start: str
    end: str
    start_is_odd: bool = False
    end_is_odd: bool = False


def edges_text(edges: Iterable[Edge], suffix: str) -> str:
    """Write edges.

    >>> edges_text([Edge(900, "3", "1"), Edge(901, "2", "3"), Edge(905, "5", "6")], "")
    '900: 1<3<2 905: 5>6'
    """
    short, short_number = Shortening(suffix), Shortening()
    parts: list[str] = []
    expected: int | None = None
    waiting: Edge | None = None
    last: _End | None = None

    def begin(first: _End, sign: str, second: _End) -> _End:
        parts.append(f"{' ' if parts else ''}{_written(first, short)}")
        parts.append(sign + _written(second, short))
        return second

    for edge in edges:
        start, end = (edge.start, edge.start_is_odd), (edge.end, edge.end_is_odd)
        if edge.number != expected:
            if waiting is not None:
                begin(*_forward(waiting))
            parts.append(f"{' ' if parts else ''}{short_number(str(edge.number))}:")
            waiting = edge
        else:
            if waiting is not None:
                first, _, second = _forward(waiting)
                joins = second in (start, end)
                last = begin(first, ">", second) if joins else begin(second, "<", first)
                waiting = None
            if start == last or end == last:
                last = end if start == last else start
                parts.append((">" if last is end else "<") + _written(last, short))
            else:
                waiting = edge
        expected = edge.number + 1
    if waiting is not None:
        begin(*_forward(waiting))
    return "".join(parts)


_End = tuple[str, bool]


def _forward(edge: Edge) -> tuple[_End, str, _End]:
    return (edge.start, edge.start_is_odd), ">", (edge.end, edge.end_is_odd)


def _written(end: _End, short: Shortening) -> str:
    return short(end[0]) + ("'" if end[1] else "")


def edges_of(text: str, suffix: str) -> Iterator[Edge]:
    """Read edges; raises :class:`ValueError` if the text is not a list of edges.

    >>> [(edge.number, edge.start, edge.end) for edge in edges_of("900: 1<3<2 905: 5>6", "")]
    [(900, '3', '1'), (901, '2', '3'), (905, '5', '6')]
    """
    long, long_number = Lengthening(suffix), Lengthening()
    number: int | None = None
    for path in text.split():
        if path[-1] == ":":
            number = int(long_number(path[:-1]))
            continue
        if number is None:
            raise ValueError(f"no number before {path!r}")
        first, *steps = _STEP.split(path)
        if not steps:
            raise ValueError(f"{path!r} is not an edge")
        odd = first[-1:] == "'"
        here = long(first[:-1] if odd else first)
        for sign, other in zip(steps[::2], steps[1::2], strict=True):
            other_odd = other[-1:] == "'"
            there = long(other[:-1] if other_odd else other)
            if sign == ">":
                yield Edge(number, here, there, odd, other_odd)
            else:
                yield Edge(number, there, here, other_odd, odd)
            number += 1
            here, odd = there, other_odd
