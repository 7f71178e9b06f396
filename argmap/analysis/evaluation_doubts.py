"""What an evaluation of a map shows to be odd."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.analysis.doubt import doubt, named, see
from argmap.comparison import ResolvedMaps
from argmap.evaluation import Evaluation, Label, evaluate
from argmap.evaluation.chance import chances_of, uncertain_parts
from argmap.evaluation.components import components
from argmap.evaluation.net import Sort
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Kind,
    Related,
    RelationKind,
    Statement,
)
from argmap.model.codes import Code
from argmap.model.vocabulary import ArgumentKind
from argmap.wording.inferences import inference_from

_FAR: Final = 0.25
"""How far ``confidence:`` may be from the chance that the grounds give."""
_WORLDS: Final = 10_000
"""How many random worlds are drawn for a chance; its standard error is at most 0.005."""
_RAISED: Final = (Kind.OBJECTION, Kind.UNDERCUT, Kind.UNLESS, ArgumentKind.COUNTER)
"""Kinds that are not the author's view in a map that names no author."""


def evaluation_doubts(what: ArgumentMap | ResolvedMaps) -> list[Diagnostic]:
    """Return what an evaluation of a map, with those that it uses, shows to be odd.

    These are warnings about the map itself: a thesis that does not stand, an attack that is granted
    or left open, a circle of support across maps, and a ``confidence:`` that the statement's
    grounds do not bear out. Raises :class:`TypeError` for anything but a map.

    >>> from argmap.language import loads
    >>> map = loads('''
    ... thesis lasts: The system lasts.
    ...   objection old: It is old.
    ... ''')
    >>> [str(one.code) for one in evaluation_doubts(map)]
    ['fallen-thesis', 'open-attack']
    """
    found = _Doubts(evaluate(what))
    return [*found.theses(), *found.attacks(), *found.circles(), *found.confidences()]


class _Doubts:
    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._maps = evaluation.graph.maps
        self._main = evaluation.graph.maps.main
        self._nodes = evaluation.net.nodes

    def theses(self) -> Iterator[Diagnostic]:
        """Find theses that do not stand."""
        for thesis in self._main.theses:
            number = self._evaluation.number(thesis.key)
            label = self._evaluation.label(number)
            if label is Label.IN:
                continue
            how = "does not stand" if label is Label.OUT else "is undecided"
            message = f"{named(thesis)} {how} on this map: "
            hits = self._nodes[number].hits
            hit = next((one for one in hits if self._evaluation.label(one) is not Label.OUT), None)
            if hit is None:
                message += "no argument for it succeeds"
                hint = "'argmap evaluate' says why"
                yield doubt(Code.FALLEN_THESIS, message, thesis.origin, hint)
                continue
            (attacker,) = self._nodes[hit].needs
            if self._nodes[hit].is_contradiction:
                message += f"{self._named(attacker)} contradicts it"
                hint = "say what speaks against one of the two, if the map is to decide"
            else:
                message += f"{self._named(attacker)} attacks it"
                hint = "add the answer to that below it; 'argmap evaluate' tells more"
            yield doubt(Code.FALLEN_THESIS, message, thesis.origin, hint, *self._see(attacker))

    def attacks(self) -> Iterator[Diagnostic]:
        """Find attacks that succeed although they are granted, or that the author leaves open."""
        told: set[int] = set()
        for number, node in enumerate(self._nodes):
            attacker = node.needs[0] if node.sort is Sort.ATTACK else -1
            if attacker in told or self._evaluation.label(number) is not Label.IN:
                continue
            one = self._own(attacker) if attacker >= 0 and not node.is_contradiction else None
            if one is None or not self._is_authors(node.target) or self._is_authors(attacker):
                continue
            told.add(attacker)
            target = self._named(node.target)
            if one.concession is not None and one.concession.extent.is_whole:
                message = f"{named(one)} is granted, so {target} falls"
                hint = "add the author's answer to it, as a rebuttal under it"
                yield doubt(Code.GRANTED_ATTACK, message, one.origin, hint)
            else:
                message = f"no answer to {named(one)} stands on this map, so {target} falls"
                hint = "add the author's answer to it, if there is one, as a rebuttal under it"
                yield doubt(Code.OPEN_ATTACK, message, one.origin, hint)

    def circles(self) -> Iterator[Diagnostic]:
        """Find statements of several maps that support one another in a circle."""
        support = [(*node.needs, *node.grounds) for node in self._nodes]
        for numbers in components(support):
            if len(numbers) == 1:
                continue
            members = [key for one in numbers for key in self._nodes[one].members]
            if len({key.map for key in members}) == 1:
                continue  # within one map, the structure forbids it
            keys = {str(key) for key in members}
            ties = [
                relation
                for relation in self._main.relations
                if relation.kind is RelationKind.SUPPORTS
                and {relation.first, relation.second} <= keys
            ]
            told = " and ".join(f"'{key}'" for key in sorted(keys)[:3])
            more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
            message = f"{told}{more} support one another in a circle across maps"
            hint = "remove one of these relations, unless both authors argue this way"
            where = ties[-1].origin if ties else self._main.origin
            yield doubt(Code.CIRCLE_ACROSS_MAPS, message, where, hint)

    def confidences(self) -> Iterator[Diagnostic]:
        """Find argued statements whose ``confidence:`` is far from the chance they have."""
        stated = {
            self._evaluation.number(one.key): one
            for one in self._main.statements
            if one.confidence is not None and one.key in self._evaluation
        }
        argued = {n: one for n, one in stated.items() if not self._nodes[n].is_given}
        if not argued or not uncertain_parts(self._evaluation):
            return
        for number, chance in chances_of(self._evaluation, argued, _WORLDS).items():
            one = argued[number]
            assert one.confidence is not None
            if abs(chance - one.confidence) > _FAR:
                message = (
                    f"{named(one)} has confidence {one.confidence:g}, "
                    f"but what is argued for and against it gives {chance:.2f}"
                )
                hint = "change one of the two; 'argmap evaluate --chance' says what it depends on"
                yield doubt(Code.CONFIDENCE_GAP, message, one.origin, hint)

    def _own(self, number: int) -> Statement | Argument | None:
        """The part of the main map that a node stands for, if it has one and is an attack."""
        for key in self._nodes[number].members:
            node = self._maps[key]
            if not key.map and (node.kind.attacks or node.kind is Kind.UNLESS):
                return node
        return None

    def _is_authors(self, number: int) -> bool:
        """Whether a part is the view of the main map's author, as far as the map says."""
        node = self._nodes[number]
        for key in node.members or self._nodes[node.conclusion].members:
            if not key.map:
                names = self._main.attribution(key.key).names
                if self._main.author is None:
                    return not names and self._maps[key].kind not in _RAISED
                return self._main.author in names
        return False

    def _named(self, number: int) -> str:
        node = self._nodes[number]
        if not node.members:
            return inference_from(self._named(node.needs[0]).removeprefix("the "))
        key = node.members[0]
        part = self._maps[key]
        return f"the {part.kind} '{key}'" if key.map else named(part)

    def _see(self, number: int) -> tuple[Related, ...]:
        for key in self._nodes[number].members:
            if not key.map:
                return see("it is here", self._maps[key].origin)
        return ()
