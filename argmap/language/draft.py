"""A part of a map while its fields are being read."""

from __future__ import annotations

from typing import Any

from argmap.language.fields import MANY
from argmap.model import (
    Argument,
    Item,
    Kind,
    Origin,
    Span,
    Statement,
)
from argmap.model.vocabulary import ARGUMENT

_ATTRIBUTES = {
    "map": "title",
    "by": "holder",
    "conceded": "concession",
    "cite": "citations",
    "figure": "figures",
    "note": "notes",
    "link": "links",
}
"""Fields whose attribute in the model has another name."""

NODE_FIELDS = frozenset({"cite", "by", "qualifier", "tags", "note", "link"})
STATEMENT_FIELDS = NODE_FIELDS | {"figure", "conceded", "confidence"}
ARGUMENT_FIELDS = NODE_FIELDS | {"scheme", "strength"}
HEADER_FIELDS = frozenset({"tags", "note"})


class Values:
    """The values of fields by name, as they come, and the comments that stood above them."""

    __slots__ = ("comments", "extra", "found")

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.extra: list[tuple[str, str]] = []
        self.comments: list[tuple[str, int, str]] = []

    def count(self, name: str) -> int:
        """How many values the field has so far."""
        if name.startswith("x-"):
            return sum(1 for extra, _ in self.extra if extra == name[2:])
        value = self.found.get(name)
        return 0 if value is None else len(value) if name in MANY else 1

    def add(self, name: str, value: Any) -> None:
        """Take a value; of a field that may stand once the first one counts."""
        if name.startswith("x-"):
            self.extra.append((name[2:], value))
        elif name in MANY:
            self.found.setdefault(name, []).append(value)
        else:
            self.found.setdefault(name, value)

    def attributes(self) -> dict[str, Any]:
        """The values under the names of the model's attributes."""
        named: dict[str, Any] = {
            _ATTRIBUTES.get(name, name): value for name, value in self.found.items()
        }
        if self.extra:
            named["extra"] = self.extra
        return named


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
