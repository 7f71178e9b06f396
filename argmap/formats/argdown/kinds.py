"""What a part of a document is in a map, by what it is under and how it is related to that."""

from __future__ import annotations

from typing import Final

from argmap.formats.argdown.document import RelationType
from argmap.model import Kind
from argmap.model.vocabulary import ARGUMENTS, ArgumentKind

_ATTACKS: Final = (Kind.OBJECTION, Kind.REBUTTAL, Kind.UNDERCUT, Kind.UNLESS)


def kind_of(is_argument: bool, type: RelationType | None, above: str) -> tuple[str, str]:
    """Return the kind of a part, and its type of relation if the kind does not say it.

    ``above`` is the kind of what it is under; without a ``type`` it is a premise of that.

    >>> kind_of(True, RelationType.ATTACK, "thesis"), kind_of(True, RelationType.ATTACK, "counter")
    ((<ArgumentKind.COUNTER: 'counter'>, ''), (<ArgumentKind.COUNTER: 'counter'>, 'attack'))
    """
    if above in ARGUMENTS:
        return _under_argument(is_argument, type, above)
    if type in (None, RelationType.SUPPORT):
        return (ArgumentKind.ARGUMENT if is_argument else Kind.CLAIM), ""
    assert type is not None
    mark = "" if type is RelationType.ATTACK else type.value
    if is_argument:
        return ArgumentKind.COUNTER, mark
    return (Kind.REBUTTAL if above in _ATTACKS else Kind.OBJECTION), mark


def _under_argument(is_argument: bool, type: RelationType | None, above: str) -> tuple[str, str]:
    if type is None:
        return Kind.CLAIM, ""
    if type is RelationType.SUPPORT:
        return Kind.CLAIM, "support"
    if type is RelationType.UNDERCUT:
        return (ArgumentKind.COUNTER if is_argument else Kind.UNDERCUT), ""
    if is_argument:
        return ArgumentKind.COUNTER, type.value
    if above == ArgumentKind.COUNTER:
        return Kind.REBUTTAL, "" if type is RelationType.ATTACK else type.value
    return Kind.UNDERCUT, type.value
