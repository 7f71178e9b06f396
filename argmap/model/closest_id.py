"""Suggest the closest known id for an unknown one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
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
        self._sharing: dict[tuple[str, str], list[str]] = {}  # built on first use
        self._left = _MOST

    def to(self, word: str) -> str:
        """Return the closest known word, or "" if none is close."""
        if self._left == 0:
            return ""
        self._left -= 1
        for known in self._known if not self._sharing else ():
            for pair in _pairs(known):
                self._sharing.setdefault(pair, []).append(known)
        from difflib import get_close_matches

        shared = Counter(known for pair in _pairs(word) for known in self._sharing.get(pair, ()))
        likely = [known for known, _ in shared.most_common(10)]
        near = get_close_matches(word, likely, n=1, cutoff=0.6)
        return near[0] if near else ""


@lru_cache(maxsize=1 << 14)
def _pairs(word: str) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairwise(f"^{word}$")))
