"""A line that is none of the language: what is wrong with it, and what was most likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final
from unicodedata import normalize

from attrs import frozen

from argmap.model.vocabulary import ARGUMENTS, ATTACKS, PREMISES, Kind

_SHOWN: Final = 48


@frozen
class Slip:
    """A line that could not be read: the diagnostic to give, and the likely meaning.

    ``end`` is how many characters of the line the carets mark. ``meant`` is the line as it was
    most likely meant, so that reading can go on from there; empty where that is unknown.
    ``guessed`` says that its kind is no more than a guess; ``others`` are what else the line may
    have been meant to be.
    """

    code: str
    message: str
    hint: str
    end: int
    meant: str = ""
    guessed: bool = False
    others: tuple[str, ...] = ()


@frozen
class Where:
    """Where a line stands that is none of the language, as far as its meaning depends on that.

    ``ids`` gives the ids of the text; ``column`` is where the line begins, and ``hang`` where it
    would have to begin to be text of what is above it (both from 0; ``hang`` is 0 where nothing
    is). ``at_head`` says that headers may still come. ``allowed`` are the kinds that may stand
    there, ``None`` where that is not known.
    """

    ids: Callable[[], Collection[str]]
    column: int = 0
    hang: int = 0
    at_head: bool = False
    allowed: tuple[str, ...] | None = None

    def fitting(self, kind: str) -> str:
        """A kind with the role of ``kind`` that may stand here, or ``kind`` where none does.

        >>> Where(set, allowed=("claim", "rebuttal")).fitting("objection")
        'rebuttal'
        """
        if self.allowed is None or kind in self.allowed:
            return kind
        roles = (ATTACKS, {*PREMISES, *ARGUMENTS, Kind.ANSWER, Kind.WARRANT, Kind.THESIS})
        role = next((role for role in roles if kind in role), frozenset())
        return next((str(one) for one in self.allowed if one in role), kind)


def slug(text: str) -> str:
    """The id that a text would make: lower case, hyphens for whatever else stands between.

    >>> slug("One Centre_2"), slug("Über")
    ('one-centre-2', 'uber')
    """
    letters = re.sub(r"[\u0300-\u036f]", "", normalize("NFKD", text.lower()))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def reference(text: str) -> str:
    """The reference that a text would make: an id, or MAP.id."""
    return ".".join(filter(None, map(slug, text.split(".")[:2]))) or "id"


def shortened(line: str) -> str:
    """The beginning of a line, for the title of a fix."""
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
