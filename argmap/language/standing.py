"""Where a reader of lines stands in a text: what is open, what is pending, what comes next."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.language.astray import misplaced
from argmap.language.comments import Pending
from argmap.language.draft import Draft
from argmap.language.grammar import made_up
from argmap.language.line_fixes import indented
from argmap.language.outline import Frame, Outline
from argmap.language.report import Report
from argmap.language.shapes import NAMED_HEAD, Context
from argmap.language.text import Block, running_text
from argmap.language.text_fixes import Owner
from argmap.model import Applicability, Fix, Item, Span

if TYPE_CHECKING:
    from argmap.language.grammar import Line


_BETWEEN = frozenset({"BLANK", "COMMENT", "OTHER"})
"""Lines that are neither a head nor a field."""


@frozen
class Mark:
    """What a reading has open between two heads: all of what stands above on which what stands
    below can depend, but for the ids and the counts of unnamed parts.

    ``frames`` are the open parts, outermost first; ``comments`` (each with its column) and
    ``blank_above`` wait for the next part.
    """

    frames: tuple[tuple[int, str | None, str, str, bool, bool, str], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    blank_above: bool = False


@frozen(eq=False)
class Start:
    """Where the reading of a part of a text is taken up, and what is known of the rest.

    ``keys`` are the ids above it with their places, ``unnamed`` the counts of unnamed parts,
    ``guessed`` the keys of parts whose kind is a guess. ``ids`` gives all ids of the text.
    ``in_head`` says that headers may still come.
    """

    mark: Mark
    keys: Mapping[str, Span]
    unnamed: Mapping[str, int]
    guessed: Collection[str]
    ids: Callable[[], Collection[str]]
    in_head: bool = False


class Standing:
    """The lines of one text, how far they are read, and the outline that they have made so far.

    ``step`` is the width of a step in columns. :attr:`unjudged` are the lines of parts under one
    whose kind is a guess; :attr:`lost` are ids that a text seems to give where it cannot be read;
    :attr:`broken` are lines within which a line break seems to be lost. What follows such a line
    is not judged by a ``lenient`` builder.

    Where the lines are a part of a text, ``start`` is what stands above them, and ``after`` the
    head that follows them.
    """

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
        self.items: list[Item] = []
        self.unjudged: set[int] = set()
        self.lost: set[str] = set()
        self.broken: set[int] = set()
        self._lines = lines
        self._lenient = lenient
        self._index = 0
        self._next: list[Line | None] = []  # for each line what is below it, once it is asked for
        self._report = report
        self._start = start
        self._after = after
        self._outline = Outline(step, start.unnamed if start is not None else None)
        self._step = step
        self._draft: Draft | None = None
        self.keys: dict[str, Span] = {}  # where each id stands first
        self._keys: MutableMapping[str, Span] = self.keys
        self._pending = Pending()
        self._open_text = -1  # where text could go on if the next line were not a new one
        self._last_text = ""
        self._hang = 0  # where the text of the last head or field would go on
        self._told: tuple[int, bool] | None = None  # see _other
        self._head_end = 1  # the line on which a further header could stand
        self._blank = range(0)  # the last blank lines
        self._joined = -1  # the number of a line that was read with the one above
        self._mended: Span | None = None
        self._guess = False
        self.guessed: set[str] = set()  # the keys of parts whose kind is a guess
        self._known: Collection[str] | None = None
        if start is not None:
            self._outline.frames += (Frame(*frame) for frame in start.mark.frames)
            self._keys = ChainMap(self.keys, start.keys)  # type: ignore[arg-type]
            self._pending = Pending(start.mark.comments, start.mark.blank_above)
            self.guessed.update(start.guessed)

    @property
    def counted(self) -> Mapping[str, int]:
        """How many unnamed parts each named one has, of those under which one was read here."""
        return self._outline.counted

    def mark(self, column: int) -> Mark:
        """Where this reading stands before a head at ``column``, which ends what is open."""
        self._finish_draft(column)
        self._outline.close_to(column)
        frames = tuple(frame.as_tuple() for frame in self._outline.frames)
        return Mark(frames, *self._pending.kept())

    @property
    def _in_head(self) -> bool:
        """Whether nothing but headers was read so far."""
        return (self._start is None or self._start.in_head) and not self.items

    # The outline

    def _place(self, line: str, column: int, span: Span) -> int:
        """Close what ends here and see that the column is a child's; return where that is."""
        parent = self._outline.close_to(column)
        expected = self._outline.child_column()
        if parent is not None and parent.key is None and not parent.broken:
            hint = "to hang more under a statement, open it again at the left margin: @id"
            message = f"nothing may stand under {parent.head}"
            self._report.error(span, "placement", message, hint)
        elif self._is_broken(column):
            self.unjudged.add(span.line)
        elif column != expected:
            fixes = self._indented(line, span.line, expected, Applicability.LIKELY)
            self._report.error(span, *misplaced(column, expected, parent), fixes=fixes)
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

    def _at_top(self, what: str, line: str, column: int, span: Span) -> None:
        self._finish_draft(0)
        if column:
            hint = "move it to the left margin"
            applicability = Applicability.SAFE
            if what == "a reopened statement":
                hint += ", or write a kind before the @ to place the statement here"
                applicability = Applicability.LIKELY
            message = f"{what} stands at the top level"
            fixes = self._indented(line, span.line, 0, applicability)
            self._report.error(span, "indentation", message, hint, fixes=fixes)
        self._outline.close_to(0)

    def _close_line(self, column: int, head: str) -> None:
        """Open a column under which nothing may stand."""
        self._outline.open(column, None, head)
        self._draft = None

    # The lines around

    def _below(self) -> Line | None:
        """The next line that is a head or a field."""
        if not self._next:
            found = made_up(self._after, "STATEMENT") if self._after else None
            for token in reversed(self._lines):
                self._next.append(found)
                found = token if token.type not in _BETWEEN else found
            self._next.reverse()
        return self._next[self._index]

    def _ids(self) -> Collection[str]:
        if self._known is None and self._start is not None:
            self._known = self._start.ids()
        if self._known is None:
            declared = (declared_in(line) for line in self._lines if line.type == "STATEMENT")
            self._known = {id for id in declared if id}
        return self._known

    # Text and places

    def _running(
        self, line: str, at: int, number: int, column: int, follows: Context | None
    ) -> Block:
        """Read the text of ``line`` from ``at`` on; it belongs to what begins at ``column``."""
        self._open_text = column + self._step
        self._hang = column + 2 * self._step
        block = running_text(
            line, at, number, column, self._step, self._report, follows, self._owner
        )
        self._last_text = block.text
        for head, at_line in block.joined:
            self._broken(at_line, (head.rstrip(":").rpartition(" ")[2],))
        if block.joined and self._lenient:
            if self._draft is not None:
                self._draft.guessed = True
            for frame in self._outline.frames[-1:]:
                frame.broken = frame.guessed = True
        return block

    def _owner(self) -> Owner:
        """The part whose text or field is being read."""
        frame = self._outline.frames[-1] if self._outline.frames else None
        kind, column = (frame.kind, frame.column) if frame is not None else ("", 0)
        return Owner(kind, column, self._step, self._ids)

    def _end_of(self, block: Block, line: str, number: int) -> tuple[int, int] | None:
        """The line and the column after a text; ``None`` where it is not what was written."""
        if self._mended is not None:
            return None
        below = block.text.count("\n")
        last = line.split("\n", below + 1)[below] if "\n" in line else line
        return number + below, self._report.column(number + below, len(last.rstrip()))

    def _goes_to(self, draft: Draft, end: tuple[int, int] | None) -> None:
        """Keep in mind how far the fields of a part go; a blank line before one parts them."""
        parted = draft.end is None or self._blank.stop > draft.end[0]
        draft.end = None if parted else end

    def _indented(
        self, line: str, number: int, wanted: int, applicability: Applicability
    ) -> tuple[Fix, ...]:
        """The fix that puts a line into another column, with all that stands deeper below it."""
        column = column_of(line)
        if self._mended is not None:
            return ()
        below = self._written_from(number)
        first = next(below, (number, line))
        rows = takewhile(lambda row: not row[1].strip() or column_of(row[1]) > column, below)
        fix = indented(self._report, chain((first,), rows), wanted - column, applicability)
        return (fix,) if fix is not None else ()

    def _written_from(self, number: int) -> Iterator[tuple[int, str]]:
        """The lines from one on, which is in the logical line that is being read."""
        for index in range(self._index, len(self._lines)):
            token = self._lines[index]
            for at, line in enumerate(token.split("\n")[:-1], token.line or 1):
                if at >= number:
                    yield at, line

    def _broken(self, number: int, ids: Iterable[str]) -> None:
        """Keep in mind that a line break seems to be lost, before something with one of the ids."""
        self.broken.add(number)
        if self._lenient:
            self.lost.update(ids)

    def _begins(self, line: str, column: int, wanted: int) -> int:
        """Where a logical line is taken to begin: where it should if its text hangs from there."""
        hangs_right = column_of(line.partition("\n")[2]) == wanted + 2 * self._step
        return wanted if hangs_right else column

    def _span(self, number: int, start: int, end: int) -> Span:
        if self._mended is not None:
            return self._mended
        return self._report.span(number, start, end)


def declared_in(line: str) -> str:
    """The id that the head of a statement gives; empty where it gives none, or is no head."""
    match = NAMED_HEAD.match(line)
    return match["id"] if match else ""


def column_of(line: str) -> int:
    """The column in which a line begins."""
    return len(line) - len(line.lstrip(" "))
