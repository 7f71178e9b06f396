"""Drafts of an overview for a sheet of paper: what they show, and whether there is room for it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Kind
from argmap.render.output.paper_sizes import Paper
from argmap.render.overview.argument_tree import Bond, Branch, Group, build_tree
from argmap.render.overview.cards import OverviewCards
from argmap.render.overview.graph import Overview, lay_out
from argmap.render.overview.planner import Planner
from argmap.render.overview.priorities import Part, Ranking, by_importance
from argmap.render.overview.text_options import NUMBERED, Brevity, Naming
from argmap.render.overview.texts import OverviewTexts
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.theme.theme import Theme

_NARROWEST: Final = 430
"""The smallest width of a page in points, for the title."""
_GIVEN_UP: Final = 5
"""After so many parts for which there is no room, no others are tried."""


@frozen
class Draft:
    """What an overview shows on a sheet, with text of a size in points.

    ``short`` are the keys of statements and arguments that are put by their titles; texts are cut
    to ``most`` lines, unless that is 0. ``gists`` are the arguments of which nothing is shown but
    their gist.
    """

    paper: Paper
    points: float
    parts: tuple[Part, ...] = ()
    short: frozenset[str] = frozenset()
    most: int = 0
    gists: frozenset[str] = frozenset()


@frozen(slots=False)
class Drafts:
    """Makes drafts for one map."""

    map: ArgumentMap
    theme: Theme
    marks: CardMarks
    naming: Naming = NUMBERED

    @cached_property
    def _planner(self) -> Planner:
        return Planner(build_tree(self.map, self.marks.signs))

    @cached_property
    def ranking(self) -> Ranking:
        """The parts of the map by importance."""
        return by_importance(self._planner.tree)

    def room(self, paper: Paper, points: float) -> tuple[int, float]:
        """The width and height of a sheet, in points of a picture whose text has a size on it."""
        scale = points / self.theme.fonts.text.size
        wide, high = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin
        return int(wide / scale), high / scale

    def overview(self, draft: Draft, width: int | None = None) -> Overview:
        """The overview that a draft describes, by default as wide as its sheet."""
        if width is None:
            width, _ = self.room(draft.paper, draft.points)
        brevity = Brevity(draft.short, draft.most)
        plan = self._planner.plan(draft.parts, draft.gists)
        signs, referred = self.marks.signs, plan.referred
        texts = OverviewTexts(self.map, self.theme, signs, brevity, self.naming, referred)
        return lay_out(plan, OverviewCards(texts), width)

    def fits(self, draft: Draft) -> bool:
        """Whether there is room for a draft."""
        wide, high = self.room(draft.paper, draft.points)
        return wide >= _NARROWEST and self.overview(draft).height <= high

    def shown(self, draft: Draft) -> int:
        """The number of statements that a draft shows."""
        return self._planner.shown(draft.parts, draft.gists)

    def first(self, draft: Draft, count: int, *, is_full: bool) -> Draft:
        """The draft with the first parts, with their texts in full or by their titles."""
        parts = self.ranking.parts[:count]
        return evolve(draft, parts=parts, short=frozenset() if is_full else self._titled(parts))

    def _titled(self, parts: Sequence[Part]) -> frozenset[str]:
        """What is put by its title if as little as possible is said of some parts.

        What is above something without a title is not: it would say less than that.
        """
        short = _keys(*parts)
        for part in reversed(parts):  # what is above a part comes before it
            if any(not self._is_brief(key, short) for key in part.keys):
                short -= {self._planner.key_above(part)}
        return short

    def most(self, draft: Draft, guess: int, *, is_full: bool) -> int:
        """How many of the first parts fit, probably about as many as guessed."""
        low, high, end = 0, max(guess, 1), len(self.ranking.parts)
        while low < end and self.fits(self.first(draft, min(high, end), is_full=is_full)):
            low = min(high, end)
            high = low + max(2, low // 3)
        high = min(high, end + 1)
        while low + 1 < high:
            middle = (low + high) // 2
            if self.fits(self.first(draft, middle, is_full=is_full)):
                low = middle
            else:
                high = middle
        return low

    def in_gists(self, draft: Draft) -> Draft:
        """The draft with no more than the gist of as many arguments as it takes to make it fit.

        The least important are the first of which the premises are not shown.
        """
        for key in self._gists(draft):
            if self.fits(draft):
                break
            draft = evolve(draft, gists=draft.gists | {key})
        return draft

    def objecting(self, draft: Draft, least: int) -> Draft:
        """The draft with objections to theses in full, as far as there is room.

        A title says what a reason is about, but not what an objection says. For its text, the
        premises of arguments are left out as long as so many statements are shown.
        """
        for part in draft.parts:
            if self._is_reason(part) or not any(
                self._is_brief(key, draft.short) for key in part.keys
            ):
                continue
            trial = evolve(draft, short=draft.short - {part.key, *part.keys})
            for key in self._gists(trial):
                other = evolve(trial, gists=trial.gists | {key})
                if self.fits(trial) or self.shown(other) < least:
                    break
                trial = other
            draft = trial if self.fits(trial) else draft
        return draft

    def _gists(self, draft: Draft) -> list[str]:
        """The arguments that could be put by their gist alone, the least important first."""
        above = {id(self._planner.above(part)) for part in draft.parts}
        found = []
        for part in reversed(draft.parts):
            node = self.map.nodes.get(part.key)
            has_gist = isinstance(node, Argument) and bool(node.title or node.text)
            if has_gist and id(part) not in above and part.key not in draft.gists:
                found.append(part.key)
        return found

    def opened(self, draft: Draft) -> Draft:
        """The draft with the premises of more arguments, as far as there is room."""
        for part in draft.parts:
            if part.key in draft.gists:
                trial = evolve(draft, gists=draft.gists - {part.key})
                draft = trial if self.fits(trial) else draft
        return draft

    def filled(self, draft: Draft) -> Draft:
        """The draft with what else there is room for, in full or else by its title."""
        failed = 0
        drawn = set(map(id, draft.parts))
        for part in self.ranking.parts:
            if failed >= _GIVEN_UP:
                break
            above = self._planner.above(part)
            if id(part) in drawn or (above is not None and id(above) not in drawn):
                continue
            if isinstance(above, Group) and above.key in draft.gists:
                continue
            full = evolve(draft, parts=(*draft.parts, part))
            by_title = evolve(full, short=draft.short | (_keys(part) - _keys(*draft.parts)))
            trials = [one for one in (full, by_title) if self._is_led(part, one)]
            found = next((one for one in trials if self.fits(one)), None)
            if found is None:
                failed += bool(trials)
                continue
            draft = found
            drawn.add(id(part))
        return draft

    def worded(self, draft: Draft) -> Draft:
        """The draft with more texts in full, as far as there is room, the most important first.

        None is in full below one that is put by its title.
        """
        for part in draft.parts:
            if self._is_brief(self._planner.key_above(part), draft.short):
                continue
            for key in dict.fromkeys((part.key, *part.keys)):
                if self._is_brief(key, draft.short):
                    trial = evolve(draft, short=draft.short - {key})
                    draft = trial if self.fits(trial) else draft
        return draft

    def _is_reason(self, part: Part) -> bool:
        """Whether a part is anything but an objection to a thesis."""
        is_top = isinstance(self._planner.above(part), Branch)
        return not (is_top and isinstance(part, Group) and part.bond is Bond.ATTACK)

    def _is_led(self, part: Part, draft: Draft) -> bool:
        """Whether a part says no more than the statement above it."""
        if not self._is_brief(self._planner.key_above(part), draft.short):
            return True
        return all(self._is_brief(key, draft.short) for key in part.keys)

    def _is_brief(self, key: str, short: Container[str]) -> bool:
        """Whether a statement or argument is put by its title, though there is more to say."""
        node = self.map.nodes.get(key)
        if node is None or key not in short or node.kind is Kind.THESIS:
            return False
        return bool(node.title and node.text)

    def enlarged(self, draft: Draft, factors: Iterable[float]) -> Draft:
        """The draft with larger type, by the first factor for which there is room."""
        larger = (evolve(draft, points=draft.points * factor) for factor in factors)
        return next((one for one in larger if self.fits(one)), draft)


def _keys(*parts: Part) -> frozenset[str]:
    """The statements and arguments of some parts; a thesis is never put by its title."""
    groups = (part for part in parts if isinstance(part, Group))
    return frozenset(key for group in groups for key in (group.key, *group.keys))
