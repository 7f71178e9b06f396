"""The data with which the page's script evaluates a map for the reader's choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from argmap.comparison.attribution import is_unsaid
from argmap.comparison.combined_graph import CombinedGraph
from argmap.evaluation import Evaluation
from argmap.evaluation.net import Sort
from argmap.evaluation.net_json import net_data
from argmap.formulas.plain_text import plain_text
from argmap.model import Reference
from argmap.page.statement_entries import Entry
from argmap.verbalize.evaluation_quotes import Quotes
from argmap.verbalize.mentions import inference, own_words
from argmap.verbalize.phrases import excerpt
from argmap.wording.verdicts import (
    BROKEN_MEANING,
    CRUX,
    CRUX_MEANING,
    SIGNS,
    meaning_of_sign,
    words_of_signs,
)

_QUOTED: Final = 70
"""Characters quoted of a text; the whole text is in the page's entries."""


def evaluation_data(
    graph: CombinedGraph, names: Mapping[Reference, str], entries: Iterable[Entry]
) -> dict[str, Any]:
    """The net of a map or comparison, with what is needed to speak of it.

    ``names`` are those of the page's ``entries``. To :func:`.net_data` it adds

    - ``entries``: for each entry, the number of its statement or argument, or ``None``
    - ``signs``: the signs of the verdicts, by their words
    - ``quotes``: of each statement and step, its first words. A number says how many characters of
      its title, or else its text, in its entry; if it is negative, there are more
    - ``granted``: by number, who grants a statement and how far
    - ``voices``: by number, who makes a statement, if that is not the author of its map
    - ``contradictions``: the numbers of the attacks that are ways of a contradiction
    - ``later``: the numbers of the attacks by what was written after what they attack
    - ``whose``: if there are several maps, of each statement and step a number for its map, and
      one in ``people`` for the person whose view it is; empty for a step without an argument

    >>> from argmap.comparison.resolved_maps import ResolvedMaps
    >>> from argmap.language import loads
    >>> from argmap.page.statement_entries import entries
    >>> map = loads("thesis t: T.\\n  objection o: O.\\n    conceded: wholly\\n")
    >>> names = {Reference("", "t"): "s-t", Reference("", "o"): "s-o"}
    >>> data = evaluation_data(CombinedGraph(ResolvedMaps(map, {})), names, entries(map, ()))
    >>> data["entries"], data["quotes"], data["granted"]
    ([0, 1], [1, 1], {1: 'granted wholly'})
    """
    entries = tuple(entries)
    words = {one.name: one.title or one.text for one in entries}
    evaluation = Evaluation.of(graph)
    number_of = evaluation.net.number
    numbered = {name: number_of[key] for key, name in names.items() if key in number_of}
    quotes = Quotes(evaluation)
    parts = [node for node in evaluation.net.nodes if node.sort is not Sort.ATTACK]
    numbers = range(len(parts))
    data = net_data(evaluation) | {
        "entries": [numbered.get(one.name) for one in entries],
        "signs": dict(SIGNS),
        "quotes": [
            _quote(node.members[0], graph, words.get(names.get(node.members[0], ""), ""))
            if node.members
            else ""
            for node in parts
        ],
        "granted": {at: granted for at in numbers if (granted := quotes.granted(at))},
        "voices": {at: voice for at in numbers if (voice := quotes.raised_by(at))},
    }
    attacks = [
        (at, node) for at, node in enumerate(evaluation.net.nodes) if node.sort is Sort.ATTACK
    ]
    data["contradictions"] = [at for at, node in attacks if node.is_contradiction]
    data["later"] = [
        at
        for at, node in attacks
        if quotes.is_later(node.needs[0], evaluation.net.nodes[node.target])
    ]
    if graph.maps.used:
        maps: dict[str, int] = {}
        people: dict[str, int] = {}
        whose: list[list[int]] = []
        for node in parts:
            whose.append([])
            for key in node.members[:1]:
                map = maps.setdefault(key.map, len(maps))
                person = people.setdefault(quotes.who(key), len(people))
                whose[-1] += [map, person]
        data |= {"whose": whose, "people": list(people)}
    return data


def _quote(key: Reference, graph: CombinedGraph, words: str) -> str | int:
    """A statement or an argument by its first words: how many of the ``words`` in its entry.

    If what is quoted is not simply the beginning of these, it is the quotation itself.
    """
    label = _label(key, graph)
    start = label.removeprefix("“").removesuffix("”").removesuffix("…")
    is_start = f"“{start}”" == label or f"“{start}…”" == label
    if not is_start or not start or not words.startswith(start) or plain_text(words) != words:
        return label
    length = len(start.encode("utf-16-le")) // 2  # as scripts count
    return -length if label.endswith("…”") else length


def _label(key: Reference, graph: CombinedGraph) -> str:
    """A statement or an argument by its title or its first words, in quotation marks."""
    if not own_words(key, graph):
        return inference(key, graph, lambda one: _label(one, graph))
    part = graph.maps[key]
    unsaid = " (unstated)" if is_unsaid(key, graph.maps) else ""
    return f"{excerpt(plain_text(part.title or part.text), _QUOTED)}{unsaid}"


def legend() -> list[tuple[str, str, str]]:
    """The signs on the map, each with the class of its style and its meaning.

    >>> legend()[3]
    ('✕', 'refuted', 'refuted; an objection: answered')
    """
    signs = [
        (sign, words[0].replace(" ", "-"), meaning_of_sign(words))
        for sign, words in words_of_signs().items()
    ]
    return [*signs, (CRUX, "star", CRUX_MEANING), ("", "broken", BROKEN_MEANING)]
