"""What the outline of a document consists of: twigs, and links between them."""

from __future__ import annotations

from attrs import Factory, define

from argmap.formats.argdown.document import Argument, Inference, Node, RelationType


@define(eq=False)
class Twig:
    """A node in the outline, or a step of an argument with several inferences.

    ``inference`` is that of a reconstructed argument; ``whole`` is the argument, if this is a step
    of it that is not the last. ``links`` are what is under it, in order.
    """

    node: Node
    links: list[Link] = Factory(list)
    place: Link | None = None
    is_root: bool = False
    inference: Inference | None = None
    whole: Argument | None = None
    list_sign: str = ""

    @property
    def is_argument(self) -> bool:
        """Whether it is an argument, or a step of one."""
        return isinstance(self.node, Argument)


@define(eq=False)
class Link:
    """A relation in the outline: from a node to the one that it is under.

    A link without a ``type`` makes a premise of its source. ``number`` is its place in the text.
    """

    source: Twig
    type: RelationType | None
    target: Twig
    number: int = 0


@define(eq=False)
class Reopened:
    """A later place where a statement is written, with what is under it there."""

    twig: Twig
    links: list[Link] = Factory(list)
