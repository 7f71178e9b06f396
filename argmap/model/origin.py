"""Where a part of a map stands in its text. Nothing here counts when maps are compared."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from argmap.model.expected import wrong_type

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
    """

    span: Span
    comments: tuple[str, ...] = ()
    blank_above: bool = False
    field_comments: tuple[tuple[str, int, str], ...] = ()
    comments_below: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        # One name after another: a loop takes three times as long, and each part has an origin.
        if type(self.comments) is not tuple:
            raise wrong_type("comments", "a tuple", self.comments)
        if type(self.field_comments) is not tuple:
            raise wrong_type("field_comments", "a tuple", self.field_comments)
        if type(self.comments_below) is not tuple:
            raise wrong_type("comments_below", "a tuple", self.comments_below)
