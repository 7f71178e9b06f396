"""What a comparison relates, for its summary: contradictions, figures, agreements, the unstated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import evolve

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import is_unsaid
from argmap.comparison.chronology import in_order_of_time, place_in_time
from argmap.comparison.shared_figures import shared_figures
from argmap.evaluation.main_relations import (
    MOST_AGREEMENTS,
    NEEDED,
    MainRelations,
)
from argmap.model import Reference, RelationKind
from argmap.verbalize.dependent_answers import DependentAnswers
from argmap.verbalize.fitted_lines import NO_BREAK, Item, Piece, first_sentence
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
        """What one holds, and below it what it speaks against; which answers depend on it; and why.

        A reason that would have to be broken off is left out.
        """
        found: list[Item] = []
        for link in self._clashing:
            first, second = self._sides(link)
            why = Piece("Why: ", closed(link.reason), indent="  ") if link.reason else None
            is_told = why and not why.lines(self._width, OF_A_PIECE)[-1].endswith("…")
            found.append(
                (
                    self._piece(first),
                    self._piece(second, self._stake(link), _does(link)),
                    *([why] if why and is_told else []),
                )
            )
        return found

    def _stake(self, link: Link) -> str:
        told = self._dependent.at_stake(link.ends)
        return f" ({told.replace('At stake', f'At{NO_BREAK}stake')})" if told else ""

    @cached_property
    def _dependent(self) -> DependentAnswers:
        ends = dict.fromkeys(key for link in self._clashing for key in link.ends)
        return DependentAnswers(ends, self._comparison, self._main.weights)

    @cached_property
    def brief_clashes(self) -> list[Item]:
        """Why two clash, so that each reader sees who holds what; and which answers depend on it.

        That is the reason alone if it names both. Otherwise it comes after the titles of both
        statements, or after who speaks against whom. Without a reason that fits, it is what the two
        hold.
        """
        return [list(self._brief(link)) for link in self._clashing]

    def _brief(self, link: Link) -> Iterator[Piece]:
        first, second = self._sides(link)
        after = self._stake(link)
        for piece, most in self._reasoned(link) if link.reason else ():
            lines = piece.lines(self._width, OF_A_PIECE)
            if len(lines) <= most and not lines[-1].endswith("…"):
                yield evolve(piece, text=f"{piece.text}{after}")
                return
        yield self._piece(first, is_brief=True)
        yield self._piece(second, after, _does(link), is_brief=True)

    def _reasoned(self, link: Link) -> Iterator[tuple[Piece, int]]:
        """The ways to tell a clash by its reason, and how many lines each may take."""
        sides = self._sides(link)
        first, second = map(self._speaker, sides)
        whole = closed(link.reason)
        texts = ((whole, _OF_A_REASON), (first_sentence(whole), OF_A_PIECE))
        yield from (
            (Piece("", text), most) for text, most in texts if _names(text, (first, second))
        )
        titles = [self._maps[key].title for key in sides]
        if all(titles):
            said = " ".join(
                f"{capital(who)}: {closed(title or '')}"
                for who, title in zip((first, second), titles, strict=True)
            )
            yield Piece("", f"{said} Why: {whole}"), OF_A_PIECE
        who = f"{capital(first)} against {second}: "
        yield from ((Piece(who, text), most) for text, most in texts)

    @cached_property
    def _clashing(self) -> list[Link]:
        return [one.link for one in self._main.clashes]

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


def _names(text: str, speakers: Sequence[str]) -> bool:
    """Whether a text names each of the speakers, so that it says by itself who holds what."""
    return all(re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text, re.I) for who in speakers)


def _does(link: Link) -> str:
    return "contradicts" if link.kind.is_symmetric else "counts against"
