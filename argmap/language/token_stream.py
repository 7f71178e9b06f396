"""Make the token stream for the parser: the tokens of each line, with indents and dedents.

Children come between ``_INDENT`` and ``_DEDENT``; see :mod:`.layout`. A malformed line becomes a
``STRAY`` token, followed by the tokens of what it was meant to be. Problems with lines, columns and
texts are reported here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from lark import Token

from argmap.language import grammar
from argmap.language.allowed_fields import fields_of, is_link_field
from argmap.language.comment_lines import goes_on_below_comment, read_comment
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.escaping import Context, context
from argmap.language.layout import REOPENED, Layout, OpenPart
from argmap.language.lexer import token, token_with_end
from argmap.language.line_fixes import as_text
from argmap.language.logical_lines import LogicalLines, Match, begins_at, column_of
from argmap.language.recovery.misplaced_lines import astray
from argmap.language.running_text import Block, TextReader, is_plain, verbs_in
from argmap.language.step_width import spaces
from argmap.language.token_emitter import Emitter
from argmap.model import Applicability, Edit, Fix, Span
from argmap.model.clean_text import clean
from argmap.model.codes import Code
from argmap.model.structure import with_article
from argmap.model.vocabulary import ARGUMENTS, FIELDS, KEYWORDS

if TYPE_CHECKING:
    from argmap.language.recovery.suggestion import Slip

_FIELD_TYPES: Final = {name: name.upper() for name in FIELDS}
BATCH: Final = 5_000
"""How many tokens a batch has at least, except the last."""

_HEADER_TYPES: Final = {"map": "MAP", "author": "AUTHOR", "date": "DATE", "source": "SOURCE_OF"}


class TokenStream:
    """The tokens of one text; ``step`` is the indentation width in columns.

    If the stream is ``lenient``, the lines after a missing line break are not reported. A text that
    is part of a longer one begins on line ``number`` at the left margin; ``ids`` returns the ids of
    the whole text, ``guessed`` are the ids above whose kind is a guess, and ``in_head`` says
    whether headers are allowed.
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
        self.report = report
        self.lenient = lenient
        self.lines = LogicalLines(text, number, ids)
        self.out = Emitter(report)
        self.layout = Layout(step, self.lines, self.out, in_head=in_head)
        self._texts = TextReader(self.layout, self.lines.ids, report, verbs_in(text))
        self.lost: set[str] = set()  # ids that malformed lines seem to declare
        self.broken: set[int] = set()  # lines in which a line break seems to be missing
        self.guessed: set[str] = set(guessed)  # the ids of parts whose kind is a guess
        self.open_text = -1  # the column beyond which the next line continues the text, or -1
        self.hang = 0  # the column for continuations of the last text
        self.last_text = ""
        self.told: tuple[int, bool] | None = None  # last stray: its column, whether it was text
        self.blank = range(0)  # the latest blank lines
        self.joined = -1  # the number of a line that was joined to the one above
        self.guess = False  # whether the kind of the next part is a guess

    def batches(self) -> Iterator[list[Token]]:
        """Read all lines; yield the tokens in batches, of whole top-level parts each.

        A long text is parsed batch by batch, because all its tokens and its whole tree would take
        more memory than its map.
        """
        for number, line in self.lines:
            if number == self.joined:
                continue
            sort: Any = line.lastgroup  # every line is a group
            reader = _READERS.get(sort)
            if reader is not None:
                self.told = None
                reader(self, line, number)
                if self.out.part_start >= BATCH:
                    yield self.out.take_finished()
            elif sort == "BLANK":
                self.blank = range(number, number + line[0].count("\n"))
                self.open_text = -1
                self.told = None
                self.out.put("BLANK", line[0], number, 0)
            elif sort == "COMMENT":
                read_comment(self, line[0][:-1], number)
            else:
                self.stray(line[0][:-1], number)
        self.layout.end()
        yield self.out.take_finished()

    # Parts

    def _statement(self, line: Match, number: int) -> None:
        kind, id = line["kind"], line["id"]
        begin, end = line.span()
        column = line.start("kind") - begin
        part = self.layout.part
        if id is None and part is not None and 0 <= self.open_text < column:
            below = self.lines.below()  # are there children or siblings?
            is_text = below is None or column_of(below[0]) < column
            if is_text and not (part.has_fields or part.is_link):
                self._text_after_all(part, line, number, column)
                return
        colon = line.end("kind" if id is None else "id") - begin
        if id in KEYWORDS:
            span = self.out.span(number, column, colon + 1)
            hint = "choose another id"
            self.report.error(span, Code.BAD_ID, f"{id!r} is a keyword, not an id", hint)
            id = None
        self._open(kind, id, line.string[begin : end - 1], colon, number, column)

    def _open(
        self, kind: str, id: str | None, line: str, colon: int, number: int, column: int
    ) -> None:
        """Open a statement or an argument whose text begins after the ``colon`` of ``line``."""
        guess, self.guess = self.guess, False
        self.out.recovered(guess)
        placed = self.layout.place(line, column, number, colon + 1)
        put = self.out.tokens.append
        put(token("ARGUMENT" if kind in ARGUMENTS else "KIND", kind, number, column + 1))
        if id is not None:
            put(token("ID", id, number, colon - len(id) + 1))
        part = OpenPart(placed, kind, id, guessed=guess)
        self.layout.open(part)
        if guess and id is not None:
            self.guessed.add(id)
        follows = Context.UNNAMED if id is None else Context.PROSE
        (_, leftover, _), part.last_line = self._text(line, colon + 1, number, placed, follows)
        if leftover:
            self._leftover(leftover)

    def _text_after_all(self, part: OpenPart, line: Match, number: int, column: int) -> None:
        """Treat a bare "claim:" inside a text as text, which it probably is."""
        word, raw = line["kind"], line[0][:-1]
        self.report.warning(
            self.out.span(number, column, column + len(word) + 1),
            Code.LOOKS_LIKE_STATEMENT,
            f"'{word}:' at the start of this line is read as text",
            f"indent it by {spaces(self.layout.child_column())} if it is {with_article(word)}, "
            f"or write '\\{word}:' if it is text",
            fixes=(as_text(self.report, number, column),),
        )
        end = number + raw.count("\n"), len(raw.rpartition("\n")[2].rstrip()) + 1
        self.out.tokens.append(token_with_end("MORE_TEXT", raw, number, 1, *end))
        if part.last_line is not None:
            part.last_line = end[0]

    def _reuse(self, line: Match, number: int) -> None:
        kind, id = line["reused"], line["target"]
        column = line.start("reused") - line.start()
        end = line.end("target") - line.start()
        raw = line[0][:-1]
        below = self.lines.below()
        deeper = below is not None and column_of(below[0]) > column and not is_link_field(below[0])
        may_stand_here = "." not in id and id not in KEYWORDS
        if deeper and may_stand_here and id not in self.lines.ids():
            span = self.out.span(number, column, end)
            hint = f"write '{kind} {id}:' if this is where it belongs"
            message = f"nothing else has the id {id!r}"
            fixes: tuple[Fix, ...] = ()
            if self.out.mended is None:
                colon = "" if raw[end : end + 1] == ":" else ":"
                edit = Edit(self.out.span(number, raw.index("@"), end), f"{id}{colon}")
                fixes = (Fix(f"Define {id!r} here", (edit,), Applicability.SAFE),)
            self.report.error(span, Code.UNKNOWN_ID, message, hint, fixes=fixes)
            self._open(kind, id, raw, end, number, column)
            return
        self.out.recovered()
        placed = self.layout.place(raw, column, number, end)
        put = self.out.tokens.append
        put(token("ARGUMENT" if kind in ARGUMENTS else "KIND", kind, number, column + 1))
        put(token("AT", "@", number, end - len(id)))
        put(token("REFERENCE", id, number, end - len(id) + 1))
        self.layout.close(placed, f"'{kind} @{id}'")
        if kind not in ARGUMENTS:
            self._link(raw, end, number, placed)
        else:  # an error; its reason is ignored
            put(token("TEXT", "", number, end + 1))

    def _relation(self, line: Match, number: int) -> None:
        raw, start = line[0][:-1], line.start()
        column, end = line.start("first") - start, line.end("second") - start
        self.out.recovered()
        meant = self.layout.at_top("a relation", raw, column, number, end)
        self.out.tokens += (
            token("REFERENCE", line["first"], number, column + 1),
            token("VERB", line["verb"], number, line.start("verb") - start + 1),
            token("REFERENCE", line["second"], number, end - len(line["second"]) + 1),
        )
        self.layout.close(meant, "a relation")
        self._link(raw, end, number, meant)

    def _link(self, line: str, end: int, number: int, column: int) -> None:
        """Read the reason of a reuse or a relation, whose head ends at ``end``."""
        self.layout.part = part = self.layout.parts[-1]
        part.is_link = True
        at = end + 1 if line[end : end + 1] == ":" else len(line)
        (_, leftover, joined), _ = self._text(line, at, number, column, Context.PROSE)
        part.guessed = self.lenient and bool(joined)
        self._leftover(leftover)

    def _section(self, line: Match, number: int) -> None:
        word, raw = line["section"], line[0][:-1]
        column = line.start("section") - line.start()
        end = column + len(word) + 1
        self.out.recovered()
        meant = self.layout.at_top(f"a {word}", raw, column, number, end)
        self.out.tokens.append(token("SECTION", word, number, column + 1))
        self.layout.close(meant, f"a {word}")
        self.layout.parts[-1].is_section = True  # nothing stands under it, and it has fields
        self._link(raw, end - 1, number, meant)

    def _reopening(self, line: Match, number: int) -> None:
        id = line["opened"]
        end = line.end("opened") - line.start()
        column = end - len(id) - 1
        self.out.recovered()
        meant = self.layout.at_top(REOPENED, line[0][:-1], column, number, end)
        self.out.tokens.append(token("AT", "@", number, column + 1))
        self.out.tokens.append(token("REFERENCE", id, number, column + 2))
        self.layout.parts.append(OpenPart(meant, name=f"@{id}", guessed=id in self.guessed))
        self.open_text = -1

    # Headers and fields

    def _header(self, line: Match, number: int) -> None:
        name, raw = line["header"], line[0][:-1]
        self.out.recovered()
        self.out.put_name(_HEADER_TYPES[name], name, number, 0, line.start())
        (text, leftover, _), _ = self._text(raw, len(name) + 1, number, 0, Context.VALUE)
        span = self.out.span(number, 0, len(name) + 1)
        self.layout.header(f"{name}:", raw, number, text.count("\n") + 1, span)
        self._leftover(leftover)

    def _use(self, line: Match, number: int) -> None:
        raw = line[0][:-1]
        self.layout.header("use", raw, number, 1, self.out.span(number, 0, len(raw.rstrip())))
        self.out.recovered()
        start = line.start()
        self.out.put_name("USE", "use", number, 0, start)
        self.out.tokens += (
            token("PATH", line["path"], number, line.start("path") - start + 1),
            token("NAME", line["name"], number, line.start("name") - start + 1),
        )

    def _field(self, line: Match, number: int) -> None:
        name = line["field"]
        raw = line[0][:-1]
        column = line.start("field") - line.start()
        at = column + len(name) + 1
        if column == 0 and name.startswith("x-") and self._is_closing():
            self.out.recovered()
            self.layout.close_all()
            self.out.put_name("CLOSING_EXTRA", name, number, 0, line.start())
            (_, leftover, _), _ = self._text(raw, at, number, 0, context(name))
            self._leftover(leftover)
            return
        part = self.layout.part
        wanted = None if part is None else part.column + self.layout.step
        words = None
        if name == "cite" or name == "figure":
            value = raw[at:].strip()
            if "\n" not in value and (name == "cite" or is_plain(value)):
                words = _words(name, value)
        self.out.recovered()
        self.out.put_name(_FIELD_TYPES.get(name, "EXTRA"), name, number, column, line.start())
        if words is not None and column == wanted and "\n" not in raw and self.out.mended is None:
            start = len(raw) - len(raw[at:].lstrip())
            self._pieces(name, words, number, start, (number, start + len(value) + 1))
            self.open_text = column + self.layout.step
            assert part is not None
            part.has_fields = True
            self._goes_to(part, number)
            return
        begins = column
        if wanted is not None:
            begins = begins_at(raw.partition("\n")[2], column, wanted, self.layout.step)
        follows = None if name == "cite" else context(name)
        (text, leftover, _), last_line = self._text(raw, at, number, begins, follows, name)
        if leftover and column == wanted and name in ("cite", "figure"):
            below, line_below = leftover[0]
            if self.diagnosed(below).code == Code.STRAY_TEXT:
                # The missing part is a stray line, which is reported itself.
                self.report.lines.update(range(number, line_below))
        if name in ("cite", "figure") and goes_on_below_comment(self, column + self.layout.step):
            self.report.lines.update(range(number, number + raw.count("\n") + 1))
        if part is not None and (column == wanted or self.layout.is_broken(column)):
            self._goes_to(part, last_line)
            part.has_fields = (
                part.has_fields or name in fields_of(part.kind) or name.startswith("x-")
            )
        elif part is None and column == 0 and self.layout.in_head:
            self.layout.head_end = number + text.count("\n") + 1
        elif part is None and self.layout.parts and self.layout.parts[-1].broken:
            pass
        else:
            told = astray(name, column, wanted, self.layout.parts, self.layout.step)
            fixes: tuple[Fix, ...] = ()
            if told[0] == Code.INDENTATION and wanted is not None:
                fixes = self.layout.indented(raw, number, wanted, Applicability.LIKELY)
            elif told[0] == Code.FIELD_AFTER_CHILDREN:
                rows = raw.split("\n")[: text.count("\n") + 1]
                fixes = self.layout.to_part(rows, number, column)
            span = self.out.span(number, column, at)
            self.report.error(span, *told, fixes=fixes)
            if part is not None and name in fields_of(part.kind):
                part.has_fields = True
        self._leftover(leftover)

    def _is_closing(self) -> bool:
        """Whether a field at the left margin comes after everything else, and a blank line."""
        if self.layout.in_head or not self.lines.is_at_the_end():
            return False
        above = next((one.type for one in reversed(self.out.tokens) if one.type != "COMMENT"), "")
        return above == "BLANK" or self.layout.is_at_the_end

    # Texts and values

    def _text(
        self,
        line: str,
        at: int,
        number: int,
        column: int,
        follows: Context | None,
        name: str = "",
    ) -> tuple[Block, int | None]:
        """Read the text of ``line`` from ``at``; it belongs to the part at ``column``.

        Returns the block, and the number of its last line, or ``None`` if the line was corrected.
        ``name`` is the name of the field, if it is one.
        """
        step = self.layout.step
        self.open_text = column + step
        self.hang = column + 2 * step
        block = text, leftover, joined = self._texts.read(line, at, number, column, follows)
        self.last_text = text
        last, end_line = line, number
        if "\n" in line:
            below = text.count("\n")
            end_line = number + below
            last = line[line.rindex("\n") + 1 :]
            if leftover:
                last = line.split("\n", below + 1)[below]
        end_column = len(last.rstrip()) + 1
        if name == "cite" or name == "figure":
            value = clean(text)
            words = _words(name, value)
            first = line.partition("\n")[0]
            start = at + len(first[at:]) - len(first[at:].lstrip())
            if words is not None:
                self._pieces(name, words, number, start, (end_line, end_column))
            else:
                self.out.tokens.append(
                    token_with_end("VALUE", text, number, at + 1, end_line, end_column)
                )
        else:
            self.out.tokens.append(
                token_with_end("TEXT", text, number, at + 1, end_line, end_column)
            )
        if joined:
            self._joined(joined, number, at)
        return block, end_line if self.out.mended is None else None

    def _joined(self, heads: Iterable[tuple[str, int]], number: int, at: int) -> None:
        """Record that heads seem to begin inside a text."""
        for head, at_line in heads:
            self.break_lost(at_line, (head.rstrip(":").rpartition(" ")[2],))
        if self.lenient:
            if self.layout.part is not None:
                self.layout.part.guessed = True
            for part in self.layout.parts[-1:]:
                part.broken = part.guessed = True
            self.out.tokens.append(token("LOST_BREAK", "", number, at + 1))

    def _pieces(
        self, name: str, words: Match, number: int, start: int, end: tuple[int, int]
    ) -> None:
        """Emit the tokens of a citation or a figure whose value begins at column ``start``."""
        found = [
            token(type, piece, number, start + words.start(group) + 1)
            for group, type in _PIECES[name]
            if (piece := words[group]) is not None
        ]
        if name == "figure":
            found[1:1], found[3:3] = (
                [token("SLASH", "/", number, 1)],
                [token("EQUAL", "=", number, 1)],
            )
        elif words["last"] is not None:
            found[-1:-1] = [token("_DOTS", "...", number, 1)]
        found[-1].end_line, found[-1].end_column = end
        self.out.tokens += found

    def _goes_to(self, part: OpenPart, last_line: int | None) -> None:
        """Record where the fields of a part end, unless a blank line separates them."""
        parted = part.last_line is None or self.blank.stop > part.last_line
        part.last_line = None if parted else last_line

    def break_lost(self, number: int, ids: Iterable[str]) -> None:
        """Record that a line break seems to be missing before a part with one of the ids."""
        self.broken.add(number)
        if self.lenient:
            self.lost.update(ids)

    def _leftover(self, lines: Sequence[tuple[str, int]]) -> None:
        """Read the lines after a text that are not deep enough to belong to it."""
        if not lines:
            return
        below = [*(line for line, _ in lines[1:]), ""]
        read = 0  # the last line that belongs to a relation
        for at, ((line, number), after) in enumerate(zip(lines, below, strict=False)):
            if number == self.joined or number <= read:
                continue
            match = next(grammar.matches(f"{line}\n"))
            if match.lastgroup == "RELATION":
                column = column_of(line)
                reason = list(takewhile(partial(_is_deeper, column), below[at:]))
                read = number + len(reason)
                whole = "".join(f"{row}\n" for row in (line, *reason))
                self._relation(next(grammar.matches(whole)), number)
            elif match.lastgroup == "REOPENING" and column_of(line) < self.layout.step:
                self._reopening(match, number)
            else:
                self.stray(line, number, after)

    # Malformed lines

    def stray(self, line: str, number: int, below: str = "") -> None:
        """Emit a malformed line and the tokens of what it was meant to be."""
        from argmap.language.recovery.stray_lines import read_stray  # seldom needed

        read_stray(self, line, number, below)

    def diagnosed(self, line: str) -> Slip:
        """Diagnose a malformed line."""
        from argmap.language.recovery.stray_lines import diagnosed  # seldom needed

        return diagnosed(self, line)

    def mend(self, slip: Slip, column: int, number: int, span: Span) -> None:
        """Read the corrected version of a malformed line, with the span of the problem."""
        self.out.mended, self.guess = span, slip.guessed
        indent = " " * column
        for line in grammar.matches("".join(f"{indent}{one}\n" for one in slip.meant.split("\n"))):
            if reader := _READERS.get(line.lastgroup or ""):
                reader(self, line, number)
        self.out.mended, self.guess = None, False


# Unbound functions: bound methods would make the stream a reference cycle, and keep everything it
# has read in memory until the next garbage collection.
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
"""The groups of the value patterns, with their terminals."""


def _is_deeper(column: int, line: str) -> bool:
    return column_of(line) > column


def _words(name: str, value: str) -> Match | None:
    """Match the tokens of a citation or a figure; ``None`` if it is malformed."""
    return grammar.citation(value) if name == "cite" else grammar.figure(value)
