"""Detect lines of text that look like a head with a missing or wrong colon.

Each of these patterns also occurs in prose ("he denies the / claim; so does she"), so most of them
match only if the line above ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Final

from argmap.language.recovery.foreign_words import ALIASES, ORDINARY
from argmap.model.vocabulary import FIELDS, SECTIONS, ArgumentKind, Kind

_KIND: Final = "|".join((*Kind, *ArgumentKind))
_FIELD: Final = "|".join(FIELDS)
_SECTION: Final = "|".join(SECTIONS)
_ALIAS: Final = "|".join(map(re.escape, ALIASES))
_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME: Final = r"[ ]+(?:by[ ]+[^:\n]{1,40}|[(\[][^:()\[\]\n]{1,40}[)\]])"


@cache
def _shapes() -> re.Pattern[str]:
    """Compile the patterns, in groups named after when they match (see :func:`near_miss`)."""
    return re.compile(
        rf"""(?P<always>use[ ]+\S+\.argmap\s*$ | \[[xX ]?\](?=[ ]))
        | (?P<marked>(?P<word>(?i:{_KIND}|{_FIELD}|{_SECTION}))(?:[ ]+@?{_ID})?
            (?:[ ]*[;=]|[ ]-{{1,2}})(?=[ ]) | (?P<holder>(?i:{_KIND})){_NAME}:(?!\S))
        | (?P<begun>(?i:{_KIND}|{_FIELD}|{_SECTION})(?:[ ]+{_ID})?\.(?=[ ])
            | (?:{_KIND}|{_FIELD}|{_SECTION})(?:[ ]+{_ID})?[ ]?[–—](?=[ ])
            | (?i:{_KIND}|{_FIELD}|{_SECTION})(?:[ ]+{_ID})?[ ]?[–—,](?=[ ][^\W\d_a-z])
            | (?:{_KIND})(?:[ ]+[^\s:]+){{2,4}}:(?!\S)
            | (?:{_KIND}|{_FIELD}|{_SECTION})(?:[ ]+{_ID})?(?=[ ]+["“«„]|[ ]+(?-i:[A-Z]))
            | conceded(?=[ ]+(?:wholly|in[ ]part|for[ ]))
            | (?:{_ALIAS})(?:[ ]+{_ID})?[ ]*:(?!\S) | [PC]\d{{1,2}}[ ]*:(?!\S)
            | @{_ID}(?:\.{_ID})?(?=[ ]+\S)
            | \[(?!sic\]|ibid){_ID}(?<!\d)\](?=[ ]) | <{_ID}>(?=[ ]))
        | (?P<term>(?i:{_ALIAS})(?:[ ]+[\w-]+)?[ ]*:(?!\S))""",
        re.VERBOSE,
    )


def _in_any_case(words: Iterable[str]) -> str:
    """Return a pattern for words, which dismisses most other words by their first letter."""
    groups = groupby(sorted(words), key=lambda word: word[0])
    tails = ((letter, "|".join(word[1:] for word in group)) for letter, group in groups)
    return "|".join(f"[{letter}{letter.upper()}](?i:{tail})" for letter, tail in tails)


_QUICK_WORDS: Final = {*Kind, *ArgumentKind, *FIELDS, *SECTIONS, "use"} - {"by", "unless"}
QUICK: Final = rf"(?:{_in_any_case(_QUICK_WORDS)})(?![A-Za-z])|by +[A-Z\"“«„]|by(?: \S+)? ?[-;=.–—]"
"""A quick test: only lines that match this pattern, or contain ``:``, ``@``, ``[`` or ``<``, can be
near misses.
"""

_FIRST_WORDS: Final = frozenset(
    word.split("-")[0]
    for word in (*Kind, *ArgumentKind, *FIELDS, *ALIASES, *SECTIONS, "use", "p", "c")
)
_WORD: Final = re.compile(r"[A-Za-z]*")

# Strings, which re compiles when they are first used: most maps need none of them.
_ENDED: Final = r"""(?<!\.\.)(?:\.[)\]"'”’»]*|[!?。！？．؟।][)\]]*)\s*$"""
_ABBREVIATED: Final = (
    r"(?i)(?:^|[\s(\[\"“‘'.])(?:[a-z]|cf|ca|etc|no|nos|vs|viz|pp|vol|vols|ch|sec|fig|art|ed|eds|esp"
    r"|al|ibid|op|cit|mr|mrs|ms|dr|st|prof|rev|hon|gen|jr|sr|approx|chap|para|pars|trans|repr)\.\s*$"
)


def has_ended(previous: str) -> bool:
    """Whether a line ends a sentence or is blank.

    >>> has_ended("It froze."), has_ended("as he says (cf."), has_ended("he asked why")
    (True, False, False)
    """
    if not previous.strip():
        return True
    return re.search(_ENDED, previous) is not None and not is_cut_short(previous)


def is_cut_short(previous: str) -> bool:
    """Whether a line ends with an abbreviation, so that its full stop does not end a sentence."""
    return re.search(_ABBREVIATED, previous) is not None


def near_miss(line: str, at: int, previous: str) -> int | None:
    """Return where a likely but malformed head ends that begins at ``at``, or ``None``.

    The groups of the pattern say when they match: ``always``; ``marked`` after the end of a
    sentence or with a capital letter; ``begun`` only after the end of a sentence; ``term``, a word
    of other tools, also only there and only if it is not an everyday word.

    >>> near_miss("Evidence - it froze", 0, "The mill had to close.")
    10
    >>> near_miss("claim; so does she", 0, "he denies the")
    """
    word = _WORD.match(line, at)[0]  # type: ignore[index]
    if word.lower() not in _FIRST_WORDS and line[at : at + 1] not in ("@", "[", "<"):
        return None  # by far the most common case
    match = _shapes().match(line, at)
    if match is None:
        return None
    if match["always"]:
        return match.end()
    if match["marked"] and (match["word"] or match["holder"])[0].isupper():
        return match.end()
    if match["term"] and re.match(r"\w+(?:-\w+)*", match["term"])[0].lower() in ORDINARY:  # type: ignore[index]
        return None
    return match.end() if has_ended(previous) else None
