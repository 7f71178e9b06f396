"""Made-up essays: prose of about the look and length of the real thing, and passages to cite."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

from argmap import Citation, Place, PlaceUnit

# Common words stand there several times, as they do in an essay.
_WORDS: Final = Path(__file__).with_name("words.txt").read_text("utf-8").split()


def sentence(random: Random, fewest: int, most: int) -> str:
    """A sentence of ``fewest`` to about ``most`` characters, now and then with a colon in it."""
    goal = random.randint(fewest, most - 10)
    words = random.choices(_WORDS, k=goal // 4)
    kept: list[str] = []
    length = 0
    for word in words:
        if length >= goal:
            break
        if kept and random.random() < 0.1:
            kept[-1] += ":" if random.random() < 0.01 else ","
        kept.append(word)
        length += len(word) + 1
    text = " ".join(kept)
    return f"{text[0].upper()}{text[1:]}."


class Essay:
    """An essay of at least ``length`` words in paragraphs, known by an id."""

    def __init__(self, id: str, length: int, random: Random) -> None:
        self.id = id
        self._random = random
        self._paragraphs: list[list[str]] = []
        while length > 0:
            sentences = [sentence(random, 80, 200) for _ in range(random.randint(3, 7))]
            words = " ".join(sentences).split()
            self._paragraphs.append(words)
            length -= len(words)

    @property
    def text(self) -> str:
        """The essay with a blank line between two paragraphs."""
        return "\n\n".join(" ".join(words) for words in self._paragraphs) + "\n"

    def citation(self, *, named: bool) -> Citation:
        """A citation of a passage; ``named`` says that it names the essay.

        Half of them name the paragraph, half have a first and a last phrase.
        """
        number = self._random.randrange(len(self._paragraphs))
        words = self._paragraphs[number]
        middle = len(words) // 2
        phrases = [self._phrase(words[:middle])]
        if self._random.random() < 0.5:
            phrases.append(self._phrase(words[middle:]))
        place = Place(PlaceUnit.PARAGRAPH, number + 1) if self._random.random() < 0.5 else None
        return Citation(phrases, place, self.id if named else None)

    def _phrase(self, words: list[str]) -> str:
        length = self._random.randint(5, 8)
        at = self._random.randint(0, len(words) - length)
        return " ".join(words[at : at + length]).rstrip(".,:")
