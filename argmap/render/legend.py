"""The key below a picture: just the signs that occur in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import ceil
from typing import Final

from attrs import frozen

from argmap.model import Argument, Kind, Statement
from argmap.render.blocks import Line, Run
from argmap.render.citing import Verdicts
from argmap.render.markup import cell, line, table
from argmap.render.scene import Plan, Recall, Sort, Stub
from argmap.render.signs import SAMPLE, stroke_sample, swatch
from argmap.render.strokes import Stroke, strokes
from argmap.render.theme import Theme

_LOWEST: Final = 15
"""The least height of a row in points."""
_LEADING: Final = 1.6
"""The height of a row to the size of its type, where that is more."""
_GAP: Final = 16


@frozen
class Entry:
    """One sign with what it means.

    ``sample`` is a table that shows the sign, or empty where ``word`` is the sign.
    """

    meaning: str
    sample: str = ""
    word: Run | None = None


def entries(plan: Plan, theme: Theme, verdicts: Verdicts) -> list[Entry]:
    """The signs that occur in a plan, in a fixed order."""
    occurring = {tie.sort for box in plan.boxes.values() for tie in box.ties}
    return [
        *line_entries(occurring, strokes(theme)),
        *_grounds(plan, theme),
        *_marks(plan, theme, verdicts),
        *_folds(plan, theme),
    ]


def line_entries(occurring: Collection[Sort], drawn: Mapping[Sort, Stroke]) -> Iterator[Entry]:
    """The lines that occur, as they are drawn."""
    meanings = {
        Sort.SUPPORT: "supports",
        Sort.PREMISE: "premises that support together",
        Sort.WARRANT: "licenses the step",
        Sort.ATTACK: "attacks a statement or a step",
        Sort.ANSWER: "answers",
        Sort.CONTRADICTS: "contradict each other",
        Sort.IN_TENSION: "stand in tension",
        Sort.AGREES: "agree",
        Sort.SAME: "say the same",
    }
    for sort, meaning in meanings.items():
        if sort in occurring:
            yield Entry(meaning, stroke_sample(drawn[sort], joint=sort is Sort.PREMISE))


def _grounds(plan: Plan, theme: Theme) -> Iterator[Entry]:
    contents = [box.content for box in plan.boxes.values()]
    kinds = {content.kind for content in contents if isinstance(content, Statement)}
    if kinds & {Kind.OBJECTION, Kind.UNDERCUT}:
        accent = theme.kinds[Kind.OBJECTION]
        yield Entry("speaks against", swatch(accent.ground, accent.border))
    if Kind.ASSUMPTION in kinds:
        accent = theme.kinds[Kind.ASSUMPTION]
        yield Entry("assumed, left unsaid", swatch(accent.ground, accent.border, "dashed"))
    if any(isinstance(content, (Stub, Recall)) for content in contents):
        yield Entry("stands elsewhere", swatch(theme.ghost, theme.ghost))


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


def legend_row(found: list[Entry], theme: Theme, measure: float) -> str:
    """The key as the cell of a table, in as many columns as go into ``measure`` points."""
    meanings = [_meaning(entry, theme) for entry in found]
    columns = ceil(len(found) / _rows(meanings, measure))
    column = measure // columns
    high = _row_height(theme)
    cells = [
        cell(entry.sample, SAMPLE, high) + cell(line(meaning), column - SAMPLE, high)
        if entry.sample
        else cell(line(meaning), column, high, 'COLSPAN="2" VALIGN="BOTTOM"')
        for entry, meaning in zip(found, meanings, strict=True)
    ]
    starts = range(0, len(cells), columns)
    key = table("".join(cells[start : start + columns]) for start in starts)
    return f'<TD ALIGN="LEFT">{key}</TD>'


def legend_height(found: list[Entry], theme: Theme, measure: float) -> int:
    """The height of the key in points."""
    return _row_height(theme) * _rows([_meaning(entry, theme) for entry in found], measure)


def _row_height(theme: Theme) -> int:
    return max(_LOWEST, ceil(theme.fonts.legend.size * _LEADING))


def _rows(meanings: list[Line], measure: float) -> int:
    widest = max(sum(run.width for run in meaning) for meaning in meanings) + SAMPLE + _GAP
    return ceil(len(meanings) / max(1, int(measure // widest)))


def _meaning(entry: Entry, theme: Theme) -> Line:
    meaning = Run(entry.meaning, theme.fonts.legend, theme.muted)
    return (meaning,) if entry.word is None else (entry.word, meaning)
