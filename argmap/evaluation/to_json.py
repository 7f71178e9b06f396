"""An evaluation as data for JSON."""

from __future__ import annotations

from typing import Any

from argmap.evaluation.cruxes import Crux
from argmap.evaluation.evaluation import Evaluation
from argmap.model import Reference


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """Convert an evaluation to dictionaries and lists.

    ``parts`` has the verdict on each statement, step and attack; ``theses`` those of the theses
    and answers with their cruxes, and with whose eyes they stand in a comparison; ``choices`` the
    alternatives of each matter that is open.

    >>> from argmap.evaluation import evaluate
    >>> from argmap.language import loads
    >>> data = as_data(evaluate(loads("thesis t: T.")))
    >>> data["parts"][0]["word"], data["parts"][0]["why"]
    ('stands', [{'kind': 'given'}])
    >>> data["theses"]
    [{'name': 't', 'word': 'stands', 'cruxes': []}]
    """
    parts = []
    for one in evaluation.judgements():
        why = [
            {"kind": str(reason.kind), **({"part": reason.part} if reason.part else {})}
            for reason in one.why
        ]
        parts.append(
            {
                "name": one.name,
                "sort": one.sort.name.lower(),
                "label": str(one.label),
                "word": str(one.word),
                "why": why,
            }
        )
    matters = evaluation.positions().matters
    return {
        "parts": parts,
        "theses": [_thesis(evaluation, key) for key in evaluation.theses],
        "choices": [[list(names) for names in alternatives] for alternatives in matters],
    }


def _thesis(evaluation: Evaluation, key: Reference) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": str(key),
        "word": str(evaluation[key].word),
        "cruxes": [_crux(one) for one in evaluation.cruxes(key)],
    }
    if evaluation.eyes_of_authors:
        data["eyes"] = {
            author: str(eyes[key].label) for author, eyes in evaluation.eyes_of_authors.items()
        }
    return data


def _crux(crux: Crux) -> dict[str, Any]:
    return {
        "name": crux.name,
        "role": str(crux.role),
        "of": crux.of,
        "depth": crux.depth,
    }
