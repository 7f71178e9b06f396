"""Split a text into paragraphs by a rule for its layout."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final

from argmap.model.type_checks import expect
from argmap.sources.tokenization import Words


class ParagraphRule(StrEnum):
    """The rule for where a paragraph ends: at a blank line, or at the end of every line."""

    BLANK_LINE = "blank-line"
    LINE = "line"

    @classmethod
    def _missing_(cls, value: object) -> None:
        rules = " or ".join(repr(str(rule)) for rule in cls)
        raise ValueError(f"paragraphs are counted by {rules}, not by {value!r}")


_BREAKS: Final = {
    ParagraphRule.BLANK_LINE: re.compile(r"\n[^\S\n]*+\n"),
    ParagraphRule.LINE: re.compile(r"\n"),
}
# A string, which re compiles when it is first used: only new cards need it.
_SENTENCE_END: Final = r"[.!?:;…。！？：；।។။][\"'”’»)\]」』）\d]*$"


def paragraph_starts(text: str, words: Words, rule: ParagraphRule) -> tuple[int, ...]:
    """Return the number of the first word of each paragraph, from 0.

    ``words`` are the words of ``text``. A block without words, such as a row of stars, does not
    count.

    >>> text = "One two.\\n* * *\\nThree."
    >>> paragraph_starts(text, Words.of(text), ParagraphRule.LINE)
    (0, 2)
    """
    found: list[int] = []
    for place in _places(text, rule):
        word = bisect_left(words.starts, place)
        if word < len(words) and (not found or word > found[-1]):
            found.append(word)
    return tuple(found)


def _places(text: str, rule: ParagraphRule) -> Iterator[int]:
    yield 0
    for match in _BREAKS[rule].finditer(text):
        yield match.end()


def guess_rule(text: str) -> ParagraphRule:
    """Guess the paragraph rule of a text.

    If most lines that are directly followed by another end like sentences, each line is a
    paragraph; otherwise lines are wrapped, and blank lines separate the paragraphs.

    >>> guess_rule("Wrapped at the\\nmargin.\\n\\nNext.") == ParagraphRule.BLANK_LINE
    True
    >>> guess_rule("One whole thought.\\nAnd another one.") == ParagraphRule.LINE
    True
    """
    expect(text, str, "text")
    lines = [line.strip() for line in text.split("\n")]
    followed = [line for line, after in pairwise(lines) if line and after]
    ended = sum(1 for line in followed if re.search(_SENTENCE_END, line))
    return ParagraphRule.LINE if 2 * ended > len(followed) else ParagraphRule.BLANK_LINE
