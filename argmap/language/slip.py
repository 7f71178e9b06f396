"""A line that is none of the language: what is wrong with it, and what was most likely meant."""

from __future__ import annotations

import re
from unicodedata import normalize

from attrs import frozen


@frozen
class Slip:
    """A line that could not be read: the diagnostic to give, and the likely meaning.

    ``end`` is how many characters of the line the carets mark. ``meant`` is the line as it was
    most likely meant, so that reading can go on from there; empty where that is unknown.
    ``guessed`` says that its kind is no more than a guess.
    """

    code: str
    message: str
    hint: str
    end: int
    meant: str = ""
    guessed: bool = False


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
