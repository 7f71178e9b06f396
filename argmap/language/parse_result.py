"""The result of parsing: a map, and the diagnostics."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.field_collector import FieldValues
from argmap.language.headers import Headers
from argmap.model import (
    Applicability,
    ArgumentMap,
    Diagnostic,
    Item,
    Origin,
    Severity,
    Span,
    structure_problems,
)
from argmap.model.codes import Code


@frozen
class ParseResult:
    """The result of parsing a text.

    ``map`` has everything that could be read, even if there are errors; ``diagnostics`` are all
    problems found, in the order of the text.
    """

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any of the diagnostics is an error."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)


def map_of(
    headers: Headers,
    items: Iterable[Item],
    closing: FieldValues,
    closing_comments: tuple[str, ...],
    origin: Origin,
) -> ArgumentMap:
    """Build a map from its headers, items and the fields at its end.

    ``origin`` says where text can be added.
    """
    values = headers.values
    # The comments above x- fields are kept by name and number, counted through the whole map.
    below = ((name, n + values.count(name), one) for name, n, one in closing.comments)
    return ArgumentMap(
        items=items,
        sources=headers.sources,
        uses=headers.uses,
        origin=evolve(
            origin, field_comments=(*values.comments, *below), field_spans=tuple(values.spans)
        ),
        closing_extra=closing.extra,
        closing_comments=closing_comments,
        **values.attributes(),
    )


def origin_of(path: str | None, head_end: int, lines: int) -> Origin:
    """Return the origin of a map with ``lines`` lines, whose headers end before ``head_end``."""
    return Origin(Span(1, 1, 1, 1, path), end=(lines + 1, 1), head_end=head_end)


def judged(
    map: ArgumentMap, report: DiagnosticCollector, lost: Collection[str], unjudged: Collection[int]
) -> ParseResult:
    """Check the structure of a map and return the result with all diagnostics.

    ``lost`` are ids that unreadable lines seem to declare; the placement of the lines ``unjudged``
    is not reported.
    """
    for one in structure_problems(map, lost):
        known = one.span is not None and (
            one.span.line in report.lines
            or (one.code == Code.PLACEMENT and one.span.line in unjudged)
        )
        if not known:
            line = one.span.line if one.span is not None else 0
            if one.code == Code.PLACEMENT and report.covered.get(line, line) != line:
                continue  # reported with the line above that it moves with
            if one.code == Code.PLACEMENT and line in report.doubts:
                other = report.doubts[line]
                hint, ways = f"{one.hint}; or {other.said}", (*one.fixes, other.fix)
                if line in report.covered:  # several lines have the same problem
                    own = one.fixes[0].title if one.fixes else one.hint
                    hint = f"{other.said}; or {own[0].lower()}{own[1:]}"
                    ways = (other.fix, *one.fixes)
                if len(ways) > 1:
                    ways = tuple(evolve(fix, applicability=Applicability.POSSIBLE) for fix in ways)
                one = evolve(one, hint=hint, fixes=ways)
            report.found.append(one)
            if one.span is not None and one.severity is Severity.ERROR:
                report.lines.add(one.span.line)
    report.found.sort(key=_place)
    report.found = list(_repeated_blocks(report.found))
    return ParseResult(map, tuple(report.found))


def _repeated_blocks(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Replace the duplicate-id errors of a block that was pasted twice with one error."""
    blocks: dict[tuple[int, int], list[Diagnostic]] = {}
    members: dict[int, tuple[int, int]] = {}
    last: tuple[int, int] | None = None
    kept = list(found)
    for number, one in enumerate(kept):
        if one.code != Code.DUPLICATE_ID or one.span is None or not one.related:
            continue
        first = one.related[0].span.line
        by = one.span.line - first
        # In a pasted block, all ids have the same distance to their first occurrences, above it.
        is_next = last is not None and last[0] == by and first < last[1]
        last = last if is_next and last is not None else (by, one.span.line)
        members[number] = last
        blocks.setdefault(last, []).append(one)
    told: set[tuple[int, int]] = set()
    for number, one in enumerate(kept):
        block = members.get(number)
        if block is None or len(blocks[block]) == 1:
            yield one
        elif block not in told:
            told.add(block)
            every = blocks[block]
            start, end = (each.related[0].span.line for each in (every[0], every[-1]))
            message = f"{one.message}, and so {_count(len(every) - 1)} below: "
            message += f"lines {start} to {end} seem to be repeated here"
            hint = "delete the second copy, or choose other ids"
            yield evolve(one, message=message, hint=hint)


def _count(more: int) -> str:
    return "is one more" if more == 1 else f"are {more} more"


def _place(one: Diagnostic) -> tuple[int, int]:
    return (one.span.line, one.span.column) if one.span else (0, 0)
