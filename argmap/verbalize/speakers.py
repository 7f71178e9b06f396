"""Whose view a statement of a comparison is, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from argmap.comparison.attribution import is_unattributed, is_unsaid, reported, reporting_map
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Reference
from argmap.verbalize.phrases import short_name


def speaker(key: Reference, maps: ResolvedMaps, name: Callable[[str], str] = short_name) -> str:
    """Whose view a statement is, never that of an author who only reports it.

    ``name`` shortens the names. A premise that its author does not state is the mapper's.

    >>> from argmap.language import loads
    >>> essay = loads(
    ...     "author: Ann Ay\\n\\nthesis t: It lasts.\\n  argument: It is firm.\\n"
    ...     "    assumption a: So do all.\\n  objection o: It is old.\\n    by: Bo Bee\\n"
    ...     "  objection p: It rots.\\n"
    ... )
    >>> maps = ResolvedMaps(loads("use ay as ay\\n\\nclaim c: It ends.\\n"), {"ay": essay})
    >>> for key in ("c", "ay.t", "ay.a", "ay.o", "ay.p"):
    ...     print(speaker(maps.reference(key), maps))
    this comparison
    Ay
    unstated by Ay
    Bee, as Ay reports
    someone Ay does not name
    """
    if not key.map:
        holder, reporting = maps.holder(key), reporting_map(key, maps)
        if holder and reporting is not None:
            return _as_reported(holder, reporting, maps, name)
        return name(holder) if holder else "this comparison"
    author = name(maps.author(key.map) or key.map)
    if is_unsaid(key, maps):
        return f"unstated by {author}"
    if is_unattributed(key, maps):
        return f"someone {author} does not name"
    holder = reported(key, maps)
    return author if holder is None else _as_reported(holder, key.map, maps, name)


def _as_reported(holder: str, map: str, maps: ResolvedMaps, name: Callable[[str], str]) -> str:
    return f"{name(holder)}, as {name(maps.author(map) or map)} reports"


def names_called(maps: ResolvedMaps) -> Mapping[str, str]:
    """What to call each imported map: by its author's short name, unless another is called so too.

    >>> from argmap.language import loads
    >>> authors = {"one": "Ann Ay", "other": "Bo Bee", "third": "B. Bee"}
    >>> used = {name: loads(f"author: {author}") for name, author in authors.items()}
    >>> names_called(ResolvedMaps(loads(""), used))
    {'one': 'Ay', 'other': 'other', 'third': 'third'}
    """
    short = {name: short_name(maps.author(name) or name) for name in maps.used}
    count = Counter(short.values())
    return {name: called if count[called] == 1 else name for name, called in short.items()}
