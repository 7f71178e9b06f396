"""The key of a picture: just the signs that occur in it, in columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import ceil
from typing import Final, NamedTuple

from argmap.model import Argument, Kind, Statement
from argmap.render.blocks import Line, Run
from argmap.render.citing import Verdicts
from argmap.render.scene import Plan, Recall, Sort, Stub
from argmap.render.signs import SAMPLE, Sample, StrokeSample, Swatch
from argmap.render.strokes import Stroke, strokes
from argmap.render.theme import Theme

_LOWEST: Final = 15
"""The least height of a row in points."""
_LEADING: Final = 1.6
"""The height of a row to the size of its type, where that is more."""
_GAP: Final = 16


class Entry(NamedTuple):
    """One sign with what it means: a ``sample``, or a ``word`` that is the sign."""

    meaning: str
    sample: Sample | None = None
    word: Run | None = None


def entries(plan: Plan, theme: Theme, verdicts: Verdicts, *, joints: bool = True) -> list[Entry]:
    """The signs that occur in a plan, in a fixed order; ``joints`` says whether dots do."""
    occurring = {tie.sort for box in plan.boxes.values() for tie in box.ties}
    return [
        *line_entries(occurring, strokes(theme), joints=joints),
        *_grounds(plan, theme),
        *_marks(plan, theme, verdicts),
        *_folds(plan, theme),
    ]


def line_entries(
    occurring: Collection[Sort], drawn: Mapping[Sort, Stroke], *, joints: bool = True
) -> Iterator[Entry]:
    """The lines that occur, as they are drawn; ``joints`` says whether they meet in dots."""
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
            yield Entry(meaning, StrokeSample(drawn[sort], joints and sort is Sort.PREMISE))


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


class Key(NamedTuple):
    """The signs of a picture in as many columns as go into ``measure`` points."""

    entries: tuple[Entry, ...]
    theme: Theme
    measure: int

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return ceil(len(self.entries) / self._rows)

    @property
    def column(self) -> int:
        """The width of a column in points."""
        return self.measure // self.columns

    @property
    def row(self) -> int:
        """The height of a row in points."""
        return max(_LOWEST, ceil(self.theme.fonts.legend.size * _LEADING))

    @property
    def height(self) -> int:
        """Its height in points."""
        return self.row * self._rows

    def meaning(self, entry: Entry) -> Line:
        """What is said of a sign, with the sign itself where that is a word."""
        said = Run(entry.meaning, self.theme.fonts.legend, self.theme.muted)
        return (said,) if entry.word is None else (entry.word, said)

    @property
    def _rows(self) -> int:
        widest = max(
            sum(run.width for run in self.meaning(entry)) + SAMPLE + _GAP for entry in self.entries
        )
        return ceil(len(self.entries) / max(1, int(self.measure // widest)))
