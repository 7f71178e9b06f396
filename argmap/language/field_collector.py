"""Collect the fields of one part, or of the map header."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

from lark import Token

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.field_parsing import (
    MANY,
    READERS,
    FieldError,
    Meant,
    citation_words,
    figure_words,
    read_attribution,
    read_citation,
    read_figure,
)
from argmap.model import Applicability, Edit, Fix, Origin, Span
from argmap.model.attribution import Attribution
from argmap.model.clean_text import clean
from argmap.model.codes import Code

_ATTRIBUTES: Final = {
    "map": "title",
    "accepted": "acceptance",
    "conceded": "concession",
    "cite": "citations",
    "figure": "figures",
    "note": "notes",
    "link": "links",
}
"""Fields that have another name as an attribute of the model."""

_ODD_TAGS: Final = "tags must be separated by commas, without repetitions or other punctuation"

_READ: Final[dict[str, Callable[[Iterable[Token], Origin], object]]] = {
    "cite": read_citation,
    "figure": read_figure,
}
"""Fields whose value has several tokens, with the function that builds the value."""


class FieldValues:
    """Field values by name, with the comments above each field."""

    __slots__ = ("_extra_count", "comments", "extra", "found", "spans")

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.extra: list[tuple[str, str]] = []
        self._extra_count: dict[str, int] = {}
        self.comments: list[tuple[str, int, str]] = []
        self.spans: list[tuple[str, Span]] = []

    def read(
        self, name: str, text: str, line: str, span: Span, report: DiagnosticCollector
    ) -> None:
        """Parse a field's value from its text, or report what is wrong with it.

        ``line`` is the logical line and ``span`` the span of the field's name.
        """
        value = clean(text)
        if "\n" in line:  # lines that were attached here in recovery are not part of the value
            line = "\n".join(line.split("\n")[: text.count("\n") + 1])
        many = name in MANY or name.startswith("x-")
        if not value and not name.startswith("x-"):
            hint = f"write a value after '{name}:', or delete the line"
            report.error(span, Code.EMPTY_TEXT, f"'{name}:' is empty", hint)
        elif not many and name in self.found:
            message = f"'{name}:' is repeated"
            last = Span(span.line, 1, span.line + text.count("\n") + 1, 1, span.path)
            hint, fixes = "keep one of them", []
            if self._says_again(name, value):
                fixes = [Fix("Remove this line", (Edit(last, ""),))]
            elif name == "by" and (both := self._with(value)):
                # No fix: if two lines changed places, the second belongs to the next statement.
                hint = f"name several people on one line: 'by: {both}'"
            report.error(span, Code.DUPLICATE_FIELD, message, hint, fixes=fixes)
        else:
            if name == "tags":
                _check_tags(value, line, span, report)
            try:
                self._add(name, _value(name, value, line, span, report.sources))
                if not many and _end(line, span) is not None:
                    if name == "qualifier":
                        self.spans += [(name, one) for one in _phrases(line, span, report)]
                    elif "\n" not in line:
                        self.spans.append((name, _place(line, span)))
            except FieldError as error:
                where = _within(span, line, value, error.offset)
                fixes = []
                if _end(line, span) is not None:
                    fixes = [_instead(name, one, line, span) for one in error.meant]
                report.error(where, error.code, error.message, error.hint, fixes=fixes)

    def take(
        self, name: str, words: Iterable[Token], origin: Origin, report: DiagnosticCollector
    ) -> None:
        """Build a citation or a figure from its tokens."""
        try:
            self._add(name, _READ[name](words, origin))
        except FieldError as error:
            report.error(origin.span, error.code, error.message, error.hint)

    def keep_comments(self, name: str, comments: list[str]) -> None:
        """Store the comments above the next value of a field."""
        if comments:
            count = self.count(name)
            self.comments.extend((name, count, comment) for comment in comments)

    def count(self, name: str) -> int:
        """Return how many values the field has so far."""
        if name.startswith("x-"):
            return self._extra_count.get(name, 0)
        value = self.found.get(name)
        return 0 if value is None else len(value) if name in MANY else 1

    def _says_again(self, name: str, value: str) -> bool:
        """Whether a value is the one that the field already has."""
        reader = READERS.get(name)
        try:
            return bool((reader(value) if reader else value) == self.found[name])
        except FieldError:
            return False

    def _with(self, value: str) -> str:
        """The value of ``by:`` with the names of another; empty if either names nobody."""
        try:
            first, second = self.found["by"], read_attribution(value)
        except FieldError:
            return ""
        if not first.names or not second.names:
            return ""
        return str(
            Attribution((*first.names, *second.names), (*first.uncertain, *second.uncertain))
        )

    def _add(self, name: str, value: Any) -> None:
        if name.startswith("x-"):
            self.extra.append((name[2:], value))
            self._extra_count[name] = self.count(name) + 1
        elif name in MANY:
            self.found.setdefault(name, []).append(value)
        else:
            self.found[name] = value

    def attributes(self) -> dict[str, Any]:
        """Return the values by the names of the model's attributes."""
        named: dict[str, Any] = {
            _ATTRIBUTES.get(name, name): value for name, value in self.found.items()
        }
        if self.extra:
            named["extra"] = self.extra
        return named


def _check_tags(value: str, line: str, span: Span, report: DiagnosticCollector) -> None:
    """Warn of tags in the notation of another tool."""
    from argmap.language.recovery.foreign_tags import tags_meant  # few maps have tags

    tags = tags_meant(value)
    if tags is None:
        return
    hint = f"write 'tags: {tags}'" if tags else "write words separated by commas"
    fixes = []
    if tags and not _moved(span, line):
        fixes = [_instead("tags", Meant(tags, applicability=Applicability.SAFE), line, span)]
    report.warning(span, Code.ODD_TAGS, _ODD_TAGS, hint, fixes=fixes)


def _value(name: str, value: str, line: str, span: Span, sources: Collection[str]) -> object:
    if name in _READ:
        words = citation_words(value, sources) if name == "cite" else figure_words(value)
        return _READ[name](words, Origin(_place(line, span), end=_end(line, span)))
    reader = READERS.get(name)
    return reader(value) if reader else value


def _place(line: str, name: Span) -> Span:
    """Return the span of the value on the field's own line."""
    first, moved = line.partition("\n")[0].rstrip(), _moved(name, line)
    start = line.index(":") + 1
    start += len(first[start:]) - len(first[start:].lstrip())
    end = max(len(first), start + 1) - moved
    return Span(name.line, start - moved + 1, name.line, end + 1, name.path)


def _phrases(line: str, name: Span, report: DiagnosticCollector) -> Iterator[Span]:
    """Yield the span of each phrase of a value with semicolons between them."""
    moved, value = _moved(name, line), line.index(":") + 1
    starts = [0, *(match.end() for match in re.finditer("\n", line))]

    def position(at: int) -> tuple[int, int]:
        row = bisect_right(starts, at) - 1
        number, column = name.line + row, at - starts[row]
        return number, report.column(number, column) if row else column - moved + 1

    for match in re.compile(r"[^;\s](?:[^;]*[^;\s])?").finditer(line, value):
        yield Span(*position(match.start()), *position(match.end()), name.path)


def _moved(name: Span, line: str) -> int:
    """Return by how many columns the line was shifted, compared with the span ``name``."""
    return line.index(":") + 1 - (name.end_column - 1)


def _end(line: str, name: Span) -> tuple[int, int] | None:
    """Return the line and column after the value.

    ``None`` if the line was changed in recovery, so that positions in the text are unknown.
    """
    moved, below = _moved(name, line), line.count("\n")
    is_slip = name.end_column - name.column != len(line.partition(":")[0].strip()) + 1
    if is_slip or (moved and below):
        return None
    return name.line + below, len(line.rpartition("\n")[2].rstrip()) - moved + 1


def _instead(name: str, meant: Meant, line: str, at: Span) -> Fix:
    """Return a fix that replaces the field's value, or removes the field if ``meant`` is empty."""
    end = at.line + line.count("\n")
    if not meant.value:
        gone = Edit(Span(at.line, 1, end + 1, 1, at.path), "")
        return Fix(f"Delete '{name}:'", (gone,), meant.applicability)
    width = len(line.rpartition("\n")[2]) - _moved(at, line)
    where = Span(at.line, at.end_column, end, width + 1, at.path)
    title = meant.title or f"Write '{name}: {meant.value}'"
    return Fix(title, (Edit(where, f" {meant.value}"),), meant.applicability)


def _within(name: Span, line: str, value: str, offset: int | None) -> Span:
    """Return the span of an error in a value, to the end of its line; else the field's name.

    The value is the text of the line without line breaks and indentation, so positions are
    matched by counting the characters that are not spaces.
    """
    if offset is None:
        return name
    before = len(value[:offset].replace(" ", ""))
    at, moved = line.index(":") + 1, _moved(name, line)
    while at < len(line) - 1 and (before or line[at].isspace()):
        before -= not line[at].isspace()
        at += 1
    number, start = name.line + line.count("\n", 0, at), line.rfind("\n", 0, at) + 1
    end = len(line[start:].partition("\n")[0])
    first = max(at - start - moved, 0)
    return Span(number, first + 1, number, max(end - moved, first + 1) + 1, name.path)
