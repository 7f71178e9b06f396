"""For each question of a comparison who answers what, on what grounds, and who is silent."""

from __future__ import annotations

from attrs import frozen

from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import reuse_reasons
from argmap.comparison.graph_elements import Step
from argmap.model import Kind, Reference


@frozen
class Answer:
    """An answer to a question.

    ``key`` names the statement that answers, ``map`` is the name of the used map that it is from
    (empty for an answer of several, or of none), ``holder`` who holds it. ``reason`` is what the
    comparison says with it. ``grounds`` are the steps that support it directly, each with its
    premises: those that are linked are one ground.
    """

    key: Reference
    map: str
    holder: str | None
    reason: str
    grounds: tuple[Step, ...]


@frozen
class QuestionTable:
    """A question, its answers in the order of the text, and the names of the maps with none.

    ``key`` is the key of the question in the map that asks it.
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
        speaking |= {  # an answer of several maps is theirs as well
            ground.map
            for answer in answers
            for ground in graph.premises_of(answer.key)
            if not answer.key.map
        }
        silent = tuple(name for name in maps.used if name not in speaking)
        tables.append(QuestionTable(question.key, question.text, answers, silent))
    return tuple(tables)
