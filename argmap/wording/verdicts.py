"""The sign of each verdict, for pictures and pages, and what it means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from argmap.model.vocabulary import Word

SIGNS: Final = MappingProxyType(
    {
        Word.STANDS: "●",
        Word.OPEN: "◐",
        Word.CONTESTED: "⊗",
        Word.REFUTED: "✕",
        Word.ANSWERED: "✕",
        Word.WITHOUT_GROUND: "○",
    }
)
"""The sign of each verdict. An exception that is only held open has none."""


def words_of_signs(words: Collection[Word] = tuple(SIGNS)) -> Mapping[str, tuple[Word, ...]]:
    """The signs of some verdicts, by default of all, each with the words that it stands for.

    >>> words_of_signs({Word.ANSWERED, Word.STANDS})
    {'●': (<Word.STANDS: 'stands'>,), '✕': (<Word.ANSWERED: 'answered'>,)}
    """
    found: dict[str, tuple[Word, ...]] = {}
    for word, sign in SIGNS.items():
        if word in words:
            found[sign] = (*found.get(sign, ()), word)
    return found


def meaning_of_sign(words: Sequence[Word]) -> str:
    """What a sign means, given the words that it stands for in a picture.

    >>> meaning_of_sign([Word.REFUTED, Word.ANSWERED]), meaning_of_sign([Word.ANSWERED])
    ('refuted; an objection: answered', 'answered')
    """
    if len(words) > 1 and words[-1] is Word.ANSWERED:
        return f"{' or '.join(words[:-1])}; an objection: {words[-1]}"
    return " or ".join(words)


CRUX: Final = "★"
"""The sign of a part that a thesis does not stand without."""

CRUX_MEANING: Final = "a thesis does not stand without it"
BROKEN_MEANING: Final = "argument that fails"
