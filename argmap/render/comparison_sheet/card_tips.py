"""The classes of a card on a sheet, and its full content as a tooltip."""

from __future__ import annotations

from argmap.comparison.attribution import is_unsaid
from argmap.model import Argument, Reference
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.diagram.card_alt_text import describe, describe_sign


def sort_of(key: Reference, cards: SheetCards) -> str:
    """The classes of a statement's or step's card."""
    node = cards.comparison.maps[key]
    return "step" if isinstance(node, Argument) else f"card {node.kind}"


def tip_of(key: Reference, cards: SheetCards) -> str:
    """The full content of a card with its author, as its tooltip."""
    maps = cards.comparison.maps
    tip = describe(maps[key], maps.map_of(key), cards.marks(key.map).verdicts)
    if is_unsaid(key, maps):
        kept = (line for line in tip.split("\n") if not line.startswith("held by "))
        tip = "\n".join((*kept, "unstated; supplied by the mapper"))
    if key.map:
        tip += f"\nin {cards.dated(key.map)}"
    if sign := cards.sign(key):
        tip += f"\n{describe_sign(sign)}"
    return tip
