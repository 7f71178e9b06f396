"""What a comparison relates, for its summary: contradictions, figures, agreements, the unstated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import is_unsaid
from argmap.comparison.chronology import in_order_of_time, place_in_time
from argmap.comparison.shared_figures import shared_figures
from argmap.evaluation.main_relations import (
    MOST_AGREEMENTS,
    MOST_CONTRADICTIONS,
    NEEDED,
    MainRelations,
)
from argmap.model import Reference, RelationKind
from argmap.verbalize.dependent_answers import DependentAnswers
from argmap.verbalize.fitted_lines import Item, Piece, first_sentence
from argmap.verbalize.mentions import described
from argmap.verbalize.phrases import capital, closed, short_name, within
from argmap.verbalize.shared_phrases import figure
from argmap.verbalize.speakers import names_called, speaker

OF_A_PIECE: Final = 3
"""Lines that a statement takes at most."""
_OF_A_REASON: Final = 2
"""Lines that a reason of more than one sentence takes at most in a brief clash."""
MOST_UNSAID: Final = 2
"""How many unstated premises are told at most."""


class SummaryRelations:
    """The items of a summary on where authors clash, what they share, and what they leave unsaid.

    ``width`` is that of the lines that the items will be broken into.
    """

    def __init__(self, comparison: Comparison, main: MainRelations, width: int) -> None:
        self._comparison = comparison
        self._main = main
        self._width = width
        self._maps = comparison.maps
        self._graph = comparison.graph
        self._when = place_in_time(comparison.graph)

    @cached_property
    def clashes(self) -> list[Item]:
        """What one holds, and below it what it speaks against, with what falls with each; and why.

        A reason that would have to be broken off is left out.
        """
        ends = dict.fromkeys(key for link in self._clashing for key in link.ends)
        dependent = DependentAnswers(ends, self._comparison, self._main.weights)
        found: list[Item] = []
        for link in self._clashing:
            first, second = self._sides(link)
            after = [
                f" ({told})" if (told := dependent.phrase(key)) else "" for key in (first, second)
            ]
            why = Piece("Why: ", closed(link.reason), indent="  ") if link.reason else None
            is_told = why and not why.lines(self._width, OF_A_PIECE)[-1].endswith("…")
            found.append(
                (
                    self._piece(first, after[0]),
                    self._piece(second, after[1], _does(link)),
                    *([why] if why and is_told else []),
                )
            )
        return found

    @cached_property
    def brief_clashes(self) -> list[Item]:
        """Who speaks against whom, and why; without a reason that fits, what the two hold."""
        return [list(self._brief(link)) for link in self._clashing]

    def _brief(self, link: Link) -> Iterator[Piece]:
        first, second = self._sides(link)
        who = f"{capital(self._speaker(first))} against {self._speaker(second)}: "
        whole = Piece(who, closed(link.reason))
        in_part = Piece(who, first_sentence(whole.text))
        for piece, most in ((whole, _OF_A_REASON), (in_part, OF_A_PIECE)):
            lines = piece.lines(self._width, OF_A_PIECE)
            if link.reason and len(lines) <= most and not lines[-1].endswith("…"):
                yield piece
                return
        yield self._piece(first, is_brief=True)
        yield self._piece(second, does=_does(link), is_brief=True)

    @cached_property
    def _clashing(self) -> list[Link]:
        return [one.link for one in self._main.clashes[:MOST_CONTRADICTIONS]]

    def _sides(self, link: Link) -> Sequence[Reference]:
        """Which end comes first: what attacks, or else the earlier."""
        return sorted(link.ends, key=self._when) if link.kind.is_symmetric else link.ends

    @cached_property
    def figures(self) -> list[Item]:
        """The figures of a case for an answer that cannot all be true."""
        near = set(self._carrying())
        names, order = names_called(self._maps), in_order_of_time(self._maps)
        return [
            (Piece("", figure(one, names, order)),)
            for one in shared_figures(self._comparison.figures)
            if one.differ and any(stated.key in near for stated in one.stated)
        ]

    @cached_property
    def agreements(self) -> list[Item]:
        """What two hold: the same, or what the comparison says that they agree on.

        Two statements that agree may say different things, so that neither is both authors' view.
        """
        found: list[Item] = []
        for one in self._main.agreements[:MOST_AGREEMENTS]:
            first, second = sorted(one.link.ends, key=self._when)
            who = capital(" and ".join(map(self._speaker, (first, second))))
            if one.link.kind is not RelationKind.AGREES:
                found.append((Piece(f"{who}: ", self._text(first)),))
            elif one.link.reason:
                found.append((Piece(f"{who}: ", closed(one.link.reason)),))
            else:
                found.append((self._piece(first), self._piece(second, does="agrees with")))
        return found

    @cached_property
    def unsaid(self) -> list[Item]:
        """The unstated premises on which most of a case for an answer rests.

        Those for the first questions come first.
        """
        asked: dict[Reference | None, int] = {}
        for number, table in enumerate(self._comparison.questions):
            for answer in table.answers:
                asked.setdefault(answer.key, number)
        found = []
        for key in dict.fromkeys(self._carrying()):
            weight = self._main.weights.of(key)
            if key.map and is_unsaid(key, self._maps) and weight.share >= NEEDED:
                place = asked.get(weight.of, len(self._comparison.questions))
                found.append((place, -weight.share, key))
        found.sort(key=lambda one: one[:2])
        return [
            (Piece(f"{capital(self._author(key.map))} presumes: ", self._text(key)),)
            for *_, key in found[:MOST_UNSAID]
        ]

    def _carrying(self) -> Iterator[Reference]:
        """What carries the answers; without questions, every statement."""
        answers = [one.key for table in self._comparison.questions for one in table.answers]
        for answer in answers:
            yield from self._graph.supporting_case(answer)
        if not answers:
            yield from self._graph.statements

    # Texts

    def _piece(
        self, key: Reference, after: str = "", does: str = "", *, is_brief: bool = False
    ) -> Piece:
        """A statement with whose it is; ``does`` is the verb that leads from another to it."""
        who = self._speaker(key)
        title = self._maps[key].title if is_brief else None
        text = closed(title) if title else self._text(key)
        if does:
            return Piece(f"This {does} {who}: ", text, after, "  ")
        return Piece(f"{capital(who)}: ", text, after)

    def _author(self, name: str) -> str:
        return short_name(self._maps.author(name) or name)

    def _text(self, key: Reference) -> str:
        return closed(described(key, self._graph))

    def _speaker(self, key: Reference) -> str:
        return within(speaker(key, self._maps))


def _does(link: Link) -> str:
    return "contradicts" if link.kind.is_symmetric else "counts against"
