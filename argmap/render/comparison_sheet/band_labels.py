"""The labels of the main relations in the band: what a relation is, and the point of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, inf
from typing import Final

from argmap.comparison import Link
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.formulas.plain_text import plain_text
from argmap.model import Reference
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.text_blocks import text_block
from argmap.render.text_layout.text_metrics import width, wrap
from argmap.render.theme.measures import Face
from argmap.verbalize.fitted_lines import first_sentence
from argmap.verbalize.phrases import beginning, capital
from argmap.verbalize.speakers import speaker
from argmap.wording.relations import RELATIONS

_LINES: Final = (2, 3, 4, 5, 6, 7, 8)
"""Lines of a label: no more than there must be to put its point."""
_LINES_OF_OTHERS: Final = (1, 2, 3, 4, 5)
_MOST_OF_OTHERS: Final = _LINES_OF_OTHERS[-1]
"""Lines of the label of a relation that is no clash."""
_HALVINGS: Final = 6


def band_label(
    link: Link,
    ends: Sequence[Reference],
    maps: ResolvedMaps,
    face: Face,
    colour: str,
    room: float,
) -> Caption:
    """The label of a relation, in at most ``room`` points and eight lines.

    It is the reason, the first sentence of the reason, or the titles of both statements: the first
    of them that fits in two lines, or else in three and so on. A reason is broken off only if none
    of them fits; a relation that is no clash then has its name alone. ``ends`` are the two
    statements from left to right.
    """
    name = _name(link)
    texts = [*_texts(name, link, ends, maps)]
    if link.kind.is_clash:
        return _label(texts, _LINES, face, colour, room)
    if not any(_height(text, room, face) <= _MOST_OF_OTHERS for text in texts):
        texts = [name]
    return _label(texts, _LINES_OF_OTHERS, face, colour, room)


def named_label(
    link: Link,
    ends: Sequence[Reference],
    maps: ResolvedMaps,
    face: Face,
    colour: str,
    room: float,
) -> Caption:
    """The label of a relation that no line shows: it names the holders, or what they hold."""
    texts = _named_texts(f"{_name(link)}, {_whose(link, ends, maps)}", link, ends, maps)
    return _label(texts, _LINES, face, colour, room)


def _name(link: Link) -> str:
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
    """What a label that names the holders can say: without a reason or titles, the statements."""
    texts = list(_texts(name, link, ends, maps))
    if not link.reason and len(texts) == 1:
        order = ends if link.kind.is_symmetric else link.ends
        said = (f"“{plain_text(maps[key].text).removesuffix('.')}”" for key in order)
        texts = [f"{texts[0]}: {RELATIONS[link.kind].between.join(said)}"]
    return texts


def _label(
    texts: Sequence[str], lines: Sequence[int], face: Face, colour: str, room: float
) -> Caption:
    ways = ((text, most) for most in lines for text in texts)
    fitting = (text for text, most in ways if _height(text, room, face) <= most)
    text = next(fitting, texts[0])
    # The line on each side of a label gets shorter before a word of it is broken.
    measure = max(_narrowest(text, room, face), _longest_word(text, face))
    runs = tuple(run for (run,) in text_block(text, face, colour, measure, _LINES[-1]).lines)
    return Caption(runs, ceil(max(run.width for run in runs)))


def _texts(name: str, link: Link, ends: Sequence[Reference], maps: ResolvedMaps) -> Iterator[str]:
    """What a label that begins with a name can say, the fullest first."""
    words = RELATIONS[link.kind]
    if reason := plain_text(link.reason):
        yield f"{name}: {reason}"
        sentence = first_sentence(reason)
        if sentence != reason:
            # What follows may take back part of it.
            yield f"{name}: {sentence} …"
    order = ends if link.kind.is_symmetric else link.ends
    titles = [plain_text(maps[key].title or "") for key in order]
    if all(titles):
        yield f"{name}: {words.between.join(titles)}"
    if not reason:
        yield name


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
