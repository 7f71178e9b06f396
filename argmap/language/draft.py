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
STATEMENT_FIELDS = NODE_FIELDS | {"figure", "conceded", "confidence"}
ARGUMENT_FIELDS = NODE_FIELDS | {"scheme", "strength"}
HEADER_FIELDS = frozenset({"tags", "note"})


class Draft:
    """A statement or an argument whose fields are still to come.

    ``kind`` is empty for a line that could not be read: it takes fields so that they are not
    complained of, and makes nothing.
    """

    __slots__ = ("blank", "column", "comments", "key", "kind", "span", "text", "under", "values")

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
        self.blank = False
        self.values: Values | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields that may stand in it."""
        if not self.kind:
            return frozenset()
        return ARGUMENT_FIELDS if self.kind == ARGUMENT else STATEMENT_FIELDS

    def finish(self) -> Item:
        """Make the part."""
        values = self.values
        if values is None:
            origin = Origin(self.span, self.comments, self.blank)
            if self.kind == ARGUMENT:
                return Argument(self.text, key=self.key, under=self.under, origin=origin)
            kind = _KINDS[self.kind]
            return Statement(kind, self.text, key=self.key, under=self.under, origin=origin)
        origin = Origin(self.span, self.comments, self.blank, tuple(values.comments))
        attributes = values.attributes()
        if self.kind == ARGUMENT:
            return Argument(self.text, key=self.key, under=self.under, origin=origin, **attributes)
        kind = _KINDS[self.kind]
        return Statement(
            kind, self.text, key=self.key, under=self.under, origin=origin, **attributes
        )


_KINDS = {kind.value: kind for kind in Kind}
