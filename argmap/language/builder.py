"""From the logical lines of a text to the parts of a map: nesting, recovery, and what is wrong.

Every line is read whatever stood above it, so that one run tells of every problem, and a slip
opens what it was most likely meant to be, so that what stands under it is not complained of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from argmap.language.draft import ARGUMENT_FIELDS, HEADER_FIELDS, Draft
from argmap.language.fields import (
    STRUCTURED,
)
from argmap.language.headers import Headers
from argmap.language.outline import Frame, Outline
from argmap.language.report import Report
from argmap.language.shapes import KIND_WORDS
from argmap.language.text import Block, running_text
from argmap.language.values import Values
from argmap.model import (
    Item,
    Kind,
    Origin,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Span,
)
from argmap.model.structure import an
from argmap.model.vocabulary import ARGUMENT, KEYWORDS

if TYPE_CHECKING:
    from lark import Token

    from argmap.language.slips import Slip

_DECLARED = re.compile(r" *[a-z]+ +([a-z0-9-]+):")


class Builder:
    """Reads the lines of one text, in order; :attr:`items` and :attr:`headers` are the result."""

    def __init__(self, lines: Sequence[Token], step: int, report: Report) -> None:
        self.items: list[Item] = []
        self.headers = Headers(report)
        self.displaced: set[int] = set()
        self.closing_comments: tuple[str, ...] = ()
        self._lines = lines
        self._report = report
        self._outline = Outline(step)
        self._step = step
        self._draft: Draft | None = None
        self._keys: dict[str, Span] = {}
        self._comments: list[str] = []
        self._blank = False
        self._open_text = -1  # where text could go on if the next line were not a new one
        self._stray_column: int | None = None
        self._known: Collection[str] | None = None

    def build(self) -> None:
        """Read every line."""
        readers = {
            "STATEMENT": self._statement,
            "CITE": self._judged,
            "LONG_CITE": self._field,
            "FIGURE": self._judged,
            "LONG_FIGURE": self._field,
            "FIELD": self._field,
            "REUSE": self._reuse,
            "RELATION": self._relation,
            "SECTION": self._section,
            "REOPENING": self._reopening,
            "HEADER": self._header,
            "USE": self._use,
        }
        for token in self._lines:
            sort = token.type
            if sort == "BLANK":
                self._blank = True
                self._open_text = -1
                self._stray_column = None
            elif sort == "COMMENT":
                self._comment(token)
            elif sort == "OTHER":
                self._other(str(token)[:-1], token.line)  # type: ignore[arg-type]
            else:
                self._stray_column = None
                readers[sort](str(token)[:-1], token.line)  # type: ignore[arg-type]
        self._finish_draft()
        self.closing_comments = tuple(self._comments)

    # Statements and arguments

    def _statement(self, line: str, number: int) -> None:
        colon = line.index(":")
        head = line[:colon].split()
        column = line.index(head[0])
        kind = head[0]
        id = head[1] if len(head) > 1 else None
        draft = self._draft
        in_text = 0 <= self._open_text < column
        if id is None and in_text and draft is not None and draft.kind and draft.values is None:
            self._text_after_all(draft, line, number, column)
            return
        span = self._span(number, column, colon + 1)
        if id in KEYWORDS:
            hint = f"choose another id than {id!r}"
            self._report.error(span, "bad-id", f"{id!r} is a keyword, not an id", hint)
            id = None
        self._open_statement(kind, id, line, colon + 1, number, column, span)

    def _open_statement(
        self,
        kind: str,
        id: str | None,
        line: str,
        at: int,
        number: int,
        column: int,
        span: Span,
    ) -> None:
        """Open a statement or an argument whose text is that of ``line`` from ``at`` on."""
        self._finish_draft()
        parent = self._place(column, span)
        if id is not None and id in self._keys:
            self._report.error(
                span,
                "duplicate-id",
                f"the id {id!r} is taken",
                f"choose another, or write {kind} @{id} to place that statement here",
                related=("it stands first here", self._keys[id]),
            )
            id = None
        key = id or self._outline.local_key()
        if id is not None:
            self._keys[id] = span
        under = self._outline.real_parent()
        self._outline.open(column, key)
        draft = self._draft = Draft(kind, key, under, "", column, span)
        if parent is not None and parent.displaced:
            self.displaced.add(span.line)
        draft.comments, draft.blank = self._above()
        block = self._running(line, at, number, column)
        draft.text = block.text
        if not block.text.strip() and kind != ARGUMENT:
            name = f"{kind} {id}" if id else kind
            hint = "write a sentence that can be true or false after the colon"
            if kind == Kind.QUESTION:
                hint = "write the question after the colon"
            self._report.error(span, "empty-text", f"{name!r} says nothing", hint)
        self._leftover(block)

    def _text_after_all(self, draft: Draft, line: str, number: int, column: int) -> None:
        """Take a bare "claim:" in the midst of a text as text, which it most likely is."""
        word = line.strip().partition(":")[0]
        self._report.warning(
            self._span(number, column, column + len(word) + 1),
            "looks-like-statement",
            f"{word}: at the start of this line is read as text",
            f"indent it by {self._outline.child_column()} if it is {an(word)}, "
            f"or write \\{word}: if it is text",
        )
        draft.text += "\n" + line

    def _place(self, column: int, span: Span) -> Frame | None:
        """Close what ends here and see that the column is a child's column."""
        parent = self._outline.close_to(column)
        expected = self._outline.child_column()
        if column != expected:
            self._report.error(span, *_misplaced(column, expected, parent))
        return parent

    def _finish_draft(self) -> None:
        draft = self._draft
        if draft is not None and draft.kind:
            self.items.append(draft.finish())
        self._draft = None

    # Parts of one line

    def _reuse(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        kind, target = head.split()
        column = line.index(kind)
        span = self._span(number, column, len(head.rstrip()))
        self._finish_draft()
        parent = self._place(column, span)
        if kind == ARGUMENT:
            hint = "name a statement, or write the argument anew"
            self._report.error(span, "not-a-statement", "an argument is not used again", hint)
            self._close_line(column)
            return
        under = self._outline.real_parent()
        if parent is not None and parent.displaced:
            self.displaced.add(number)
        origin = Origin(span, *self._above())
        block = self._running(line, len(head) + 1, number, column)
        self.items.append(Reuse(Kind(kind), target[1:], under, block.text, origin))
        self._close_line(column)
        self._leftover(block)

    def _relation(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        first, verb, second = head.split()
        column = line.index(first)
        span = self._span(number, column, len(head.rstrip()))
        self._at_top("a relation", column, span)
        origin = Origin(span, *self._above())
        block = self._running(line, len(head) + 1, number, column)
        self.items.append(Relation(first, RelationKind(verb), second, block.text, origin))
        self._close_line(column)
        self._leftover(block)

    def _section(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        column = len(head) - len("section")
        span = self._span(number, column, len(head) + 1)
        self._at_top("a section", column, span)
        origin = Origin(span, *self._above())
        block = self._running(line, len(head) + 1, number, column)
        self.items.append(Section(block.text, origin))
        self._leftover(block)

    def _reopening(self, line: str, number: int) -> None:
        target = line.strip()
        column = line.index("@")
        span = self._span(number, column, column + len(target))
        self._at_top("a reopened statement", column, span)
        self.items.append(Reopening(target[1:], Origin(span, *self._above())))
        self._outline.open(column, target[1:])
        self._open_text = -1

    def _at_top(self, what: str, column: int, span: Span) -> None:
        self._finish_draft()
        if column:
            hint = "move it to the left margin"
            self._report.error(span, "indentation", f"{what} stands at the top level", hint)
        self._outline.close_to(0)

    def _close_line(self, column: int) -> None:
        """Open a column under which nothing may stand, so that what does is told once."""
        self._outline.open(column, None)
        self._draft = None

    # Headers and fields

    def _header(self, line: str, number: int) -> None:
        name = line.partition(":")[0]
        span = self._span(number, 0, len(name) + 1)
        block = self._running(line, len(name) + 1, number, 0)
        if self._before_items(f"{name}:", span):
            self.headers.header(name, block.text, line, span, self._comments)
        self._leftover(block)

    def _use(self, line: str, number: int) -> None:
        span = self._span(number, 0, len(line.rstrip()))
        if self._before_items("use", span):
            self.headers.use(line, span, self._comments)

    def _before_items(self, what: str, span: Span) -> bool:
        self._finish_draft()
        self._blank = False
        if self.items:
            hint = "headers stand before the first statement"
            self._report.error(span, "late-header", f"{what} comes too late", hint)
            return False
        return True

    def _judged(self, line: str, number: int) -> None:
        """Take a citation or figure that the grammar has found well-formed on its one line."""
        draft = self._draft
        head = line.partition(":")[0]
        name = head.lstrip(" ")
        column = len(head) - len(name)
        in_place = draft is not None and column == draft.column + self._step
        if draft is None or not in_place or name not in draft.fields or "\n" in line:
            self._field(line, number)
            return
        value = line[len(head) + 1 :].strip()
        start = line.index(value, len(head) + 1)
        values = self._values(draft)
        values.keep_comments(name, self._comments)
        self._open_text, self._blank = column + self._step, False
        values.take(name, value, self._span(number, start, start + len(value)), self._report)

    def _field(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        name = head.strip()
        column = len(head) - len(name)
        span = self._span(number, column, len(head) + 1)
        draft = self._draft
        block = self._running(line, len(head) + 1, number, column, structured=name in STRUCTURED)
        if draft is not None and column == draft.column + self._step:
            self._take(name, block.text, line, span, draft)
        elif draft is None and column == 0 and not self.items:
            if name in HEADER_FIELDS or name.startswith("x-"):
                self._read(self.headers.values, name, block.text, line, span)
            else:
                message = f"{name}: belongs to a statement, and there is none above it"
                self._report.error(span, "misplaced-field", message, "put it under a statement")
        else:
            self._report.error(span, *self._astray(name, column))
            if draft is not None and name in draft.fields:
                # Most likely meant for what stands above: taken, so that nothing else is missed.
                self._take(name, block.text, line, span, draft)
        self._leftover(block)

    def _take(self, name: str, text: str, line: str, span: Span, draft: Draft) -> None:
        if not draft.kind:
            self._comments.clear()
        elif name in draft.fields or name.startswith("x-"):
            self._read(self._values(draft), name, text, line, span)
        else:
            stands = "an argument" if name in ARGUMENT_FIELDS else "a statement"
            message = f"{name}: has no meaning in {an(draft.kind)}"
            self._report.error(span, "misplaced-field", message, f"it stands in {stands}")
            self._comments.clear()

    def _read(self, values: Values, name: str, text: str, line: str, span: Span) -> None:
        self._blank = False
        values.keep_comments(name, self._comments)
        values.read(name, text, line, span, self._report)

    def _values(self, draft: Draft) -> Values:
        if draft.values is None:
            draft.values = Values()
        return draft.values

    def _astray(self, name: str, column: int) -> tuple[str, str, str]:
        """What is wrong with a field that does not stand right below its statement's text."""
        for frame in reversed(self._outline.frames):
            if frame.column + self._step == column:
                if frame.key is None or self._draft is None:
                    return (
                        "misplaced-field",
                        f"{name}: has nothing to belong to here",
                        "fields stand in a statement or an argument; a reason follows the colon",
                    )
                return (
                    "field-after-children",
                    f"{name}: comes after what stands under {_named(frame)}",
                    "move it up, to just below the text that it belongs to",
                )
        if self._draft is None:
            hint = "fields stand one step in, below the text of a statement"
            return "misplaced-field", f"{name}: has nothing to belong to here", hint
        wanted = self._draft.column + self._step
        hint = f"indent it by {wanted} if it is a field, or write \\{name}: if it is text"
        return "indentation", f"{name}: stands {_off(column, wanted)}", hint

    # Lines that are none

    def _other(self, line: str, number: int) -> None:
        content = line.lstrip(" ")
        column = len(line) - len(content)
        stray = self._stray_column
        if stray is not None and column > stray:
            return  # goes on from a line that was told already
        hang = 2 * self._step + self._draft.column if self._draft is not None else 0
        from argmap.language.slips import diagnose  # seldom needed

        slip = diagnose(content, self._ids, column, hang)
        span = self._span(number, column, column + max(slip.end, 1))
        self._report.error(span, slip.code, slip.message, slip.hint)
        self._recover(slip, line, number, column, span)

    def _recover(self, slip: Slip, line: str, number: int, column: int, span: Span) -> None:
        """Go on as if the slip had not been made, as far as that can be known."""
        if slip.kind in KIND_WORDS:
            text = slip.text or "?"
            self._open_statement(slip.kind, slip.id, text, 0, number, column, span)
        elif slip.is_field and self._draft is not None and slip.kind in self._draft.fields:
            self._take(slip.kind, slip.text, line, span, self._draft)
        elif slip.code == "stray-text":
            pass  # what follows belongs where it would without this line
        elif slip.code == "misplaced-header":
            pass
        else:
            self._finish_draft()
            self._outline.close_to(column)
            self._outline.open(column, None, displaced=True)
            self._draft = Draft("", "", None, "", column, span)
        self._stray_column = column
        self._open_text = -1

    def _leftover(self, block: Block) -> None:
        """Read the lines of a text that stood too far left to belong to it."""
        for line, number in block.leftover:
            self._other(line, number)

    def _ids(self) -> Collection[str]:
        if self._known is None:
            declared = (_DECLARED.match(line) for line in self._lines if line.type == "STATEMENT")
            self._known = {match[1] for match in declared if match}
        return self._known

    # Text, comments, places

    def _running(
        self, line: str, at: int, number: int, column: int, *, structured: bool = False
    ) -> Block:
        """Read the text of ``line`` from ``at`` on; it belongs to what begins at ``column``."""
        self._open_text = column + self._step
        return running_text(line, at, number, column, self._step, self._report, structured)

    def _comment(self, line: str) -> None:
        content = line.strip()
        column = len(line) - len(line.lstrip(" "))
        if 0 <= self._open_text < column:
            self._report.warning(
                self._span(line.line, column, column + len(content)),  # type: ignore[attr-defined]
                "comment-in-text",
                "this line is a comment, though it stands where text would go on",
                "write \\# if it is text, or move the comment to the column of a field",
            )
        self._open_text = -1
        self._comments.append(content[1:].rstrip())

    def _above(self) -> tuple[tuple[str, ...], bool]:
        above = tuple(self._comments), self._blank
        self._comments.clear()
        self._blank = False
        return above

    def _span(self, number: int, start: int, end: int) -> Span:
        return Span(number, start + 1, number, end + 1, self._report.path)


def _named(frame: Frame) -> str:
    return repr(frame.key) if frame.key and "~" not in frame.key else "its statement"


def _off(column: int, wanted: int) -> str:
    return "too far in" if column > wanted else "too far out"


def _misplaced(column: int, expected: int, parent: Frame | None) -> tuple[str, str, str]:
    under = f"under {_named(parent)}" if parent is not None and parent.key else "here"
    if parent is None:
        hint = "what stands at the top level begins at the left margin"
    else:
        hint = f"indent it by {expected} to put it {under}, or put a backslash before it as text"
    return "indentation", f"this line stands {_off(column, expected)}", hint
