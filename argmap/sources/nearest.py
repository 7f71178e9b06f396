"""The passage of a text that is most like a phrase which is not in it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from attrs import frozen

from argmap.sources.holding import Text
from argmap.sources.words import phrase_forms

LIKE: Final = 70.0
"""The least likeness of two wordings of one phrase, of 100. On essays with three signs in a
hundred misread, phrases that were there came to 96 and more, others to 60 and less."""


@frozen
class Near:
    """A passage that is like a phrase: its words (end exclusive), and how like, from 0 to 100."""

    start: int
    end: int
    likeness: float


def nearest(phrase: str, text: Text, start: int = 0, end: int | None = None) -> Near | None:
    """The passage within words ``start`` to ``end`` that is most like a phrase, if any is.

    Likeness is the normalised Indel similarity of the words' forms (rapidfuzz's ``ratio``), so
    neither punctuation nor capitals count.

    >>> text = Text.of("Old Barnaby kept the last of the mills until the great frost.")
    >>> near = nearest("Barnaby left the last of the mills", text)
    >>> text.printed(near.start, near.end)
    'Barnaby kept the last of the mills'
    """
    from rapidfuzz import fuzz

    wanted = " ".join(phrase_forms(phrase))
    forms = text.words.forms[start:end]
    if not wanted or not forms:
        return None
    # Where the words of a long passage begin and end in their joined forms.
    joined = " ".join(forms)
    found = fuzz.partial_ratio_alignment(wanted, joined, score_cutoff=LIKE - 10)
    if found is None:
        return None
    first = joined.count(" ", 0, found.dest_start)
    last = joined.count(" ", 0, found.dest_end)
    best: Near | None = None
    for begin in range(max(0, first - 1), min(first + 2, len(forms))):
        for close in range(max(begin + 1, last - 1), min(last + 3, len(forms) + 1)):
            like = fuzz.ratio(wanted, " ".join(forms[begin:close]))
            if like >= LIKE and (best is None or like > best.likeness):
                best = Near(start + begin, start + close, like)
    return best


def marked(phrase: str, printed: str) -> str:
    """A phrase with the words in which print differs from it: ``[theirs → its]``, ``[+more]``,
    ``[-surplus]``.

    >>> marked("a heron has left the old sluice", "a heron has taken the sluice for")
    'a heron has [left → taken] the [-old] sluice [+for]'
    """
    old, new = phrase.split(), printed.split()
    forms = [[phrase_forms(word) for word in words] for words in (old, new)]
    parts: list[str] = []
    for _, i, j, k, m in SequenceMatcher(a=forms[0], b=forms[1], autojunk=False).get_opcodes():
        was, is_ = " ".join(old[i:j]), " ".join(new[k:m])
        if forms[0][i:j] == forms[1][k:m]:
            parts.append(is_)
        elif not was:
            parts.append(f"[+{is_}]")
        else:
            parts.append(f"[{was} → {is_}]" if is_ else f"[-{was}]")
    return " ".join(parts)
