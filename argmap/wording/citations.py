"""What came of looking for a citation, in English; and a citation as text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, runtime_checkable

from argmap.model import Citation, Place, PlaceUnit
from argmap.model.vocabulary import Status

_MOST_PLACES: Final = 3


@runtime_checkable
class Verdict(Protocol):
    """What has to be known of a verified citation; :class:`argmap.sources.Verdict` has it.

    ``key`` and ``index`` name the citation: the ``index``-th, from 0, of the part ``key``.
    ``paragraphs`` are the first and the last paragraph of each place where it was found.
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
    """How one status of a citation is worded.

    ``label`` stands on a card, and in a key with the ``legend`` that explains it. ``phrase`` says
    it where there is room, and ``clause`` within a sentence.
    """

    label: str
    legend: str
    phrase: str
    clause: str = ""


STATUSES: Final[Mapping[Status, StatusWords]] = MappingProxyType(
    {
        Status.VERIFIED: StatusWords("verified", "found in its source", "verified"),
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
        Status.UNCHECKED: StatusWords("", "", "not checked: its source has no card"),
    }
)


def places_of(citation: Citation, verdict: Verdict | None) -> tuple[str, ...]:
    """Where a citation is: the paragraphs in which it was found, each once. Where it was not
    found, or nobody looked, it is the place that it names, if any.

    >>> places_of(Citation(("every seat was taken",), Place(PlaceUnit.PARAGRAPH, 7)), None)
    ('¶7',)
    """
    if verdict is not None and verdict.paragraphs and verdict.status != Status.NOT_FOUND:
        found = (Place(PlaceUnit.PARAGRAPH, *pair) for pair in verdict.paragraphs)
        return tuple(dict.fromkeys(map(str, found)))
    return (str(citation.place),) if citation.place is not None else ()


def place_text(citation: Citation, verdict: Verdict | None, source: str | None = None) -> str:
    """The place of a citation as text, with its ``source`` before it; of many places the first.

    >>> place_text(Citation((), Place(PlaceUnit.PAGE, 3)), None, "report")
    'report p. 3'
    """
    places = places_of(citation, verdict)
    shown = ", ".join(places[:_MOST_PLACES]) + (", …" if len(places) > _MOST_PLACES else "")
    return " ".join(part for part in (source, shown) if part)


def citation_text(citation: Citation, verdict: Verdict | None, source: str | None = None) -> str:
    """A citation as a reader would quote it: its source, its place and its words.

    >>> citation_text(Citation(("Not spirit", "but fist")), None, "wolfe-1957")
    'wolfe-1957 “Not spirit” … “but fist”'
    """
    parts = (place_text(citation, verdict, source), citation.passage)
    return " ".join(part for part in parts if part)
