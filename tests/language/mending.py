"""Fixes taken as they are proposed, the first of each, until nothing is found: where that leads."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from argmap.analysis.checks import doubts
from argmap.language import ParseResult, dumps, parse
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Fix,
    Item,
    Relation,
    Reopening,
    Reuse,
    Statement,
)
from tests.language.pages import joined, read

MOST = 12
"""So many fixes are taken; a slip that needs more is not mended."""


class End(StrEnum):
    """Where the fixes of a slip led."""

    BACK = "back"  # to the map without the slip
    WORD = "word"  # to that map but for the word itself: an id, a kind of the same role, a text
    BOTH = "both"  # to another, but a message on the way named both readings
    STUCK = "stuck"  # no further: something is told, and no fix is proposed for it
    ASTRAY = "astray"  # to another map, and nobody said so
    OTHER = "other"  # nothing was found, for the text is that of another map, letter by letter
    SILENT = "silent"  # nothing was found at all, and the map is another


@frozen
class Mended:
    """Where the fixes of a slip led, by way of which texts, and how much was found at first."""

    end: End
    texts: tuple[str, ...]
    found: tuple[Diagnostic, ...]
    codes: tuple[str, ...]


def mend(text: str, clean: ArgumentMap) -> Mended:
    """Take the first fix that is proposed for the first problem, again and again."""
    texts, codes = [text], []
    known = {(one.code, one.message) for one in doubts(clean)}
    first: tuple[Diagnostic, ...] | None = None
    both = False
    for _ in range(MOST):
        reading = parse(text)
        found = tuple(one for one in problems(reading) if (one.code, one.message) not in known)
        first = found if first is None else first
        if not found:
            break
        for problem in found:
            fix = next(iter(problem.fixes), None)
            if fix is not None:
                break
        else:
            return Mended(End.STUCK, tuple(texts), first, (*codes, found[0].code))
        both = both or names_both(problem)
        codes.append(problem.code)
        text = taken(text, fix)
        texts.append(text)
    map = parse(text).map
    if map == clean:
        end = End.BACK
    elif shape(map) == shape(clean):
        end = End.WORD
    elif both:
        end = End.BOTH
    elif not codes:
        end = End.OTHER if says_just(text, map) else End.SILENT
    else:
        end = End.ASTRAY
    return Mended(end, tuple(texts), first or (), tuple(codes))


def says_just(text: str, map: ArgumentMap) -> bool:
    """Whether a text is that of a map, its lines in any order and broken anywhere: no sign in it
    is read as anything but what it looks like.
    """
    try:
        one, other = (
            sorted((line.column, line.content) for line in joined(read(each)) if line.content)
            for each in (text, dumps(map))
        )
    except StopIteration:  # a line of no sort
        return False
    return one == other


def problems(reading: ParseResult) -> Iterator[Diagnostic]:
    """What is said of a map as such, in order: nothing of its sources or of maps that it uses."""
    yield from reading.diagnostics
    if not reading.has_errors:
        yield from doubts(reading.map)


def names_both(problem: Diagnostic) -> bool:
    """Whether a message names two readings."""
    return len(problem.fixes) > 1 or " or " in problem.hint


def taken(text: str, fix: Fix) -> str:
    """The text after a fix."""
    return fix.apply(text)


def shape(map: ArgumentMap) -> list[object]:
    """What stands under what and in which role, without the words."""
    numbers = {
        item.key: number
        for number, item in enumerate(map.items)
        if isinstance(item, (Statement, Argument))
    }
    return [_shape(item, numbers) for item in map.items]


def _shape(item: Item, numbers: dict[str, int]) -> object:
    if isinstance(item, Relation):
        return item.kind
    if isinstance(item, Reopening):
        return "@"
    if isinstance(item, Reuse):
        return "reuse", numbers.get(item.under or ""), item.kind.attacks
    if isinstance(item, Statement):
        role = "attack" if item.kind.attacks else "premise" if item.kind.is_premise else item.kind
        conceded = item.concession.extent if item.concession else None
        return role, numbers.get(item.under or ""), str(item.by), conceded, len(item.citations)
    if isinstance(item, Argument):
        return "argument", numbers.get(item.under or ""), str(item.by)
    return type(item).__name__
