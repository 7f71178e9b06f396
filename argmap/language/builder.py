"""From the logical lines of a text to the parts of a map: nesting, recovery, and what is wrong.

Every line is read whatever stood above it, so that one run tells of every problem, and a slip
opens what it was most likely meant to be, so that what stands under it is not complained of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from argmap.language.astray import astray
from argmap.language.draft import HEADER_FIELDS, Draft, LinkDraft
from argmap.language.grammar import lines
from argmap.language.headers import Headers
from argmap.language.parts import Parts
from argmap.language.report import Report
from argmap.language.rows import fits
from argmap.language.shapes import KIND_WORDS, Context, context, guard
from argmap.language.slip import Slip, Where, shortened
from argmap.language.standing import Start, column_of
from argmap.language.text import is_plain
from argmap.language.values import Values
from argmap.model import Edit, Fix, Span
from argmap.model.vocabulary import PLACEMENT

if TYPE_CHECKING:
    from argmap.language.grammar import Line

_LOST = re.compile(r"(?:[a-z]+ +)?([a-z0-9-]+) *:")
_KINDS = [[word] for word in KIND_WORDS]
_OWNED = frozenset({"STATEMENT", "REUSE", "CITE", "LONG_CITE", "FIGURE", "LONG_FIGURE", "FIELD"})
_BELOW = tuple(
    dict.fromkeys(kind for parent, below in PLACEMENT.items() if parent for kind in below)
)
_FIELD_LINES = frozenset({"CITE", "LONG_CITE", "FIGURE", "LONG_FIGURE", "FIELD"})


class Builder(Parts):
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
        self._blank = range(0)  # the last blank lines

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
        self._before_items(f"{name}:", span)
        self.headers.header(name, block.text, line, span, self._pending.above_field())
        self._leftover(block)

    def _use(self, line: str, number: int) -> None:
        span = self._span(number, 0, len(line.rstrip()))
        self._before_items("use", span)
        if second := self.headers.use(line, span, self._pending.above_field()):
            self._broken(number, second)

    def _before_items(self, what: str, span: Span) -> None:
        self._finish_draft(0)
        if not self._in_head:
            hint = "headers stand before the first statement"
            self._report.error(span, "late-header", f"{what} comes too late", hint)

    def _judged(self, line: str, number: int) -> None:
        """Take a citation or figure that the grammar has found well-formed on its one line."""
        draft = self._draft
        head = line.partition(":")[0]
        name = head.lstrip(" ")
        column = len(head) - len(name)
        in_place = draft is not None and column == draft.column + self._step
        value = line[len(head) + 1 :].strip()
        simple = "\n" not in line and (name == "cite" or is_plain(value))
        if draft is None or not in_place or name not in draft.fields or not simple:
            self._field(line, number)
            return
        start = line.index(value, len(head) + 1)
        values = self._values(draft)
        values.keep_comments(name, self._pending.above_field())
        self._open_text = column + self._step
        values.take(name, value, self._span(number, start, start + len(value)), self._report)

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
            self._take(name, block.text, line, span, draft)
        elif draft is None and column == 0 and self._in_head:
            if name in HEADER_FIELDS or name.startswith("x-"):
                self._read(self.headers.values, name, block.text, line, span)
            else:
                message = f"{name}: belongs to a statement, and there is none above it"
                self._report.error(span, "misplaced-field", message, "put it under a statement")
        elif draft is None and self._outline.frames and self._outline.frames[-1].broken:
            self._pending.forget()
        else:
            self._report.error(span, *astray(name, column, wanted, self._outline, self._step))
            if draft is not None and name in draft.fields:
                # Most likely meant for what stands above: taken, so that nothing else is missed.
                self._take(name, block.text, line, span, draft)
        self._leftover(block)

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

    def _other(self, line: str, number: int, below: str = "") -> None:
        content = line.lstrip(" ")
        column = len(line) - len(content)
        at_head = self._in_head and self._draft is None
        joined = self._joined_head(content, below or self._other_below())
        slip = joined or self._diagnosed(line)
        if not slip.meant and slip.code == "stray-text" and not below:
            slip = self._as_head(slip, content, column, is_apart=number - 1 in self._blank)
        if match := _LOST.match(content):
            self.lost.add(match[1])
        if self._told is not None:
            above, was_text = self._told
            goes_on = column > above or (was_text and column == above)
            prose = not slip.meant or (slip.guessed and slip.code == "missing-colon")
            if column > above + self._step or (goes_on and prose):
                return  # a text that goes on from a line of which was told already
        span = self._span(number, column, column + max(slip.end, 1))
        fixes = tuple(self._proposed(slip, line, number, 0 if at_head else column))
        if joined is not None:
            self._joined = number + 1
            start, end = (self._report.span(n, 0, len(x.rstrip())) for n, x in (
                (number, line), (number + 1, below or self._other_below())))
            at = evolve(start, end_line=number + 1, end_column=end.end_column)
            fixes = (Fix("Join the two lines", (Edit(at, " " * column + slip.meant),)),)
        self._report.error(span, slip.code, slip.message, slip.hint, fixes=fixes)
        if slip.meant and not (slip.guessed and self._is_text(column)):
            self._mend(slip, 0 if at_head else column, number, span)
        self._told = column, slip.code == "stray-text" and not slip.meant
        self._open_text = -1

    def _other_below(self) -> str:
        """The next line, where it is no head and no field, and right below."""
        below = self._lines[self._index + 1 : self._index + 2]
        return str(below[0]) if below and below[0].type in ("OTHER", "REOPENING") else ""

    def _joined_head(self, content: str, below: str) -> Slip | None:
        """What is wrong with a line that is the first part of a head, with the rest below it."""
        from argmap.language.broken_heads import joined_head  # seldom needed

        meant = joined_head(content, below)
        if meant is None:
            return None
        message = f"a line break stands within {meant.partition(': ')[0]!r}"
        return Slip("bad-head", message, "join the next line to this one", len(content), meant)

    def _as_head(self, slip: Slip, content: str, column: int, *, is_apart: bool) -> Slip:
        """A line that is taken for a head if what stands right below it belongs to nothing else,
        or if it begins a block of its own.
        """
        below = self._lines[self._index + 1 : self._index + 2]
        if not below or below[0].type not in _OWNED:
            return slip
        open_columns = [frame.column for frame in self._outline.frames]
        draft = self._draft.column if self._draft is not None else None
        is_field = below[0].type in _FIELD_LINES
        wanted = column_of(below[0])
        fitting = fits(wanted, is_field, open_columns, draft, self._step)
        if wanted != column + self._step or (fitting and not is_apart):
            return slip
        where = Where(self._ids, column, allowed=self._allowed(column))
        kind = where.fitting("claim")
        others = tuple(f"{one}: {content}" for one in where.allowed or () if one != kind)
        hint = f"begin it with a kind, such as {kind}:, for what follows is indented under it"
        meant = f"{kind}: {content}"
        return evolve(slip, hint=hint, meant=meant, guessed=True, others=others)

    def _diagnosed(self, line: str) -> Slip:
        """What is wrong with a line that is none."""
        from argmap.language.slips import diagnose  # seldom needed

        at_head = self._in_head and self._draft is None
        column = column_of(line)
        where = Where(self._ids, column, self._text_hang, at_head, self._allowed(column))
        return diagnose(line.lstrip(" "), where)

    @property
    def _text_hang(self) -> int:
        """Where a line would be text of what is being read; 0 where that takes none."""
        takes_text = self._draft is not None and not isinstance(self._draft, LinkDraft)
        return self._hang if takes_text else 0

    def _allowed(self, column: int) -> tuple[str, ...] | None:
        """The kinds that may stand at a column; ``None`` where that is not known."""
        above = [frame for frame in self._outline.frames if frame.column < column]
        if not above:
            return PLACEMENT[None]
        if above[-1].guessed or above[-1].key is None:
            return None
        return PLACEMENT.get(above[-1].kind, _BELOW)

    def _proposed(self, slip: Slip, line: str, number: int, column: int) -> Iterator[Fix]:
        """What would put a line right that is none of the language."""
        written = self._report.span(number, column_of(line), len(line.rstrip()))
        own, whole = written.column - 1, evolve(written, column=1)
        for meant in (slip.meant, *slip.others):
            if meant:
                lines = [one.removesuffix(" ?") for one in meant.rstrip().split("\n")]
                text = "\n".join(f"{' ' * column}{one}" for one in lines)
                yield Fix(f"Write {shortened(lines[0])}", (Edit(whole, text),))
        as_text = slip.code in ("stray-text", "unknown-kind") or slip.guessed
        if as_text and (hang := self._text_hang):
            above = number - 1
            while above in self._blank:
                above -= 1
            at = Span(above + 1, 1, number, own + 1, self._report.path)
            text = guard(line.strip(), Context.PROSE, first=False, previous=self._last_text)
            escape = "\\" if text.startswith("\\") else ""
            yield Fix(f"Indent it by {hang}, as text", (Edit(at, " " * hang + escape),))
        if not slip.meant and slip.code == "stray-text":
            at = Span(number, own + 1, number, own + 1, self._report.path)
            yield Fix("Make it a comment", (Edit(at, "# "),))

    def _is_text(self, column: int) -> bool:
        """Whether a line here is no head after all, for what follows goes on without it."""
        below = self._below()
        if below is None:
            return False
        headers = below.type in ("HEADER", "USE")
        return headers or (below.type in _FIELD_LINES and column_of(below) == column)

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
            if self._goes_on(self._index + 1, self._open_text):
                self._report.error(span, "comment-in-text", message, hint)
                self._told = column, True
            else:
                self._report.warning(span, "comment-in-text", message, hint)
        elif self._is_missed(content, column):
            self._report.warning(
                self._span(line.line, column, column + len(content)),  # type: ignore[attr-defined]
                "comment-in-text",
                "this comment looks like a statement to which the next line belongs",
                "delete the # if it is one, or leave an empty line below the comment",
            )
        self._open_text = -1
        self._pending.comment(column, content[1:].rstrip())

    def _goes_on(self, index: int, column: int) -> bool:
        """Whether a line is none of the language and stands where a text would go on."""
        below = self._lines[index : index + 1]
        return bool(below) and below[0].type == "OTHER" and column_of(below[0]) > column

    def _goes_on_below_comment(self, column: int) -> bool:
        """Whether a comment cuts a text in two, right below the line that is read."""
        below = self._lines[self._index + 1 : self._index + 2]
        is_comment = bool(below) and below[0].type == "COMMENT" and column_of(below[0]) > column
        return is_comment and self._goes_on(self._index + 2, column)

    def _is_missed(self, comment: str, column: int) -> bool:
        """Whether a comment would be the head of what stands right below it."""
        head = comment.lstrip("#").lstrip(" ")
        if ":" not in head or head.partition(":")[0].split()[:1] not in _KINDS:
            return False
        at = self._index + 1
        while at < len(self._lines) and self._lines[at].type == "COMMENT":
            at += 1
        if at < len(self._lines) and self._lines[at].type not in _OWNED:
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
