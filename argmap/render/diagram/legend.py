"""What the key of a map tells: just the signs that occur in the picture."""

from __future__ import annotations

from argmap.model import Argument, Statement
from argmap.render.diagram.scene import Plan, Recall, Stub
from argmap.render.text_layout.citing import Verdicts
from argmap.render.text_layout.entries import (
    fold_entry,
    ghost_entry,
    ground_entries,
    line_entries,
    mark_entries,
)
from argmap.render.text_layout.key import Entry
from argmap.render.theme.strokes import strokes
from argmap.render.theme.theme import Theme


def entries(plan: Plan, theme: Theme, verdicts: Verdicts, *, joints: bool = True) -> list[Entry]:
    """The signs that occur in a plan, in a fixed order; ``joints`` says whether dots do."""
    occurring = {tie.sort for box in plan.boxes.values() for tie in box.ties}
    contents = [box.content for box in plan.boxes.values()]
    found = [
        *line_entries(occurring, strokes(theme), joints=joints),
        *ground_entries({one.kind for one in contents if isinstance(one, Statement)}, theme),
    ]
    if any(isinstance(content, (Stub, Recall)) for content in contents):
        found.append(ghost_entry("shown elsewhere", theme))
    citing = [] if plan.brief else contents
    cited = (
        verdicts.get((one.key, at))
        for one in citing
        if isinstance(one, (Statement, Argument))
        for at in range(len(one.citations))
    )
    statuses = {verdict.status for verdict in cited if verdict is not None}
    found += mark_entries(statuses, theme)
    if any(box.hidden for box in plan.boxes.values()):
        found.append(fold_entry(theme))
    return found
