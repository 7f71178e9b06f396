"""A page taken apart, so that one that is open can be made another by what differs alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, Self

from attrs import asdict, frozen

_GROUP: Final = re.compile(r"<(/?)g\b[^>]*>")
_LISTS: Final = frozenset({"groups", "entries"})


@frozen
class Parts:
    """What of a page is of its map, as HTML.

    ``frame`` is the picture without what is drawn in it, ``groups`` are its cards, lines and so
    on, an element each; ``entries`` an element each as well.
    """

    title: str = ""
    styles: tuple[str, ...] = ()
    head: str = ""
    essay: str = ""
    help: str = ""
    data: str = ""
    frame: str = ""
    groups: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()

    @classmethod
    def of(cls, picture: str, **others: Any) -> Self:
        """Take a picture apart, and put its parts with the others."""
        frame, groups = taken_apart(picture)
        return cls(frame=frame, groups=groups, **others)

    def since(self, before: Parts | None) -> dict[str, Any]:
        """What makes a page of these parts out of another one; out of any one, where none is named.

        That is each part that differs. Of groups and entries it is a list, in order, of what is
        new, and of pairs ``[start, end]``: those of the page before that stay.

        >>> before = Parts(title="A", entries=("a", "b", "c", "d"))
        >>> Parts(title="A", entries=("b", "c", "x", "a")).since(before)
        {'entries': [[1, 3], 'x', [0, 1]]}
        """
        new = asdict(self, recurse=False)
        if before is None:
            return new
        old = asdict(before, recurse=False)
        found = {name: part for name, part in new.items() if part != old[name]}
        for name in _LISTS.intersection(found):
            found[name] = _steps(old[name], new[name])
        return found


def _steps(before: Sequence[str], after: Sequence[str]) -> list[Any]:
    places = defaultdict(list)
    for number in reversed(range(len(before))):
        places[before[number]].append(number)
    steps: list[Any] = []
    for text in after:
        if not places.get(text):
            steps.append(text)
            continue
        number = places[text].pop()
        if steps and isinstance(steps[-1], list) and steps[-1][1] == number:
            steps[-1][1] = number + 1
        else:
            steps.append([number, number + 1])
    return steps


def taken_apart(picture: str) -> tuple[str, tuple[str, ...]]:
    """The frame of an SVG, and the elements in its first group.

    >>> taken_apart('<svg><title>A</title><g><path/>\\n<g id="a"><g/></g>\\n</g></svg>')
    ('<svg><title>A</title><g></g></svg>', ('<path/>', '<g id="a"><g/></g>'))
    """
    outer = _GROUP.search(picture)
    end = picture.rfind("</g>")
    if outer is None or end < outer.end():
        return picture, ()
    inner = picture[outer.end() : end]
    return picture[: outer.end()] + picture[end:], tuple(_elements(inner))


def _elements(inner: str) -> Iterator[str]:
    """The elements of a group: groups whole, and of the rest one a line."""
    depth = start = 0
    for tag in _GROUP.finditer(inner):
        if tag[0].endswith("/>"):
            continue
        if depth == 0:
            yield from _lines(inner[start : tag.start()])
            start = tag.start()
        depth += -1 if tag[1] else 1
        if depth == 0:
            yield inner[start : tag.end()]
            start = tag.end()
    yield from _lines(inner[start:])


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line.strip())
