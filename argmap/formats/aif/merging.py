"""Bring together what a map says and what it keeps of the file it was made from.

Nodes and edges of the file stay, unless they are of a statement, an argument or a relation that the
map no longer has. What is new in the map gets new nodes and edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from attrs import Factory, define

from argmap.formats.aif.facts import Facts
from argmap.formats.aif.numbers import Numbers, is_aif_id
from argmap.formats.aif.residue_reading import Kept
from argmap.formats.aif.steps import Pair, Steps, steps_of
from argmap.model import Argument, ArgumentMap, Diagnostic, Statement


@define
class Merged:
    """The graph to be written.

    ``types`` are those of all nodes that the file had, and of new scheme nodes, which are in
    ``made``. ``ids`` are the ids of nodes by the keys of the map. ``gone`` are nodes that the file
    had and the map has no more, ``dropped_edges`` such edges; ``edges`` are edges that the file did
    not have. ``renamed`` are those whose id is no number or is taken. ``losses`` are what AIF
    cannot say.
    """

    types: dict[str, str]
    ids: dict[str, str]
    gone: set[str]
    renamed: list[Statement | Argument]
    losses: list[Diagnostic]
    made: dict[str, str] = Factory(dict)
    dropped_edges: set[Pair] = Factory(set)
    edges: list[Pair] = Factory(list)


def merged(map: ArgumentMap, kept: Kept, numbers: Numbers) -> Merged:
    """Return the graph of a map and what is kept of its file."""
    pairs = kept.edges.pairs
    statements = set(chain.from_iterable(pairs)).difference(kept.types, kept.missing)
    types = kept.types | dict.fromkeys(statements, "I")
    before = steps_of(types, pairs, kept.named)
    ids, renamed = _ids(map, kept, types, numbers)
    facts = Facts(map, ids)
    after = facts.steps
    statements.difference_update(ids.values())
    result = Merged(types, ids, statements, renamed, [*facts.losses])
    if not _is_same(before, after):
        _change(result, kept, before, after, numbers)
    return result


def _change(graph: Merged, kept: Kept, before: Steps, after: Steps, numbers: Numbers) -> None:
    """Take out what the map says no more, and add what it says for the first time."""
    told = _same(before, after) | (after.arguments.keys() & kept.types.keys())
    alive = {id for id in kept.types if id in told} | (kept.types.keys() - before.told())
    graph.gone |= kept.types.keys() - alive
    graph.dropped_edges = before.edges() - after.edges()
    graph.made = {id: type for id, type in _new(after, told, numbers) if id not in alive}
    graph.types |= graph.made
    there = {pair for pair in kept.edges.pairs if graph.gone.isdisjoint(pair)}
    graph.edges = [pair for pair in _in_order(after) if pair not in there]


def _ids(
    map: ArgumentMap, kept: Kept, types: Mapping[str, str], numbers: Numbers
) -> tuple[dict[str, str], list[Statement | Argument]]:
    """Return the ids of nodes by the keys of the map, and what has another id in the map."""
    found: dict[str, str] = {}
    renamed: list[Statement | Argument] = []
    used: set[str] = set()
    listed = frozenset(kept.order)
    nodes: list[Statement | Argument] = [*map.statements, *map.arguments]
    for node in nodes:
        name = node.id
        if name is None:
            continue
        id = kept.id_of(name)
        known = types.get(id)
        if known is None:
            is_free = id not in kept.missing and (
                is_aif_id(id, kept.suffix) or id in listed or name in kept.ids_of_keys
            )
        else:
            is_free = known == _type(node)
        if is_free and id not in used:
            found[node.key] = id
            used.add(id)
        else:
            renamed.append(node)
    if len(found) < len(nodes):
        for node in nodes:
            if node.key not in found:
                found[node.key] = numbers.new()
    return found, renamed


def _type(node: Statement | Argument) -> str:
    if isinstance(node, Statement):
        return "I"
    return "CA" if node.kind.attacks else "RA"


def _same(before: Steps, after: Steps) -> set[str]:
    """Return the scheme nodes that the map still tells, and note them in ``after``."""
    found: set[str] = set()
    for old, new in (
        (before.supports, after.supports),
        (before.attacks, after.attacks),
        (before.rephrases, after.rephrases),
    ):
        for pair, nodes in old.items():
            if pair in new:
                new[pair] = nodes
                found.update(nodes)
    for (first, second), nodes in before.contradictions.items():
        if (first, second) in after.contradictions:
            after.contradictions[first, second] = nodes
        elif (second, first) in after.contradictions:
            after.contradictions[second, first] = nodes[::-1]
        else:
            continue
        found.update(nodes)
    return found


def _is_same(before: Steps, after: Steps) -> bool:
    """Whether the map matches the file, so that no nodes or edges have to be added or removed."""
    return (
        before.supports.keys() == after.supports.keys()
        and before.attacks.keys() == after.attacks.keys()
        and before.contradictions.keys() == after.contradictions.keys()
        and before.rephrases.keys() == after.rephrases.keys()
        and before.arguments == after.arguments
    )


def _new(after: Steps, told: set[str], numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Yield the scheme nodes that the file did not have, with their types; note them."""
    for id, step in after.arguments.items():
        if id not in told:
            yield id, "CA" if step.attacks else "RA"
    for pairs, type in (
        (after.supports, "RA"),
        (after.attacks, "CA"),
        (after.contradictions, "CA"),
        (after.rephrases, "MA"),
    ):
        for pair, nodes in pairs.items():
            if not nodes:
                count = 2 if pairs is after.contradictions else 1
                pairs[pair] = [numbers.new() for _ in range(count)]
                for id in pairs[pair]:
                    yield id, type


def _in_order(after: Steps) -> Iterator[Pair]:
    """Yield the edges of the map in order, each once."""
    done: set[Pair] = set()
    for id, step in after.arguments.items():
        ends = [*((one, id) for one in step.premises), (id, step.under)]
        done.update(ends)
        yield from ends
        for other in step.others:
            if (id, other) not in done:
                done.add((id, other))
                yield id, other
    for pairs in (after.supports, after.attacks, after.contradictions, after.rephrases):
        for (first, second), nodes in pairs.items():
            for at, id in enumerate(nodes):
                back = pairs is after.contradictions and at % 2 == 1
                one, other = (second, first) if back else (first, second)
                for pair in ((one, id), (id, other)):
                    if pair not in done:
                        done.add(pair)
                        yield pair
