"""Alt text for a comparison sheet."""

from __future__ import annotations

from argmap.comparison import Comparison


def describe_sheet(comparison: Comparison) -> str:
    """Describe the sheet of a comparison in one or two sentences."""
    found = comparison.disagreements
    authors = [comparison.maps.byline(name) for name in comparison.maps.used]
    counts = (
        ("question", len(comparison.questions)),
        ("contradiction", len(found.contradictions)),
        ("tension", len(found.tensions)),
        ("agreement", len(found.agreements)),
        ("report", len(found.reports)),
    )
    told = ", ".join(f"{n} {word}{'s' * (n != 1)}" for word, n in counts if n)
    return f"A comparison of {', '.join(authors)}, one column each: {told or 'nothing yet'}."
