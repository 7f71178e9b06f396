"""Maps that no comparison map relates, in some forty lines: their theses and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from argmap.comparison import Comparison
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.theses import theses_of
from argmap.frozen_class import frozen
from argmap.verbalize.comparison_summary import Part
from argmap.verbalize.fitted_lines import Piece
from argmap.verbalize.phrases import capital, closed, counted
from argmap.verbalize.phrases import number as number_word
from argmap.verbalize.shared_phrases import Section, shared_sections
from argmap.verbalize.speakers import names_called

_LINES: Final = 38
"""How many lines the overview may take, with the title of the report."""
_ALL: Final = 400
"""More than there can be room for."""


@frozen
class _Plan:
    """How much is shown.

    Lines of a thesis; theses of a map; maps; entries in each other section.
    """

    lines: int
    theses: int
    maps: int
    entries: int


_PLANS: Final = (
    _Plan(3, _ALL, _ALL, 5),
    _Plan(3, _ALL, _ALL, 3),
    _Plan(3, 2, _ALL, 3),
    _Plan(3, 1, _ALL, 3),
    _Plan(3, 1, _ALL, 1),
    _Plan(2, 1, _ALL, 2),
    _Plan(1, 1, 20, 3),
    _Plan(1, 1, 15, 2),
    _Plan(1, 1, 10, 1),
)
"""The ways to fit an overview into its lines, the fullest first.

Theses are left out before any is broken off.
"""


def overview(comparison: Comparison, ids: bool = False, width: int = 98) -> tuple[Part, ...]:
    """What unrelated maps argue and what they share, in lines of at most ``width``.

    First the theses of each map, in the order of time. Then the figures that differ and those that
    agree, the passages that several cite, and the statements in the same and in similar words. If
    it would not fit, less is shown of each, and how much more there is. ``ids`` adds the ids of
    statements.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("author: Ann Ay\\nthesis t: It lasts.\\n  figure: mills / left = 3"),
    ...     "b": loads("author: Bo Bee\\nthesis u: It ends.\\n  figure: mills / left = 1"),
    ... }
    >>> for part in overview(compare(maps)):
    ...     print(part.title, *part.lines, sep=" | ")
    What each of them argues | Ay: It lasts. | Bee: It ends.
    Figures that differ | mills, left: 3 (Ay) against 1 (Bee)
    """
    if not comparison.maps.used:
        return ()
    title = len(wrap(comparison.title, width + 2)) + 2
    sections = shared_sections(comparison, _PLANS[0].entries, ids)
    found: tuple[Part, ...] = ()
    for plan in _PLANS:
        found = tuple(_Overview(comparison, sections, width, plan).parts())
        if title + sum(len(part.lines) + 2 for part in found) <= _LINES:
            break
    return found


class _Overview:
    def __init__(
        self, comparison: Comparison, sections: Sequence[Section], width: int, plan: _Plan
    ) -> None:
        self._sections = sections
        self._maps = comparison.maps
        self._width = width
        self._plan = plan
        self._order = in_order_of_time(comparison.maps)
        self._names = names_called(comparison.maps)

    def parts(self) -> Iterator[Part]:
        yield from self._argued()
        for section in self._sections:
            yield from self._shared(section)
        if not any(section.count for section in self._sections) and len(self._order) > 1:
            line = "No figures of the same measure, passages, or statements in similar words"
            yield Part("What they share", (f"{line} were found.",))

    # Theses

    def _argued(self) -> Iterator[Part]:
        lines: list[str] = []
        for name in self._order[: self._plan.maps]:
            lines += self._theses(name)
        left = len(self._order) - self._plan.maps
        if left > 0:
            lines.append(f"and {counted(left, 'map')} more; see --full")
        if lines:
            yield Part("What each of them argues", tuple(lines))

    def _theses(self, name: str) -> Iterator[str]:
        """The lines for one map: its author with the date, and its theses."""
        date = self._maps.used[name].date
        who = capital(self._names[name])
        dated = f"{who} ({date})" if date else who
        keys = theses_of(name, self._maps)
        if not keys:
            yield f"{dated}: no thesis"
        elif len(keys) > self._plan.theses:
            shown = f"first {number_word(self._plan.theses)}" if self._plan.theses > 1 else "first"
            dated += f", {shown} of {counted(len(keys), 'thesis', 'theses')}"
        for number, key in enumerate(keys[: self._plan.theses]):
            text = closed(self._maps[key].text)
            piece = Piece(f"{who} also: " if number else f"{dated}: ", text)
            yield from piece.lines(self._width, self._plan.lines)

    # What they share

    def _shared(self, section: Section) -> Iterator[Part]:
        """A section that has entries; a single piece takes up to two lines."""
        if not section.count:
            return
        lines: list[str] = []
        for entry in section.entries[: self._plan.entries]:
            for piece in entry:
                most = max(self._plan.lines, 2) if len(entry) == 1 else self._plan.lines
                lines += piece.lines(self._width, most)
        left = section.count - self._plan.entries
        if left > 0:
            lines.append(f"and {number_word(left)} more; see --full")
        yield Part(section.title, tuple(lines))
