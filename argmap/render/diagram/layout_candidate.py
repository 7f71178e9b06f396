"""One possible layout of a map on a sheet, with its estimated or measured size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.model import ArgumentMap
from argmap.render.diagram.card_alt_text import share_of
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.folding import in_rows
from argmap.render.diagram.legend import entries
from argmap.render.diagram.scene import Box, Scene
from argmap.render.diagram.size_estimate import CaptionSizes, Size, estimated_size
from argmap.render.diagram.view import View
from argmap.render.output.paper_sizes import Layout, Paper
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import card_width
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.page_text import Page
from argmap.render.theme.theme import Theme

_LARGEST: Final = 1.25
"""Maximum factor by which a drawing is enlarged."""
_UPRIGHT: Final = 1.08
"""How much larger the text must become before the sheet is turned to landscape."""


class Cut:
    """A map in cards of one width, brief or not; measurements are cached.

    ``whole`` is the scene of the whole map.
    """

    def __init__(
        self,
        map: ArgumentMap,
        whole: Scene,
        theme: Theme,
        marks: CardMarks,
        width: int,
        *,
        brief: bool,
    ) -> None:
        self.theme = evolve(theme, shapes=evolve(theme.shapes, card_width=width))
        self.brief = brief
        self._map = map
        self._marks = marks
        self._cards = Cards(map, self.theme, marks, whole._replace(brief=brief))
        self._broad = self._cards.broad()
        self._sizes: dict[tuple[object, ...], Size] = {}
        self._guesses: dict[tuple[View, str, int], Size] = {}
        self._captions: dict[tuple[object, ...], Caption | None] = {}

    def size(self, box: Box) -> Size:
        """The size of the card of a box."""
        known = box.name, bool(box.hidden), tuple(box.more)
        if known not in self._sizes:
            card = self._cards.card(box)
            self._sizes[known] = (card.width, card.height)
        return self._sizes[known]

    @property
    def card_width(self) -> float:
        """The width of most cards in points."""
        return card_width(self.theme.shapes, self.theme.shapes.card_width)

    def broad_size(self, box: Box) -> Size:
        """The size of the card of a broad root."""
        known = "broad", box.name, bool(box.hidden), tuple(box.more)
        if known not in self._sizes:
            card = self._broad.card(box)
            self._sizes[known] = (card.width, card.height)
        return self._sizes[known]

    def captions(self, scene: Scene, breadth: float) -> CaptionSizes:
        """The sizes of the title, section titles and legend of a scene."""
        page = Page(self._map, self.theme, breadth, share_of(scene, self._map))
        signs = tuple(entries(scene, self._map, self.theme, self._marks))
        around = [
            self._kept(("title", page.share, page.measure), page.title),
            self._kept((signs, page.measure), partial(page.legend, signs)),
        ]
        headings = []
        for band in scene.bands:
            if band.title:
                make = partial(page.section, band.heading, band.level)
                headings.append(self._kept((band.heading, band.level, page.measure), make))
        return CaptionSizes(_sizes(around), _sizes(headings))

    def _kept(self, key: tuple[object, ...], make: Callable[[], Caption | None]) -> Caption | None:
        if key not in self._captions:
            self._captions[key] = make()
        return self._captions[key]

    def guess(self, view: View, scene: Scene, direction: str, row: int) -> Size:
        """Estimated size of a view with these cards; its scene is already arranged in rows."""
        known = view, direction, row
        if known not in self._guesses:
            self._guesses[known] = estimated_size(scene, direction, self)
        return self._guesses[known]


def _sizes(captions: Iterable[Caption | None]) -> list[Size]:
    """The sizes of captions, as wide as their text and the signs of the legend."""
    return [
        (
            max(
                [
                    *(run.width for run in one.runs),
                    sum(one.key.widths) if one.key is not None else 0.0,
                ]
            ),
            one.height,
        )
        for one in captions
        if one is not None
    ]


@frozen(eq=False)
class Way:
    """A combination of cut, direction and sheet; top-down, ``row`` theses are side by side."""

    cut: Cut
    paper: Paper
    direction: str
    row: int

    def holds(self, view: View, scene: Scene) -> LayoutCandidate:
        """The layout of a view in this combination, with its estimated size."""
        view = evolve(view, brief=self.cut.brief)
        scene = in_rows(scene, self.row)._replace(brief=self.cut.brief)
        return LayoutCandidate(
            view, scene, self, self.cut.guess(view, scene, self.direction, self.row)
        )


@frozen
class LayoutCandidate:
    """A view laid out on a sheet; ``scale`` is points on the sheet per point of ``size``."""

    view: View
    scene: Scene
    way: Way
    size: Size

    @property
    def scale(self) -> float:
        paper = self.way.paper
        room = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin
        return min(room[0] / self.size[0], room[1] / self.size[1], _LARGEST)

    @property
    def worth(self) -> float:
        """The scale, slightly reduced if the sheet is turned."""
        return self.scale / (_UPRIGHT if self.way.paper.turned else 1.0)

    @property
    def layout(self) -> Layout:
        """The layout, with the drawing centred."""
        wide, high = self.way.paper.width, self.way.paper.height
        beside = (wide / self.scale - self.size[0]) / 2
        above = (high / self.scale - self.size[1]) / 2
        return Layout(self.way.direction, (beside, above), (wide, high))
