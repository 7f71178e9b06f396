"""Evaluate maps: which statements stand, and what a thesis hangs on.

The evaluation knows nothing of texts, sources or drawings: it takes the argument graph of one map
or of several, and gives labels.
"""

from __future__ import annotations

from argmap.evaluation.chance import Chance
from argmap.evaluation.cruxes import Crux, Role
from argmap.evaluation.evaluation import (
    Evaluation,
    Judgement,
    Reason,
    ReasonKind,
    evaluate,
)
from argmap.evaluation.positions import Positions
from argmap.model.vocabulary import Label, Word

__all__ = [
    "Chance",
    "Crux",
    "Evaluation",
    "Judgement",
    "Label",
    "Positions",
    "Reason",
    "ReasonKind",
    "Role",
    "Word",
    "evaluate",
]
