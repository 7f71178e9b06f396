"""Relations that hold both ways, of which each statement has a card that refers to the other."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import RelationKind
from argmap.render.diagram.reading_order import reading_order
from argmap.render.diagram.scene import ReferenceCard, Scene, key_of

_Relation = tuple[frozenset[str], RelationKind, str]
"""The ends of a relation, its kind and its reason."""


def mirrors(scene: Scene) -> frozenset[str]:
    """The names of the cards that tell a relation a second time, so that they need no reason.

    In reading order, the first card of a relation is the one that tells its reason.

    >>> from argmap.language import loads
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> text = "thesis t: T.\\n  claim a: A.\\n    claim b: B.\\nt in-tension-with b: Why.\\n"
    >>> sorted(mirrors(build_scene(loads(text))))
    ['see-s-t--b']
    """
    relations = dict(_relations(scene))
    if len(set(relations.values())) == len(relations):
        return frozenset()
    told: set[_Relation] = set()
    found: list[str] = []
    for name in reading_order(scene):
        if (relation := relations.get(name)) is not None:
            if relation in told:
                found.append(name)
            told.add(relation)
    return frozenset(found)


def _relations(scene: Scene) -> Iterator[tuple[str, _Relation]]:
    """The cards that tell a relation that holds both ways."""
    for name, box in scene.boxes.items():
        content = box.content
        if not isinstance(content, ReferenceCard) or box.under not in scene.boxes:
            continue
        role = content.role
        if isinstance(role, RelationKind) and role.is_symmetric:
            ends = frozenset((content.target, key_of(scene.boxes[box.under].content)))
            yield name, (ends, role, content.reason)
