"""Paragraphs that mix faces and colours, such as a statement with its number and a count."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from argmap.render.text_layout.text_blocks import Block, Line, Run
from argmap.render.text_layout.text_metrics import wrap

_NARROWER: Final = (0.92, 0.84, 0.76)
_SHORT: Final = 0.22
"""A last line below this share of the measure is very short."""


@lru_cache(maxsize=16_384)
def flowing(runs: Line, measure: float, most: int = 0) -> Block:
    """Break runs into lines of ``measure`` points, at most ``most`` of them (0: no limit).

    There is a space between two runs; within a run, a no-break space keeps words together. If they
    take too many lines, the longest run loses words at its end. A very short last line is avoided
    if that takes no extra line.

    >>> from argmap.render.theme.measures import Face
    >>> plain, bold = Face(10), Face(10, bold=True)
    >>> runs = Run("It has lasted for long.", plain, "#000000"), Run("A\\xa0+9", bold, "#0000ff")
    >>> ["".join(run.text for run in line) for line in flowing(runs, 90).lines]
    ['It has lasted for', 'long. A\\xa0+9']
    """
    shown = tuple(run for run in runs if run.text)
    lines = _broken(shown, measure)
    if most and len(lines) > most:
        return Block(tuple(_cut(shown, measure, most)), is_apart=True)
    if len(lines) > 1 and _width(lines[-1]) < _SHORT * measure:
        for share in _NARROWER:
            tighter = _broken(shown, measure * share)
            if len(tighter) > len(lines):
                break
            if _width(tighter[-1]) >= _SHORT * measure:
                return Block(tuple(tighter), is_apart=True)
    return Block(tuple(lines), is_apart=True)


def _broken(runs: Line, measure: float) -> list[Line]:
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for run in runs:
        space = line[-1]._replace(text=" ").width if line else 0.0
        first, *others = wrap(
            run.text, measure, run.face.size, run.face.bold, first=max(measure - used - space, 0.0)
        )
        if first:
            if line:  # viewers drop a space at the start of a run, but not one at its end
                line[-1] = line[-1]._replace(text=f"{line[-1].text} ")
            line.append(run._replace(text=first))
            used += space + line[-1].width
        for text in others:
            if line:
                lines.append(tuple(line))
            line = [run._replace(text=text)]
            used = line[0].width
    return [*lines, tuple(line)] if line else lines


def _width(line: Line) -> float:
    return sum(run.width for run in line)


def _cut(runs: Line, measure: float, most: int) -> list[Line]:
    """The lines of some runs, of which the longest ends in an ellipsis after as much as fits."""
    place = max(range(len(runs)), key=lambda number: len(runs[number].text))
    long = runs[place]
    words = long.text.split(" ")
    pieces = words if len(words) > 1 else list(long.text)
    joint = " " if len(words) > 1 else ""

    def lines(count: int) -> list[Line]:
        said = f"{joint.join(pieces[:count]).rstrip(' ,;:–—')} …"
        return _broken((*runs[:place], long._replace(text=said), *runs[place + 1 :]), measure)

    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high + 1) // 2
        if len(lines(middle)) <= most:
            low = middle
        else:
            high = middle - 1
    return lines(low)
