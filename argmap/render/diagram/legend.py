"""What the key of a map tells: just the signs that occur in the picture."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Argument, Kind, Statement
from argmap.render.diagram.scene import Plan, Recall, Stub
from argmap.render.look.strokes import strokes
from argmap.render.look.theme import Theme
from argmap.render.typeset.blocks import Run
from argmap.render.typeset.citing import Verdicts
from argmap.render.typeset.key import Entry, line_entries
from argmap.render.typeset.signs import Swatch


def entries(plan: Plan, theme: Theme, verdicts: Verdicts, *, joints: bool = True) -> list[Entry]:
    """The signs that occur in a plan, in a fixed order; ``joints`` says whether dots do."""
    occurring = {tie.sort for box in plan.boxes.values() for tie in box.ties}
    return [
        *line_entries(occurring, strokes(theme), joints=joints),
        *_grounds(plan, theme),
        *_marks(plan, theme, verdicts),
        *_folds(plan, theme),
    ]


def _grounds(plan: Plan, theme: Theme) -> Iterator[Entry]:
    contents = [box.content for box in plan.boxes.values()]
    kinds = {content.kind for content in contents if isinstance(content, Statement)}
    if kinds & {Kind.OBJECTION, Kind.UNDERCUT}:
        accent = theme.kinds[Kind.OBJECTION]
        yield Entry("speaks against", Swatch(accent.ground, accent.border))
    if Kind.ASSUMPTION in kinds:
        accent = theme.kinds[Kind.ASSUMPTION]
        yield Entry("assumed, left unsaid", Swatch(accent.ground, accent.border, "dashed"))
    if any(isinstance(content, (Stub, Recall)) for content in contents):
        yield Entry("stands elsewhere", Swatch(theme.ghost, theme.ghost))


def _folds(plan: Plan, theme: Theme) -> Iterator[Entry]:
    if any(box.hidden for box in plan.boxes.values()):
        word = Run("+1 more ", theme.fonts.mark, theme.link)
        yield Entry("a statement bears on it, not drawn here", word=word)


def _marks(plan: Plan, theme: Theme, verdicts: Verdicts) -> Iterator[Entry]:
    meanings = {
        "verified": (theme.verified, "found in its source"),
        "ambiguous": (theme.doubtful, "found in several places"),
        "not-found": (theme.missing, "not found in its source"),
        "placed": (theme.muted, "a place, without words to check"),
    }
    contents = [] if plan.brief else [box.content for box in plan.boxes.values()]
    keys = {one.key for one in contents if isinstance(one, (Statement, Argument))}
    occurring = {str(found.status) for (key, _), found in verdicts.items() if key in keys}
    for status, (colour, meaning) in meanings.items():
        if status in occurring:
            yield Entry(meaning, word=Run(f"{status.replace('-', ' ')} ", theme.fonts.mark, colour))
