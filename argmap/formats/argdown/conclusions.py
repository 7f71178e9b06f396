"""Which arguments conclude a statement, and where the statement is defined then."""

from __future__ import annotations

from argmap.formats.argdown.outline import SIGNS, Outline, Part, Placed, field_of, fields_named
from argmap.model import Argument
from argmap.model.vocabulary import ArgumentKind


def concludes(item: Placed, above: Part, outline: Outline) -> bool:
    """Whether an item is an argument with premises whose conclusion is the part above it."""
    return (
        isinstance(item, Argument)
        and item.kind is ArgumentKind.ARGUMENT
        and not outline.is_argument(above)
        and outline.is_reconstructed(item)
        and not field_of(item, "argdown-relation")
    )


def defining(part: Part, section: str, outline: Outline) -> Argument | None:
    """Return the argument in whose conclusion a statement can be defined: the first one."""
    found = [
        one
        for one in outline.children.get(part.key, ())
        if isinstance(one, Argument) and concludes(one, part, outline) and not outline.is_step(one)
    ]
    if not found or fields_named(part, "argdown-member") or self_relations(part):
        return None
    if outline.title(part) is None and len(found) > 1:
        return None
    return found[0] if outline.section(found[0], section) == section else None


def self_relations(part: Part) -> list[str]:
    """Return the signs of the relations that a part has to itself."""
    return [SIGNS[value] for name, value in part.extra if name == "argdown-self" and value in SIGNS]
