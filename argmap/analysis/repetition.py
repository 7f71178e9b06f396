"""What a map says twice, and what it says of two statements that cannot both be meant.

The outline alone repeats nothing, for a statement has one place in it. So all this looks only at
what reuses and relations name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

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
from argmap.wording.relations import verb

_PREMISE: Final = "premise"
"""The role of a premise, or of a warrant, towards its argument."""


def _verb(role: str) -> str:
    """What a statement in a role does; an objection and what rebuts are one role, and attack."""
    if role == _PREMISE:
        return "belongs to"
    return "attacks" if role is RelationKind.REBUTS else verb(RelationKind(role))


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
"""Roles of which a statement has at most one towards another. A statement may support another
and be in tension with it: that is a criticism which a map may record.
"""


@frozen(eq=False)
class _Saying:
    """One thing that is said of two parts: the role of the first towards the second.

    ``is_whole`` tells a statement that supports another itself from a premise of an argument.
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
        """What is the same where the same is said, from whichever side."""
        first, second = self.first, self.second
        if self.is_mutual:
            first, second = min(first, second), max(first, second)
        return self.role, first, second


def duplicate_relations(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Relations that state what the outline, a reuse or another relation states already."""
    first: dict[tuple[str, str, str], _Saying] = {}
    for saying in _sayings(map):
        before = first.setdefault(saying.key, saying) if saying.is_whole else saying
        relation = saying.item
        if before is saying or not isinstance(relation, Relation):
            continue
        message = f"{relation.first} {relation.kind} {relation.second} is already stated"
        if isinstance(before.item, Relation):
            hint = "delete one of the two and keep the better reason"
            if before.first != saying.first:
                same = f"{before.first} {before.item.kind} {before.second}"
                message += f" as {same}"
        else:
            message += f": {_placed(before.item, map)}"
            hint = "delete the relation"
            if relation.reason:
                hint += f", and keep its reason in a note: under {relation.first!r}"
        seen = see("it is stated here", before.item.origin)
        fixes = taken_away(relation)
        yield doubt(Code.DUPLICATE_RELATION, message, relation.origin, hint, *seen, fixes=fixes)


def duplicate_reuses(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Statements that are placed twice under one thing."""
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
        opposed = (before.kind in _ATTACKS) != (item.kind in _ATTACKS)  # told as conflicting roles
        if before is not item and not (parent and opposed):
            seen = see("it is here", before.origin)
            hint, fixes = "delete one of the two", taken_away(item)
            yield doubt(Code.DUPLICATE_REUSE, message, item.origin, hint, *seen, fixes=fixes)


_ATTACKS: Final = frozenset(kind for kind in Kind if kind.attacks)


def conflicting_roles(map: ArgumentMap) -> Iterator[Diagnostic]:
    """Statements that support another statement and attack it, or the like."""
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
                continue  # each bears on the other, in its own way
            at = before if saying.is_mutual else saying
            message = (
                f"{at.first!r} {_verb(before.role)} {at.second!r} and also {_verb(saying.role)} it"
            )
            hint = "delete one of the two, or write two statements"
            seen = see("the other is stated here", before.item.origin)
            yield doubt(Code.CONFLICTING_ROLES, message, saying.item.origin, hint, *seen)
            break


def _mentioned(map: ArgumentMap) -> dict[str, None]:
    """What reuses name, and then what relations do."""
    found = dict.fromkeys(reuse.target for reuse in map.reuses)
    for relation in map.relations:
        found[relation.first] = found[relation.second] = None
    return found


def _sayings(map: ArgumentMap) -> Iterator[_Saying]:
    """What is said of parts that are mentioned: by the outline, then by reuses, then by relations,
    so that what can be deleted comes after what it repeats.
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
    """The roles of a statement where it stands."""
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
    """Where the outline says it."""
    assert not isinstance(item, Relation)
    parent = map.nodes.get(item.under or "")
    where = named(parent) if parent else repr(item.under)
    key = item.key if isinstance(item, Statement) else item.target
    return f"{key!r} is {with_article(item.kind)} under {where}"
