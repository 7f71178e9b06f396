"""A part of a map while its fields are being read."""

from __future__ import annotations

from argmap.language.values import Values
from argmap.model import (
    Argument,
    Item,
    Kind,
    Origin,
    Span,
    Statement,
)
from argmap.model.vocabulary import ARGUMENT

NODE_FIELDS = frozenset({"cite", "by", "qualifier", "tags", "note", "link"})
STATEMENT_FIELDS = NODE_FIELDS | {"figure", "confidence"}
ATTACK_FIELDS = STATEMENT_FIELDS | {"conceded"}
ARGUMENT_FIELDS = NODE_FIELDS | {"scheme", "strength"}
HEADER_FIELDS = frozenset({"tags", "note"})
CONCEDED = frozenset({Kind.OBJECTION, Kind.UNDERCUT})
"""The attacks that an author can concede."""


class Draft:
    """A statement or an argument whose fields are still to come.

    ``guessed`` says that its kind is a guess, made to go on after a slip.
    """

    __slots__ = (
        "blank", "column", "comments", "comments_below", "guessed", "key", "kind", "span", "text",
        "under", "values",
    )  # fmt: skip

    def __init__(
        self, kind: str, key: str, under: str | None, text: str, column: int, span: Span
    ) -> None:
        self.kind = kind
        self.key = key
        self.under = under
        self.text = text
        self.column = column
        self.span = span
        self.comments: tuple[str, ...] = ()
        self.comments_below: tuple[str, ...] = ()
        self.blank = False
        self.guessed = False
        self.values: Values | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields that may stand in it."""
        if self.kind == ARGUMENT:
            return ARGUMENT_FIELDS
        return ATTACK_FIELDS if self.kind in CONCEDED else STATEMENT_FIELDS

    def finish(self) -> Item:
        """Make the part."""
        values = self.values
        if values is None:
            origin = Origin(self.span, self.comments, self.blank, (), self.comments_below)
            if self.kind == ARGUMENT:
                return Argument(self.text, key=self.key, under=self.under, origin=origin)
            kind = _KINDS[self.kind]
            return Statement(kind, self.text, key=self.key, under=self.under, origin=origin)
        above = tuple(values.comments)
        origin = Origin(self.span, self.comments, self.blank, above, self.comments_below)
        attributes = values.attributes()
        if self.kind == ARGUMENT:
            return Argument(self.text, key=self.key, under=self.under, origin=origin, **attributes)
        kind = _KINDS[self.kind]
        return Statement(
            kind, self.text, key=self.key, under=self.under, origin=origin, **attributes
        )


_KINDS = {kind.value: kind for kind in Kind}
