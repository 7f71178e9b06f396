"""The vocabulary of the model: kinds, relations, modes of attack, citation statuses, placement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The pattern of an id: lower-case letters, digits and single hyphens."""

TO_BE_WRITTEN: Final = "To be written:"
"""How a question begins that a draft of a comparison map leaves to its author."""


class Kind(StrEnum):
    """The kind of a statement: its role in the map.

    >>> Kind("claim")
    <Kind.CLAIM: 'claim'>
    >>> Kind.REBUTTAL.attacks
    True
    """

    THESIS = "thesis"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    WARRANT = "warrant"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    UNLESS = "unless"
    REBUTTAL = "rebuttal"
    QUESTION = "question"
    ANSWER = "answer"

    @property
    def attacks(self) -> bool:
        """Whether a statement of this kind attacks its parent."""
        return self in ATTACKS

    @property
    def is_premise(self) -> bool:
        """Whether a statement of this kind is a linked premise when its parent is an argument."""
        return self in PREMISES


class ArgumentKind(StrEnum):
    """What an argument does to what it stands under: support it, or attack it.

    >>> ArgumentKind.COUNTER.attacks
    True
    """

    ARGUMENT = "argument"
    COUNTER = "counter"

    @property
    def attacks(self) -> bool:
        """Whether the premises of such an argument together attack what it stands under."""
        return self is ArgumentKind.COUNTER


ATTACKS: Final = frozenset({Kind.OBJECTION, Kind.UNDERCUT, Kind.UNLESS, Kind.REBUTTAL})
CONCEDED: Final = frozenset({Kind.OBJECTION, Kind.UNDERCUT, ArgumentKind.COUNTER})
"""The attacks that an author can concede."""
PREMISES: Final = frozenset({Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION})


ARGUMENTS: Final = frozenset(ArgumentKind)

_ARGUMENT: Final = ArgumentKind.ARGUMENT
_COUNTER: Final = ArgumentKind.COUNTER


FIELDS: Final = (
    "title", "cite", "figure", "by", "accepted", "conceded", "qualifier", "confidence",
    "scheme", "strength", "tags", "note", "link",
)  # fmt: skip
"""The fields of statements and arguments, besides ``x-NAME``."""

HEADERS: Final = ("map", "author", "date", "source", "use", "tags", "note")
"""The names of what stands at the head of a map."""

SECTIONS: Final = ("section", "subsection")
"""The words that begin a section, by its level: the first is that of level 1."""


class RelationKind(StrEnum):
    """How one statement is related to another where the outline cannot say it.

    ``CONTRADICTS``, ``IN_TENSION``, ``AGREES`` and ``SAME`` are symmetric.
    """

    SUPPORTS = "supports"
    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    CONTRADICTS = "contradicts"
    IN_TENSION = "in-tension-with"
    AGREES = "agrees-with"
    SAME = "same-as"
    REPHRASES = "rephrases"

    @property
    def is_symmetric(self) -> bool:
        """Whether the relation is symmetric.

        >>> RelationKind.SAME.is_symmetric, RelationKind.SUPPORTS.is_symmetric
        (True, False)
        """
        return self in _SYMMETRIC

    @property
    def attacks(self) -> bool:
        """Whether the relation is a one-way attack.

        >>> RelationKind.REBUTS.attacks, RelationKind.CONTRADICTS.attacks
        (True, False)
        """
        return self in (RelationKind.REBUTS, RelationKind.UNDERCUTS)

    @property
    def is_clash(self) -> bool:
        """Whether the relation is an attack or a contradiction.

        >>> RelationKind.CONTRADICTS.is_clash, RelationKind.IN_TENSION.is_clash
        (True, False)
        """
        return self.attacks or self is RelationKind.CONTRADICTS


_SYMMETRIC: Final = frozenset(
    {RelationKind.CONTRADICTS, RelationKind.IN_TENSION, RelationKind.AGREES, RelationKind.SAME}
)


class ConflictMode(StrEnum):
    """The mode of an attack, after Pollock (1987) and ASPIC+ (Modgil and Prakken 2014).

    A *rebut* denies a conclusion, an *undermine* denies an unsupported premise, and an *undercut*
    denies that the premises support the conclusion.
    """

    REBUT = "rebut"
    UNDERMINE = "undermine"
    UNDERCUT = "undercut"


class Status(StrEnum):
    """The result of verifying a citation."""

    VERIFIED = "verified"
    """The source has it in exactly one place."""
    AMBIGUOUS = "ambiguous"
    """The source has it more than once, and the citation does not say which is meant."""
    NOT_FOUND = "not-found"
    """The source does not have it, or not in the place that the citation names."""
    PLACED = "placed"
    """The citation names only a place, and the source seems to have that place."""
    UNCHECKED = "unchecked"
    """It cannot be checked: the source has no readable card."""


class Label(StrEnum):
    """The label of a part in an evaluation (Caminada 2006, Def. 2, with "undec" as "open")."""

    IN = "in"
    OUT = "out"
    OPEN = "open"


class Word(StrEnum):
    """The verdict of an evaluation on a part, which also says why it is out."""

    STANDS = "stands"
    OPEN = "open"
    CONTESTED = "contested"
    """An attack on it succeeds, though something still speaks for it."""
    REFUTED = "refuted"
    """An attack on it succeeds, and nothing speaks for it any more."""
    WITHOUT_GROUND = "without ground"
    """Nothing speaks for it any more, though no attack on it succeeds."""
    ANSWERED = "answered"
    """An attack, objection or rebuttal that fails, because it is answered."""
    NOT_ASSERTED = "not asserted"
    """An exception that is only left open, and for which nothing speaks."""


class Extent(StrEnum):
    """How far an author concedes an attack."""

    WHOLLY = "wholly"
    IN_PART = "in part"
    FOR_THE_SAKE = "for the sake of argument"

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the point is denied, at least for the sake of argument."""
        return self is not Extent.IN_PART


_SUPPORT: Final = (Kind.CLAIM, Kind.EVIDENCE, _ARGUMENT)
_UNDER_STATEMENT: Final = (*_SUPPORT, Kind.OBJECTION, _COUNTER)
_UNDER_ATTACK: Final = (*_SUPPORT, Kind.REBUTTAL, _COUNTER)
_UNDER_ARGUMENT: Final = (
    Kind.CLAIM,
    Kind.EVIDENCE,
    Kind.ASSUMPTION,
    Kind.WARRANT,
    Kind.UNDERCUT,
    Kind.UNLESS,
    _COUNTER,
)

PLACEMENT: Final[Mapping[str | None, tuple[str, ...]]] = MappingProxyType(
    {
        None: (Kind.THESIS, Kind.CLAIM, Kind.QUESTION),
        Kind.THESIS: _UNDER_STATEMENT,
        Kind.CLAIM: _UNDER_STATEMENT,
        Kind.EVIDENCE: _UNDER_STATEMENT,
        Kind.ASSUMPTION: _UNDER_STATEMENT,
        Kind.WARRANT: _UNDER_STATEMENT,
        Kind.ANSWER: _UNDER_STATEMENT,
        _ARGUMENT: _UNDER_ARGUMENT,
        _COUNTER: (*_UNDER_ARGUMENT, Kind.REBUTTAL),
        Kind.OBJECTION: _UNDER_ATTACK,
        Kind.UNDERCUT: _UNDER_ATTACK,
        Kind.UNLESS: _UNDER_ATTACK,
        Kind.REBUTTAL: _UNDER_ATTACK,
        Kind.QUESTION: (Kind.ANSWER,),
    }
)
"""What may stand under what: the kind of the parent (``None`` at the top level) to the kinds
of its children."""

_LATER: Final = frozenset(
    {"counter", "unless", "rephrases", "title", "accepted", "date", "subsection"}
)
"""Keywords that are newer than maps in which they are ids: those maps stay valid."""

KEYWORDS: Final = (
    frozenset({*Kind, *ArgumentKind, *RelationKind, *FIELDS, *HEADERS, *SECTIONS}) - _LATER
)
"""Words that no id may be."""
