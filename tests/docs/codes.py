"""The codes of the diagnostics that argmap can give, gathered from its source.

Whatever takes a ``code`` (a function's parameter or a class's attribute) gives one; its calls are
looked up. Where one is handed over in a tuple, with a star, it is found in the tuples of a code, a
message and a hint that stand in the modules of that room.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import argmap

_PACKAGE: Final = Path(argmap.__file__).parent


def codes() -> dict[str, list[str]]:
    """Every code, and the places ("model/structure.py:42") that give it.

    Raises :class:`AssertionError` for a call whose code cannot be told: write it out there.
    """
    modules = {path: ast.parse(path.read_bytes()) for path in sorted(_PACKAGE.rglob("*.py"))}
    givers = {name: at for tree in modules.values() for name, at in _givers(tree)}
    found: dict[str, list[str]] = defaultdict(list)
    rooms: set[Path] = set()
    for path, tree in modules.items():
        for code, line in _given(path, tree, givers):
            if code is None:
                rooms.add(path.parent)
            else:
                found[code].append(f"{path.relative_to(_PACKAGE).as_posix()}:{line}")
    for path, tree in modules.items():
        if path.parent in rooms:
            for code, line in _in_tuples(tree):
                found[code].append(f"{path.relative_to(_PACKAGE).as_posix()}:{line}")
    return dict(found)


def _givers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The functions and classes that take a code, and which of their arguments it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            fields = [
                statement.target.id
                for statement in node.body
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
            ]
            if "code" in fields:
                yield node.name, fields.index("code")
            for statement in node.body:
                if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
                    yield from ((node.name, at) for _, at in _givers_in(statement))
        elif isinstance(node, ast.FunctionDef) and node.name != "__init__":
            yield from _givers_in(node)


def _givers_in(function: ast.FunctionDef) -> Iterator[tuple[str, int]]:
    names = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
    if "code" in names:
        yield function.name, names.index("code")


def _given(
    path: Path, tree: ast.Module, givers: dict[str, int]
) -> Iterator[tuple[str | None, int]]:
    """The codes in a module's calls, with their lines; ``None`` for one in a tuple."""
    aliases = {
        name.asname: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.asname
    }
    foreign = {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    } | _loggers(tree)
    constants = _constants(tree)
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = _name(call.func, foreign)
        at = givers.get(aliases.get(name, name))
        if at is None:
            continue
        for code in _codes_of(call, at, constants):
            told = isinstance(code, str) or code is ...
            assert told, f"{path}:{call.lineno}: its code cannot be told"
            yield (code if isinstance(code, str) else None), call.lineno


def _loggers(tree: ast.Module) -> set[str]:
    """The names of a module's loggers, whose warnings and errors are no diagnostics."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Attribute) and node.value.func.attr == "getLogger"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _name(function: ast.expr, foreign: set[str]) -> str:
    """What a call calls; empty for a function of a library such as ``warnings.warn``."""
    if isinstance(function, ast.Name):
        return function.id
    if not isinstance(function, ast.Attribute):
        return ""
    owner = function.value
    return "" if isinstance(owner, ast.Name) and owner.id in foreign else function.attr


def _codes_of(call: ast.Call, at: int, constants: dict[str, object]) -> Iterator[object]:
    """The codes in a call: a text, ``...`` for a tuple, ``None`` for what cannot be told."""
    if any(isinstance(argument, ast.Starred) for argument in call.args[: at + 1]):
        yield ...
        return
    value = call.args[at] if at < len(call.args) else None
    for keyword in call.keywords:
        value = keyword.value if keyword.arg == "code" else value
    if isinstance(value, ast.Attribute) and value.attr == "code":
        return  # handed on
    if isinstance(value, ast.Name) and value.id == "code":
        return
    for choice in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
        yield _constant(choice, constants)


def _in_tuples(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The codes of all tuples of a code, a message and a hint."""
    constants = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 3:
            code, message = _constant(node.elts[0], constants), node.elts[1]
            text = _constant(message, constants)
            told = isinstance(message, ast.JoinedStr) or (isinstance(text, str) and " " in text)
            told = told or (isinstance(message, ast.Name) and message.id == "message")
            if isinstance(code, str) and " " not in code and told:
                yield code, node.lineno


def _constants(tree: ast.Module) -> dict[str, object]:
    """The values of a module's names that are plain constants."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _constant(node: ast.expr | None, constants: dict[str, object]) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None
