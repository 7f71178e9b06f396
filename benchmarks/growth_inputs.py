"""The kinds of input whose cost must not grow with the square of their size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isqrt
from typing import Final

from argmap.language import dumps, loads, parse

Make = Callable[[int], Callable[[], object]]

_HEAD: Final = "map: M\nthesis t: One.\n"


def _text(make: Callable[[int], str]) -> Make:
    """Reading of a text that is made of so many units."""

    def made(size: int) -> Callable[[], object]:
        text = make(size)
        return lambda: parse(text)

    return made


def _lines(line: str, head: str = _HEAD) -> Make:
    return _text(lambda size: head + "".join(line.replace("%d", str(n)) for n in range(size)))


def _writing(size: int) -> Callable[[], object]:
    map = loads(_HEAD + "".join(f"  claim c{n}: Two.\n" for n in range(size)))
    return lambda: dumps(map)


def _figures(size: int) -> Callable[[], object]:
    from argmap.comparison import ResolvedMaps, compare_figures
    from argmap.model import ArgumentMap

    figures = "".join(f"  figure: the mill / sacks = {n}\n" for n in range(size))
    maps = {name: loads(f"{_HEAD}{figures}") for name in ("one", "other")}
    return lambda: compare_figures(ResolvedMaps(ArgumentMap("Both"), maps))


def _chains(size: int) -> Callable[[], object]:
    from argmap.comparison import compare

    depth = isqrt(20 * size)  # the text grows with the square of the depth
    text = _HEAD + "".join(f"{'  ' * n}claim c{n}: A.\n" for n in range(1, depth))
    links = "".join(f"one.c{n} contradicts other.c{n}\n" for n in range(1, depth))
    maps = {name: loads(text) for name in ("one", "other")}
    both = loads(f"map: Both\nuse one.argmap as one\nuse other.argmap as other\n\n{links}")
    return lambda: compare(maps, both)


def _as_json(size: int) -> Callable[[], object]:
    from argmap.formats import from_json, to_json

    text = to_json(loads(_HEAD + "".join(f"  claim c{n}: Two.\n" for n in range(size))))
    return lambda: from_json(text)


INPUTS: Final[Mapping[str, tuple[int, Make]]] = {
    "a clean map": (500, _lines("  claim c%d: It is so.\n    by: Hume\n")),
    "writing a map": (500, _writing),
    "reading JSON": (500, _as_json),
    "figures of one measure": (200, _figures),
    "contradictions along two chains": (500, _chains),
    "statements in each other": (
        2000,  # the text grows with the square of the depth
        _text(
            lambda size: (
                _HEAD + "".join(f"{'  ' * n}claim c{n}: A.\n" for n in range(1, isqrt(20 * size)))
            )
        ),
    ),
    "one long line of text": (2000, _text(lambda size: "thesis t: " + "word " * size)),
    "a text of many lines": (500, _lines("    and it goes on\n")),
    "a lost use": (2000, _text(lambda size: "thesis t: use " + "./" * size + " as")),
    "words and colons in a line": (1000, _text(lambda size: "thesis t: " + "claim a: x " * size)),
    "spaces in a line": (2000, _text(lambda size: "thesis t: a" + " " * size + "b: c")),
    "backslashes": (2000, _text(lambda size: "thesis t: " + "\\" * size + "claim a: x")),
    "unknown kinds": (200, _lines("  clam c%d: Two.\n")),
    "lines that are nothing": (200, _lines("so it goes\n")),
    "heads a space out": (200, _lines("   claim c%d: Two.\n")),
    "heads too deep": (200, _lines("      claim c%d: Two.\n    by: Hume\n")),
    "texts that hang oddly": (200, _lines("  claim c%d: Two\n     and three.\n")),
    "blocks a space in": (
        200,
        _lines("  claim c%d: Two.\n     evidence: Three.\n       by: Hume\n"),
    ),
    "kinds where they may not stand": (200, _lines("  rebuttal c%d: Two.\n")),
    "tabs among spaces": (200, _lines("\tclaim c%d: Two.\n  claim d%d: Three.\n")),
    "lines that mail quotes": (200, _lines(">   claim c%d: Two.\n")),
    "comments like statements": (200, _lines("  # claim c%d: Two.\n    by: Hume\n")),
    "items of a list": (200, _lines("      - Two is two.\n")),
    "references to nothing": (200, _lines("  claim @c%d\n")),
    "an id that is taken": (200, _lines("  claim a: Two.\n")),
    "relations": (200, _lines("t contradicts c%d\n")),
    "reopened statements": (200, _lines("@c%d\n  claim c%d: Two.\n")),
    "bad citations": (100, _lines('  cite: "a" b "c"\n', "map: M\nsource: s\nthesis t: One.\n")),
    "bad figures": (100, _lines("  figure: a / b\n")),
}
"""By name: a size to begin with, and what makes the work for a size."""
