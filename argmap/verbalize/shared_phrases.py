"""What several maps share, in phrases: figures, passages, and statements in similar words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from argmap.comparison import Comparison
from argmap.comparison.attribution import reported
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.cited_passages import CitedPassage
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_figures import SharedFigure, shared_figures
from argmap.comparison.similar_wording import SimilarPair
from argmap.frozen_class import frozen
from argmap.model import Reference, Statement
from argmap.verbalize.figure_values import in_words
from argmap.verbalize.fitted_lines import Item, Piece
from argmap.verbalize.phrases import capital, closed, excerpt, listed, number, short_name
from argmap.verbalize.speakers import names_called, speaker

Found = TypeVar("Found")

_PHRASE: Final = 60
"""Characters of a citation that are shown."""
_NAMES: Final = 4
"""Names that are listed one by one."""
_VALUES: Final = 8
"""Different values for one measure that are listed."""


@frozen
class Section:
    """What unrelated maps share of one sort: how often, and the first few entries."""

    title: str
    count: int
    entries: tuple[Item, ...]


def shared_sections(comparison: Comparison, most: int, ids: bool) -> tuple[Section, ...]:
    """What unrelated maps share, with at most so many entries of a sort; some may have none."""
    matches, says = comparison.matches, _Shared(comparison.maps, ids)
    figures = shared_figures(comparison.figures)
    differ = [one for one in figures if one.differ]
    agree = [one for one in figures if not one.differ]
    same = [match.keys for match in matches.statements if match.same_words]
    several = "both" if len(comparison.maps.used) == 2 else "several"

    def section(title: str, found: Sequence[Found], tell: Callable[[Found], Item]) -> Section:
        return Section(title, len(found), tuple(map(tell, found[:most])))

    return (
        section("Figures that differ", differ, says.figure),
        section("Figures that agree", agree, says.figure),
        section(f"Passages that {several} cite", matches.cited, says.passage),
        section("Statements in the same words", same, says.same_words),
        section("Statements in similar words", matches.similar, says.similar),
    )


class _Shared:
    """Phrases for what the maps share, with the ids of statements if wanted."""

    def __init__(self, maps: ResolvedMaps, ids: bool) -> None:
        self._maps = maps
        self._ids = ids
        self._order = in_order_of_time(maps)
        self._names = names_called(maps)

    def figure(self, shared: SharedFigure) -> Item:
        """A figure, with who states which value."""
        return (Piece("", figure(shared, self._names, self._order)),)

    def passage(self, cited: CitedPassage) -> Item:
        """A passage, with whose maps cite it."""
        by_map: dict[str, list[str]] = {}
        for key in cited.keys:
            by_map.setdefault(key.map, []).append(str(key))
        citing = [
            f"{self._names[name]}{self._how_many(by_map[name])}"
            for name in self._order
            if name in by_map
        ]
        return (Piece("", f"{passage_place(cited)}: {some(citing)}"),)

    def _how_many(self, keys: Sequence[str]) -> str:
        if self._ids:
            return f" ({', '.join(keys)})"
        return f" ({len(keys)} statements)" if len(keys) > 1 else ""

    def same_words(self, keys: Sequence[Reference]) -> Item:
        """Statements in the same words: whose they are, and what they say."""
        return (Piece(f"{capital(some([*map(self._whose, keys)]))}: ", self._text(keys[0])),)

    def similar(self, pair: SimilarPair) -> Item:
        """Two statements in similar words, the earlier first."""
        first, second = earlier_first(pair, self._order)
        return (
            Piece(f"{capital(self._whose(first))}: ", self._text(first)),
            Piece(f"And {self._whose(second)}: ", self._text(second), indent="  "),
        )

    def _whose(self, key: Reference) -> str:
        who = speaker(key, self._maps)
        if who == short_name(self._maps.author(key.map) or key.map):
            who = self._names[key.map]
        node = self._maps[key]
        if isinstance(node, Statement) and node.concession is not None:
            is_reported = reported(key, self._maps) is not None
            who += f"{' and' if is_reported else ''} grants {node.concession.extent}"
        return f"{who} ({key})" if self._ids else who

    def _text(self, key: Reference) -> str:
        return closed(self._maps[key].text)


def figure(shared: SharedFigure, names: Mapping[str, str], order: Sequence[str]) -> str:
    """A figure that several maps state: each value once, and who gives it.

    ``names`` is what to call each map, ``order`` the order of time.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> text = "author: {}\\nthesis t: It lasts.\\n  figure: mills / left = {}"
    >>> used = {"a": ("Ann Ay", "≥ 100"), "b": ("Bo Bee", "46"), "c": ("Cy Cee", "46")}
    >>> found = compare({name: loads(text.format(*one)) for name, one in used.items()})
    >>> names = {"a": "Ay", "b": "Bee", "c": "Cee"}
    >>> figure(shared_figures(found.figures)[0], names, list(names))
    'mills, left: at least 100 (Ay) against 46 (Bee and Cee)'
    """
    by_value: dict[str, list[str]] = {}
    for one in sorted(shared.stated, key=lambda stated: order.index(stated.key.map)):
        who = by_value.setdefault(in_words(one.figure.value), [])
        if names[one.key.map] not in who:
            who.append(names[one.key.map])
    everyone = "both" if len(order) == 2 else "all"
    told = [
        f"{value} ({everyone if len(who) == len(order) > 1 else some(who)})"
        for value, who in by_value.items()
    ]
    if len(told) > _VALUES:
        told = [*told[:_VALUES], f"{len(told) - _VALUES} other values"]
    values = " against ".join(told) if shared.differ else listed(told)
    return f"{shared.subject}, {shared.measure}: {values}"


def some(names: Sequence[str]) -> str:
    """Names as a list within a sentence, the first few of many.

    >>> some(["Ay", "Bee"]), some(["Ay", "Bee", "Cee", "Dee", "Ee", "Eff"])
    ('Ay and Bee', 'Ay, Bee, Cee and three others')
    """
    left = len(names) - _NAMES
    return listed([*names[: _NAMES - 1], f"{number(left + 1)} others"] if left > 0 else names)


def passage_place(cited: CitedPassage) -> str:
    """Where a passage is, and its first words if several maps cite the same ones."""
    phrases = [phrase for one in cited.citations for phrase in one.phrases[:1]]
    words = excerpt(phrases[0], _PHRASE) if cited.same_words and phrases else ""
    return " ".join(filter(None, (cited.source, str(cited.place or ""), words)))


def earlier_first(pair: SimilarPair, order: Sequence[str]) -> tuple[Reference, Reference]:
    """The statements of a pair in the order of time."""
    first, second = sorted((pair.first, pair.second), key=lambda key: order.index(key.map))
    return first, second
