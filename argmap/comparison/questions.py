"""For each question of a comparison: the answers with their grounds, and the silent maps."""

from __future__ import annotations

from attrs import frozen

from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import reuse_reasons
from argmap.comparison.graph_elements import Step
from argmap.model import Kind, Reference


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


@frozen
class QuestionTable:
    """A question, its answers in text order, and the names of the maps without an answer.

    ``key`` is the key of the question in the map that asks it.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> (table,) = compare(maps, by).questions
    >>> [(str(answer.key), answer.reason) for answer in table.answers], table.silent
    ([('a.t', 'Yes.')], ('b',))
    """

    key: str
    text: str
    answers: tuple[Answer, ...]
    silent: tuple[str, ...]


def question_tables(graph: CombinedGraph) -> tuple[QuestionTable, ...]:
    """A table for each question of the main map."""
    maps = graph.maps
    reasons = reuse_reasons(maps)
    tables = []
    for question in maps.main.statements:
        if question.kind is not Kind.QUESTION:
            continue
        asked = Reference("", question.key)
        given = (maps.resolve("", key) for key in maps.main.answers(question.key))
        answers = tuple(
            Answer(
                key,
                graph.side(key),
                maps.holder(key),
                reasons.get((key, asked), ""),
                graph.steps_to(key),
            )
            for key in given
            if key in maps
        )
        speaking = {answer.map for answer in answers}
        speaking |= {  # an answer of several maps counts for each of them
            ground.map
            for answer in answers
            for ground in graph.premises_of(answer.key)
            if not answer.key.map
        }
        silent = tuple(name for name in maps.used if name not in speaking)
        tables.append(QuestionTable(question.key, question.text, answers, silent))
    return tuple(tables)
