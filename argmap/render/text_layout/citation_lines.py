"""What a card says of a citation: where it stands, whether it was verified, and its words."""

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
"""Verdicts by the key of what cites and the number of the citation in it."""

_FEWEST: Final = 2
"""The fewest words that a shortened phrase keeps."""


class Mark(NamedTuple):
    """The place of a citation and what came of looking for it.

    A citation on which there is no verdict is unchecked.
    """

    status: Status
    text: str


def by_citation(verdicts: Iterable[Verdict]) -> Verdicts:
    """Arrange verdicts by the citation that they are about."""
    if verdicts != ():  # then who has them has loaded the room that they are of
        from argmap.sources import Verdict

        verdicts = as_many(verdicts, Verdict, "verdicts")
    return {(verdict.key, verdict.index): verdict for verdict in verdicts}


def mark(citation: Citation, verdict: Verdict | None, default_source: str | None) -> Mark:
    """What to say before the words of a citation.

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
    """The passage from its first words to its last, with as many of them as fit.

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
