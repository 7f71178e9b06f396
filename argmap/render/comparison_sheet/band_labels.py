"""The labels of the main relations in the band: what a relation is, and the point of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil, inf
from typing import Final

from argmap.comparison import Link
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.render.comparison_sheet.disagreements import is_disagreement
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.text_blocks import text_block
from argmap.render.text_layout.text_metrics import width, wrap
from argmap.render.theme.measures import Face
from argmap.verbalize.fitted_lines import first_sentence, without_last_clauses
from argmap.verbalize.phrases import beginning, capital
from argmap.verbalize.speakers import speaker
from argmap.wording.relations import RELATIONS

_LINES: Final = (2, 3, 4, 5, 6, 7, 8)
"""Lines of a label in words: no more than there must be to put its point."""
_MOST_OF_DISAGREEMENT: Final = 8
_MOST_OF_OTHERS: Final = 5
"""Lines of the label of a relation that is no disagreement."""
_HALVINGS: Final = 6
_SENTENCE_LESS: Final = 4.0
"""So many lines more a label may take to give the whole reason, not only its first sentence: what
follows often takes back part of it."""
_CLAUSE_LESS: Final = 1.0
"""So many lines more it may take for one more clause of a sentence that is broken off."""
_MOST_CUT: Final = 8
"""Ways of breaking off a sentence that are tried."""
_LONGEST_CUT: Final = 240
"""Characters of a sentence that is broken off at most."""


@frozen
class Wording:
    """A way to put a relation, and how many lines it would be worth to say all of it."""

    text: str
    loss: float = 0.0


@frozen
class LabelFitter:
    """Finds room for the wordings of a label; ``most`` is its greatest number of lines."""

    face: Face
    colour: str
    most: int

    def lines(self, text: str, room: float) -> float:
        """How many lines a text takes; infinitely many if they are too many or break a word."""
        lines = _height(text, room, self.face)
        return lines if lines <= self.most else inf

    def widths(self, text: str, room: float) -> Iterator[float]:
        """Widths for a text, each in as many lines as it takes: the widest first."""
        whole = width(text, self.face.size, self.face.bold)
        longest = _longest_word(text, self.face)
        for lines in range(1, self.most + 1):
            # Lines end before a word that does not fit, by half a word on average.
            wide = whole if lines == 1 else max(whole / lines + longest / 2, longest)
            if wide <= room:
                yield ceil(wide)

    def caption(self, text: str, room: float) -> Caption:
        """A text in lines of about equal length, none longer than ``room``."""
        # The line on each side of a label gets shorter before a word of it is broken.
        measure = max(_narrowest(text, room, self.face), _longest_word(text, self.face))
        runs = tuple(run for (run,) in text_block(text, self.face, self.colour, measure).lines)
        return Caption(runs, ceil(max(run.width for run in runs)))


def most_lines(link: Link) -> int:
    """Lines of the label of a relation at most."""
    return _MOST_OF_DISAGREEMENT if is_disagreement(link) else _MOST_OF_OTHERS


def band_wordings(link: Link, ends: Sequence[Reference], maps: ResolvedMaps) -> list[list[Wording]]:
    """What the label of a relation can say: one of the first list, or else one of the next.

    It is the reason or its first sentence, or else this sentence without its last clauses; without
    a reason, the titles of both statements, or else the name of the relation alone. ``ends`` are
    the two statements from left to right.
    """
    name, reason = relation_name(link), plain_text(link.reason)
    if not reason:
        titles = _titles(name, link, ends, maps)
        return [[Wording(titles)], [Wording(name)]] if titles else [[Wording(name)]]
    full, *shorter = _reasons(name, reason)
    cut = (text for text in without_last_clauses(reason) if len(text) <= _LONGEST_CUT)
    broken = enumerate(islice(cut, _MOST_CUT))
    return [
        [Wording(full), *(Wording(text, _SENTENCE_LESS) for text in shorter)],
        [Wording(f"{name}: {text} …", _CLAUSE_LESS * at) for at, text in broken],
    ]


def named_label(
    link: Link,
    ends: Sequence[Reference],
    maps: ResolvedMaps,
    face: Face,
    colour: str,
    room: float,
) -> Caption:
    """The label of a relation that is told in words: it names the holders, or what they hold.

    It is the reason or its first sentence: the first that fits in two lines, or else in three and
    so on, up to eight.
    """
    name = f"{relation_name(link)}, {_whose(link, ends, maps)}"
    if link.reason:
        texts = [*_reasons(name, plain_text(link.reason))]
    else:
        texts = _named_texts(name, link, ends, maps)
    ways = ((text, most) for most in _LINES for text in texts)
    fitting = (text for text, most in ways if _height(text, room, face) <= most)
    text = next(fitting, texts[0])
    measure = max(_narrowest(text, room, face), _longest_word(text, face))
    runs = tuple(run for (run,) in text_block(text, face, colour, measure, _LINES[-1]).lines)
    return Caption(runs, ceil(max(run.width for run in runs)))


def relation_name(link: Link) -> str:
    """What a label calls a relation."""
    words = RELATIONS[link.kind]
    return words.noun if link.kind.is_symmetric else words.caption


def label_in_short(link: Link, ends: Sequence[Reference], maps: ResolvedMaps, most: int) -> str:
    """The words of a label without the name of the relation, in at most ``most`` characters.

    A reason that names the holders stands alone. What is too long is broken off.
    """
    texts = _named_texts(capital(_whose(link, ends, maps)), link, ends, maps)
    reason = plain_text(link.reason)
    if reason and all(speaker(key, maps) in reason for key in link.ends):
        texts = [reason, first_sentence(reason), *texts]
    return next((text for text in texts if len(text) <= most), beginning(texts[0], most))


def _whose(link: Link, ends: Sequence[Reference], maps: ResolvedMaps) -> str:
    order = ends if link.kind.is_symmetric else link.ends
    return RELATIONS[link.kind].between.join(speaker(key, maps) for key in order)


def _named_texts(name: str, link: Link, ends: Sequence[Reference], maps: ResolvedMaps) -> list[str]:
    """What words that name the holders can say: without a reason or titles, the statements."""
    reason, titles = plain_text(link.reason), _titles(name, link, ends, maps)
    texts = [*(_reasons(name, reason) if reason else ()), *([titles] if titles else ())]
    if texts:
        return texts
    order = ends if link.kind.is_symmetric else link.ends
    said = (f"“{plain_text(maps[key].text).removesuffix('.')}”" for key in order)
    return [f"{name}: {RELATIONS[link.kind].between.join(said)}"]


def _reasons(name: str, reason: str) -> Iterator[str]:
    """A reason after a name, the fullest first."""
    yield f"{name}: {reason}"
    sentence = first_sentence(reason)
    if sentence != reason:
        # What follows may take back part of it.
        yield f"{name}: {sentence} …"


def _titles(name: str, link: Link, ends: Sequence[Reference], maps: ResolvedMaps) -> str:
    """The titles of both statements after a name, if both have one."""
    order = ends if link.kind.is_symmetric else link.ends
    titles = [plain_text(maps[key].title or "") for key in order]
    return f"{name}: {RELATIONS[link.kind].between.join(titles)}" if all(titles) else ""


def _height(text: str, room: float, face: Face) -> float:
    """How many lines a text takes; infinitely many where a word would be broken."""
    if _longest_word(text, face) > room:
        return inf
    return len(wrap(text, room, face.size, face.bold))


def _longest_word(text: str, face: Face) -> float:
    return max(width(word, face.size, face.bold) for word in text.split())


def _narrowest(text: str, room: float, face: Face) -> float:
    """The smallest width, more or less, in which a text takes no more lines than in ``room``.

    Lines of a label are then about equally long.
    """
    lines = _height(text, room, face)
    least = 0.0
    for _ in range(_HALVINGS):
        middle = (least + room) / 2
        if _height(text, middle, face) <= lines:
            room = middle
        else:
            least = middle
    return room
