"""Suggest the closest known id for an unknown one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_MOST: Final = 50
"""Maximum number of lookups; a map with more unknown ids does not just have typos."""


class Nearest:
    """Finds the closest of many words, in less than quadratic time.

    Only the few words that share the most letter pairs with the given one are compared in full.

    >>> Nearest(["enduring-kind", "soviet-kind", "heritage"]).to("enduring-knid")
    'enduring-kind'
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._marked: list[str] = []  # made when it is first needed
        self._sharing: dict[str, list[str]] = {}
        self._left = _MOST

    def to(self, word: str) -> str:
        """Return the closest known word, or "" if none is close."""
        if self._left == 0:
            return ""
        self._left -= 1
        if not self._marked:
            self._marked = [f"^{known}$" for known in self._known]
        from difflib import get_close_matches

        pairs = dict.fromkeys(map("".join, pairwise(f"^{word}$")))
        shared = Counter(marked for pair in pairs for marked in self._with(pair))
        likely = [marked[1:-1] for marked, _ in shared.most_common(10)]
        near = get_close_matches(word, likely, n=1, cutoff=0.6)
        return near[0] if near else ""

    def _with(self, pair: str) -> list[str]:
        """The known words that have a pair of letters, with the marks of their ends."""
        if pair not in self._sharing:
            self._sharing[pair] = [marked for marked in self._marked if pair in marked]
        return self._sharing[pair]
