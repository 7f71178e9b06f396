"""A part of a map while its fields are being read."""

from __future__ import annotations

from collections.abc import Callable

from argmap.language.values import Values
from argmap.model import (
    Argument,
    Item,
    Kind,
    Origin,
    Relation,
    Reuse,
    Span,
    Statement,
)
from argmap.model.structure import an
from argmap.model.vocabulary import ARGUMENT

NODE_FIELDS = frozenset({"cite", "by", "qualifier", "tags", "note", "link"})
STATEMENT_FIELDS = NODE_FIELDS | {"figure", "confidence"}
ATTACK_FIELDS = STATEMENT_FIELDS | {"conceded"}
ARGUMENT_FIELDS = NODE_FIELDS | {"scheme", "strength"}
HEADER_FIELDS = frozenset({"tags", "note"})
LINK_FIELDS = frozenset({"note"})
"""What may stand in a reuse or a relation, beside ``x-NAME``."""
CONCEDED = frozenset({Kind.OBJECTION, Kind.UNDERCUT})
"""The attacks that an author can concede."""


class Draft:
    """A statement or an argument whose fields are still to come.

    ``guessed`` says that its kind is a guess, made to go on after a slip.
    """

    __slots__ = (
        "blank", "column", "comments", "comments_below", "end", "guessed", "key", "kind", "span",
        "text", "under", "values",
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
        self.end: tuple[int, int] | None = None
        self.guessed = False
        self.values: Values | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The fields that may stand in it."""
        if self.kind == ARGUMENT:
            return ARGUMENT_FIELDS
        return ATTACK_FIELDS if self.kind in CONCEDED else STATEMENT_FIELDS

    def misplaced(self, name: str) -> tuple[str, str]:
        """Message and hint for a field that has no meaning here."""
        stands = "an argument" if name in ARGUMENT_FIELDS else "a statement"
        if name == "conceded":
            stands = "an objection or an undercut"
        return f"{name}: has no meaning in {an(self.kind)}", f"it stands in {stands}"

    def finish(self) -> Item:
        """Make the part."""
        values = self.values
        if values is None:
            origin = Origin(self.span, self.comments, self.blank, (), self.comments_below, self.end)
            if self.kind == ARGUMENT:
                return Argument(self.text, key=self.key, under=self.under, origin=origin)
            kind = _KINDS[self.kind]
            return Statement(kind, self.text, key=self.key, under=self.under, origin=origin)
        origin = self._origin(values)
        attributes = values.attributes()
        if self.kind == ARGUMENT:
            return Argument(self.text, key=self.key, under=self.under, origin=origin, **attributes)
        kind = _KINDS[self.kind]
        return Statement(
            kind, self.text, key=self.key, under=self.under, origin=origin, **attributes
        )

    def _origin(self, values: Values) -> Origin:
        """The origin of a part that has fields."""
        return Origin(
            self.span,
            self.comments,
            self.blank,
            tuple(values.comments),
            self.comments_below,
            self.end,
            tuple(values.spans),
        )


def may_stand_in_link(line: str) -> bool:
    """Whether a line is a field of a reuse or a relation, if it stands in the right column.

    >>> may_stand_in_link("  x-weight: 0.5"), may_stand_in_link("  by: Crito")
    (True, False)
    """
    name, colon, _ = line.partition(":")
    name = name.strip()
    foreign = name.startswith("x-") and " " not in name
    return bool(colon) and (name in LINK_FIELDS or foreign)


class LinkDraft(Draft):
    """A reuse or a relation whose fields are still to come.

    ``make`` makes it of its origin and its fields, and ``head`` is what it is called in a message.
    Its text is read before, and nothing stands under it.
    """

    __slots__ = ("_head", "_make")

    def __init__(
        self,
        head: str,
        make: Callable[..., Reuse | Relation],
        column: int,
        span: Span,
    ) -> None:
        super().__init__("", "", None, "", column, span)
        self._head = head
        self._make = make

    @property
    def fields(self) -> frozenset[str]:
        """The fields that may stand in it."""
        return LINK_FIELDS

    def misplaced(self, name: str) -> tuple[str, str]:
        """Message and hint for a field that has no meaning here."""
        message = f"{name}: has no meaning in {self._head}"
        return message, "only note: and x-NAME: stand here; a reason follows the colon"

    def finish(self) -> Item:
        """Make the part."""
        values = self.values or Values()
        return self._make(origin=self._origin(values), **values.attributes())


_KINDS = {kind.value: kind for kind in Kind}
