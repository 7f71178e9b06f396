"""Incremental parsing: after an edit, parse only the parts of a text that have changed.

A text is split at the heads at the left margin. The result for such a part depends on its own
lines and on little else: pending comments, the ids above it and the counts of unnamed parts. So a
part without problems is kept and used again; a part with problems is parsed each time. If the
lines depend on each other in other ways, as when heads are misindented, the whole text is parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.language import grammar
from argmap.language.comments import PendingComments
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.field_collector import FieldValues
from argmap.language.headers import Headers
from argmap.language.logical_lines import HEADS
from argmap.language.model_builder import ModelBuilder
from argmap.language.normalization import is_odd
from argmap.language.parse_result import ParseResult, judged, map_of, origin_of
from argmap.language.parser import has_moved, parse
from argmap.language.token_roles import Role, parts, sort_of
from argmap.language.token_stream import TokenStream
from argmap.model import Argument, Citation, Figure, Item, Origin, Span, Statement
from argmap.model.codes import Code
from argmap.model.items import Node

_STEP: Final = 2
"""The indentation width, in columns, of texts that are parsed part by part."""

_FAR: Final = frozenset(
    {Code.INDENTATION, Code.FIELD_AFTER_CHILDREN, Code.LATE_HEADER, Code.MISPLACED_HEADER}
)
"""Problems whose fixes may edit lines outside the part."""

_Comments = tuple[tuple[tuple[int, str], ...], bool]
_T = TypeVar("_T", Citation, Figure)


class IncrementalParser:
    """Parses successive versions of one text, with the results of :func:`~argmap.language.parse`.

    ``path`` is the path of the file, used in spans.

    >>> parser = IncrementalParser()
    >>> parser.parse(["thesis t: It lasts.", "  claim c: It has."]).map["c"].under
    't'
    >>> parser.parse(["thesis t: It lasts.", "  claime c: It has."]).diagnostics[0].code
    'unknown-kind'
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._known: dict[str, list[_Part]] = {}

    def parse(self, lines: Sequence[str]) -> ParseResult:
        """Parse a version, given as one or more lines without line endings."""
        version = _Version(lines, self._known, self._path)
        reading = version.reading()
        if reading is None:
            return parse("\n".join(lines), self._path)
        self._known = version.kept
        return reading


@frozen(eq=False)
class _Part:
    """A top-level part that was parsed without problems.

    It was parsed on line ``number``, with the pending ``comments`` and the counts ``before`` of
    unnamed parts; it leaves the pending comments ``after`` and the counts ``counted``. ``headers``
    are the headers of the map, if this is the first part of the text, and ``closing`` the fields
    at its end, if it is the last.
    """

    number: int
    comments: _Comments
    before: Mapping[str, int]
    items: tuple[Item, ...]
    keys: Mapping[str, Span]
    counted: Mapping[str, int]
    after: _Comments
    headers: Headers | None
    closing: FieldValues
    head_end: int

    def on(self, number: int) -> _Part:
        """Return this part as if it began on line ``number``."""
        by = number - self.number
        if not by:
            return self
        items = tuple(_lower(item, by) for item in self.items)
        keys = {
            item.key: item.origin.span
            for item in items
            if isinstance(item, Node) and item.origin is not None and item.key in self.keys
        }
        return evolve(self, number=number, items=items, keys=keys)


class _Version:
    """One version of a text; ``kept`` are the parts that the next version can use again."""

    def __init__(
        self, lines: Sequence[str], known: Mapping[str, list[_Part]], path: str | None
    ) -> None:
        self.kept: dict[str, list[_Part]] = {}
        self._lines = lines
        self._path = path
        self._known = {text: iter(parts) for text, parts in known.items()}
        self._report = DiagnosticCollector(self._path)
        self._items: list[Item] = []
        self._headers: Headers | None = None
        self._closing = FieldValues()
        self._head_end = 1
        self._comments: _Comments = ((), False)
        self._keys: dict[str, Span] = {}
        self._unnamed: dict[str, int] = {}
        self._guessed: set[str] = set()
        self._lost: set[str] = set()
        self._unjudged: set[int] = set()
        self._broken = False
        self._ids: frozenset[str] | None = None

    def reading(self) -> ParseResult | None:
        """Return the result for this version, or ``None`` if it must be parsed as a whole."""
        rows = [0, *(row for row in range(1, len(self._lines)) if _begins(self._lines[row]))]
        ends = [*rows[1:], len(self._lines)]
        texts = [_text_of(self._lines, row, end) for row, end in zip(rows, ends, strict=True)]
        if any(is_odd(text) for text in set(texts).difference(self._known)):
            return None
        for row, text in zip(rows, texts, strict=True):
            if self._closing.extra:
                return None  # these fields are not at the end of the text
            part = self._again(text, row + 1)
            if part is not None:
                self._take(part)
            elif not self._parse(text, row + 1):
                return None
        return self._finished()

    def _again(self, text: str, number: int) -> _Part | None:
        """Return a known part with this text, if its result is the same here."""
        part = next(self._known.get(text, iter(())), None)
        if (
            part is None
            or (self._headers is None) != (part.headers is not None)
            or part.comments != self._comments
            or (self._guessed and text.startswith("@"))
            or not self._keys.keys().isdisjoint(part.keys)
            or any(self._unnamed.get(home, 0) != count for home, count in part.before.items())
        ):
            return None
        part = part.on(number)
        self.kept.setdefault(text, []).append(part)
        return part

    def _take(self, part: _Part) -> None:
        self._items += part.items
        self._keys.update(part.keys)
        self._unnamed.update(part.counted)
        self._comments = part.after
        self._closing = part.closing
        if self._headers is None:
            self._headers, self._head_end = part.headers, part.head_end

    def _parse(self, text: str, number: int) -> bool:
        """Parse a part; return whether it can be parsed by itself."""
        first = self._headers is None
        report = DiagnosticCollector(self._path)
        if self._headers is not None:
            report.sources.update(source.id for source in self._headers.sources)
        stream = TokenStream(
            text,
            _STEP,
            report,
            lenient=True,
            number=number,
            ids=self._all_ids,
            guessed=self._guessed,
            in_head=first,
        )
        builder = ModelBuilder(
            stream, keys=self._keys, unnamed=self._unnamed, pending=PendingComments(*self._comments)
        )
        for one in grammar.trees(stream.batches()):
            builder.read(one)
        if not first and not builder.headers.is_empty:
            return False
        builder.finish()
        part = _Part(
            number=number,
            comments=self._comments,
            before={home: self._unnamed.get(home, 0) for home in builder.counted},
            items=tuple(builder.items),
            keys=builder.keys,
            counted=builder.counted,
            after=builder.pending.kept(),
            headers=builder.headers if first else None,
            closing=builder.closing,
            head_end=stream.layout.head_end if first else 1,
        )
        guessed = stream.guessed - self._guessed
        wrong = report.found or report.lines or stream.lost or stream.layout.unjudged or guessed
        if not (wrong or stream.broken):
            self.kept.setdefault(text, []).append(part)
        self._report.found += report.found
        self._report.lines |= report.lines
        self._guessed |= guessed
        self._lost |= stream.lost
        self._unjudged |= stream.layout.unjudged
        self._broken = self._broken or bool(stream.broken)
        self._take(part)
        return True

    def _finished(self) -> ParseResult | None:
        report = self._report
        if self._headers is None:
            return None
        closing, _ = PendingComments(*self._comments).above()
        lines = len(self._lines) - (not self._lines[-1])
        origin = origin_of(self._path, self._head_end, lines)
        map = map_of(self._headers, self._items, self._closing, closing, origin)
        reading = judged(map, report, self._lost, self._unjudged)
        if any(one.code in _FAR for one in reading.diagnostics):
            return None
        if self._broken and not reading.has_errors:
            return None
        return None if has_moved(reading, self._whole) else reading

    def _whole(self) -> list[grammar.Line]:
        return grammar.lines(_text_of(self._lines, 0, len(self._lines)))

    def _all_ids(self) -> frozenset[str]:
        if self._ids is None:
            found = (part for line in self._lines for part in parts(line))
            self._ids = frozenset(part.text for part in found if part.role is Role.ID)
        return self._ids


def _begins(line: str) -> bool:
    """Whether a line is a head at the left margin."""
    return line != "" and line[0] not in " #" and sort_of(line) in HEADS


def _text_of(lines: Sequence[str], first: int, after: int) -> str:
    """Join lines into a text, with LF at the end of every line."""
    text = "\n".join(lines[first:after])
    if not first:
        text = text.removeprefix("\ufeff")
    return text if after == len(lines) and text.endswith("\n") else f"{text}\n"


# Moving parsed items to other lines


def _lower(item: Item, by: int) -> Item:
    """Return an item moved down by ``by`` lines."""
    if item.origin is None:
        return item
    origin = _lower_origin(item.origin, by)
    if isinstance(item, Statement) and (item.citations or item.figures):
        citations = [*_lower_all(item.citations, by)]
        figures = [*_lower_all(item.figures, by)]
        return evolve(item, origin=origin, citations=citations, figures=figures)
    if isinstance(item, Argument) and item.citations:
        return evolve(item, origin=origin, citations=[*_lower_all(item.citations, by)])
    return evolve(item, origin=origin)


def _lower_all(values: Sequence[_T], by: int) -> Iterator[_T]:
    for value in values:
        origin = value.origin
        yield value if origin is None else evolve(value, origin=_lower_origin(origin, by))


def _lower_span(span: Span, by: int) -> Span:
    return Span(span.line + by, span.column, span.end_line + by, span.end_column, span.path)


def _lower_origin(origin: Origin, by: int) -> Origin:
    return Origin(
        _lower_span(origin.span, by),
        origin.comments,
        origin.blank_above,
        origin.field_comments,
        origin.comments_below,
        None if origin.end is None else (origin.end[0] + by, origin.end[1]),
        tuple((name, _lower_span(one, by)) for name, one in origin.field_spans),
    )
