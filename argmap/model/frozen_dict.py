"""An immutable dictionary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Never, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """An immutable mapping, for attributes of frozen classes.

    Unlike ``MappingProxyType``, it can be copied and pickled.

    >>> stock = FrozenDict({"a": 1})
    >>> stock["b"] = 2
    Traceback (most recent call last):
    TypeError: this mapping cannot be changed; make another from it
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> Never:
        raise TypeError("this mapping cannot be changed; make another from it")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Callable[[Mapping[K, V]], FrozenDict[K, V]], tuple[Any, ...]]:
        return type(self), (dict(self),)
