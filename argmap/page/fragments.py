"""The parts of a page, so that an open page can be updated by sending only the differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from attrs import asdict

from argmap.frozen_class import frozen

_LISTS: Final = frozenset({"groups", "entries"})


@frozen
class Fragments:
    """The parts of a page that depend on its map, as HTML.

    ``frame`` is the drawing without its content; ``groups`` are the elements of that content
    (cards, lines and so on); ``entries`` are elements as well.
    """

    title: str = ""
    styles: tuple[str, ...] = ()
    head: str = ""
    essay: str = ""
    overview: str = ""
    outline: str = ""
    help: str = ""
    data: str = ""
    frame: str = ""
    groups: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A name for the page by its content alone: the same in every process.

        >>> Fragments(title="A").digest == Fragments(title="A").digest != Fragments().digest
        True
        """
        return sha256(repr(self).encode("utf-8", "backslashreplace")).hexdigest()[:16]

    def since(self, before: Fragments | None) -> dict[str, Any]:
        """The update that turns the page ``before`` into this one; without it, the whole page.

        The update has each part that differs. For groups and entries it is an ordered list of new
        elements, and of pairs ``[start, end]`` for ranges kept from the previous page.

        >>> before = Fragments(title="A", entries=("a", "b", "c", "d"))
        >>> Fragments(title="A", entries=("b", "c", "x", "a")).since(before)
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
