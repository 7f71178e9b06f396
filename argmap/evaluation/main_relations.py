"""The relations across compared maps that matter most, with which reports and pictures begin."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import is_unattributed, is_unsaid, reported
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.theses import theses_of
from argmap.evaluation.case_weights import CaseWeights, WeighedLink
from argmap.evaluation.evaluation import Evaluation
from argmap.model import Reference

FEWEST_CONTRADICTIONS: Final = 3
"""How many contradictions are worth showing even if little of a case uses them."""
MOST_CONTRADICTIONS: Final = 5
MOST_AGREEMENTS: Final = 3
"""How many relations of each sort are worth showing before all others."""

NEEDED: Final = 0.2
"""The smallest share of a case that makes a statement worth showing there."""


def is_no_authors(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether a statement is not the stated view of an author."""
    if is_unsaid(key, maps) or is_unattributed(key, maps):
        return True
    return bool(key.map) and reported(key, maps) is not None


class MainRelations:
    """The contradictions and agreements that the authors' cases use most.

    How much of a case uses a statement is its share there (see :class:`.CaseWeights`); it does not
    say what falls with the statement.

    ``contradictions`` and ``agreements`` have at least a fifth of a case at both ends, and
    are in order of weight. They are between the authors' own
    views, and no statement is in two of either.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("author: Ann\\nthesis t: Yes.\\n  claim c: Firm.\\n  claim d: Old.\\n"),
    ...     "b": loads("author: Bo\\nthesis u: No.\\n  claim e: Soft.\\n"),
    ... }
    >>> by = "use a as a\\nuse b as b\\na.c contradicts b.e\\n\\na.t contradicts b.u\\n"
    >>> found = MainRelations(compare(maps, loads(by)))
    >>> [str(one.link.first) for one in found.contradictions], found.agreements
    (['a.t', 'a.c'], [])
    """

    def __init__(self, comparison: Comparison) -> None:
        self._maps = comparison.maps
        self.weights = CaseWeights(Evaluation.of(comparison.graph))
        self._disagreements = comparison.disagreements
        self._questions = comparison.questions
        self.contradictions = self._distinct(self._disagreements.contradictions)
        self.agreements = self._distinct(self._disagreements.agreements)

    @cached_property
    def clashes(self) -> list[WeighedLink]:
        """The contradictions and objections to show, at most five, in the order to show them.

        They are the main contradictions and those between two answers of authors' own. If these are
        fewer than three, there are also weaker ones and those with a reported view; one end of
        these, too, is an author's own view, and contradictions come before objections. No statement
        is in two of them, unless there would be fewer than three.

        First come those between two answers, then those between other views of authors', and last
        those with a reported view; among each, the sharpest come first.
        """
        every = self.weights.in_order(self._disagreements.contradictions)
        own = [
            one for one in every if not any(is_no_authors(key, self._maps) for key in one.link.ends)
        ]
        between = [one for one in own if self._asked.issuperset(one.link.ends)]
        weaker = sorted(every, key=lambda one: not one.link.kind.is_symmetric)
        weaker = [one for one in weaker if self._has_holders(one.link)]
        found: list[WeighedLink] = []
        seen: set[Reference] = set()
        for one in (*between, *self.contradictions):
            if seen.isdisjoint(one.link.ends):
                seen.update(one.link.ends)
                found.append(one)
        for one in weaker:
            if len(found) < FEWEST_CONTRADICTIONS and seen.isdisjoint(one.link.ends):
                seen.update(one.link.ends)
                found.append(one)
        left = [one for one in own if one not in found]
        found += left[: max(FEWEST_CONTRADICTIONS - len(found), 0)]
        found.sort(key=lambda one: (one not in between, one not in own, -one.weight))
        return found[:MOST_CONTRADICTIONS]

    @property
    def told_first(self) -> list[Link]:
        """The relations with which a report begins: the clashes, and the weightiest agreements."""
        return [one.link for one in (*self.clashes, *self.agreements[:MOST_AGREEMENTS])]

    @cached_property
    def _asked(self) -> set[Reference]:
        """The answers; without questions, the theses."""
        answers = {one.key for table in self._questions for one in table.answers}
        theses = (key for name in self._maps.used for key in theses_of(name, self._maps))
        return answers or set(theses)

    def _has_holders(self, link: Link) -> bool:
        """Whether an author holds one end, and the author or somebody who is named the other."""
        maps = self._maps
        if any(is_unsaid(key, maps) or is_unattributed(key, maps) for key in link.ends):
            return False
        return not all(is_no_authors(key, maps) for key in link.ends)

    def _distinct(self, links: Iterable[Link]) -> list[WeighedLink]:
        seen: set[Reference] = set()
        found = []
        for one in self.weights.in_order(links):
            if one.weight < NEEDED or seen.intersection(one.link.ends):
                continue
            if any(is_no_authors(key, self._maps) for key in one.link.ends):
                continue
            seen.update(one.link.ends)
            found.append(one)
        return found
