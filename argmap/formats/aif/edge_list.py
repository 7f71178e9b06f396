"""The edges of an AIF file on one line, in their order, keyed by the ids of their ends.

``900: 2>3>1 5>6`` are the edges 900, 901 and 902: from 2 to 3, from 3 to 1 and from 5 to 6;
``1<3<2`` are the first two in the other order. Ids are shortened as in :mod:`.id_lists`. An
apostrophe marks an end that is a number where the ids of nodes are texts, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import Factory, define

from argmap.formats.aif.id_lists import Lengthening, Shortening

Pair = tuple[str, str]

_SIGN: Final = re.compile("[<> ]")


@define
class Edges:
    """Edges in their order: the number of each, and the ids of its start and its end.

    ``odd_starts`` and ``odd_ends`` are the places in the lists of those whose start or end is a
    number in the file where the ids of nodes are texts, or the other way round.
    """

    numbers: list[int] = Factory(list)
    pairs: list[Pair] = Factory(list)
    odd_starts: set[int] = Factory(set)
    odd_ends: set[int] = Factory(set)

    def only(self, places: Sequence[int]) -> Edges:
        """Return the edges at some places in the lists.

        >>> Edges([7, 8], [("1", "2"), ("3", "4")], odd_starts={1}).only([1])
        Edges(numbers=[8], pairs=[('3', '4')], odd_starts={0}, odd_ends=set())
        """
        return Edges(
            [self.numbers[at] for at in places],
            [self.pairs[at] for at in places],
            {new for new, at in enumerate(places) if at in self.odd_starts},
            {new for new, at in enumerate(places) if at in self.odd_ends},
        )


def edges_text(edges: Edges, suffix: str) -> str:
    """Write edges.

    >>> edges_text(Edges([900, 901, 905], [("3", "1"), ("2", "3"), ("5", "6")]), "")
    '900: 1<3<2 905: 5>6'
    """
    short, short_number = Shortening(suffix), Shortening()
    parts: list[str] = []
    expected: int | None = None
    waiting: tuple[_End, _End] | None = None
    last: _End | None = None

    def begin(first: _End, sign: str, second: _End) -> _End:
        parts.append(f"{' ' if parts else ''}{_written(first, short)}")
        parts.append(sign + _written(second, short))
        return second

    for at, (number, pair) in enumerate(zip(edges.numbers, edges.pairs, strict=True)):
        start, end = (pair[0], at in edges.odd_starts), (pair[1], at in edges.odd_ends)
        if number != expected:
            if waiting is not None:
                begin(waiting[0], ">", waiting[1])
            parts.append(f"{' ' if parts else ''}{short_number(str(number))}:")
            waiting = start, end
        else:
            if waiting is not None:
                first, second = waiting
                joins = second in (start, end)
                last = begin(first, ">", second) if joins else begin(second, "<", first)
                waiting = None
            if start == last or end == last:
                last = end if start == last else start
                parts.append((">" if last is end else "<") + _written(last, short))
            else:
                waiting = start, end
        expected = number + 1
    if waiting is not None:
        begin(waiting[0], ">", waiting[1])
    return "".join(parts)


_End = tuple[str, bool]


def _written(end: _End, short: Shortening) -> str:
    return short(end[0]) + ("'" if end[1] else "")


def edges_of(text: str, long: Lengthening) -> Edges:
    """Read edges; raises :class:`ValueError` if the text is not a list of edges.

    >>> edges = edges_of("900: 1<3<2 905: 5>6", Lengthening())
    >>> edges.numbers, edges.pairs
    ([900, 901, 905], [('3', '1'), ('2', '3'), ('5', '6')])
    """
    edges = Edges()
    numbers, pairs = edges.numbers, edges.pairs
    next_number, *parts = f"{text} ".split(": ")
    if text and not parts:
        raise ValueError(f"no number before {text!r}")
    long_number = Lengthening()
    for part in parts:
        first = int(long_number(next_number))
        paths, _, next_number = part.rpartition(" ")
        signs = _SIGN.findall(paths)
        if paths and "  " in f" {''.join(signs)} ":
            raise ValueError(f"an id alone is not an edge: {paths}")
        shorts = paths.replace(">", " ").replace("<", " ").split(" ")
        if "'" in paths:
            _note_odd(shorts, signs, edges)
        ids = long.all(shorts)
        pairs += [
            (one, other) if sign == ">" else (other, one)
            for sign, one, other in zip(signs, ids, ids[1:], strict=False)
            if sign != " "
        ]
        numbers += range(first, first + len(pairs) - len(numbers))
    return edges


def _note_odd(shorts: list[str], signs: list[str], edges: Edges) -> None:
    """Note which ends of the next edges are odd, and take the apostrophes away.

    ``shorts`` are the ids of ends, and ``signs`` what is between them.
    """
    count = len(edges.pairs)
    for place, (before, after) in enumerate(pairwise([" ", *signs, " "])):
        if shorts[place][-1:] == "'":
            shorts[place] = shorts[place][:-1]
            if before != " ":
                (edges.odd_ends if before == ">" else edges.odd_starts).add(count - 1)
            if after != " ":
                (edges.odd_starts if after == ">" else edges.odd_ends).add(count)
        count += after != " "
