"""The legend of a map: the signs that occur in the drawing."""

from __future__ import annotations

from argmap.model import Argument, Kind, Statement
from argmap.render.diagram.ranks import lines
from argmap.render.diagram.scene import REFERENCES, Scene, key_of
from argmap.render.diagram.sides import standings
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.legend_entries import (
    fold_entry,
    frame_entries,
    ground_entries,
    line_entries,
    mark_entries,
    placeholder_entry,
    side_entry,
)
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.sign_runs import broken_entry, sign_entries
from argmap.render.theme.line_styles import strokes
from argmap.render.theme.theme import Theme


def entries(scene: Scene, theme: Theme, marks: CardMarks) -> list[Entry]:
    """The legend entries for a scene, in a fixed order."""
    signs = marks.signs
    drawn = [(box, edge) for box in scene.boxes.values() for edge in lines(box)]
    framed = {
        edge.sort
        for box in scene.boxes.values()
        if isinstance(box.content, Argument)
        for edge in box.edges
        if edge.sort.is_of_step
    }
    contents = [box.content for box in scene.boxes.values()]
    found = [
        *frame_entries(framed, theme),
        *line_entries({edge.sort for _, edge in drawn}, strokes(theme)),
    ]
    if any(standing.is_against for standing in standings(scene).values()):
        found.append(side_entry(theme))
    kinds = {one.kind for one in contents if isinstance(one, Statement)}
    found += ground_entries(kinds - {Kind.OBJECTION, Kind.UNDERCUT}, theme)
    if any(isinstance(content, REFERENCES) for content in contents):
        found.append(placeholder_entry("shown elsewhere", theme))
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
