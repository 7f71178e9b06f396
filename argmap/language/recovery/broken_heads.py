"""Broken heads: split over two lines, with a space or brackets inside, or with foreign letters."""

from __future__ import annotations

import re
from typing import Final

from argmap.language.escaping import FIELD_WORDS, KIND_WORDS
from argmap.language.grammar import is_well_formed
from argmap.language.recovery.foreign_words import ALIASES
from argmap.language.recovery.suggestion import Slip, Where
from argmap.model.codes import Code
from argmap.model.vocabulary import KEYWORDS

_WORDS: Final = frozenset((*KIND_WORDS, *FIELD_WORDS)) - {"use"}
_BEGUN: Final = re.compile(r"(?P<word>[a-z]+)(?: +@?[a-z0-9.-]+)?:?")
_REST: Final = re.compile(r":|@?[a-z0-9.-]+ *(?::|$)")
_SPLIT: Final = re.compile(r"([a-z]+) ([a-z]+)(?=[ :])")
_BRACKETED: Final = re.compile(
    r"[(\[{<](?P<head>(?P<word>[a-z]+)(?: +@?[a-z0-9.-]+)?):?[)\]}>] *:? *(?P<text>.*)", re.S
)
_SHORT: Final = re.compile(
    r"(?P<word>[A-Za-z]{1,5})(?P<dot>\.)?(?: +(?P<id>[a-z0-9-]+))?(?P<colon> *:)? +(?P<text>\S.*)",
    re.S,
)
_LIKE_LATIN: Final = str.maketrans(
    "\u0430\u0435\u0451\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0455\u0442\u0443\u0445\u0441\u0501"
    "\u04bb\u051b\u051d\u0475\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0131",
    "aeeijkmhopstyxcdhqwvaeikvoptuxi",
)
"""Cyrillic and Greek letters, and the Latin letters that they look like."""


def joined_head(line: str, below: str) -> str | None:
    """Join a head that is split over two lines; ``None`` if these lines are not such a head.

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
    if is_well_formed(rest) and not rest.startswith("@"):
        return None  # a valid line by itself
    whole = f"{head}{rest}" if rest.startswith(":") else f"{head} {rest}"
    whole = whole.replace("::", ":", 1)
    return whole if is_well_formed(whole) else None


def within(line: str) -> Slip | None:
    """Diagnose a head with a space inside a word, brackets around it, or lookalike letters.

    >>> within("answe r @yes").meant
    'answer @yes'
    >>> within("\\u0441laim x: It holds.").meant
    'claim x: It holds.'
    """
    if match := _SPLIT.match(line):
        word = match[1] + match[2]
        meant = word + line[match.end() :]
        if word in _WORDS and is_well_formed(meant):
            message = f"there is a space inside {word!r}"
            return Slip(Code.BAD_HEAD, message, f"write {word!r}", match.end(), meant)
    bracketed = _BRACKETED.match(line)
    if bracketed and bracketed["word"] in KIND_WORDS:
        meant = f"{bracketed['head']}: {bracketed['text']}"
        if is_well_formed(meant):
            message, hint = (
                "remove the brackets from the beginning of this line",
                f"write '{bracketed['head']}:'",
            )
            return Slip(Code.BAD_HEAD, message, hint, bracketed.start("text"), meant)
    head, colon, text = line.partition(":")
    if head.isascii():
        return None
    meant = head.translate(_LIKE_LATIN) + colon + text
    if not is_well_formed(meant):
        return None
    odd = next(sign for sign in head if not sign.isascii())
    word = next(one for one in head.split() if odd in one)
    message = f"U+{ord(odd):04X} in {word!r} looks like a Latin letter but is not one"
    return Slip(Code.BAD_HEAD, message, f"write {word.translate(_LIKE_LATIN)!r}", len(head), meant)


def abbreviated(line: str, where: Where) -> Slip | None:
    """Diagnose a line that begins with an abbreviated kind.

    A single letter needs a full stop, because a letter with a colon may be an id without a kind.

    >>> abbreviated("cl. It holds.", Where(set, 2)).meant
    'claim: It holds.'
    """
    match = _SHORT.fullmatch(line)
    if match is None or not (match["colon"] or match["dot"]):
        return None
    word = match["word"].lower()
    if (len(word) == 1 and not match["dot"]) or word in _WORDS or word in ALIASES:
        return None
    if not match["colon"] and (match["id"] or not match["text"][0].isupper()):
        return None
    kinds = [kind for kind in where.allowed or KIND_WORDS if kind.startswith(word)]
    if len(kinds) != 1:
        return None
    kind, written = kinds[0], match["word"] + (match["dot"] or "")
    head = f"{kind} {match['id']}:" if match["id"] else f"{kind}:"
    message, hint = f"there is no kind {written!r}", f"did you mean {str(kind)!r}?"
    meant = f"{head} {match['text']}"
    return Slip(Code.UNKNOWN_KIND, message, hint, len(written), meant, guessed=True)
