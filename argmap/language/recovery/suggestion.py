"""The diagnosis of a malformed line, and the context it depends on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final, NamedTuple
from unicodedata import normalize

from argmap.model.vocabulary import ARGUMENTS, ATTACKS, PREMISES, Kind

_SHOWN: Final = 48


class Slip(NamedTuple):
    """A malformed line: its diagnostic and what it was probably meant to be.

    ``end`` is how many characters of the line are underlined. ``meant`` is the corrected line, from
    which parsing continues, or "" if unknown. ``guessed`` says that its kind is only a guess;
    ``others`` are other possible corrections.
    """

    code: str
    message: str
    hint: str
    end: int
    meant: str = ""
    guessed: bool = False
    others: tuple[str, ...] = ()


class Where(NamedTuple):
    """The context of a malformed line.

    ``ids`` returns the ids of the text; ``column`` is where the line begins, and ``hang`` where a
    continuation of the text above would begin (both from 0; ``hang`` is 0 if there is no text).
    ``at_head`` says that headers are allowed, and ``is_parent`` that a
    statement is indented under the line. ``allowed`` are the kinds allowed here, or ``None``
    if unknown.
    """

    ids: Callable[[], Collection[str]]
    column: int = 0
    hang: int = 0
    at_head: bool = False
    allowed: tuple[str, ...] | None = None
    is_parent: bool = False

    def fitting(self, kind: str) -> str:
        """Return an allowed kind with the same role as ``kind``, or ``kind`` if there is none.

        >>> Where(set, allowed=("claim", "rebuttal")).fitting("objection")
        'rebuttal'
        """
        if self.allowed is None or kind in self.allowed:
            return kind
        roles = (ATTACKS, {*PREMISES, *ARGUMENTS, Kind.ANSWER, Kind.WARRANT, Kind.THESIS})
        role = next((role for role in roles if kind in role), frozenset())
        return next((str(one) for one in self.allowed if one in role), kind)


def slug(text: str) -> str:
    """Convert a text to an id: lower case, with hyphens for all other characters.

    >>> slug("One Centre_2"), slug("Über")
    ('one-centre-2', 'uber')
    """
    letters = re.sub(r"[\u0300-\u036f]", "", normalize("NFKD", text.lower()))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def reference(text: str) -> str:
    """Convert a text to a reference: an id, or MAP.id."""
    return ".".join(filter(None, map(slug, text.split(".")[:2]))) or "id"


def shortened(line: str) -> str:
    """Return the beginning of a line, for the title of a fix."""
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
