"""The names of argumentation schemes in AIFdb, and those of Walton, Reed and Macagno (2008).

AIFdb names most schemes of the book in one word: ``ExpertOpinion``. Araucaria and other tools write
``Expert Opinion`` or ``Argument from Expert Opinion``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

DEFAULT: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "RA": ("Default Inference", "72"),
        "CA": ("Default Conflict", "71"),
        "MA": ("Default Rephrase", "144"),
        "YA": ("Default Illocuting", "168"),
        "TA": ("Default Transition", "82"),
    }
)
"""The scheme of a node of each type that has no other, with its id in AIFdb."""

ASSERTING: Final = ("Asserting", "74")
"""The scheme of asserting, with its id in AIFdb."""

_BY_AIF_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Abductive": "abductive argument",
        "AdHominem": "generic ad hominem",
        "Alternatives": "argument from alternatives",
        "Analogy": "argument from analogy",
        "ArbitrarinessOfVerbalClassification": (
            "argument from arbitrariness of a verbal classification"
        ),
        "Bias": "argument from bias",
        "BiasAdHominem": "bias ad hominem",
        "CauseToEffect": "argument from cause to effect",
        "CircumstantialAdHominem": "circumstantial ad hominem",
        "Commitment": "argument from commitment",
        "Composition": "argument from composition",
        "Consequences": "argument from consequences",
        "ConstitutiveRuleClaims": "argument for constitutive-rule claims",
        "CorrelationToCause": "argument from correlation to cause",
        "DangerAppeal": "argument from danger appeal",
        "DefinitionToVerbalClassification": "argument from definition to verbal classification",
        "DirectAdHominem": "generic ad hominem",
        "Distress": "argument from distress",
        "Division": "argument from division",
        "EpistemicIgnorance": "epistemic argument from ignorance",
        "EstablishedRule": "argument from an established rule",
        "Ethotic": "ethotic argument",
        "EvidenceToHypothesis": "argument from evidence to a hypothesis",
        "Example": "argument from example",
        "ExceptionalCase": "argument for an exceptional case",
        "ExpertOpinion": "argument from expert opinion",
        "FalsificationOfHypothesis": "argument from falsification of a hypothesis",
        "FearAppeal": "argument from fear appeal",
        "FullSlipperySlope": "full slippery slope argument",
        "GenericAdHominem": "generic ad hominem",
        "Gradualism": "argument from gradualism",
        "GroupAndItsMembers": "argument from the group and its members",
        "Ignorance": "argument from ignorance",
        "InconsistentCommitment": "argument from inconsistent commitment",
        "InteractionOfActAndPerson": "argument from interaction of act and person",
        "Memory": "argument from memory",
        "NeedForHelp": "argument from need for help",
        "NegativeConsequences": "argument from negative consequences",
        "NegativeValue": "argument from negative value",
        "Oppositions": "argument from oppositions",
        "Perception": "argument from perception",
        "PleaForExcuse": "argument from plea for excuse",
        "PopularOpinion": "argument from popular opinion",
        "PopularPractice": "argument from popular practice",
        "PositionToKnow": "argument from position to know",
        "PositiveConsequences": "argument from positive consequences",
        "PositiveValue": "argument from positive value",
        "PracticalReasoning": "practical reasoning",
        "PracticalReasoningFromAnalogy": "practical reasoning from analogy",
        "PragmaticArgumentFromAlternatives": "pragmatic argument from alternatives",
        "PragmaticInconsistency": "pragmatic inconsistency",
        "Precedent": "argument from precedent",
        "PrecedentSlipperySlope": "precedent slippery slope argument",
        "RhetoricalOppositions": "rhetorical argument from oppositions",
        "Rules": "argument from rules",
        "Sacrifice": "argument from sacrifice",
        "Sign": "argument from sign",
        "SlipperySlope": "slippery slope argument",
        "SoritesSlipperySlope": "sorites slippery slope argument",
        "SunkCosts": "argument from sunk costs",
        "Threat": "argument from threat",
        "TwoPersonPracticalReasoning": "two-person practical reasoning",
        "VagueVerbalClassification": "argument from vagueness of a verbal classification",
        "VaguenessOfVerbalClassification": "argument from vagueness of a verbal classification",
        "Values": "argument from values",
        "VerbalClassification": "argument from verbal classification",
        "VerbalSlipperySlope": "verbal slippery slope argument",
        "Waste": "argument from waste",
        "WitnessTestimony": "argument from witness testimony",
    }
)

_UNNAMED: Final = frozenset({"", "default", "ra", "ca", "ma", "inference", "conflict"})
_FRAME: Final = re.compile(r"^(?:argument|reasoning|from|for|a|an|the)+(?=[a-z])")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


@cache
def _by_letters() -> Mapping[str, str]:
    known = {_letters(aif): name for aif, name in _BY_AIF_NAME.items()}
    known |= {_letters(name): name for name in _BY_AIF_NAME.values()}
    return known


@cache
def _by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for aif, name in _BY_AIF_NAME.items():
        found.setdefault(name, aif)
    return found | {"generic ad hominem": "GenericAdHominem"}


@cache
def scheme_of(type: str, text: str, scheme: str) -> str | None:
    """Return the name of the scheme of a node, or ``None`` if it has only the default one.

    ``text`` is the text of the node, ``scheme`` its scheme if the file says one. A name that is not
    in the book is returned as it is written.

    >>> scheme_of("RA", "RA", "ExpertOpinion"), scheme_of("RA", "Argument from Sign", "")
    ('argument from expert opinion', 'argument from sign')
    >>> scheme_of("RA", "Default Inference", "Default Inference"), scheme_of("CA", "Rivalry", "")
    (None, 'Rivalry')
    """
    for name in (scheme, text):
        if name.strip().lower() in _UNNAMED or name == DEFAULT[type][0]:
            continue
        letters = _letters(name)
        known = _by_letters()
        return known.get(letters) or known.get(_FRAME.sub("", letters)) or name
    return None


def aif_name(scheme: str) -> str:
    """Return the name of a scheme in AIFdb; one that AIFdb does not have is returned as it is.

    >>> aif_name("argument from expert opinion"), aif_name("expert opinion"), aif_name("Rivalry")
    ('ExpertOpinion', 'ExpertOpinion', 'Rivalry')
    """
    letters = _letters(scheme)
    known = _by_letters()
    name = known.get(letters) or known.get(_FRAME.sub("", letters))
    return scheme if name is None else _by_name()[name]
