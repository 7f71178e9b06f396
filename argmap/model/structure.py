"""Check the structure of a map and return the problems as diagnostics."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from attrs import evolve

from argmap.model.argument_map import ArgumentMap
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code
from argmap.model.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Fix,
    Related,
    Severity,
    problem,
)
from argmap.model.items import (
    Argument,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.nesting_cycles import nesting_cycles
from argmap.model.origin import Origin
from argmap.model.structure_fixes import (
    claim_added,
    header_added,
    map_named_instead,
    named_instead,
    source_instead,
)
from argmap.model.support_cycles import support_cycles
from argmap.model.type_checks import expect, wrong_type
from argmap.model.vocabulary import ARGUMENT, PLACEMENT, Kind, RelationKind

_LIKELY: Final = Applicability.LIKELY

_SHOWN: Final = 12
"""Maximum number of statements of a cycle that a message lists."""


def structure_problems(map: ArgumentMap, lost: Collection[str] = ()) -> list[Diagnostic]:
    """Return all structural problems of ``map``, in the order of its items.

    These are two used maps with the same name, a kind where it is not allowed, a dangling
    reference, an undercut of something other than an argument, a field where it is not allowed, an
    empty text, and a cycle of support. In references to used maps (``MAP.id``), only the name of
    the map is checked.

    ``lost`` are ids and names that unreadable lines seem to declare, or "source" if they seem to
    declare a source; references to these are not reported.

    Raises :class:`TypeError` if ``map`` is not an :class:`ArgumentMap`.

    >>> from argmap.model import Statement, Kind
    >>> lone = Statement(Kind.REBUTTAL, "No.", key="no")
    >>> [problem.code for problem in structure_problems(ArgumentMap("A map", [lone]))]
    ['placement']
    """
    expect(map, ArgumentMap, "map")
    if isinstance(lost, str) or not isinstance(lost, Collection):
        raise wrong_type("lost", "a collection of ids", lost)
    found = list(_uses(map))
    ids = Nearest(node.id for node in map.nodes.values() if node.id)
    uses = Declared(use.name for use in map.uses)
    sources = Declared(source.id for source in map.sources)
    for item in map.items:
        if isinstance(item, (Statement, Argument)):
            found.extend(_placement(item, map))
            found.extend(_fields(item, map, sources, lost))
        elif isinstance(item, Section):
            if not item.title:
                hint = "write section: and a title"
                found.append(problem(Code.EMPTY_TEXT, "a section has no title", item.origin, hint))
        else:
            if isinstance(item, Reuse):
                found.extend(_placement(item, map))
            found.extend(_references(item, map, uses, lost, ids))
    nested = list(nesting_cycles(map.nodes))
    found.extend(_nested(circle, map) for circle in nested)
    if not nested:
        found.extend(_circle(circle, map) for circle in support_cycles(map))
    return _gathered(found)


def _gathered(found: list[Diagnostic]) -> list[Diagnostic]:
    """Merge the errors about the same unknown id into one, which lists all references."""
    first: dict[str, int] = {}
    kept: list[Diagnostic] = []
    for one in found:
        if one.code == Code.UNKNOWN_ID and one.span is not None:
            at = first.setdefault(one.message, len(kept))
            if at < len(kept):
                place = Related("it is named here, too", one.span)
                kept[at] = evolve(kept[at], related=(*kept[at].related, place))
                continue
        kept.append(one)
    return kept


def _uses(map: ArgumentMap) -> Iterator[Diagnostic]:
    names: set[str] = set()
    for use in map.uses:
        if use.name in names:
            message = f"a map is used as {use.name!r} already"
            hint = "give each used map a name of its own"
            yield problem(Code.DUPLICATE_ID, message, use.origin, hint)
        names.add(use.name)


def with_article(word: str) -> str:
    """Return a word with its indefinite article, except "evidence", which has none."""
    if word == Kind.EVIDENCE:
        return word
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _listed(words: tuple[str, ...], last: str = "or") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]


def _placement(item: Statement | Argument | Reuse, map: ArgumentMap) -> Iterator[Diagnostic]:
    parent = map.nodes.get(item.under) if item.under is not None else None
    if item.under is not None and parent is None:
        return  # reported at the reopening of the unknown id
    above = parent.kind if parent is not None else None
    allowed = PLACEMENT[above]
    if item.kind in allowed:
        return
    where = f"under {with_article(above)}" if above else "at the top level"
    hint, meant = f"{where} may stand {_listed(allowed)}", ""
    if item.kind is Kind.REBUTTAL and Kind.OBJECTION in allowed:
        hint = "an attack on a statement is an objection; a rebuttal answers an objection"
        meant = Kind.OBJECTION
    elif item.kind is Kind.OBJECTION and Kind.REBUTTAL in allowed:
        hint, meant = "an answer to an attack is a rebuttal", Kind.REBUTTAL
    elif item.kind is Kind.OBJECTION and above == ARGUMENT:
        hint, meant = "an attack on a step is an undercut", Kind.UNDERCUT
    elif item.kind in PLACEMENT[ARGUMENT] and ARGUMENT in allowed:
        hint = f"put it under an argument, which stands {where}"
    elif above is None:
        hint = "indent it under what it bears on"
    fixes = []
    if meant and item.origin is not None:
        span = item.origin.span
        word = evolve(span, end_line=span.line, end_column=span.column + len(item.kind))
        fixes.append(
            Fix(f"Make it {with_article(meant)}", (Edit(word, meant),), Applicability.SAFE)
        )
    message = f"{with_article(item.kind)} may not stand {where}"
    yield problem(Code.PLACEMENT, message, item.origin, hint, fixes=fixes)


class Declared:
    """Names declared in the headers of a map, with suggestions for unknown ones."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self._nearest = Nearest(sorted(self.names))

    def nearest(self, name: str) -> str:
        """Return the closest declared name, or "" if none is close."""
        return self._nearest.to(name)


def _references(
    item: Reuse | Reopening | Relation,
    map: ArgumentMap,
    uses: Declared,
    lost: Collection[str],
    ids: Nearest,
) -> Iterator[Diagnostic]:
    if isinstance(item, Relation) and item.first == item.second:
        message = f"{item.first!r} stands on both sides of the relation"
        yield problem(Code.SELF_RELATION, message, item.origin, "name two statements")
    for reference in item.references:
        name, target = reference.map, str(reference)
        if name:
            if name not in uses.names and name not in lost:
                near = uses.nearest(name)
                hint = f"did you mean {near!r}?" if near else f"bring it in: use FILE as {name}"
                fixes = tuple(map_named_instead(item, reference, near)) if near else ()
                message = f"no map is used as {name!r}"
                yield problem(Code.UNKNOWN_MAP, message, item.origin, hint, fixes=fixes)
        elif target not in map and target not in lost:
            near = ids.to(target)
            hint = f"give a statement that id, as in claim {target}: ..."
            if near:
                hint = f"did you mean {near!r}? or give a statement the id {target!r}"
            replaced = named_instead(item, target, near) if near else ()
            fixes = (*replaced, *claim_added(map, target))
            message = f"nothing has the id {target!r}"
            yield problem(Code.UNKNOWN_ID, message, item.origin, hint, fixes=fixes)
    if isinstance(item, Relation):
        yield from _relation_ends(item, map)
    elif isinstance(item, Reuse):
        if isinstance(map.nodes.get(item.target), Argument):
            message = f"{item.target!r} is an argument; only statements are used again"
            yield problem(Code.NOT_A_STATEMENT, message, item.origin, "name a statement")
        elif item.target == item.under:
            message = f"{item.target!r} is placed under itself"
            yield problem(Code.SELF_RELATION, message, item.origin, "name another statement")


def _relation_ends(item: Relation, map: ArgumentMap) -> Iterator[Diagnostic]:
    first, second = map.nodes.get(item.first), map.nodes.get(item.second)
    if item.kind is RelationKind.UNDERCUTS:
        if isinstance(second, Statement):
            message = (
                f"{item.second!r} is {with_article(second.kind)}; only an argument can be undercut"
            )
            hint = f"{item.first} rebuts {item.second}, or make its step an argument with an id"
            yield problem(Code.NOT_AN_ARGUMENT, message, item.origin, hint)
    elif isinstance(second, Argument):
        message = f"{item.second!r} is an argument; {item.kind} relates two statements"
        hint = "an argument can be undercut"
        if item.kind is RelationKind.REBUTS:
            hint = f"{item.first} undercuts {item.second}, or name one of its premises"
        yield problem(Code.NOT_A_STATEMENT, message, item.origin, hint)
    if isinstance(first, Argument):
        message = f"{item.first!r} is an argument; a relation begins with a statement"
        yield problem(Code.NOT_A_STATEMENT, message, item.origin, "name one of its premises")


def _fields(
    node: Statement | Argument, map: ArgumentMap, sources: Declared, lost: Collection[str]
) -> Iterator[Diagnostic]:
    for citation in node.citations if "source" not in lost else ():
        where = citation.origin or node.origin
        if citation.source is not None and citation.source not in sources.names:
            header = f"source: {citation.source}"
            near = sources.nearest(citation.source)
            hint = f"did you mean {near!r}?" if near else f"declare it: {header}"
            fixes = source_instead(citation, near) if near else header_added(map, header, _LIKELY)
            message = f"no source is declared as {citation.source!r}"
            yield problem(Code.UNKNOWN_SOURCE, message, where, hint, fixes=fixes)
        elif not sources.names:
            message = "this citation has no source to be found in"
            yield problem(Code.NO_SOURCE, message, where, "name one in the header: source: ID")
    if isinstance(node, Argument):
        if not any(_carries(child) for child in map.children(node.key)):
            message = "this argument has no premise"
            hint = "put a claim, evidence or an assumption under it"
            yield problem(Code.NO_PREMISE, message, node.origin, hint, severity=Severity.WARNING)
        return
    if not node.text:
        message = f"{with_article(node.kind)} says nothing"
        yield problem(Code.EMPTY_TEXT, message, node.origin, "write a sentence")
    if node.concession is not None and node.kind not in (Kind.OBJECTION, Kind.UNDERCUT):
        message = f"{with_article(node.kind)} is not an attack that the author could concede"
        hint = "conceded: stands in an objection or an undercut"
        yield problem(Code.MISPLACED_FIELD, message, node.origin, hint)


def _carries(child: Statement | Argument | Reuse) -> bool:
    return not isinstance(child, Argument) and child.kind.is_premise


def _nested(circle: tuple[str, ...], map: ArgumentMap) -> Diagnostic:
    first = map[circle[0]]
    shown = circle if len(circle) <= _SHOWN else (*circle[: _SHOWN - 2], "…", circle[-1])
    message = f"{circle[0]!r} stands under itself: {' under '.join((*shown, circle[0]))}"
    if len(circle) == 1:
        message = f"{circle[0]!r} stands under itself"
    hint = f"write {circle[0]!r} before @{circle[0]} opens it again, or use another id"
    related = [
        Related(f"{key!r} stands here", origin.span)
        for key in circle[1:]
        if (origin := map[key].origin) is not None
    ]
    return problem(Code.CIRCULAR_NESTING, message, first.origin, hint, related=related)


def _circle(circle: tuple[str, ...], map: ArgumentMap) -> Diagnostic:
    first = map[circle[0]]
    shown = circle if len(circle) <= _SHOWN else (*circle[: _SHOWN - 2], "…", circle[-1])
    message = f"{circle[0]!r} supports itself: {' → '.join((*shown, circle[0]))}"
    hint = "an argument may not rest on its own conclusion; drop one of these supports"
    related: list[Related] = []
    for key in circle[1:]:
        origin: Origin | None = map[key].origin
        if origin is not None:
            related.append(Related(f"{key!r} stands here", origin.span))
    return problem(Code.CIRCULAR_SUPPORT, message, first.origin, hint, related=related)
