"""A map as Kialo has it: a tree of claims, each of them for or against the one above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import Factory, define

from argmap.formats.untold import loss
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Item,
    Kind,
    Origin,
    Relation,
    RelationKind,
    Reuse,
    Statement,
)

_UNMARKED: Final = frozenset({Kind.THESIS, Kind.QUESTION, Kind.ANSWER})
_OTHERWISE: Final = {
    Kind.EVIDENCE: "evidence is written as a claim",
    Kind.ASSUMPTION: "an assumption is written as a claim, as if the author stated it",
    Kind.WARRANT: "a warrant is written as a claim",
    Kind.UNDERCUT: "an undercut is written as a Con of a claim",
    Kind.UNLESS: "an exception is written as a Con, as if somebody asserted it",
}
_LINKED: Final = "the premises of an argument without a text are written as separate claims"


@define(eq=False)
class Claim:
    """A claim of the tree. ``part`` is what it is made of; ``target`` is the key of the statement
    that it refers to, for a reference.
    """

    stance: str
    part: Item
    target: str | None = None
    children: list[Claim] = Factory(list)
    number: str = ""


@define
class ClaimTree:
    """The tree of a map, with what is lost by it."""

    roots: list[Claim]
    by_key: dict[str, Claim]
    losses: list[Diagnostic]


def claim_tree(map: ArgumentMap) -> ClaimTree:
    """Return a map as a tree of claims.

    A claim at the top level that is used elsewhere stands where it is used first.
    """
    return _Growing(map).tree()


class _Growing:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._by_key: dict[str, Claim] = {}
        self._lost: dict[str, list[Origin | None]] = {}
        self._related: dict[str, list[tuple[Relation, str]]] = {}
        self._used = {reuse.target for reuse in map.reuses}
        for relation in map.relations:
            self._relate(relation)

    def tree(self) -> ClaimTree:
        tops = [part for part in self._map.roots if isinstance(part, Statement)]
        moved = {top.key for top in tops if top.kind is Kind.CLAIM and top.key in self._used}
        roots: list[Claim] = []
        for is_late in (False, True):  # what is used only in a circle has no other place
            for top in tops:
                if (top.key in moved) is is_late and top.key not in self._by_key:
                    roots.append(Claim("", top))
                    self._grow(roots[-1], moved)
        for part in (*self._map.nodes.values(), *self._map.reuses):
            if isinstance(part, Reuse):
                is_left_out = part.under is not None and part.under not in self._map
            else:
                is_left_out = isinstance(part, Statement) and part.key not in self._by_key
            if is_left_out:
                self._tell("a statement that is under no other of the map is left out", part)
        self._drop_dangling(roots)
        losses = [
            loss(message + (f" ({len(places)} times)" if len(places) > 1 else ""), places[0])
            for message, places in self._lost.items()
        ]
        return ClaimTree(roots, self._by_key, losses)

    def _drop_dangling(self, roots: list[Claim]) -> None:
        """Remove references to what has no place in the tree."""
        waiting = list(roots)
        while waiting:
            claim = waiting.pop()
            for child in claim.children:
                if not self._has_place(child):
                    self._tell("a reference to what is left out is left out", child.part)
            claim.children = [child for child in claim.children if self._has_place(child)]
            waiting += claim.children

    def _has_place(self, claim: Claim) -> bool:
        return claim.target is None or claim.target in self._by_key

    def _relate(self, relation: Relation) -> None:
        """Note a relation that can be written as a reference under its second end."""
        first = self._map.get(relation.first)
        second = self._map.get(relation.second)
        stance = "Con" if relation.kind.attacks else "Pro"
        is_one_way = relation.kind is RelationKind.SUPPORTS or relation.kind.attacks
        if not is_one_way or not _is_claim(first):
            self._tell(f"a relation '{relation.kind}' is left out", relation)
        elif _is_claim(second) or isinstance(second, Argument):
            self._related.setdefault(relation.second, []).append((relation, stance))
            self._used.add(relation.first)
        else:
            self._tell(f"a relation '{relation.kind}' is left out", relation)

    def _grow(self, root: Claim, moved: set[str]) -> None:
        """Put everything under a claim, in the order of the text."""
        stack = [root]
        while stack:
            claim = stack.pop()
            part = claim.part
            key = part.key if isinstance(part, (Statement, Argument)) else claim.target
            if key is None:
                continue
            if key in moved and key not in self._by_key:  # here the whole of it has its place
                claim.part, claim.target = self._map[key], None
            elif claim.target is not None:
                continue
            self._by_key[key] = claim
            claim.children += self._under(key)
            stack += reversed(claim.children)

    def _under(self, key: str) -> Iterator[Claim]:
        for part in self._map.children(key):
            if isinstance(part, Argument):
                yield from self._argument(part)
            else:
                yield from self._one(part, self._stance(part))
        for relation, stance in self._related.get(key, ()):
            yield from self._one(relation, stance)

    def _stance(self, part: Statement | Reuse) -> str:
        if part.kind in _OTHERWISE:
            self._tell(_OTHERWISE[part.kind], part)
        if part.kind in _UNMARKED:
            return ""
        return "Con" if part.kind.attacks else "Pro"

    def _one(self, part: Statement | Reuse | Relation, stance: str) -> Iterator[Claim]:
        if isinstance(part, Statement):
            yield Claim(stance, part)
            return
        target = part.target if isinstance(part, Reuse) else part.first
        if target in self._map:
            yield Claim(stance, part, target)
        else:
            self._tell("a reference to a statement of another map is left out", part)

    def _argument(self, argument: Argument) -> Iterator[Claim]:
        """An argument with a text is a claim; the premises of another stand for themselves."""
        stance = "Con" if argument.kind.attacks else "Pro"
        if argument.text:
            self._tell("an argument is written as a claim, with its premises under it", argument)
            yield Claim(stance, argument)
            return
        premises: list[Claim] = []
        others: list[Claim] = []
        for part in self._map.children(argument.key):
            if isinstance(part, Argument):
                others += self._argument(part)
            elif part.kind.is_premise or part.kind is Kind.WARRANT:
                self._stance(part)
                premises += self._one(part, stance)
            else:
                others += self._one(part, self._stance(part))
        for relation, how in self._related.get(argument.key, ()):
            others += self._one(relation, how)
        if len(premises) > 1:
            self._tell(_LINKED, argument)
        home = next((one for one in premises if one.target is None), None)
        if home is not None:
            home.children += others
        elif others:
            self._tell("what attacks an argument without a text is left out", argument)
        yield from premises

    def _tell(self, message: str, part: Item) -> None:
        self._lost.setdefault(message, []).append(part.origin)


def _is_claim(part: Statement | Argument | None) -> bool:
    """Whether a part is one claim in Kialo."""
    return isinstance(part, Statement) or (isinstance(part, Argument) and bool(part.text))
