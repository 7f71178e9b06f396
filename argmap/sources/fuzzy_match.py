"""Approximate matching: find the passage of a text that is most similar to a phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.sources.loaded_source import Text
from argmap.sources.tokenization import is_in_characters, phrase_forms

LIKE: Final = 70.0
"""Minimum likeness, out of 100, of two wordings of one phrase. In essays in which three characters
in a hundred were misread, phrases that were there had 96 or more, others 60 or less."""

LONGEST_SOUGHT: Final = 5_000
"""Maximum number of words of a phrase for approximate matching."""

_SHORT: Final = 64  # up to this many characters, rapidfuzz searches in linear time
_ROOM: Final = 20  # words searched on either side of the best match for a long phrase
_END: Final = 8  # words at either end that locate the ends of a long passage


class Near(NamedTuple):
    """A passage similar to a phrase: its words (end exclusive), and a likeness from 0 to 100."""

    start: int
    end: int
    likeness: float


def nearest(phrase: str, text: Text, start: int = 0, end: int | None = None) -> Near | None:
    """Return the passage that is most similar to a phrase, or ``None``.

    Only words ``start`` to ``end`` of the text are searched.

    Likeness is the normalized Indel similarity of the words' forms (``ratio`` of rapidfuzz), so
    anything that a citation can leave out is ignored. Phrases of more than :data:`LONGEST_SOUGHT`
    words are not searched for. The time is linear in the length of the text.

    >>> text = Text.of("Old Barnaby kept the last of the mills until the great frost.")
    >>> near = nearest("Barnaby left the last of the mills", text)
    >>> text.printed(near.start, near.end)
    'Barnaby kept the last of the mills'
    """
    wanted = phrase_forms(phrase)
    forms = text.words.forms[start:end]
    if not wanted or not forms or is_too_long(phrase):
        return None
    look = _short if len(" ".join(wanted)) <= _SHORT else _long
    found = look(wanted, forms)
    if found is None or found.likeness < LIKE:
        return None
    return Near(start + found.start, start + found.end, found.likeness)


def is_too_long(phrase: str) -> bool:
    """Whether a phrase is too long for approximate matching.

    >>> is_too_long("the great frost")
    False
    """
    return len(phrase_forms(phrase)) > LONGEST_SOUGHT


def too_long_hint() -> str:
    """What to do about such a phrase."""
    return f"the closest match is found only for a phrase of at most {LONGEST_SOUGHT:,} words"


def _short(wanted: Sequence[str], forms: Sequence[str]) -> Near | None:
    """Find the best match for a phrase of few characters, and extend it to whole words."""
    from rapidfuzz import fuzz

    joined, sought = " ".join(forms), " ".join(wanted)
    found = fuzz.partial_ratio_alignment(sought, joined, score_cutoff=LIKE - 10)
    if found is None:
        return None
    first = joined.count(" ", 0, found.dest_start)
    last = joined.count(" ", 0, found.dest_end)
    begins = range(max(0, first - 1), min(first + 2, len(forms)))
    return _best(
        Near(begin, close, fuzz.ratio(sought, " ".join(forms[begin:close])))
        for begin in begins
        for close in range(max(begin + 1, last - 1), min(last + 3, len(forms) + 1))
    )


def _long(wanted: Sequence[str], forms: Sequence[str]) -> Near | None:
    """Find the best match for a phrase of many words.

    Search where most of its words are, for matches of its first and its last words.
    """
    from rapidfuzz import fuzz

    size = len(wanted)
    middle = _densest(wanted, forms)
    low, high = max(0, middle - _ROOM - size // 4), middle + size + _ROOM + size // 4
    there = forms[low:high]
    ends = min(_END, size)
    first, last = _short(wanted[:ends], there), _short(wanted[-ends:], there)
    begins = {first.start} if first else set()
    closes = {last.end} if last else set()
    begins.add(middle - low)
    closes.add(min(middle - low + size, len(there)))
    return _best(
        Near(low + begin, low + close, fuzz.ratio(" ".join(wanted), " ".join(there[begin:close])))
        for begin in sorted(begins)
        for close in sorted(closes)
        if begin < close
    )


def _densest(wanted: Sequence[str], forms: Sequence[str]) -> int:
    """Return the start of the window, as long as the phrase, with the most words of the phrase."""
    short = Counter(wanted)  # how many of each word the window still lacks
    have = best = start = 0
    size = len(wanted)
    for at, form in enumerate(forms):
        if form in short:
            have += short[form] > 0
            short[form] -= 1
        if at >= size and (left := forms[at - size]) in short:
            short[left] += 1
            have -= short[left] > 0
        if have > best:
            best, start = have, max(0, at - size + 1)
    return start


def _best(found: Iterator[Near]) -> Near | None:
    return max(found, key=lambda near: near.likeness, default=None)


def marked(phrase: str, printed: str) -> str:
    """Mark the differences of a phrase from the print: ``[old → new]``, ``[+more]``, ``[-extra]``.

    >>> marked("a heron has left the old sluice", "a heron has taken the sluice for")
    'a heron has [left → taken] the [-old] sluice [+for]'
    """
    from rapidfuzz.distance import LCSseq

    # Scripts without spaces are compared character by character.
    split, space = (list, "") if is_in_characters(printed) else (str.split, " ")
    old, new = split(phrase), split(printed)
    forms = [[phrase_forms(word) for word in words] for words in (old, new)]
    parts: list[str] = []
    i = k = 0
    same = [op for op in LCSseq.opcodes(*forms) if op.tag == "equal"]
    spans = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in same]
    for j, after_old, m, after_new in (*spans, (len(old), len(old), len(new), len(new))):
        was, is_ = space.join(old[i:j]), space.join(new[k:m])
        if was and is_:
            parts.append(f"[{was} → {is_}]")
        elif was or is_:
            parts.append(f"[-{was}]" if was else f"[+{is_}]")
        parts.extend(new[m:after_new])
        i, k = after_old, after_new
    return space.join(parts)
