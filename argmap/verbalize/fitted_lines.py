"""Sentences in a limited number of lines, shortened where they can be broken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from argmap.frozen_class import frozen

_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[“\"‘(]?[^\W\d_a-z])")
"""Between two sentences; after a word of three letters, since "St." and "U.S." end none."""
_CLAUSES: Final = (
    re.compile(r";\s|:\s|\s–\s|\s—\s|—"),
    re.compile(r",\s"),
    re.compile(r"\s"),
)
"""Where a sentence is broken off: best between two main clauses, at worst between two words."""
NO_BREAK: Final = "\u00a0"
"""A space at which no line is broken; in the lines it is an ordinary one."""
_LONGEST: Final = 1_000
"""Characters of a text that are looked at to shorten it."""


@frozen
class Piece:
    """A text between others: ``after`` is left out before the text is shortened."""

    before: str
    text: str
    after: str = ""
    indent: str = ""

    def lines(self, width: int, most: int) -> list[str]:
        """The piece in at most so many lines.

        >>> piece = Piece("Ay: ", "It lasts for ever and a day.", " (Half of it.)")
        >>> piece.lines(26, 2)
        ['Ay: It lasts for ever and', '  a day. (Half of it.)']
        >>> piece.lines(26, 1)
        ['Ay: It lasts for ever and…']
        """
        lines: list[str] = []
        for said in (f"{self.text}{self.after}", self.text, *_shorter(self.text)):
            lines = hanging(f"{self.before}{said}", width, self.indent)
            if len(lines) <= most:
                break
        return lines


Item = Sequence[Piece]
"""Pieces that are told together, each from a new line."""


def hanging(text: str, width: int, indent: str = "") -> list[str]:
    """A text in lines, of which all but the first are indented further by two.

    >>> hanging("It lasts for ever.", 12)
    ['It lasts for', '  ever.']
    >>> hanging(f"It lasts for{NO_BREAK}ever.", 12)
    ['It lasts', '  for ever.']
    """
    lines = wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(NO_BREAK, " ") for line in lines]


def first_sentence(text: str) -> str:
    """The first sentence of a text.

    >>> first_sentence("In part; it did. So what?")
    'In part; it did.'
    """
    return _SENTENCE.split(text, maxsplit=1)[0]


def main_clause(text: str) -> str:
    """The first sentence of a text, up to a semicolon.

    >>> main_clause("In part; the nation had to be rid of it."), main_clause("It did. So what?")
    ('In part.', 'It did.')
    """
    sentence = first_sentence(text)
    clause, semicolon, _ = sentence.partition("; ")
    return f"{clause}." if semicolon else sentence


def without_last_clauses(text: str) -> Iterator[str]:
    """The first sentence of a text without its last clause, then without more of them.

    >>> list(without_last_clauses("It lasts, they say, for ever; so do dams. So what?"))
    ['It lasts, they say, for ever', 'It lasts, they say', 'It lasts']
    """
    sentence = first_sentence(text)
    for boundary in _CLAUSES[:-1]:
        for found in reversed(list(boundary.finditer(sentence))):
            yield sentence[: found.start()].rstrip(" ,;:")


def shortened(text: str, most: int) -> str:
    """A text in at most so many characters, if it can be broken off there.

    >>> shortened("It lasts, and for ever; so they say.", 25)
    'It lasts, and for ever…'
    """
    return next((said for said in (text, *_shorter(text)) if len(said) <= most), text)


def _shorter(text: str) -> Iterator[str]:
    """Shorter and shorter texts: fewer sentences, then fewer clauses, then fewer words."""
    text = text[:_LONGEST]
    ends = [found.start() for found in _SENTENCE.finditer(text)]
    yield from (text[:end] for end in reversed(ends))
    sentence = text[: ends[0]] if ends else text
    for boundary in _CLAUSES:
        for found in reversed(list(boundary.finditer(sentence))):
            yield f"{sentence[: found.start()].rstrip(' ,;:…')}…"
