"""What the cards of an overview show, as far as their colours and borders tell it."""

from __future__ import annotations

from typing import Final

from argmap.model import Argument, ArgumentMap, Kind, Statement
from argmap.model.vocabulary import ArgumentKind
from argmap.render.overview.argument_tree import Bond
from argmap.render.overview.plan import Aim, Entry, EntryGroup
from argmap.render.theme.card_styles import CardRole, Place

_GROUNDS: Final = (Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION, Kind.WARRANT)
_ATTACKS: Final = (Kind.OBJECTION, Kind.UNDERCUT, Kind.UNLESS, Kind.REBUTTAL)


def frame_role(group: EntryGroup) -> CardRole:
    """The role of the frame of statements that support or attack something together."""
    return header_role(group)._replace(place=Place.FRAME)


def header_role(group: EntryGroup) -> CardRole:
    """The role of the header of such a frame."""
    is_counter = group.bond is Bond.ATTACK and not group.is_for  # an answer is on the thesis's side
    kind = ArgumentKind.COUNTER if is_counter else ArgumentKind.ARGUMENT
    return CardRole(kind, is_against=not group.is_for)


def entry_role(
    entry: Entry, group: EntryGroup, map: ArgumentMap, place: Place = Place.ALONE
) -> CardRole:
    """The role of a statement: its kind or, if only a relation puts it here, that of this."""
    node = map.nodes.get(entry.key)
    own = node.kind if isinstance(node, Statement) else Kind.CLAIM
    if group.bond is Bond.ANSWER:
        kind = Kind.ANSWER
    elif group.bond is Bond.ATTACK and not isinstance(map.nodes.get(group.key), Argument):
        is_own = own in (*_ATTACKS, Kind.WARRANT)
        kind = own if is_own else Kind.REBUTTAL if entry.is_for else Kind.OBJECTION
    else:
        kind = own if own in _GROUNDS else Kind.CLAIM
    return CardRole(kind, not entry.is_for, entry.is_again, place)


def foot_role(group: EntryGroup) -> CardRole:
    """The role of the foot of a frame, about attacks on its step."""
    return CardRole(Kind.UNDERCUT, is_against=group.is_for)


def aim_role(aim: Aim, map: ArgumentMap) -> CardRole:
    """The role of the bar of a thesis or another root."""
    node = map[aim.key]
    assert isinstance(node, Statement), "an argument is no root"
    return CardRole(node.kind)
