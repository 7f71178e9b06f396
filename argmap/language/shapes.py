"""What in running text looks like more than text, and the backslash that says it is text.

The same shapes serve the reader, which warns of them, and the writer, which guards them. A guard
is one backslash before the shape; a text that has backslashes there already gets one more. A
backslash anywhere else is a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.model.vocabulary import ARGUMENT, FIELDS, HEADERS, Kind, RelationKind

KIND_WORDS: Final = (*(kind.value for kind in Kind), ARGUMENT)
FIELD_WORDS: Final = (*FIELDS, *HEADERS, "section")

ALIASES: Final = {
    "premise": "claim", "reason": "claim", "because": "claim", "point": "claim",
    "statement": "claim", "proposition": "claim", "support": "claim", "pro": "claim",
    "conclusion": "thesis", "contention": "thesis", "main": "thesis",
    "fact": "evidence", "data": "evidence", "datum": "evidence", "example": "evidence",
    "attack": "objection", "con": "objection", "counter": "objection", "but": "objection",
    "counterargument": "objection", "criticism": "objection",
    "reply": "rebuttal", "response": "rebuttal", "rebut": "rebuttal",
    "undercutter": "undercut", "undercutting": "undercut",
    "inference": "argument", "step": "argument",
    "backing": "warrant", "license": "warrant",
    "quote": "cite", "citation": "cite", "ref": "cite", "cites": "cite",
    "title": "map", "holder": "by", "tag": "tags", "url": "link", "number": "figure",
    "hedge": "qualifier", "concession": "conceded", "granted": "conceded",
}  # fmt: skip
"""Words that other tools use, and what they are called here."""

_KIND: Final = "|".join(KIND_WORDS)
_FIELD: Final = "|".join(FIELDS)
_VERB: Final = "|".join(RelationKind)
_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE: Final = rf"{_ID}(?:\.{_ID})?"

# At the start of a line that hangs: what would be, or nearly is, the head of something.
_AT_LINE_START: Final = re.compile(
    rf"""(?P<exact>\# | (?:{_KIND})(?:[ ]+{_ID})?:(?!\S) | (?:{_KIND})[ ]+@
        | (?:{_FIELD}|section|x-[a-z0-9-]+):(?!\S))
    | (?P<reopening>@{_REFERENCE}\s*$)
    | (?P<relation>{_REFERENCE}[ ]+(?:{_VERB})[ ]+{_REFERENCE}(?=:|\s*$))
    | (?P<word>[^\W\d_]+)(?:[ ]+(?P<id>[\w-]+))?[ ]*:(?P<quote>\s*["“])?""",
    re.VERBOSE,
)
# At the start of a statement's text: an id that strayed behind the colon.
_AT_TEXT_START: Final = re.compile(rf"(?P<id>{_ID})[ ]*:(?!\S)")
# Inside a line: the head of something after a lost line break.
_INSIDE: Final = re.compile(
    rf"""(?P<head>(?:{_KIND})[ ]+(?P<id>@?{_REFERENCE}):(?!\S))(?P<capital>\s+[^\W\d_a-z])?
    | (?P<reuse>(?:{_KIND})[ ]+@{_REFERENCE}\b)
    | (?P<bare>(?:{_KIND}|{_FIELD}|section):(?!\S))(?P<quote>\s*["“])?""",
    re.VERBOSE,
)
_SENTENCE_END: Final = re.compile(r"""(?:[.!?…:;][)\]"'”’»]*|["”%»\])])\s+$""")
_WORD_START: Final = re.compile(r"(?:^|(?<=\s))\\*")
# Small words that stand between "claim" and a colon in English prose.
_FUNCTION_WORDS: Final = frozenset(
    """is are was were be been has had have here there this that these those thus so then now
    again as it itself too also for from of on in to and or but not only goes runs says reads
    being stands remains follows alone""".split()  # noqa: SIM905
)


def nearest_word(word: str, known: tuple[str, ...], cutoff: float = 0.75) -> str | None:
    """The word of the language that a writer most likely meant, if one is near.

    >>> nearest_word("claime", KIND_WORDS), nearest_word("ostrich", KIND_WORDS)
    ('claim', None)
    """
    from difflib import get_close_matches

    lowered = word.lower()
    if lowered in known:
        return lowered
    near = get_close_matches(lowered, known, n=1, cutoff=cutoff)
    return near[0] if near else None


def shapes(line: str, *, first: bool) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, sort) for each place in a line of text that looks like more than text.

    ``line`` is a physical line without its indentation, ``first`` says that it follows the
    colon of a head or field. ``start`` is where the word begins, before any backslashes;
    ``end`` is where the shape ends. The sort is "head", "reopening", "relation", "near",
    "stray-id" or "inside".

    >>> list(shapes("claime x: a slip", first=False))
    [(0, 9, 'near')]
    >>> list(shapes("It ends. claim two: It lasts.", first=True))
    [(9, 19, 'inside')]
    >>> list(shapes("The claim is: it lasts.", first=True))
    []
    """
    for match in _WORD_START.finditer(line):
        start, word = match.start(), match.end()
        found = None
        if start == 0 and first:
            stray = _AT_TEXT_START.match(line, word)
            found = (stray.end(), "stray-id") if stray else None
        elif start == 0:
            found = _line_start(line, word)
        found = found or _inside(line, start, word)
        if found:
            yield start, *found


def _line_start(line: str, at: int) -> tuple[int, str] | None:
    match = _AT_LINE_START.match(line, at)
    if match is None:
        return None
    if match["exact"]:
        return match.end(), "head"
    if match["reopening"]:
        return match.end(), "reopening"
    if match["relation"]:
        return match.end(), "relation"
    word = match["word"]
    if match["id"] is not None:
        near = (
            match["id"] not in _FUNCTION_WORDS and nearest_word(word, KIND_WORDS, 0.8) is not None
        )
    elif match["quote"]:
        near = nearest_word(word, FIELDS) is not None
    else:
        near = word.lower() in (*KIND_WORDS, *FIELDS)
    return (match.end() - len(match["quote"] or ""), "near") if near else None


def _inside(line: str, start: int, word: int) -> tuple[int, str] | None:
    match = _INSIDE.match(line, word)
    if match is None:
        return None
    after_sentence = start == 0 or _SENTENCE_END.search(line, 0, start) is not None
    if match["reuse"]:
        return match.end("reuse"), "inside"
    if match["head"]:
        name = match["id"]
        likely = (
            "-" in name
            or "@" in name
            or (name not in _FUNCTION_WORDS and (after_sentence or match["capital"] is not None))
        )
        return (match.end("head"), "inside") if likely else None
    quoted = match["bare"] == "cite:" and match["quote"] is not None
    if quoted or (after_sentence and start > 0):
        return match.end("bare"), "inside"
    return None


def guard(line: str, *, first: bool) -> str:
    """Put a backslash before whatever in a line of text would be read as more than text.

    >>> guard("claim x: in a quotation", first=False)
    '\\\\claim x: in a quotation'
    """
    for start, _, _ in reversed(list(shapes(line, first=first))):
        line = f"{line[:start]}\\{line[start:]}"
    return line


def unguard(line: str, *, first: bool) -> str:
    """Take away the backslashes that :func:`guard` puts; all others stay.

    >>> unguard(guard("claim x: in a quotation", first=False), first=False)
    'claim x: in a quotation'
    >>> unguard("an \\\\alpha", first=True)
    'an \\\\alpha'
    """
    if "\\" not in line:
        return line
    for start, _, _ in reversed(list(shapes(line, first=first))):
        if line[start] == "\\":
            line = line[:start] + line[start + 1 :]
    return line
