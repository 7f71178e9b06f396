"""What a card says of a citation: where it stands, whether it was verified, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.model import Citation
from argmap.model.expected import as_many

if TYPE_CHECKING:
    from argmap.sources import Verdict

Verdicts = Mapping[tuple[str, int], "Verdict"]
"""Verdicts by the key of what cites and the number of the citation in it."""

_FEWEST: Final = 2
"""The fewest words that a shortened phrase keeps."""

_MOST_PLACES: Final = 3
_SAYING: Final = MappingProxyType(
    {"verified": "verified", "ambiguous": "ambiguous", "not-found": "not found", "placed": "placed"}
)


class Mark(NamedTuple):
    """The place of a citation and what came of looking for it.

    ``status`` is the value of a :class:`~argmap.sources.Status`; "unchecked" also stands for a
    citation on which there is no verdict.
    """

    status: str
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
    status = str(verdict.status) if verdict is not None else "unchecked"
    if verdict is not None and verdict.paragraphs and status != "not-found":
        place = ", ".join(_paragraphs(*pair) for pair in verdict.paragraphs[:_MOST_PLACES])
        if len(verdict.paragraphs) > _MOST_PLACES:
            place += ", …"
    else:
        place = str(citation.place) if citation.place is not None else ""
    other = citation.source if citation.source not in (None, default_source) else ""
    return Mark(status, " ".join(part for part in (other, place, _SAYING.get(status)) if part))


def _paragraphs(first: int, last: int) -> str:
    return f"¶{first}" if first == last else f"¶{first}-{last}"


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
