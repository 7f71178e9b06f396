"""What a sheet holds, in words, for whoever does not see it."""

from __future__ import annotations

from argmap.comparison import Comparison


def describe_sheet(comparison: Comparison) -> str:
    """One or two sentences on what a sheet holds that compares maps."""
    found = comparison.disagreements
    authors = [comparison.maps.author(name) or name for name in comparison.maps.used]
    counts = (
        ("question", len(comparison.questions)),
        ("contradiction", len(found.contradictions)),
        ("tension", len(found.tensions)),
        ("agreement", len(found.agreements)),
        ("report", len(found.reports)),
    )
    told = ", ".join(f"{n} {word}{'s' * (n != 1)}" for word, n in counts if n)
    return f"A comparison of {', '.join(authors)}, one column each: {told or 'nothing yet'}."
