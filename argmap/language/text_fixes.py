"""Fixes for text that looks like syntax."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.escaping import FIELD_WORDS, KIND_WORDS
from argmap.language.line_fixes import as_text
from argmap.model import Applicability, Edit, Fix
from argmap.model.vocabulary import KEYWORDS, PLACEMENT

_WORD: Final = re.compile(r"[a-z0-9-]+")


class Owner(NamedTuple):
    """The part that a text belongs to: its kind, its column, and the width of a step.

    ``ids`` returns the ids of the text. The kind is "" in the map header and in relations.
    """

    kind: str
    column: int
    step: int
    ids: Callable[[], Collection[str]]


class Found(NamedTuple):
    """A match in a line of text, from ``start`` to ``end`` in ``content``.

    ``content`` is the line without its indentation or its head; it begins at ``column``.
    ``head_end`` is the column after the kind, if the text of a head begins on this line.
    """

    sort: str
    line: int
    column: int
    content: str
    start: int
    end: int
    head_end: int


def text_fixes(found: Found, report: DiagnosticCollector, owner: Owner) -> Iterator[Fix]:
    """Yield the fixes for text that looks like syntax, the likeliest first."""
    if found.sort == "colon":
        yield _without_colon(found, report)
    elif found.sort == "stray-id":
        yield from _id_before_colon(found, report, owner)
    elif found.sort == "inside":
        yield _line_break(found, report, owner)
    yield as_text(report, found.line, found.column + found.start)


def _without_colon(found: Found, report: DiagnosticCollector) -> Fix:
    rest = found.content[found.end :].lstrip(" ")
    start, end = found.column + found.start, found.column + len(found.content) - len(rest)
    edit = Edit(report.span(found.line, start, end), "")
    return Fix("Remove the colon", (edit,), Applicability.LIKELY)


def _id_before_colon(found: Found, report: DiagnosticCollector, owner: Owner) -> Iterator[Fix]:
    match = _WORD.match(found.content, found.start)
    if match is None or match[0] in owner.ids() or match[0] in KEYWORDS:
        return
    rest = found.content[found.end :].lstrip(" ")
    end = found.column + len(found.content) - len(rest)
    edit = Edit(report.span(found.line, found.head_end, end), f" {match[0]}: ")
    yield Fix(f"Make {match[0]!r} the id", (edit,), Applicability.LIKELY)


def _line_break(found: Found, report: DiagnosticCollector, owner: Owner) -> Fix:
    shape = found.content[found.start : found.end]
    match = _WORD.match(shape)
    word = match[0] if match is not None else shape
    column = owner.column
    if word in PLACEMENT.get(owner.kind, ()) or word in FIELD_WORDS:
        column += owner.step if owner.kind else 0
    elif word not in KIND_WORDS:  # a relation or the like
        column = 0
    written = report.column(found.line, column) - 1
    before = found.column + len(found.content[: found.start].rstrip())
    here = report.span(found.line, before, found.column + found.start)
    edit = Edit(here, "\n" + " " * written)
    return Fix(f"Put {word!r} on a new line", (edit,), Applicability.LIKELY)
