"""Alt text for a comparison sheet."""

from __future__ import annotations

from argmap.comparison import Comparison
from argmap.verbalize.silences import still_to_write
from argmap.wording.relations import GROUPS, REPORTS, group_counts


def describe_sheet(comparison: Comparison) -> str:
    """Describe the sheet of a comparison in one or two sentences, with the counts that it shows."""
    found = comparison.disagreements
    authors = [comparison.maps.byline(name) for name in comparison.maps.used]
    links = (*found.contradictions, *found.tensions, *found.agreements, *found.supports)
    counts = {group.heading: sum(link.kind in group.kinds for link in links) for group in GROUPS}
    counts[REPORTS.heading] = len(found.reports)
    asked = len(comparison.written_questions)
    questions = f"{asked} question{'s' * (asked != 1)}" if asked else ""
    told = ", ".join(part for part in (questions, group_counts(counts)) if part)
    left = still_to_write(comparison.unwritten)
    return (
        f"A comparison of {', '.join(authors)}, one column each: {told or 'nothing yet'}."
        f"{left and f' Left out: {left}.'}"
    )
