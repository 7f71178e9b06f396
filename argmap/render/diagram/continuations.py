"""What is below a statement, there or in a later section, in a few words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, Statement
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
    Summary,
    summary_of,
    summary_part,
)
from argmap.verbalize.below_phrases import Below as Part
from argmap.verbalize.overview_phrases import ANSWERED, GRANTED, UNANSWERED
from argmap.verbalize.phrases import beginning

_NAMED: Final = 5
"""So many objections to a thesis are named on its card."""
_BEGINNING: Final = 48
"""So many characters name an objection that has no title."""

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
    >>> map = loads("claim t: Keep it.\\n\\nsection: Costs\\n\\n@t\\n  objection o: It costs.\\n")
    >>> [one.adds for one in build_scene(map).boxes["s-t"].more]
    ['1 unanswered objection: A1']
    """
    is_attack = above is not None and above.kind.attacks
    parts = []
    for sort, box in below:
        key = key_of(box.content)
        what = _WORDS.get(sort, RELATION)
        if is_attack and what == OBJECTION:
            what = REBUTTAL
        state = _state(box, answered) if what == OBJECTION else ""
        parts.append(Part(what, numbers.get(key, ""), state))
    return summary_of(parts)


def told(
    above: Statement | Argument | None,
    below: Below,
    answered: Collection[str],
    numbers: Mapping[str, str],
) -> str:
    """What a card says of what is below it elsewhere; a thesis names the objections to it.

    >>> from argmap.language import loads
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> text = "thesis t: Keep it.\\n\\nsection: Costs\\n\\n@t\\n"
    >>> text += "  claim c: It pays.\\n  objection o: It costs.\\n    title: The cost\\n"
    >>> map = loads(text)
    >>> [one.adds for one in build_scene(map).boxes["s-t"].more]
    ['1 reason: A1 · 1 unanswered objection: A2 The cost']
    """
    if above is None or above.kind is not Kind.THESIS:
        return str(summarised(above, below, answered, numbers))
    against = [one for one in below if _WORDS.get(one[0]) == OBJECTION]
    others = [one for one in below if one not in against]
    parts = [*summarised(above, others, answered, numbers).parts]
    for state in (ANSWERED, GRANTED, UNANSWERED):
        if some := [box for _, box in against if _state(box, answered) == state]:
            named = [_named(box, numbers) for box in some[:_NAMED]]
            if left := len(some) - len(named):
                named.append(f"{left:,} more")
            where = ", ".join(filter(None, named))
            parts.append(summary_part(OBJECTION, state, len(some), where))
    return str(Summary(tuple(parts)))


def _named(box: Box, numbers: Mapping[str, str]) -> str:
    """The number of an objection with its title, or with the beginning of its text."""
    content = box.content
    number = numbers.get(key_of(content), "")
    if not isinstance(content, (Statement, Argument)):
        return number
    said = plain_text(content.title or "") or beginning(plain_text(content.text or ""), _BEGINNING)
    return f"{number} {said}".strip()


def are_attacks(below: Below) -> bool:
    """Whether what is below a statement or argument does nothing but attack it."""
    return bool(below) and all(sort in (Sort.ATTACK, Sort.EXCEPTION) for sort, _ in below)


def _state(box: Box, answered: Collection[str]) -> str:
    """How the attack in a box is met; one that is granted, at least in part, need no answer."""
    content = box.content
    if key_of(content) in answered:
        return ANSWERED
    is_granted = isinstance(content, (Statement, Argument)) and content.concession is not None
    return GRANTED if is_granted else UNANSWERED
