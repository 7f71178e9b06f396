"""The map that Argdown draws of a document: nodes, groups and edges.

argmap makes a map of everything in a document. This is what Argdown itself would draw of it, so
that both can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import Factory, define

from argmap.formats.argdown.document import (
    Argument,
    Document,
    Inference,
    Node,
    Relation,
    RelationType,
    Role,
    Section,
    Statement,
    canonical_of,
)
from argmap.formats.argdown.relations import interpreted
from argmap.formats.argdown.selection import Selection
from argmap.frozen_class import frozen

_BETWEEN_OTHERS: Final = {
    RelationType.CONTRADICTORY: RelationType.ATTACK,
    RelationType.CONTRARY: RelationType.ATTACK,
    RelationType.ENTAILS: RelationType.SUPPORT,
}
"""The types of edges that do not connect two statements."""


@frozen
class MapNode:
    """A node of a map: a statement or an argument."""

    kind: str
    title: str
    text: str | None
    tags: tuple[str, ...]


@frozen
class Edge:
    """An edge: its type, and the kinds and titles of its ends."""

    type: str
    source: tuple[str, str]
    target: tuple[str, str]


@define
class Group:
    """A group, made of a heading, with the nodes and groups in it."""

    title: str
    level: int
    is_closed: bool = False
    nodes: list[MapNode] = Factory(list)
    groups: list[Group] = Factory(list)


@frozen
class BuiltMap:
    """A map: its nodes, those outside of all groups, the groups at the top, and the edges."""

    nodes: tuple[MapNode, ...]
    loose: tuple[MapNode, ...]
    groups: tuple[Group, ...]
    edges: tuple[Edge, ...]


def built_map(document: Document) -> BuiltMap:
    """Return the map that Argdown draws.

    >>> from argmap.formats.argdown.reading import document_of
    >>> map = built_map(document_of("[t]: It lasts.\\n  - <no>: It fell.\\n"))
    >>> [(edge.type, edge.source, edge.target) for edge in map.edges]
    [('attack', ('argument', 'no'), ('statement', 't'))]
    """
    relations = interpreted(document)
    selection = Selection(document, relations)
    chosen: list[Node] = [*selection.statements.values(), *selection.arguments.values()]
    nodes = {id(one): _node(one, document, selection) for one in chosen}
    edges = [edge for relation in relations for edge in _edges(relation, selection)]
    edges += _unwritten(selection)
    tops, loose = _grouped(document, chosen)
    groups = tuple(_group(one, nodes) for one in tops)
    return BuiltMap(
        tuple(nodes.values()),
        tuple(nodes[id(one)] for one in loose),
        groups,
        tuple(_closed(groups, edges)),
    )


def _closed(groups: Iterable[Group], edges: list[Edge]) -> list[Edge]:
    """Empty the closed groups; what led to their nodes leads to the group."""
    for group in groups:
        if not group.is_closed:
            edges = _closed(group.groups, edges)
            continue
        inside: set[tuple[str, str]] = set()
        waiting = [group]
        while waiting:
            one = waiting.pop()
            inside |= {(node.kind, node.title) for node in one.nodes}
            waiting += one.groups
        own = ("group", group.title)
        group.nodes, group.groups = [], []
        edges = [
            Edge(
                edge.type,
                own if edge.source in inside else edge.source,
                own if edge.target in inside else edge.target,
            )
            for edge in edges
            if not (edge.source in inside and edge.target in inside)
        ]
    return edges


def _node(node: Node, document: Document, selection: Selection) -> MapNode:
    kind = "argument" if isinstance(node, Argument) else "statement"
    settings = document.group("map")
    canonical = canonical_of(selection.members(node))
    shows_text = settings.get(f"{kind}LabelMode") not in ("title", "none")
    text = canonical.text if canonical is not None and shows_text else None
    tags = tuple(node.tags) if settings.get("addTags") is not False else ()
    return MapNode(kind, node.title, text, tags)


def _end(node: Node) -> tuple[str, str]:
    return ("argument" if isinstance(node, Argument) else "statement", node.title)


# Edges


def _edges(relation: Relation, selection: Selection) -> Iterator[Edge]:
    source, target = relation.source, relation.target
    if not (selection.reaches(relation, source) and selection.reaches(relation, target)):
        return
    yield from _between(relation, _sources(source, selection), _targets(target, selection))
    if not (relation.is_symmetric and isinstance(source, Statement)):
        return
    if isinstance(target, Statement) and source.title not in selection.statements:
        froms = _sources(target, selection)
        yield from _between(relation, froms, _targets(source, selection))


def _between(relation: Relation, sources: list[Node], targets: list[Node]) -> Iterator[Edge]:
    for source in sources:
        for target in targets:
            type = relation.type
            if not (isinstance(source, Statement) and isinstance(target, Statement)):
                type = _BETWEEN_OTHERS.get(type, type)
            yield Edge(type.value, _end(source), _end(target))


def _sources(end: Node, selection: Selection) -> list[Node]:
    if isinstance(end, Argument) or end.title in selection.statements:
        return [end]
    return _arguments_with(end, Role.CONCLUSION, selection)


def _targets(end: Node | Inference, selection: Selection) -> list[Node]:
    if isinstance(end, Inference):
        return [end.argument]
    if isinstance(end, Argument) or end.title in selection.statements:
        return [end]
    return _arguments_with(end, Role.PREMISE, selection)


def _arguments_with(statement: Node, role: Role, selection: Selection) -> list[Node]:
    return [
        member.argument
        for member in selection.members(statement)
        if member.role is role
        and member.argument is not None
        and member.argument.title in selection.arguments
    ]


def _unwritten(selection: Selection) -> Iterator[Edge]:
    """The edges that follow from premises and conclusions."""
    known: set[tuple[int, int]] = set()

    def edge(source: Node, target: Node) -> Iterator[Edge]:
        if (id(source), id(target)) not in known:
            known.add((id(source), id(target)))
            yield Edge("support", _end(source), _end(target))

    for argument in selection.arguments.values():
        if argument.pcs:
            conclusion = argument.pcs[-1].node
            if conclusion.title in selection.statements:
                yield from edge(argument, conclusion)
                continue
            for target in _arguments_with(conclusion, Role.PREMISE, selection):
                yield from edge(argument, target)
    for statement in selection.statements.values():
        for target in _arguments_with(statement, Role.PREMISE, selection):
            yield from edge(statement, target)


# Groups


def _grouped(document: Document, nodes: list[Node]) -> tuple[list[_Group], list[Node]]:
    settings = document.group("group")
    regroup = settings.get("regroup")
    sections: dict[int, Section | None] = {id(one): one.section for one in nodes}
    if isinstance(regroup, list) and regroup:
        sections = _regrouped(regroup, nodes)
    depth = settings.get("groupDepth")
    depth = 2 if not isinstance(depth, (int, float)) else depth
    least = document.deepest - depth + 1
    groups: dict[int, _Group] = {}
    loose: list[Node] = []
    for node in nodes:
        section = _group_section(sections[id(node)], least)
        if section is None:
            loose.append(node)
        else:
            groups.setdefault(id(section), _Group(section)).nodes.append(node)
    tops: list[_Group] = []
    for group in list(groups.values()):
        while True:
            above = _group_section(group.section.parent, least)
            if above is None:
                tops.append(group)
                break
            found = groups.get(id(above))
            if found is not None:
                found.groups.append(group)
                break
            made = groups[id(above)] = _Group(above)
            made.groups.append(group)
            group = made
    return tops, loose


@define(eq=False)
class _Group:
    section: Section
    nodes: list[Node] = Factory(list)
    groups: list[_Group] = Factory(list)


def _group_section(section: Section | None, least: float) -> Section | None:
    while section is not None:
        is_group = section.is_group if section.is_group is not None else section.level >= least
        if is_group:
            return section
        section = section.parent
    return None


def _group(group: _Group, nodes: dict[int, MapNode], level: int = 1) -> Group:
    made = Group(group.section.title, level, bool(group.section.is_closed))
    made.nodes = [nodes[id(one)] for one in group.nodes]
    made.groups = [_group(one, nodes, level + 1) for one in group.groups]
    return made


def _regrouped(regroup: list[Any], nodes: list[Node]) -> dict[int, Section | None]:
    by_title = {_end(one): one for one in nodes}
    found: dict[int, Section | None] = {id(one): None for one in nodes}
    waiting: list[tuple[Any, Section | None]] = [(one, None) for one in reversed(regroup)]
    from argmap.model import Span

    while waiting:
        value, above = waiting.pop()
        if not isinstance(value, dict):
            continue
        level = 1 if above is None else above.level + 1
        section = Section(0, level, str(value.get("title")), "", above, Span(1, 1, 1, 1))
        section.is_closed = value.get("isClosed")
        for kind in ("statement", "argument"):
            titles = value.get(f"{kind}s")
            for title in titles if isinstance(titles, list) else ():
                if isinstance(title, str) and (kind, title) in by_title:
                    found[id(by_title[kind, title])] = section
        children = value.get("children")
        waiting += [
            (one, section) for one in reversed(children if isinstance(children, list) else [])
        ]
    return found
