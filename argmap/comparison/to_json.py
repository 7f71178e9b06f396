"""A comparison as JSON data."""

from __future__ import annotations

from typing import Any, Final

from argmap.comparison.attribution import Views, is_unsaid, reported, views_of
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.comparison import Comparison
from argmap.comparison.cross_relations import Link, additions
from argmap.comparison.figure_comparison import FigurePair, StatedFigure
from argmap.comparison.graph_elements import Step
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_figures import shared_figures
from argmap.comparison.theses import theses_of
from argmap.model import Reference, Statement
from argmap.wording.citations import citation_text

Data = dict[str, Any]

_PLACES: Final = 6  # decimals of a difference


def as_data(comparison: Comparison) -> Data:
    """All results of a comparison, for JSON.

    Statements are objects with key, map, kind, text and holder, and flags for reported views and
    for unstated premises, which are the mapper's.

    >>> from argmap.comparison import compare
    >>> sorted(as_data(compare({})))
    ['added', 'figures', 'maps', 'matches', 'partings', 'questions', 'theses', 'title']
    """
    maps, graph = comparison.maps, comparison.graph
    return {
        "title": comparison.title,
        "maps": [
            {"name": name, "title": map.title, "author": maps.author(name)}
            for name, map in maps.used.items()
        ],
        "theses": _theses(maps),
        "questions": [
            {
                "question": table.text,
                "answers": [
                    _statement(answer.key, maps)
                    | {
                        "map": answer.map or None,
                        "reason": answer.reason,
                        "grounds": [_ground(step, graph) for step in answer.grounds],
                    }
                    for answer in table.answers
                ],
                "silent": {name: str(why) for name, why in table.silent.items()},
            }
            for table in comparison.questions
        ],
        "figures": {
            "conflicts": [_pair(pair, comparison) for pair in comparison.figures.conflicts],
            "agreements": [_pair(pair, comparison) for pair in comparison.figures.agreements],
            "related": [_pair(pair, comparison) for pair in comparison.figures.related],
            "uncompared": [
                {"subject": one.subject, "measure": one.measure or None, "counts": dict(one.counts)}
                for one in comparison.figures.uncompared
            ],
            "shared": [
                {
                    "subject": one.subject,
                    "measure": one.measure,
                    "differ": one.differ,
                    "stated": [_figure(stated, comparison) for stated in one.stated],
                }
                for one in shared_figures(comparison.figures)
            ],
        },
        "partings": _disagreements(comparison),
        "added": [
            _statement(key, maps) | {"under": str(under)} | _premises(key, graph)
            for key, under in additions(maps)
        ],
        "matches": _matches(comparison),
    }


def _theses(maps: ResolvedMaps) -> list[Data]:
    """What the author of each map argues for, in the order of time."""
    return [
        {
            "map": name,
            "author": maps.author(name),
            "date": maps.used[name].date,
            "theses": [_statement(key, maps) for key in theses_of(name, maps)],
        }
        for name in in_order_of_time(maps)
    ]


def _matches(comparison: Comparison) -> Data:
    maps, found = comparison.maps, comparison.matches
    return {
        "statements": [
            {
                "statements": [_statement(key, maps) for key in match.keys],
                "same_id": match.same_id,
                "same_words": match.same_words,
            }
            for match in found.statements
        ],
        "passages": [
            {"first": _statement(first, maps), "second": _statement(second, maps)}
            for first, second in found.passages
        ],
        "similar": [
            {
                "first": _statement(pair.first, maps),
                "second": _statement(pair.second, maps),
                "likeness": pair.likeness,
            }
            for pair in found.similar
        ],
        "cited": [
            {
                "source": one.source,
                "place": None if one.place is None else str(one.place),
                "same_words": one.same_words,
                "statements": [_statement(key, maps) for key in one.keys],
            }
            for one in found.cited
        ],
        "unmatched": {
            name: [_statement(key, maps) for key in keys] for name, keys in found.unmatched
        },
    }


def _disagreements(comparison: Comparison) -> Data:
    maps, graph, found = comparison.maps, comparison.graph, comparison.disagreements
    return {
        "contradictions": [_link(link, graph) for link in found.contradictions],
        "tensions": [_link(link, graph) for link in found.tensions],
        "agreements": [_link(link, graph) for link in found.agreements],
        "supports": [_link(link, graph) for link in found.supports],
        "reports": [
            _link(link, graph) | {"same_person": views_of(link, maps) is Views.REPORT}
            for link in found.reports
        ],
        "within": [_link(link, graph) for link in found.within],
        "deepest": [
            {
                "first": _statement(one.first, maps),
                "second": _statement(one.second, maps),
                "link": _link(one.link, graph),
                "first_way": [_statement(key, maps) for key in one.first_path],
                "second_way": [_statement(key, maps) for key in one.second_path],
            }
            for one in found.deepest
        ],
        "unanswered": [
            {
                "ground": _statement(one.ground, maps) | _premises(one.ground, graph),
                "of": _statement(one.of, maps),
                "by": one.by or None,
            }
            for one in found.unanswered
        ],
        "granted": [
            {
                "by": one.by,
                "to": one.to,
                "statement": _statement(one.key, maps),
                "extent": str(one.extent),
                "words": one.words,
            }
            for one in found.granted
        ],
        "shared": [
            {
                "first": _statement(one.first, maps),
                "second": _statement(one.second, maps),
                "how": one.how.value,
                "conclusions": [_statement(key, maps) for key in one.conclusions],
            }
            for one in found.shared
        ],
    }


def _statement(key: Reference, maps: ResolvedMaps) -> Data:
    """A statement or argument; an unstated one has no holder."""
    node, unsaid = maps[key], is_unsaid(key, maps)
    return {
        "key": str(key),
        "map": key.map or None,
        "kind": str(node.kind),
        "text": node.text,
        "holder": None if unsaid else maps.holder(key),
        "reported": reported(key, maps) is not None,
        "unsaid": unsaid,
    }


def _ground(step: Step, graph: CombinedGraph) -> Data:
    """One ground: its premises, which are linked if there are several."""
    undercut = graph.attackers(step.argument) if step.argument is not None else ()
    maps = graph.maps
    return {
        "argument": None if step.argument is None else str(step.argument),
        "premises": [_statement(key, maps) for key in step.premises],
        "warrants": [_statement(key, maps) for key in step.warrants],
        "undercut_by": [_statement(key, maps) for key in undercut],
    }


def _premises(key: Reference, graph: CombinedGraph) -> Data:
    step = graph.step_of(key)
    return _ground(step, graph) if step is not None else {}


def _link(link: Link, graph: CombinedGraph) -> Data:
    """A link; ``mode`` says how an attack meets its target, and is ``None`` for other links."""
    mode, maps = graph.mode_of(link), graph.maps
    return {
        "first": _statement(link.first, maps),
        "relation": link.kind.value,
        "mode": None if mode is None else mode.value,
        "second": _statement(link.second, maps),
        "reason": link.reason,
    }


def _pair(pair: FigurePair, comparison: Comparison) -> Data:
    apart = {"apart": None if pair.apart is None else round(float(pair.apart), _PLACES)}
    return {
        "subject": pair.subject,
        "first": _figure(pair.first, comparison),
        "second": _figure(pair.second, comparison),
    } | apart


def _figure(stated: StatedFigure, comparison: Comparison) -> Data:
    maps = comparison.maps
    return {
        "measure": stated.figure.measure,
        "value": stated.figure.value,
        "statement": _statement(stated.key, maps),
        "citations": cited(stated.key, comparison),
    }


def cited(key: Reference, comparison: Comparison) -> list[str]:
    """The citations of a statement in quotable form, with the paragraph if known."""
    node = comparison.maps[key]
    verdicts = {one.index: one for one in comparison.verdicts_by_key.get(key, ())}
    default = comparison.maps.map_of(key).sources
    first = default[0].id if default else ""
    return [
        citation_text(citation, verdicts.get(index), citation.source or first)
        for index, citation in enumerate(node.citations if isinstance(node, Statement) else ())
    ]
