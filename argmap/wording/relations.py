"""The wording of relations: a row for each relation, a column for each use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from argmap.model import ConflictMode, RelationKind


class RelationWords(NamedTuple):
    """The wording of a relation.

    ``verb`` goes between its two ends, ``noun`` names it, and ``meaning`` explains it. ``sentence``
    is a template with both ends. ``heading`` is for a list of second ends, and ``heading_back`` for
    a list of first ends; they are equal for symmetric relations. ``caption`` is the text of a card
    between the ends, where ``between`` joins the names of their holders; ``of_report`` is the
    caption if one end is a report of what the other says. ``legend`` explains its line in a
    picture, if it has a line of its own.
    """

    verb: str
    noun: str
    meaning: str
    sentence: str
    heading: str
    heading_back: str
    caption: str
    between: str = " · "
    of_report: str = ""
    legend: str = ""


RELATIONS: Final[Mapping[RelationKind, RelationWords]] = MappingProxyType(
    {
        RelationKind.SUPPORTS: RelationWords(
            verb="supports",
            noun="support",
            meaning="the first is a reason for the second",
            sentence="{0} supports {1}",
            heading="Supports",
            heading_back="Supported by",
            caption="supports",
            between=" for ",
            legend="supports",
        ),
        RelationKind.REBUTS: RelationWords(
            verb="rebuts",
            noun="attack",
            meaning="the first attacks the second, a statement",
            sentence="{0} counts against {1}",
            heading="Rebuts",
            heading_back="Rebutted by",
            caption="objection",
            between=" against ",
        ),
        RelationKind.UNDERCUTS: RelationWords(
            verb="undercuts",
            noun="undercut",
            meaning="the first attacks the second, an argument",
            sentence="{0} undercuts {1}",
            heading="Undercuts",
            heading_back="Undercut by",
            caption="undercuts the inference",
            between=" against ",
        ),
        RelationKind.CONTRADICTS: RelationWords(
            verb="contradicts",
            noun="contradiction",
            meaning="they cannot both be true",
            sentence="{0} and {1} cannot both be true",
            heading="Contradicts",
            heading_back="Contradicts",
            caption="contradict each other",
            of_report="the report contradicts it",
            legend="contradict each other",
        ),
        RelationKind.IN_TENSION: RelationWords(
            verb="is in tension with",
            noun="tension",
            meaning="they seem incompatible; the reason may say how to reconcile them",
            sentence="{0} and {1} are in tension",
            heading="In tension with",
            heading_back="In tension with",
            caption="in tension",
            of_report="the report is in tension with it",
            legend="are in tension",
        ),
        RelationKind.AGREES: RelationWords(
            verb="agrees with",
            noun="agreement",
            meaning="common ground, perhaps for different reasons",
            sentence="{0} and {1} agree",
            heading="Agrees with",
            heading_back="Agrees with",
            caption="agree",
            of_report="the report agrees with it",
            legend="agree",
        ),
        RelationKind.SAME: RelationWords(
            verb="says the same as",
            noun="equivalence",
            meaning="one statement in two wordings",
            sentence="{0} and {1} say the same in different words",
            heading="The same in different words",
            heading_back="The same in different words",
            caption="say the same",
            of_report="the report says the same",
            legend="say the same",
        ),
        RelationKind.REPHRASES: RelationWords(
            verb="rephrases",
            noun="rephrasing",
            meaning="the first says the second again, in other words or for another purpose",
            sentence="{0} says again in other words what {1} says",
            heading="Rephrases",
            heading_back="Rephrased by",
            caption="rephrases",
            between=" after ",
            legend="says again in other words",
        ),
    }
)


class RelationGroup(NamedTuple):
    """Relations that are shown together, under a heading; ``noun`` is what one of them is."""

    heading: str
    noun: str
    kinds: frozenset[RelationKind]


GROUPS: Final = (
    RelationGroup("contradictions", "contradiction", frozenset({RelationKind.CONTRADICTS})),
    RelationGroup(
        "objections", "objection", frozenset({RelationKind.REBUTS, RelationKind.UNDERCUTS})
    ),
    RelationGroup("tensions", "tension", frozenset({RelationKind.IN_TENSION})),
    RelationGroup(
        "common ground",
        "agreement",
        frozenset({RelationKind.AGREES, RelationKind.SAME, RelationKind.REPHRASES}),
    ),
    RelationGroup("support", "support", frozenset({RelationKind.SUPPORTS})),
)
"""The relations across maps, the sharpest first."""

REPORTS: Final = RelationGroup("reports and originals", "report", frozenset())
"""The relations, of any kind, between what somebody says and what another author reports of it."""


def group_counts(counts: Mapping[str, int]) -> str:
    """How many relations there are of each group; ``counts`` has them by heading.

    >>> group_counts({"common ground": 2, "contradictions": 1})
    '1 contradiction, 2 agreements'
    """
    found = ((group.noun, counts.get(group.heading, 0)) for group in (*GROUPS, REPORTS))
    return ", ".join(f"{count:,} {noun}{'s' * (count != 1)}" for noun, count in found if count)


_UNDERMINES: Final = ("undermines", "Undermines", "Undermined by")


def verb(kind: RelationKind, mode: ConflictMode | None = None) -> str:
    """Return the verb of a relation; ``mode`` is the mode of an attack, if known.

    >>> verb(RelationKind.REBUTS), verb(RelationKind.REBUTS, ConflictMode.UNDERMINE)
    ('rebuts', 'undermines')
    """
    if kind is RelationKind.REBUTS and mode is ConflictMode.UNDERMINE:
        return _UNDERMINES[0]
    return RELATIONS[kind].verb


def heading(kind: RelationKind, *, back: bool, mode: ConflictMode | None = None) -> str:
    """Return the heading for the other ends of relations, seen from the first end.

    With ``back``, seen from the second end. For ``mode``, see :func:`verb`.

    >>> heading(RelationKind.SUPPORTS, back=True)
    'Supported by'
    """
    if kind is RelationKind.REBUTS and mode is ConflictMode.UNDERMINE:
        return _UNDERMINES[1 + back]
    words = RELATIONS[kind]
    return words.heading_back if back else words.heading


def name(kind: RelationKind) -> str:
    """Return the keyword of a relation with spaces instead of hyphens.

    >>> name(RelationKind.IN_TENSION)
    'in tension with'
    """
    return kind.value.replace("-", " ")
