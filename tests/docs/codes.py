"""Where the source of argmap gives each code of a diagnostic."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import Final

import argmap
from argmap.model.codes import Code

_PACKAGE: Final = Path(argmap.__file__).parent


def codes() -> dict[str, list[str]]:
    """The codes that argmap gives, and the places ("model/structure.py:42") that name them.

    Raises :class:`AssertionError` where a problem is made with a text for its code.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Attribute) and _name(node.value) == "Code":
                place = f"{path.relative_to(_PACKAGE).as_posix()}:{node.lineno}"
                found[Code[node.attr].value].append(place)
            elif isinstance(node, ast.Call) and _name(node.func) in ("problem", "Diagnostic"):
                bare = node.args and isinstance(node.args[0], ast.Constant)
                assert not bare, f"{path}:{node.lineno}: name a member of Code"
    return dict(found)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
