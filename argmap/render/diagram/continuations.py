"""What is below a statement, there or in a later section, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.model import Argument, ArgumentMap, Statement
from argmap.render.diagram.scene import Box, key_of
from argmap.render.theme.line_styles import Sort
from argmap.verbalize.below_phrases import (
    ANSWER,
    EXCEPTION,
    OBJECTION,
    PREMISE,
    REASON,
    REBUTTAL,
    RELATION,
    WARRANT,
    how_answered,
    what_is_below,
)

_FEW: Final = 3
"""Up to so many numbers are listed."""

_WORDS: Final[Mapping[Sort, str]] = {
    Sort.SUPPORT: REASON,
    Sort.PREMISE: PREMISE,
    Sort.COUNTER: PREMISE,
    Sort.WARRANT: WARRANT,
    Sort.ATTACK: OBJECTION,
    Sort.EXCEPTION: EXCEPTION,
    Sort.ANSWER: ANSWER,
}

Below = Sequence[tuple[Sort, Box]]
"""Boxes below another, each with what it is to it."""


class Summary(NamedTuple):
    """What is below a statement or argument: how much, whether objections are answered, and where.

    >>> print(Summary("1 reason, 1 objection", "answered", "A1–A2"))
    1 reason, 1 objection, answered: A1–A2
    """

    what: str
    state: str = ""
    where: str = ""

    def __str__(self) -> str:
        """All of it as one phrase."""
        said = ", ".join(part for part in (self.what, self.state) if part)
        return f"{said}: {self.where}" if self.where else said


def answered_attacks(map: ArgumentMap) -> frozenset[str]:
    """The keys of the statements and counters of a map that attack, and are attacked in turn."""
    attacked = map.graph.conflicts_with
    found: set[str] = set()
    for conflict in map.conflicts:
        keys = (*conflict.attackers, *((conflict.argument,) if conflict.argument else ()))
        if any(attacked.get(key) for key in keys):
            found.update(keys)
    return frozenset(found)


def summarised(
    above: Statement | Argument | None,
    below: Below,
    answered: Collection[str],
    numbers: Mapping[str, str],
) -> Summary:
    """Summarise what is below a statement or argument, with the numbers of the boxes there.

    ``answered`` are :func:`answered_attacks`, ``numbers`` those of
    :func:`argmap.model.numbering.numbers`; without them, it does not say where. An attack on an
    objection is a rebuttal.

    >>> from argmap.language import loads
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> map = loads("thesis t: Keep it.\\n\\nsection: Costs\\n\\n@t\\n  objection o: It costs.\\n")
    >>> [one.adds for one in build_scene(map).boxes["s-t"].more]
    ['1 objection, unanswered: A1']
    """
    is_attack = above is not None and above.kind.attacks
    words = [_WORDS.get(sort, RELATION) for sort, _ in below]
    counts = Counter(REBUTTAL if is_attack and one == OBJECTION else one for one in words)
    keys = [key_of(box.content) for _, box in below]
    met = sum(word == OBJECTION and key in answered for word, key in zip(words, keys, strict=True))
    where = [numbers[key] for key in keys if key in numbers]
    return Summary(what_is_below(counts), how_answered(counts[OBJECTION], met), _range(where))


def are_attacks(below: Below) -> bool:
    """Whether what is below a statement or argument does nothing but attack it."""
    return bool(below) and all(sort in (Sort.ATTACK, Sort.EXCEPTION) for sort, _ in below)


def _range(numbers: Sequence[str]) -> str:
    """Some numbers, or the first and the last if there are many."""
    if len(numbers) <= _FEW:
        return ", ".join(numbers)
    return f"{numbers[0]}–{numbers[-1]}"
