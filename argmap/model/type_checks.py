"""Arguments of the wrong type: refused by the name of the argument, with what was given.

A converter of an attribute may take a second argument ``name``; :func:`named` has it be the
attribute, as ``takes_field`` of attrs does. (mypy knows what an attribute takes only where its
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
    """Have converters name the attributes that they are of; a ``field_transformer`` of attrs."""
    return [
        one.evolve(converter=_naming(one.converter)) if _takes_name(one.converter) else one
        for one in attributes
    ]


@cache
def _naming(convert: Callable[[Any, Attribute[Any]], Any]) -> Converter[Any, Any]:
    return Converter(convert, takes_field=True)


def _takes_name(convert: object) -> bool:
    code = getattr(convert, "__code__", None)
    return code is not None and code.co_varnames[1 : code.co_argcount] == ("name",)


def wrong_type(name: Attribute[Any] | str, wanted: str, value: object) -> TypeError:
    """The error for an argument, or an attribute, of the wrong type.

    >>> wrong_type("title", "a string", 5)
    TypeError('title must be a string, not 5')
    """
    called = name if isinstance(name, str) else name.name
    return TypeError(f"{called} must be {wanted}, not {_SHORT.repr(value)}")


def expect(value: object, kind: type | tuple[type, ...], name: str) -> None:
    """Hold that an argument is of one of some classes; :class:`TypeError` names it if not.

    >>> expect("essay", (int, float), "scale")
    Traceback (most recent call last):
    TypeError: scale must be an int or a float, not 'essay'
    """
    if not isinstance(value, kind):
        kinds = kind if isinstance(kind, tuple) else (kind,)
        raise wrong_type(name, " or ".join(map(_one, kinds)), value)


def only(*kinds: type) -> Callable[[object, Attribute[Any], object], None]:
    """Hold that an attribute is of one of some classes; :class:`TypeError` names it if not."""

    def require(_instance: object, attribute: Attribute[Any], value: object) -> None:
        expect(value, kinds, attribute.name)

    return require


def as_many(
    values: Iterable[T], kind: type | tuple[type, ...], name: Attribute[Any] | str
) -> tuple[T, ...]:
    """Take any iterable of objects of some classes; a lone text or a mapping is not meant as one.

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
    """Hold that something can be walked and is not one thing by itself."""
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
    """Take a path as text or as any object for one."""
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
