"""An Argdown document: what its text says, before a map is made of it.

The words are Argdown's: a statement has members, the places where it is written; an argument may be
reconstructed, with premises, inferences and conclusions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

from attrs import Factory, define, field

from argmap.model import Span

_GIVEN: Final = re.compile(r"Untitled [1-9][0-9]{0,7}")


class Role(StrEnum):
    """What a member of a statement is for."""

    NONE = ""
    TOP_LEVEL = "top-level"
    RELATION = "relation"
    PREMISE = "premise"
    INTERMEDIATE = "intermediate-conclusion"
    CONCLUSION = "main-conclusion"


class RelationType(StrEnum):
    """The types of relations."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTORY = "contradictory"
    CONTRARY = "contrary"
    ENTAILS = "entails"


SYMMETRIC: Final = (RelationType.CONTRARY, RelationType.CONTRADICTORY)


@define(eq=False)
class Section:
    """A heading; ``raw`` is its text as it is written, with tags."""

    number: int
    level: int
    title: str
    raw: str
    parent: Section | None
    span: Span
    tags: tuple[str, ...] = ()
    content: list[Any] = Factory(list)
    data_text: str = ""
    data: Any = None
    is_group: bool | None = None
    is_closed: Any = None
    children: list[Section] = Factory(list)


@define(eq=False)
class Member:
    """A place where a statement or an argument is written.

    ``raw`` is its text as it is written, ``content`` the tokens of that, and ``text`` what Argdown
    shows. ``relations`` are those
    written under it, each with the member at its other end; ``inference`` is that above a
    conclusion.
    """

    node: Node
    span: Span
    offset: int
    raw: str = ""
    text: str | None = None
    is_reference: bool = False
    is_untitled: bool = False
    tags: tuple[str, ...] = ()
    content: list[Any] = Factory(list)
    data_text: str = ""
    data: Any = None
    role: Role = Role.NONE
    section: Section | None = None
    argument: Argument | None = None
    inference: Inference | None = None
    relations: list[Nested] = Factory(list)


@define(eq=False)
class Nested:
    """A relation as it is written: its type, whether it goes out of the member it is written under,
    and the member at its other end. ``onto`` is the inference that it is about, if it is one.
    """

    type: RelationType
    goes_out: bool
    member: Member
    onto: Inference | None = None


@define(eq=False)
class Node:
    """What a statement and an argument have in common.

    ``relations`` are all it is an end of; ``number`` is its place among all nodes.
    """

    title: str
    number: int
    members: list[Member] = Factory(list)
    relations: dict[Relation, None] = Factory(dict)
    tags: dict[str, None] = Factory(dict)
    data: Any = None
    section: Section | None = None

    @property
    def is_untitled(self) -> bool:
        """Whether no title is written anywhere, or only one that Argdown could have given it."""
        return _GIVEN.fullmatch(self.title) is not None

    @property
    def canonical(self) -> Member | None:
        """The member whose text is shown: the last that is no reference, or a chosen one."""
        return canonical_of(self.members)

    def setting(self, name: str) -> Any:
        """A value of its data, or ``None``."""
        return self.data.get(name) if isinstance(self.data, dict) else None


def canonical_of(members: list[Member]) -> Member | None:
    """Return the last of some members that is no reference, or the last that its data chooses."""
    written = [member for member in members if not member.is_reference]
    for member in reversed(written):
        if isinstance(member.data, dict) and member.data.get("isCanonical"):
            return member
    return written[-1] if written else None


@define(eq=False)
class Statement(Node):
    """A statement; Argdown calls it an equivalence class, because its members may differ."""

    @property
    def is_top_level(self) -> bool:
        """Whether it is written at the top level somewhere."""
        return any(member.role is Role.TOP_LEVEL for member in self.members)


@define(eq=False)
class Argument(Node):
    """An argument; ``pcs`` are its premises and conclusions, if it is reconstructed."""

    pcs: list[Member] = Factory(list)

    @property
    def inferences(self) -> Iterator[Inference]:
        """Its inferences, in the order of the text."""
        return (one.inference for one in self.pcs if one.inference is not None)


@define(eq=False)
class Inference:
    """An inference of a reconstructed argument, with its rules."""

    span: Span
    argument: Argument
    rules: list[str] = Factory(list)
    data_text: str = ""
    data: Any = None
    relations: dict[Relation, None] = Factory(dict)
    undercuts: list[Nested] = Factory(list)


End = Statement | Argument | Inference


@define(eq=False)
class Relation:
    """A relation between two nodes, or from a node to an inference.

    ``whole`` is the argument that it was written of, if that is another end than the target.
    """

    type: RelationType
    source: Statement | Argument
    target: End
    whole: Argument | None = None

    @property
    def is_symmetric(self) -> bool:
        """Whether it says the same both ways."""
        return self.type in SYMMETRIC

    def other(self, end: End) -> End:
        """The end that is not the given one."""
        return self.target if self.source is end else self.source


@define(eq=False)
class ListBlock:
    """A list of statements and arguments at the top level."""

    items: list[Member]
    is_ordered: bool


Block = Section | Member | Argument | ListBlock
"""What a document has at the top level; an argument is its premises and conclusions."""


@define(eq=False)
class Document:
    """A document: its blocks in the order of the text, and what they say.

    ``comments`` are triples of a line, a column and a text; ``deepest`` is the deepest level of
    headings.
    """

    front_matter: str = ""
    settings: dict[str, Any] = Factory(dict)
    blocks: list[Block] = Factory(list)
    statements: dict[str, Statement] = Factory(dict)
    arguments: dict[str, Argument] = Factory(dict)
    relations: list[Relation] = Factory(list)
    sections: list[Section] = Factory(list)
    comments: list[tuple[int, int, str]] = Factory(list)
    deepest: int = field(default=0)

    def group(self, name: str) -> dict[str, Any]:
        """A group of the settings in its front matter, such as ``selection``."""
        found = self.settings.get(name)
        return found if isinstance(found, dict) else {}

    @property
    def is_strict(self) -> bool:
        """Whether relations between statements are strict: entailment and contrariety."""
        return self.group("model").get("mode") == "strict"
