"""The parts of a page, so that one that is open can be made another by what differs alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from attrs import asdict, frozen

_LISTS: Final = frozenset({"groups", "entries"})


@frozen
class Fragments:
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

    def since(self, before: Fragments | None) -> dict[str, Any]:
        """What makes a page of these parts out of another one; out of any one, where none is named.

        That is each part that differs. Of groups and entries it is a list, in order, of what is
        new, and of pairs ``[start, end]``: those of the page before that stay.

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
