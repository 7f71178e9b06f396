"""From the tree of a text to the parts of its map: keys, fields, comments, and what is wrong."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from itertools import chain, count
from typing import Any, Final

from attrs import frozen
from lark import Token, Tree

from argmap.language.allowed_fields import HEADER_FIELDS, fields_of, misplaced_field
from argmap.language.comments import Pending
from argmap.language.headers import Headers
from argmap.language.report import Report
from argmap.language.token_stream import TokenStream
from argmap.language.values import Values
from argmap.model import (
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
from argmap.model.items import LOCAL
from argmap.model.vocabulary import ARGUMENT, ID

Node = Tree[Token]

_PARTS: Final = frozenset({"statement", "argument", "reuse", "reopening", "relation", "section"})
_HEADERS: Final = frozenset({"title", "author", "source"})
_OWN: Final = frozenset({"COMMENT", "BLANK", "STRAY", "MORE_TEXT", "LOST_BREAK"})
"""Lines of a part that are no words of its head."""
_KINDS: Final = {kind.value: kind for kind in Kind}
_VERBS: Final = {kind.value: kind for kind in RelationKind}
_STRAY_ID: Final = re.compile(rf" *({ID.pattern}) *:")


@frozen
class Above:
    """What a part stands under: its key if it has one, and the id by which local keys are counted.
    """

    key: str | None
    home: str


class Draft:
    """A part while its fields are being read; ``make`` makes it of its origin and its fields.

    ``kind`` is empty for a reuse or a relation, which a message calls ``head``. ``is_guessed``
    says that the kind is a guess, or that a line break seems to be lost in it.
    """

    __slots__ = (
        "blank", "comments", "comments_below", "end", "head", "is_guessed", "kind", "make", "span",
        "text", "values",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        head: str,
        make: Callable[..., Item],
        text: str,
        span: Span,
        above: tuple[tuple[str, ...], bool],
    ) -> None:
        self.kind = kind
        self.head = head
        self.make = make
        self.text = text
        self.span = span
        self.comments, self.blank = above
        self.comments_below: tuple[str, ...] = ()
        self.end: tuple[int, int] | None = None
        self.is_guessed = False
        self.values: Values | None = None

    def finish(self) -> Item:
        """Make the part."""
        values = self.values
        text = {"text" if self.kind else "reason": self.text}
        if values is None:
            origin = Origin(self.span, self.comments, self.blank, (), self.comments_below, self.end)
            return self.make(origin=origin, **text)
        origin = Origin(
            self.span,
            self.comments,
            self.blank,
            tuple(values.comments),
            self.comments_below,
            self.end,
            tuple(values.spans),
        )
        return self.make(origin=origin, **text, **values.attributes())


class ModelBuilder:
    """Makes the parts of the map that a tree says; :attr:`items` and :attr:`headers` are these.

    ``stream`` gave the tokens of the tree. For a text that is a part of another ``keys`` are the
    ids above it with their places, ``unnamed`` the counts of unnamed parts, and ``pending`` the
    comments that wait for what follows.
    """

    def __init__(
        self,
        stream: TokenStream,
        *,
        keys: Mapping[str, Span] | None = None,
        unnamed: Mapping[str, int] | None = None,
        pending: Pending | None = None,
    ) -> None:
        self.items: list[Item] = []
        self.headers = Headers(stream.report)
        self.keys: dict[str, Span] = {}  # where each id stands first
        self.counted: dict[str, int] = {}  # how many unnamed parts each named one has
        self.pending = pending or Pending()
        self._stream = stream
        self._report: Report = stream.report
        self._keys: MutableMapping[str, Span] = self.keys
        self._unnamed: MutableMapping[str, int] = self.counted
        if keys:
            self._keys = ChainMap(self.keys, keys)  # type: ignore[arg-type]
        if unnamed:
            self._unnamed = ChainMap(self.counted, unnamed)  # type: ignore[arg-type]
        self._draft: Draft | None = None
        self._blank_end = 0  # the line after the last blank lines
        self._is_broken = False  # whether a line break was lost in what stands above

    def read(self, tree: Node) -> None:
        """Read a tree, part by part from the top; a map may be thousands of levels deep."""
        waiting: list[tuple[Iterator[Token | Node], Above | None]] = [(iter(tree.children), None)]
        while waiting:
            children, above = waiting[-1]
            for child in children:
                if isinstance(child, Token):
                    self._line(child)
                elif child.data in _PARTS:
                    waiting.append(self._part(child, above))
                    break
                else:
                    self._field(child)
            else:
                waiting.pop()

    def finish(self, column: int = 0) -> None:
        """Make the part that was being read, now that the next one begins at ``column``."""
        if self._draft is not None:
            self._draft.comments_below = self.pending.below(column)
            self.items.append(self._draft.finish())
        self._draft = None

    def _line(self, line: Token) -> None:
        """Take a line that is neither a part nor a field."""
        match line.type:
            case "COMMENT":
                self.pending.comment(line.column - 1, str(line))  # type: ignore[operator]
            case "BLANK":
                self.pending.blank()
                self._blank_end = line.line + line.count("\n")  # type: ignore[operator]
            case "MORE_TEXT":
                if self._draft is not None:
                    self._draft.text += f"\n{line}"
                    if self._draft.end is not None:
                        self._draft.end = self._end_of(line)
            case "LOST_BREAK":
                self._is_broken = True
                if self._draft is not None:
                    self._draft.is_guessed = True

    # Parts

    def _part(
        self, node: Node, above: Above | None
    ) -> tuple[Iterator[Token | Node], Above | None]:
        """Open a part; return its own lines and what stands under it, and what that is under."""
        words: list[Token] = []
        rest = iter(node.children)
        later: list[Token | Node] = []
        for child in rest:
            if isinstance(child, Tree) or child.type in _OWN:
                later.append(child)
                break
            words.append(child)
        own = chain(later, rest)
        recovered = words.pop(1) if len(words) > 1 and words[1].type == "RECOVERED" else None
        self._is_broken = False
        return own, _OPENERS[node.data](self, words, recovered, above)

    def _statement(
        self, words: list[Token], recovered: Token | None, above: Above | None
    ) -> Above:
        """Open a statement or an argument."""
        first, *rest = words
        kind = str(first)
        number: int = first.line  # type: ignore[assignment]
        column: int = first.column - 1  # type: ignore[operator]
        self.finish(column)
        id = rest.pop(0) if rest[0].type == "ID" else None
        (text,) = rest
        span = self._span(recovered, number, column, text.column - 1)  # type: ignore[operator]
        key = None if id is None else str(id)
        if id is not None and key in self._keys:
            self._report.error(
                span,
                "duplicate-id",
                f"the id {key!r} is taken",
                f"choose another, or write {kind} @{key} to place that statement here",
                related=("it stands first here", self._keys[key]),
                fixes=self._other_id(id) if recovered is None else (),
                alone=True,
            )
            key = None
        home = above.home if above is not None else ""
        said = str(text)
        if key is None:
            if stray := _STRAY_ID.match(said):
                self._stream.lost.add(stray[1])
            number_of = self._unnamed[home] = self._unnamed.get(home, 0) + 1
            key = f"{home}{LOCAL}{number_of}"
        else:
            self._keys[key] = span
            home = key
        under = above.key if above is not None else None
        if kind == ARGUMENT:
            make: Callable[..., Item] = partial(Argument, key=key, under=under)
        else:
            make = partial(Statement, _KINDS[kind], key=key, under=under)
            if not said.strip():
                name = kind if LOCAL in key else f"{kind} {key}"
                hint = "write a sentence that can be true or false after the colon"
                if kind == Kind.QUESTION:
                    hint = "write the question after the colon"
                self._report.error(span, "empty-text", f"{name!r} says nothing", hint)
        draft = self._draft = Draft(kind, "", make, said, span, self.pending.above())
        draft.is_guessed = recovered is not None and recovered == "guess"
        if recovered is None:
            draft.end = self._end_of(text)
        return Above(key, home)

    def _other_id(self, id: Token) -> tuple[Fix, ...]:
        """A free id in place of one that is taken."""
        known = self._stream.ids()
        new = next(new for n in count(2) if (new := f"{id}-{n}") not in known)
        start: int = id.column - 1  # type: ignore[operator]
        span = self._report.span(id.line, start, start + len(id))  # type: ignore[arg-type]
        return (Fix(f"Choose the id {new!r}", (Edit(span, new),)),)

    def _reuse(
        self, words: list[Token], recovered: Token | None, above: Above | None
    ) -> Above | None:
        kind, at, reference, *text = words
        column: int = kind.column - 1  # type: ignore[operator]
        self.finish(column)
        span = self._span(recovered, kind.line, column, reference.end_column - 1)  # type: ignore
        under = above.key if above is not None else None
        if kind == ARGUMENT:
            hint = "name a statement, or write the argument anew"
            self._report.error(span, "not-a-statement", "an argument is not used again", hint)
        else:
            make = partial(Reuse, _KINDS[kind], str(reference), under)
            self._link(make, f"{kind} @{reference}", reference, text, recovered, span)
        return above

    def _relation(
        self, words: list[Token], recovered: Token | None, above: Above | None
    ) -> Above | None:
        first, verb, second, *text = words
        self.finish()
        end: int = second.end_column - 1  # type: ignore[operator]
        span = self._span(recovered, first.line, first.column - 1, end)  # type: ignore
        make = partial(Relation, str(first), _VERBS[verb], str(second))
        self._link(make, "a relation", second, text, recovered, span)
        return above

    def _link(
        self,
        make: Callable[..., Item],
        head: str,
        reference: Token,
        text: list[Token],
        recovered: Token | None,
        span: Span,
    ) -> None:
        """Open a reuse or a relation, which ends with a reference and perhaps a reason."""
        reason = str(text[0]) if text else ""
        draft = Draft("", head, make, reason, span, self.pending.above())
        self._draft = draft
        if recovered is None:
            draft.end = self._end_of(text[0] if text else reference)

    def _section(
        self, words: list[Token], recovered: Token | None, above: Above | None
    ) -> None:
        section, text = words
        self.finish()
        end: int = text.column - 1  # type: ignore[operator]
        span = self._span(recovered, section.line, section.column - 1, end)  # type: ignore
        self.items.append(Section(text, Origin(span, *self.pending.above())))

    def _reopening(
        self, words: list[Token], recovered: Token | None, above: Above | None
    ) -> Above:
        at, reference = words
        self.finish()
        end: int = reference.end_column - 1  # type: ignore[operator]
        span = self._span(recovered, at.line, at.column - 1, end)  # type: ignore
        id = str(reference)
        self.items.append(Reopening(id, Origin(span, *self.pending.above())))
        return Above(id, id)

    # Headers and fields

    def _field(self, node: Node) -> None:
        """Read a field or a header."""
        name, *words = node.children
        recovered = None
        if isinstance(words[0], Token) and words[0].type == "RECOVERED":
            recovered = words.pop(0)
        start: int = name.column - 1
        comments = self.pending.above_field
        if node.data == "use":
            self.finish()
            path, used = words
            line = f"use {path} as {used}" if recovered else self._stream.written(name, name)
            span = self._span(recovered, name.line, 0, len(line.rstrip()))
            if second := self.headers.use(str(path), str(used), line, span, comments()):
                self._stream.break_lost(name.line, second)
            return
        span = self._span(recovered, name.line, start, start + len(name) + 1)
        if node.data in _HEADERS:
            self.finish()
            line = self._line_of(name, words[0], recovered)
            self.headers.header(str(name), str(words[0]), line, span, comments())
        elif self._draft is not None:
            self._take(self._draft, name, words, recovered, span)
        elif not start and self._stream.is_head(name.line):
            if name in HEADER_FIELDS or name.startswith("x-"):
                self._read(self.headers.values, name, words, recovered, span)
            else:
                message = f"{name}: belongs to a statement, and there is none above it"
                self._report.error(span, "misplaced-field", message, "put it under a statement")
        elif self._is_broken:
            self.pending.forget()

    def _take(
        self,
        draft: Draft,
        name: Token,
        words: list[Token | Node],
        recovered: Token | None,
        span: Span,
    ) -> None:
        """Read a field of a part."""
        end = _last(words)
        parted = draft.end is None or self._blank_end > draft.end[0]
        draft.end = None if parted or recovered is not None else self._end_of(end)
        if name in fields_of(draft.kind) or name.startswith("x-"):
            if draft.values is None:
                draft.values = Values()
            self._read(draft.values, name, words, recovered, span)
        elif draft.is_guessed:
            self.pending.forget()
        else:
            told = misplaced_field(name, draft.kind, draft.head)
            self._report.error(span, "misplaced-field", *told)
            self.pending.forget()

    def _read(
        self,
        values: Values,
        name: Token,
        words: list[Token | Node],
        recovered: Token | None,
        span: Span,
    ) -> None:
        (value,) = words
        values.keep_comments(str(name), self.pending.above_field())
        if isinstance(value, Token):
            line = self._line_of(name, value, recovered)
            values.read(str(name), str(value), line, span, self._report)
            return
        first, last = _first(value), _last(words)
        start: int = first.column - 1  # type: ignore[operator]
        end: int = last.end_column - 1  # type: ignore[operator]
        if recovered is not None:
            origin = Origin(span)
        elif first.line == last.end_line:
            place = self._report.span(first.line, start, end)  # type: ignore[arg-type]
            origin = Origin(place, end=(place.end_line, place.end_column))
        else:
            line = self._stream.written(name, last).partition("\n")[0]
            place = self._report.span(first.line, start, len(line.rstrip()))  # type: ignore[arg-type]
            is_moved = self._report.column(first.line, start) != start + 1  # type: ignore[arg-type]
            origin = Origin(place, end=None if is_moved else self._end_of(last))
        values.take(str(name), value, origin, span, self._report)

    # Places

    def _line_of(self, name: Token, value: Token, recovered: Token | None) -> str:
        """The lines of a field as they are written, from its name to the end of its value."""
        if recovered is not None:
            return f"{name}:{value}"
        return self._stream.written(name, value)

    def _span(self, recovered: Token | None, line: int, start: int, end: int) -> Span:
        """The place of a head, with columns from 0; that of the slip where it was recovered."""
        if recovered is None:
            return self._report.span(line, start, end)
        at: Any = recovered
        return Span(at.line, at.column, at.end_line, at.end_column, self._report.path)

    def _end_of(self, last: Token) -> tuple[int, int]:
        line: Any = last.end_line
        column: Any = last.end_column
        return line, self._report.column(line, column - 1)


def _first(node: Node) -> Token:
    """The first word of a value."""
    first = node.children[0]
    return first if isinstance(first, Token) else _first(first)


def _last(words: Sequence[Token | Node]) -> Token:
    """The last word of a value."""
    last = words[-1]
    return last if isinstance(last, Token) else _last(last.children)


_OPENERS: Final = {
    "statement": ModelBuilder._statement,
    "argument": ModelBuilder._statement,
    "reuse": ModelBuilder._reuse,
    "relation": ModelBuilder._relation,
    "section": ModelBuilder._section,
    "reopening": ModelBuilder._reopening,
}
