"""The nodes and edges of a map as a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from argmap.formats.tables import to_tables
from argmap.model import ArgumentMap


class Node(NamedTuple):
    """A node: its id, and its attributes, all of them strings and numbers.

    ``type`` is statement, step or conflict.
    """

    id: str
    attributes: Mapping[str, str | float]


class Edge(NamedTuple):
    """A directed edge. ``role`` says what it is: premise, warrant, conclusion, attacker, target,
    answers, or a relation of the language.
    """

    source: str
    target: str
    role: str


_ENDS: Final = {
    "steps": (("premises", "premise"), ("warrants", "warrant"), ("conclusion", "conclusion")),
    "conflicts": (("attackers", "attacker"), ("warrants", "warrant"), ("target", "target")),
}


def elements(map: ArgumentMap) -> tuple[list[Node], list[Edge]]:
    """Return the nodes and the edges of a map.

    The attributes are the columns of :func:`to_tables`, without those that have no value; lists
    become texts with semicolons. Citations, figures and the order of the text are not in the graph.

    >>> from argmap.language import loads
    >>> nodes, edges = elements(loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n"))
    >>> [node.id for node in nodes]
    ['t', 'c', 'c>t']
    >>> edges[0]
    Edge(source='c', target='c>t', role='premise')
    """
    tables = to_tables(map)
    nodes = [Node(row["id"], _attributes("statement", row)) for row in tables["statements"]]
    edges: list[Edge] = []
    known = {node.id for node in nodes}
    for name, sort in (("steps", "step"), ("conflicts", "conflict")):
        for row in tables[name]:
            nodes.append(Node(row["id"], _attributes(sort, row)))
            known.add(row["id"])
    for name in _ENDS:
        for row in tables[name]:
            edges += _edges(name, row)
    edges += [Edge(one["first"], one["second"], one["relation"]) for one in tables["relations"]]
    missing = dict.fromkeys(end for edge in edges for end in edge[:2] if end not in known)
    # A relation may name an argument that is under nothing, or a statement of another map.
    nodes += [Node(end, {"type": "argument" if end in map else "reference"}) for end in missing]
    return nodes, edges


def _edges(name: str, row: Mapping[str, Any]) -> Iterator[Edge]:
    for column, role in _ENDS[name]:
        ends = [row[column]] if isinstance(row[column], str) else row[column]
        for end in ends:
            is_outgoing = role in ("conclusion", "target")
            yield Edge(row["id"], end, role) if is_outgoing else Edge(end, row["id"], role)


def _attributes(sort: str, row: Mapping[str, Any]) -> dict[str, str | float]:
    found: dict[str, str | float] = {"type": sort}
    ends = {column for columns in _ENDS.values() for column, _ in columns}
    for name, value in row.items():
        if name == "id" or name in ends or value in (None, [], False):
            continue
        found[name] = "; ".join(value) if isinstance(value, list) else value
    return found
