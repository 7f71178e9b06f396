"""Who says the statements of an AIF graph.

A locution (L) is what somebody said, and an illocution (YA) between it and a statement says what
they did with it. Who asserted a statement or agreed with it holds it. Who did something that leaves
that open, such as a rhetorical question, may hold it. A plain question or challenge says nothing of
the view of the one who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from attrs import Factory, define

from argmap.model.attribution import Attribution
from argmap.model.clean_text import clean

_HELD: Final = frozenset({"asserting", "agreeing", "conceding"})
_OPEN: Final = frozenset(
    {
        "assertivequestioning",
        "rhetoricalquestioning",
        "assertivechallenging",
        "rhetoricalchallenging",
        "popularconceding",
        "defaultillocuting",
        "ya",
    }
)
_ASKED: Final = frozenset({"purequestioning", "questioning", "purechallenging", "challenging"})
_NAME: Final = re.compile(r"\s*([^:;?!<>{}\[\]\"]{1,40}?) ?: ")
_MOST_WORDS: Final = 5


@define
class Speakers:
    """Who holds, may hold, and asked about each statement, by its id; all names in order."""

    held: dict[str, list[str]] = Factory(dict)
    open: dict[str, list[str]] = Factory(dict)
    asked: dict[str, list[str]] = Factory(dict)

    def attribution(self, id: str, holder: Attribution | None) -> Attribution | None:
        """Return whose view a statement is, or ``None`` if nobody is known to hold it.

        ``holder`` is whose view it would be by its place. What another person only asked is marked
        as uncertain there, so that nobody is said to hold it.
        """
        held, maybe = self.held.get(id, ()), self.open.get(id, ())
        if held or maybe:
            doubtful = [name for name in maybe if name not in held]
            return Attribution((*held, *doubtful), doubtful)
        asked = self.asked.get(id, ())
        if asked and holder is not None and not set(asked) <= set(holder.names):
            return Attribution(asked, asked)
        return None

    def names(self, id: str) -> set[str]:
        """Return everybody who says something of a statement."""
        return {*self.held.get(id, ()), *self.open.get(id, ()), *self.asked.get(id, ())}


def speakers_of(
    types: Mapping[str, str],
    texts: Mapping[str, str],
    edges: Iterable[tuple[str, str]],
    people: Mapping[str, str],
) -> Speakers:
    """Find who says each statement.

    ``texts`` are those of locutions and illocutions, ``people`` the names of those who spoke, by
    the ids of locutions. A locution that is not there begins with the name: ``Ann Lee : It is so``.

    >>> types = {"1": "I", "2": "L", "3": "YA"}
    >>> texts = {"2": "Ann Lee : The bridge is old", "3": "Asserting"}
    >>> speakers_of(types, texts, [("2", "3"), ("3", "1")], {}).held
    {'1': ['Ann Lee']}
    """
    spoken: dict[str, list[str]] = {}
    meant: dict[str, list[str]] = {}
    acts = {id for id, type in types.items() if type == "YA"}
    for start, end in edges:
        if end in acts:
            if types.get(start) == "L":
                spoken.setdefault(end, []).append(start)
        elif start in acts and types.get(end) == "I":
            meant.setdefault(start, []).append(end)
    found = Speakers()
    for id, locutions in spoken.items():
        statements = meant.get(id)
        if statements is None or len(locutions) * len(statements) > 100:
            continue
        act = texts[id].replace(" ", "").lower()
        group = (
            found.held if act in _HELD
            else found.open if act in _OPEN
            else found.asked if act in _ASKED
            else None
        )  # fmt: skip
        if group is None:
            continue
        for locution in locutions:
            name = as_name(people.get(locution, "")) or _name(texts[locution])
            if name:
                for statement in statements:
                    names = group.setdefault(statement, [])
                    if name not in names:
                        names.append(name)
    return found


def _name(text: str) -> str:
    match = _NAME.match(text)
    return "" if match is None or match[1][:1].islower() else as_name(match[1])


@lru_cache(maxsize=4096)
def as_name(text: str) -> str:
    """Return a name as ``by:`` can say it, or "" if it cannot, or if it is hardly a name.

    >>> as_name("Ann  Lee"), as_name("Ann; Bob"), as_name("unnamed")
    ('Ann Lee', '', '')
    """
    name = clean(text)
    if not name or name.count(" ") >= _MOST_WORDS:
        return ""
    try:
        return name if Attribution.parse(name) == Attribution((name,)) else ""
    except ValueError:
        return ""
