"""Relations that hold both ways, of which each statement has a card that refers to the other."""

from __future__ import annotations

from argmap.model import RelationKind
from argmap.render.diagram.scene import ReferenceCard, Scene, key_of


def mirrors(scene: Scene) -> frozenset[str]:
    """The names of the cards that tell a relation a second time, so that they need no reason.

    >>> from argmap.language import loads
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> text = "thesis t: T.\\n  claim a: A.\\n    claim b: B.\\nt in-tension-with b: Why.\\n"
    >>> sorted(mirrors(build_scene(loads(text))))
    ['see-s-b--t']
    """
    told: set[tuple[frozenset[str], RelationKind, str]] = set()
    found: list[str] = []
    for name, box in scene.boxes.items():
        content = box.content
        if not isinstance(content, ReferenceCard) or box.under not in scene.boxes:
            continue
        role = content.role
        if isinstance(role, RelationKind) and role.is_symmetric:
            ends = frozenset((content.target, key_of(scene.boxes[box.under].content)))
            if (ends, role, content.reason) in told:
                found.append(name)
            told.add((ends, role, content.reason))
    return frozenset(found)
