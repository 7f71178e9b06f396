"""The parts of a map that are open while its lines are read, by their columns."""

from __future__ import annotations


class OpenPart:
    """A part that is open: lines further in stand under it.

    ``kind`` is its kind, empty where that is not known, and ``id`` its id if it has one; a part
    that is neither has the ``name`` by which messages call it. Under one that ``is_closed``
    nothing can stand. ``guessed`` says that the kind is a guess,
    ``broken`` that a line break was lost in it, so that what follows may stand a step too far in.
    ``end`` is the line and the column after its last field, ``None`` where that is not known.
    ``has_block`` says that the tokens of what stands under it have begun.
    """

    __slots__ = (
        "broken", "column", "end", "guessed", "has_block", "has_fields", "id", "is_closed",
        "is_link", "kind", "name",
    )  # fmt: skip

    def __init__(
        self,
        column: int,
        kind: str = "",
        id: str | None = None,
        name: str = "",
        *,
        is_closed: bool = False,
        guessed: bool = False,
    ) -> None:
        self.column = column
        self.kind = kind
        self.id = id
        self.name = name
        self.is_closed = is_closed
        self.guessed = guessed
        self.broken = False
        self.end: tuple[int, int] | None = None
        self.has_block = self.has_fields = self.is_link = False

    @property
    def head(self) -> str:
        """What a message calls it."""
        if self.name:
            return self.name
        return f"its {self.kind}" if self.id is None else repr(self.id)


class OpenParts:
    """The open parts, outermost first. ``step`` is the width of a step of indentation."""

    def __init__(self, step: int) -> None:
        self.step = step
        self.parts: list[OpenPart] = []

    def close_to(self, column: int) -> int:
        """Close every part that a line at ``column`` ends; return how many blocks end with them."""
        parts, ended = self.parts, 0
        while parts and parts[-1].column >= column:
            ended += parts.pop().has_block
        return ended

    def child_column(self) -> int:
        """Where the next child of the innermost open part would stand."""
        return self.parts[-1].column + self.step if self.parts else 0

    def blocks(self) -> int:
        """How many blocks are open."""
        return sum(part.has_block for part in self.parts)
