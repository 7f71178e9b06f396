"""What a later section adds to a statement, in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from argmap.render.diagram.scene import Box, key_of

_FEW: Final = 3
"""Up to so many numbers are listed."""


def what_is_added(below: Sequence[tuple[bool, Box]], numbers: Mapping[str, str]) -> str:
    """What a section adds to a statement, and where.

    ``below`` are the boxes under the statement there, each with whether it attacks the statement;
    ``numbers`` are those of :func:`argmap.model.numbering.numbers`. An objection is answered if
    something attacks it in turn.

    >>> from argmap.language import loads
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> map = loads("thesis t: Keep it.\\n\\nsection: Costs\\n\\n@t\\n  objection o: It costs.\\n")
    >>> [one.adds for one in build_scene(map).boxes["s-t"].more]
    ['1 objection, unanswered: A1']
    """
    against = [box for attacks, box in below if attacks]
    answered = sum(any(edge.sort.is_attack for edge in box.edges) for box in against)
    said = []
    if reasons := len(below) - len(against):
        said.append(_counted(reasons, "reason"))
    if against:
        said.append(_counted(len(against), "objection"))
        if answered in (0, len(against)):
            said.append("answered" if answered else "unanswered")
        else:
            said.append(f"{answered} answered")
    keys = [key_of(box.content) for _, box in below]
    where = [numbers[key] for key in keys if key in numbers]
    return f"{', '.join(said)}: {_range(where)}" if where else ", ".join(said)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _range(numbers: Sequence[str]) -> str:
    """Some numbers, or the first and the last if there are many."""
    if len(numbers) <= _FEW:
        return ", ".join(numbers)
    return f"{numbers[0]}–{numbers[-1]}"
