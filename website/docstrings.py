"""Docstrings as the sources write them, in the Markdown that the site shows.

The sources' docstrings are in the style of Python's own: ``:class:`Name``` names another object and
lines that begin with ``>>>`` are an example. Here the one becomes a link, the other a code block.
"""

from __future__ import annotations

import re
from typing import Any, Final

import griffe

_ROLE: Final = re.compile(r":(?:class|func|meth|attr|data|mod):`(~?)([\w.]+)`")
_EXAMPLE: Final = re.compile(r"^>>> .*(?:\n.+)*", re.M)
_PACKAGE: Final = "argmap"


def to_markdown(docstring: str, linked: Any) -> str:
    """A docstring in Markdown; ``linked`` says where a name leads, or ``None``.

    >>> print(to_markdown("See :func:`load`.\\n\\n>>> load(1)\\n2", {"load": "argmap.load"}.get))
    See [`load`][argmap.load].
    <BLANKLINE>
    ```pycon
    >>> load(1)
    2
    ```
    """

    def role(found: re.Match[str]) -> str:
        short, name = found.groups()
        shown = name.rpartition(".")[2] if short else name
        target = linked(name)
        return f"[`{shown}`][{target}]" if target else f"`{shown}`"

    text = _ROLE.sub(role, docstring)
    return _EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", text)


class Docstrings(griffe.Extension):
    """Makes every docstring of the package Markdown when it is read."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        if pkg.path == _PACKAGE:
            self._visit(pkg)

    def _visit(self, object: griffe.Object) -> None:
        if object.docstring is not None:
            object.docstring.value = to_markdown(object.docstring.value, _finder(object))
        for member in object.members.values():
            if not member.is_alias:
                self._visit(member)  # type: ignore[arg-type]


def _finder(object: griffe.Object) -> Any:
    def linked(name: str) -> str | None:
        try:
            path = name if name.startswith(f"{_PACKAGE}.") else object.resolve(name)
        except griffe.NameResolutionError:
            return None
        return path if _is_shown(path, object) else None

    return linked


def _is_shown(path: str, object: griffe.Object) -> bool:
    """Whether the site has a place for it: a public name of a room."""
    package = object.package
    parts = path.split(".")
    for room in parts[1:2]:
        member = package.members.get(room)
        exports = getattr(member, "exports", None) or ()
        return parts[-1] in {str(export) for export in exports} or len(parts) > 3 and parts[-2] in {
            str(export) for export in exports
        }
    return False
