"""Ids of AIF nodes for the parts of a map: those they had, and new numbers for the others."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.aif.id_lists import LONGEST_NUMBER, is_number


class Numbers:
    """Gives new ids, which are numbers above all that were used; ``suffix`` is added to each.

    >>> numbers = Numbers(["3", "17"])
    >>> numbers.new(), numbers.new()
    ('18', '19')
    """

    def __init__(self, used: Iterable[str], suffix: str = "") -> None:
        self._used = used
        self._suffix = suffix
        self._last: int | None = None

    def new(self) -> str:
        """Return a new id."""
        self._last = (self._highest() if self._last is None else self._last) + 1
        return f"{self._last}{self._suffix}"

    def _highest(self) -> int:
        stems = (id.removesuffix(self._suffix) for id in self._used)
        return max(
            (int(one) for one in stems if is_number(one) and len(one) <= LONGEST_NUMBER), default=0
        )


def is_aif_id(id: str, suffix: str = "") -> bool:
    """Whether an id is of the form that AIFdb gives, so that it can be kept.

    >>> is_aif_id("12"), is_aif_id("012"), is_aif_id("bridge")
    (True, False, False)
    """
    if suffix:
        if not id.endswith(suffix):
            return False
        id = id[: len(id) - len(suffix)]
    if not id.isdigit() or not id.isascii() or len(id) > LONGEST_NUMBER:
        return False
    return id[0] != "0" or id == "0"
