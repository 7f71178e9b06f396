"""Comments that interrupt a text or hide the head of the lines below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.language.escaping import KIND_WORDS
from argmap.language.line_fixes import as_text
from argmap.language.logical_lines import OWNED, column_of
from argmap.model.codes import Code

if TYPE_CHECKING:
    from argmap.language.token_stream import TokenStream

_KINDS: Final = [[word] for word in KIND_WORDS]


def read_comment(stream: TokenStream, line: str, number: int) -> None:
    """Emit a comment token, and report a comment that may be a mistake."""
    content = line.strip()
    column = column_of(line)
    if 0 <= stream.open_text < column:
        span = stream.out.span(number, column, column + len(content))
        message = "this line is a comment, but it is indented like a continuation of the text"
        hint = "write '\\#' if it is text, or indent the comment like a field"
        fixes = (as_text(stream.report, number, column),)
        if _goes_on(stream, 1, stream.open_text):
            stream.report.error(span, Code.COMMENT_IN_TEXT, message, hint, fixes=fixes)
            stream.told = column, True
        else:
            stream.report.warning(span, Code.COMMENT_IN_TEXT, message, hint, fixes=fixes)
    elif _is_missed(stream, content, column):
        stream.report.warning(
            stream.out.span(number, column, column + len(content)),
            Code.COMMENT_IN_TEXT,
            "this comment looks like a statement to which the next line belongs",
            "delete the '#' if it is one, or leave an empty line below the comment"
            if content[:2] != "##"
            else "delete the '##' if it is one, or begin the comment with another word",
        )
    stream.open_text = -1
    stream.out.put("COMMENT", content[1:].rstrip(), number, column)


def _goes_on(stream: TokenStream, count: int, column: int) -> bool:
    """Whether the ``count``-th next line is malformed and indented like a continuation."""
    below = stream.lines.after(count)
    return below is not None and below.lastgroup == "OTHER" and column_of(below[0]) > column


def goes_on_below_comment(stream: TokenStream, column: int) -> bool:
    """Whether the next line is a comment that interrupts the text of the current line."""
    below = stream.lines.after()
    if below is None or below.lastgroup != "COMMENT" or column_of(below[0]) <= column:
        return False
    return _goes_on(stream, 2, column)


def _is_missed(stream: TokenStream, comment: str, column: int) -> bool:
    """Whether a comment looks like the head of the lines below it.

    These lines must follow directly, unless the comment begins like a Markdown heading (``##``).
    """
    is_heading = comment.startswith("##")
    words = comment.lstrip("#").partition(":")[0].split()
    if words[:1] not in _KINDS or (":" not in comment and not (is_heading and len(words) < 3)):
        return False
    between = ("COMMENT", "BLANK") if is_heading else ("COMMENT",)
    count = 1
    while (after := stream.lines.after(count)) is not None and after.lastgroup in between:
        count += 1
    if after is not None and after.lastgroup not in OWNED:
        return False
    below = stream.lines.below()
    return below is not None and column_of(below[0]) == column + stream.layout.step
