"""How a part of the model shows itself in a notebook: asked for here, told by a room above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

_HOW: Final[dict[str, Callable[[Any], dict[str, str]]]] = {}


class Displayed:
    """What notebooks show as more than its ``repr``, where a room has said how.

    Jupyter and others ask an object for ``_repr_mimebundle_``: its forms by their media type.
    """

    __slots__ = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Every form there is; which of them is shown is for the notebook to choose."""
        for kind in type(self).__mro__:
            if how := _HOW.get(_name(kind)):
                return how(self)
        return {"text/plain": repr(self)}


def displayed_by(kind: type | str, how: Callable[[Any], dict[str, str]]) -> None:
    """Let ``how`` give the forms, by media type, of every object of a kind and its subclasses.

    A class of a room that is not to be loaded for this is named: its module and its name.

    >>> class Sum(Displayed):
    ...     pass
    >>> displayed_by(Sum, lambda sum: {"text/plain": "1 + 1"})
    >>> Sum()._repr_mimebundle_()
    {'text/plain': '1 + 1'}
    """
    _HOW[kind if isinstance(kind, str) else _name(kind)] = how


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
