"""What the card of each box in a scene shows, as far as its colours and its border tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.model import Argument, ArgumentMap, Kind, RelationKind, Statement
from argmap.render.diagram.scene import Content, ReferenceCard, Scene, SceneRelation, Standing
from argmap.render.diagram.sides import ROOT, standings
from argmap.render.theme.card_styles import CardRole

_LIKE: Final = {
    RelationKind.SUPPORTS: Kind.CLAIM,
    RelationKind.REBUTS: Kind.OBJECTION,
    RelationKind.UNDERCUTS: Kind.UNDERCUT,
    RelationKind.CONTRADICTS: Kind.OBJECTION,
}
"""The kind whose colours the card of a relation takes."""


def role_of(content: Content, map: ArgumentMap, standing: Standing = ROOT) -> CardRole:
    """The role of a card with some content; that of a relation is of no kind."""
    if isinstance(content, (Statement, Argument)):
        return CardRole(content.kind, standing.is_against)
    if isinstance(content, SceneRelation):
        return CardRole(None)
    if isinstance(content, ReferenceCard):
        role = content.role
        kind = _LIKE.get(role) if isinstance(role, RelationKind) else role
        return CardRole(kind, is_placeholder=True)
    return CardRole(map[content.target].kind, is_placeholder=True)


def card_roles(scene: Scene, map: ArgumentMap) -> Iterator[CardRole]:
    """The roles of the cards of a scene; a relation has no bar, and no role."""
    sides = standings(scene)
    for name, box in scene.boxes.items():
        if not isinstance(box.content, SceneRelation):
            yield role_of(box.content, map, sides.get(name, ROOT))
