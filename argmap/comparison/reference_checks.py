"""Check a map's references to statements of the maps that it uses."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import (
    Argument,
    Diagnostic,
    Fix,
    Kind,
    Origin,
    Reference,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Severity,
    Statement,
    problem,
)
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code
from argmap.model.structure import with_article
from argmap.model.structure_fixes import named_instead


def undrawn(maps: ResolvedMaps) -> Iterator[Diagnostic]:
    """A comparison's own statements that have no place on its sheet."""
    for node in maps.main.statements if maps.is_comparison else ():
        if node.under is None and node.kind is not Kind.QUESTION:
            message = f"this {node.kind} belongs to the comparison itself, "
            message += "so the side-by-side drawing leaves it out"
            hint = "put it in a separate map, and import that map here with 'use'"
            yield problem(Code.NOT_DRAWN, message, node.origin, hint, severity=Severity.WARNING)


def reference_problems(maps: ResolvedMaps) -> Iterator[Diagnostic]:
    """Yield the problems of a map's references to statements of imported maps."""
    known: dict[str, Nearest] = {}
    for item in maps.main.items:
        if isinstance(item, Relation):
            yield from _ends(item, maps)
        if not isinstance(item, (Relation, Reuse, Reopening)):
            continue
        for reference in item.references:
            name, target = reference.map, str(reference)
            if name not in maps.used or reference in maps:
                continue  # a map that cannot be used is reported where it is named
            if name not in known:
                ids = (node.id for node in maps.used[name].nodes.values() if node.id)
                known[name] = Nearest(ids)
            near = known[name].to(reference.key)
            hint = f"{name} has no such id"
            fixes: tuple[Fix, ...] = ()
            if near:
                meant = Reference(name, near)
                hint = f"did you mean '{meant}'?"
                fixes = tuple(named_instead(item, target, str(meant)))
            message = f"nothing in {name} has the id {reference.key!r}"
            yield problem(Code.UNKNOWN_ID, message, item.origin, hint, fixes=fixes)
        if isinstance(item, Reuse):
            (placed,) = item.references
            if placed.map and placed in maps:
                yield from _statement(maps[placed], item.target, item.origin)


def _ends(item: Relation, maps: ResolvedMaps) -> Iterator[Diagnostic]:
    """Problems of a relation's ends that are statements of imported maps."""
    undercuts = item.kind is RelationKind.UNDERCUTS
    one, other = item.references
    if one.map and one in maps:
        yield from _statement(maps[one], item.first, item.origin)
    if not other.map or other not in maps:
        return
    second = maps[other]
    if not undercuts:
        hint = "name one of its premises"
        if item.kind is RelationKind.REBUTS:
            hint = f"write '{item.first} undercuts {item.second}', or {hint}"
        yield from _statement(second, item.second, item.origin, hint)
    elif isinstance(second, Statement):
        message = (
            f"{item.second!r} is {with_article(second.kind)}; only an argument can be undercut"
        )
        hint = f"write '{item.first} rebuts {item.second}'"
        yield problem(Code.NOT_AN_ARGUMENT, message, item.origin, hint)


def _statement(
    node: Statement | Argument,
    key: str,
    where: Origin | None,
    hint: str = "name one of its premises",
) -> Iterator[Diagnostic]:
    if isinstance(node, Argument):
        message = f"{key!r} is an argument, but a statement is needed here"
        yield problem(Code.NOT_A_STATEMENT, message, where, hint)
