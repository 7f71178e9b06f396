"""Why authors give no answer to a question, and which questions are left out, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from argmap.comparison import QuestionTable, Silence
from argmap.verbalize.phrases import counted, listed

_WHY: Final = {
    Silence.GIVES_NONE: "No answer, though something on the map is relevant",
    Silence.NO_OCCASION: "Does not discuss it",
    Silence.TOO_EARLY: "Wrote before everyone who answers",
}


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
