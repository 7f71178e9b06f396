"""How a part of the model shows itself in a notebook: asked for here, told by a room above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

_T = TypeVar("_T")
_HOW: Final[dict[type, Callable[[Any], dict[str, str]]]] = {}


class Displayed:
    """What notebooks show as more than its ``repr``, where a room has said how.

    Jupyter and others ask an object for ``_repr_mimebundle_``: its forms by their media type.
    """

    __slots__ = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Every form there is; which of them is shown is for the notebook to choose."""
        for kind in type(self).__mro__:
            if kind in _HOW:
                return _HOW[kind](self)
        return {"text/plain": repr(self)}


def displayed_by(kind: type[_T], how: Callable[[_T], dict[str, str]]) -> None:
    """Let ``how`` give the forms, by media type, of every object of a kind and its subclasses.

    >>> class Sum(Displayed):
    ...     pass
    >>> displayed_by(Sum, lambda sum: {"text/plain": "1 + 1"})
    >>> Sum()._repr_mimebundle_()
    {'text/plain': '1 + 1'}
    """
    _HOW[kind] = how
