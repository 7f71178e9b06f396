"""The text of a citation on a card: its place, its status and its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.model import Citation
from argmap.model.type_checks import as_many
from argmap.model.vocabulary import Status
from argmap.wording.citations import STATUSES, place_text, places_of

if TYPE_CHECKING:
    from argmap.sources import Verdict

Verdicts = Mapping[tuple[str, int], "Verdict"]
"""Verdicts by (key of the citing statement or argument, number of the citation)."""

_PLACE: Final = re.compile(r"(\D*)(.*)", re.DOTALL)
_DIGITS: Final = re.compile(r"\d+")
_FEWEST: Final = 2
"""Minimum number of words in a shortened phrase."""


class Mark(NamedTuple):
    """The place of a citation and its verification status.

    A citation without a verdict is unchecked.
    """

    status: Status
    text: str


def by_citation(verdicts: Iterable[Verdict]) -> Verdicts:
    """Index verdicts by citation."""
    if verdicts != ():  # a caller with verdicts has already imported the module that defines them
        from argmap.sources import Verdict

        verdicts = as_many(verdicts, Verdict, "verdicts")
    return {(verdict.key, verdict.index): verdict for verdict in verdicts}


def status_of(verdict: Verdict | None) -> Status:
    """The status of a citation; it is unchecked without a verdict."""
    return Status.UNCHECKED if verdict is None else verdict.status


def mark(citation: Citation, verdict: Verdict | None, default_source: str | None) -> Mark:
    """The text before the words of a citation.

    >>> from argmap.model import Place, PlaceUnit
    >>> there = Citation(("every seat was taken",), Place(PlaceUnit.PARAGRAPH, 7), "report")
    >>> mark(there, None, "essay").text, mark(there, None, "report").text
    ('report ¶7', '¶7')
    """
    status = status_of(verdict)
    other = citation.source if citation.source != default_source else None
    place = place_text(citation, verdict, other)
    label = STATUSES[status].label
    return Mark(status, " ".join(part for part in (place, label) if part))


def places_text(
    cited: Iterable[tuple[Citation, Verdict | None]], default_source: str | None
) -> str:
    """The places of several citations with their verdicts, source by source.

    >>> from argmap.model import Place, PlaceUnit
    >>> places = [Place(PlaceUnit.PARAGRAPH, number) for number in (7, 9)]
    >>> cited = [(Citation(("every seat was taken",), place, "report"), None) for place in places]
    >>> places_text(cited, "report")
    '¶7, 9'
    """
    by_source: dict[str | None, dict[str, None]] = {}
    for citation, verdict in cited:
        source = citation.source if citation.source != default_source else None
        by_source.setdefault(source, {}).update(dict.fromkeys(places_of(citation, verdict)))
    said = [
        " ".join(filter(None, (source, _listed(places)))) for source, places in by_source.items()
    ]
    return "; ".join(filter(None, said))


def _listed(places: Iterable[str]) -> str:
    """Places in a list, in which a unit is not repeated."""
    units: dict[str, dict[str, None]] = {}
    for place in places:
        unit, number = _PLACE.fullmatch(place).groups()  # type: ignore[union-attr]
        units.setdefault(unit, {})[number] = None
    return ", ".join(
        unit + ", ".join(sorted(numbers, key=_first_number)) for unit, numbers in units.items()
    )


def _first_number(number: str) -> int:
    digits = _DIGITS.match(number)
    return int(digits[0]) if digits else 0


def shortened(citation: Citation, fits: Callable[[str], bool]) -> str:
    """The passage's first and last words, as many as fit.

    >>> passage = Citation(("From Ivan the Terrible on", "the restoration of its basic outlines"))
    >>> shortened(passage, lambda text: len(text) < 40)
    '“From Ivan the … its basic outlines”'
    >>> shortened(Citation(("two of every three",)), lambda text: True)
    '“two of every three”'
    """
    first = citation.phrases[0].split(" ")
    last = citation.phrases[1].split(" ") if len(citation.phrases) > 1 else []
    text = ""
    for most in range(max(len(first), len(last), _FEWEST), _FEWEST - 1, -1):
        begin, end = first[:most], last[-most:] if last else []
        gap = ["…"] if last or len(begin) < len(first) else []
        text = f"“{' '.join(begin + gap + end)}”"
        if fits(text):
            break
    return text
