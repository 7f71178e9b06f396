"""Display hooks for notebooks: model classes ask here, and higher layers register the functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

_HOW: Final[dict[str, Callable[[Any], dict[str, str]]]] = {}


class Displayed:
    """A class that notebooks display in other forms than its ``repr``, if a hook is registered.

    Jupyter calls ``_repr_mimebundle_``, which returns the forms by media type.
    """

    __slots__ = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return all available forms; the notebook chooses one."""
        for kind in type(self).__mro__:
            if how := _HOW.get(_name(kind)):
                return how(self)
        return {"text/plain": repr(self)}


def displayed_by(kind: type | str, how: Callable[[Any], dict[str, str]]) -> None:
    """Register ``how`` to produce the forms, by media type, for a class and its subclasses.

    ``kind`` can be the qualified name of a class, so that its module need not be imported.

    >>> class Sum(Displayed):
    ...     pass
    >>> displayed_by(Sum, lambda sum: {"text/plain": "1 + 1"})
    >>> Sum()._repr_mimebundle_()
    {'text/plain': '1 + 1'}
    """
    _HOW[kind if isinstance(kind, str) else _name(kind)] = how


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
