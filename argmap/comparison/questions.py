"""For each question of a comparison: the answers with their grounds, and the silent maps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from argmap.comparison.chronology import is_later
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import reuse_reasons
from argmap.comparison.graph_elements import Step
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.model.frozen_dict import FrozenDict
from argmap.model.vocabulary import TO_BE_WRITTEN


@frozen
class Answer:
    """An answer to a question.

    ``key`` is the answering statement, ``map`` the name of its imported map (empty for an answer of
    several maps, or of none), ``holder`` the person whose view it is. ``reason`` is the
    comparison's comment. ``grounds`` are the steps that directly support it, each with its
    premises; linked premises are one ground.
    """

    key: Reference
    map: str
    holder: str | None
    reason: str
    grounds: tuple[Step, ...]


class Silence(StrEnum):
    """Why the author of a map gives no answer to a question.

    ``TOO_EARLY``: everyone who answers wrote later. ``NO_OCCASION``: no statement of the map is
    related to the case for an answer. ``GIVES_NONE``: one is, but the author does not answer.
    """

    TOO_EARLY = "too early"
    NO_OCCASION = "no occasion"
    GIVES_NONE = "gives none"


@frozen
class QuestionTable:
    """A question, its answers in text order, and the names of the maps without an answer.

    ``key`` is the key of the question in the map that asks it; ``silent`` says of each map without
    an answer why it has none.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> (table,) = compare(maps, by).questions
    >>> [(str(answer.key), answer.reason) for answer in table.answers]
    [('a.t', 'Yes.')]
    >>> {name: str(why) for name, why in table.silent.items()}
    {'b': 'no occasion'}
    """

    key: str
    text: str
    answers: tuple[Answer, ...]
    silent: Mapping[str, Silence]

    @property
    def is_unwritten(self) -> bool:
        """Whether a draft leaves the question to be written."""
        return self.text.startswith(TO_BE_WRITTEN)


def question_tables(graph: CombinedGraph) -> tuple[QuestionTable, ...]:
    """A table for each question of the main map."""
    maps = graph.maps
    reasons = reuse_reasons(maps)
    tables = []
    for question, given in maps.answers.items():
        asked = Reference("", question)
        answers = tuple(
            Answer(
                key,
                graph.side(key),
                maps.holder(key),
                reasons.get((key, asked), ""),
                graph.steps_to(key),
            )
            for key in given
        )
        speaking = {answer.map for answer in answers}
        speaking |= {  # an answer of several maps counts for each of them
            ground.map
            for answer in answers
            for ground in graph.premises_of(answer.key)
            if not answer.key.map
        }
        near = {key for answer in answers for key in graph.supporting_case(answer.key)}
        silent = {
            name: _silence(name, near, speaking - {""}, graph)
            for name in maps.used
            if name not in speaking
        }
        tables.append(QuestionTable(question, maps[asked].text, answers, FrozenDict(silent)))
    return tuple(tables)


def _silence(
    name: str, near: Collection[Reference], speaking: Collection[str], graph: CombinedGraph
) -> Silence:
    """Why the author of a map gives no answer, if ``near`` is what carries those that are given."""
    if speaking and all(is_later(other, name, graph.maps) for other in speaking):
        return Silence.TOO_EARLY
    for link in graph.relations:
        for key, other in (link.ends, link.ends[::-1]):
            if graph.side(key) == name and other in near:
                return Silence.GIVES_NONE
    return Silence.NO_OCCASION
