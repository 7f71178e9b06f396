"""The parts of a picture before it is drawn: boxes, the ties between them, and strips."""

from __future__ import annotations

from typing import NamedTuple

from attrs import Factory, define, frozen

from argmap.model import Argument, Kind, Relation, RelationKind, Statement
from argmap.render.theme.line_styles import Sort


class ReferenceCard(NamedTuple):
    """A reference to a statement that stands elsewhere, in the role that it has here, if any."""

    target: str
    role: Kind | RelationKind | None
    reason: str = ""


class Reappearance(NamedTuple):
    """A statement that a section takes up again, to hang more under it."""

    target: str


class SceneRelation(NamedTuple):
    """A relation that is drawn between two neighbours."""

    relation: Relation


Content = Statement | Argument | ReferenceCard | Reappearance | SceneRelation
"""What a box holds."""


class SceneEdge(NamedTuple):
    """A line from a box to another that bears on it."""

    sort: Sort
    to: str


@define
class Box:
    """Something in the picture.

    ``edges`` lead to what bears on it, in order, by name. ``more`` tells of the sections that
    take it up again: (title, name of the box there). ``under`` is the name of the box that it
    hangs on, empty for a root. ``hidden`` counts the statements below it that are not drawn.
    """

    name: str
    content: Content
    edges: list[SceneEdge] = Factory(list)
    more: list[tuple[str, str]] = Factory(list)
    under: str = ""
    hidden: int = 0

    @property
    def is_step(self) -> bool:
        """Whether the box stands between the columns of statements."""
        return isinstance(self.content, (Argument, SceneRelation))


class Band(NamedTuple):
    """A part of the picture with nothing beside it: the boxes that hang together.

    ``roots`` are names of boxes, from the top; ``title`` is that of the section which begins
    with this strip, if one does.
    """

    roots: tuple[str, ...]
    title: str = ""


@frozen
class Scene:
    """The boxes of a picture by name, and its strips from the top.

    ``brief`` says whether cards hold their text alone.
    """

    boxes: dict[str, Box]
    bands: tuple[Band, ...]
    brief: bool = False
