"""Where a part of a map stands in its text. Nothing here counts when maps are compared."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from argmap.model.type_checks import wrong_type

BLANK: Final = "\n"
"""Among comments: a blank line."""


@frozen
class Span:
    """A stretch of a text: lines and columns from 1, in characters; the end is exclusive.

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
    """How a part of a map was written: its place, and what a formatter has to keep around it.

    ``comments`` are the lines above it without their ``#``, ``comments_below`` those that stand
    below its fields and deeper than what follows; a :data:`BLANK` among them is a blank line.
    ``field_comments`` are those above one of its fields, as (field name, how many of that name
    came before, comment). ``blank_above`` tells whether a blank line stood above it all.

    What a fix needs besides: ``end`` is the line and the column after the last character of its
    own text and fields, or ``None`` where that is not known or a blank line parts them.
    ``field_spans`` are the places of the values of fields that it has once, as (field name, span).
    The origin of a map has the end of its text, and as ``head_end`` the line on which a further
    header can be added.
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
        """All that was written of it, from its first character to its last.

        >>> Origin(Span(3, 3, 3, 11), end=(4, 20)).extent
        Span(line=3, column=3, end_line=4, end_column=20, path=None)
        """
        if self.end is None:
            return None
        return Span(self.span.line, self.span.column, *self.end, self.span.path)

    @property
    def whole_lines(self) -> Span | None:
        """All that was written of it with the ends of its lines, for taking it away."""
        if self.end is None:
            return None
        return Span(self.span.line, 1, self.end[0] + 1, 1, self.span.path)

    def __attrs_post_init__(self) -> None:
        # One name after another: a loop takes three times as long, and each part has an origin.
        if type(self.comments) is not tuple:
            raise wrong_type("comments", "a tuple", self.comments)
        if type(self.field_comments) is not tuple:
            raise wrong_type("field_comments", "a tuple", self.field_comments)
        if type(self.comments_below) is not tuple:
            raise wrong_type("comments_below", "a tuple", self.comments_below)
