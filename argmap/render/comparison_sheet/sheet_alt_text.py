"""Alt text for a comparison sheet."""

from __future__ import annotations

from typing import Final

from argmap.comparison import Comparison
from argmap.verbalize.silences import still_to_write
from argmap.wording.relations import GROUPS

_SINGULAR: Final = ("contradiction", "objection", "tension", "agreement", "support")
"""One relation of each of :data:`~argmap.wording.relations.GROUPS`."""


def describe_sheet(comparison: Comparison) -> str:
    """Describe the sheet of a comparison in one or two sentences, with the counts that it shows."""
    found = comparison.disagreements
    authors = [comparison.maps.byline(name) for name in comparison.maps.used]
    links = (*found.contradictions, *found.tensions, *found.agreements, *found.supports)
    counts = [
        ("question", len(comparison.written_questions)),
        *(
            (word, sum(link.kind in group.kinds for link in links))
            for word, group in zip(_SINGULAR, GROUPS, strict=True)
        ),
        ("report", len(found.reports)),
    ]
    told = ", ".join(f"{n} {word}{'s' * (n != 1)}" for word, n in counts if n)
    left = still_to_write(comparison.unwritten)
    return (
        f"A comparison of {', '.join(authors)}, one column each: {told or 'nothing yet'}."
        f"{left and f' Left out: {left}.'}"
    )
