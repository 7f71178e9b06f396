"""Why authors give no answer to a question, and which questions are left out, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from argmap.comparison import QuestionTable, Silence
from argmap.model.vocabulary import TO_BE_WRITTEN
from argmap.verbalize.phrases import capital, counted, listed

_WHY: Final = {
    Silence.GIVES_NONE: "No answer, though something on the map is relevant",
    Silence.NO_OCCASION: "Does not discuss it",
    Silence.TOO_EARLY: "No answer; the others wrote later",
}


def why_silent(silence: Silence) -> str:
    """Why an author gives no answer to a question.

    >>> why_silent(Silence.NO_OCCASION)
    'Does not discuss it'
    """
    return _WHY[silence]


def silences(
    table: QuestionTable, name: Callable[[str], str], among: Collection[str] | None = None
) -> Iterator[str]:
    """A sentence for each reason, with the authors for whom it holds.

    ``name`` returns the name of a map's author; ``among`` limits the result to some maps.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> list(silences(compare(maps, by).questions[0], str))
    ['Does not discuss it: b.']
    """
    for why, told in _WHY.items():
        silent = [
            name(map)
            for map, one in table.silent.items()
            if one is why and (among is None or map in among)
        ]
        if silent:
            yield f"{told}: {listed(silent)}."


def still_to_write(count: int) -> str:
    """So many questions that a draft leaves to be written; nothing if there are none.

    >>> still_to_write(1), still_to_write(3), still_to_write(0)
    ('one question that is still to be written', 'three questions that are still to be written', '')
    """
    verb = "is" if count == 1 else "are"
    return f"{counted(count, 'question')} that {verb} still to be written" if count else ""


def how_to_go_on(unwritten: int, *, is_blank: bool) -> str:
    """What a comparison lacks to be shown as a whole, and what to write; "" if nothing.

    ``unwritten`` counts the questions that a draft leaves to be written. ``is_blank`` says whether
    nothing at all is shown.

    >>> how_to_go_on(1, is_blank=True)
    'One question is still to be written. To show it, write it in place of “To be written: …”.'
    >>> how_to_go_on(0, is_blank=False)
    ''
    """
    if unwritten:
        told = capital(counted(unwritten, "question"))
        verb, it = ("is", "it") if unwritten == 1 else ("are", "them")
        show = f"To show {it}, write {it} in place of “{TO_BE_WRITTEN} …”."
        return f"{told} {verb} still to be written. {show}"
    if is_blank:
        return (
            "This comparison has no questions yet, and relates no statements. Write a question, and"
            " below it, indented, its answers: “answer @NAME.ID” for a statement of a map."
        )
    return ""
