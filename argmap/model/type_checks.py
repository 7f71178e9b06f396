"""Type checks for arguments; the error message names the argument and shows the value.

The converter of an attribute can take a second argument ``name``; :func:`named` passes the
attribute, as ``takes_field`` of attrs does. (mypy infers the type of an attribute only if its
converter is a plain function.)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from reprlib import Repr
from typing import Any, Final, TypeVar

from attrs import Attribute, Converter, has

T = TypeVar("T")

_SHORT: Final = Repr()
_SHORT.maxstring = _SHORT.maxother = 60


def named(_class: type, attributes: list[Attribute[Any]]) -> list[Attribute[Any]]:
    """Pass the attribute to converters that take a ``name``; a ``field_transformer`` of attrs."""
    return [
        one.evolve(converter=_naming(one.converter))
        if _takes_name(one.converter, one.name)
        else one
        for one in attributes
    ]


@cache
def _naming(convert: Callable[[Any, Attribute[Any]], Any]) -> Converter[Any, Any]:
    return Converter(convert, takes_field=True)


def _takes_name(convert: object, usual: str) -> bool:
    """Whether a converter takes a name, and would take another than ``usual`` for its default."""
    code = getattr(convert, "__code__", None)
    if code is None or code.co_varnames[1 : code.co_argcount] != ("name",):
        return False
    return getattr(convert, "__defaults__", None) != (usual,)


def wrong_type(name: Attribute[Any] | str, wanted: str, value: object) -> TypeError:
    """Return the error for an argument or attribute of the wrong type.

    >>> wrong_type("title", "a string", 5)
    TypeError('title must be a string, not 5')
    """
    called = name if isinstance(name, str) else name.name
    return TypeError(f"{called} must be {wanted}, not {_SHORT.repr(value)}")


def expect(value: object, kind: type | tuple[type, ...], name: str) -> None:
    """Raise :class:`TypeError` unless an argument has one of the given types.

    >>> expect("essay", (int, float), "scale")
    Traceback (most recent call last):
    TypeError: scale must be an int or a float, not 'essay'
    """
    if not isinstance(value, kind):
        kinds = kind if isinstance(kind, tuple) else (kind,)
        raise wrong_type(name, " or ".join(map(_one, kinds)), value)


def only(*kinds: type) -> Callable[[object, Attribute[Any], object], None]:
    """Return a validator that raises :class:`TypeError` unless a value has one of the types."""

    def require(_instance: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, kinds):
            expect(value, kinds, attribute.name)

    return require


def as_many(
    values: Iterable[T], kind: type | tuple[type, ...], name: Attribute[Any] | str
) -> tuple[T, ...]:
    """Convert an iterable of objects of some types to a tuple; refuse single strings and mappings.

    >>> as_many("essay", str, "sources")
    Traceback (most recent call last):
    TypeError: sources must be several strings such as ['essay'], not the one string 'essay'
    """
    kinds = kind if isinstance(kind, tuple) else (kind,)
    if type(values) is not tuple and type(values) is not list:
        _hold_many(values, kinds, name)
    parts = tuple(values)
    for part in parts:
        if not isinstance(part, kinds):
            called = name if isinstance(name, str) else name.name
            raise TypeError(f"{called} holds {' or '.join(map(_name, kinds))}, not {part!r}")
    return parts


def _hold_many(values: object, kinds: tuple[type, ...], name: Attribute[Any] | str) -> None:
    """Raise :class:`TypeError` unless ``values`` is iterable and not a single object."""
    called = name if isinstance(name, str) else name.name
    if isinstance(values, str) and str in kinds:
        given = _SHORT.repr(values)
        raise TypeError(
            f"{called} must be several strings such as [{given}], not the one string {given}"
        )
    single = isinstance(values, (str, bytes, Mapping)) or has(type(values))
    if single or not isinstance(values, Iterable):
        raise wrong_type(name, f"a sequence of {' and '.join(map(_plural, kinds))}", values)


def as_path(value: str | os.PathLike[str], name: Attribute[Any] | str = "path") -> Path:
    """Convert a string or path-like object to a path."""
    if not isinstance(value, (str, os.PathLike)):
        raise wrong_type(name, "a path", value)
    return Path(value)


def _name(kind: type) -> str:
    return "text" if kind is str else kind.__name__


def _one(kind: type) -> str:
    if kind is str:
        return "a string"
    if kind is type(None):
        return "None"
    return f"{'an' if kind.__name__[0] in 'AEIOaeio' else 'a'} {kind.__name__}"


def _plural(kind: type) -> str:
    return "strings" if kind is str else f"{kind.__name__} objects"
