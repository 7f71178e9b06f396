"""Line styles: each sort of edge has its own colour, dash and arrowhead."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from argmap.model import Kind, RelationKind
from argmap.model.vocabulary import ARGUMENTS, ATTACKS, ArgumentKind
from argmap.render.theme.theme import Theme


class Sort(StrEnum):
    """The sort of an edge: what the card at its far end is to the card at its near end."""

    SUPPORT = "support"
    PREMISE = "premise"
    COUNTER = "counter"  # a premise of a counter
    WARRANT = "warrant"
    ATTACK = "attack"
    EXCEPTION = "unless"
    ANSWER = "answer"
    CONTRADICTS = "contradicts"
    IN_TENSION = "in-tension-with"
    AGREES = "agrees-with"
    SAME = "same-as"
    REPHRASES = "rephrases"

    @property
    def is_attack(self) -> bool:
        """Whether the far end attacks the near one, or would (an exception)."""
        return self in (Sort.ATTACK, Sort.EXCEPTION)

    @property
    def order(self) -> int:
        """Its place among the sorts of edges below a card: first what supports it."""
        return _ORDER[self]

    @property
    def is_of_step(self) -> bool:
        """Whether the far end is a part of the step at the near one: a premise or a warrant."""
        return self in (Sort.PREMISE, Sort.COUNTER, Sort.WARRANT)

    @classmethod
    def under(cls, kind: str, above: str = "") -> Sort:
        """The sort of the line to a part of a kind that stands under one of the kind ``above``.

        >>> str(Sort.under("claim", "thesis")), str(Sort.under("claim", "counter"))
        ('support', 'counter')
        """
        if kind == Kind.UNLESS:
            return cls.EXCEPTION
        if kind in ATTACKS or kind == ArgumentKind.COUNTER:
            return cls.ATTACK
        if kind in (Kind.ANSWER, Kind.QUESTION):
            return cls.ANSWER
        if kind == Kind.WARRANT:
            return cls.WARRANT
        if above not in ARGUMENTS or kind == ArgumentKind.ARGUMENT:
            return cls.SUPPORT
        return cls.COUNTER if above == ArgumentKind.COUNTER else cls.PREMISE

    @classmethod
    def of(cls, relation: RelationKind) -> Sort:
        """The sort of edge for a relation.

        >>> str(Sort.of(RelationKind.REBUTS)), str(Sort.of(RelationKind.SAME))
        ('attack', 'same-as')
        """
        if relation.attacks:
            return cls.ATTACK
        return cls.SUPPORT if relation is RelationKind.SUPPORTS else cls(relation.value)


_ORDER: Final = {sort: number for number, sort in enumerate(Sort)}


class Stroke(NamedTuple):
    """A line style; ``end`` is the Graphviz arrowhead at the supported or attacked card."""

    colour: str
    dash: str = "solid"
    end: str = "none"
    weight: float = 1.2


def broken(stroke: Stroke) -> Stroke:
    """The style of a line that no longer carries what it leads to."""
    return stroke._replace(dash="dashed")


def strokes(theme: Theme) -> Mapping[Sort, Stroke]:
    """The line style for each sort of edge."""
    support, attack, neutral = theme.support, theme.attack, theme.neutral
    plain = theme.shapes.line
    strong = plain + 0.2
    return MappingProxyType(
        {
            Sort.SUPPORT: Stroke(support, end="normal", weight=plain),
            Sort.PREMISE: Stroke(support, weight=plain),
            Sort.WARRANT: Stroke(neutral, "dashed", weight=plain),
            Sort.COUNTER: Stroke(attack, "dashed", weight=plain + 1.6),
            Sort.ATTACK: Stroke(attack, "dashed", "tee", strong),
            Sort.EXCEPTION: Stroke(neutral, "dotted", "tee", plain),
            Sort.ANSWER: Stroke(neutral, weight=plain),
            Sort.CONTRADICTS: Stroke(attack, weight=3.2),
            Sort.IN_TENSION: Stroke(neutral, "dashed", weight=1.8),
            Sort.AGREES: Stroke(support, weight=1.8),
            Sort.SAME: Stroke(f"{support}:invis:{support}", weight=plain),
            Sort.REPHRASES: Stroke(support, "dotted", "normal", plain),
        }
    )
