"""The parts of a drawing before it is laid out: boxes, edges and bands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from attrs import Factory, define

from argmap.model import Argument, Kind, Relation, RelationKind, Statement
from argmap.render.theme.line_styles import Sort


class ReferenceCard(NamedTuple):
    """A reference to a statement drawn elsewhere, with its role here, if any."""

    target: str
    role: Kind | RelationKind | None
    reason: str = ""


class Reappearance(NamedTuple):
    """A statement that a later section repeats in order to add to it."""

    target: str


class SceneRelation(NamedTuple):
    """A relation drawn between two neighbours."""

    relation: Relation


class Continued(NamedTuple):
    """A statement or argument of which a part is drawn on another page."""

    target: str


Content = Statement | Argument | ReferenceCard | Reappearance | Continued | SceneRelation
"""The content of a box."""

REFERENCES: Final = (ReferenceCard, Reappearance, Continued)
"""What refers to a statement or an argument that is drawn elsewhere."""


def key_of(content: Content) -> str:
    """The key of the statement or argument that a box shows; empty for a relation."""
    if isinstance(content, SceneRelation):
        return ""
    return content.target if isinstance(content, REFERENCES) else content.key


class Standing(NamedTuple):
    """The level of a box, counted in statements from a root, and its side.

    ``is_against`` says that it speaks against the root: there is an odd number of attacks on the
    way there.
    """

    level: int = 0
    is_against: bool = False


class SceneEdge(NamedTuple):
    """An edge from a box to one that supports, attacks or is otherwise below it."""

    sort: Sort
    to: str


class Continuation(NamedTuple):
    """That a section or page adds to a statement: what, and the box that repeats it there.

    ``attacks`` says that it is nothing but objections.
    """

    adds: str
    box: str
    attacks: bool = False


@define(eq=False, repr=False)
class Box:
    """A box in the drawing.

    ``edges`` lead, in order, to the boxes below it, by name. ``more`` lists the sections that add
    to its statement. ``under`` is the name of its parent, empty
    for a root. ``hidden`` counts the statements below it that are not drawn.
    """

    name: str
    content: Content
    edges: list[SceneEdge] = Factory(list)
    more: list[Continuation] = Factory(list)
    under: str = ""
    hidden: int = 0

    @property
    def is_step(self) -> bool:
        """Whether the box is between the columns of statements."""
        return isinstance(self.content, (Argument, SceneRelation))

    @property
    def is_counter(self) -> bool:
        """Whether the box is an argument that attacks."""
        return isinstance(self.content, Argument) and self.content.kind.attacks


class Band(NamedTuple):
    """A part of the drawing with nothing beside it: a group of connected boxes.

    ``roots`` are names of boxes, from the top; ``title`` is the title of the section that starts
    with this band, if one does, ``level`` and ``letter`` those of that section, and ``notes`` its
    notes.
    Between the titles of a section and of its first subsection, a band may have no roots.
    """

    roots: tuple[str, ...]
    title: str = ""
    level: int = 1
    notes: tuple[str, ...] = ()
    letter: str = ""

    @property
    def heading(self) -> str:
        """The letter and the title of the section."""
        return f"{self.letter}  {self.title}".lstrip()


class Scene(NamedTuple):
    """The boxes of a drawing by name, and its bands from the top.

    ``brief`` says whether cards show only their text, ``ids`` whether they show ids instead of
    numbers. If the scene is one page of several, ``pages`` are the pages of all boxes, by name,
    ``continued`` all pages on which what a box repeats is continued, and ``standings`` what they
    are in the whole map. A reference tells the page if it is another.
    """

    boxes: dict[str, Box]
    bands: tuple[Band, ...]
    brief: bool = False
    ids: bool = False
    pages: Mapping[str, int] = MappingProxyType({})
    continued: Mapping[str, tuple[int, ...]] = MappingProxyType({})
    standings: Mapping[str, Standing] = MappingProxyType({})
