"""The wording of citations and of the results of verifying them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, runtime_checkable

from argmap.model import Citation, Place, PlaceUnit
from argmap.model.vocabulary import Status

_MOST_PLACES: Final = 3

VERIFIED: Final = "✓"
"""The sign of a citation that was found in its source."""


@runtime_checkable
class Verdict(Protocol):
    """The result of verifying a citation, such as :class:`argmap.sources.Verdict`.

    ``key`` and ``index`` identify the citation: number ``index``, from 0, of the part ``key``.
    ``paragraphs`` are the first and last paragraph of each place where it was found.
    """

    @property
    def key(self) -> str: ...
    @property
    def index(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]: ...


class StatusWords(NamedTuple):
    """The wording of a citation status.

    ``sign`` is shown on a card, or ``label`` if there is none, and in the legend, where ``legend``
    explains it. ``phrase`` is a longer form, and ``clause`` is for use in a sentence.
    """

    label: str
    legend: str
    phrase: str
    clause: str = ""
    sign: str = ""


STATUSES: Final[Mapping[Status, StatusWords]] = MappingProxyType(
    {
        Status.VERIFIED: StatusWords("verified", "found in its source", "verified", sign=VERIFIED),
        Status.AMBIGUOUS: StatusWords(
            "ambiguous",
            "found in several places",
            "found more than once",
            "is found more than once",
        ),
        Status.NOT_FOUND: StatusWords(
            "not found", "not found in its source", "not found", "is not found"
        ),
        Status.PLACED: StatusWords(
            "placed", "a place, without words to check", "only a place, not verified"
        ),
        Status.UNCHECKED: StatusWords("", "", "not checked: there is no source card"),
    }
)


def places_of(citation: Citation, verdict: Verdict | None) -> tuple[str, ...]:
    """Return the paragraphs in which a citation was found, without duplicates.

    If it was not found, or not searched for, return the place that it names, if any.

    >>> places_of(Citation(("every seat was taken",), Place(PlaceUnit.PARAGRAPH, 7)), None)
    ('¶7',)
    """
    if verdict is not None and verdict.paragraphs and verdict.status != Status.NOT_FOUND:
        found = (Place(PlaceUnit.PARAGRAPH, *pair) for pair in verdict.paragraphs)
        return tuple(dict.fromkeys(map(str, found)))
    return (str(citation.place),) if citation.place is not None else ()


def place_text(citation: Citation, verdict: Verdict | None, source: str | None = None) -> str:
    """Return the first few places of a citation as text, after its ``source`` if given.

    >>> place_text(Citation((), Place(PlaceUnit.PAGE, 3)), None, "report")
    'report p. 3'
    """
    shown = few_places(places_of(citation, verdict))
    return " ".join(part for part in (source, shown) if part)


def few_places(places: Sequence[str]) -> str:
    """Return the first few of some places as text.

    >>> few_places(["¶1", "¶4", "¶5", "¶9"])
    '¶1, ¶4, ¶5, …'
    """
    return ", ".join(places[:_MOST_PLACES]) + (", …" if len(places) > _MOST_PLACES else "")


def citation_text(citation: Citation, verdict: Verdict | None, source: str | None = None) -> str:
    """Return a citation for display: its source, places and phrases.

    >>> citation_text(Citation(("Not spirit", "but fist")), None, "wolfe-1957")
    'wolfe-1957 “Not spirit” … “but fist”'
    """
    parts = (place_text(citation, verdict, source), citation.passage)
    return " ".join(part for part in parts if part)
