"""Ids for the parts of a foreign file, made of the names that they have there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from argmap.model.vocabulary import ID, KEYWORDS

_LONGEST: Final = 40
_SHORT: Final = 20


def as_id(name: str, default: str = "") -> str:
    """Return the id that is nearest to a name, or ``default`` if nothing of it could be one.

    >>> as_id("Who may do what?"), as_id("2_17"), as_id("Évidence"), as_id("因为", "n")
    ('who-may-do-what', '2-17', 'evidence-1', 'n')
    """
    if ID.fullmatch(name) is not None and name not in KEYWORDS:
        return name
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(one for one in plain if not unicodedata.combining(one)).lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", letters))
    made = ""
    for word in words:
        if made and len(made) + len(word) >= _LONGEST:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST]
    made = made or default
    return f"{made}-1" if made in KEYWORDS else made


def is_short_id(name: str) -> bool:
    """Whether a name is an id that one would write in a map; a UUID is too long for that.

    >>> is_short_id("a1"), is_short_id("7b0d1c5e-0000-4000-8000-000000000001"), is_short_id("A")
    (True, False, False)
    """
    return ID.fullmatch(name) is not None and len(name) <= _SHORT


class Ids:
    """Gives each part an id of its own.

    >>> ids = Ids(["t"])
    >>> ids.of("T"), ids.of("T"), ids.of("claim")
    ('t-2', 't-3', 'claim-1')
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def is_taken(self, id: str) -> bool:
        """Whether some part has this id already."""
        return id in self._taken

    def of(self, name: str, default: str = "n") -> str:
        """Return an id made of a name, with a number behind it if it is taken."""
        wanted = as_id(name, default)
        if wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        number = self._last.get(wanted, 1)
        made = wanted
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(made)
        return made
