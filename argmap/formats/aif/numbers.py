"""Ids of AIF nodes for the parts of a map: those they had, and new numbers for the others."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.aif.id_lists import is_number

_LONGEST = 18


class Numbers:
    """Gives new ids, which are numbers above all that were used; ``suffix`` is added to each.

    >>> numbers = Numbers(["3", "17"])
    >>> numbers.new(), numbers.new()
    ('18', '19')
    """

    def __init__(self, used: Iterable[str], suffix: str = "") -> None:
        self._suffix = suffix
        self._last = 0
        for id in used:
            stem = id.removesuffix(suffix)
            if is_number(stem) and len(stem) <= _LONGEST:
                self._last = max(self._last, int(stem))

    def new(self) -> str:
        """Return a new id."""
        self._last += 1
        return f"{self._last}{self._suffix}"


def is_aif_id(id: str, suffix: str = "") -> bool:
    """Whether an id is of the form that AIFdb gives, so that it can be kept.

    >>> is_aif_id("12"), is_aif_id("012"), is_aif_id("bridge")
    (True, False, False)
    """
    if not id.endswith(suffix):
        return False
    stem = id[: len(id) - len(suffix)]
    return is_number(stem) and len(stem) <= _LONGEST and (stem[0] != "0" or stem == "0")
