"""Reading a text again and again while it is written: only what has changed is read anew.

A text is cut into blocks, each from one head to another. What a block says depends on its own
lines and on what is open above it (:class:`~argmap.language.standing.Mark`), so that a block in
which nothing is wrong is kept, and taken again where it stands under the same. A block in which
something is wrong is read each time. Where the lines of a text depend on each other in more ways
than these, as they do where heads stand in wrong columns, the text is read as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, fields, frozen

from argmap.language.blocks import STEP, bounds, cuts, text_of, tokens_of
from argmap.language.builder import Builder
from argmap.language.grammar import lines as logical_lines
from argmap.language.headers import Headers
from argmap.language.reader import has_moved, is_odd, parse
from argmap.language.reading import Reading, judged, map_of, origin_of
from argmap.language.report import Report
from argmap.language.standing import Mark, Start, column_of, declared_in
from argmap.model import Item, Origin, Span, Statement
from argmap.model.items import Node

if TYPE_CHECKING:
    from argmap.language.grammar import Line

_Put = Callable[[Any, Any], None]

_FAR: Final = frozenset({"indentation", "field-after-children", "late-header", "misplaced-header"})
"""What is put right by edits that may go beyond the block."""


class Rereader:
    """Reads the versions of one text; what it gives is what :func:`~argmap.language.parse` gives.

    ``path`` is that of its file, which the places of all that is found name.

    >>> reader = Rereader()
    >>> reader.read(["thesis t: It lasts.", "  claim c: It has."]).map["c"].under
    't'
    >>> reader.read(["thesis t: It lasts.", "  claime c: It has."]).diagnostics[0].code
    'unknown-kind'
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._known: dict[str, list[_Block]] = {}

    def read(self, lines: Sequence[str]) -> Reading:
        """Read a version, given as its lines without their ends, of which there is at least one."""
        pass_ = _Pass(lines, self._known, self._path)
        reading = pass_.reading()
        if reading is None:
            return parse("\n".join(lines), self._path)
        self._known = pass_.kept
        return reading


@frozen(eq=False)
class _Block:
    """A block that was read and has nothing wrong with it.

    It held where it stood on line ``number`` under ``mark``, before a head at ``column`` (0 for
    the end), with the counts ``before`` of unnamed parts; it leaves behind ``end`` and the counts
    ``counted``.
    """

    number: int
    mark: Mark
    column: int
    before: Mapping[str, int]
    items: tuple[Item, ...]
    keys: Mapping[str, Span]
    counted: Mapping[str, int]
    end: Mark
    headers: Headers | None
    head_end: int

    def on(self, number: int) -> _Block:
        """The same, on another line."""
        by = number - self.number
        if not by:
            return self
        items = tuple(_shifted(item, by) for item in self.items)
        keys = {
            item.key: item.origin.span
            for item in items
            if isinstance(item, Node) and item.origin is not None and item.key in self.keys
        }
        return evolve(self, number=number, items=items, keys=keys)


class _Pass:
    """One reading of one version; ``kept`` are the blocks that the next one may take."""

    def __init__(
        self, lines: Sequence[str], known: Mapping[str, list[_Block]], path: str | None
    ) -> None:
        self.kept: dict[str, list[_Block]] = {}
        self._lines = lines
        self._path = path
        self._known = {text: iter(blocks) for text, blocks in known.items()}
        self._report = Report(self._path)
        self._items: list[Item] = []
        self._headers: Headers | None = None
        self._head_end = 1
        self._mark = Mark()
        self._keys: dict[str, Span] = {}
        self._unnamed: dict[str, int] = {}
        self._guessed: set[str] = set()
        self._lost: set[str] = set()
        self._unjudged: set[int] = set()
        self._broken = False
        self._ids: frozenset[str] | None = None

    def reading(self) -> Reading | None:
        """The reading; ``None`` where the text has to be read as a whole."""
        rows = list(cuts(self._lines))
        texts = [text_of(self._lines, *rows_of) for rows_of in bounds(rows, len(self._lines))]
        new = {text: None for text in texts if text not in self._known}
        if any(map(is_odd, new)):
            return None
        tokens = dict(zip(new, tokens_of(new), strict=True))
        heads = [*(self._lines[row] for row in rows), ""]
        for row, text, after in zip((0, *rows), texts, heads, strict=True):
            block = self._again(text, row + 1, column_of(after))
            if block is not None:
                self._take(block)
            elif not self._read(text, tokens.pop(text, None), row + 1, after):
                return None
        return self._finished()

    def _again(self, text: str, number: int, column: int) -> _Block | None:
        """A block with this text that was read before, if it says the same here."""
        block = next(self._known.get(text, iter(())), None)
        if (
            block is None
            or block.column != column
            or (self._headers is None) != (block.headers is not None)
            or block.mark != self._mark
            or (self._guessed and text.startswith("@"))
            or not self._keys.keys().isdisjoint(block.keys)
            or any(self._unnamed.get(home, 0) != count for home, count in block.before.items())
        ):
            return None
        block = block.on(number)
        self.kept.setdefault(text, []).append(block)
        return block

    def _take(self, block: _Block) -> None:
        self._items += block.items
        self._keys.update(block.keys)
        self._unnamed.update(block.counted)
        self._mark = block.end
        if self._headers is None:
            self._headers, self._head_end = block.headers, block.head_end

    def _read(self, text: str, tokens: list[Line] | None, number: int, after: str) -> bool:
        """Read a block, which the head ``after`` follows; whether it can be read by itself."""
        tokens = logical_lines(text) if tokens is None and text else tokens or []
        shift = number - (tokens[0].line or 1) if tokens else 0
        for token in tokens:
            token.line = (token.line or 1) + shift
        first = self._headers is None
        start = Start(
            self._mark, self._keys, self._unnamed, self._guessed, self._all_ids, in_head=first
        )
        report = Report(self._path)
        if self._headers is not None:
            report.sources.update(source.id for source in self._headers.sources)
        builder = Builder(tokens, STEP, report, lenient=True, start=start, after=after)
        builder.read()
        if not first and not builder.headers.is_empty:
            return False
        column = column_of(after)
        end = builder.mark(column)  # which adds the last item
        block = _Block(
            number=number,
            mark=self._mark,
            column=column,
            before={home: self._unnamed.get(home, 0) for home in builder.counted},
            items=tuple(builder.items),
            keys=builder.keys,
            counted=builder.counted,
            end=end,
            headers=builder.headers if first else None,
            head_end=builder.head_end if first else 1,
        )
        wrong = report.found or report.lines or builder.lost or builder.unjudged or builder.guessed
        if not (wrong or builder.broken):
            self.kept.setdefault(text, []).append(block)
        self._report.found += report.found
        self._report.lines |= report.lines
        self._guessed |= builder.guessed
        self._lost |= builder.lost
        self._unjudged |= builder.unjudged
        self._broken = self._broken or bool(builder.broken)
        self._take(block)
        return True

    def _finished(self) -> Reading | None:
        report = self._report
        if self._headers is None:
            return None
        closing = tuple(comment for _, comment in self._mark.comments)
        lines = len(self._lines) - (not self._lines[-1])
        origin = origin_of(self._path, self._head_end, lines)
        map = map_of(self._headers, self._items, closing, origin)
        reading = judged(map, report, self._lost, self._unjudged)
        if any(one.code in _FAR for one in reading.diagnostics):
            return None
        if self._broken and not reading.has_errors:
            return None
        return None if has_moved(reading, self._whole) else reading

    def _whole(self) -> list[Line]:
        return logical_lines(text_of(self._lines, 0, len(self._lines)))

    def _all_ids(self) -> frozenset[str]:
        if self._ids is None:
            self._ids = frozenset(filter(None, map(declared_in, self._lines)))
        return self._ids


# The same on another line


def _shifted(item: Any, by: int) -> Any:
    """A part of a map, a citation or a figure as it stands so many lines further down.

    Nothing of it is judged again, which would take the better part of a reading: a line that is
    inserted at the top moves all that there is.
    """
    sort = type(item)
    values, puts = _slots(sort)  # type: ignore[arg-type]
    copy = object.__new__(sort)
    for put, value in zip(puts, values(item), strict=True):
        put(copy, value)
    if item.origin is not None:
        sort.origin.__set__(copy, _lower(item.origin, by))
    if isinstance(item, Node) and item.citations:
        sort.citations.__set__(copy, tuple(_shifted(one, by) for one in item.citations))
    if isinstance(item, Statement) and item.figures:
        sort.figures.__set__(copy, tuple(_shifted(one, by) for one in item.figures))
    return copy


def _lower_span(span: Span, by: int) -> Span:
    return Span(span.line + by, span.column, span.end_line + by, span.end_column, span.path)


def _lower(origin: Origin, by: int) -> Origin:
    span = origin.span
    return Origin(
        _lower_span(span, by),
        origin.comments,
        origin.blank_above,
        origin.field_comments,
        origin.comments_below,
        None if origin.end is None else (origin.end[0] + by, origin.end[1]),
        tuple((name, _lower_span(one, by)) for name, one in origin.field_spans),
    )


@cache
def _slots(sort: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[_Put, ...]]:
    """What gives all attributes of a part at once, and what sets them one by one."""
    names = [attribute.name for attribute in fields(sort)]
    return attrgetter(*names), tuple(getattr(sort, name).__set__ for name in names)
