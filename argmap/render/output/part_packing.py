"""Place the sections of a picture in rows or in columns, and the parts of each section in rows.

The engine places every branch by itself, and :mod:`.hanging` the branches below their root.
Sections follow one another in rows, or in columns, as in a newspaper; so do the parts of a section,
and its subsections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.render.output.hanging import widths
from argmap.render.output.parts import APART, Part, Section, Space, Ways, worthwhile
from argmap.render.output.rows import in_rows
from argmap.render.output.strips import Strips

_RATIO: Final = 2**0.5
"""The ratio of width to height that is wanted: that of a poster in landscape."""
_WASTE: Final = 1.2
"""How much more room something may take than it must in order to be lower."""
_WIDER: Final = 1.03
"""How much less room something must take to be wider than usual."""
_ROUNDS: Final = 12
"""How often the height of the columns is halved to find the right one."""

Place = tuple[int, float]
"""The first strip of something and its top in points."""


def arranged(sections: Sequence[Section], columns: int, space: Space) -> Part:
    """Sections as one part, in so many columns; 0 chooses how many, and 1 places them in rows."""
    if not sections:
        return Part()
    least = max(ways[0].shape.strips for ways in _parts(sections))
    narrow = max(space.strips, least)
    most = max(narrow, space.most)
    whole = [_joined(section, most, space) for section in sections]
    for ways in whole:
        for part in ways:
            part.close_above()
    if columns == 1:
        tries = [_rows(sections, whole, wide, space.pitch) for wide in widths(least, narrow)]
        best = _best(tries, space.height)
        wider = [_rows(sections, whole, wide, space.pitch) for wide in range(narrow + 1, most + 1)]
        return min((best, *wider), key=lambda part: _room(part) * (1 if part is best else _WIDER))
    sheet = Part()
    parts = [_best(ways, space.height) for ways in whole]
    for part, place in zip(parts, _in_columns(parts, columns, space.pitch), strict=True):
        sheet.add(part, *place, space.pitch)
    return sheet


def _rows(sections: Sequence[Section], whole: Sequence[Ways], wide: int, pitch: float) -> Part:
    """Sections in rows; the first heading is below what precedes it."""
    if sections[0].heading is not None:
        return in_rows(whole, wide, pitch)
    sheet = Part()
    sheet.add(in_rows(whole[:1], wide, pitch), 0, 0.0, pitch)
    if whole[1:]:
        sheet.add(in_rows(whole[1:], wide, pitch), 0, sheet.shape.height + APART, pitch)
    return sheet


def _parts(sections: Sequence[Ways | Section]) -> Iterator[Ways]:
    """The parts in some sections, and their headings."""
    for one in sections:
        if isinstance(one, Section):
            if one.heading is not None:
                yield [one.heading]
            yield from _parts(one.contents)
        else:
            yield one


def _joined(section: Section, most: int, space: Space) -> Ways:
    """A section as one part."""
    contents = [
        _joined(one, most, space) if isinstance(one, Section) else one for one in section.contents
    ]
    if section.level == 0 and not section.heading and len(contents) == 1:
        return contents[0]
    if any(isinstance(one, Section) for one in section.contents):
        for part in (part for ways in contents for part in ways):
            part.close_above()
    least = max((ways[0].shape.strips for ways in contents), default=1)
    tries = [in_rows(contents, wide, space.pitch) for wide in widths(least, most)]
    return worthwhile(_headed(section, inside, most, space.pitch) for inside in tries)


def _headed(section: Section, inside: Part, most: int, pitch: float) -> Part:
    """The contents of a section below its heading, if it has one."""
    if section.heading is None:
        return inside
    strips = max(inside.shape.strips, min(most, section.heading.shape.strips))
    found = Part(rule=section.name, head=section.heading.shape.height + inside.head)
    found.add(section.heading, 0, 0.0, pitch)
    foot = section.heading.shape.height
    found.shape.extend(range(strips), 0.0, foot)
    found.add(inside, 0, foot, pitch)
    return found


def _best(tries: Sequence[Part], height: float) -> Part:
    """The lowest of several ways to place a part that take hardly more room than others.

    If it is higher than the picture should be, it is the lowest of all.
    """
    rooms = [_room(part) for part in tries]
    close = [part for part, room in zip(tries, rooms, strict=True) if room <= _WASTE * min(rooms)]
    best = _lowest(close)
    return _lowest(tries) if best.shape.height > height else best


def _room(part: Part) -> float:
    """The room that a part takes on a sheet, in points of all strips."""
    return part.shape.strips * (part.shape.height + APART)


def _lowest(tries: Sequence[Part]) -> Part:
    return min(tries, key=lambda part: (part.shape.height, part.shape.strips))


def _in_columns(parts: Sequence[Part], columns: int, pitch: float) -> list[Place]:
    """The parts in the wanted number of columns, or in those with the best shape."""
    low = max(part.shape.height for part in parts)
    high = sum(part.shape.height + APART for part in parts)
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        places, many = _in_columns_of(parts, middle)
        placed = [*zip(parts, places, strict=True)]
        wide = pitch * max(strip + part.shape.strips for part, (strip, _) in placed)
        foot = max(y + part.shape.height for part, (_, y) in placed)
        fits = many <= columns if columns else wide <= _RATIO * foot
        low, high = (low, middle) if fits else (middle, high)
    return _in_columns_of(parts, high)[0]


def _in_columns_of(parts: Sequence[Part], height: float) -> tuple[list[Place], int]:
    """The parts in columns of some height, and the number of columns."""
    strips, many = Strips(APART), 1
    places: list[Place] = []
    strip, y, last = 0, 0.0, 0
    for part in parts:
        y = strips.free(part.shape, strip, y)
        if places and y + part.shape.height > height:
            many += 1
            while strip <= last:
                y = strips.free(part.shape, strip, 0.0)
                if y + part.shape.height <= height:
                    break
                strip += 1
        strips.place(part.shape, strip, y)
        places.append((strip, y))
        last = max(last, strip + part.shape.strips)
        y += part.shape.height
    return places, many
