"""The decorator of the project's frozen classes: that of attrs, with a ``repr`` that is shared.

attrs compiles each method of each class when its module is imported. Every command creates some
forty classes before it does anything, and more than a quarter of what that takes is for their
``__repr__``, which few programs call. Here all classes have one function for it.
"""

from __future__ import annotations

from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls: type | None = None, /, **options: Any) -> Any:
        """Make a class frozen, like :func:`attrs.frozen`."""

        def wrap(cls: type) -> type:
            if options.get("repr") is None and "__repr__" not in cls.__dict__:
                cls.__repr__ = fields_repr
            return attrs.frozen(cls, **options)

        return wrap if cls is None else wrap(cls)


__all__ = ["fields_repr", "frozen"]


@recursive_repr("...")
def fields_repr(self: Any) -> str:
    """Return the ``repr`` of an instance of an attrs class, as attrs writes it.

    >>> @frozen
    ... class Mill:
    ...     name: str
    >>> Mill("Miller’s")
    Mill(name='Miller’s')
    """
    values = []
    for one in attrs.fields(type(self)):
        if one.repr:
            shown = one.repr if callable(one.repr) else repr
            values.append(f"{one.name}={shown(getattr(self, one.name))}")
    return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({', '.join(values)})"
