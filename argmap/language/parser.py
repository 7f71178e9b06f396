"""Parse a text in all stages: lines, tokens, tree, model, checks.

A text without errors is parsed once. If lines are misindented, or the text has another indentation
width, it is parsed a second time with the indentation that was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.gc_paused import gc_paused
from argmap.language.grammar import Line, declared_id, lines, trees
from argmap.language.model_builder import ModelBuilder
from argmap.language.normalization import normalized
from argmap.language.parse_result import ParseResult, judged, map_of, origin_of
from argmap.language.step_width import STEP, other_width, usual_width, width_of
from argmap.language.token_stream import TokenStream
from argmap.model import Applicability, Diagnostic, problem
from argmap.model.codes import Code
from argmap.model.type_checks import expect

if TYPE_CHECKING:
    from argmap.language.recovery.suggestion import Slip

_MISPLACED: Final = frozenset(
    {
        Code.INDENTATION,
        Code.HANGING_INDENT,
        Code.FIELD_AFTER_CHILDREN,
        Code.MISPLACED_FIELD,
        Code.STRAY_TEXT,
        Code.BAD_INDENTATION,
        Code.PLACEMENT,
        Code.COMMENT_IN_TEXT,
        Code.LOOKS_LIKE_STATEMENT,
    }
)
"""Problems that a misindented line can show as or can cause."""

_INDENTATION: Final = frozenset(
    {Code.INDENTATION, Code.HANGING_INDENT, Code.FIELD_AFTER_CHILDREN, Code.MISPLACED_FIELD}
)
"""Problems that appear throughout a text whose indentation width is not two."""


class _Parsed(NamedTuple):
    """A text parsed with a given indentation width.

    ``broken`` are the lines in which a line break seems to be missing. ``collector`` returns a
    collector with everything that was found before parsing.
    """

    text: str
    step: int
    collector: Callable[[], DiagnosticCollector]
    reading: ParseResult
    broken: set[int]

    @classmethod
    def of(
        cls,
        text: str,
        step: int,
        collector: Callable[[], DiagnosticCollector],
        *,
        lenient: bool = True,
    ) -> _Parsed:
        """Parse a text: tokens, tree, model, checks."""
        found = collector()
        stream = TokenStream(text, step, found, lenient=lenient)
        builder = ModelBuilder(stream)
        for one in trees(stream.batches()):
            builder.read(one)
        builder.finish()
        origin = origin_of(found.path, stream.layout.head_end, text.count("\n"))
        closing, _ = builder.pending.above()
        map = map_of(builder.headers, builder.items, builder.closing, closing, origin)
        reading = judged(map, found, stream.lost, stream.layout.unjudged)
        return cls(text, step, collector, reading, stream.broken)

    @property
    def misplaced(self) -> int:
        """How many problems suggest another indentation width."""
        return sum(one.code in _INDENTATION for one in self.reading.diagnostics)


def parse(text: str, path: str | None = None) -> ParseResult:
    """Parse a text, with errors reported as diagnostics.

    ``path`` is used in the spans of diagnostics. Raises :class:`TypeError` for anything that is not
    a string.

    >>> reading = parse("claime a: It lasts.\\n")
    >>> print(reading.diagnostics[0])
    <text>:1:1: error: there is no kind 'claime' [unknown-kind] (did you mean 'claim'?)
    """
    expect(text, str, "text")
    expect(path, (str, type(None)), "path")
    with gc_paused():
        collector = DiagnosticCollector(path)
        parsed = _with_steps(normalized(text, collector), collector)
        parsed = _straightened(parsed, collector)
        reading = parsed.reading
        if parsed.broken and not reading.has_errors and _is_cut_in_two(parsed):
            return ParseResult(reading.map, tuple(_hardened(reading.diagnostics, parsed.broken)))
        return reading


def _is_cut_in_two(parsed: _Parsed) -> bool:
    """Whether the lines after a missing line break have errors unless the break is added."""
    strict = _Parsed.of(parsed.text, parsed.step, parsed.collector, lenient=False)
    return strict.reading.has_errors


def _hardened(found: Iterable[Diagnostic], broken: set[int]) -> Iterator[Diagnostic]:
    for one in found:
        if (
            one.span is not None
            and one.span.line in broken
            and one.code == Code.LOOKS_LIKE_STATEMENT
        ):
            message, hint = "a line break is missing here", "put this on a new line"
            fixes = [evolve(fix, applicability=Applicability.SAFE) for fix in one.fixes[:1]]
            yield problem(one.code, message, one.span, hint, fixes=fixes)
        else:
            yield one


def _with_steps(text: str, collector: DiagnosticCollector) -> _Parsed:
    """Parse with steps of two columns, or with another width if the text clearly uses that."""
    usual = _Parsed.of(text, STEP, collector.branch)
    if not usual.misplaced:
        return usual
    found = lines(text)
    width = width_of(found)
    if width == STEP:
        return usual
    told = other_width(found, width, collector.path)

    def with_width() -> DiagnosticCollector:
        branch = collector.branch()
        branch.found.append(told)
        return branch

    other = _Parsed.of(text, width, with_width)
    # A few misindented lines do not mean another width.
    return other if other.misplaced < usual.misplaced else usual


def _straightened(parsed: _Parsed, collector: DiagnosticCollector) -> _Parsed:
    """Parse with misindented lines moved to where they were meant, if that gives fewer problems."""
    found = parsed.reading.diagnostics
    if not any(one.code in _MISPLACED for one in found):
        return parsed
    from argmap.language.recovery.indentation import straighten  # seldom needed

    logical = lines(parsed.text)
    straight = straighten(
        logical,
        parsed.step,
        collector.path,
        _suggester(logical),
        collector.tabs,
        collector.indents,
    )
    if straight is None:
        return parsed
    told = (*straight.diagnostics, *(one for one in found if one.code == Code.STEP_WIDTH))
    other = _Parsed.of(
        straight.text,
        parsed.step,
        lambda: collector.straightened(told, straight.shifts, straight.doubts, straight.covered),
    )
    return other if len(other.reading.diagnostics) <= len(found) else parsed


def has_moved(reading: ParseResult, logical: Callable[[], Sequence[Line]]) -> bool:
    """Whether a full parse would move lines or use another indentation width.

    ``reading`` is the result with steps of two columns; ``logical`` returns the lines of the text.
    """
    found = reading.diagnostics
    if not any(one.code in _MISPLACED for one in found):
        return False
    all_lines = logical()
    if any(one.code in _INDENTATION for one in found) and usual_width(all_lines) != STEP:
        return True
    from argmap.language.recovery.indentation import straighten  # seldom needed

    return straighten(all_lines, STEP, None, _suggester(all_lines)) is not None


def _suggester(logical: Iterable[Line]) -> Callable[[str, int], Slip]:
    """Return a function that guesses what a malformed line was meant to be."""
    from argmap.language.recovery.suggestion import Where  # seldom needed
    from argmap.language.recovery.unknown_lines import diagnose

    ids = {declared_id(line) for line in logical if line.type == "STATEMENT"} - {""}
    return lambda line, column: diagnose(line, Where(lambda: ids, column))
