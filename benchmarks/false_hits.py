"""How often a phrase that a text does not have is found in its fingerprint by chance.

``python benchmarks/false_hits.py TEXT OTHER...`` draws phrases of three to six words at random from
the OTHER texts, leaves out those that TEXT has, and looks for the rest in the fingerprint of TEXT,
without the text. It prints a table: the words of a phrase, the phrases drawn, those found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import Final

from argmap.sources import LoadedSource, Text, guess_rule
from argmap.sources.card import Card

PHRASES: Final = 20_000
LENGTHS: Final = (2, 3, 4, 5, 6)
"""How many words a phrase has; in a script without spaces, characters."""


def false_hits(text: str, others: list[str], length: int, phrases: int, seed: int) -> int:
    """How many of some random phrases of other texts are found in the fingerprint of a text though
    the text does not have them.
    """
    rule = guess_rule(text)
    taken = Text.of(text)
    prints = taken.fingerprint(rule)
    card = Card(id="text", paragraph_rule=rule, sha256=taken.words.sha256, fingerprint=prints)
    alone, with_text = LoadedSource(card), LoadedSource(card, taken)
    forms = [Text.of(other).words.forms for other in others]
    random = Random(seed)
    found = drawn = 0
    while drawn < phrases:
        (words,) = random.choices(forms, weights=[len(words) for words in forms])
        at = random.randrange(len(words) - length + 1)
        phrase = words[at : at + length]
        if next(with_text.find(phrase), None) is not None:
            continue
        drawn += 1
        found += next(alone.find(phrase), None) is not None
    return found


def main(paths: list[str]) -> None:
    """Print the table for a text and others."""
    first, *others = (Path(path).read_text("utf-8") for path in paths)
    print(f"{len(Text.of(first).words):,} words, {PHRASES:,} phrases of each length")
    for length in LENGTHS:
        print(f"{length} words: {false_hits(first, others, length, PHRASES, seed=length)} found")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
