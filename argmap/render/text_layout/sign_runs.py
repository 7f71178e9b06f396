"""The signs of an evaluation as runs of text, and their meanings for the legend."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from argmap.model.vocabulary import Word
from argmap.render.text_layout.card_marks import EvaluationSign
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.legend_samples import StrokeSample
from argmap.render.text_layout.text_blocks import Line, Run
from argmap.render.theme.line_styles import Sort, broken, strokes
from argmap.render.theme.theme import Theme
from argmap.wording.verdicts import (
    BROKEN_MEANING,
    CRUX,
    CRUX_MEANING,
    SIGNS,
    meaning_of_sign,
    words_of_signs,
)

_NARROW: Final = ("●", "○")
"""The signs that the font has; they are narrower than the width that others are given."""
_THIN: Final = "\u2009"


def sign_runs(sign: EvaluationSign, theme: Theme) -> Line:
    """A star if the part is a crux, then the sign of its verdict."""
    face = theme.fonts.text
    star = crux_runs(sign, theme)
    if sign.word not in SIGNS:
        return star
    return (*star, Run(_spaced(SIGNS[sign.word]), face, _colour(sign.word, theme)))


def crux_runs(sign: EvaluationSign, theme: Theme) -> Line:
    """A star if the part is a crux."""
    return (Run(f"{CRUX} ", theme.fonts.text, theme.doubtful),) if sign.needed_for else ()


def sign_entries(signs: Collection[EvaluationSign], theme: Theme) -> Iterator[Entry]:
    """The legend entries for the signs that occur."""
    face = theme.fonts.text
    for sign, words in words_of_signs({sign.word for sign in signs}).items():
        yield Entry(
            meaning_of_sign(words), word=Run(f"{_spaced(sign)}  ", face, _colour(words[0], theme))
        )
    if any(sign.needed_for for sign in signs):
        yield crux_entry(theme)


def crux_entry(theme: Theme) -> Entry:
    """The legend entry for the star of a crux."""
    return Entry(CRUX_MEANING, word=Run(f"{CRUX}  ", theme.fonts.text, theme.doubtful))


def broken_entry(theme: Theme) -> Entry:
    """The legend entry for the line of an argument that does not carry."""
    return Entry(BROKEN_MEANING, StrokeSample(broken(strokes(theme)[Sort.SUPPORT])))


def _spaced(sign: str) -> str:
    """A sign with space around it, so that all of them take the same width."""
    return f"{_THIN}{sign}{_THIN}" if sign in _NARROW else sign


def _colour(word: Word, theme: Theme) -> str:
    if word is Word.STANDS:
        return theme.ink
    return theme.doubtful if word is Word.OPEN else theme.missing
