"""The legend of a map: the signs that occur in the drawing."""

from __future__ import annotations

from argmap.model import Argument, ArgumentMap, Statement
from argmap.render.diagram.card_roles import card_roles
from argmap.render.diagram.ranks import lines
from argmap.render.diagram.scene import Scene, key_of
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.legend_entries import (
    card_entries,
    fold_entry,
    line_entries,
    mark_entries,
)
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.sign_runs import broken_entry, sign_entries
from argmap.render.theme.line_styles import strokes
from argmap.render.theme.theme import Theme


def entries(scene: Scene, map: ArgumentMap, theme: Theme, marks: CardMarks) -> list[Entry]:
    """The legend entries for a scene, in a fixed order."""
    signs = marks.signs
    drawn = [(box, edge) for box in scene.boxes.values() for edge in lines(box)]
    roles = [*card_roles(scene, map)]
    linked = any(edge.sort.is_of_step for box in scene.boxes.values() for edge in box.edges)
    found = [
        *card_entries(roles, theme, linked=linked),
        *line_entries({edge.sort for _, edge in drawn}, strokes(theme)),
    ]
    contents = [box.content for box in scene.boxes.values()]
    citing = [] if scene.brief else contents
    cited = (
        marks.verdicts.get((one.key, at))
        for one in citing
        if isinstance(one, (Statement, Argument))
        for at in range(len(one.citations))
    )
    keys = [key_of(content) for content in contents]
    found += sign_entries([signs.by_key[key] for key in keys if key in signs.by_key], theme)
    if any(
        (key_of(box.content), key_of(scene.boxes[edge.to].content)) in signs.broken
        for box, edge in drawn
    ):
        found.append(broken_entry(theme))
    statuses = {verdict.status for verdict in cited if verdict is not None}
    found += mark_entries(statuses, theme)
    if any(box.hidden for box in scene.boxes.values()):
        found.append(fold_entry(theme))
    return found
