"""What of a file of MindMup is kept beside the map, and links that stand for relations."""

from __future__ import annotations

from typing import Any, Final

from argmap.formats.mup.ideas import Json, same_json
from argmap.model.vocabulary import RelationKind

RELATED: Final = frozenset(RelationKind) - {RelationKind.UNDERCUTS}
"""The relations that a link between two ideas can have as its label."""


def link_of(first: Any, kind: RelationKind, second: Any) -> Json:
    """Return the link that stands for a relation between two ideas, by their ids."""
    style = {"arrow": True, "label": str(kind)}
    return {"ideaIdFrom": first, "ideaIdTo": second, "attr": {"style": style}}


def differing(idea: Json, usual: Json) -> Json:
    """Return what of an idea is not as usual; a note that is as usual is not kept."""
    fields: Json = {}
    for name, value in idea.items():
        if name == "attr" and isinstance(usual.get("attr", {}).get("note"), dict):
            value = _without_note(value, usual["attr"]["note"])
            same = same_json(value, _without_note(usual["attr"], usual["attr"]["note"]))
        else:
            same = name in usual and same_json(value, usual[name])
        if not same and (name != "ideas" or not value):
            fields[name] = value
    return fields


def _without_note(attr: Json, note: Json) -> Json:
    is_same = same_json(attr.get("note"), note)
    return {name: value for name, value in attr.items() if name != "note" or not is_same}


def is_kept_idea(kept: Json) -> bool:
    """Whether a value has the form in which an idea is kept; somebody may have changed it."""
    forms = {"as": dict, "rest": dict, "without": list, "rank": str}
    return all(isinstance(kept.get(name, form()), form) for name, form in forms.items())
