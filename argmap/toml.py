"""TOML that a person writes: read in time that grows with its length, and with the lines of its
keys, so that what is wrong can be told where it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from argmap.model.diagnostic import ArgmapError, Diagnostic, problem
from argmap.model.origin import Span

MOST_DOTS: Final = 100
"""The most dots of keys in one line. What :mod:`tomllib` takes for a dotted key grows with the
square of its parts, in time and in memory."""

_PIECES: Final = re.compile(
    r'"""(?:[^\\"]|\\.|"(?!""))*+"""|'
    r"'''(?:[^']|'(?!''))*+'''|"
    r'"(?:[^"\\\n]|\\.)*+"|'
    r"'[^'\n]*+'|#[^\n]*+|[.\n]",
    re.S,
)
_SETS: Final = re.compile(
    r"[ \t]*+(?:\[++([^\]\n]++)\]++[ \t]*+(?:#.*)?$|([\w\"'.-][\w\"'. \t-]*+)=)"
)


def read_toml(text: str, name: str, *, code: str, what: str) -> dict[str, Any]:
    """Return what a TOML text says. ``name`` is the path by which messages call the file, ``what``
    how they call its contents.

    Raises :class:`ArgmapError` with a problem of the given ``code`` where it is not TOML, or its
    keys or brackets are nested too deep.

    >>> read_toml("[a]\\nb = 1", "x.toml", code="bad-theme", what="the theme")
    {'a': {'b': 1}}
    """
    import tomllib

    line = _line_of_many_dots(text)
    if line:
        message = f"{what} has a key of more than {MOST_DOTS} parts"
        raise ArgmapError([_told_at(code, message, name, line)])
    try:
        return tomllib.loads(text)
    except RecursionError:
        reason, line = "the brackets are nested too deep", 1
    except ValueError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        reason = str(error)[: place.start()] if place else str(error)
        line = int(place[1]) if place else text.count("\n") + 1
    raise ArgmapError([_told_at(code, f"{what} is not TOML: {reason}", name, line)])


def _told_at(code: str, message: str, name: str, line: int) -> Diagnostic:
    return problem(code, message, Span(line, 1, line, 1, name))


def _line_of_many_dots(text: str) -> int:
    """The first line with more dots in keys than are read; 0 where there is none."""
    dots, line = 0, 1
    for match in _PIECES.finditer(text):
        piece = match.group()
        if piece == ".":
            dots += 1
            if dots > MOST_DOTS:
                return line
        elif "\n" in piece:
            line += piece.count("\n")
            dots = 0 if piece == "\n" else dots
    return 0


@lru_cache(maxsize=1)
def key_lines(text: str) -> Mapping[tuple[str, ...], int]:
    """The line, from 1, that each key is set in, and each table begins on, as far as plain keys
    go; TOML readers keep no places.

    >>> dict(key_lines("[a]\\nb.c = 1"))
    {('a',): 1, ('a', 'b'): 2, ('a', 'b', 'c'): 2}
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        match = _SETS.match(line)
        if match is None:
            continue
        path = tuple(part.strip("\"' \t") for part in (match[1] or match[2]).split("."))
        if match[1]:
            table = path
        else:
            path = (*table, *path)
        for length in range(1, min(len(path), MOST_DOTS) + 1):
            found.setdefault(path[:length], number)
    return found
