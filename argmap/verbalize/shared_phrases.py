"""What several maps share, in phrases: figures, passages, and statements in similar words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from attrs import frozen

from argmap.comparison import Comparison
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.cited_passages import CitedPassage
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_figures import SharedFigure, shared_figures
from argmap.comparison.similar_wording import SimilarPair
from argmap.model import Reference
from argmap.verbalize.phrases import capital, excerpt, listed
from argmap.verbalize.speakers import names_called, speaker

Found = TypeVar("Found")

Entry = tuple[str, ...]
"""The texts of one entry of a report; the second and later ones go on with the first."""

_WHOLE: Final = 1_000
"""Characters of a statement that are shown."""
_PHRASE: Final = 60
"""Characters of a citation that are shown."""
_VALUES: Final = 8
"""Different values for one measure that are listed."""
_KEYS: Final = 6
"""Statements of a passage that are listed."""

_SIGNS: Final = {
    ">=": "at least ", "≥": "at least ", ">": "more than ", "<=": "at most ", "≤": "at most ",
    "<": "less than ", "~": "about ", "≈": "about ", "c.": "about ", "ca.": "about ",
}  # fmt: skip
"""Words for the signs that stand before a number."""
_SIGN: Final = re.compile(r"(>=|<=|[<>≥≤~≈]|ca?\.)\s*(?=\S)")
_OR_MORE: Final = re.compile(r"(?<=\d)\s?\+(?=\s|$)")


@frozen
class Section:
    """What unrelated maps share of one sort: how often, and the first few entries."""

    title: str
    count: int
    entries: tuple[Entry, ...]


def shared_sections(comparison: Comparison, most: int) -> tuple[Section, ...]:
    """What unrelated maps share, with at most so many entries of a sort; some may have none."""
    maps, matches = comparison.maps, comparison.matches
    figures = shared_figures(comparison.figures)
    names, order = names_called(maps), in_order_of_time(maps)
    differ = [one for one in figures if one.differ]
    agree = [one for one in figures if not one.differ]
    same = [match.keys for match in matches.statements if match.same_words]
    several = "both" if len(order) == 2 else "several"

    def section(title: str, found: Sequence[Found], tell: Callable[[Found], Entry]) -> Section:
        return Section(title, len(found), tuple(map(tell, found[:most])))

    return (
        section("Figures that differ", differ, lambda one: (figure(one, names, order),)),
        section("Figures that agree", agree, lambda one: (figure(one, names, order),)),
        section(f"Passages that {several} cite", matches.cited, lambda one: (passage(one),)),
        section("Statements in the same words", same, lambda keys: (same_words(keys, maps),)),
        section(
            "Statements in similar words",
            matches.similar,
            lambda pair: similar(pair, maps, order),
        ),
    )


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
        f"{value} ({everyone if len(who) == len(order) > 1 else listed(who)})"
        for value, who in by_value.items()
    ]
    if len(told) > _VALUES:
        told = [*told[:_VALUES], f"{len(told) - _VALUES} other values"]
    values = " against ".join(told) if shared.differ else listed(told)
    return f"{shared.subject}, {shared.measure}: {values}"


def in_words(value: str) -> str:
    """A value with words for the signs around its number.

    >>> in_words(">= 100 men"), in_words("100+"), in_words("98 of 139")
    ('at least 100 men', '100 or more', '98 of 139')
    """
    sign = _SIGN.match(value)
    if sign is not None:
        return f"{_SIGNS[sign[1]]}{value[sign.end() :]}"
    return _OR_MORE.sub(" or more", value)


def passage(cited: CitedPassage) -> str:
    """A passage that several maps cite, and which statements cite it."""
    keys = [str(key) for key in cited.keys[:_KEYS]]
    left = len(cited.keys) - _KEYS
    return f"{passage_place(cited)}: {listed([*keys, *([f'{left} more'] if left > 0 else [])])}"


def passage_place(cited: CitedPassage) -> str:
    """Where a passage is, and its first words if several maps cite the same ones."""
    phrases = [phrase for one in cited.citations for phrase in one.phrases[:1]]
    words = excerpt(phrases[0], _PHRASE) if cited.same_words and phrases else ""
    return " ".join(filter(None, (cited.source, str(cited.place or ""), words)))


def same_words(keys: Iterable[Reference], maps: ResolvedMaps) -> str:
    """A text that several maps have, and whose statements it is."""
    kept = tuple(keys)
    text = excerpt(maps[kept[0]].text, _WHOLE)
    return f"{capital(listed([_keyed(key, maps) for key in kept]))}: {text}"


def similar(pair: SimilarPair, maps: ResolvedMaps, order: Sequence[str]) -> Entry:
    """Two statements in similar words, each with whose it is."""
    first, second = earlier_first(pair, order)
    return f"{capital(said(first, maps))}", f"and {said(second, maps)}"


def earlier_first(pair: SimilarPair, order: Sequence[str]) -> tuple[Reference, Reference]:
    """The statements of a pair in the order of time."""
    first, second = sorted((pair.first, pair.second), key=lambda key: order.index(key.map))
    return first, second


def said(key: Reference, maps: ResolvedMaps) -> str:
    """A statement with whose view it is."""
    return f"{_keyed(key, maps)}: {excerpt(maps[key].text, _WHOLE)}"


def _keyed(key: Reference, maps: ResolvedMaps) -> str:
    return f"{speaker(key, maps)} ({key})"
