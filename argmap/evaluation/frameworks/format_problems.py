"""Collect what is wrong with a text that should hold a framework."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType
from typing import Final

from argmap.evaluation.frameworks.framework import Framework
from argmap.model import ArgmapError, Diagnostic, Span, problem
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code
from argmap.model.type_checks import expect

_MOST: Final = 100
"""The most problems that are reported for one text."""


class FrameworkText:
    """A text that should hold a framework, with what is found in it and what is wrong with it."""

    def __init__(self, text: str, name: str | None) -> None:
        expect(text, str, "text")
        expect(name, (str, NoneType), "name")
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self._name = name
        self.problems: list[Diagnostic] = []
        self._attacks: list[tuple[str, str, int]] = []
        self.arguments: dict[str, None] = {}

    def lines(self, comment: str = "") -> Iterator[tuple[int, str]]:
        """Return the lines that are neither blank nor comments, stripped, with their numbers."""
        for number, line in enumerate(self.text.split("\n"), 1):
            words = line.strip()
            if words and not (comment and words.startswith(comment)):
                yield number, words

    def tell(self, line: int, message: str, hint: str = "") -> None:
        """Report a problem on a line."""
        if len(self.problems) < _MOST:
            lines = self.text.split("\n")
            text = lines[line - 1] if line <= len(lines) else ""
            start = len(text) - len(text.lstrip()) + 1
            span = Span(line, start, line, max(start + 1, len(text.rstrip()) + 1), self._name)
            self.problems.append(problem(Code.BAD_FRAMEWORK, message, span, hint))

    def attack(self, attacker: str, target: str, line: int) -> None:
        """Note an attack; whether its ends are arguments is asked in the end."""
        self._attacks.append((attacker, target, line))

    def framework(self, how_to_add: str) -> Framework:
        """Return the framework; ``how_to_add`` says how an argument is declared.

        Raises :class:`ArgmapError` with all problems.
        """
        nearest = Nearest(self.arguments)
        for attacker, target, line in self._attacks:
            for end in dict.fromkeys((attacker, target)):
                if end not in self.arguments:
                    near = nearest.to(end)
                    hint = f"did you mean {near!r}?" if near else how_to_add.format(end)
                    self.tell(line, f"{end!r} is not one of the arguments", hint)
        if self.problems:
            raise ArgmapError(self.problems)
        return Framework(
            tuple(self.arguments), tuple((first, second) for first, second, _ in self._attacks)
        )
