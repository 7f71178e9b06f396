"""Choose what goes on each page of a map.

A section follows the one before it if there is room for all of it. It begins there if it takes
several pages anyway or if that page is nearly empty, unless it would then take more pages or have
to be continued more often. If not, it starts a page. It is set in as many parts as fit on each. A
part that is too large for a page is continued on the next, between its branches; so is a branch
that is too large by itself. Roots that a relation joins are set apart if there is no room for them
on one page.
"""

from __future__ import annotations

from collections import ChainMap, deque
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import Final

from argmap.frozen_class import frozen
from argmap.render.diagram.ranks import below
from argmap.render.diagram.scene import Band, Scene
from argmap.render.pages.branches import Branch, Branches, Cut
from argmap.render.pages.page_layout import PageLayouts

Part = tuple[Band, ...]
"""A band with a root, after the headings above it."""


_LOWEST: Final = 24.0
"""No card is lower, in points."""
_FEW: Final = 8
"""So many branches usually fit on a page."""
_NEARLY_EMPTY: Final = 0.5
"""The share of its height below which a page is nearly empty."""


@frozen
class PageContent:
    """What is on a page: the headings of its sections, those of them that start on it, and bands.

    What precedes the first section has an empty heading.
    """

    headings: tuple[str, ...]
    starts: tuple[str, ...]
    bands: tuple[Band, ...]

    @property
    def heading(self) -> str:
        """The headings for the running head."""
        return " · ".join(filter(None, self.headings))

    def followed_by(self, heading: str, bands: Part) -> PageContent:
        """The page with a section below it, or the beginning of one."""
        headings, starts = (*self.headings, heading), (*self.starts, heading)
        return PageContent(headings, starts, (*self.bands, *bands))


class Pagination:
    """Divides the branches of a map among pages.

    ``digits`` is how many digits page numbers have at most. ``smallest`` is how much the largest
    part had to be scaled down.
    """

    def __init__(self, branches: Branches, layouts: PageLayouts, digits: int) -> None:
        self.branches = branches
        self._layouts = layouts
        self._number = int("8" * digits)
        self._numbers = dict.fromkeys(branches.boxes, self._number)
        self._most_boxes = layouts.setup.strips * layouts.setup.room.high / _LOWEST
        self._room = layouts.setup.room
        self.smallest = 1.0

    def pages(self, bands: Sequence[Band]) -> Sequence[PageContent]:
        """The pages for some bands, section by section."""
        pages: list[PageContent] = []
        for heading, parts in _sections(bands):
            last = pages.pop() if pages else None
            pages += self._added(last, heading, parts)
        return pages

    def _added(
        self, last: PageContent | None, heading: str, parts: Sequence[Part]
    ) -> Iterator[PageContent]:
        """The last page so far, if there is one, and the pages of the next section."""
        before = self._copied()
        first, *rest = self._section(parts)
        if last is None:
            yield PageContent((heading,), (heading,), first)
        elif not rest and self._fits((*last.bands, *first)):
            yield last.followed_by(heading, first)
        elif self._may_begin(last, rest) and (
            other := before._begun(last.bands, parts, self._continued, len(rest) + 1)
        ):
            self._take(before)
            first, *rest = other
            yield last.followed_by(heading, first)
        else:
            yield last
            yield PageContent((heading,), (heading,), first)
        yield from (PageContent((heading,), (), page) for page in rest)

    def _may_begin(self, last: PageContent, rest: Sequence[Part]) -> bool:
        """Whether a section may begin on a page: if it takes several, or this is nearly empty."""
        return bool(rest) or self._height(last.bands) < _NEARLY_EMPTY * self._room.high

    def _begun(
        self, page: Part, parts: Sequence[Part], continued: int, count: int
    ) -> list[Part] | None:
        """A section that begins on a page with some parts, without these.

        ``None`` if it takes more further pages, or is continued more often, than it may.
        """
        first, *rest = self._section(parts, page)
        if len(first) == len(page) or len(rest) > count or self._continued > continued:
            return None
        return [first[len(page) :], *rest]

    def _copied(self) -> Pagination:
        """The same division so far, to be continued in another way."""
        found = copy(self)
        found.branches = self.branches.copied()
        found._numbers = dict(self._numbers)
        return found

    def _take(self, other: Pagination) -> None:
        """Continue from another division."""
        self.branches, self._numbers = other.branches, other._numbers
        self.smallest = other.smallest

    @property
    def _continued(self) -> int:
        """How often something has been continued on another page."""
        return sum(name.startswith("next-") for name in self.branches.boxes)

    def _section(self, parts: Sequence[Part], page: Part = ()) -> Iterator[Part]:
        """The pages for the parts of a section, of which the first has something on it already."""
        waiting = deque(parts)
        while waiting:
            part = waiting.popleft()
            if len(part[-1].roots) > 1 and not self._fits(part):
                first, *others = self.branches.separate(part[-1])
                waiting.extendleft((one,) for one in reversed(others))
                part = (*part[:-1], first)
            if rest := self._cut_in_depth(part):
                waiting.extendleft(reversed(rest))
            if self._fits((*page, *part)):
                page = (*page, *part)
                continue
            is_too_large = bool(page) and not self._fits(part)
            if not page or is_too_large:
                cut = self._cut(page, part, part[-1].roots)
                if cut is not None:
                    self._apply(cut)
                    waiting.extendleft(
                        reversed([part, *(((Band((root,)),)) for root in cut.roots)])
                    )
                    continue
            if page:
                yield page
                page = ()
                waiting.appendleft(part)
            else:
                yield part  # which is scaled down
                self.smallest = min(self.smallest, self._share(part))
        if page:
            yield page

    def _fits(self, bands: Part, cut: Cut | None = None) -> bool:
        scene = self._scene(bands, cut)
        if len(scene.boxes) > self._most_boxes:  # which saves the layout of a large part
            return False
        return self._room.share(self._layouts.lay_out(scene).size) == 1

    def _height(self, bands: Part) -> float:
        """How high some bands are on a page, in points."""
        return self._layouts.lay_out(self._scene(bands)).size[1]

    def _share(self, bands: Part) -> float:
        """How much a page with some bands has to be scaled down."""
        return self._room.share(self._layouts.lay_out(self._scene(bands)).size)

    def _scene(self, bands: Part, cut: Cut | None = None) -> Scene:
        numbers: Mapping[str, int] = self._numbers
        if cut is not None:
            numbers = ChainMap(dict.fromkeys(cut.roots, self._number), self._numbers)
        return self.branches.scene(bands, numbers, cut)

    def _apply(self, cut: Cut) -> None:
        self.branches.apply(cut)
        self._numbers |= dict.fromkeys(cut.roots, self._number)

    def _cut_in_depth(self, part: Part) -> list[Part]:
        """Continue what is too deep for the width of a page elsewhere; return the new parts."""
        found: list[Part] = []
        band = part[-1]
        hangs = len(band.roots) == 1
        deepest = self._layouts.setup.strips - (0 if hangs else 1)
        scene = self.branches.scene([band], {})
        ranks = dict.fromkeys(band.roots, 0)
        waiting = [*band.roots]
        while waiting:
            name = waiting.pop(0)
            if ranks[name] == deepest:
                branches = self.branches.below([name])
                if branches and self.branches.can_be_continued(name):
                    cut = self.branches.cut(branches)
                    self._apply(cut)
                    found += [(Band((root,)),) for root in cut.roots]
                continue
            for one in below(scene, scene.boxes[name]):
                if one not in ranks:
                    ranks[one] = ranks[name] + 1
                    waiting.append(one)
        return found

    def _cut(self, page: Part, part: Part, heads: Sequence[str]) -> Cut | None:
        """What to continue elsewhere, so that the rest fits on the page."""
        branches = self._continuable(heads)
        if not branches:
            return None
        count = self._most(page, part, branches)
        if count > 0:
            return self.branches.cut(branches[count:])
        if page:
            return self._cut_first(page, part, branches) if len(branches) == 1 else None
        if len(branches) > 1:
            return self._cut_first((), part, branches) or self.branches.cut(branches[1:])
        deeper = self._cut(page, part, branches[0].heads)
        if deeper is None and count == 0 and self.branches.is_whole(branches[0].parent):
            return self.branches.cut(branches)
        return deeper

    def _continuable(self, heads: Sequence[str]) -> list[Branch]:
        """The branches below some boxes that can be continued on another page."""
        below = self.branches.below(heads)
        return [one for one in below if self.branches.can_be_continued(one.parent)]

    def _cut_first(self, page: Part, part: Part, branches: Sequence[Branch]) -> Cut | None:
        """What to continue of a first branch that is too large, if the others stay beside it."""
        below = self._continuable(branches[0].heads)
        count = self._most(page, part, below) if below else 0
        return self.branches.cut(below[count:]) if count > 0 else None

    def _most(self, page: Part, part: Part, branches: Sequence[Branch]) -> int:
        """How many of some branches fit on a page; -1 if there is not even room for the rest."""
        low, step, end = -1, _FEW, len(branches) - 1
        while (high := min(low + step, end)) < end and self._fits(
            (*page, *part), self.branches.cut(branches[high:])
        ):
            low, step = high, 2 * step
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits((*page, *part), self.branches.cut(branches[middle:])):
                low = middle
            else:
                high = middle - 1
        return low


def _sections(bands: Sequence[Band]) -> Iterator[tuple[str, list[Part]]]:
    """The headings of the sections, and their parts."""
    heading = ""
    parts: list[Part] = []
    above: Part = ()
    for band in bands:
        if band.title and band.level == 1:
            if above:
                parts.append(above)
            if parts:
                yield heading, parts
            heading, parts, above = band.heading, [], ()
        above = (*above, band)
        if band.roots:
            parts.append(above)
            above = ()
    if above:
        parts.append(above)
    if parts:
        yield heading, parts
