"""Which of an author's answers fall with a statement, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from argmap.comparison import Comparison
from argmap.comparison.attribution import side_of
from argmap.comparison.theses import theses_of
from argmap.evaluation.case_weights import CaseWeights
from argmap.evaluation.main_relations import is_no_authors
from argmap.model import Reference
from argmap.verbalize.phrases import capital, counted, genitive, listed, number, short_name
from argmap.verbalize.short_answers import is_authors_answer

_BOTH: Final = 2


class DependentAnswers:
    """Phrases for what falls with statements, such as "Wolfe's answer stands without it."

    In a comparison without questions, the theses take the place of the answers.

    >>> from argmap.comparison import compare
    >>> from argmap.evaluation.evaluation import Evaluation
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("author: Ann Ay\\nthesis t: It lasts.\\n  claim c: It is firm.\\n"),
    ...     "b": loads("author: Bo Bee\\nthesis u: It ends.\\n"),
    ... }
    >>> found = compare(maps, loads("use a as a\\nuse b as b\\n\\na.c contradicts b.u\\n"))
    >>> weights = CaseWeights(Evaluation.of(found.graph))
    >>> keys = [Reference("a", "c"), Reference("b", "u")]
    >>> told = DependentAnswers(keys, found, weights)
    >>> [told.phrase(key) for key in keys]
    ["Ay's thesis falls with it.", '']
    """

    def __init__(
        self, keys: Iterable[Reference], comparison: Comparison, weights: CaseWeights
    ) -> None:
        self._comparison = comparison
        self._found = weights.dependents(keys)
        tables = comparison.written_questions
        self._tables = tables
        asked = [one.key for table in tables for one in table.answers]
        self._word = ("answer", "answers") if asked else ("thesis", "theses")
        self._asked = asked

    def phrase(self, key: Reference, what: str = "it") -> str:
        """What falls with a statement and what does not; ``what`` is how to refer to it.

        Empty for an answer with which nothing else falls, and if an answer of the author's does
        not stand even in the author's own case.
        """
        found = self._found.get(key)
        if found is None:
            return ""
        falling, standing = self._given(found.falling), self._given(found.standing)
        in_all = len(falling) + len(standing)
        side = side_of(key, self._comparison.graph)
        if not in_all or set(falling) == {key} or self._own(side) - {*falling, *standing}:
            return ""
        whose = genitive(short_name(self._comparison.maps.author(side) or side))
        one, several = self._word
        if in_all == 1:
            does = f"falls with {what}" if falling else f"stands without {what}"
            return f"{capital(whose)} {one} {does}."
        if not falling:
            return f"All of {whose} {several} stand without {what}."
        if not standing:
            return f"All of {whose} {several} fall with {what}."
        fall = "falls" if len(falling) == 1 else "fall"
        some = capital(number(len(falling)))
        return f"{some} of {whose} {counted(in_all, one, several)} {fall} with {what}."

    def at_stake(self, ends: Sequence[Reference]) -> str:
        """Which answers of either side depend on its end of a clash.

        If there are several questions, answers are named by their numbers. An author whose
        own view is one end, but of whose answers none depends on it, is named as well, since a
        reader expects that whoever is attacked has something to lose. Empty if an answer of
        theirs does not stand even in the author's own case.

        >>> from argmap.comparison import compare
        >>> from argmap.evaluation.evaluation import Evaluation
        >>> from argmap.language import loads
        >>> maps = {
        ...     "a": loads("author: Ann Ay\\nthesis t: It lasts.\\n  claim c: It is firm.\\n"),
        ...     "b": loads("author: Bo Bee\\nthesis u: It ends.\\n"),
        ... }
        >>> by = "use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t\\n  answer @b.u\\n"
        >>> found = compare(maps, loads(f"{by}\\na.c contradicts b.u\\n"))
        >>> keys = [Reference("a", "c"), Reference("b", "u")]
        >>> DependentAnswers(keys, found, CaseWeights(Evaluation.of(found.graph))).at_stake(keys)
        'At stake: both their answers.'
        """
        told: list[tuple[str, list[int], int]] = []
        spared: list[str] = []
        for key in ends:
            side, found = side_of(key, self._comparison.graph), self._found.get(key)
            known = self._given((*found.falling, *found.standing)) if found else []
            if found is None or not known or self._own(side).difference(known):
                return ""
            whose = genitive(short_name(self._comparison.maps.author(side) or side))
            if falling := self._given(found.falling):
                told.append((whose, self._numbers(falling), len(falling)))
            elif known and not is_no_authors(key, self._comparison.maps):
                spared.append(f"but {'not' if len(known) == 1 else 'none of'} {whose}")
        one, several = self._word
        if not told:
            return f"No {one} depends on it."
        if len(told) == _BOTH and told[0][1] == told[1][1]:
            return f"At stake: both their {several}{_to_questions(told[0][1])}."
        said = [
            f"{whose} {several if count > 1 else one}{_to_questions(numbers)}"
            for whose, numbers, count in told
        ]
        return f"At stake: {', '.join([' and '.join(said), *spared])}."

    def _numbers(self, answers: Collection[Reference]) -> list[int]:
        """The numbers of the questions to which some of the answers are given, if it matters."""
        if len(self._tables) == 1:
            return []
        return [
            number
            for number, table in enumerate(self._tables, 1)
            if any(one.key in answers for one in table.answers)
        ]

    def _own(self, side: str) -> set[Reference]:
        """All answers of an author's, whether they stand or not."""
        maps, graph = self._comparison.maps, self._comparison.graph
        theses = theses_of(side, maps) if side in maps.used else ()
        keys = [key for key in self._asked if side_of(key, graph) == side] or theses
        return set(self._given(keys))

    def _given(self, keys: Iterable[Reference]) -> list[Reference]:
        """The author's own of them, as often as they answer a question."""
        own = dict.fromkeys(key for key in keys if is_authors_answer(key, self._comparison))
        return [one for one in self._asked if one in own] if self._asked else list(own)


def _to_questions(numbers: Sequence[int]) -> str:
    """Which questions some answers are to; nothing if there is no number."""
    if not numbers:
        return ""
    return f" to question{'s' if len(numbers) > 1 else ''} {listed(list(map(str, numbers)))}"
