"""What the site's reference of the library shows of the sources.

The sources' docstrings are in the style of Python's own: ``:class:`Name``` names another object and
lines that begin with ``>>>`` are an example. Here the one becomes a link, the other a code block.
What an attrs class is made with, which is written nowhere, is told from the class itself.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import attrs
import griffe

_ROLE: Final = re.compile(r":(?:class|func|meth|attr|data|mod):`(~?)([\w.]+)`")
_EXAMPLE: Final = re.compile(r"^>>> .*(?:\n.+)*", re.M)
_PACKAGE: Final = "argmap"


def to_markdown(docstring: str, linked: Callable[[str], str | None]) -> str:
    """A docstring in Markdown; ``linked`` says where a name leads, or ``None``."""

    def role(found: re.Match[str]) -> str:
        short, name = found.groups()
        shown = name.rpartition(".")[2] if short else name
        target = linked(name)
        return f"[`{shown}`][{target}]" if target else f"`{shown}`"

    text = _ROLE.sub(role, docstring)
    return _EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", text)


class Docstrings(griffe.Extension):
    """Makes the package's docstrings Markdown, and gives its attrs classes their signatures."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        if pkg.path == _PACKAGE:
            shown = frozenset(_shown(pkg))
            for object in _objects(pkg):
                if object.docstring is not None:
                    linked = _links(object, shown)
                    object.docstring.value = to_markdown(object.docstring.value, linked)
                if isinstance(object, griffe.Class) and object.path in shown:
                    _give_signature(object)


def _objects(object: griffe.Object) -> list[griffe.Object]:
    """An object and everything that is defined in it."""
    inner = [member for member in object.members.values() if not member.is_alias]
    return [object, *(one for member in inner for one in _objects(member))]  # type: ignore[arg-type]


def _shown(package: griffe.Module) -> list[str]:
    """The paths, where they are defined, of what the rooms of the package offer."""
    return [
        member.final_target.path if member.is_alias else member.path  # type: ignore[union-attr]
        for room in package.modules.values()
        for name in room.exports or ()
        if (member := room.members.get(str(name))) is not None
    ]


def _links(object: griffe.Object, shown: frozenset[str]) -> Callable[[str], str | None]:
    """Where a name in an object's docstring leads: to what is shown, or to a part of it."""

    def linked(name: str) -> str | None:
        try:
            path = object.resolve(name)
            target = object.modules_collection[path]
            path = target.final_target.path if target.is_alias else path
        except (griffe.NameResolutionError, griffe.AliasResolutionError, KeyError):
            return None
        return path if path in shown or path.rpartition(".")[0] in shown else None

    return linked


def _give_signature(written: griffe.Class) -> None:
    """Add the ``__init__`` that attrs makes, with the types as they are written."""
    made = getattr(import_module(written.module.path), written.name)
    if not attrs.has(made) or "__init__" in written.members:
        return
    function = griffe.Function("__init__", parameters=griffe.Parameters(), parent=written)
    self = griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword)
    function.parameters.add(self)
    for one in inspect.signature(made).parameters.values():
        member = written.members.get(one.name)
        annotation = getattr(member, "annotation", None) or str(one.annotation)
        kind = griffe.ParameterKind[one.kind.name.lower()]
        default = None if one.default is one.empty else _default(one.default)
        function.parameters.add(
            griffe.Parameter(one.name, annotation=annotation, kind=kind, default=default)
        )
    written.set_member("__init__", function)


def _default(value: object) -> str:
    """A default as the reader may write it; ``...`` for one that attrs makes anew each time."""
    plain = isinstance(value, str | int | float | tuple | type(None))
    return repr(value) if plain else "..."
