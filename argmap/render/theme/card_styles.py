"""Card styles: the colours and the border of each sort of card, wherever one is drawn.

The bar of a card tells the kind of its statement, its background whether it speaks against the
thesis or belongs elsewhere. A claim or a rebuttal has the bar of its side: blue for the thesis, and
that of an objection against it. Maps, overviews and the legends of both take them from here.
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
SIDED: Final = frozenset({Kind.CLAIM, Kind.REBUTTAL})
"""The kinds of statements whose bar tells their side: both occur on either."""


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
    >>> claim, rebuttal, reason, objection = (
    ...     card_style(CardRole(kind, is_against), LIGHT).accent
    ...     for kind, is_against in [
    ...         (Kind.CLAIM, False), (Kind.REBUTTAL, False), (Kind.CLAIM, True),
    ...         (Kind.OBJECTION, True),
    ...     ]
    ... )
    >>> rebuttal == claim, reason == objection
    (True, True)
    """
    accent = _own(role.kind, theme)
    if role.is_placeholder:
        return CardStyle(accent._replace(ground=theme.ghost, border=theme.ghost))
    if role.is_against:
        objection = theme.kinds[Kind.OBJECTION]
        if role.kind in SIDED:
            accent = accent._replace(bar=objection.bar, name=objection.name)
        accent = accent._replace(ground=objection.ground)
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
