"""Compare maps: who answers which question, where they disagree, and what they share.

A comparison map uses other maps, asks questions, and relates statements across them. From that,
argmap finds the figures on which the maps differ, the deepest contradiction below each
disagreement, the grounds that one side never answers, and the evidence that both sides rely on.
"""

from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.comparison import Comparison, compare, verdicts_of
from argmap.comparison.cross_relations import Link, LinkSort
from argmap.comparison.disagreement import Disagreement, Disagreements
from argmap.comparison.figure_comparison import (
    FigurePair,
    Figures,
    StatedFigure,
    UncomparedFigures,
    compare_figures,
)
from argmap.comparison.grants import Granted
from argmap.comparison.graph_elements import Attack, Edge, EdgeKind, Step
from argmap.comparison.questions import Answer, QuestionTable, Silence
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_evidence import SharedBy, SharedEvidence
from argmap.comparison.similar_statements import Match, Matches
from argmap.comparison.supporting_case import SupportingCase
from argmap.comparison.unanswered_grounds import Unanswered

__all__ = [
    "Answer",
    "Attack",
    "CombinedGraph",
    "Comparison",
    "Disagreement",
    "Disagreements",
    "Edge",
    "EdgeKind",
    "FigurePair",
    "Figures",
    "Granted",
    "Link",
    "LinkSort",
    "Match",
    "Matches",
    "QuestionTable",
    "ResolvedMaps",
    "SharedBy",
    "SharedEvidence",
    "Silence",
    "StatedFigure",
    "Step",
    "SupportingCase",
    "Unanswered",
    "UncomparedFigures",
    "compare",
    "compare_figures",
    "verdicts_of",
]
