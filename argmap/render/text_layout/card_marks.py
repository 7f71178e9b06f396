"""What cards show besides the map's own words: verified citations, and signs of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.model.vocabulary import Label, Word
from argmap.render.text_layout.citation_lines import Verdicts

if TYPE_CHECKING:
    from argmap.evaluation import Evaluation


class EvaluationSign(NamedTuple):
    """What an evaluation gives for a card: its verdict, and the theses of which it is a crux."""

    word: Word
    needed_for: tuple[str, ...] = ()


class EvaluationSigns(NamedTuple):
    """The signs on the cards of one map, by the map's own keys.

    ``broken`` are the lines of arguments that do not carry: the key of the conclusion, and that of
    the argument or of its only premise.
    """

    by_key: Mapping[str, EvaluationSign] = MappingProxyType({})
    broken: frozenset[tuple[str, str]] = frozenset()


class CardMarks(NamedTuple):
    """The verdicts on a map's citations, and the signs of its evaluation."""

    verdicts: Verdicts = MappingProxyType({})
    signs: EvaluationSigns = EvaluationSigns()


NO_MARKS: Final = CardMarks()


def marks_of(verdicts: Verdicts, evaluation: Evaluation | None) -> CardMarks:
    """The marks on the cards of a map that is drawn by itself."""
    if evaluation is None:
        return CardMarks(verdicts)
    return CardMarks(verdicts, signs_of(evaluation).get("", EvaluationSigns()))


def signs_of(evaluation: Evaluation) -> Mapping[str, EvaluationSigns]:
    """The signs of an evaluation for each map, by its name; that of the main map is empty.

    In a map with questions, the cruxes are those of the answers; otherwise of the theses.

    >>> from argmap.evaluation import evaluate
    >>> from argmap.language import loads
    >>> map = loads("thesis t: Keep it.\\n  claim c: It pays.\\n")
    >>> signs = signs_of(evaluate(map))[""]
    >>> signs.by_key["c"]
    EvaluationSign(word=<Word.STANDS: 'stands'>, needed_for=('t',))
    >>> signs_of(evaluate(map, reject=["c"]))[""].broken
    frozenset({('t', 'c')})
    """
    from argmap.evaluation.net import Sort

    by_key: dict[str, dict[str, EvaluationSign]] = {}
    needed: dict[str, list[str]] = {}
    for thesis in evaluation.asked:
        for crux in evaluation.cruxes(thesis):
            needed.setdefault(crux.name, []).append(str(thesis))
    broken: dict[str, set[tuple[str, str]]] = {}
    for judgement, node in zip(evaluation.judgements(), evaluation.net.nodes, strict=True):
        sign = EvaluationSign(judgement.word, tuple(needed.get(judgement.name, ())))
        for key in node.members:
            by_key.setdefault(key.map, {})[key.key] = sign
        if node.sort is Sort.STEP and node.conclusion >= 0 and judgement.label is not Label.IN:
            below = node.members or evaluation.net.nodes[node.needs[0]].members
            for conclusion, part in product(evaluation.net.nodes[node.conclusion].members, below):
                if conclusion.map == part.map:
                    broken.setdefault(part.map, set()).add((conclusion.key, part.key))
    return {
        name: EvaluationSigns(signs, frozenset(broken.get(name, ())))
        for name, signs in by_key.items()
    }
