"""Fixes for doubtful content, based on the positions of the parts in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from argmap.model import (
    Applicability,
    Argument,
    ArgumentMap,
    Edit,
    Figure,
    Fix,
    Item,
    Relation,
    Reuse,
    Span,
    Statement,
)
from argmap.model.structure_fixes import header_added
from argmap.model.vocabulary import PLACEMENT, Kind

_STEP = "  "


def title_added(map: ArgumentMap) -> Iterator[Fix]:
    """Yield the fix that adds a title, derived from the file name."""
    if map.origin is None:
        return
    from argmap.language.recovery.suggestion import slug  # most maps have a title

    stem = PurePath(map.origin.span.path or "").stem
    header = f"map: {slug(stem).replace('-', ' ').capitalize() or 'Untitled'}"
    at = Span(1, 1, 1, 1, map.origin.span.path)
    yield Fix(f"Add {header!r} at the top", (Edit(at, f"{header}\n"),), Applicability.LIKELY)


def put_under_above(map: ArgumentMap, claims: Iterable[Statement]) -> dict[str, Fix]:
    """Return fixes that indent top-level claims under the top-level part above them, by key.

    A claim gets no fix if there is no such part, or if that part does not allow claims.
    """
    wanted = {claim.key for claim in claims}
    found: dict[str, Fix] = {}
    above: Item | None = None
    items = map.items
    for number, item in enumerate(items):
        if isinstance(item, (Statement, Argument, Reuse)) and item.under is not None:
            continue
        is_wanted = isinstance(item, Statement) and item.key in wanted
        if is_wanted and isinstance(above, (Statement, Argument)) and _takes_claims(above):
            edits = [Edit(line, _STEP) for line in _lines(items, number) or ()]
            title = f"Indent it under {above.id or str(above.kind)!r}"
            if edits and isinstance(item, Statement):
                found[item.key] = Fix(title, edits)
        above = item
    return found


def _takes_claims(above: Statement | Argument) -> bool:
    return Kind.CLAIM in PLACEMENT[above.kind]


def _lines(items: tuple[Item, ...], number: int) -> list[Span] | None:
    """Return the start of each line of an item and its descendants, or ``None`` if unknown."""
    found: list[Span] = []
    for at in range(number, len(items)):
        item = items[at]
        is_child = isinstance(item, (Statement, Argument, Reuse)) and item.under is not None
        if at > number and not is_child:
            break
        if item.origin is None or item.origin.end is None:
            return None
        span = item.origin.span
        found += [Span(n, 1, n, 1, span.path) for n in range(span.line, item.origin.end[0] + 1)]
    return found


def taken_away(item: Relation | Reuse) -> Iterator[Fix]:
    """Yield the fix that removes a relation or a reuse with its fields."""
    lines = item.origin.whole_lines if item.origin is not None else None
    if lines is not None:
        yield Fix("Remove this line", (Edit(lines, ""),))


def value_instead(figure: Figure, values: tuple[str, ...]) -> Iterator[Fix]:
    """Yield a fix for each possible meaning of a figure's value."""
    where = figure.origin.extent if figure.origin is not None else None
    sole = Applicability.LIKELY if len(values) == 1 else Applicability.POSSIBLE
    for value in values if where is not None else ():
        assert where is not None
        text = f"{figure.subject} / {figure.measure} = {value}"
        yield Fix(f"Write {value}", (Edit(where, text),), sole)


def scheme_instead(argument: Argument, meant: str) -> Iterator[Fix]:
    """Yield the fix that replaces the scheme of an argument."""
    spans = dict(argument.origin.field_spans) if argument.origin is not None else {}
    if "scheme" in spans:
        title = f"Replace {argument.scheme!r} with {meant!r}"
        yield Fix(title, (Edit(spans["scheme"], meant),), Applicability.LIKELY)


def citation_added(map: ArgumentMap, statement: Statement) -> Iterator[Fix]:
    """Yield the fix that adds an empty citation, of the first source, below a statement's fields.

    An empty citation is an error until its words are written.
    """
    origin = statement.origin
    if origin is None or origin.end is None:
        return
    column = origin.span.column
    parent = map.nodes.get(statement.under) if statement.under else None
    above = parent.origin if parent is not None else None
    is_deeper = above is not None and above.span.column < column
    step = column - above.span.column if above is not None and is_deeper else len(_STEP)
    at = Span(*origin.end, *origin.end, origin.span.path)
    yield Fix("Add a citation", (Edit(at, f'\n{" " * (column - 1 + step)}cite: ""'),))


def source_declared(map: ArgumentMap, sources: Iterable[str]) -> tuple[Fix, ...]:
    """Return a fix for each of the sources that adds it to a map without sources."""
    headers = [f"source: {id}" for id in sources]
    sole = Applicability.LIKELY if len(headers) == 1 else Applicability.POSSIBLE
    return tuple(fix for header in headers for fix in header_added(map, header, sole))
