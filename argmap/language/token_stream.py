"""The tokens of a text for the parser: the words of each line, and its indentation as tokens.

The stream keeps the parts that are open, by their columns, so that what stands under a part comes
between ``_INDENT`` and ``_DEDENT``. Lines in a wrong column are put where they were meant to stand.
A line that cannot be read is a ``STRAY``, and the tokens of what it was meant to be follow it.
Whatever is wrong with lines, columns and texts is reported here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile
from sys import maxsize
from typing import Final

from lark import Token

from argmap.language import grammar
from argmap.language.allowed_fields import fields_of, is_link_field
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.lexer import token
from argmap.language.line_fixes import as_text, indented, moved
from argmap.language.logical_lines import BETWEEN, OWNED, column_of
from argmap.language.open_parts import OpenPart, OpenParts
from argmap.language.recovery.misplaced_lines import astray, misplaced
from argmap.language.recovery.suggestion import Slip
from argmap.language.shapes import KIND_WORDS, NAMED_HEAD, Context, context
from argmap.language.text import Block, is_plain, running_text
from argmap.language.text_fixes import Owner
from argmap.model import Applicability, Edit, Fix, Span
from argmap.model.prose import clean
from argmap.model.structure import an
from argmap.model.vocabulary import ARGUMENT, FIELDS, KEYWORDS

Match = re.Match[str]

_KINDS: Final = [[word] for word in KIND_WORDS]
_FIELD_TYPES: Final = {name: name.upper() for name in FIELDS}
_HEADER_TYPES: Final = {"map": "MAP", "author": "AUTHOR", "source": "SOURCE_OF"}


class TokenStream:
    """The tokens of one text; ``step`` is the width of a step of indentation in columns.

    What follows a text within which a line break seems to be lost is not judged where the stream
    is ``lenient``. A text that is a part of another begins on line ``number`` at the left margin;
    ``ids`` gives the ids of the whole text, ``guessed`` those above whose kind is a guess, and
    ``in_head`` says whether headers may still come.
    """

    def __init__(
        self,
        text: str,
        step: int,
        report: DiagnosticCollector,
        *,
        lenient: bool,
        number: int = 1,
        ids: Callable[[], Collection[str]] | None = None,
        guessed: Collection[str] = (),
        in_head: bool = True,
    ) -> None:
        self.text = text
        self.step = step
        self.report = report
        self.lenient = lenient
        self.number = number
        self.lost: set[str] = set()  # ids that the text seems to give where it cannot be read
        self.broken: set[int] = set()  # lines within which a line break seems to be lost
        self.unjudged: set[int] = set()  # lines of parts under one whose kind is a guess
        self.guessed: set[str] = set(guessed)  # the ids of parts whose kind is a guess
        self._known = ids
        self.in_head = in_head
        self.head_end = 1  # the line on which a further header could stand
        self.lines = grammar.matches(text)
        self.numbers: list[int] = []
        self.index = 0
        self._tokens: list[Token] = []
        self._physical: list[str] | None = None
        self.first_part = maxsize if in_head else 0  # the line of the first part
        self.parts = OpenParts(step)
        self.part: OpenPart | None = None  # the one whose fields may come
        self.open_text = -1  # where text could go on if the next line were not a new one
        self.hang = 0  # where the text of the last head or field would go on
        self.last_text = ""
        self.told: tuple[int, bool] | None = None  # the column of a stray, and whether it was text
        self.blank = range(0)  # the last blank lines
        self.joined = -1  # the number of a line that was read with the one above
        self.mended: Span | None = None
        self.guess = False

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens())

    def tokens(self) -> list[Token]:
        """Read every line."""
        number = self.number
        numbers, put = self.numbers, self._tokens.append
        text = self.text
        for line in self.lines:
            numbers.append(number)
            number += text.count("\n", *line.span())
        for index, line in enumerate(self.lines):
            number = numbers[index]
            if number == self.joined:
                continue
            self.index = index
            sort = line.lastgroup
            if sort == "BLANK":
                self.blank = range(number, number + line[0].count("\n"))
                self.open_text = -1
                self.told = None
                put(token("BLANK", line[0], number, 1))
            elif sort == "COMMENT":
                self._comment(line[0][:-1], number)
            elif sort == "OTHER":
                self.stray(line[0][:-1], number)
            else:
                self.told = None
                _READERS[sort](self, line, number)  # type: ignore[index]
        self._dedent(self.parts.blocks(), number)
        for last in self._tokens[-1:]:  # Lark asks where the text ends
            last.start_pos = last.end_pos = None
        return self._tokens

    # Parts

    def _statement(self, line: Match, number: int) -> None:
        kind, id = line["kind"], line["id"]
        column = line.start("kind") - line.start()
        part = self.part
        if id is None and part is not None and 0 <= self.open_text < column:
            below = self.below()  # does something stand under it, or beside it?
            is_text = below is None or column_of(below[0]) < column
            if is_text and not (part.has_fields or part.is_link):
                self._text_after_all(part, line, number, column)
                return
        colon = line.end("kind" if id is None else "id") - line.start()
        if id in KEYWORDS:
            span = self.span(number, column, colon + 1)
            hint = f"choose another id than {id!r}"
            self.report.error(span, "bad-id", f"{id!r} is a keyword, not an id", hint)
            id = None
        raw = line.string[line.start() : line.end() - 1]
        self._open(kind, id, raw, colon, number, column)

    def _open(
        self, kind: str, id: str | None, line: str, colon: int, number: int, column: int
    ) -> None:
        """Open a statement or an argument whose text begins after the ``colon`` of ``line``."""
        guess, self.guess = self.guess, False
        placed = self._place(line, column, number, colon + 1)
        put = self._tokens.append
        put(token("ARGUMENT" if kind == ARGUMENT else "KIND", kind, number, column + 1))
        self._recovered(guess)
        if id is not None:
            put(token("ID", id, number, colon - len(id) + 1))
        part = OpenPart(placed, kind, id, guessed=guess)
        self.parts.parts.append(part)
        self.part = part
        if guess and id is not None:
            self.guessed.add(id)
        follows = Context.UNNAMED if id is None else Context.PROSE
        block, part.end = self._text(line, colon + 1, number, placed, follows)
        if block.leftover:
            self._leftover(block)

    def _text_after_all(self, part: OpenPart, line: Match, number: int, column: int) -> None:
        """Take a bare "claim:" in the midst of a text as text, which it most likely is."""
        word, raw = line["kind"], line[0][:-1]
        self.report.warning(
            self.span(number, column, column + len(word) + 1),
            "looks-like-statement",
            f"{word}: at the start of this line is read as text",
            f"indent it by {self.parts.child_column()} if it is {an(word)}, "
            f"or write \\{word}: if it is text",
            fixes=(as_text(self.report, number, column),),
        )
        end = number + raw.count("\n"), len(raw.rpartition("\n")[2].rstrip()) + 1
        self._tokens.append(token("MORE_TEXT", raw, number, 1, *end))
        if part.end is not None:
            part.end = end

    def _reuse(self, line: Match, number: int) -> None:
        kind, id = line["reused"], line["target"]
        column = line.start("reused") - line.start()
        end = line.end("target") - line.start()
        raw = line[0][:-1]
        below = self.below()
        deeper = below is not None and column_of(below[0]) > column and not is_link_field(below[0])
        may_stand_here = "." not in id and id not in KEYWORDS
        if deeper and may_stand_here and id not in self.ids():
            span = self.span(number, column, end)
            hint = f"write {kind} {id}: if this is where it stands"
            message = f"nothing else has the id {id!r}"
            fixes: tuple[Fix, ...] = ()
            if self.mended is None:
                colon = "" if raw[end : end + 1] == ":" else ":"
                edit = Edit(self.span(number, raw.index("@"), end), f"{id}{colon}")
                fixes = (Fix(f"Let {id!r} stand here", (edit,), Applicability.SAFE),)
            self.report.error(span, "unknown-id", message, hint, fixes=fixes)
            self._open(kind, id, raw, end, number, column)
            return
        placed = self._place(raw, column, number, end)
        put = self._tokens.append
        put(token("ARGUMENT" if kind == ARGUMENT else "KIND", kind, number, column + 1))
        self._recovered(False)
        put(token("AT", "@", number, end - len(id)))
        put(token("REFERENCE", id, number, end - len(id) + 1))
        self._close(placed, f"{kind} @{id}")
        if kind != ARGUMENT:
            self._link(raw, end, number, placed)
        else:  # that is an error; whatever its reason says is passed over
            put(token("TEXT", "", number, end + 1))

    def _relation(self, line: Match, number: int) -> None:
        raw, start = line[0][:-1], line.start()
        column, end = line.start("first") - start, line.end("second") - start
        self._at_top("a relation", raw, column, number, end)
        self._tokens.append(token("REFERENCE", line["first"], number, column + 1))
        self._recovered(False)
        self._tokens += (
            token("VERB", line["verb"], number, line.start("verb") - start + 1),
            token("REFERENCE", line["second"], number, end - len(line["second"]) + 1),
        )
        column = self._begins(raw, column, 0)
        self._close(column, "a relation")
        self._link(raw, end, number, column)

    def _link(self, line: str, end: int, number: int, column: int) -> None:
        """Read the reason of a reuse or a relation, whose head ends before ``end``."""
        self.part = part = self.parts.parts[-1]
        part.is_link = True
        at = end + 1 if line[end : end + 1] == ":" else len(line)
        block, _ = self._text(line, at, number, column, Context.PROSE)
        part.guessed = self.lenient and bool(block.joined)
        self._leftover(block)

    def _section(self, line: Match, number: int) -> None:
        raw = line[0][:-1]
        column = line.start("section") - line.start()
        end = column + len("section:")
        self._at_top("a section", raw, column, number, end)
        self._tokens.append(token("SECTION", "section", number, column + 1))
        self._recovered(False)
        block, _ = self._text(raw, end, number, column, Context.PROSE)
        self._leftover(block)

    def _reopening(self, line: Match, number: int) -> None:
        id = line["opened"]
        end = line.end("opened") - line.start()
        column = end - len(id) - 1
        self._at_top("a reopened statement", line[0][:-1], column, number, end)
        self._tokens.append(token("AT", "@", number, column + 1))
        self._recovered(False)
        self._tokens.append(token("REFERENCE", id, number, column + 2))
        below = self.below()
        if below is not None and column_of(below[0]) <= max(column, self.step):
            column = 0  # this line alone has moved, not what stands under it
        self.parts.parts.append(OpenPart(column, name=f"@{id}", guessed=id in self.guessed))
        self.open_text = -1

    # Headers and fields

    def _header(self, line: Match, number: int) -> None:
        name, raw = line["header"], line[0][:-1]
        self.part = None
        self._tokens.append(token(_HEADER_TYPES[name], name, number, 1))
        self._recovered(False)
        block, _ = self._text(raw, len(name) + 1, number, 0, Context.VALUE)
        span = self.span(number, 0, len(name) + 1)
        self._before_parts(f"{name}:", raw, number, block.text.count("\n") + 1, span)
        self._leftover(block)

    def _use(self, line: Match, number: int) -> None:
        raw = line[0][:-1]
        self.part = None
        self._before_parts("use", raw, number, 1, self.span(number, 0, len(raw.rstrip())))
        self._tokens.append(token("USE", "use", number, 1))
        self._recovered(False)
        start = line.start()
        self._tokens += (
            token("PATH", line["path"], number, line.start("path") - start + 1),
            token("NAME", line["name"], number, line.start("name") - start + 1),
        )

    def _before_parts(self, what: str, line: str, number: int, height: int, span: Span) -> None:
        """See that a header of so many lines stands before the first part."""
        if self.in_head:
            self.head_end = number + height
            return
        hint = "headers stand before the first statement"
        fixes = self.to_head(line.split("\n")[:height], number)
        self.report.error(span, "late-header", f"{what} comes too late", hint, fixes=fixes)

    def to_head(self, lines: Sequence[str], number: int) -> tuple[Fix, ...]:
        """The fix that moves a header to the others."""
        if self.mended is not None:
            return ()
        indent = column_of(lines[0])
        title = "Move it to the head"
        fix = moved(self.report, title, lines, number, self.head_end, indent)
        return (fix,) if fix is not None else ()

    def _field(self, line: Match, number: int) -> None:
        name = line["field"]
        raw = line[0][:-1]
        column = line.start("field") - line.start()
        at = column + len(name) + 1
        part = self.part
        wanted = None if part is None else part.column + self.step
        words = None
        if name == "cite" or name == "figure":
            value = raw[at:].strip()
            if "\n" not in value and (name == "cite" or is_plain(value)):
                words = _words(name, value)
        put = self._tokens.append
        put(token(_FIELD_TYPES.get(name, "EXTRA"), name, number, column + 1))
        self._recovered(False)
        if words is not None and column == wanted and "\n" not in raw and self.mended is None:
            start = len(raw) - len(raw[at:].lstrip())
            self._pieces(words, value, number, start, (number, start + len(value) + 1))
            self.open_text = column + self.step
            assert part is not None
            part.has_fields = True
            self._goes_to(part, (number, self.report.column(number, start + len(value))))
            return
        begins = column if wanted is None else self._begins(raw, column, wanted)
        follows = None if name == "cite" else context(name)
        block, end = self._text(raw, at, number, begins, follows, name)
        if block.leftover and column == wanted and name in ("cite", "figure"):
            below, line_below = block.leftover[0]
            if self.diagnosed(below).code == "stray-text":
                # What it lacks stands in the wrong place, and that is told there.
                self.report.lines.update(range(number, line_below))
        if name in ("cite", "figure") and self._goes_on_below_comment(column + self.step):
            self.report.lines.update(range(number, number + raw.count("\n") + 1))
        if part is not None and (column == wanted or self._is_broken(column)):
            self._goes_to(part, end)
            part.has_fields = (
                part.has_fields or name in fields_of(part.kind) or name.startswith("x-")
            )
        elif part is None and column == 0 and self.in_head:
            self.head_end = number + block.text.count("\n") + 1
        elif part is None and self.parts.parts and self.parts.parts[-1].broken:
            pass
        else:
            told = astray(name, column, wanted, self.parts)
            fixes: tuple[Fix, ...] = ()
            if told[0] == "indentation" and wanted is not None:
                fixes = self.indented(raw, number, wanted, Applicability.LIKELY)
            elif told[0] == "field-after-children":
                fixes = self._up(raw, block, number, column)
            span = self.span(number, column, at)
            self.report.error(span, *told, fixes=fixes)
            if part is not None and name in fields_of(part.kind):
                part.has_fields = True
        self._leftover(block)

    def _up(self, line: str, block: Block, number: int, column: int) -> tuple[Fix, ...]:
        """The fix that moves a field up to the part in whose column it stands."""
        parts = reversed(self.parts.parts)
        part = next((one for one in parts if one.column + self.step == column), None)
        end = part.end if part is not None and not part.is_closed else None
        if end is None or self.mended is not None or not self.report.may_move_lines(1):
            return ()
        lines = line.split("\n")[: block.text.count("\n") + 1]
        title = "Move it up to its statement"
        fix = moved(self.report, title, lines, number, end[0] + 1, 0)
        return (fix,) if fix is not None else ()

    # Texts and values

    def _text(
        self,
        line: str,
        at: int,
        number: int,
        column: int,
        follows: Context | None,
        name: str = "",
    ) -> tuple[Block, tuple[int, int] | None]:
        """Read the text of ``line`` from ``at`` on; it belongs to what begins at ``column``.

        Returns the text, and the line and the column after it, ``None`` where the line is not
        what was written. ``name`` is that of a field.
        """
        step, report = self.step, self.report
        self.open_text = column + step
        self.hang = column + 2 * step
        block = running_text(line, at, number, column, step, report, follows, self.owner)
        text = self.last_text = block.text
        last, end_line = line, number
        if "\n" in line:
            below = text.count("\n")
            last, end_line = line.split("\n", below + 1)[below], number + below
        end_column = len(last.rstrip()) + 1
        if name == "cite" or name == "figure":
            value = clean(text)
            words = _words(name, value)
            first = line.partition("\n")[0]
            start = at + len(first[at:]) - len(first[at:].lstrip())
            if words is not None:
                self._pieces(words, value, number, start, (end_line, end_column))
            else:
                self._tokens.append(token("VALUE", text, number, at + 1, end_line, end_column))
        else:
            self._tokens.append(token("TEXT", text, number, at + 1, end_line, end_column))
        if block.joined:
            self._joined(block, number, at)
        if self.mended is not None:
            return block, None
        return block, (end_line, report.column(end_line, end_column - 1))

    def _joined(self, block: Block, number: int, at: int) -> None:
        """Keep in mind that heads seem to begin within a text."""
        for head, at_line in block.joined:
            self.break_lost(at_line, (head.rstrip(":").rpartition(" ")[2],))
        if self.lenient:
            if self.part is not None:
                self.part.guessed = True
            for part in self.parts.parts[-1:]:
                part.broken = part.guessed = True
            self._tokens.append(token("LOST_BREAK", "", number, at + 1))

    def _pieces(
        self, words: Match, value: str, number: int, start: int, end: tuple[int, int]
    ) -> None:
        """The words of a citation or a figure, whose value begins at the column ``start``."""
        names = _PIECES["cite" if "phrase" in words.re.groupindex else "figure"]
        found = [
            token(type, words[group], number, start + words.start(group) + 1)
            for group, type in names
            if words[group] is not None
        ]
        if found[0].type == "SUBJECT":
            found[1:1], found[3:3] = (
                [token("SLASH", "/", number, 1)],
                [token("EQUAL", "=", number, 1)],
            )
        elif words["last"] is not None:
            found[-1:-1] = [token("_DOTS", "...", number, 1)]
        found[-1].end_line, found[-1].end_column = end
        self._tokens += found

    def owner(self) -> Owner:
        """The part whose text or field is being read."""
        part = self.parts.parts[-1] if self.parts.parts else None
        kind, column = (part.kind, part.column) if part is not None else ("", 0)
        return Owner(kind, column, self.step, self.ids)

    def _goes_to(self, part: OpenPart, end: tuple[int, int] | None) -> None:
        """Keep in mind how far the fields of a part go; a blank line before one parts them."""
        parted = part.end is None or self.blank.stop > part.end[0]
        part.end = None if parted else end

    def break_lost(self, number: int, ids: Iterable[str]) -> None:
        """Keep in mind that a line break seems to be lost, before something with one of the ids."""
        self.broken.add(number)
        if self.lenient:
            self.lost.update(ids)

    def _begins(self, line: str, column: int, wanted: int) -> int:
        """Where a logical line is taken to begin: where it should if its text hangs from there."""
        hangs_right = column_of(line.partition("\n")[2]) == wanted + 2 * self.step
        return wanted if hangs_right else column

    def span(self, number: int, start: int, end: int) -> Span:
        """A stretch of a line; for a line that was mended, the place of what is wrong with it."""
        if self.mended is not None:
            return self.mended
        return self.report.span(number, start, end)

    def _recovered(self, guess: bool) -> None:
        """Say of what follows that it is not written like this."""
        if self.mended is not None:
            at = self.mended
            place = at.line, at.column, at.end_line, at.end_column
            self._tokens.append(token("RECOVERED", "guess" if guess else "", *place))

    # Columns

    def _place(self, line: str, column: int, number: int, end: int) -> int:
        """Close what ends here and see that the column is a child's; return where that is.

        The head of the part goes from ``column`` to ``end``.
        """
        self._begin_part(number)
        parts = self.parts
        self._dedent(parts.close_to(column), number)
        parent = parts.parts[-1] if parts.parts else None
        expected = parts.child_column()
        if parent is not None:
            if not parent.has_block:
                parent.has_block = True
                self._tokens.append(token("_INDENT", "", number, 1))
            if parent.guessed:
                self.unjudged.add(number if self.mended is None else self.mended.line)
        if parent is not None and parent.is_closed and not parent.broken:
            hint = "to hang more under a statement, open it again at the left margin: @id"
            message = f"nothing may stand under {parent.head}"
            self.report.error(self.span(number, column, end), "placement", message, hint)
        elif column != expected:
            span = self.span(number, column, end)
            if self._is_broken(column):
                self.unjudged.add(span.line)
                return max(column, expected)
            fixes = self.indented(line, span.line, expected, Applicability.LIKELY)
            self.report.error(span, *misplaced(column, expected, parent), fixes=fixes)
        return max(column, expected)

    def _begin_part(self, number: int) -> None:
        if self.in_head:
            self.in_head, self.first_part = False, number

    def _dedent(self, blocks: int, number: int) -> None:
        for _ in range(blocks):
            self._tokens.append(token("_DEDENT", "", number, 1))

    def _is_broken(self, column: int) -> bool:
        """Whether what stands here may stand a step too far in, for a head above it was lost."""
        parts = self.parts.parts
        deeper = column == self.parts.child_column() + self.step
        return deeper and bool(parts) and parts[-1].broken

    def _at_top(self, what: str, line: str, column: int, number: int, end: int) -> None:
        """Close everything for a part that stands at the top level."""
        self._begin_part(number)
        self.part = None
        if column:
            hint = "move it to the left margin"
            applicability = Applicability.SAFE
            if what == "a reopened statement":
                hint += ", or write a kind before the @ to place the statement here"
                applicability = Applicability.LIKELY
            message = f"{what} stands at the top level"
            span = self.span(number, column, end)
            fixes = self.indented(line, span.line, 0, applicability)
            self.report.error(span, "indentation", message, hint, fixes=fixes)
        self._dedent(self.parts.close_to(0), number)

    def _close(self, column: int, head: str) -> None:
        """Open a column under which nothing may stand."""
        self.parts.parts.append(OpenPart(column, name=head, is_closed=True))
        self.part = None

    def indented(
        self, line: str, number: int, wanted: int, applicability: Applicability
    ) -> tuple[Fix, ...]:
        """The fix that puts a line into another column, with all that stands deeper below it."""
        if self.mended is not None:
            return ()
        column = column_of(line)
        below = self._written_from(number)
        first = next(below, (number, line))
        rows = takewhile(lambda row: not row[1].strip() or column_of(row[1]) > column, below)
        fix = indented(self.report, chain((first,), rows), wanted - column, applicability)
        return (fix,) if fix is not None else ()

    def _written_from(self, number: int) -> Iterator[tuple[int, str]]:
        """The lines from one on, which is in the logical line that is being read."""
        for index in range(self.index, len(self.lines)):
            for at, line in enumerate(self.lines[index][0].split("\n")[:-1], self.numbers[index]):
                if at >= number:
                    yield at, line

    # The lines around

    def below(self) -> Match | None:
        """The next line that is a head or a field."""
        lines = self.lines
        indices = range(self.index + 1, len(lines))
        return next((lines[i] for i in indices if lines[i].lastgroup not in BETWEEN), None)

    def ids(self) -> Collection[str]:
        """The ids that the text gives."""
        if self._known is None:
            found = {line["id"] for line in self.lines if line["id"]}
            self._known = lambda: found
        return self._known()

    def _leftover(self, block: Block) -> None:
        """Read the lines of a text that stood too far left to belong to it."""
        if not block.leftover:
            return
        below = [*(line for line, _ in block.leftover[1:]), ""]
        for (line, number), after in zip(block.leftover, below, strict=False):
            if number == self.joined:
                continue
            match = grammar.matches(f"{line}\n")[0]
            if match.lastgroup == "RELATION":
                self._relation(match, number)
            elif match.lastgroup == "REOPENING" and column_of(line) < self.step:
                self._reopening(match, number)
            else:
                self.stray(line, number, after)

    def written(self, first: Token, last: Token) -> str:
        """The lines from one token to another, as they are read."""
        if self._physical is None:
            self._physical = self.text.split("\n")
        start: int = first.line - self.number  # type: ignore[operator]
        end: int = last.end_line - self.number  # type: ignore[operator]
        return "\n".join(self._physical[start : end + 1])

    def is_head(self, number: int) -> bool:
        """Whether a line stands before every part of the map."""
        return number < self.first_part

    # Lines that cannot be read

    def stray(self, line: str, number: int, below: str = "") -> None:
        """Pass on a line that cannot be read, and what it was meant to be."""
        from argmap.language.recovery.stray_lines import read_stray  # seldom needed

        read_stray(self, line, number, below)

    def diagnosed(self, line: str) -> Slip:
        """What is wrong with a line that cannot be read."""
        from argmap.language.recovery.stray_lines import diagnosed  # seldom needed

        return diagnosed(self, line)

    def mend(self, slip: Slip, column: int, number: int, span: Span) -> None:
        """Read what a line was most likely meant to be; all of it has the place of the slip."""
        self.mended, self.guess = span, slip.guessed
        indent = " " * column
        for line in grammar.matches("".join(f"{indent}{one}\n" for one in slip.meant.split("\n"))):
            if reader := _READERS.get(line.lastgroup or ""):
                reader(self, line, number)
        self.mended, self.guess = None, False

    def pass_on(self, type: str, text: str, number: int, column: int) -> None:
        """Add a token that stands by itself."""
        self._tokens.append(token(type, text, number, column))

    # Comments

    def _comment(self, line: str, number: int) -> None:
        content = line.strip()
        column = column_of(line)
        if 0 <= self.open_text < column:
            span = self.span(number, column, column + len(content))
            message = "this line is a comment, though it stands where text would go on"
            hint = "write \\# if it is text, or move the comment to the column of a field"
            fixes = (as_text(self.report, number, column),)
            if self._goes_on(self.index + 1, self.open_text):
                self.report.error(span, "comment-in-text", message, hint, fixes=fixes)
                self.told = column, True
            else:
                self.report.warning(span, "comment-in-text", message, hint, fixes=fixes)
        elif self._is_missed(content, column):
            self.report.warning(
                self.span(number, column, column + len(content)),
                "comment-in-text",
                "this comment looks like a statement to which the next line belongs",
                "delete the # if it is one, or leave an empty line below the comment"
                if content[:2] != "##"
                else "delete the ## if it is one, or begin the comment with another word",
            )
        self.open_text = -1
        self._tokens.append(token("COMMENT", content[1:].rstrip(), number, column + 1))

    def _goes_on(self, index: int, column: int) -> bool:
        """Whether a line cannot be read and is in a column where text would continue."""
        below = self.lines[index : index + 1]
        return bool(below) and below[0].lastgroup == "OTHER" and column_of(below[0][0]) > column

    def _goes_on_below_comment(self, column: int) -> bool:
        """Whether a comment cuts a text in two, right below the line that is read."""
        below = self.lines[self.index + 1 : self.index + 2]
        is_comment = bool(below) and below[0].lastgroup == "COMMENT"
        return (
            is_comment and column_of(below[0][0]) > column and self._goes_on(self.index + 2, column)
        )

    def _is_missed(self, comment: str, column: int) -> bool:
        """Whether a comment would be the head of what stands right below it; of what stands below
        it at all, where it begins like a heading of Markdown.
        """
        is_heading = comment.startswith("##")
        words = comment.lstrip("#").partition(":")[0].split()
        if words[:1] not in _KINDS or (":" not in comment and not (is_heading and len(words) < 3)):
            return False
        between = ("COMMENT", "BLANK") if is_heading else ("COMMENT",)
        at = self.index + 1
        while at < len(self.lines) and self.lines[at].lastgroup in between:
            at += 1
        if at < len(self.lines) and self.lines[at].lastgroup not in OWNED:
            return False
        below = self.below()
        return below is not None and column_of(below[0]) == column + self.step


# Functions, not methods of the one stream: it would hold itself, and with it all that it has read,
# until garbage is looked for.
_READERS: Final[Mapping[str, Callable[[TokenStream, Match, int], None]]] = {
    "STATEMENT": TokenStream._statement,
    "FIELD": TokenStream._field,
    "REUSE": TokenStream._reuse,
    "RELATION": TokenStream._relation,
    "SECTION": TokenStream._section,
    "REOPENING": TokenStream._reopening,
    "HEADER": TokenStream._header,
    "USE": TokenStream._use,
}
_PIECES: Final = {
    "cite": (("source", "SOURCE"), ("place", "PLACE"), ("phrase", "PHRASE"), ("last", "PHRASE")),
    "figure": (("subject", "SUBJECT"), ("measure", "MEASURE"), ("amount", "AMOUNT")),
}
"""The groups of the patterns of values, and the terminals that they are."""


def _words(name: str, value: str) -> Match | None:
    """The words of a citation or a figure; ``None`` where it is malformed."""
    return grammar.citation(value) if name == "cite" else grammar.figure(value)


def declared_in(line: str) -> str:
    """The id that the head of a statement gives; empty where it gives none, or is no head."""
    match = NAMED_HEAD.match(line)
    return match["id"] if match else ""
