"""Names for headings, by which fields refer to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.formats.argdown.document import Section
from argmap.model.clean_text import clean

BEFORE_ALL: Final = "-"
"""The name of what comes before the first heading."""


def labels(titles: Sequence[str]) -> list[str]:
    """Return a name for each heading: its text, with a number if there are several of it.

    >>> labels(["Pro", "Contra", "Pro"])
    ['Pro', 'Contra', 'Pro (2)']
    """
    made: list[str] = []
    taken = {BEFORE_ALL}
    last: dict[str, int] = {}
    for title in titles:
        label = name = clean(title) or "?"
        number = last.get(name, 1)
        while label in taken:
            number += 1
            label = f"{name} ({number})"
        last[name] = number
        taken.add(label)
        made.append(label)
    return made


class SectionLabels:
    """The names of the headings of a document; they are numbered from 1."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._labels = labels(titles)

    def of(self, section: Section | None) -> str:
        """Return the name of a heading, or of what comes before all of them."""
        return BEFORE_ALL if section is None else self._labels[section.number - 1]
