"""Place the parts of a picture: branches below their root, parts in sections, sections on a sheet.

The engine places every branch by itself. A root is above its branches, which are indented, as in an
outline. Sections follow one another in rows, no wider than the widest part, or in columns, as in a
newspaper; so do the parts of a section, and its subsections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final, NamedTuple

from attrs import Factory, define, frozen

from argmap.render.output.paper_sizes import USUAL_STRIPS
from argmap.render.output.picture_graph import BETWEEN, HANG, Point
from argmap.render.output.strips import Shape, Strips

APART: Final = 24.0
"""Points between two parts, one below the other."""
UNDER: Final = 11.0
"""Points under a heading, and between two branches, one below the other."""
_RATIO: Final = 2**0.5
"""The ratio of width to height that is wanted: that of a poster in landscape."""
_WASTE: Final = 1.2
"""How much more room a part may take than it must in order to be lower."""
_GAIN: Final = 60.0
"""How many points higher something must be to be placed elsewhere than at the left."""
_TRIED: Final = 12
"""How many widths are tried one after the other; wider ones are each wider by a half."""
_ROUNDS: Final = 12
"""How often the height of the columns is halved to find the right one."""

Place = tuple[int, float]
"""The first strip of something and its top in points."""


@define
class Part:
    """A part of a picture: its shape, and where its nodes are from its corner, by number.

    ``right`` is how far it reaches to the right, and ``rules`` are the lengths of the rules above
    its headings, by name, both in points; a rule of infinite length ends where the picture does.
    """

    shape: Shape = Factory(Shape)
    nodes: dict[int, Point] = Factory(dict)
    right: float = 0.0
    rules: dict[str, float] = Factory(dict)

    def close_above(self) -> None:
        """Keep the room above its cards free, so that no later heading is above them."""
        self.shape.extend(range(self.shape.strips), 0.0, 0.0)

    def add(self, other: Part, strip: int, y: float, pitch: float) -> None:
        """Add another part at a place in this one."""
        for at, (top, foot) in other.shape.reaches.items():
            self.shape.extend((strip + at,), y + top, y + foot)
        for number, (right, down) in other.nodes.items():
            self.nodes[number] = strip * pitch + right, y + down
        self.right = max(self.right, strip * pitch + other.right)
        self.rules |= other.rules


@frozen
class Section:
    """A heading, and what follows it; ``level`` is 0 for what precedes the first heading."""

    level: int
    heading: Part | None = None
    name: str = ""
    contents: list[Part | Section] = Factory(list)


class Space(NamedTuple):
    """What a picture is placed in.

    ``pitch`` is the width of a strip in points, ``strips`` how many of them it may be wide even if
    none of its parts is, and ``height`` how high it should be at most, in points.
    """

    pitch: float
    strips: int = USUAL_STRIPS
    height: float = inf


def arranged(sections: Sequence[Section], columns: int, space: Space) -> Part:
    """Sections as one part, in so many columns; 0 chooses how many, and 1 places them in rows."""
    sheet = Part()
    if not sections:
        return sheet
    most = max([space.strips, *(part.shape.strips for part in _parts(sections))])
    whole = [_joined(section, most, space) for section in sections]
    for part in whole:
        part.close_above()
    if columns == 1:
        places = _in_rows(whole, most)
        if sections[0].heading is None:  # the first heading is below what precedes it
            below = whole[0].shape.height + APART
            rest = _in_rows(whole[1:], most)
            places = [(0, 0.0), *((strip, y + below) for strip, y in rest)]
    else:
        places = _in_columns(whole, columns, space.pitch)
    for part, place in zip(whole, places, strict=True):
        sheet.add(part, *place, space.pitch)
    placed = [*zip(sections, whole, places, strict=True)]
    for section, part, place in placed:
        if section.heading is not None:
            others = [(other, at) for one, other, at in placed if one is not section]
            sheet.rules[section.name] = _rule(part, place, others, space.pitch)
    return sheet


def _rule(part: Part, place: Place, others: Sequence[tuple[Part, Place]], pitch: float) -> float:
    """The length of the rule above a section: to what is beside it, or to the edge of the sheet."""
    strip, top = place
    end, foot = strip + part.shape.strips, top + part.shape.height
    beside = [
        left + at
        for other, (left, above) in others
        for at, (start, stop) in other.shape.reaches.items()
        if left + at >= end and above + start < foot and top < above + stop
    ]
    return max(part.right, (min(beside) - strip) * pitch - BETWEEN) if beside else inf


def hung(root: Part, groups: Sequence[Sequence[Part]], most: int, space: Space) -> Part:
    """A root with its branches below it, in the width that takes least room.

    Each group of branches starts a new column, if they are not all in one. Branches are indented.
    """
    groups = [group for group in groups if group]
    least = max((one.shape.strips for group in groups for one in group), default=1)
    tries = (_hung(root, groups, wide, space.pitch) for wide in _widths(least, max(least, most)))
    return _best([*tries], space.height)


def _parts(sections: Sequence[Part | Section]) -> Iterator[Part]:
    """The parts in some sections, and their headings."""
    for one in sections:
        if isinstance(one, Part):
            yield one
        else:
            if one.heading is not None:
                yield one.heading
            yield from _parts(one.contents)


def _joined(section: Section, most: int, space: Space) -> Part:
    """A section as one part, in the width that takes the least room."""
    contents = [
        one if isinstance(one, Part) else _joined(one, most, space) for one in section.contents
    ]
    if section.level == 0 and not section.heading and len(contents) == 1:
        return contents[0]
    if any(isinstance(one, Section) for one in section.contents):
        for part in contents:
            part.close_above()
    least = max((part.shape.strips for part in contents), default=1)
    tries = []
    for wide in _widths(least, most):
        inside = Part()
        for part, place in zip(contents, _in_rows(contents, wide), strict=True):
            inside.add(part, *place, space.pitch)
        tries.append(inside)
    inside = _best(tries, space.height)
    if section.heading is None:
        return inside
    strips = max(inside.shape.strips, min(most, section.heading.shape.strips))
    found = Part()
    found.add(section.heading, 0, 0.0, space.pitch)
    foot = section.heading.shape.height
    found.shape.extend(range(strips), 0.0, foot)
    found.add(inside, 0, foot, space.pitch)
    found.rules[section.name] = found.right
    return found


def _widths(least: int, most: int) -> Iterator[int]:
    """The widths to try, in strips: all near the least, and few of very many."""
    wide = least
    while wide < most:
        yield wide
        wide += 1 if wide < least + _TRIED else wide // 2
    yield most


def _best(tries: Sequence[Part], height: float) -> Part:
    """The lowest of several ways to place a part that take hardly more room than others.

    If it is higher than the picture should be, it is the lowest of all.
    """
    rooms = [part.shape.strips * (part.shape.height + APART) for part in tries]
    close = [part for part, room in zip(tries, rooms, strict=True) if room <= _WASTE * min(rooms)]
    best = _lowest(close)
    return _lowest(tries) if best.shape.height > height else best


def _lowest(tries: Sequence[Part]) -> Part:
    return min(tries, key=lambda part: (part.shape.height, part.shape.strips))


def _hung(root: Part, groups: Sequence[Sequence[Part]], wide: int, pitch: float) -> Part:
    """A root with its branches below it, in one column or in several within a width."""
    part = Part()
    part.add(root, 0, 0.0, pitch)
    top = part.shape.height + HANG
    strips = Strips(UNDER)
    strips.place(part.shape, 0, 0.0)
    one = [branch for group in groups for branch in group]
    if wide <= max((branch.shape.strips for branch in one), default=1):
        columns = [one]
    else:
        columns = _columns(groups, wide)
    strip = last = 0
    for column in columns:
        y = top
        for branch in column:
            above, foot = branch.shape.reaches[0]
            # What is further right may be beside the cards above, but not beside lines.
            least = top if len(columns) > 1 else 0.0
            place = strips.free(branch.shape, strip, max(least, y - above))
            strips.place(branch.shape, strip, place)
            part.add(branch, strip, place, pitch)
            y = place + foot + UNDER
        last = strip
        strip += max((branch.shape.strips for branch in column), default=1)
    if len(columns) > 1:  # lines run across beside the root, and below it
        part.shape.extend(range(last + 1), 0.0, top)
    return part


def _columns(groups: Sequence[Sequence[Part]], wide: int) -> list[list[Part]]:
    """Groups of branches in columns as low as they can be; each group starts a new column."""
    low = max((part.shape.height for group in groups for part in group), default=0.0)
    high = sum(part.shape.height + UNDER for group in groups for part in group)
    found = [list(group) for group in groups]
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        tried = [column for group in groups for column in _filled(group, middle)]
        if sum(max(part.shape.strips for part in column) for column in tried) <= wide:
            found, high = tried, middle
        else:
            low = middle
    return found


def _filled(group: Sequence[Part], height: float) -> list[list[Part]]:
    """Branches in columns of at most some height, if they are not higher themselves."""
    columns: list[list[Part]] = []
    y = height
    for part in group:
        if y + part.shape.height > height:
            columns.append([])
            y = 0.0
        columns[-1].append(part)
        y += part.shape.height + UNDER
    return columns


def _in_rows(parts: Sequence[Part], wide: int) -> list[Place]:
    """Each part as high as it can be, but not above the one before it."""
    strips, least = Strips(APART), 0.0
    places: list[Place] = []
    for part in parts:
        tries = [
            (strips.free(part.shape, strip, least), strip)
            for strip in range(max(1, wide - part.shape.strips + 1))
        ]
        # At the left, unless it would be much lower there.
        least, strip = min(tries, key=lambda one: (one[0] + (_GAIN if one[1] else 0.0), one[1]))
        strips.place(part.shape, strip, least)
        places.append((strip, least))
    return places


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
