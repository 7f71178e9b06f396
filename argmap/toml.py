"""Parse TOML in linear time, and find the lines of its keys for error messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from argmap.model.diagnostic import ArgmapError, Diagnostic, problem
from argmap.model.origin import Span

MOST_DOTS: Final = 100
"""Maximum number of dots in keys on one line. The time and memory that :mod:`tomllib` takes for a
dotted key are quadratic in its number of parts."""

_PIECES: Final = re.compile(
    r'"""(?>[^\\"]++|\\.|"(?!""))*+"""|'
    r"'''(?>[^']++|'(?!''))*+'''|"
    r'"(?>[^"\\\n]++|\\.)*+"|'
    r"'[^'\n]*+'|#[^\n]*+|[.\n]",
    re.S,
)
_SETS: Final = (  # a string, which re compiles when it is first used: only messages need it
    r"[ \t]*+(?:\[++([^\]\n]++)\]++[ \t]*+(?:#.*)?$|([\w\"'.-][\w\"'. \t-]*+)=)"
)


def read_toml(text: str, name: str, *, code: str, what: str) -> dict[str, Any]:
    """Parse TOML; for messages, ``name`` is the path and ``what`` describes the content.

    Raises :class:`ArgmapError` with the given ``code`` if it is not TOML, or if keys or brackets
    are nested too deeply.

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
    """Return the first line with too many dots in keys, or 0."""
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
    """Return the line (from 1) on which each key is set and each table begins.

    Only plain keys are found. TOML parsers do not report positions.

    >>> dict(key_lines("[a]\\nb.c = 1"))
    {('a',): 1, ('a', 'b'): 2, ('a', 'b', 'c'): 2}
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(_SETS, line)
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
