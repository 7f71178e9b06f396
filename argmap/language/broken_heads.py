"""Heads that are broken within: over two lines, by a space in a word, by letters that look alike."""

from __future__ import annotations

import re
from typing import Final

from argmap.language.grammar import is_well_formed
from argmap.language.shapes import FIELD_WORDS, KIND_WORDS
from argmap.language.slip import Slip
from argmap.model.vocabulary import KEYWORDS

_WORDS: Final = frozenset((*KIND_WORDS, *FIELD_WORDS)) - {"use"}
_BEGUN: Final = re.compile(r"(?P<word>[a-z]+)(?: +@?[a-z0-9.-]+)?:?")
_REST: Final = re.compile(r":|@?[a-z0-9.-]+ *(?::|$)")
_SPLIT: Final = re.compile(r"([a-z]+) ([a-z]+)(?=[ :])")
_LIKE_LATIN: Final = str.maketrans(
    "\u0430\u0435\u0451\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0455\u0442\u0443\u0445\u0441\u0501"
    "\u04bb\u051b\u051d\u0475\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0131",
    "aeeijkmhopstyxcdhqwvaeikvoptuxi",
)
"""Cyrillic and Greek letters, and the Latin ones that they are taken for."""


def joined_head(line: str, below: str) -> str | None:
    """A head of which the first part stands on a line and the rest on the next, as one line.

    >>> joined_head("claim", "@one: It holds.")
    'claim @one: It holds.'
    >>> joined_head("by", ": Hume"), joined_head("It holds", "one: two")
    ('by: Hume', None)
    """
    begun, rest = _BEGUN.fullmatch(line.strip()), below.strip()
    if begun is None or begun["word"] not in _WORDS or _REST.match(rest) is None:
        return None
    if not KEYWORDS.isdisjoint(rest.partition(":")[0].split()[:1]):
        return None
    head = line.strip()
    if is_well_formed(rest):
        return None  # but for a reopened statement, below, it is a line of its own
    whole = f"{head}{rest}" if rest.startswith(":") else f"{head} {rest}"
    whole = whole.replace("::", ":", 1)
    return whole if is_well_formed(whole) else None


def within(line: str) -> Slip | None:
    """What is wrong with a line whose first word would be one of the language without a space in it,
    or in Latin letters.

    >>> within("answe r @yes").meant
    'answer @yes'
    >>> within("\\u0441laim x: It holds.").meant
    'claim x: It holds.'
    """
    if match := _SPLIT.match(line):
        word = match[1] + match[2]
        meant = word + line[match.end() :]
        if word in _WORDS and is_well_formed(meant):
            message = f"a space stands within {word!r}"
            return Slip("bad-head", message, f"write {word}", match.end(), meant)
    head, colon, text = line.partition(":")
    if head.isascii():
        return None
    meant = head.translate(_LIKE_LATIN) + colon + text
    if not is_well_formed(meant):
        return None
    odd = next(sign for sign in head if not sign.isascii())
    word = next(one for one in head.split() if odd in one)
    message = f"U+{ord(odd):04X} in {word!r} is no Latin letter, though it looks like one"
    return Slip("bad-head", message, f"write {word.translate(_LIKE_LATIN)}", len(head), meant)
