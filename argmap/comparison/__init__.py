"""Maps brought together: who answers what, where they part, and what they share.

A comparison map uses other maps, asks its questions, and relates statements across them. What it
does not say the program finds: the figures on which the maps differ, the deepest pair at which two
theses part, what one side never answers, and the evidence that both sides rest on.
"""

from argmap.comparison.bearing import Bearing, Case, Web
from argmap.comparison.comparing import Comparison, compare, verdicts_of
from argmap.comparison.figures import (
    FigurePair,
    Figures,
    StatedFigure,
    UncomparedFigures,
    compare_figures,
)
from argmap.comparison.link import Link
from argmap.comparison.matching import Match, Matches
from argmap.comparison.parting import Granted, Parting, Partings
from argmap.comparison.questions import Answer, QuestionTable
from argmap.comparison.resolved_maps import ResolvedMaps, name_of
from argmap.comparison.shared import Shared
from argmap.comparison.unanswered import Unanswered

__all__ = [
    "Answer",
    "Bearing",
    "Case",
    "Comparison",
    "FigurePair",
    "Figures",
    "Granted",
    "Link",
    "Match",
    "Matches",
    "Parting",
    "Partings",
    "QuestionTable",
    "ResolvedMaps",
    "Shared",
    "StatedFigure",
    "Unanswered",
    "UncomparedFigures",
    "Web",
    "compare",
    "compare_figures",
    "name_of",
    "verdicts_of",
]
