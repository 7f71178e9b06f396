"""The wording of the results of verifying qualifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from argmap.model import Place, PlaceUnit
from argmap.model.vocabulary import Status
from argmap.wording.citations import STATUSES, few_places

TOO_SHORT: Final = "too short to check without the text"


class QualifierVerdict(Protocol):
    """The result of verifying a phrase of a qualifier, such as
    :class:`argmap.sources.QualifierVerdict`.
    """

    @property
    def phrase(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def is_short(self) -> bool: ...


def qualifier_status(verdict: QualifierVerdict) -> str:
    """Return the status of a phrase of a qualifier as text."""
    if verdict.status is not Status.UNCHECKED:
        return STATUSES[verdict.status].phrase
    if verdict.is_short:
        return f"not checked: {TOO_SHORT}"
    return STATUSES[Status.UNCHECKED].phrase if verdict.sources else "not checked: no source"


def qualifier_place(verdict: QualifierVerdict) -> str:
    """Return where a phrase was found, or the sources in which it was searched, as text."""
    found = (str(Place(PlaceUnit.PARAGRAPH, *pair)) for pair in verdict.paragraphs)
    where = " or ".join(verdict.sources), few_places(tuple(dict.fromkeys(found)))
    return " ".join(part for part in where if part)


def with_doubts(qualifier: str, not_found: Sequence[str]) -> str:
    """Return a qualifier, and which of its phrases are not in the source, if any.

    >>> with_doubts("for a time; in the end", ["in the end"])
    'for a time; in the end (“in the end” not found in its source)'
    >>> with_doubts("in the end", ["in the end"])
    'in the end (not found in its source)'
    """
    if not not_found:
        return qualifier
    named = " and ".join(f"“{phrase}”" for phrase in not_found)
    which = "" if list(not_found) == [qualifier] else f"{named} "
    return f"{qualifier} ({which}{STATUSES[Status.NOT_FOUND].legend})"
