"""The text of a citation on a card: its place, its status and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.model import Citation
from argmap.model.type_checks import as_many
from argmap.model.vocabulary import Status
from argmap.wording.citations import STATUSES, place_text

if TYPE_CHECKING:
    from argmap.sources import Verdict

Verdicts = Mapping[tuple[str, int], "Verdict"]
"""Verdicts by (key of the citing statement or argument, number of the citation)."""

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


def mark(citation: Citation, verdict: Verdict | None, default_source: str | None) -> Mark:
    """The text before the words of a citation.

    >>> from argmap.model import Place, PlaceUnit
    >>> there = Citation(("every seat was taken",), Place(PlaceUnit.PARAGRAPH, 7), "report")
    >>> mark(there, None, "essay").text, mark(there, None, "report").text
    ('report ¶7', '¶7')
    """
    status = verdict.status if verdict is not None else Status.UNCHECKED
    other = citation.source if citation.source != default_source else None
    place = place_text(citation, verdict, other)
    label = STATUSES[status].label
    return Mark(status, " ".join(part for part in (place, label) if part))


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
