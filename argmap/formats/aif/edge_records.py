"""The edges of an AIF file that is written: those of the file that stay, and new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from argmap.formats.aif.edge_list import Edges, Pair
from argmap.formats.aif.json_text import value
from argmap.formats.aif.merging import Merged
from argmap.formats.aif.residue_form import EDGES
from argmap.formats.aif.residue_reading import Kept


def edge_records(
    form: Any, kept: Kept, graph: Merged, new: Iterable[Pair], ids: Mapping[str, str]
) -> list[str]:
    """Return the objects of edges as JSON.

    ``form`` is what the file has in the place of its edges: a text with their columns, or the edges
    themselves. ``new`` are the edges that it did not have, ``ids`` those of nodes as JSON.
    """
    edges, gone, dropped = kept.edges, graph.gone, graph.dropped_edges
    stays: Sequence[int] = range(len(edges.pairs))
    if gone or dropped:
        stays = [
            at
            for at, pair in enumerate(edges.pairs)
            if pair not in dropped and gone.isdisjoint(pair)
        ]
        edges = edges.only(stays)
    columns = form if isinstance(form, str) else EDGES
    quote = "" if columns[:1] == "#" else '"'
    last = ',"formEdgeID":null' if columns.endswith(" formEdgeID") else ""

    def record(number: int, start: str, end: str) -> str:
        return f'{{"edgeID":{quote}{number}{quote},"fromID":{start},"toID":{end}{last}}}'

    if isinstance(form, list):
        records = [value(form[at]) for at in stays]
    else:
        starts, ends = _ends(edges, kept, ids)
        records = [*map(record, edges.numbers, starts, ends)]
    first = max(kept.edges.numbers, default=0) + 1
    records += [record(number, ids[one], ids[two]) for number, (one, two) in enumerate(new, first)]
    return records


def _ends(edges: Edges, kept: Kept, ids: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the starts and the ends of edges of the file as JSON."""
    if kept.odd_ids or kept.missing:
        ids = kept.json_ids((*ids, *kept.missing))
    starts = [ids[start] for start, _ in edges.pairs]
    ends = [ids[end] for _, end in edges.pairs]
    if edges.odd_starts or edges.odd_ends:
        odd = kept.json_ids(ids, odd=ids)
        for at in edges.odd_starts:
            starts[at] = odd[edges.pairs[at][0]]
        for at in edges.odd_ends:
            ends[at] = odd[edges.pairs[at][1]]
    return starts, ends
