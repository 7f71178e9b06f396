"""Draw the band on top of a sheet: the answers to all questions, and the main relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Final

from attrs import define

from argmap.comparison import Link
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.render.comparison_sheet.band import Band, BandRow
from argmap.render.comparison_sheet.band_answers import answer_card
from argmap.render.comparison_sheet.band_labels import (
    LabelFitter,
    band_wordings,
    most_lines,
    named_label,
)
from argmap.render.comparison_sheet.band_levels import ABOVE, Bracket, Levels, Profile
from argmap.render.comparison_sheet.band_routes import Answer, Route, inset, routes
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import (
    author_name,
    beneath_name,
    cell_name,
    count_name,
    lane_name,
    unanswered_name,
)
from argmap.render.comparison_sheet.heading_cards import strip_cards
from argmap.render.comparison_sheet.layout import Columns, Spot
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import is_anothers
from argmap.render.output.canvas import Canvas
from argmap.render.text_layout.caption import Caption, line_height
from argmap.render.text_layout.text_blocks import Run, text_block
from argmap.render.theme.line_styles import Sort, Stroke
from argmap.verbalize.silences import why_silent
from argmap.wording.relations import group_counts

_GAP: Final = 6
_INSET_RIGHT: Final = 4
"""By how many points an indented answer is narrower at the right, since lines pass there, too."""
_STACKED: Final = 3
"""Points between two answers of one author."""
_APART: Final = 9
"""Points between a question and the count of its relations."""
_RAISED: Final = 3
"""By how many points the count is raised so that it is level with the question."""
_BESIDE_BAR: Final = 10
_ABOVE_WORDS: Final = 5
"""Points at the left of and above words in place of an answer, which begin where that would."""
_PAGE: Final = 34
"""Room in points for the number of a page."""
_BOTH: Final = 2


def band_stroke(stroke: Stroke) -> Stroke:
    """How a line is drawn in the band: thinner than between the cards of a sheet."""
    return stroke._replace(weight=max(1.4, stroke.weight - 1))


@frozen
class _Across:
    """How far a line with its label reaches to both sides, and where it is at the highest."""

    left: float
    right: float
    top: float


def _across(route: Route, bracket: Bracket) -> _Across:
    (start, end), (x, y) = route.ends, bracket.corner
    wide = bracket.label.width if bracket.label is not None else 0
    return _Across(min(start, x), max(end, x + wide), min(bracket.level, y))


@define
class BandGraph:
    """Draw a band; ``heads`` are the ids of the questions to which it leads."""

    cards: SheetCards
    links: RelationCards
    strokes: Mapping[Sort, Stroke]
    canvas: Canvas
    width: int
    heads: Mapping[str, str]

    def draw(self, band: Band, y: float) -> float:
        """Draw it below ``y``, and return how far down it reaches."""
        columns = Columns(self.width, len(band.names))
        strips = strip_cards(self.cards, band.names, columns.column)
        for at, (name, strip) in enumerate(strips.items()):
            place = columns.left(at), y
            self.canvas.put(author_name(name), strip, place, "band author", self.cards.essay(name))
        y += max((strip.height for strip in strips.values()), default=0) + _GAP
        for row in band.rows:
            y = self._row(row, band, columns, y)
        return y

    def _row(self, row: BandRow, band: Band, columns: Columns, y: float) -> float:
        head = self.heads.get(row.key, "")
        link = f"#{head}" if head else ""
        y = self._question(row, link, y)
        spots: dict[Answer, Spot] = {}
        for at, name in enumerate(band.names):
            below, indent = y, inset(row.passing(name))
            for number, answers in enumerate(row.cells.get(name, ())):
                is_inset = is_anothers(answers[0], self.cards.comparison.maps)
                wide = columns.column - (indent + _INSET_RIGHT if is_inset else 0)
                card = answer_card(self.cards, answers, wide)
                left = columns.left(at) + (indent if is_inset else 0)
                spot = Spot(left, below, card.width, card.height)
                id = cell_name(row.key, name, number)
                self.canvas.put(id, card, (spot.x, spot.y), "band", link=link)
                spots[name, number] = spot
                below += card.height + _STACKED
        top = y
        y, unsaid, across = self._lanes(row, band, columns, spots, y)
        foot = max((spot.y + spot.high for spot in spots.values()), default=top)
        self._silences(row, band, columns, (top, foot), across)
        y = self._words(row, band, unsaid, "in the answers", y)
        return self._words(row, band, row.beneath, "in their reasons", y) + _GAP

    def _silences(
        self,
        row: BandRow,
        band: Band,
        columns: Columns,
        rooms: tuple[float, float],
        across: Sequence[_Across],
    ) -> None:
        """Say why authors give no answer, where there is room above the lines ``across``.

        ``rooms`` are the top and the foot of the answers.
        """
        theme = self.cards.theme
        measure = self.cards.measure(columns.column)
        top, foot = rooms
        for at, name in enumerate(band.names):
            if name not in row.silent:
                continue
            said = why_silent(row.silent[name])
            lines = text_block(said, theme.fonts.detail, theme.muted, measure).lines
            words = Caption(tuple(run for (run,) in lines), measure)
            left = columns.left(at) + theme.shapes.bar + _BESIDE_BAR
            passing = (one.top for one in across if one.left < left + measure and left < one.right)
            spare = min((foot, *passing)) - top - words.height
            if spare >= 0:
                id = unanswered_name(row.key, name)
                self.canvas.put(id, words, (left, top + min(spare, _ABOVE_WORDS)), "band")

    def _question(self, row: BandRow, link: str, y: float) -> float:
        """Put a question, and beside it how many relations there are about it."""
        theme = self.cards.theme
        node = self.cards.comparison.maps.main[row.key]
        said = plain_text(node.title or node.text)
        lines = text_block(said, theme.fonts.subsection, theme.ink, self.width).lines
        runs = tuple(run for (run,) in lines)
        told = group_counts(row.counts)
        if not told:
            question = Caption(runs, self.width)
            self.canvas.put(f"band-{row.key}", question, (0, y), "band", link=link)
            return y + question.height
        question = Caption(runs, min(ceil(max(run.width for run in runs)) + _APART, self.width))
        self.canvas.put(f"band-{row.key}", question, (0, y), "band", link=link)
        count = Run(f"in all: {told}", theme.fonts.detail, theme.muted)
        left = ceil(runs[-1].width) + _APART
        y += question.height
        if len(runs) > 1 or left + count.width + _PAGE > self.width:
            left, y = 0, y + line_height(count)
        caption = Caption((count,), self.width - left)
        level = y - caption.height - (_RAISED if left else 0)
        self.canvas.put(count_name(row.key), caption, (left, level), "band", link=link)
        return y

    # Relations

    def _lanes(
        self,
        row: BandRow,
        band: Band,
        columns: Columns,
        spots: Mapping[Answer, Spot],
        y: float,
    ) -> tuple[float, list[Link], list[_Across]]:
        """The main relations, each at a level below the cells; shorter ones come first.

        Each is as high as what is above it allows. Those for whose label there is no room are
        returned, with how far down all reach, and where they are.
        """
        order = {name: at for at, name in enumerate(band.names)}
        pairs = {}
        for link in row.links:
            ends = [one for one in row.ends[link].items() if one in spots]
            if len(ends) == _BOTH:
                left, right = sorted(ends, key=lambda one: order[one[0]])
                pairs[link] = left, right
        profile = Profile(y)
        for spot in spots.values():
            profile.add(spot.x, spot.end, spot.y + spot.high)
        levels, unsaid, across = Levels(profile, self.width), [], []
        found = routes(pairs, columns, spots) if pairs else []
        for number, route in enumerate(found):
            link = route.span.link
            wordings = band_wordings(link, self._order(link, band), self.cards.comparison.maps)
            colour, _ = self.links.colours(link)
            fitter = LabelFitter(self.cards.theme.fonts.detail, colour, most_lines(link))
            bracket = levels.place(route, found[number + 1 :], wordings, fitter)
            self._bracket(row, route, bracket)
            across.append(_across(route, bracket))
            if bracket.label is None:
                unsaid.append(link)
        return profile.foot(), unsaid, across

    def _words(
        self, row: BandRow, band: Band, links: Sequence[Link], heading: str, y: float
    ) -> float:
        """Put relations below the answers, in words: those that no line shows, or no label says."""
        if not links:
            return y
        theme = self.cards.theme
        face = theme.fonts.detail
        where = Run(heading, face, theme.muted)
        y += ABOVE
        id = beneath_name(row.key, heading)
        self.canvas.put(id, Caption((where,), ceil(where.width)), (0, y), "band")
        left = ceil(where.width) + _APART
        for link in links:
            order = self._order(link, band)
            colour, _ = self.links.colours(link)
            maps = self.cards.comparison.maps
            label = named_label(link, order, maps, face, colour, self.width - left)
            tip = plain_text(link.reason)
            self.canvas.put(lane_name(row.key, link), label, (left, y), "band", tip)
            y += label.height
        return y

    def _order(self, link: Link, band: Band) -> list[Reference]:
        """The statements of a relation from left to right."""
        graph = self.cards.comparison.graph
        return sorted(link.ends, key=lambda key: band.names.index(graph.side(key)))

    def _bracket(self, row: BandRow, route: Route, bracket: Bracket) -> None:
        """The line of a relation from answer to answer, and its label."""
        link = route.span.link
        id = lane_name(row.key, link)
        if bracket.label is not None:
            self.canvas.put(id, bracket.label, bracket.corner, "band", plain_text(link.reason))
        sort = Sort.of(link.kind)
        stroke = band_stroke(self.strokes[sort])
        target = self.cards.comparison.graph.side(link.second)
        level = bracket.level
        ends = zip(route.span.answers, route.paths, bracket.to, strict=True)
        for (name, number), path, end in ends:
            cell = cell_name(row.key, name, number)
            points = *path, (path[-1][0], level), (end, level)
            is_target = name == target and not link.kind.is_symmetric
            looks = stroke if is_target else stroke._replace(end="none")
            self.canvas.line(cell, id, f"band {sort}", looks, points)
