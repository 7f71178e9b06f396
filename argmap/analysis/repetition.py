"""Find duplicate and contradictory statements about the relation of two parts.

The outline alone cannot have any, because each statement has one place in it. So only the targets
of reuses and relations are checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.analysis.doubt import doubt, named, see
from argmap.analysis.fixes import taken_away
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Kind,
    Relation,
    RelationKind,
    Reuse,
    Statement,
)
from argmap.model.codes import Code
from argmap.model.structure import with_article

_PREMISE: Final = "premise"
"""The role of a premise or a warrant of an argument."""


def _verb(role: str) -> str:
    """Return the verb for a role; objections and ``rebuts`` have the same role, "attacks"."""
    if role == _PREMISE:
        return "belongs to"
    from argmap.wording.relations import verb  # seldom needed

    return "attacks" if role is RelationKind.REBUTS else verb(RelationKind(role))


def _noun(role: str) -> str:
    """Return the noun for a role."""
    from argmap.wording.relations import RELATIONS  # seldom needed

    return "premise" if role == _PREMISE else RELATIONS[RelationKind(role)].noun


_AGAINST: Final = (RelationKind.REBUTS, RelationKind.CONTRADICTS)
_CONTRARY: Final = frozenset(
    frozenset((one, other))
    for one, others in (
        (RelationKind.SUPPORTS, _AGAINST),
        (RelationKind.AGREES, (*_AGAINST, RelationKind.IN_TENSION)),
        (RelationKind.SAME, (*_AGAINST, RelationKind.IN_TENSION)),
        (_PREMISE, (RelationKind.UNDERCUTS,)),
    )
    for other in others
)
"""Pairs of roles that a statement cannot both have towards another. A statement can support another
and be in tension with it, which is a criticism worth recording.
"""


class _Saying(NamedTuple):
    """A role of one part towards another, as expressed by the outline, a reuse or a relation.

    ``is_whole`` is false for a premise of an argument, which supports only with the other premises.
    """

    role: str
    first: str
    second: str
    item: Statement | Reuse | Relation
    is_whole: bool = True

    @property
    def is_mutual(self) -> bool:
        return isinstance(self.item, Relation) and self.item.kind.is_symmetric

    @property
    def key(self) -> tuple[str, str, str]:
        """A key that is equal for equal content; symmetric relations have no direction."""
        first, second = self.first, self.second
        if self.is_mutual:
            first, second = min(first, second), max(first, second)
        return self.role, first, second


def duplicate_relations(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find relations that repeat the outline, a reuse or another relation."""
    first: dict[tuple[str, str, str], _Saying] = {}
    for saying in _sayings(map):
        before = first.setdefault(saying.key, saying) if saying.is_whole else saying
        relation = saying.item
        if before is saying or not isinstance(relation, Relation):
            continue
        message = f"'{relation.first} {relation.kind} {relation.second}' is already stated"
        if isinstance(before.item, Relation):
            hint = "delete one of the two relations, keeping the one with the better reason"
            if before.first != saying.first:
                same = f"{before.first} {before.item.kind} {before.second}"
                message += f" as {same!r}"
        else:
            message += f": {_placed(before.item, map)}"
            hint = "delete the relation"
            if relation.reason:
                hint += f", and keep its reason in a 'note:' under {relation.first!r}"
        seen = see("it is stated here", before.item.origin)
        fixes = taken_away(relation)
        yield doubt(Code.DUPLICATE_RELATION, message, relation.origin, hint, *seen, fixes=fixes)


def duplicate_reuses(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find statements that are placed twice under the same part."""
    first: dict[tuple[str | None, str], Reuse] = {}
    for item in map.reuses:
        own = map.nodes.get(item.target)
        parent = map.nodes.get(item.under or "")
        where = f"under {named(parent)}" if parent else "in one place"
        before: Statement | Argument | Reuse
        if own is not None and own.under == item.under:
            message, before = f"{item.target!r} is already {where}", own
        else:
            before = first.setdefault((item.under, item.target), item)
            message = f"{item.target!r} is placed twice {where}"
        opposed = (before.kind in _ATTACKS) != (item.kind in _ATTACKS)  # conflicting roles
        if before is not item and not (parent and opposed):
            seen = see("it is here", before.origin)
            hint, fixes = "delete one of the two lines that put it there", taken_away(item)
            yield doubt(Code.DUPLICATE_REUSE, message, item.origin, hint, *seen, fixes=fixes)


_ATTACKS: Final = frozenset(kind for kind in Kind if kind.attacks)


def conflicting_roles(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Find statements with contradictory roles, such as supporting and attacking the same one."""
    known: dict[tuple[str, str], dict[tuple[str, str, str], _Saying]] = {}
    for saying in _sayings(map):
        pair = min(saying.first, saying.second), max(saying.first, saying.second)
        others = known.setdefault(pair, {})
        if others.setdefault(saying.key, saying) is not saying:
            continue
        for before in others.values():
            if frozenset((before.role, saying.role)) not in _CONTRARY:
                continue
            if before.first != saying.first and not (before.is_mutual or saying.is_mutual):
                continue  # opposite directions
            at = before if saying.is_mutual else saying
            message = (
                f"{at.first!r} {_verb(before.role)} {at.second!r} and also {_verb(saying.role)} it"
            )
            hint = f"remove either the {_noun(before.role)} or the {_noun(saying.role)}, "
            hint += f"or split {at.first!r} into two statements"
            seen = see("the other is stated here", before.item.origin)
            yield doubt(Code.CONFLICTING_ROLES, message, saying.item.origin, hint, *seen)
            break


def _mentioned(map: ArgumentMap) -> dict[str, None]:
    """Return the targets of reuses, and then those of relations."""
    found = dict.fromkeys(reuse.target for reuse in map.reuses)
    for relation in map.relations:
        found[relation.first] = found[relation.second] = None
    return found


def _sayings(map: ArgumentMap) -> Iterator[_Saying]:
    """Yield the roles of mentioned parts, in the outline, then in reuses, then in relations.

    In this order, the duplicate to delete comes after what it repeats.
    """
    mentioned = _mentioned(map)
    for key in mentioned:
        node = map.nodes.get(key)
        if isinstance(node, Statement):
            yield from _in_outline(node, map)
    for reuse in map.reuses:
        yield from _in_outline(reuse, map)
    for relation in map.relations:
        yield _Saying(relation.kind, relation.first, relation.second, relation)


def _in_outline(item: Statement | Reuse, map: ArgumentMap) -> Iterator[_Saying]:
    """Yield the roles of a statement in the outline."""
    if item.under is None or item.kind is Kind.ANSWER:
        return
    key = item.key if isinstance(item, Statement) else item.target
    if item.kind is Kind.UNDERCUT:
        yield _Saying(RelationKind.UNDERCUTS, key, item.under, item)
    elif item.kind.attacks:
        yield _Saying(RelationKind.REBUTS, key, item.under, item)
    elif isinstance(argument := map.nodes.get(item.under), Argument):
        yield _Saying(_PREMISE, key, item.under, item)
        if argument.under is not None and item.kind.is_premise:
            yield _Saying(RelationKind.SUPPORTS, key, argument.under, item, is_whole=False)
    elif item.kind.is_premise:
        yield _Saying(RelationKind.SUPPORTS, key, item.under, item)


def _placed(item: Statement | Reuse | Relation, map: ArgumentMap) -> str:
    """Say where the outline places an item."""
    assert not isinstance(item, Relation)
    parent = map.nodes.get(item.under or "")
    where = named(parent) if parent else repr(item.under)
    key = item.key if isinstance(item, Statement) else item.target
    return f"{key!r} is {with_article(item.kind)} under {where}"
