"""Measure text and break it into lines.

The engine knows the widths of ASCII characters only, so argmap measures every line. It uses the
widths of Arimo, which are those of Arial and Helvetica. Characters that Arimo lacks are drawn in
whatever font a viewer has; their width is estimated, rather too wide than too narrow.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from unicodedata import bidirectional, category, combining, east_asian_width

_LETTER: Final = 720
"""Estimated width in thousandths of an em of a letter in a script that Arimo lacks.

Such fonts run wide.
"""

_PICTURE: Final = 1370
"""Estimated width in thousandths of an em of an emoji, after Noto Color Emoji."""

_NARROWER: Final = (0.9, 0.8, 0.7)
_SQUARES: Final = (("\u3000", "\u30ff"), ("\u3400", "\u9fff"), ("\uff01", "\uff60"))
"""Ranges of Han, kana and full-width signs, which are as wide as high."""
_JOINER: Final = "\u200d"
_CLOSING: Final = frozenset(
    "、。，．：；！？）］｝」』】〉》〕〗’”…‥・ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%"
)
_OPENING: Final = frozenset("（［｛「『【〈《〔〖‘“")
_SOFT: Final = re.compile(r"(?<=[^\W\d_][^\W\d_][-\u2010])(?=[^\W\d_]{2})|(?<=\u2014)(?=\w)")
"""Where a word may be divided: after a hyphen between letters, and after a dash."""
_HARD: Final = re.compile(r"(?<=[/?&=_.,;:\-\u2010\u2013\u2014])(?=[^\W_])")
"""Where a word too long for a line may be divided, mainly in addresses."""


class _Advances(dict[str, int]):
    """Widths by character, in thousandths of an em: a sum of these is the same in every Python.

    Estimates for characters that Arimo lacks are cached.
    """

    def __init__(self, bold: bool) -> None:
        self._bold = bold

    def __missing__(self, char: str) -> int:
        known = _known(char)
        self[char] = _estimate(char) if known is None else known[self._bold]
        return self[char]


@cache
def _advances(bold: bool) -> _Advances:
    return _Advances(bold)


@cache
def _runs() -> tuple[list[int], list[str]]:
    """The first characters of the ranges of characters that Arimo has, and the widths of each."""
    table = Path(__file__).with_name("arimo.txt").read_text(encoding="ascii")
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    return [int(line[: line.index(" ")], 16) for line in lines], lines


@lru_cache(maxsize=10_000)
def _known(char: str) -> tuple[int, int] | None:
    """The widths of a character in Arimo regular and bold, in thousandths of an em."""
    starts, lines = _runs()
    number = bisect(starts, ord(char)) - 1
    if number < 0:
        return None
    at = ord(char) - starts[number]
    widths = _widths(lines[number])
    return widths[at] if at < len(widths) else None


@cache
def _widths(line: str) -> list[tuple[int, int]]:
    _, *entries = line.split()
    parted = (entry.partition("/") for entry in entries)
    return [(int(regular), int(heavy or regular)) for regular, _, heavy in parted]


def _estimate(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    if "\U0001f000" <= char <= "\U0001faff":
        return 0 if "\U0001f3fb" <= char <= "\U0001f3ff" else _PICTURE
    if east_asian_width(char) in "WF":
        return 1000
    return _LETTER if category(char)[0] in "LMN" else 1000


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line of text in points; ``size`` is the type size in points.

    >>> round(width("Hamburgefonts", 10), 2), width("漢字", 10)
    (68.36, 20.0)
    """
    return _width(text, bold) * size


def is_exact(text: str) -> bool:
    """Whether the width of ``text`` is known exactly: Arimo has it, or it is Han or kana.

    >>> is_exact("Ἡ τυραννὶς"), is_exact("漢字"), is_exact("السلطة")
    (True, True, False)
    """
    return text.isascii() or all(_known(char) or _is_square(char) for char in text)


def _is_square(char: str) -> bool:
    return any(first <= char <= last for first, last in _SQUARES)


def unknown(text: str) -> str:
    """The characters of ``text`` that Arimo lacks, each once.

    >>> unknown("a check ✓ and a 字")
    '✓字'
    """
    if text.isascii():
        return ""
    return "".join(dict.fromkeys(char for char in text if not _known(char)))


def wrap(
    text: str, measure: float, size: float, bold: bool = False, *, first: float | None = None
) -> list[str]:
    """Break ``text`` into lines no wider than ``measure`` points.

    ``first`` is the measure of the first line, if different. Lines break at spaces, between
    ideographs, after the slashes and dots of an address, and as a last resort within a word. A
    last line of a single word is avoided if that takes no extra line.

    >>> wrap("Power with a single centre", 60, 10)
    ['Power with a', 'single centre']
    >>> wrap("An eased purge is still a purge", 130, 10)
    ['An eased purge is still', 'a purge']
    """
    lines = _fill(text, measure, size, bold, measure if first is None else first)
    if len(lines) > 1 and first is None and " " not in lines[-1] and " " in lines[-2]:
        for share in _NARROWER:
            tighter = _fill(text, measure * share, size, bold, measure * share)
            if len(tighter) > len(lines):
                break
            if " " in tighter[-1]:
                return tighter
    return lines


def _fill(text: str, measure: float, size: float, bold: bool, first: float) -> list[str]:
    """Fill each line with as much as fits."""
    space = _width(" ", bold)
    room, full = first / size, measure / size
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        wide = _width(word, bold)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        whole = wide <= full and not _is_divisible(word)
        lead = " " if line else ""
        for piece in (word,) if whole else _pieces(word, full, bold):
            wide = _width(piece, bold)
            if used + (space if lead else 0.0) + wide <= room or (not line and room == full):
                line, used = line + lead + piece, used + (space if lead else 0.0) + wide
            else:
                lines.append(line)
                line, used, room = piece, wide, full
            lead = ""
    return [*lines, line]


@lru_cache(maxsize=10_000)
def _width(text: str, bold: bool) -> float:
    """The width of a word or a line in ems."""
    return sum(map(_advances(bold).__getitem__, text)) / 1000


@lru_cache(maxsize=10_000)
def _is_divisible(word: str) -> bool:
    return _SOFT.search(word) is not None or _has_ideographs(word)


def _has_ideographs(word: str) -> bool:
    return not word.isascii() and any(east_asian_width(char) in "WF" for char in word)


def _pieces(word: str, room: float, bold: bool) -> Iterator[str]:
    """The unbreakable pieces of a word that must be broken, none wider than ``room``."""
    points = _HARD if _width(word, bold) > room else _SOFT
    for part in points.split(word):
        if _width(part, bold) <= room and not _has_ideographs(part):
            yield part
            continue
        piece = ""
        used = 0.0
        for cluster in _clusters(part):
            wide = _width(cluster, bold)
            if piece and (used + wide > room or _may_break(piece[-1], cluster[0])):
                yield piece
                piece, used = "", 0.0
            piece += cluster
            used += wide
        yield piece


def _may_break(before: str, after: str) -> bool:
    """Whether a line may break between two characters because one of them is an ideograph."""
    if after in _CLOSING or before in _OPENING:
        return False
    return east_asian_width(before) in "WF" or east_asian_width(after) in "WF"


def _clusters(text: str) -> Iterator[str]:
    """The characters of ``text``, each with its combining marks and joiners."""
    cluster = ""
    for char in text:
        joined = (
            combining(char)
            or category(char) in ("Mn", "Mc", "Me", "Cf")
            or "\U0001f3fb" <= char <= "\U0001f3ff"
            or cluster.endswith(_JOINER)
            or (len(cluster) == 1 and _is_regional(cluster) and _is_regional(char))
        )
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += char
    yield cluster


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def is_leftward(text: str) -> bool:
    """Whether a line runs from right to left, by its first letter (Unicode annex 9, P2)."""
    if text.isascii():
        return False
    for char in text:
        direction = bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
