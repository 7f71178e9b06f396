"""The regular expressions of the package mean the same in every Python it runs on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

import argmap

PARSER: Final[Any] = import_module("re._parser")
SAFE: Final = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN", "ATOMIC_GROUP"})
POSSESSIVE: Final = re.compile(r"[*+?}]\+")
FOLDER: Final = Path(argmap.__file__).parent
FILES: Final = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*.py")
    if POSSESSIVE.search(path.read_text(encoding="utf-8"))
)


def literals(code: str) -> Iterator[tuple[int, str]]:
    """Yield the string literals of a module that may have a possessive repeat, with their lines.

    Each field of an f-string is replaced by a group, so that a repeat of a field counts as one.
    """
    module = ast.parse(code)
    joined = [node for node in ast.walk(module) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in joined for part in node.values}
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in parts:
                found = text
            case ast.JoinedStr(values=values):
                found = "".join(
                    part.value if isinstance(part, ast.Constant) else "(?:ab)" for part in values
                )
            case _:
                continue
        if POSSESSIVE.search(found):
            yield node.lineno, found


def repeated(parsed: Iterable[Any]) -> Iterator[str]:
    """Yield what stands under each possessive repeat of a parsed pattern."""
    for item in parsed:
        if not isinstance(item, tuple | list | PARSER.SubPattern):
            continue
        if len(item) == 2 and str(item[0]) == "POSSESSIVE_REPEAT":
            body = item[1][2]
            yield str(body[0][0]) if len(body) == 1 else "several"
        yield from repeated(item)


def unsafe(pattern: str) -> list[str]:
    return [what for what in repeated(PARSER.parse(pattern)) if what not in SAFE]


@pytest.mark.parametrize("name", FILES)
def test_only_atomic_groups_are_repeated_possessively(name: str) -> None:
    """Before Python 3.11.5, ``(?:ab?c)*+`` matches ``aca`` to its end instead of ``ac``.

    When the last turn of a possessive repeat fails, matching goes on where that turn stopped, not
    where it began, and some patterns never end (CPython's issue 106052). Debian 12 has 3.11.2.
    A single character or class has no such place to stop at, and an atomic group goes back to its
    beginning when it fails: write ``(?>ab?c)*+``, which matches the same in the same time.
    """
    wrong = [
        f"{name}:{line}: {what} in {text!r}"
        for line, text in literals((FOLDER / name).read_text(encoding="utf-8"))
        for what in unsafe(text)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "code",
    [
        'r"(?:ab?c)*+"',
        'r"x(?:y(?:ab?c){0,4}+)"',
        'r"(?=(ab?c)?+)"',
        'r"a|(?>(?:ab?c)++)*+"',
        'rf"(?>a|b)*+{part}?+"',
        'rf"(?:a{part}){{1,4}}+"',
        'f"a" r"(?:b?c)*+"',
    ],
)
def test_other_possessive_repeats_are_found(code: str) -> None:
    [(_, text)] = literals(code)
    assert len(unsafe(text)) == 1


@pytest.mark.parametrize("code", [r'r"a++[bc]*+.?+\w{2,3}+[)]*+\)*+"', 'rf"(?>ab?c|{part})*+"'])
def test_safe_possessive_repeats_are_not_reported(code: str) -> None:
    assert [unsafe(text) for _, text in literals(code)] == [[]]
