"""A comparison as what JSON knows: lists, objects, texts and numbers."""

from __future__ import annotations

from typing import Any, Final

from argmap.comparison.comparing import Comparison
from argmap.comparison.figures import FigurePair, StatedFigure
from argmap.comparison.gathering import Gathering, name_of
from argmap.comparison.link import Link
from argmap.model import Statement

Data = dict[str, Any]

_PLACES: Final = 6  # decimals of a difference


def as_data(comparison: Comparison) -> Data:
    """Everything that a comparison found; statements are objects with key, map, kind, text, holder.

    >>> from argmap.comparison import compare
    >>> sorted(as_data(compare({})))
    ['figures', 'maps', 'partings', 'questions', 'title']
    """
    gathering = comparison.gathering
    return {
        "title": comparison.title,
        "maps": [
            {"name": name, "title": map.title, "author": gathering.author(name)}
            for name, map in gathering.used.items()
        ],
        "questions": [
            {
                "question": table.text,
                "answers": [
                    _statement(answer.key, gathering)
                    | {
                        "map": answer.map or None,
                        "reason": answer.reason,
                        "grounds": [_statement(key, gathering) for key in answer.grounds],
                    }
                    for answer in table.answers
                ],
                "silent": list(table.silent),
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
        },
        "partings": _partings(comparison),
    }


def _partings(comparison: Comparison) -> Data:
    gathering, found = comparison.gathering, comparison.partings
    return {
        "contradictions": [_link(link, gathering) for link in found.contradictions],
        "tensions": [_link(link, gathering) for link in found.tensions],
        "agreements": [_link(link, gathering) for link in found.agreements],
        "deepest": [
            {
                "first": _statement(one.first, gathering),
                "second": _statement(one.second, gathering),
                "link": _link(one.link, gathering),
                "first_way": [_statement(key, gathering) for key in one.first_way],
                "second_way": [_statement(key, gathering) for key in one.second_way],
            }
            for one in found.partings
        ],
        "unanswered": [
            {
                "ground": _statement(one.ground, gathering),
                "of": _statement(one.of, gathering),
                "by": one.by or None,
            }
            for one in found.unanswered
        ],
        "granted": [
            {
                "by": one.by,
                "to": one.to,
                "statement": _statement(one.key, gathering),
                "extent": str(one.extent),
                "words": one.words,
            }
            for one in found.granted
        ],
        "shared": [
            {
                "first": _statement(one.first, gathering),
                "second": _statement(one.second, gathering),
                "how": one.how,
                "conclusions": [_statement(key, gathering) for key in one.conclusions],
            }
            for one in found.shared
        ],
    }


def _statement(key: str, gathering: Gathering) -> Data:
    node = gathering[key]
    return {
        "key": key,
        "map": name_of(key) or None,
        "kind": str(node.kind),
        "text": node.text,
        "holder": gathering.holder(key),
    }


def _link(link: Link, gathering: Gathering) -> Data:
    return {
        "first": _statement(link.first, gathering),
        "relation": link.kind.value,
        "second": _statement(link.second, gathering),
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
    gathering = comparison.gathering
    return {
        "measure": stated.figure.measure,
        "value": stated.figure.value,
        "statement": _statement(stated.key, gathering),
        "citations": cited(stated.key, comparison),
    }


def cited(key: str, comparison: Comparison) -> list[str]:
    """The citations of a statement as a reader would quote them, with the paragraph if known."""
    node = comparison.gathering[key]
    places = {
        verdict.index: verdict.paragraphs[0]
        for verdict in comparison.verdicts_by_key.get(key, ())
        if len(verdict.paragraphs) == 1
    }
    default = comparison.gathering.map_of(key).sources
    found = []
    for index, citation in enumerate(node.citations if isinstance(node, Statement) else ()):
        source = citation.source or (default[0].id if default else "")
        first, last = places.get(index, (0, 0))
        paragraph = f"¶{first}" if first == last else f"¶{first}-{last}"
        where = paragraph if first else str(citation.place or "")
        found.append(" ".join(part for part in (source, where, citation.passage) if part))
    return found
