"""Arguments in numbered standard form: premises P1, P2, ..., and the conclusion, ∴ C.

The form is that of textbooks of critical thinking. An argument with linked premises is one form; a
statement that supports another by itself is one, too. Below it stands what attacks the argument
or its premises, and from which argument a premise follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.formats.handouts.document import Block, Document, Entry, Heading, Paragraph, Run, Weight
from argmap.formats.handouts.remarks import citations, remarks
from argmap.model import ArgumentMap, Conflict, Inference, Kind, Statement
from argmap.model.numbering import numbers

THEREFORE = "∴"


def standard_form(map: ArgumentMap, argument: str | None = None) -> Document:
    """Return all arguments of a map in standard form, or one of them.

    ``argument`` is the id of an argument; that of a statement gives what supports it.

    Raises :class:`KeyError` if there is no such argument, or nothing supports the statement.

    >>> from argmap.language import loads
    >>> map = loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n")
    >>> for block in standard_form(map).blocks:
    ...     print(getattr(block, "marker", "#"), *(run.text for run in getattr(block, "runs", ())))
    #
    P1 It has one centre.  (2)
    ∴ C It lasts.  (1)
    """
    forms = _Forms(map)
    wanted = list(forms.all())
    if argument is not None:
        wanted = [one for one in wanted if argument in (_key(one), _target(one))]
        if not wanted:
            raise KeyError(
                f"there is no argument {argument!r}, and none for a statement of that id"
            )
    return Document(map.title, map.byline, [block for one in wanted for block in forms.blocks(one)])


def _key(one: Inference | Conflict) -> str:
    if isinstance(one, Inference):
        return one.argument or one.key
    return one.argument or ""


def _name(one: Inference | Conflict) -> str:
    """What tells an argument from the others, also if it has no id."""
    return one.key if isinstance(one, Inference) else _key(one)


def _target(one: Inference | Conflict) -> str:
    return one.conclusion if isinstance(one, Inference) else one.target


class _Forms:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._numbers = numbers(map)
        self._counts = {_name(one): count for count, one in enumerate(self.all(), 1)}

    def all(self) -> Iterator[Inference | Conflict]:
        """Yield the inferences, and the counters, which are arguments against something."""
        yield from self._map.inferences
        yield from (one for one in self._map.conflicts if one.argument is not None)

    def blocks(self, one: Inference | Conflict) -> Iterator[Block]:
        """Yield the heading, premises and conclusion of an argument, and what attacks it."""
        yield Heading(self._heading(one), 2)
        premises = one.premises if isinstance(one, Inference) else one.attackers
        for number, key in enumerate((*premises, *one.warrants), 1):
            yield Entry(1, f"P{number}", self._sentence(key, is_warrant=key in one.warrants))
        if isinstance(one, Inference):
            yield Entry(1, f"{THEREFORE} C", self._sentence(one.conclusion))
        else:
            denied = [Run("It is not so, or does not follow: ", Weight.EMPHASIS)]
            yield Entry(1, f"{THEREFORE} C", [*denied, *self._sentence(one.target)])
        for remark in self._remarks(one, premises):
            yield Paragraph(remark)

    def _heading(self, one: Inference | Conflict) -> str:
        node = self._map.get(_key(one))
        scheme = getattr(node, "scheme", None) or ""
        number = self._numbers.get(_key(one), "")
        details = ", ".join(part for part in (number, scheme) if part)
        name = f"Argument {self._counts[_name(one)]}" + (f" ({details})" if details else "")
        target = self._map.get(_target(one))
        title = f": {target.title}" if target is not None and target.title else ""
        aim = "for" if isinstance(one, Inference) else "against"
        return f"{name} {aim} {self._mention(_target(one))}{title}"

    def _mention(self, key: str) -> str:
        return self._numbers.get(key, key)

    def _sentence(self, key: str, *, is_warrant: bool = False) -> list[Run | str]:
        node = self._map.get(key)
        if node is None:
            return [key]
        details = [self._numbers[node.key]]
        if isinstance(node, Statement) and node.kind is Kind.ASSUMPTION:
            details.append("unstated")
        if is_warrant:
            details.append("warrant")
        runs: list[Run | str] = [node.text or node.title or "the argument"]
        runs += [*remarks(node, self._map), f" ({', '.join(details)})"]
        return [*runs, *citations(node, self._map)]

    def _remarks(
        self, one: Inference | Conflict, premises: tuple[str, ...]
    ) -> Iterator[list[Run | str]]:
        if _key(one):
            for attack in self._map.attacks_on(_key(one)):
                word = "Unless" if attack.is_exception else "Undercut by"
                yield [Run(f"{word} ", Weight.EMPHASIS), self._attackers(attack)]
        for number, key in enumerate(premises, 1):
            steps = self._map.graph.inferences_to.get(key, ())
            from_ = [f"Argument {self._counts[_name(step)]}" for step in steps]
            if from_:
                yield [Run(f"P{number} ", Weight.STRONG), f"is the conclusion of {_list(from_)}."]
            for attack in self._map.graph.conflicts_with.get(key, ()):
                premise = Run(f"P{number} ", Weight.STRONG)
                yield [premise, "is attacked by ", self._attackers(attack)]
        if isinstance(one, Inference):
            for attack in self._map.graph.conflicts_with.get(one.conclusion, ()):
                yield [Run("C ", Weight.STRONG), "is attacked by ", self._attackers(attack)]

    def _attackers(self, attack: Conflict) -> str:
        said = []
        for key in attack.attackers:
            node = self._map.get(key)
            said.append(f"{self._mention(key)}: {node.text}" if node is not None else key)
        return " / ".join(said)


def _list(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
