"""What a map says that AIF can say, and what it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from argmap.formats.aif.steps import Step, Steps
from argmap.formats.untold import loss
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Kind,
    Origin,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Statement,
)

_AS: Final = {
    Kind.EVIDENCE: "'evidence' is written as a statement like any other",
    Kind.ASSUMPTION: "'assumption' is written as a premise like any other",
    Kind.WARRANT: "'warrant' is written as a further premise",
    Kind.UNLESS: "'unless' is written as an undercut, which is asserted",
    Kind.QUESTION: "'question' is written as a statement, and its answers are not linked to it",
}
"""The message for each kind that AIF lacks."""


class Facts:
    """The facts of a map: ``steps``, with no scheme nodes; and ``losses``.

    ``ids`` are the ids of nodes by the keys of the map; the steps have these ids.
    """

    def __init__(self, map: ArgumentMap, ids: Mapping[str, str]) -> None:
        self._ids = ids
        self._told: dict[str, tuple[Origin | None, int]] = {}
        self._premises: set[tuple[str, str]] = set()
        self.steps = Steps()
        for argument in map.arguments:
            self._argument(argument)
        for item in map.items:
            if isinstance(item, Statement):
                self._placed(item.kind, item.key, item.under, item.origin)
            elif isinstance(item, Reuse):
                self._placed(item.kind, item.target, item.under, item.origin)
            elif isinstance(item, Relation):
                self._relation(item)
            elif isinstance(item, Section):
                self._tell("sections have no place in AIF and are left out", item.origin)
            elif isinstance(item, Reopening) and item.target not in ids:
                self._elsewhere(item.origin)

    @property
    def losses(self) -> Iterator[Diagnostic]:
        """What AIF cannot say, once for each kind of loss."""
        for message, (origin, times) in self._told.items():
            yield loss(message if times == 1 else f"{message} ({times} times)", origin)

    def _tell(self, message: str, origin: Origin | None) -> None:
        first, times = self._told.get(message, (origin, 0))
        self._told[message] = (first, times + 1)

    def _elsewhere(self, origin: Origin | None) -> None:
        self._tell("what refers to another map has no place in AIF and is left out", origin)

    def _argument(self, item: Argument) -> None:
        if item.text:
            self._tell("the text of an argument has no place in AIF and is left out", item.origin)
        if item.under is None:
            return
        under = self._ids.get(item.under)
        if under is None:
            self._elsewhere(item.origin)
        else:
            self.steps.arguments[self._ids[item.key]] = Step(item.kind.attacks, under, [])

    def _placed(self, kind: Kind, key: str, parent: str | None, origin: Origin | None) -> None:
        """Take note of a statement or a reuse at its place."""
        if kind in _AS:
            self._tell(_AS[kind], origin)
        if parent is None or kind is Kind.ANSWER:
            return
        id, under = self._ids.get(key), self._ids.get(parent)
        if id is None or under is None:
            self._elsewhere(origin)
            return
        step = self.steps.arguments.get(under)
        if not kind.attacks:
            if step is None:
                self.steps.supports[id, under] = []
            elif (id, under) not in self._premises:
                self._premises.add((id, under))
                step.premises.append(id)
            return
        if step is not None and kind is Kind.REBUTTAL:
            self._tell("a rebuttal of a counter is written as an undercut of it", origin)
        self.steps.attacks[id, under] = []

    def _relation(self, item: Relation) -> None:
        kind, steps = item.kind, self.steps
        first, second = self._ids.get(item.first), self._ids.get(item.second)
        if first is None or second is None:
            self._elsewhere(item.origin)
            return
        if kind is RelationKind.SAME:
            self._tell(f"'{kind}' is written as a rephrase, which has a direction", item.origin)
        elif kind in (RelationKind.IN_TENSION, RelationKind.AGREES):
            self._tell(f"'{kind}' has no place in AIF and is left out", item.origin)
        from_step, to_step = steps.arguments.get(first), steps.arguments.get(second)
        if kind is RelationKind.CONTRADICTS:
            steps.contradictions[first, second] = []
        elif kind in (RelationKind.REPHRASES, RelationKind.SAME):
            steps.rephrases[first, second] = []
        elif kind in (RelationKind.SUPPORTS, RelationKind.REBUTS):
            attacks = kind.attacks
            if from_step is not None:
                if from_step.attacks == attacks and to_step is None:
                    from_step.others.append(second)
                else:
                    message = f"'{kind}' with an argument on its left is left out, as in {{}}"
                    said = f"'{item.first} {kind} {item.second}'"
                    self._tell(message.format(said), item.origin)
            elif attacks:
                if to_step is not None:
                    self._tell("'rebuts' onto an argument is written as an undercut", item.origin)
                steps.attacks[first, second] = []
            elif to_step is not None and to_step.attacks:
                self._tell("support for a counter has no place in AIF and is left out", item.origin)
            else:
                steps.supports[first, second] = []
        elif kind is RelationKind.UNDERCUTS:
            steps.attacks[first, second] = []
