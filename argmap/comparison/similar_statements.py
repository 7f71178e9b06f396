"""Statements that two maps have in common and no comparison map relates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from argmap.comparison.cited_passages import CitedPassage, cited_passages
from argmap.comparison.cross_relations import Ends
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_evidence import passage_pairs
from argmap.comparison.similar_wording import SimilarPair, similar_pairs
from argmap.frozen_class import frozen
from argmap.model import Reference, Statement
from argmap.model.name_matching import normal_form
from argmap.sources import Verdict

_END: Final = re.compile(r"[.\s]+$")


@frozen
class Match:
    """Statements of several maps with the same id or the same words.

    ``keys`` are their references, in the order of the maps. Two texts have the same words if they
    differ only in case, whitespace, the style of quotation marks and dashes, and a final full
    stop.
    """

    keys: tuple[Reference, ...]
    same_id: bool
    same_words: bool


@frozen
class Matches:
    """What maps have in common.

    ``statements`` are the matching statements; ``passages`` the pairs that cite the same words
    without matching already; ``unmatched``, by map, the statements that match nothing. ``similar``
    are pairs in similar words, and ``cited`` the passages that several maps cite, with all
    statements that cite them.
    """

    statements: tuple[Match, ...] = ()
    passages: tuple[Ends, ...] = ()
    unmatched: tuple[tuple[str, tuple[Reference, ...]], ...] = ()
    similar: tuple[SimilarPair, ...] = ()
    cited: tuple[CitedPassage, ...] = ()


def find_matches(maps: ResolvedMaps, verdicts: Iterable[Verdict] = ()) -> Matches:
    """Find what the imported maps have in common; see :class:`Matches`.

    >>> from argmap.model import ArgumentMap
    >>> from argmap.language import loads
    >>> one, other = loads("thesis t: It lasts."), loads("thesis end: It  lasts")
    >>> found = find_matches(ResolvedMaps(ArgumentMap(), {"one": one, "other": other}))
    >>> [(*map(str, match.keys), match.same_id) for match in found.statements]
    [('one.t', 'other.end', False)]
    """
    verdicts = tuple(verdicts)
    by_id = _grouped(maps, lambda node: node.id or "")
    by_words = _grouped(maps, lambda node: _words(node.text))
    words = {key: said for said, keys in by_words.items() for key in keys}
    found: dict[tuple[Reference, ...], Match] = {}
    for keys in by_id.values():
        same = len({words.get(key) for key in keys}) == 1 and keys[0] in words
        found[keys] = Match(keys, True, same)
    for keys in [keys for keys, match in found.items() if match.same_words]:
        if set(keys) < set(by_words[words[keys[0]]]):
            del found[keys]  # the larger group with the same words includes these
    known = [set(keys) for keys in found]
    told = {key: group for group in known for key in group}
    for keys in by_words.values():
        if not set(keys) <= told.get(keys[0], set()):
            found[keys] = Match(keys, False, True)
    group_of = {key: keys for keys, match in found.items() if match.same_words for key in keys}
    order = {key: number for number, key in enumerate(maps.nodes)}
    matched = {key for keys in found for key in keys}
    unmatched = tuple(
        (
            name,
            tuple(
                key for one in map.statements if (key := Reference(name, one.key)) not in matched
            ),
        )
        for name, map in maps.used.items()
    )
    return Matches(
        tuple(sorted(found.values(), key=lambda match: order[match.keys[0]])),
        tuple(pair for pair in passage_pairs(verdicts, maps) if not _is_told(pair, group_of)),
        unmatched,
        similar_pairs(maps, group_of),
        cited_passages(verdicts, maps),
    )


def _is_told(pair: Ends, group_of: Mapping[Reference, tuple[Reference, ...]]) -> bool:
    """Whether two statements already match by their words."""
    return pair[0] in group_of and pair[1] in group_of[pair[0]]


def _grouped(
    maps: ResolvedMaps, by: Callable[[Statement], str]
) -> dict[str, tuple[Reference, ...]]:
    """The references of statements from several maps that share a value of ``by``."""
    found: dict[str, list[Reference]] = {}
    names: dict[str, set[str]] = {}
    for name, map in maps.used.items():
        for statement in map.statements:
            if likeness := by(statement):
                found.setdefault(likeness, []).append(Reference(name, statement.key))
                names.setdefault(likeness, set()).add(name)
    return {likeness: tuple(keys) for likeness, keys in found.items() if len(names[likeness]) > 1}


def _words(text: str) -> str:
    """The normal form of a text for comparison."""
    return _END.sub("", normal_form(text))
