"""Classify the parts of each line: kinds, ids, references, places, phrases.

Most lines can be classified on their own: a line in the form of a statement or a field is never
text. An indented relation or reopening may be a continuation of text, so :class:`TextParts` checks
the lines above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from argmap.language import grammar
from argmap.language.logical_lines import Match, begins_at, column_of, hangs
from argmap.language.step_width import OUTLINED, STEP, usual_step, width_of
from argmap.model.vocabulary import KEYWORDS, SECTIONS


class Role(Enum):
    """The role of a part of a line."""

    KIND = "the word of a statement's or an argument's kind"
    FIELD = "the name of a field or a header, section, use or as"
    VERB = "the word of a relation"
    ID = "an id where it is given"
    REFERENCE = "an id, or MAP.id, where it is referred to"
    NAME = "the name that an imported map goes by, where it is given"
    FILE = "the file of an imported map"
    SOURCE = "the id of a source"
    PLACE = "a place in a source"
    PHRASE = "words of a source, with their quotation marks"
    VALUE = "the value of a figure, a strength or a confidence"
    TITLE = "the title of a map, a section or a statement"
    COMMENT = "a whole line"


class Part(NamedTuple):
    """A part of a line; columns count characters from 0, and the end is exclusive."""

    role: Role
    start: int
    end: int
    text: str


_ROLES: Final = {
    "kind": Role.KIND, "id": Role.ID, "reused": Role.KIND, "target": Role.REFERENCE,
    "field": Role.FIELD, "header": Role.FIELD, "use": Role.FIELD, "path": Role.FILE,
    "as": Role.FIELD, "name": Role.NAME, "section": Role.FIELD, "opened": Role.REFERENCE,
    "first": Role.REFERENCE, "verb": Role.VERB, "second": Role.REFERENCE,
}  # fmt: skip
_AT_MARGIN: Final = frozenset({"RELATION", "REOPENING"})
"""Types of lines that belong at the left margin; indented, they may be text."""

_VALUED: Final = frozenset({"strength", "confidence"})
_TITLED: Final = frozenset({"map", *SECTIONS, "title"})


def sort_of(line: str) -> str:
    """Return the type of a physical line on its own, by the name used in the grammar.

    >>> sort_of("  claim a: It lasts."), sort_of("    and goes on")
    ('STATEMENT', 'OTHER')
    """
    return _read(line)[0]


def parts(line: str) -> tuple[Part, ...]:
    """Return the parts of a physical line on its own, in order; none if it can only be text.

    >>> [(part.role.name, part.text) for part in parts("  claim @wolfe.reform: it recurs")]
    [('KIND', 'claim'), ('REFERENCE', 'wolfe.reform')]
    >>> parts("    a power that has lasted")
    ()
    """
    return _read(line)[1]


class TextParts:
    """The parts of every line of a text; ``lines`` are given without line endings.

    >>> text = TextParts(["claim a: It lasts, and", "    a supports b", "", "  a supports b"])
    >>> [part.text for part in text[3]]
    ['a', 'supports', 'b']
    >>> text[1]
    ()
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._texts: dict[int, bool] = {}
        self._step = 0  # computed when needed

    def __getitem__(self, row: int) -> tuple[Part, ...]:
        return () if self.is_text(row) else parts(self.lines[row])

    def __iter__(self) -> Iterator[tuple[Part, ...]]:
        return (self[row] for row in range(len(self.lines)))

    def at(self, row: int, column: int) -> Part | None:
        """Return the part of a line that contains or touches a cursor.

        >>> TextParts(["claim one: It lasts."]).at(0, 7).text
        'one'
        """
        touched = [part for part in self[row] if part.start <= column <= part.end]
        return touched[-1] if touched else None

    def depends(self, row: int) -> bool:
        """Whether the type of a line depends on the lines around it."""
        line = self.lines[row]
        return line[:1] == " " and sort_of(line) in _AT_MARGIN

    def is_text(self, row: int) -> bool:
        """Whether a line that looks like a relation or a reopening is text."""
        if not self.depends(row):
            return False
        if row not in self._texts:
            self._read_around(row)
        return self._texts[row]

    def _read_around(self, row: int) -> None:
        """Classify the lines around a row, between lines that can be classified on their own."""
        lines = self.lines
        first, end = row, row + 1
        while first and _may_go_on(lines[first]):
            first -= 1
        while end < len(lines) and _may_go_on(lines[end]):
            end += 1
        logical = grammar.matches("".join(f"{line}\n" for line in lines[first:end]))
        sorts = chain.from_iterable(sorts_of(line, self._width()) for line in logical)
        self._texts.update((at, sort == "TEXT") for at, sort in enumerate(sorts, first))

    def _width(self) -> int:
        """Return the indentation width of the text."""
        if not self._step:
            outlined = (line for line in self.lines if sort_of(line) in OUTLINED)
            self._step = usual_step([column_of(line) for line in outlined])
            if self._step != STEP:
                self._step = width_of(grammar.lines("".join(f"{line}\n" for line in self.lines)))
        return self._step


def sorts_of(logical: Match, step: int) -> Iterator[str]:
    """Yield the types of the physical lines of a logical line.

    The first has the type of the logical line, and continuation lines are ``TEXT``; lines that are
    not deep enough for that are classified on their own. ``step`` is the indentation width.

    >>> (line,) = grammar.matches("claim a: It lasts,\\n    and goes on.\\n  a supports b\\n")
    >>> [*sorts_of(line, 2)]
    ['STATEMENT', 'TEXT', 'RELATION']
    """
    sort: str = logical.lastgroup  # type: ignore[assignment]  # every line is a group
    yield sort
    if logical.string.count("\n", *logical.span()) == 1:
        return
    first, *below = logical[0].split("\n")[:-1]
    column = column_of(first)
    if sort == "BLANK":
        yield from (sort for _ in below)
        return
    if sort == "RELATION":
        column = begins_at(below[0], column, 0, step)
    hanging = True
    for line in below:
        hanging = hanging and hangs(line, column, step)
        own = "TEXT" if hanging else sort_of(line)
        yield own if own in ("TEXT", *_AT_MARGIN) else "OTHER"


def _may_go_on(line: str) -> bool:
    """Whether a line can be a continuation of another."""
    return line[:1] == " " and sort_of(line) in (*_AT_MARGIN, "OTHER")


@lru_cache(maxsize=1 << 16)
def _read(line: str) -> tuple[str, tuple[Part, ...]]:
    """Return the type of a line on its own, and its parts."""
    match = next(grammar.matches(f"{line}\n"))
    sort: str = match.lastgroup  # type: ignore[assignment]  # every line is a group
    if sort == "COMMENT":
        start = column_of(line)
        return sort, (Part(Role.COMMENT, start, len(line), line[start:]),)
    head = parts_of_head(match)
    name = match["field"] or match["header"] or match["section"]
    return sort, (*head, *_value(name, line, head[0].end + 1)) if name else head


def parts_of_head(logical: Match) -> tuple[Part, ...]:
    """Return the parts of a logical line before its text or value.

    A keyword in the place of an id is none: the parser reports it, and reads the line without.

    >>> (line,) = grammar.matches("use wolfe.argmap as wolfe\\n")
    >>> [part.text for part in parts_of_head(line)]
    ['use', 'wolfe.argmap', 'as', 'wolfe']
    """
    begin = logical.start()
    return tuple(
        Part(_ROLES[name], logical.start(name) - begin, logical.end(name) - begin, text)
        for name, text in logical.groupdict().items()
        if text is not None and name in _ROLES and not (name == "id" and text in KEYWORDS)
    )


def _value(name: str, line: str, at: int) -> Iterator[Part]:
    """Yield the parts of the value of a field or a header, from column ``at``."""
    if name == "cite":
        yield from parts_of_citation(line, at)
    elif name == "figure":
        value = line[at:].strip()
        figure = grammar.figure(value)
        if figure is not None:
            yield from _rest(Role.VALUE, line, line.index(value, at) + figure.start("amount"))
    elif name in _VALUED:
        yield from _rest(Role.VALUE, line, at)
    elif name in _TITLED:
        yield from _rest(Role.TITLE, line, at)
    elif name == "source":
        yield from (one for one in parts_of_citation(line, at) if one.role is Role.SOURCE)


def _rest(role: Role, line: str, at: int) -> Iterator[Part]:
    text = line[at:].strip()
    if text:
        start = line.index(text, at)
        yield Part(role, start, start + len(text), text)


_CITED: Final = (
    ("source", Role.SOURCE), ("place", Role.PLACE), ("phrase", Role.PHRASE), ("last", Role.PHRASE),
)  # fmt: skip


def parts_of_citation(line: str, at: int) -> Iterator[Part]:
    """Yield the parts of a citation, as far as it is well-formed, from column ``at`` of a line.

    The last phrase may be unfinished or continue on the next line.
    """
    at += len(line[at:]) - len(line[at:].lstrip())
    words = grammar.begun_citation(line[at:])
    for name, role in _CITED:
        if words[name] is not None:
            yield Part(role, at + words.start(name), at + words.end(name), words[name])
    rest = line[at + words.end() :].rstrip()
    if rest and any(grammar.is_phrase(f"{rest}{mark}") for mark in '"”'):
        yield Part(Role.PHRASE, at + words.end(), at + words.end() + len(rest), rest)
