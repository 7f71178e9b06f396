"""A map as an outline for readers: everything in it in the order of the text, numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from argmap.formats.handouts.document import Block, Document, Entry, Heading, Paragraph, Run, Weight
from argmap.formats.handouts.remarks import citations, remarks
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.numbering import numbers, section_letters
from argmap.model.vocabulary import ArgumentKind
from argmap.wording.relations import RELATIONS

ROLES: Final[Mapping[str, str]] = {
    Kind.THESIS: "Thesis",
    Kind.CLAIM: "Reason",
    Kind.EVIDENCE: "Evidence",
    Kind.ASSUMPTION: "Unstated premise",
    Kind.WARRANT: "Warrant",
    Kind.OBJECTION: "Objection",
    Kind.UNDERCUT: "Undercut",
    Kind.UNLESS: "Unless",
    Kind.REBUTTAL: "Rebuttal",
    Kind.QUESTION: "Question",
    Kind.ANSWER: "Answer",
    ArgumentKind.ARGUMENT: "Argument",
    ArgumentKind.COUNTER: "Counterargument",
}
"""What a part is to what it stands under, as the first word of its entry."""


def outline(map: ArgumentMap) -> Document:
    """Return a map as an outline, with the numbers that pictures have.

    >>> from argmap.language import loads
    >>> document = outline(loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n"))
    >>> for entry in document.blocks:
    ...     print(entry.depth, entry.marker, "".join(run.text for run in entry.runs))
    0 1 Thesis: It lasts.
    1 2 Reason: It has one centre.
    """
    return Document(map.title, map.byline, _Outline(map).blocks())


class _Outline:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._numbers = numbers(map)
        self._depths: dict[str, int] = {}

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the outline."""
        letters = iter(section_letters(self._map))
        for note in self._map.notes:
            yield Paragraph([Run("Note: ", Weight.EMPHASIS), note])
        has_relations = False
        for item in self._map.items:
            if isinstance(item, Section):
                letter = next(letters)
                title = f"{letter}. {item.title}" if item.level == 1 else item.title
                yield Heading(title, item.level)
                for note in item.notes:
                    yield Paragraph([Run("Note: ", Weight.EMPHASIS), note])
            elif isinstance(item, Relation):
                if not has_relations:
                    has_relations = True
                    yield Heading("Relations")
                yield Entry(0, "–", self._relation(item))
            else:
                yield self._entry(item)

    def _entry(self, item: Statement | Argument | Reuse | Reopening) -> Entry:
        if isinstance(item, Reopening):
            self._depths[item.target] = 0
            again: list[Run | str] = [Run("continued: ", Weight.EMPHASIS)]
            return Entry(0, self._number(item.target), [*again, self._few_words(item.target)])
        depth = self._depths[item.under] + 1 if item.under is not None else 0
        if isinstance(item, Reuse):
            reason = f". {item.reason}" if item.reason else ""
            see = Run(f"see {self.mention(item.target)}{reason}")
            return Entry(depth, "", [self._role(item), see, *self._notes(item)])
        self._depths[item.key] = depth
        runs: list[Run | str] = [self._role(item)]
        if item.title:
            runs.append(Run(f"{item.title.rstrip('.')}. ", Weight.STRONG))
        runs.append(item.text if isinstance(item, Statement) else self._gist(item))
        runs += remarks(item, self._map)
        runs += citations(item, self._map)
        runs += self._notes(item)
        number = self._numbers[item.key]
        return Entry(depth, number, runs, number)

    def _role(self, item: Statement | Argument | Reuse) -> Run:
        role = ROLES[item.kind]
        if item.under is None and item.kind is Kind.CLAIM:
            role = "Claim"
        elif item.kind is Kind.CLAIM and isinstance(self._map.get(item.under or ""), Argument):
            role = "Premise"
        return Run(f"{role}: ", Weight.EMPHASIS)

    @staticmethod
    def _gist(item: Argument) -> str:
        """What is said of an argument itself: its scheme and its text."""
        scheme = f"{item.scheme[0].upper()}{item.scheme[1:]}." if item.scheme else ""
        return " ".join(part for part in (scheme, item.text) if part) or "Premises taken together."

    @staticmethod
    def _notes(item: Statement | Argument | Reuse | Relation) -> Iterator[Run]:
        for note in item.notes:
            yield Run(" Note: ", Weight.EMPHASIS)
            yield Run(note)

    def _number(self, key: str) -> str:
        return self._numbers.get(key, key)

    def mention(self, key: str) -> str:
        """A statement by its number and first words; one of another map by its id."""
        words = self._few_words(key)
        return f"{self._number(key)} ({words})" if words else self._number(key)

    def _few_words(self, key: str) -> str:
        node = self._map.get(key)
        words = (node.title or node.text).split() if node is not None else []
        return " ".join(words[:_FEW]).rstrip(".") + ("…" if len(words) > _FEW else "")

    def _relation(self, item: Relation) -> list[Run | str]:
        sentence = RELATIONS[item.kind].sentence
        said = sentence.format(self.mention(item.first), self.mention(item.second))
        reason = f": {item.reason}" if item.reason else "."
        return [f"{said}{reason}", *self._notes(item)]


_FEW: Final = 8
"""How many words a statement is mentioned by."""
