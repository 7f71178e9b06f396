"""From the logical lines of a text to the parts of a map: nesting, recovery, and what is wrong.

Every line is read whatever stood above it, so that one run tells of every problem, and a slip
opens what it was most likely meant to be, so that what stands under it is not complained of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.language.astray import astray, misplaced, off
from argmap.language.comments import Pending
from argmap.language.draft import ARGUMENT_FIELDS, HEADER_FIELDS, Draft
from argmap.language.grammar import lines
from argmap.language.headers import Headers
from argmap.language.outline import Outline
from argmap.language.report import Report
from argmap.language.shapes import Context, context
from argmap.language.text import Block, is_plain, running_text
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

    from argmap.language.slip import Slip

_DECLARED = re.compile(r" *[a-z]+ +([a-z0-9-]+):")
_LOST = re.compile(r"(?:[a-z]+ +)?([a-z0-9-]+) *:")
_FIELD_LINES = frozenset({"CITE", "LONG_CITE", "FIGURE", "LONG_FIGURE", "FIELD"})


class Builder:
    """Reads the lines of one text, in order; :attr:`items` and :attr:`headers` are the result.

    ``step`` is the width of a step in columns; ``moved`` has the columns at which heads are
    meant to stand that do not, by the number of their line. :attr:`unjudged` are the lines of
    parts under one whose kind is a guess; :attr:`lost` are ids that a text seems to give where
    it cannot be read; :attr:`broken` are lines within which a line break seems to be lost. What
    follows such a line is not judged by a ``lenient`` builder.
    """

    def __init__(
        self,
        lines: Sequence[Token],
        step: int,
        report: Report,
        moved: Mapping[int, int],
        *,
        lenient: bool,
    ) -> None:
        self.items: list[Item] = []
        self.unjudged: set[int] = set()
        self.lost: set[str] = set()
        self.broken: set[int] = set()
        self.headers = Headers(report)
        self.closing_comments: tuple[str, ...] = ()
        self._lines = lines
        self._lenient = lenient
        self._index = 0
        self._next: list[Token | None] = []  # for each line what is below it, once it is asked for
        self._moved = moved
        self._report = report
        self._outline = Outline(step)
        self._step = step
        self._draft: Draft | None = None
        self._keys: dict[str, Span] = {}
        self._pending = Pending()
        self._open_text = -1  # where text could go on if the next line were not a new one
        self._told: tuple[int, bool] | None = None  # see _other
        self._mended: Span | None = None
        self._guess = False
        self._guessed: set[str] = set()  # the keys of parts whose kind is a guess
        self._known: Collection[str] | None = None

    def build(self) -> None:
        """Read every line."""
        for index, token in enumerate(self._lines):
            self._index = index
            sort = token.type
            if sort == "BLANK":
                self._pending.blank()
                self._open_text = -1
                self._told = None
            elif sort == "COMMENT":
                self._comment(token)
            elif sort == "OTHER":
                self._other(str(token)[:-1], token.line)  # type: ignore[arg-type]
            else:
                self._told = None
                _READERS[sort](self, str(token)[:-1], token.line)  # type: ignore[arg-type]
        self._finish_draft(0)
        self.closing_comments = self._pending.above()[0]

    # Statements and arguments

    def _statement(self, line: str, number: int) -> None:
        colon = line.index(":")
        head = line[:colon].split()
        column = line.index(head[0])
        kind = head[0]
        id = head[1] if len(head) > 1 else None
        draft = self._draft
        in_text = 0 <= self._open_text < column and number not in self._moved
        if in_text and (below := self._below()) is not None and _column(below) >= column:
            in_text = False  # something stands under it, or beside it
        if id is None and in_text and draft is not None and draft.values is None:
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
        self._finish_draft(column)
        guess, self._guess = self._guess, False
        column = self._place(column, span)
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
        self._outline.open(column, key, repr(id) if id else f"its {kind}", guessed=guess)
        draft = self._draft = Draft(kind, key, under, "", column, span)
        draft.guessed = guess
        if guess:
            self._guessed.add(key)
        draft.comments, draft.blank = self._pending.above()
        follows = Context.PROSE if id else Context.UNNAMED
        block = self._running(line, at, number, column, follows)
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

    def _place(self, column: int, span: Span) -> int:
        """Close what ends here and see that the column is a child's; return where that is."""
        if span.line in self._moved:
            wanted = self._moved[span.line]
            message = f"this line stands {off(column, wanted)}"
            hint = f"indent it by {wanted}: what belongs to it stands as if it were there"
            self._report.error(span, "indentation", message, hint)
            column = wanted
        parent = self._outline.close_to(column)
        expected = self._outline.child_column()
        if parent is not None and parent.key is None and not parent.broken:
            hint = "to hang more under a statement, open it again at the left margin: @id"
            message = f"nothing may stand under {parent.head}"
            self._report.error(span, "placement", message, hint)
        elif self._is_broken(column):
            self.unjudged.add(span.line)
        elif column != expected:
            self._report.error(span, *misplaced(column, expected, parent))
        if parent is not None and parent.guessed:
            self.unjudged.add(span.line)
        return max(column, expected)

    def _is_broken(self, column: int) -> bool:
        """Whether what stands here may stand a step too far in, for a head above it was lost."""
        frames = self._outline.frames
        deeper = column == self._outline.child_column() + self._step
        return deeper and bool(frames) and frames[-1].broken

    def _finish_draft(self, column: int) -> None:
        """Make the part that was being read, now that the next one begins at ``column``."""
        if self._draft is not None:
            self._draft.comments_below = self._pending.below(column)
            self.items.append(self._draft.finish())
        self._draft = None

    # Parts of one line

    def _reuse(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        kind, target = head.split()
        column = line.index(kind)
        span = self._span(number, column, len(head.rstrip()))
        id = target[1:]
        below = self._below()
        deeper = below is not None and _column(below) > column
        if deeper and "." not in id and id not in self._ids():
            hint = f"write {kind} {id}: if this is where it stands"
            self._report.error(span, "unknown-id", f"nothing else has the id {id!r}", hint)
            self._open_statement(kind, id, line, len(head) + 1, number, column, span)
            return
        self._finish_draft(column)
        column = self._place(column, span)
        if kind == ARGUMENT:
            hint = "name a statement, or write the argument anew"
            self._report.error(span, "not-a-statement", "an argument is not used again", hint)
            self._close_line(column, f"{kind} {target}")
            return
        under = self._outline.real_parent()
        origin = Origin(span, *self._pending.above())
        self._close_line(column, f"{kind} {target}")
        block = self._running(line, len(head) + 1, number, column, Context.PROSE)
        self.items.append(Reuse(Kind(kind), id, under, block.text, origin))
        self._leftover(block)

    def _relation(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        first, verb, second = head.split()
        column = line.index(first)
        span = self._span(number, column, len(head.rstrip()))
        self._at_top("a relation", column, span)
        column = self._begins(line, column, 0)
        origin = Origin(span, *self._pending.above())
        self._close_line(column, "a relation")
        block = self._running(line, len(head) + 1, number, column, Context.PROSE)
        self.items.append(Relation(first, RelationKind(verb), second, block.text, origin))
        self._leftover(block)

    def _section(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        column = len(head) - len("section")
        span = self._span(number, column, len(head) + 1)
        self._at_top("a section", column, span)
        origin = Origin(span, *self._pending.above())
        block = self._running(line, len(head) + 1, number, column, Context.PROSE)
        self.items.append(Section(block.text, origin))
        self._leftover(block)

    def _reopening(self, line: str, number: int) -> None:
        target = line.strip()
        column = line.index("@")
        span = self._span(number, column, column + len(target))
        self._at_top("a reopened statement", column, span)
        self.items.append(Reopening(target[1:], Origin(span, *self._pending.above())))
        below = self._below()
        if below is not None and _column(below) <= column:
            column = 0  # this line alone has moved, not what stands under it
        guessed = target[1:] in self._guessed
        self._outline.open(column, target[1:], target, guessed=guessed)
        self._open_text = -1

    def _at_top(self, what: str, column: int, span: Span) -> None:
        self._finish_draft(0)
        if column:
            hint = "move it to the left margin"
            if what == "a reopened statement":
                hint += ", or write a kind before the @ to place the statement here"
            self._report.error(span, "indentation", f"{what} stands at the top level", hint)
        self._outline.close_to(0)

    def _close_line(self, column: int, head: str) -> None:
        """Open a column under which nothing may stand."""
        self._outline.open(column, None, head)
        self._draft = None

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
        if self.items:
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
            # What it lacks stands in the wrong place, and that is told there.
            self._report.lines.update(range(number, block.leftover[0][1]))
        if draft is not None and (column == wanted or self._is_broken(column)):
            self._take(name, block.text, line, span, draft)
        elif draft is None and column == 0 and not self.items:
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
            stands = "an argument" if name in ARGUMENT_FIELDS else "a statement"
            if name == "conceded":
                stands = "an objection or an undercut"
            message = f"{name}: has no meaning in {an(draft.kind)}"
            self._report.error(span, "misplaced-field", message, f"it stands in {stands}")
            self._pending.forget()

    def _read(self, values: Values, name: str, text: str, line: str, span: Span) -> None:
        values.keep_comments(name, self._pending.above_field())
        values.read(name, text, line, span, self._report)

    def _values(self, draft: Draft) -> Values:
        if draft.values is None:
            draft.values = Values()
        return draft.values

    # Lines that are none

    def _other(self, line: str, number: int) -> None:
        from argmap.language.slips import diagnose  # seldom needed

        content = line.lstrip(" ")
        column = len(line) - len(content)
        hang = 2 * self._step + self._draft.column if self._draft is not None else 0
        at_head = not self.items and self._draft is None
        slip = diagnose(content, self._ids, column, hang, at_head=at_head)
        if match := _LOST.match(content):
            self.lost.add(match[1])
        if self._told is not None:
            above, was_text = self._told
            goes_on = column > above or (was_text and column == above)
            prose = not slip.meant or (slip.guessed and slip.code == "missing-colon")
            if column > above + self._step or (goes_on and prose):
                return  # a text that goes on from a line of which was told already
        span = self._span(number, column, column + max(slip.end, 1))
        self._report.error(span, slip.code, slip.message, slip.hint)
        if slip.meant and not (slip.guessed and self._is_text(column)):
            self._mend(slip, 0 if at_head else column, number, span)
        self._told = column, slip.code == "stray-text" and not slip.meant
        self._open_text = -1

    def _is_text(self, column: int) -> bool:
        """Whether a line here is no head after all, for what follows goes on without it."""
        below = self._below()
        if below is None:
            return False
        headers = below.type in ("HEADER", "USE")
        return headers or (below.type in _FIELD_LINES and _column(below) == column)

    def _mend(self, slip: Slip, column: int, number: int, span: Span) -> None:
        """Read what a line was most likely meant to be; all of it has the place of the slip."""
        self._mended, self._guess = span, slip.guessed
        indent = " " * column
        for token in lines("".join(f"{indent}{line}\n" for line in slip.meant.split("\n"))):
            if token.type in _READERS:
                _READERS[token.type](self, str(token)[:-1], number)
        self._mended, self._guess = None, False

    def _below(self) -> Token | None:
        """The next line that is a head or a field."""
        if not self._next:
            found: Token | None = None
            for token in reversed(self._lines):
                self._next.append(found)
                found = token if token.type in _READERS else found
            self._next.reverse()
        return self._next[self._index]

    def _leftover(self, block: Block) -> None:
        """Read the lines of a text that stood too far left to belong to it."""
        for line, number in block.leftover:
            if lines(f"{line}\n")[0].type == "RELATION":
                self._relation(line, number)
            else:
                self._other(line, number)

    def _ids(self) -> Collection[str]:
        if self._known is None:
            declared = (_DECLARED.match(line) for line in self._lines if line.type == "STATEMENT")
            self._known = {match[1] for match in declared if match}
        return self._known

    # Text, comments, places

    def _running(
        self, line: str, at: int, number: int, column: int, follows: Context | None
    ) -> Block:
        """Read the text of ``line`` from ``at`` on; it belongs to what begins at ``column``."""
        self._open_text = column + self._step
        block = running_text(line, at, number, column, self._step, self._report, follows)
        for head, at_line in block.joined:
            self._broken(at_line, (head.rstrip(":").rpartition(" ")[2],))
        if block.joined and self._lenient:
            if self._draft is not None:
                self._draft.guessed = True
            for frame in self._outline.frames[-1:]:
                frame.broken = frame.guessed = True
        return block

    def _broken(self, number: int, ids: Iterable[str]) -> None:
        """Keep in mind that a line break seems to be lost, before something with one of the ids."""
        self.broken.add(number)
        if self._lenient:
            self.lost.update(ids)

    def _begins(self, line: str, column: int, wanted: int) -> int:
        """Where a logical line is taken to begin: where it should if its text hangs from there."""
        hangs_right = _column(line.partition("\n")[2]) == wanted + 2 * self._step
        return wanted if hangs_right else column

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
        self._pending.comment(column, content[1:].rstrip())

    def _span(self, number: int, start: int, end: int) -> Span:
        if self._mended is not None:
            return self._mended
        return Span(number, start + 1, number, end + 1, self._report.path)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


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
