"""Build the items of a map from the parse tree: keys, fields, comments and diagnostics."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping
from itertools import count
from typing import Any, Final, cast

from attrs import evolve
from lark import Token, Tree

from argmap.language.allowed_fields import HEADER_FIELDS, fields_of, misplaced_field
from argmap.language.comments import PendingComments
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.field_collector import FieldValues
from argmap.language.headers import Headers
from argmap.language.token_stream import TokenStream
from argmap.model import (
    Applicability,
    Argument,
    Edit,
    Fix,
    Item,
    Kind,
    Origin,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Span,
    Statement,
)
from argmap.model.codes import Code
from argmap.model.items import LOCAL
from argmap.model.structure import with_article
from argmap.model.vocabulary import ARGUMENTS, ID, SECTIONS

Node = Tree[Token]

_HEADERS: Final = frozenset({"map_title", "author", "date", "source"})
_KINDS: Final = {kind.value: kind for kind in Kind}
_VERBS: Final = {kind.value: kind for kind in RelationKind}
_STRAY_ID: Final = re.compile(rf" *({ID.pattern}) *:")


Above = tuple[str | None, str]
"""The parent of a part: its key, and the id under which unnamed children are counted."""

_TOP: Final[Above] = (None, "")
"""What is above a part at the top level."""


class Draft:
    """A part whose fields are still being read: its class and the arguments that are known.

    ``kind`` is empty for a reuse or a relation, which messages call ``head``. ``is_guessed`` says
    that the kind is a guess, or that a line break seems to be missing in the part.
    """

    __slots__ = (
        "args", "blank", "cls", "comments", "comments_below", "end", "head", "is_guessed", "kind",
        "named_args", "span", "values",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        head: str,
        span: Span,
        above: tuple[tuple[str, ...], bool],
        cls: Callable[..., Item],
        /,
        *args: object,
        **named_args: object,
    ) -> None:
        self.kind = kind
        self.head = head
        self.cls = cls
        self.args = args
        self.named_args = named_args
        self.span = span
        self.comments, self.blank = above
        self.comments_below: tuple[str, ...] = ()
        self.end: tuple[int, int] | None = None
        self.is_guessed = False
        self.values: FieldValues | None = None

    def finish(self) -> Item:
        """Build the part."""
        values = self.values
        if values is None:
            origin = Origin(self.span, self.comments, self.blank, (), self.comments_below, self.end)
            return self.cls(*self.args, origin=origin, **self.named_args)
        origin = Origin(
            self.span,
            self.comments,
            self.blank,
            tuple(values.comments),
            self.comments_below,
            self.end,
            tuple(values.spans),
        )
        return self.cls(*self.args, origin=origin, **self.named_args, **values.attributes())


class ModelBuilder:
    """Builds the parts of a map from a tree: :attr:`items`, :attr:`headers` and the fields at its
    end, :attr:`closing`.

    ``stream`` is the token stream of the tree. If the text is a part of a longer one, ``keys`` are
    the ids above it with their spans, ``unnamed`` the counts of unnamed parts, and ``pending`` the
    comments above it.
    """

    def __init__(
        self,
        stream: TokenStream,
        *,
        keys: Mapping[str, Span] | None = None,
        unnamed: Mapping[str, int] | None = None,
        pending: PendingComments | None = None,
    ) -> None:
        self.items: list[Item] = []
        self.headers = Headers(stream.report)
        self.closing = FieldValues()
        self.keys: dict[str, Span] = {}  # the first span of each id
        self.counted: dict[str, int] = {}  # how many unnamed children each named part has
        self.pending = pending or PendingComments()
        self._stream = stream
        self._report: DiagnosticCollector = stream.report
        self._keys: MutableMapping[str, Span] = self.keys
        self._unnamed: MutableMapping[str, int] = self.counted
        if keys:
            self._keys = ChainMap(self.keys, keys)  # type: ignore[arg-type]
        if unnamed:
            self._unnamed = ChainMap(self.counted, unnamed)  # type: ignore[arg-type]
        self._draft: Draft | None = None
        self._blank_end = 0  # the line after the last blank lines
        self._is_broken = False  # whether a line break is missing in the part above
        self._recovered: Token | None = None  # before a part or a field of a corrected line

    def read(self, tree: Node) -> None:
        """Read a tree part by part, without recursion: a map may be thousands of levels deep.

        The tree is taken apart, so that the parts can use the memory of what has been read.
        """
        tree.children.reverse()
        waiting: list[tuple[list[Token | Node], Above]] = [(tree.children, _TOP)]
        while waiting:
            children, above = waiting[-1]
            while children:
                child = children.pop()
                if isinstance(child, Token):
                    self._line(child)
                elif (opener := _OPENERS.get(str(child.data))) is not None:
                    waiting.append(self._part(child, opener, above))
                    break
                else:
                    self._field(child)
            else:
                waiting.pop()

    def finish(self, column: int = 0) -> None:
        """Build the current part, now that the next one begins at ``column``."""
        if self._draft is not None:
            self._draft.comments_below = self.pending.below(column)
            self.items.append(self._draft.finish())
        self._draft = None

    def _line(self, line: Token) -> None:
        """Handle a token that is neither a part nor a field."""
        match line.type:
            case "COMMENT":
                self.pending.comment(line.column - 1, str(line))  # type: ignore[operator]
            case "BLANK":
                self.pending.blank()
                self._blank_end = line.line + line.count("\n")  # type: ignore[operator]
            case "RECOVERED":
                self._recovered = line
            case "MORE_TEXT":
                self._more_text(line)
            case "LOST_BREAK":
                self._is_broken = True
                if self._draft is not None:
                    self._draft.is_guessed = True

    def _more_text(self, line: Token) -> None:
        """Add a line to the text of the current statement or argument."""
        draft = self._draft
        assert draft is not None, "only a part goes on"
        *args, text = draft.args
        draft.args = (*args, f"{text}\n{line}")
        if draft.end is not None:
            draft.end = self._end_of(line)

    # Parts

    def _part(self, node: Node, opener: _Opener, above: Above) -> tuple[list[Token | Node], Above]:
        """Open a part; return its remaining tokens and children, last first, and their parent."""
        self._is_broken = False
        words: list[Any] = node.children
        recovered, self._recovered = self._recovered, None
        length, under = opener(self, words, recovered, above)
        del words[:length]
        words.reverse()
        return words, under

    def _statement(
        self, words: list[Any], recovered: Token | None, above: Above
    ) -> tuple[int, Above]:
        """Open a statement or an argument."""
        first, word = words[:2]
        kind: str = first.value  # not str(first), which copies the text
        number: int = first.line
        column: int = first.column - 1
        self.finish(column)
        id: str | None = None
        text = word
        if word.type == "ID":
            id, text = word.value, words[2]
        span = self._span(recovered, number, column, text.column - 1)
        if id is not None and id in self._keys:
            self._report.error(
                span,
                Code.DUPLICATE_ID,
                f"the id {id!r} is already in use",
                f"choose another, or write '{kind} @{id}' to place that statement here",
                related=("it is first used here", self._keys[id]),
                fixes=self._other_id(word) if recovered is None else (),
                alone=True,
            )
            id = None
        said: str = text.value
        under, home = above
        if id is None:
            if ":" in said and (stray := _STRAY_ID.match(said)):
                self._stream.lost.add(stray[1])
            count = self._unnamed[home] = self._unnamed.get(home, 0) + 1
            key = f"{home}{LOCAL}{count}"
        else:
            key = home = id
            self._keys[id] = span
        comments = self.pending.above()
        if kind in ARGUMENTS:
            draft = Draft(kind, "", span, comments, Argument, said, key=key, under=under, kind=kind)
        else:
            if not said or said.isspace():
                self._empty(kind, id, span)
            draft = Draft(
                kind, "", span, comments, Statement, _KINDS[kind], said, key=key, under=under
            )
        self._draft = draft
        if recovered is None:
            line = text.end_line
            draft.end = line, self._report.column(line, text.end_column - 1)
        elif recovered.value == "guess":
            draft.is_guessed = True
        return 2 if text is word else 3, (key, home)

    def _empty(self, kind: str, id: str | None, span: Span) -> None:
        name = kind if id is None else f"{kind} {id}"
        hint = "after the colon, write a sentence that can be true or false"
        if kind == Kind.QUESTION:
            hint = "after the colon, write the question"
        self._report.error(span, Code.EMPTY_TEXT, f"{name!r} has no text", hint)

    def _other_id(self, id: Token) -> tuple[Fix, ...]:
        """Return the fix that replaces a duplicate id with a free one."""
        known = self._stream.lines.ids()
        new = next(new for n in count(2) if (new := f"{id}-{n}") not in known)
        start: int = id.column - 1  # type: ignore[operator]
        span = self._report.span(id.line, start, start + len(id))  # type: ignore[arg-type]
        return (Fix(f"Choose the id {new!r}", (Edit(span, new),)),)

    def _reuse(self, words: list[Any], recovered: Token | None, above: Above) -> tuple[int, Above]:
        kind, _, reference, text = words[:4]
        id = str(reference)
        self.finish(kind.column - 1)
        end = reference.column - 1 + len(id)
        span = self._span(recovered, kind.line, kind.column - 1, end)
        if kind in ARGUMENTS:
            verb = "supports" if kind == "argument" else "rebuts"
            hint = f"reuse a statement, or write a relation: '{id} {verb} ID'"
            message = f"{with_article(kind)} cannot be reused"
            self._report.error(span, Code.NOT_A_STATEMENT, message, hint)
        else:
            args = _KINDS[str(kind)], id, above[0], str(text)
            self._link(f"'{kind} @{id}'", text, recovered, span, Reuse, *args)
        return 4, above

    def _relation(
        self, words: list[Any], recovered: Token | None, above: Above
    ) -> tuple[int, Above]:
        first, verb, second, text = words[:4]
        self.finish()
        end = second.column - 1 + len(second)
        span = self._span(recovered, first.line, first.column - 1, end)
        args = str(first), _VERBS[str(verb)], str(second), str(text)
        self._link("a relation", text, recovered, span, Relation, *args)
        return 4, above

    def _link(
        self,
        head: str,
        text: Token,
        recovered: Token | None,
        span: Span,
        cls: Callable[..., Item],
        *args: object,
        **named_args: object,
    ) -> None:
        """Open a reuse, a relation or a section."""
        draft = Draft("", head, span, self.pending.above(), cls, *args, **named_args)
        self._draft = draft
        if recovered is None:
            draft.end = self._end_of(text)

    def _section(
        self, words: list[Any], recovered: Token | None, above: Above
    ) -> tuple[int, Above]:
        word, text = words[:2]
        self.finish()
        span = self._span(recovered, word.line, word.column - 1, text.column - 1)
        level = SECTIONS.index(str(word)) + 1
        self._link(f"a {word}", text, recovered, span, Section, str(text), level=level)
        return 2, _TOP

    def _reopening(
        self, words: list[Any], recovered: Token | None, above: Above
    ) -> tuple[int, Above]:
        sign, reference = words[:2]
        id = str(reference)
        self.finish()
        end = reference.column - 1 + len(id)
        span = self._span(recovered, sign.line, sign.column - 1, end)
        self.items.append(Reopening(id, Origin(span, *self.pending.above())))
        return 2, (id, id)

    def _closing_extra(
        self, words: list[Any], recovered: Token | None, above: Above
    ) -> tuple[int, Above]:
        """Read a field of the map itself, after its last part."""
        self.finish()
        name, text = words[:2]
        self._read(self.closing, name, [text], recovered)
        return 2, _TOP

    # Headers and fields

    def _field(self, node: Node) -> None:
        """Read a field or a header."""
        name, *words = cast("list[Token]", node.children)
        recovered, self._recovered = self._recovered, None
        line, start = _place(name)
        rule = str(node.data)
        if rule == "use":
            self.finish()
            path, used = words
            written = f"use {path} as {used}" if recovered else self._lines_of(name)
            span = self._span(recovered, line, 0, len(written.rstrip()))
            comments = self.pending.above_field()
            if second := self.headers.use(str(path), str(used), written, span, comments):
                self._stream.break_lost(line, second)
            return
        draft = self._draft
        if rule in _HEADERS:
            self.finish()
            written = self._written(name, words[0], recovered)
            span = self._name_span(name, recovered)
            comments = self.pending.above_field()
            self.headers.header(str(name), str(words[0]), written, span, comments)
        elif draft is not None:
            self._take(draft, name, words, recovered)
        elif not start and line < self._stream.layout.first_part:
            if name in HEADER_FIELDS or name.type == "EXTRA":
                self._read(self.headers.values, name, words, recovered)
            else:
                span = self._name_span(name, recovered)
                message = f"'{name}:' belongs to a statement, but there is none above it"
                hint = "put it under a statement"
                fixes: tuple[Fix, ...] = ()
                if name == "title" and recovered is None:
                    word = evolve(span, end_column=span.column + len(name))
                    hint = "the title of the whole map goes after 'map:'"
                    fixes = (Fix("Write 'map:'", (Edit(word, "map"),), Applicability.SAFE),)
                self._report.error(span, Code.MISPLACED_FIELD, message, hint, fixes=fixes)
        elif self._is_broken:
            self.pending.forget()

    def _take(
        self,
        draft: Draft,
        name: Token,
        words: list[Token],
        recovered: Token | None,
    ) -> None:
        """Read a field of a part."""
        parted = draft.end is None or self._blank_end > draft.end[0]
        draft.end = None if parted or recovered is not None else self._end_of(words[-1])
        field = str(name)
        if field in fields_of(draft.kind) or name.type == "EXTRA":
            if draft.values is None:
                draft.values = FieldValues()
            self._read(draft.values, name, words, recovered)
        elif draft.is_guessed:
            self.pending.forget()
        else:
            told = misplaced_field(field, draft.kind, draft.head)
            self._report.error(self._name_span(name, recovered), Code.MISPLACED_FIELD, *told)
            self.pending.forget()

    def _read(
        self,
        values: FieldValues,
        name: Token,
        words: list[Token],
        recovered: Token | None,
    ) -> None:
        field = str(name)
        values.keep_comments(field, self.pending.above_field())
        first, last = words[0], words[-1]
        if first.type == "TEXT" or first.type == "VALUE":
            written, span = self._written(name, first, recovered), self._name_span(name, recovered)
            values.read(field, str(first), written, span, self._report)
        elif recovered is not None:
            values.take(field, words, Origin(self._name_span(name, recovered)), self._report)
        else:
            values.take(field, words, self._origin(name, first, last), self._report)

    # Spans

    def _origin(self, name: Token, first: Token, last: Token) -> Origin:
        """Return the origin of a value; its span covers the first line only."""
        line, start = _place(first)
        end_line, end_column = self._end_of(last)
        if line == end_line:
            return Origin(
                self._report.span(line, start, last.end_column - 1),  # type: ignore[operator]
                end=(end_line, end_column),
            )
        place = self._report.span(line, start, len(self._lines_of(name).rstrip()))
        is_moved = self._report.column(line, start) != start + 1
        return Origin(place, end=None if is_moved else (end_line, end_column))

    def _written(self, name: Token, value: Token, recovered: Token | None) -> str:
        """Return the lines of a field as written, from its name to the end of its value."""
        if recovered is not None:
            return f"{name}:{value}"
        last: Any = value.end_line
        return self._lines_of(name, last)

    def _lines_of(self, name: Token, last: int | None = None) -> str:
        """Return the line of a name as written, and the lines below it to number ``last``."""
        at: Any = name
        count = 1 if last is None else last - at.line + 1
        return self._stream.lines.written(at.start_pos - (at.column - 1), count)

    def _span(self, recovered: Token | None, line: int, start: int, end: int) -> Span:
        """Return the span of a head (columns from 0), or of the malformed line if recovered."""
        if recovered is None:
            return self._report.span(line, start, end)
        at: Any = recovered
        return Span(at.line, at.column, at.end_line, at.end_column, self._report.path)

    def _name_span(self, name: Token, recovered: Token | None) -> Span:
        """Return the span of the name of a field or a header, with its colon."""
        line, start = _place(name)
        return self._span(recovered, line, start, start + len(name) + 1)

    def _end_of(self, last: Token) -> tuple[int, int]:
        line: Any = last.end_line
        column: Any = last.end_column
        return line, self._report.column(line, column - 1)


def _place(word: Token) -> tuple[int, int]:
    """Return the line of a token, and its column from 0."""
    line: Any = word.line
    column: Any = word.column
    return line, column - 1


_Opener = Callable[[ModelBuilder, list[Any], Token | None, Above], tuple[int, Above]]
_OPENERS: Final[Mapping[str, _Opener]] = {
    "statement": ModelBuilder._statement,
    "argument": ModelBuilder._statement,
    "reuse": ModelBuilder._reuse,
    "relation": ModelBuilder._relation,
    "section": ModelBuilder._section,
    "reopening": ModelBuilder._reopening,
    "closing_extra": ModelBuilder._closing_extra,
}
