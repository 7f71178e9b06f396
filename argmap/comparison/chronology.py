"""The order in which the authors of compared maps wrote, by the ``date:`` of each map."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from argmap.comparison.attribution import side_of
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Reference

_YEAR: Final = re.compile(r"\b\d{3,4}\b")
_NUMERIC_MONTH: Final = re.compile(r"\b\d{3,4}-(\d{1,2})\b")
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH_NAME: Final = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_NO_YEAR: Final = 9_999


def in_order_of_time(maps: ResolvedMaps) -> tuple[str, ...]:
    """The names of the imported maps in the order of their dates; those without one come last."""
    return tuple(sorted(maps.used, key=lambda name: _time(maps.used[name].date)))


def place_in_time(graph: CombinedGraph) -> Callable[[Reference], int]:
    """A key by which to sort statements in the order of time; those of no author come last.

    >>> from argmap.language import loads
    >>> used = {"a": loads("date: 1957\\nthesis t: T."), "b": loads("date: 1939\\nthesis u: U.")}
    >>> maps = ResolvedMaps(loads("use a as a\\nuse b as b\\n"), used)
    >>> keys = [Reference("a", "t"), Reference("b", "u")]
    >>> [str(key) for key in sorted(keys, key=place_in_time(CombinedGraph(maps)))]
    ['b.u', 'a.t']
    """
    places = {name: place for place, name in enumerate(in_order_of_time(graph.maps))}
    return lambda key: places.get(side_of(key, graph), len(places))


def is_later(name: str, other: str, maps: ResolvedMaps) -> bool:
    """Whether an imported map is known to have been written after another.

    A month counts where both dates have one.

    >>> from argmap.language import loads
    >>> used = {"a": loads("date: 1957"), "b": loads("date: June 1956"), "c": loads("date: 1956-2")}
    >>> maps = ResolvedMaps(loads("use a as a\\nuse b as b\\nuse c as c\\n"), used)
    >>> is_later("a", "b", maps), is_later("b", "a", maps), is_later("b", "c", maps)
    (True, False, True)
    """
    if name not in maps.used or other not in maps.used:
        return False
    (year, month), (other_year, other_month) = (_time(maps.used[one].date) for one in (name, other))
    if _NO_YEAR in (year, other_year):
        return False
    if year == other_year:
        return 0 < other_month < month
    return year > other_year


def _time(date: str | None) -> tuple[int, int]:
    """The year and the month of a date; 0 for a month that it does not give.

    >>> _time("June 1956"), _time("1957-08"), _time("after 1988"), _time(None)
    ((1956, 6), (1957, 8), (1988, 0), (9999, 0))
    """
    year = _YEAR.search(date or "")
    if date is None or year is None:
        return _NO_YEAR, 0
    if numeric := _NUMERIC_MONTH.search(date):
        return int(year[0]), int(numeric[1])
    named = _MONTH_NAME.search(date)
    return int(year[0]), _MONTHS.index(named[1].lower()) + 1 if named else 0
