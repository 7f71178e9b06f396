"""For each question of a comparison who answers what, on what grounds, and who is silent."""

from __future__ import annotations

from attrs import frozen

from argmap.comparison.bearing import Web, own_reasons
from argmap.comparison.resolved_maps import name_of
from argmap.model import Inference, Kind


@frozen
class Answer:
    """An answer to a question.

    ``key`` is that of the statement that answers, ``map`` the name of the used map it is from
    (empty for an answer of several, or of none), ``holder`` who holds it. ``reason`` is what the
    comparison says with it. ``grounds`` are the steps that support it directly, each with its
    premises: those that are linked are one ground.
    """

    key: str
    map: str
    holder: str | None
    reason: str
    grounds: tuple[Inference, ...]


@frozen
class QuestionTable:
    """A question, its answers in the order of the text, and the names of the maps with none."""

    key: str
    text: str
    answers: tuple[Answer, ...]
    silent: tuple[str, ...]


def question_tables(web: Web) -> tuple[QuestionTable, ...]:
    """A table for each question of the main map."""
    maps = web.maps
    reasons = own_reasons(maps.main)
    tables = []
    for question in maps.main.statements:
        if question.kind is not Kind.QUESTION:
            continue
        answers = tuple(
            Answer(
                key,
                web.side(key),
                maps.holder(key),
                reasons.get((key, question.key), ""),
                web.steps(key),
            )
            for key in maps.main.answers(question.key)
            if key in maps
        )
        speaking = {answer.map for answer in answers}
        speaking |= {  # an answer of several maps is theirs as well
            name_of(ground)
            for answer in answers
            for ground in web.grounds(answer.key)
            if not name_of(answer.key)
        }
        silent = tuple(name for name in maps.used if name not in speaking)
        tables.append(QuestionTable(question.key, question.text, answers, silent))
    return tuple(tables)
