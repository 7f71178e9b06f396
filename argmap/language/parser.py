"""Parsing a text, whatever is wrong with it: lines, tokens, tree, model, checks.

A text without slips is parsed once. Where lines stand in a wrong column, or with another width of
a step, it is parsed a second time as it was meant to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.gc_paused import gc_paused
from argmap.language.grammar import Line, declared_id, lines, tree
from argmap.language.model_builder import ModelBuilder
from argmap.language.normalization import normalized
from argmap.language.parse_result import ParseResult, judged, map_of, origin_of
from argmap.language.recovery.suggestion import Slip, Where
from argmap.language.step_width import STEP, other_width, usual_width, width_of
from argmap.language.token_stream import TokenStream
from argmap.model import Applicability, Diagnostic, problem
from argmap.model.codes import Code
from argmap.model.type_checks import expect

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
"""What a line in the wrong column may be told as, or may be the cause of."""

_INDENTATION: Final = frozenset(
    {Code.INDENTATION, Code.HANGING_INDENT, Code.FIELD_AFTER_CHILDREN, Code.MISPLACED_FIELD}
)
"""What is found all over a text that keeps another width of steps than two."""


@frozen(eq=False)
class _Parsed:
    """What a text says when it is parsed with steps of a width.

    ``broken`` are the lines within which a line break seems to be lost. ``collector`` gives a
    collector with all that was found before the text was parsed.
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
        """Tokens, tree, model, checks."""
        found = collector()
        stream = TokenStream(text, step, found, lenient=lenient)
        builder = ModelBuilder(stream)
        builder.read(tree(stream))
        builder.finish()
        origin = origin_of(found.path, stream.layout.head_end, text.count("\n"))
        closing, _ = builder.pending.above()
        map = map_of(builder.headers, builder.items, closing, origin)
        reading = judged(map, found, stream.lost, stream.layout.unjudged)
        return cls(text, step, collector, reading, stream.broken)

    @property
    def misplaced(self) -> int:
        """How many lines seem to keep another width of a step."""
        return sum(one.code in _INDENTATION for one in self.reading.diagnostics)


def parse(text: str, path: str | None = None) -> ParseResult:
    """Read a text whatever is wrong with it; ``path`` is named in the diagnostics.

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
    """Whether what follows a lost line break can only be understood if it is put right."""
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
    """The text with steps of two; where it evidently keeps another width, with that."""
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
    # A few lines in wrong columns are not another width.
    return other if other.misplaced < usual.misplaced else usual


def _straightened(parsed: _Parsed, collector: DiagnosticCollector) -> _Parsed:
    """The text with its lines where they were meant to stand, if less is wrong with it then."""
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
    """Whether lines of a text would be read elsewhere than they stand, or with another step.

    ``reading`` is what they give with steps of two as they stand; ``logical`` gives its lines.
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
    """What says of a line that cannot be read what it was most likely meant to be."""
    from argmap.language.recovery.unknown_lines import diagnose  # seldom needed

    ids = {declared_id(line) for line in logical if line.type == "STATEMENT"} - {""}
    return lambda line, column: diagnose(line, Where(lambda: ids, column))
