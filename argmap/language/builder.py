"""From the logical lines of a text to the parts of a map: nesting, recovery, and what is wrong.

Every line is read whatever stood above it, so that one run tells of every problem, and a slip
opens what it was most likely meant to be, so that what stands under it is not complained of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.language.astray import astray
from argmap.language.draft import HEADER_FIELDS, Draft
from argmap.language.grammar import lines
from argmap.language.headers import Headers
from argmap.language.line_fixes import as_text, moved
from argmap.language.report import Report
from argmap.language.shapes import KIND_WORDS, Context, context
from argmap.language.standing import Start, column_of
from argmap.language.strays import OWNED, Strays
from argmap.language.text import Block, is_plain
from argmap.language.values import Values
from argmap.model import Applicability, Fix, Span
from argmap.model.items import Node

if TYPE_CHECKING:
    from argmap.language.grammar import Line
    from argmap.language.slip import Slip

_KINDS = [[word] for word in KIND_WORDS]


class Builder(Strays):
    """Reads the lines of one text, in order; :attr:`items` and :attr:`headers` are the result."""

    def __init__(
        self,
        lines: Sequence[Line],
        step: int,
        report: Report,
        *,
        lenient: bool,
        start: Start | None = None,
        after: str = "",
    ) -> None:
        super().__init__(lines, step, report, lenient=lenient, start=start, after=after)
        self.headers = Headers(report)
        self.closing_comments: tuple[str, ...] = ()

    @property
    def head_end(self) -> int:
        """The line on which a further header can be added."""
        return self._head_end

    def build(self) -> None:
        """Read every line, to the end of the text."""
        self.read()
        self._finish_draft(0)
        self.closing_comments = self._pending.above()[0]

    def read(self) -> None:
        """Read every line; the text may go on."""
        for index, token in enumerate(self._lines):
            if token.line == self._joined:
                continue
            self._index = index
            sort = token.type
            if sort == "BLANK":
                self._blank = range(token.line, token.line + token.count("\n"))
                self._pending.blank()
                self._open_text = -1
                self._told = None
            elif sort == "COMMENT":
                self._comment(token)
            elif sort == "OTHER":
                self._other(str(token)[:-1], token.line)
            else:
                self._told = None
                _READERS[sort](self, str(token)[:-1], token.line)

    # Headers and fields

    def _header(self, line: str, number: int) -> None:
        name = line.partition(":")[0]
        span = self._span(number, 0, len(name) + 1)
        block = self._running(line, len(name) + 1, number, 0, Context.VALUE)
        self._before_items(f"{name}:", line, block, number, span)
        self.headers.header(name, block.text, line, span, self._pending.above_field())
        self._leftover(block)

    def _use(self, line: str, number: int) -> None:
        span = self._span(number, 0, len(line.rstrip()))
        self._before_items("use", line, Block(""), number, span)
        if second := self.headers.use(line, span, self._pending.above_field()):
            self._broken(number, second)

    def _before_items(self, what: str, line: str, block: Block, number: int, span: Span) -> None:
        self._finish_draft(0)
        after = number + block.text.count("\n") + 1
        if self._in_head:
            self._head_end = after
            return
        hint = "headers stand before the first statement"
        lines = line.split("\n")[: after - number]
        fixes = self._to_head(lines, number)
        self._report.error(span, "late-header", f"{what} comes too late", hint, fixes=fixes)

    def _judged(self, line: str, number: int) -> None:
        """Take a citation or figure that the grammar has found well-formed on its one line."""
        draft = self._draft
        head = line.partition(":")[0]
        name = head.lstrip(" ")
        column = len(head) - len(name)
        in_place = draft is not None and column == draft.column + self._step
        in_place = in_place and self._mended is None
        value = line[len(head) + 1 :].strip()
        simple = "\n" not in line and (name == "cite" or is_plain(value))
        if draft is None or not in_place or name not in draft.fields or not simple:
            self._field(line, number)
            return
        start = line.index(value, len(head) + 1)
        values = self._values(draft)
        values.keep_comments(name, self._pending.above_field())
        self._open_text = column + self._step
        span = self._span(number, start, start + len(value))
        self._goes_to(draft, (span.end_line, span.end_column))
        values.take(name, value, span, self._report)

    def _field(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        name = head.strip()
        column = len(head) - len(name)
        span = self._span(number, column, len(head) + 1)
        draft = self._draft
        wanted = draft.column + self._step if draft is not None else None
        begins = column if wanted is None else self._begins(line, column, wanted)
        follows = None if name == "cite" else context(name)
        block = self._running(line, len(head) + 1, number, begins, follows)
        if block.leftover and column == wanted and name in ("cite", "figure"):
            below, at = block.leftover[0]
            if self._diagnosed(below).code == "stray-text":
                # What it lacks stands in the wrong place, and that is told there.
                self._report.lines.update(range(number, at))
        if name in ("cite", "figure") and self._goes_on_below_comment(column + self._step):
            self._report.lines.update(range(number, number + line.count("\n") + 1))
        if draft is not None and (column == wanted or self._is_broken(column)):
            self._goes_to(draft, self._end_of(block, line, number))
            self._take(name, block.text, line, span, draft)
        elif draft is None and column == 0 and self._in_head:
            self._head_end = number + block.text.count("\n") + 1
            if name in HEADER_FIELDS or name.startswith("x-"):
                self._read(self.headers.values, name, block.text, line, span)
            else:
                message = f"{name}: belongs to a statement, and there is none above it"
                self._report.error(span, "misplaced-field", message, "put it under a statement")
        elif draft is None and self._outline.frames and self._outline.frames[-1].broken:
            self._pending.forget()
        else:
            told = astray(name, column, wanted, self._outline, self._step)
            fixes: tuple[Fix, ...] = ()
            if told[0] == "indentation" and wanted is not None:
                fixes = self._indented(line, number, wanted, Applicability.LIKELY)
            elif told[0] == "field-after-children":
                fixes = self._up(line, block, number, column)
            self._report.error(span, *told, fixes=fixes)
            if draft is not None and name in draft.fields:
                # Most likely meant for what stands above: taken, so that nothing else is missed.
                self._take(name, block.text, line, span, draft)
        self._leftover(block)

    def _up(self, line: str, block: Block, number: int, column: int) -> tuple[Fix, ...]:
        """The fix that moves a field up to the statement in whose column it stands."""
        frames = reversed(self._outline.frames)
        key = next((one.key for one in frames if one.column + self._step == column), None)
        is_meant = lambda item: isinstance(item, Node) and item.key == key  # noqa: E731
        node = next(filter(is_meant, reversed(self.items)), None)
        end = node.origin.end if node is not None and node.origin is not None else None
        if end is None or self._mended is not None or not self._report.may_move_lines(1):
            return ()
        lines = line.split("\n")[: block.text.count("\n") + 1]
        title = "Move it up to its statement"
        fix = moved(self._report, title, lines, number, end[0] + 1, 0)
        return (fix,) if fix is not None else ()

    def _to_head(self, lines: Sequence[str], number: int) -> tuple[Fix, ...]:
        """The fix that moves a header to the others."""
        if self._mended is not None:
            return ()
        indent = column_of(lines[0])
        fix = moved(self._report, "Move it to the head", lines, number, self._head_end, indent)
        return (fix,) if fix is not None else ()

    def _take(self, name: str, text: str, line: str, span: Span, draft: Draft) -> None:
        if name in draft.fields or name.startswith("x-"):
            self._read(self._values(draft), name, text, line, span)
        elif draft.guessed:
            self._pending.forget()
        else:
            self._report.error(span, "misplaced-field", *draft.misplaced(name))
            self._pending.forget()

    def _read(self, values: Values, name: str, text: str, line: str, span: Span) -> None:
        values.keep_comments(name, self._pending.above_field())
        values.read(name, text, line, span, self._report)

    def _values(self, draft: Draft) -> Values:
        if draft.values is None:
            draft.values = Values()
        return draft.values

    # Lines that are none

    def _mend(self, slip: Slip, column: int, number: int, span: Span) -> None:
        """Read what a line was most likely meant to be; all of it has the place of the slip."""
        self._mended, self._guess = span, slip.guessed
        indent = " " * column
        for token in lines("".join(f"{indent}{line}\n" for line in slip.meant.split("\n"))):
            if token.type in _READERS:
                _READERS[token.type](self, str(token)[:-1], number)
        self._mended, self._guess = None, False

    def _comment(self, line: str) -> None:
        content = line.strip()
        column = len(line) - len(line.lstrip(" "))
        if 0 <= self._open_text < column:
            span = self._span(line.line, column, column + len(content))  # type: ignore[attr-defined]
            message = "this line is a comment, though it stands where text would go on"
            hint = "write \\# if it is text, or move the comment to the column of a field"
            fixes = (as_text(self._report, line.line, column),)  # type: ignore[attr-defined]
            if self._goes_on(self._index + 1, self._open_text):
                self._report.error(span, "comment-in-text", message, hint, fixes=fixes)
                self._told = column, True
            else:
                self._report.warning(span, "comment-in-text", message, hint, fixes=fixes)
        elif self._is_missed(content, column):
            self._report.warning(
                self._span(line.line, column, column + len(content)),  # type: ignore[attr-defined]
                "comment-in-text",
                "this comment looks like a statement to which the next line belongs",
                "delete the # if it is one, or leave an empty line below the comment"
                if content[:2] != "##"
                else "delete the ## if it is one, or begin the comment with another word",
            )
        self._open_text = -1
        self._pending.comment(column, content[1:].rstrip())

    def _goes_on(self, index: int, column: int) -> bool:
        """Whether a line cannot be read and is in a column where text would continue."""
        below = self._lines[index : index + 1]
        return bool(below) and below[0].type == "OTHER" and column_of(below[0]) > column

    def _goes_on_below_comment(self, column: int) -> bool:
        """Whether a comment cuts a text in two, right below the line that is read."""
        below = self._lines[self._index + 1 : self._index + 2]
        is_comment = bool(below) and below[0].type == "COMMENT" and column_of(below[0]) > column
        return is_comment and self._goes_on(self._index + 2, column)

    def _is_missed(self, comment: str, column: int) -> bool:
        """Whether a comment would be the head of what stands right below it; of what stands below
        it at all, where it begins like a heading of Markdown.
        """
        is_heading = comment.startswith("##")
        words = comment.lstrip("#").partition(":")[0].split()
        if words[:1] not in _KINDS or (":" not in comment and not (is_heading and len(words) < 3)):
            return False
        between = ("COMMENT", "BLANK") if is_heading else ("COMMENT",)
        at = self._index + 1
        while at < len(self._lines) and self._lines[at].type in between:
            at += 1
        if at < len(self._lines) and self._lines[at].type not in OWNED:
            return False
        below = self._below()
        return below is not None and column_of(below) == column + self._step


# Functions of the class, not methods of the one builder: it would hold itself, and with it all that
# it has read, until garbage is looked for.
_READERS: Mapping[str, Callable[[Builder, str, int], None]] = {
    "STATEMENT": Builder._statement,
    "CITE": Builder._judged,
    "LONG_CITE": Builder._field,
    "FIGURE": Builder._judged,
    "LONG_FIGURE": Builder._field,
    "FIELD": Builder._field,
    "REUSE": Builder._reuse,
    "RELATION": Builder._relation,
    "SECTION": Builder._section,
    "REOPENING": Builder._reopening,
    "HEADER": Builder._header,
    "USE": Builder._use,
}
