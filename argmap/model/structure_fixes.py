"""Fixes for references and sections, based on the positions of the parts in the text."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from argmap.model.argument_map import ArgumentMap
from argmap.model.citation import Citation
from argmap.model.diagnostic import Applicability, Edit, Fix
from argmap.model.items import Relation, Reopening, Reuse, Section
from argmap.model.origin import Span
from argmap.model.reference import Reference
from argmap.model.vocabulary import SECTIONS


def named_instead(item: Reuse | Reopening | Relation, wrong: str, meant: str) -> Iterator[Fix]:
    """Yield the fix that replaces one of the references of an item."""
    edits = [Edit(span, meant) for span in _references(item, wrong)]
    if edits:
        yield Fix(f"Replace {wrong!r} with {meant!r}", edits, Applicability.LIKELY)


def map_named_instead(
    item: Reuse | Reopening | Relation, target: Reference, meant: str
) -> Iterator[Fix]:
    """Yield the fix that replaces the name of the map in a reference."""
    wrong = target.map
    spans = _references(item, str(target))
    names = (evolve(span, end_column=span.column + len(wrong)) for span in spans)
    edits = [Edit(span, meant) for span in names]
    if edits:
        yield Fix(f"Replace {wrong!r} with {meant!r}", edits, Applicability.LIKELY)


def _references(item: Reuse | Reopening | Relation, target: str) -> Iterator[Span]:
    """Yield the spans of references to a target; the span of the item covers its whole head."""
    span = item.origin.span if item.origin is not None else None
    if span is None or span.line != span.end_line:
        return
    width = span.end_column - span.column
    if isinstance(item, Relation):
        if width < len(item.first) + len(item.kind) + len(item.second) + 2:
            return  # the line was corrected in recovery
        if item.first == target:
            yield evolve(span, end_column=span.column + len(target))
        if item.second == target:
            yield evolve(span, column=span.end_column - len(target))
        return
    head = f"{item.kind} @" if isinstance(item, Reuse) else "@"
    if width >= len(head) + len(target):
        yield evolve(span, column=span.end_column - len(target))


def claim_added(map: ArgumentMap, id: str) -> Iterator[Fix]:
    """Yield the fix that adds a claim with this id at the end of the text."""
    if map.origin is not None and map.origin.end is not None:
        line, column = map.origin.end
        end = Span(line, column, line, column, map.origin.span.path)
        yield Fix(f"Add a claim with the id {id!r}", (Edit(end, f"\nclaim {id}: \n"),))


def header_added(
    map: ArgumentMap, header: str, applicability: Applicability = Applicability.POSSIBLE
) -> Iterator[Fix]:
    """Yield the fix that adds a header line below the others."""
    if map.origin is not None and map.origin.head_end is not None:
        line = map.origin.head_end
        at = Span(line, 1, line, 1, map.origin.span.path)
        yield Fix(f"Add {header!r} at the top", (Edit(at, f"{header}\n"),), applicability)


def source_instead(citation: Citation, meant: str) -> Iterator[Fix]:
    """Yield the fix that replaces the source of a citation."""
    where = citation.origin.extent if citation.origin is not None else None
    wrong = citation.source
    if where is not None and wrong is not None:
        named = Span(where.line, where.column, where.line, where.column + len(wrong), where.path)
        title = f"Replace {wrong!r} with {meant!r}"
        yield Fix(title, (Edit(named, meant),), Applicability.LIKELY)


def section_instead(subsection: Section) -> Iterator[Fix]:
    """Yield the fix that makes a subsection a section."""
    word = subsection.keyword
    span = subsection.origin.span if subsection.origin is not None else None
    if span is None or span.line != span.end_line:
        return
    if span.end_column - span.column == len(f"{word}:"):  # otherwise corrected in recovery
        edit = Edit(evolve(span, end_column=span.column + len(word)), SECTIONS[0])
        yield Fix("Make it a section", (edit,), Applicability.LIKELY)
