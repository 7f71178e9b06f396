"""The parts of a map as lines say them: statements, arguments, reuses, relations, sections."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Final

from argmap.language.draft import Draft, LinkDraft, may_stand_in_link
from argmap.language.grammar import lines
from argmap.language.line_fixes import as_text
from argmap.language.shapes import Context
from argmap.language.standing import Standing, column_of
from argmap.language.text import Block
from argmap.model import (
    Applicability,
    Edit,
    Fix,
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
from argmap.model.vocabulary import ARGUMENT, ID, KEYWORDS

_STRAY_ID: Final = re.compile(rf" *({ID.pattern}) *:")


class Parts(Standing):
    """Reads lines that begin a part of the map."""

    def _statement(self, line: str, number: int) -> None:
        colon = line.index(":")
        head = line[:colon].split()
        column = line.index(head[0])
        kind = head[0]
        id = head[1] if len(head) > 1 else None
        draft = self._draft
        in_text = 0 <= self._open_text < column
        if in_text and (below := self._below()) is not None and column_of(below) >= column:
            in_text = False  # something stands under it, or beside it
        if draft is not None and (draft.values is not None or isinstance(draft, LinkDraft)):
            in_text = False
        if id is None and in_text and draft is not None:
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
        column = self._place(line, column, span)
        if id is not None and id in self._keys:
            self._report.error(
                span,
                "duplicate-id",
                f"the id {id!r} is taken",
                f"choose another, or write {kind} @{id} to place that statement here",
                related=("it stands first here", self._keys[id]),
                fixes=self._other_id(id, line, at, number),
            )
            id = None
        key = id or self._outline.local_key()
        if id is not None:
            self._keys[id] = span
        under = self._outline.real_parent()
        head = repr(id) if id else f"its {kind}"
        self._outline.open(column, key, head, kind=kind, guessed=guess)
        draft = self._draft = Draft(kind, key, under, "", column, span)
        draft.guessed = guess
        if guess:
            self.guessed.add(key)
        draft.comments, draft.blank = self._pending.above()
        follows = Context.PROSE if id else Context.UNNAMED
        block = self._running(line, at, number, column, follows)
        draft.text = block.text
        draft.end = self._end_of(block, line, number)
        if id is None and (stray := _STRAY_ID.match(block.text)):
            self.lost.add(stray[1])
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
            fixes=(as_text(self._report, number, column),),
        )
        draft.text += "\n" + line
        if draft.end is not None:
            end = number + line.count("\n")
            draft.end = end, len(line.rpartition("\n")[2].rstrip()) + 1

    def _other_id(self, id: str, line: str, at: int, number: int) -> tuple[Fix, ...]:
        """A free id in place of one that is taken and ends before the colon at ``at``."""
        known = self._ids()
        new = next(new for n in count(2) if (new := f"{id}-{n}") not in known)
        start = line.rindex(id, 0, at)
        edit = Edit(self._report.span(number, start, start + len(id)), new)
        return (Fix(f"Choose the id {new!r}", (edit,)),) if self._mended is None else ()

    def _reuse(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        kind, target = head.split()
        column = line.index(kind)
        span = self._span(number, column, len(head.rstrip()))
        id = target[1:]
        below = self._below()
        deeper = below is not None and column_of(below) > column and not may_stand_in_link(below)
        may_stand_here = "." not in id and id not in KEYWORDS
        if deeper and may_stand_here and id not in self._ids():
            hint = f"write {kind} {id}: if this is where it stands"
            message = f"nothing else has the id {id!r}"
            fixes = self._stands_here(id, line, head, number)
            self._report.error(span, "unknown-id", message, hint, fixes=fixes)
            self._open_statement(kind, id, line, len(head) + 1, number, column, span)
            return
        self._finish_draft(column)
        column = self._place(line, column, span)
        if kind == ARGUMENT:
            hint = "name a statement, or write the argument anew"
            self._report.error(span, "not-a-statement", "an argument is not used again", hint)
            self._close_line(column, f"{kind} {target}")
            return
        under = self._outline.real_parent()
        make = partial(Reuse, Kind(kind), id, under)
        self._link(make, f"{kind} {target}", line, len(head) + 1, number, column, span)

    def _stands_here(self, id: str, line: str, head: str, number: int) -> tuple[Fix, ...]:
        """The fix that makes a reuse the place where its statement stands."""
        if self._mended is not None:
            return ()
        end = len(head.rstrip())
        colon = "" if ":" in line else ":"
        edit = Edit(self._span(number, line.index("@"), end), f"{id}{colon}")
        return (Fix(f"Let {id!r} stand here", (edit,), Applicability.SAFE),)

    def _relation(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        first, verb, second = head.split()
        column = line.index(first)
        span = self._span(number, column, len(head.rstrip()))
        self._at_top("a relation", line, column, span)
        column = self._begins(line, column, 0)
        make = partial(Relation, first, RelationKind(verb), second)
        self._link(make, "a relation", line, len(head) + 1, number, column, span)

    def _link(
        self,
        make: Callable[..., Reuse | Relation],
        name: str,
        line: str,
        at: int,
        number: int,
        column: int,
        span: Span,
    ) -> None:
        """Open a reuse or a relation whose reason is the text of ``line`` from ``at`` on."""
        self._close_line(column, name)
        comments, blank = self._pending.above()
        block = self._running(line, at, number, column, Context.PROSE)
        draft = self._draft = LinkDraft(name, partial(make, block.text), column, span)
        draft.comments, draft.blank = comments, blank
        draft.end = self._end_of(block, line, number)
        draft.guessed = self._lenient and bool(block.joined)
        self._leftover(block)

    def _section(self, line: str, number: int) -> None:
        head = line.partition(":")[0]
        column = len(head) - len("section")
        span = self._span(number, column, len(head) + 1)
        self._at_top("a section", line, column, span)
        origin = Origin(span, *self._pending.above())
        block = self._running(line, len(head) + 1, number, column, Context.PROSE)
        self.items.append(Section(block.text, origin))
        self._leftover(block)

    def _reopening(self, line: str, number: int) -> None:
        target = line.strip()
        column = line.index("@")
        span = self._span(number, column, column + len(target))
        self._at_top("a reopened statement", line, column, span)
        self.items.append(Reopening(target[1:], Origin(span, *self._pending.above())))
        below = self._below()
        if below is not None and column_of(below) <= max(column, self._step):
            column = 0  # this line alone has moved, not what stands under it
        guessed = target[1:] in self.guessed
        self._outline.open(column, target[1:], target, guessed=guessed)
        self._open_text = -1

    def _leftover(self, block: Block) -> None:
        """Read the lines of a text that stood too far left to belong to it."""
        if not block.leftover:
            return
        below = [*(line for line, _ in block.leftover[1:]), ""]
        for (line, number), after in zip(block.leftover, below, strict=False):
            if number == self._joined:
                continue
            sort = lines(f"{line}\n")[0].type
            if sort == "RELATION":
                self._relation(line, number)
            elif sort == "REOPENING" and column_of(line) < self._step:
                self._reopening(line, number)
            else:
                self._other(line, number, after)

    @abstractmethod
    def _other(self, line: str, number: int, below: str = "") -> None:
        """Handle a line that cannot be read; ``below`` is the line below, if it is another
        piece of the text that this one was taken from.
        """
