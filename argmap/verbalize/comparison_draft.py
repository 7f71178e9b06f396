"""A comparison map to begin with: open questions, and candidates for relations as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from attrs import evolve

from argmap.comparison import Comparison
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_figures import SharedFigure
from argmap.comparison.similar_wording import StatementWords
from argmap.comparison.theses import theses_of
from argmap.frozen_class import frozen
from argmap.language import dumps, loads
from argmap.language.escaping import Context, escape_text
from argmap.model import (
    ArgumentMap,
    Item,
    Kind,
    Origin,
    Reference,
    RelationKind,
    Reuse,
    Span,
    Statement,
    Use,
)
from argmap.model.origin import BLANK
from argmap.model.vocabulary import TO_BE_WRITTEN
from argmap.verbalize.phrases import capital, counted, listed
from argmap.verbalize.shared_phrases import figure, passage_place
from argmap.verbalize.speakers import names_called, speaker

_CANDIDATES: Final = 40
"""How many candidates for relations are written."""
_WIDTH: Final = 84
"""Characters of a line of a comment."""
_CLOSE: Final = 0.2
"""The share of words from which on one thesis counts as closer to another than the first."""
_NOWHERE: Final = Span(1, 1, 1, 1)

_TO_WRITE: Final = f"{TO_BE_WRITTEN} which question do these theses answer?"
_ALONE: Final = f"{TO_BE_WRITTEN} which question does this thesis answer?"
_HEAD: Final = (
    "A comparison map to begin with. Write each question, and after each answer a colon",
    "and the answer in a few words. Delete what does not fit; a thesis can answer several",
    "questions.",
)
_HOW: Final = (
    "Candidates for relations, found by figures, citations and words. Read both statements,",
    "delete the '#' before the first line where the relation holds, choose the right one",
    "(contradicts, in-tension-with, agrees-with, same-as), and give the reason after a colon.",
)
_NONE: Final = (
    "No candidates for relations were found: no figures of the same measure, no passages",
    "that several cite, no statements in similar words. Relations are written like this,",
    "one a line: ONE.ID contradicts OTHER.ID: The reason.",
)


@frozen
class Candidate:
    """A relation that may hold between statements of two maps.

    ``reason`` is a reason for the relation. ``likeness`` says what the statements have in common;
    that is no reason, since it holds whatever their relation turns out to be.
    """

    first: Reference
    kind: RelationKind
    second: Reference
    reason: str = ""
    likeness: str = ""


@frozen
class Draft:
    """A comparison map as text, and how many questions and candidates for relations it has."""

    text: str
    questions: int
    candidates: int


def draft(comparison: Comparison, paths: Mapping[str, str]) -> Draft:
    """A comparison map of unrelated maps, to be completed by a person.

    ``paths`` are the paths of the maps' files, as the map writes them, by name. Each thesis is an
    answer to one question, together with those of the other maps that are closest to it in words.
    Statements without an id cannot be referred to; a comment names such theses.

    >>> from argmap.comparison import compare
    >>> maps = {
    ...     "ay": loads("author: Ann Ay\\nthesis t: It lasts.\\n  figure: mills / left = 3"),
    ...     "bee": loads("author: Bo Bee\\nthesis u: It ends.\\n  figure: mills / left = 1"),
    ... }
    >>> made = draft(compare(maps), {"ay": "a.argmap", "bee": "b.argmap"})
    >>> print("\\n".join(made.text.splitlines()[3:]))
    map: Ay and Bee
    use a.argmap as ay
    use b.argmap as bee
    <BLANKLINE>
    question question-1: To be written: which question do these theses answer?
      # Ay: It lasts.
      answer @ay.t
      # Bee: It ends.
      answer @bee.u
    <BLANKLINE>
    # Candidates for relations, found by figures, citations and words. Read both statements,
    # delete the '#' before the first line where the relation holds, choose the right one
    # (contradicts, in-tension-with, agrees-with, same-as), and give the reason after a colon.
    <BLANKLINE>
    # ay.t contradicts bee.u: mills, left: 3 (Ay) against 1 (Bee)
    #   Ay: It lasts.
    #   Bee: It ends.
    """
    maps = comparison.maps
    order = in_order_of_time(maps)
    found = list(_distinct(candidates(comparison), maps))
    asked = list(_asked(maps, order))
    items = [item for number, keys in enumerate(asked, 1) for item in _question(number, keys, maps)]
    map = ArgumentMap(
        _title(maps, order),
        items,
        uses=[Use(paths[name], name) for name in order],
        closing_comments=tuple(_closing(found, maps, order)),
        origin=Origin(_NOWHERE, field_comments=tuple(("map", 0, f" {line}") for line in _HEAD)),
    )
    # Written twice, since comments of the model can end in spaces that a text does not keep.
    return Draft(dumps(loads(dumps(map))), len(asked), min(len(found), _CANDIDATES))


def _title(maps: ResolvedMaps, order: Sequence[str]) -> str:
    if len(order) > 4:
        return f"A comparison of {counted(len(order), 'map')}"
    names = names_called(maps)
    dates = {name: maps.used[name].date for name in order}
    dated = [f"{names[name]} ({dates[name]})" if dates[name] else names[name] for name in order]
    return capital(listed(dated))


# Questions


def _asked(maps: ResolvedMaps, order: Sequence[str]) -> Iterator[list[Reference]]:
    """The theses that may answer one question, each in one group.

    A group begins with the first thesis that is left, in the order of time, and has from each other
    map the one that is clearly closest to it in words, or the first.
    """
    words = StatementWords(maps)

    def closeness(one: Reference, other: Reference) -> float:
        shared = words.shared_by(one, other)
        return shared if shared >= _CLOSE else 0.0

    left = {name: [key for key in theses_of(name, maps) if _has_id(key, maps)] for name in order}
    for name in order:
        while left[name]:
            first = left[name].pop(0)
            group = [first]
            for other in order:
                if other != name and left[other]:
                    closest = max(left[other], key=lambda key: closeness(first, key))
                    left[other].remove(closest)
                    group.append(closest)
            yield sorted(group, key=lambda key: order.index(key.map))


def _question(number: int, keys: Sequence[Reference], maps: ResolvedMaps) -> Iterator[Item]:
    id = f"question-{number}"
    text = _TO_WRITE if len(keys) > 1 else _ALONE
    yield Statement(Kind.QUESTION, text, key=id, origin=Origin(_NOWHERE, blank_above=True))
    for key in keys:
        words = tuple(_commented(_said(key, maps), " ", hang=0))
        yield Reuse(Kind.ANSWER, str(key), id, origin=Origin(_NOWHERE, comments=words))


# Candidates


def candidates(comparison: Comparison) -> Iterator[Candidate]:
    """Relations that may hold, by figures, words and citations; a pair may come several times.

    Figures that differ are candidates for a contradiction, the rest for an agreement.
    """
    maps, matches = comparison.maps, comparison.matches
    names, order = names_called(maps), in_order_of_time(maps)
    for pairs, kind in (
        (comparison.figures.conflicts, RelationKind.CONTRADICTS),
        (comparison.figures.agreements, RelationKind.AGREES),
    ):
        for pair in pairs:
            both = SharedFigure((pair.first, pair.second), kind is RelationKind.CONTRADICTS)
            reason = figure(both, names, order)
            yield Candidate(pair.first.key, kind, pair.second.key, reason=reason)
    for match in matches.statements:
        if match.same_words:
            for one, other in _chained(match.keys):
                yield Candidate(one, RelationKind.SAME, other, likeness="In the same words.")
    for similar in matches.similar:
        likeness = "In similar words."
        yield Candidate(similar.first, RelationKind.AGREES, similar.second, likeness=likeness)
    for cited in matches.cited:
        for one, other in _chained(cited.keys):
            likeness = f"Both cite {passage_place(cited)}."
            yield Candidate(one, RelationKind.AGREES, other, likeness=likeness)


def _chained(keys: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """The first of some statements with one of each other map."""
    seen = {keys[0].map}
    for key in keys[1:]:
        if key.map not in seen:
            seen.add(key.map)
            yield keys[0], key


def _distinct(found: Iterator[Candidate], maps: ResolvedMaps) -> Iterator[Candidate]:
    """The first candidate for each pair of statements with ids, the earlier statement first."""
    order = in_order_of_time(maps)
    seen: set[frozenset[Reference]] = set()
    for one in found:
        pair = frozenset((one.first, one.second))
        if pair in seen or not all(_has_id(key, maps) for key in pair):
            continue
        seen.add(pair)
        first, second = sorted(pair, key=lambda key: order.index(key.map))
        yield evolve(one, first=first, second=second)


def _closing(found: Sequence[Candidate], maps: ResolvedMaps, order: Sequence[str]) -> Iterator[str]:
    """The comments at the end: theses without an id, and the candidates."""
    for name in order:
        for key in theses_of(name, maps):
            if not _has_id(key, maps):
                told = f"Without an id, this thesis cannot be an answer. {_said(key, maps)}"
                yield from _commented(told, " ")
                yield BLANK
    if not found:
        yield from (f" {line}" for line in _NONE)
        return
    yield from (f" {line}" for line in _HOW)
    for one in found[:_CANDIDATES]:
        yield BLANK
        reason = escape_text(one.reason, Context.PROSE, first=True)
        yield f" {one.first} {one.kind} {one.second}" + (f": {reason}" if reason else "")
        if one.likeness:
            yield f"   {one.likeness}"
        for key in (one.first, one.second):
            yield from _commented(_said(key, maps), "   ")
    if len(found) > _CANDIDATES:
        yield BLANK
        yield f" There are {len(found) - _CANDIDATES:,} more: see argmap compare --full."


def _commented(text: str, indent: str, hang: int = 2) -> Iterator[str]:
    yield from wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent + " " * hang,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _said(key: Reference, maps: ResolvedMaps) -> str:
    return f"{capital(speaker(key, maps))}: {maps[key].text}"


def _has_id(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether a relation or an answer can refer to it."""
    node = maps[key]
    return isinstance(node, Statement) and node.id is not None
