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
from argmap.model.origin import Origin
from argmap.model.structure_fixes import (
    claim_added,
    header_added,
    map_named_instead,
    named_instead,
    section_instead,
    source_instead,
)
from argmap.model.support_cycles import support_cycles
from argmap.model.type_checks import expect, wrong_type
from argmap.model.vocabulary import (
    ARGUMENTS,
    CONCEDED,
    PLACEMENT,
    ArgumentKind,
    Kind,
    RelationKind,
)

_LIKELY: Final = Applicability.LIKELY

_WITH_ARGUMENTS: Final = frozenset({RelationKind.SUPPORTS, RelationKind.REBUTS})
"""The relations that may have an argument at either end."""

_SINGLE: Final = {
    Kind.REBUTTAL: "one statement that answers an attack is a rebuttal",
    Kind.OBJECTION: "one statement that attacks another is an objection",
    Kind.UNDERCUT: "one statement that attacks the inference of an argument is an undercut",
}

_SHOWN: Final = 12
"""Maximum number of statements of a cycle that a message lists."""


def structure_problems(map: ArgumentMap, lost: Collection[str] = ()) -> list[Diagnostic]:
    """Return all structural problems of ``map``, in the order of its items.

    These are two imported maps with the same name, a kind where it is not allowed, a subsection
    outside any section, a dangling reference, an undercut of something other than an argument, a
    field where it is not allowed, an empty text, and a cycle of support, which is only a warning if
    the map was converted from another format. In references to imported maps (``MAP.id``), only the
    name of the map is checked.

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
    in_section = False
    nodes = map.nodes
    for item in map.items:
        if isinstance(item, (Statement, Argument)):
            # Asked here, because nearly every statement is in its place and has all it needs.
            above = nodes.get(item.under or "")
            if item.kind not in PLACEMENT[None if above is None else above.kind]:
                found += _placement(item, map)
            if item.concession is not None or not item.text or isinstance(item, Argument):
                found += _content(item, map)
            if item.citations and "source" not in lost:
                found.extend(_citations(item, map, sources))
        elif isinstance(item, Section):
            in_section = in_section or item.level == 1
            found.extend(_section(item, in_section=in_section))
        else:
            if isinstance(item, Reuse):
                found.extend(_placement(item, map))
            found.extend(_references(item, map, uses, lost, ids))
    nested = map._nesting_cycles
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
                place = Related("it is also named here", one.span)
                kept[at] = evolve(kept[at], related=(*kept[at].related, place))
                continue
        kept.append(one)
    return kept


def _uses(map: ArgumentMap) -> Iterator[Diagnostic]:
    names: set[str] = set()
    for use in map.uses:
        if use.name in names:
            message = f"a map is already imported as {use.name!r}"
            hint = "give each imported map a different name"
            yield problem(Code.DUPLICATE_ID, message, use.origin, hint)
        names.add(use.name)


def with_article(word: str) -> str:
    """Return a word with its indefinite article, except "evidence", which has none."""
    if word == Kind.EVIDENCE:
        return word
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _listed(words: tuple[str, ...], last: str = "or") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]


def _placement(item: Statement | Argument | Reuse, map: ArgumentMap) -> tuple[Diagnostic, ...]:
    parent = map.nodes.get(item.under) if item.under is not None else None
    if item.under is not None and parent is None:
        return ()  # reported at the reopening of the unknown id
    above = parent.kind if parent is not None else None
    allowed = PLACEMENT[above]
    if item.kind in allowed:
        return ()
    where = f"under {with_article(above)}" if above else "at the top level"
    kinds = _listed(tuple(with_article(kind) for kind in allowed))
    hint, meant = f"only {kinds} can go {where}", ""
    if item.kind is Kind.REBUTTAL and Kind.OBJECTION in allowed:
        hint = "an attack on a statement is an objection; a rebuttal answers an objection"
        meant = Kind.OBJECTION
    elif item.kind is Kind.OBJECTION and Kind.REBUTTAL in allowed:
        hint, meant = "an answer to an attack is a rebuttal", Kind.REBUTTAL
    elif item.kind is Kind.OBJECTION and above in ARGUMENTS:
        hint, meant = "an attack on an inference is an undercut", Kind.UNDERCUT
    elif item.kind in PLACEMENT[ArgumentKind.ARGUMENT] and ArgumentKind.ARGUMENT in allowed:
        hint = f"put it under an argument that is {where}"
    elif above is None:
        hint = "indent it under the statement it supports, attacks or answers"
    fixes = _made(item, meant, Applicability.SAFE) if meant else ()
    message = f"{with_article(item.kind)} cannot go {where}"
    return (problem(Code.PLACEMENT, message, item.origin, hint, fixes=fixes),)


def _made(
    item: Statement | Argument | Reuse, kind: str, applicability: Applicability
) -> tuple[Fix, ...]:
    """The fix that writes another kind; none without a text."""
    if item.origin is None:
        return ()
    span = item.origin.span
    word = evolve(span, end_line=span.line, end_column=span.column + len(item.kind))
    return (Fix(f"Make it {with_article(kind)}", (Edit(word, kind),), applicability),)


def _section(section: Section, *, in_section: bool) -> Iterator[Diagnostic]:
    """Find the problems of a section; ``in_section`` says whether it is or has a section above."""
    word = section.keyword
    if not section.title:
        hint = f"write '{word}:' and a title"
        yield problem(Code.EMPTY_TEXT, f"a {word} has no title", section.origin, hint)
    if not in_section:
        message, hint = "there is no section above this subsection", "write 'section:'"
        fixes = section_instead(section)
        yield problem(Code.PLACEMENT, message, section.origin, hint, fixes=fixes)


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
        message = f"{item.first!r} is on both sides of the relation"
        yield problem(Code.SELF_RELATION, message, item.origin, "relate two different statements")
    for reference in item.references:
        name, target = reference.map, str(reference)
        if name:
            if name not in uses.names and name not in lost:
                near = uses.nearest(name)
                hint = f"did you mean {near!r}?" if near else f"add 'use FILE as {name}' at the top"
                fixes = tuple(map_named_instead(item, reference, near)) if near else ()
                message = f"no map is imported as {name!r}"
                yield problem(Code.UNKNOWN_MAP, message, item.origin, hint, fixes=fixes)
        elif target not in map and target not in lost:
            near = ids.to(target)
            hint = f"give a statement this id, as in 'claim {target}: ...'"
            if near:
                hint = f"did you mean {near!r}? If not, give a statement the id {target!r}"
            replaced = named_instead(item, target, near) if near else ()
            fixes = (*replaced, *claim_added(map, target))
            message = f"nothing has the id {target!r}"
            yield problem(Code.UNKNOWN_ID, message, item.origin, hint, fixes=fixes)
    if isinstance(item, Relation):
        yield from _relation_ends(item, map)
    elif isinstance(item, Reuse):
        if isinstance(map.nodes.get(item.target), Argument):
            message = f"{item.target!r} is an argument; only statements can be reused"
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
            hint = f"write '{item.first} rebuts {item.second}'; or "
            if second.kind.is_premise:
                hint += f"put {item.second!r} in an argument with an id, and undercut that"
            else:
                hint += f"write the support for {item.second!r} as an argument with an id, "
                hint += "and undercut that"
            yield problem(Code.NOT_AN_ARGUMENT, message, item.origin, hint)
    elif isinstance(second, Argument) and item.kind not in _WITH_ARGUMENTS:
        message = f"{item.second!r} is {with_article(second.kind)}, "
        message += f"but {item.kind.value!r} relates statements"
        hint = "name one of its premises instead; "
        hint += "an argument itself can only be supported, rebutted or undercut"
        yield problem(Code.NOT_A_STATEMENT, message, item.origin, hint)
    if isinstance(first, Argument) and item.kind not in _WITH_ARGUMENTS:
        message = f"{item.first!r} is {with_article(first.kind)}, "
        message += f"but {item.kind.value!r} needs a statement on its left"
        hint = "name one of its premises instead; an argument itself can only support or rebut"
        yield problem(Code.NOT_A_STATEMENT, message, item.origin, hint)


def _content(node: Statement | Argument, map: ArgumentMap) -> Iterable[Diagnostic]:
    """Find what a statement or an argument lacks, and a concession where there is no attack."""
    found: list[Diagnostic] = []
    if isinstance(node, Argument):
        if not any(_carries(child) for child in map.children(node.key)):
            found.append(_without_premise(node, map))
    elif not node.text:
        message = f"{with_article(node.kind)} has no text"
        found.append(problem(Code.EMPTY_TEXT, message, node.origin, "write a sentence"))
    if node.concession is not None and node.kind not in CONCEDED:
        message = f"{with_article(node.kind)} is not an attack, so the author cannot concede it"
        hint = "use 'conceded:' in an objection, an undercut or a counter"
        found.append(problem(Code.MISPLACED_FIELD, message, node.origin, hint))
    return found


def _citations(
    node: Statement | Argument, map: ArgumentMap, sources: Declared
) -> Iterator[Diagnostic]:
    for citation in node.citations:
        where = citation.origin or node.origin
        if citation.source is not None and citation.source not in sources.names:
            header = f"source: {citation.source}"
            near = sources.nearest(citation.source)
            hint = f"did you mean {near!r}?" if near else f"declare it with {header!r}"
            fixes = source_instead(citation, near) if near else header_added(map, header, _LIKELY)
            message = f"no source is declared as {citation.source!r}"
            yield problem(Code.UNKNOWN_SOURCE, message, where, hint, fixes=fixes)
        elif not sources.names:
            message = "this citation does not name a source, and the map declares none"
            yield problem(
                Code.NO_SOURCE, message, where, "declare one at the top with 'source: ID'"
            )


def _without_premise(node: Argument, map: ArgumentMap) -> Diagnostic:
    """An argument with nothing to argue from; a counter may have been meant as one statement."""
    hint = "put a claim, evidence or assumption under it"
    fixes: tuple[Fix, ...] = ()
    parent = map.nodes.get(node.under) if node.under is not None else None
    if node.kind is ArgumentKind.COUNTER and parent is not None and node.text:
        single = next((one for one in _SINGLE if one in PLACEMENT[parent.kind]), None)
        if single is not None:
            hint = f"a counter has premises under it, which attack together; {_SINGLE[single]}"
            fixes = _made(node, single, Applicability.POSSIBLE)
    message, level = f"this {node.kind} has no premise", Severity.WARNING
    return problem(Code.NO_PREMISE, message, node.origin, hint, severity=level, fixes=fixes)


def _carries(child: Statement | Argument | Reuse) -> bool:
    return not isinstance(child, Argument) and child.kind.is_premise


def _nested(circle: tuple[str, ...], map: ArgumentMap) -> Diagnostic:
    first = map[circle[0]]
    shown = circle if len(circle) <= _SHOWN else (*circle[: _SHOWN - 2], "…", circle[-1])
    message = f"{circle[0]!r} is nested under itself: {' under '.join((*shown, circle[0]))}"
    if len(circle) == 1:
        message = f"{circle[0]!r} is nested under itself"
    hint = f"define {circle[0]!r} before the line '@{circle[0]}', or use another id"
    related = [
        Related(f"{key!r} is here", origin.span)
        for key in circle[1:]
        if (origin := map[key].origin) is not None
    ]
    return problem(Code.CIRCULAR_NESTING, message, first.origin, hint, related=related)


def _circle(circle: tuple[str, ...], map: ArgumentMap) -> Diagnostic:
    first = map[circle[0]]
    shown = circle if len(circle) <= _SHOWN else (*circle[: _SHOWN - 2], "…", circle[-1])
    message = f"{circle[0]!r} supports itself: {' → '.join((*shown, circle[0]))}"
    hint = "an argument cannot rest on its own conclusion; remove one of these supports"
    severity = Severity.WARNING if map.is_imported else Severity.ERROR
    related: list[Related] = []
    for key in circle[1:]:
        origin: Origin | None = map[key].origin
        if origin is not None:
            related.append(Related(f"{key!r} is here", origin.span))
    return problem(
        Code.CIRCULAR_SUPPORT, message, first.origin, hint, severity=severity, related=related
    )
