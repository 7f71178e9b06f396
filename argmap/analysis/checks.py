"""Checks for doubtful content in maps with a valid structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from argmap.analysis.argument_schemes import is_scheme, nearest_scheme
from argmap.analysis.doubt import doubt, named, see
from argmap.analysis.fixes import (
    citation_added,
    put_under_above,
    scheme_instead,
    title_added,
    value_instead,
)
from argmap.analysis.repetition import (
    conflicting_roles,
    duplicate_relations,
    duplicate_reuses,
)
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Figure,
    Kind,
    Origin,
    Section,
    Statement,
    problem,
    structure_problems,
)
from argmap.model.codes import Code
from argmap.model.holders import written_attacks
from argmap.model.name_matching import normal_form
from argmap.model.type_checks import expect
from argmap.model.urls import is_safe_link
from argmap.model.vocabulary import TO_BE_WRITTEN

_Attack = tuple[str, str, Origin | None]


def check(map: ArgumentMap) -> list[Diagnostic]:
    """Return all problems of a map, structural and doubtful, in text order.

    Unanswered objections are not reported, because a debate can end there. Problems without a
    position come first: those of the map as a whole, or all if the map was built in Python.

    Raises :class:`TypeError` if ``map`` is not an :class:`ArgumentMap`.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Durability")
    >>> thesis = building.thesis("It lasts.", links=["ftp://example.org/essay"])
    >>> print(*check(building.build()))
    error: 'ftp://example.org/essay' is not a web or email address [unsafe-link] \
(write the full address, beginning with 'https://', 'http://' or 'mailto:')
    """
    return sorted([*structure_problems(map), *doubts(map)], key=_place)


def doubts(map: ArgumentMap) -> list[Diagnostic]:
    """Return what is doubtful about a map besides its structure; mostly warnings.

    Raises :class:`TypeError` if ``map`` is not an :class:`ArgumentMap`.

    >>> from argmap.language import loads
    >>> [one.code for one in doubts(loads("thesis t: It lasts.\\n"))]
    ['untitled']
    """
    expect(map, ArgumentMap, "map")
    return [
        one
        for find in (
            _title,
            _hanging_claims,
            _uncited_evidence,
            _unread_numbers,
            _figure_clashes,
            _unsafe_links,
            _unknown_schemes,
            duplicate_relations,
            duplicate_reuses,
            conflicting_roles,
            _self_objections,
            _questions,
            _empty_sections,
        )
        for one in find(map)
    ]


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    span = diagnostic.span
    return (span.line, span.column) if span else (0, 0)


def _title(map: ArgumentMap) -> Iterator[Diagnostic]:
    if not map.title:
        hint = "begin the file with 'map: TITLE'"
        yield doubt(Code.UNTITLED, "the map has no title", map.origin, hint, fixes=title_added(map))


def _self_objections(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find attacks on statements with the same holder."""
    attacks = [
        (key, target, origin)
        for key, target, origin in written_attacks(map.items)
        if key in map.nodes and target in map.nodes
    ]
    yield from _answered_by_their_author(map, attacks)
    yield from _opponents_of_themselves(map, attacks)


def _answered_by_their_author(map: ArgumentMap, attacks: list[_Attack]) -> Iterator[Diagnostic]:
    """Find attacks without a holder that the author answers, and report them together.

    An attack on the author's view without ``by:`` has no holder. The author may concede it or leave
    it open, but if he answers it, the map should say who raises it.
    """
    author = map.author
    if author is None:
        return
    opposing = {key for key, target, _ in attacks if author in map.attribution(target).names}
    both = {
        target
        for key, target, _ in attacks
        if target in opposing and author in map.attribution(key).names
    }
    found = [
        node
        for node in (map.statements if both else ())
        if node.key in both
        and node.kind is not Kind.REBUTTAL
        and node.concession is None
        and node.by is None
        and map.holder(node.key) is None
    ]
    if found:
        first, others = found[0], len(found) - 1
        message = f"{author} answers {named(first)}, but the map does not say who raises it"
        if others:
            message += f"; the same goes for {others} more"
        hint = "add 'by:' with the name of the critic, or 'conceded:' if the author grants it"
        related = (place for one in found[1:] for place in see(f"{named(one)}, too", one.origin))
        yield doubt(Code.SELF_OBJECTION, message, first.origin, hint, *related)


def _opponents_of_themselves(map: ArgumentMap, attacks: list[_Attack]) -> Iterator[Diagnostic]:
    """Find attacks with ``by:`` on a statement of the same holder that are not conceded."""
    for key, target, origin in attacks:
        node = map.nodes[key]
        if node.by is None:
            continue
        opposed = map.attribution(target).names
        both = [name for name in map.attribution(key).names if name in opposed]
        if both and node.concession is None:
            message = f"{both[0]} holds both {named(node)} and what it attacks"
            hint = "correct the name after 'by:', or write 'conceded:' if it is granted"
            yield doubt(Code.SELF_OBJECTION, message, origin or node.origin, hint)


def _hanging_claims(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find unrelated claims at the top level.

    In a map without a thesis or a question, claims with support or attacks, or a single claim, are
    the theses.
    """
    has_aim = any(root.kind in (Kind.THESIS, Kind.QUESTION) for root in map.roots)
    claims = [root for root in map.roots if isinstance(root, Statement) and root.kind is Kind.CLAIM]
    if not has_aim and len(claims) == 1:
        return
    used = {reuse.target for reuse in map.reuses if reuse.under is not None}
    for relation in map.relations:
        used.update((relation.first, relation.second))
    hanging = [
        claim
        for claim in claims
        if claim.key not in used and (has_aim or not map.children(claim.key))
    ]
    fixes = put_under_above(map, hanging) if hanging else {}
    for claim in hanging:
        name = claim.id or "ID"
        hint = f"indent it under what it supports, or reuse it there with 'claim @{name}'"
        message = f"{named(claim)} supports nothing, and nothing refers to it"
        own = (fixes[claim.key],) if claim.key in fixes else ()
        yield doubt(Code.HANGING_CLAIM, message, claim.origin, hint, fixes=own)


def _uncited_evidence(map: ArgumentMap) -> Iterator[Diagnostic]:
    if not map.sources:
        return
    for statement in map.statements:
        if statement.kind is not Kind.EVIDENCE or statement.citations:
            continue
        step = map.parent(statement.key) if statement.under in map else None
        if isinstance(step, Argument) and step.citations:
            continue  # the passage that gives the whole argument gives its evidence
        hint = """cite the passage with 'cite: "a phrase from it"'"""
        message = f"{named(statement)} cites no passage"
        fixes = citation_added(map, statement)
        yield doubt(Code.UNCITED_EVIDENCE, message, statement.origin, hint, fixes=fixes)


def _figures(map: ArgumentMap) -> Iterator[tuple[Statement, Figure]]:
    return ((statement, figure) for statement in map.statements for figure in statement.figures)


def _unread_numbers(map: ArgumentMap) -> Iterator[Diagnostic]:
    for statement, figure in _figures(map):
        if figure.quantity is not None or not any(sign.isdigit() for sign in figure.value):
            continue
        where, found = figure.origin or statement.origin, figure.readings
        fixes = tuple(value_instead(figure, found))
        if len(found) > 1:
            message = f"{figure.value!r} can be read in more than one way"
            hint = "write " + ", or ".join(f"{one!r}" for one in found)
            yield doubt(Code.AMBIGUOUS_NUMBER, message, where, hint, fixes=fixes)
            continue
        message = f"cannot read the number in {figure.value!r}"
        hint = "use a form such as '98 of 139', 'about 60%', 'more than 35,000' or '3 to 4 years'"
        if found:
            hint = f"write {found[0]!r} if that is what it means"
        yield doubt(Code.UNREAD_NUMBER, message, where, hint, fixes=fixes)


def _figure_clashes(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find different values of the same figure, stated by the same holder.

    Different values from different holders are a disagreement, not a mistake.
    """
    stated: dict[tuple[str, str], list[tuple[Statement, Figure]]] = {}
    for statement, figure in _figures(map):
        topic = normal_form(figure.subject), normal_form(figure.measure)
        stated.setdefault(topic, []).append((statement, figure))
    for several in stated.values():
        if len(several) > 1:
            yield from _clashes(several, map)


def _clashes(stated: Iterable[tuple[Statement, Figure]], map: ArgumentMap) -> Iterator[Diagnostic]:
    """Compare each figure of one topic with the first of the same holder."""
    from argmap.model.value_comparison import can_agree  # few maps have a figure twice

    first: dict[str | None, tuple[Statement, Figure]] = {}
    for statement, figure in stated:
        before, other = first.setdefault(map.holder(statement.key), (statement, figure))
        if other is figure or can_agree(other, figure):
            continue
        where = "here" if before is statement else "in this map"
        message = (
            f"'{figure.subject} / {figure.measure}' has two values {where}: "
            f"{other.value} and {figure.value}"
        )
        hint = "correct one, give the measures different names, "
        hint += "or use 'by:' to say who gives each value"
        seen = see(f"{other.value} is here", other.origin or before.origin)
        yield doubt(Code.FIGURE_CLASH, message, figure.origin or statement.origin, hint, *seen)


def _unsafe_links(map: ArgumentMap) -> Iterator[Diagnostic]:
    hint = "write the full address, beginning with 'https://', 'http://' or 'mailto:'"
    for node in map.nodes.values():
        for link in node.links:
            if not is_safe_link(link):
                message = f"{link!r} is not a web or email address"
                yield problem(Code.UNSAFE_LINK, message, node.origin, hint)


def _unknown_schemes(map: ArgumentMap) -> Iterator[Diagnostic]:
    for argument in map.arguments:
        if argument.scheme is None or is_scheme(argument.scheme):
            continue
        nearest = nearest_scheme(argument.scheme)
        hint = (
            "use one of their names, such as 'argument from analogy'; put your own name in 'note:'"
        )
        if nearest:
            hint = f"did you mean {nearest!r}?"
        fixes = scheme_instead(argument, nearest) if nearest else ()
        message = f"{argument.scheme!r} is not a scheme in Walton, Reed and Macagno (2008)"
        yield doubt(Code.UNKNOWN_SCHEME, message, argument.origin, hint, fixes=fixes)


def _questions(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find questions without an answer, and those that are still to be written."""
    for statement in map.statements:
        if statement.kind is not Kind.QUESTION:
            continue
        if not map.answers(statement.key):
            message = f"{named(statement)} has no answer"
            hint = "add one under it with 'answer: TEXT' or 'answer @ID'"
            yield doubt(Code.UNANSWERED_QUESTION, message, statement.origin, hint)
        if statement.text.startswith(TO_BE_WRITTEN):
            message = f"{named(statement)} is still to be written; until then it is not shown"
            hint = f"write the question instead of {TO_BE_WRITTEN!r} and what follows it"
            yield doubt(Code.UNWRITTEN_QUESTION, message, statement.origin, hint)


def _empty_sections(map: ArgumentMap) -> Iterator[Diagnostic]:
    for item, after in pairwise((*map.items, None)):
        if not isinstance(item, Section):
            continue
        if after is None or (isinstance(after, Section) and after.level <= item.level):
            message = f"the {item.keyword} {item.title!r} is empty"
            hint = "put its statements below its title, unindented, or delete it"
            yield doubt(Code.EMPTY_SECTION, message, item.origin, hint)
