"""Look up parts by key or by the part itself; errors suggest the closest key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from argmap.model.closest_id import Nearest
from argmap.model.items import Argument, Reuse, Statement

if TYPE_CHECKING:
    from argmap.model.graph import Inference

Part = Statement | Argument | Reuse
"""An element of the outline of a map."""


class UnknownKeyError(KeyError):
    """The map has no part with this key. ``args[0]`` is the key.

    The closest key is searched only when the message is needed, so failed lookups are cheap.

    >>> print(UnknownKeyError("agred", ["agreed", "stay"]))
    the map has no 'agred' (did you mean 'agreed'?)
    """

    def __init__(self, key: str, known: Iterable[str] = ()) -> None:
        super().__init__(key)
        self._known = known

    @property
    def nearest(self) -> str:
        """The closest known key, or "" if none is close."""
        return Nearest(self._known).to(self.args[0])

    def __str__(self) -> str:
        near = self.nearest
        message = f"the map has no {self.args[0]!r}"
        return f"{message} (did you mean {near!r}?)" if near else message

    def __reduce__(self) -> tuple[object, ...]:
        known = (self.nearest,) if self.nearest else ()
        return type(self), (self.args[0], known)


class OtherPartError(KeyError):
    """The given part is not in the map, which has a different part with the same key.

    >>> print(OtherPartError("~1"))
    '~1' of the map is not the part that was given; look it up by its key
    """

    def __str__(self) -> str:
        return f"{self.args[0]!r} of the map is not the part that was given; look it up by its key"


def key_in(nodes: Mapping[str, Statement | Argument], part: str | Part | Inference) -> str:
    """Return the key of a part, given by key or as itself.

    A :class:`Reuse` stands for its target, an :class:`Inference` for its argument. Raises
    :class:`KeyError` if ``nodes`` has no such part, and :class:`TypeError` for any other object.
    """
    key = key_of(part)
    own = nodes.get(key)
    if own is None:
        raise UnknownKeyError(key, nodes)
    if isinstance(part, (Statement, Argument)) and not _is_same(part, own):
        raise OtherPartError(key)
    return key


def key_of(part: str | Part | Inference) -> str:
    """Return the key for looking something up, whether or not a map has it."""
    if isinstance(part, str):
        return part
    if isinstance(part, Reuse):
        return part.target
    if isinstance(part, (Statement, Argument)):
        return part.key
    from argmap.model.graph import Inference  # imported late: checking and drawing need no graph

    if isinstance(part, Inference):
        return part.key
    raise TypeError(f"expected a key or a part of the map, not {part!r}")


def _is_same(part: Statement | Argument, own: Statement | Argument) -> bool:
    """Whether two parts with the same key are the same part; one with an id may have been moved."""
    return part is own or own == (evolve(part, under=own.under) if part.id else part)
