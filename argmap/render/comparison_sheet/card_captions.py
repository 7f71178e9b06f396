"""What is around the text on a card of a sheet: whose view it is, and what and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from argmap.comparison.attribution import is_unsaid
from argmap.model import Argument, Kind, Reference, Statement
from argmap.render.text_layout.citation_lines import mark
from argmap.render.text_layout.sign_runs import sign_runs
from argmap.render.text_layout.text_blocks import Block, Line, Run, clipped, text_block
from argmap.verbalize.phrases import capital

if TYPE_CHECKING:
    from argmap.render.comparison_sheet.cards import SheetCards
    from argmap.render.comparison_sheet.rows import Row

_UNMARKED: Final = (Kind.THESIS, Kind.CLAIM, Kind.ANSWER)
"""Kinds of statements that their cards do not name."""


def whose(cards: SheetCards, key: Reference, side: str, measure: int) -> Iterator[Block]:
    """Whose view a statement is, unless it is that of the author in whose column it is."""
    name = capital(cards.speaker(key))
    if cards.is_added(key):
        name = capital(f"added by this comparison{cards.holder_of_added(key)}")
    elif is_unsaid(key, cards.comparison.maps):
        name = f"{name}; supplied by the mapper"
    elif side and name == capital(cards.short(side)):
        return
    face = cards.theme.fonts.holder._replace(bold=True)
    yield text_block(name, face, cards.theme.ink, measure)


def tail_of(cards: SheetCards, node: Statement | Argument, key: Reference, measure: int) -> Line:
    """What a statement is, where in its source, its id if asked for, and its verdict's sign."""
    theme = cards.theme
    sign = cards.sign(key)
    signs = sign_runs(sign, theme) if sign is not None else ()
    if cards.is_brief:
        return signs
    runs: list[Run] = []
    if node.kind not in _UNMARKED:
        runs.append(Run(str(node.kind), theme.fonts.holder, theme.muted))
    if node.citations:
        map = cards.map_of(key.map)
        default = map.sources[0].id if map.sources else None
        verdict = cards.marks(key.map).verdicts.get((node.key, 0))
        found = mark(node.citations[0], verdict, default)
        colour = theme.status_colour(found.status)
        if found.text:
            runs.append(clipped(found.text, theme.fonts.holder, colour, measure / 3))
    if node.id and cards.has_ids:
        runs.append(clipped(node.id, theme.fonts.id, theme.muted, measure / 3))
    return (*_spaced(runs), *signs)


def where_shown(cards: SheetCards, row: Row, measure: int) -> Line:
    """Where a statement that is only referred to is drawn in full: its page, its id on request."""
    face, colour = cards.theme.fonts.id, cards.theme.link
    page = f"p. {row.page}" if row.page else ""
    if not cards.has_ids:
        return (Run(f"see {page}", face, colour),) if page else ()
    page = page and f", {page}"
    room = measure / 2 - Run(page, face, colour).width
    see = clipped(f"see {cards.comparison.maps[row.key].key}", face, colour, room)
    return (see._replace(text=f"{see.text}{page}"),)


def ended(block: Block, tail: Line, measure: int) -> Block:
    """A block of text with a tail after its last words, or below them if there is no room."""
    if not tail:
        return block
    *first, last = block.lines
    joined = (*_spaced(last), *tail)
    if sum(run.width for run in joined) <= measure:
        return block._replace(lines=(*first, joined))
    return block._replace(lines=(*block.lines, tail))


def _spaced(runs: Iterable[Run]) -> Line:
    """Runs with some space after each."""
    return tuple(run._replace(text=f"{run.text}  ") for run in runs)
