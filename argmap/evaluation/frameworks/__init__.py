"""Abstract argumentation frameworks and graphs with scores, for those who study them."""

from argmap.evaluation.frameworks.acceptance import (
    credulously_accepted,
    is_credulously_accepted,
    is_sceptically_accepted,
    sceptically_accepted,
)
from argmap.evaluation.frameworks.af_format import read_af, write_af
from argmap.evaluation.frameworks.apx_format import read_apx, write_apx
from argmap.evaluation.frameworks.bag_format import read_bag, write_bag
from argmap.evaluation.frameworks.extensions import ExtensionPart, Extensions
from argmap.evaluation.frameworks.framework import Framework
from argmap.evaluation.frameworks.gradual_models import GradualModel
from argmap.evaluation.frameworks.labelling import Label, labelling
from argmap.evaluation.frameworks.qbaf import Qbaf
from argmap.evaluation.frameworks.semantics import (
    Semantics,
    admissible,
    complete,
    eager,
    grounded,
    ideal,
    naive,
    preferred,
    semi_stable,
    stable,
    stage,
)
from argmap.evaluation.frameworks.strengths import Strengths, strengths
from argmap.evaluation.frameworks.tgf_format import read_tgf, write_tgf

__all__ = [
    "ExtensionPart",
    "Extensions",
    "Framework",
    "GradualModel",
    "Label",
    "Qbaf",
    "Semantics",
    "Strengths",
    "admissible",
    "complete",
    "credulously_accepted",
    "eager",
    "grounded",
    "ideal",
    "is_credulously_accepted",
    "is_sceptically_accepted",
    "labelling",
    "naive",
    "preferred",
    "read_af",
    "read_apx",
    "read_bag",
    "read_tgf",
    "sceptically_accepted",
    "semi_stable",
    "stable",
    "stage",
    "strengths",
    "write_af",
    "write_apx",
    "write_bag",
    "write_tgf",
]
