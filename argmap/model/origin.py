"""Positions of parts in their text, and their comments; ignored when maps are compared."""

from __future__ import annotations

from typing import Final

from argmap.frozen_class import frozen
from argmap.model.type_checks import wrong_type

BLANK: Final = "\n"
"""A blank line in a list of comments."""


@frozen
class Span:
    """A range of text: lines and columns count from 1, in characters; the end is exclusive.

    >>> Span(3, 5, 3, 12)
    Span(line=3, column=5, end_line=3, end_column=12, path=None)
    """

    line: int
    column: int
    end_line: int
    end_column: int
    path: str | None = None


@frozen
class Origin:
    """The position of a part in its text, and the comments and blank lines around it.

    ``comments`` are the comments above it without their ``#``, ``comments_below`` those below its
    fields and deeper than the next part; :data:`BLANK` is a blank line between them.
    ``field_comments`` are those above its fields, as (field name, index among the values of that
    field, comment). ``blank_above`` says whether there was a blank line above everything.

    The rest is for fixes. ``end`` is the line and column after the last character of its text and
    fields, or ``None`` if that is unknown or a blank line separates them. ``field_spans`` are the
    spans of values of fields that can occur once, as (field name, span); a qualifier has one for
    each of its phrases. For a map, ``end`` is the end of the text, and ``head_end`` the line on
    which a header can be added.
    """

    span: Span
    comments: tuple[str, ...] = ()
    blank_above: bool = False
    field_comments: tuple[tuple[str, int, str], ...] = ()
    comments_below: tuple[str, ...] = ()
    end: tuple[int, int] | None = None
    field_spans: tuple[tuple[str, Span], ...] = ()
    head_end: int | None = None

    @property
    def extent(self) -> Span | None:
        """The span of the whole part, from its first character to its last.

        >>> Origin(Span(3, 3, 3, 11), end=(4, 20)).extent
        Span(line=3, column=3, end_line=4, end_column=20, path=None)
        """
        if self.end is None:
            return None
        return Span(self.span.line, self.span.column, *self.end, self.span.path)

    @property
    def whole_lines(self) -> Span | None:
        """The span of the whole part with its line endings, for removing it."""
        if self.end is None:
            return None
        return Span(self.span.line, 1, self.end[0] + 1, 1, self.span.path)

    def __attrs_post_init__(self) -> None:
        # Not in a loop, which would take three times as long; each part has an origin.
        if type(self.comments) is not tuple:
            raise wrong_type("comments", "a tuple", self.comments)
        if type(self.field_comments) is not tuple:
            raise wrong_type("field_comments", "a tuple", self.field_comments)
        if type(self.comments_below) is not tuple:
            raise wrong_type("comments_below", "a tuple", self.comments_below)
