"""Card styles: the colours and the border of each sort of card, wherever one is drawn.

The bar of a card tells the kind of its statement, its background whether it speaks against the
thesis or belongs elsewhere. Maps, overviews and the legends of both take them from here.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, NamedTuple

from argmap.model import Kind
from argmap.model.vocabulary import ArgumentKind
from argmap.render.theme.theme import Accent, Theme

_DASHED: Final = frozenset({Kind.ASSUMPTION, Kind.UNLESS})
"""The kinds of statements that nobody asserts in these words."""
_TINTED: Final = frozenset({Kind.OBJECTION, Kind.UNDERCUT})
"""The kinds of statements whose own background is that of what is against the thesis."""


class Place(Enum):
    """Where a card is: by itself, as a cell in a frame, or as the frame around cells."""

    ALONE = auto()
    CELL = auto()
    FRAME = auto()


class CardRole(NamedTuple):
    """What a card shows, as far as its colours and its border tell it.

    ``kind`` is ``None`` for a statement of which only a relation is known. A card that
    ``is_placeholder`` refers to a statement that is shown elsewhere. A cell has no border.
    """

    kind: Kind | ArgumentKind | None
    is_against: bool = False
    is_placeholder: bool = False
    place: Place = Place.ALONE


class CardStyle(NamedTuple):
    """The colours of a card, and whether its border is heavy or dashed."""

    accent: Accent
    is_heavy: bool = False
    is_dashed: bool = False


def card_style(role: CardRole, theme: Theme) -> CardStyle:
    """The style of a card.

    >>> from argmap.render.theme.theme import LIGHT
    >>> rebuttal = card_style(CardRole(Kind.REBUTTAL), LIGHT).accent
    >>> objection = card_style(CardRole(Kind.OBJECTION, is_against=True), LIGHT).accent
    >>> rebuttal.bar == objection.bar, rebuttal.ground == objection.ground
    (True, False)
    """
    accent = _own(role.kind, theme)
    if role.is_placeholder:
        return CardStyle(accent._replace(ground=theme.ghost, border=theme.ghost))
    if role.is_against:
        accent = accent._replace(ground=theme.kinds[Kind.OBJECTION].ground)
    if role.place is Place.FRAME:
        return CardStyle(Accent(*[accent.border] * len(accent)))
    is_dashed = role.kind in _DASHED and role.place is Place.ALONE
    return CardStyle(accent, role.kind is Kind.THESIS, is_dashed)


def _own(kind: Kind | ArgumentKind | None, theme: Theme) -> Accent:
    """The colours of a card that does not speak against the thesis."""
    plain = theme.kinds[Kind.CLAIM]
    if kind is None:
        return Accent(theme.neutral, theme.muted, plain.ground, plain.border)
    if isinstance(kind, Kind):
        accent = theme.kinds[kind]
        # An objection to what is against the thesis is not against it itself.
        return accent._replace(ground=plain.ground) if kind in _TINTED else accent
    if kind.attacks:
        name = theme.kinds[Kind.OBJECTION].name
        return Accent(theme.attack, name, plain.ground, theme.attack)
    return Accent(theme.support, theme.link, theme.step, theme.support)
