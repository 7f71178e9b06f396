"""The names of argumentation schemes, with suggestions for unknown names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from argmap.model.name_matching import normal_form

SCHEMES: Final = (
    "argument from position to know",
    "argument from expert opinion",
    "argument from witness testimony",
    "argument from popular opinion",
    "argument from popular practice",
    "argument from example",
    "argument from analogy",
    "practical reasoning from analogy",
    "argument from composition",
    "argument from division",
    "argument from oppositions",
    "rhetorical argument from oppositions",
    "argument from alternatives",
    "argument from verbal classification",
    "argument from definition to verbal classification",
    "argument from vagueness of a verbal classification",
    "argument from arbitrariness of a verbal classification",
    "argument from interaction of act and person",
    "argument from values",
    "argument from positive value",
    "argument from negative value",
    "argument from sacrifice",
    "argument from the group and its members",
    "practical reasoning",
    "two-person practical reasoning",
    "argument from waste",
    "argument from sunk costs",
    "argument from ignorance",
    "epistemic argument from ignorance",
    "argument from cause to effect",
    "argument from correlation to cause",
    "argument from sign",
    "abductive argument",
    "argument from evidence to a hypothesis",
    "argument from falsification of a hypothesis",
    "argument from consequences",
    "argument from positive consequences",
    "argument from negative consequences",
    "pragmatic argument from alternatives",
    "argument from threat",
    "argument from fear appeal",
    "argument from danger appeal",
    "argument from need for help",
    "argument from distress",
    "argument from commitment",
    "ethotic argument",
    "generic ad hominem",
    "pragmatic inconsistency",
    "argument from inconsistent commitment",
    "circumstantial ad hominem",
    "argument from bias",
    "bias ad hominem",
    "argument from gradualism",
    "slippery slope argument",
    "precedent slippery slope argument",
    "sorites slippery slope argument",
    "verbal slippery slope argument",
    "full slippery slope argument",
    "argument for constitutive-rule claims",
    "argument from rules",
    "argument from an established rule",
    "argument for an exceptional case",
    "argument from precedent",
    "argument from plea for excuse",
    "argument from perception",
    "argument from memory",
)
"""The schemes of Walton, Reed and Macagno, Argumentation Schemes (2008), ch. 9, by name."""

_FRAME: Final = r"\b(?:argument|argumentation|reasoning|scheme|from|by|an?|the|to|for)\b"
_SPACE: Final = r"[\s_-]+"


def _core(name: str) -> str:
    """Return the distinctive part of a scheme's name: "analogy" of "argument from analogy"."""
    plain = re.sub(_SPACE, " ", normal_form(name)).strip()
    return re.sub(_SPACE, " ", re.sub(_FRAME, " ", plain)).strip() or plain


@cache
def _cores() -> Mapping[str, str]:
    """Return the names of all schemes by their distinctive parts."""
    return {_core(name): name for name in SCHEMES}


_OTHER_NAMES: Final = {
    "authority": "argument from expert opinion",
    "testimony": "argument from witness testimony",
    "induction": "argument from example",
    "generalization": "argument from example",
    "generalisation": "argument from example",
    "cause": "argument from cause to effect",
    "definition": "argument from definition to verbal classification",
    "inference best explanation": "abductive argument",
    "means end": "practical reasoning",
}


def is_scheme(name: str) -> bool:
    """Whether ``name`` is a scheme of Walton, Reed and Macagno (2008).

    Capitals, hyphens and words such as "argument from" are ignored.

    >>> is_scheme("Argument from Expert Opinion"), is_scheme("expert opinion"), is_scheme("luck")
    (True, True, False)
    """
    return _core(name) in _cores()


def nearest_scheme(name: str) -> str | None:
    """Return the scheme that an unknown name probably means, or ``None``.

    >>> nearest_scheme("argument from anology"), nearest_scheme("argument from authority")
    ('argument from analogy', 'argument from expert opinion')
    """
    core = _core(name)
    if core in _OTHER_NAMES:
        return _OTHER_NAMES[core]
    from difflib import get_close_matches  # seldom needed

    near = get_close_matches(core, _cores(), n=1, cutoff=0.6)
    return _cores()[near[0]] if near else None
