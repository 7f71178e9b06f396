"""Detect text that looks like syntax, and escape or unescape it with a backslash.

The parser warns of such text and the writer escapes it, both with the patterns in this module. To
escape is to put one backslash before the match; text that already has backslashes there gets one
more. A backslash anywhere else is literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from argmap.language import grammar
from argmap.language.near_misses import is_cut_short, near_miss
from argmap.language.recovery.foreign_words import ALIASES
from argmap.model.vocabulary import FIELDS, HEADERS, SECTIONS, ArgumentKind, Kind, RelationKind

KIND_WORDS: Final = tuple(kind.value for kind in (*Kind, *ArgumentKind))
FIELD_WORDS: Final = (*FIELDS, *HEADERS, *SECTIONS)


class Context(Enum):
    """What a text follows, which decides what looks like syntax in it."""

    UNNAMED = "a statement without an id: one may have strayed behind the colon"
    PROSE = "whatever else is said in sentences"
    VALUE = "a field whose value is a phrase, in which no statement can begin"


_PHRASED: Final = frozenset({*HEADERS, *FIELDS} - {"note", "cite"})


@lru_cache(maxsize=1024)
def context(head: str) -> Context:
    """Return the context of the text that follows a head.

    >>> [context(head).name for head in ("claim:", "claim one:", "by:")]
    ['UNNAMED', 'PROSE', 'VALUE']
    """
    words = head.rstrip(":").split()
    if words[0] in _PHRASED:
        return Context.VALUE
    return Context.UNNAMED if words[0] in KIND_WORDS and len(words) == 1 else Context.PROSE


_KIND: Final = "|".join(KIND_WORDS)
_FIELD: Final = "|".join(FIELDS)
_HEADER: Final = "|".join(HEADERS)
_SECTION: Final = "|".join(SECTIONS)
_VERB: Final = "|".join(RelationKind)
_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE: Final = rf"{_ID}(?:\.{_ID})?"


# Strings, which re compiles when they are first used: many maps need none of them.
_LABEL: Final = r"[a-z][a-z0-9-]*:(?=[ ]|$)"  # a possible field name
_ITEM: Final = r"\\*(?P<sign>[-+*•–—]|>{1,3}|\(?[a-z0-9]\)|\d{1,3}[.)])[ ]"
_SENTENCE_END: Final = r"""(?:[.!?…:;。！？．؟।][)\]"'”’»]*|["”%»\])])\s+$"""


@cache
def _at_line_start() -> re.Pattern[str]:
    """Compile the pattern for continuation lines that look like a head.

    It finds heads with a slip in them, and heads that are valid only at a smaller indent.
    """
    return re.compile(
        rf"""(?P<reopening>@{_REFERENCE}\s*$)
        | (?P<relation>{_REFERENCE}[ ]+(?:{_VERB})[ ]+{_REFERENCE}(?=:|\s*$))
        | (?P<apart>@[ ]+{_REFERENCE}\s*(?:$|:(?!\S)))
        | (?P<reused>[^\W\d_]+)[ ]*@[ ]*{_REFERENCE}(?:[ ]*:(?!\S)|\s*$)
        | (?P<related>{_REFERENCE}[ ]+(?P<verb>[a-z][a-z-]+)[ ]+{_REFERENCE}(?::(?!\S)|\s*$))
        | (?P<foreign>(?:[-+*_][ ]+)?(?:\[[^\]\n]+\]|<[^<>\n]+>)(?::(?!\S)|\s*$)
            | (?:<-|->|<\+|\+>|><|<_|_>)[ ])
        | (?P<decorated>[*_`"(@]{{1,3}}(?:{_KIND}|{_FIELD})\b[^:\n]{{0,40}}:
            | (?:{_KIND})[ ]+(?:[(\[#]{_ID}[)\]]?|{_ID})[ ]*[:：︓﹕∶](?![^\s：︓﹕∶])
            | (?:{_KIND}|{_FIELD})[ ]*(?:[：︓﹕∶]|=[ ]|[*_`)]{{1,3}}:)
            | [＠@][ ]*{_REFERENCE}[ ]*:(?!\S))
        | (?P<word>[^\W\d_]+)(?:[ ]+(?P<id>[\w-]+))?[ ]*:(?P<quote>\s*["“])?
            (?P<capital>\s+[^\W\d_a-z])?
        | (?P<item>(?P<sign>[-+*•–—]|>{{1,3}}|\(?[a-z0-9]\)|\d{{1,3}}[.)])[ ]+)
            \\*(?P<after>[^\s\\])""",
        re.VERBOSE,
    )


def _same_sign(one: str, other: str) -> bool:
    """Whether two list markers can belong to one list, as "1." and "2." do."""
    return one == other or (one[0].isdigit() and other[0].isdigit())


# At the start of a statement's text: an id misplaced after the colon.
_AT_TEXT_START: Final = re.compile(rf"(?P<id>{_ID})[ ]*:(?!\S)")


@cache
def _inside_a_line() -> re.Pattern[str]:
    """Compile the pattern for a head inside a line, after a missing line break."""
    return re.compile(
        rf"""(?P<head>(?:{_KIND})[ ]+(?P<id>@?{_REFERENCE}):(?!\S))(?P<capital>\s+[^\W\d_a-z])?
        | (?P<reuse>(?:{_KIND})[ ]+@{_REFERENCE}\b)
        | (?<!sake[ ]of[ ])(?P<bare>(?:{_KIND}|{_FIELD}|{_HEADER}|{_SECTION}):(?!\S))
            (?P<quote>\s*["“])?
        | (?P<relation>{_REFERENCE}[ ]+(?:{_VERB})[ ]+{_REFERENCE}(?=:(?!\S)|\s*$))
        | (?P<use>use[ ]+(?=[^\s./]*[./])\S++[ ]+as[ ]+{_ID}(?!\S))""",
        re.VERBOSE,
    )


_BETWEEN_WORDS: Final = re.compile(rf"[ ](?:{_VERB})[ ]")


@cache
def _word_start(begins: str) -> re.Pattern[str]:
    """Compile the pattern for a place where something that looks like syntax may begin.

    That is the start of the line; a word after a space, if ``begins`` matches there; or a head
    directly after the end of a sentence, where the space is missing.
    """
    return re.compile(
        rf"""^\\* | (?<=\s)\\*{begins}
        | (?<=[.!?;”"»)])\\*(?=(?:{_KIND})(?:[ ]+@?{_REFERENCE})?:(?!\S))""",
        re.VERBOSE,
    )


_KEYWORD: Final = rf"(?=(?:{_KIND}|{_FIELD}|{_HEADER}|{_SECTION}|use)[ :])"


# Common words that come between "claim" and a colon in English prose.
_FUNCTION_WORDS: Final = frozenset(
    """is are was were be been has had have here there this that these those thus so then now
    again as it itself too also for from of on in to and or but not only goes runs says reads
    being stands remains follows alone""".split()  # noqa: SIM905
)


@lru_cache(maxsize=1024)
def nearest_word(word: str, known: tuple[str, ...], cutoff: float = 0.75) -> str | None:
    """Return the closest word in ``known``, or ``None`` if there is no close match.

    >>> nearest_word("claime", KIND_WORDS), nearest_word("ostrich", KIND_WORDS)
    ('claim', None)
    """
    from difflib import get_close_matches

    lowered = word.lower()
    if lowered in known:
        return lowered
    near = get_close_matches(lowered, known, n=1, cutoff=cutoff)
    return near[0] if near else None


def shapes(
    line: str, follows: Context, *, first: bool, previous: str = ""
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, sort) for each place in a line of text that looks like syntax.

    ``line`` is a physical line without its indentation; ``first`` says that it follows the colon
    of a head or field, and ``previous`` is the line above it in the same text. ``start`` is where
    the word begins, before any backslashes; ``end`` is where the match ends. The sort is "head",
    "reopening", "relation", "near", "item", "foreign", "stray-id", "colon" or "inside".

    >>> list(shapes("claime x: a slip", Context.PROSE, first=False))
    [(0, 9, 'near')]
    >>> list(shapes("It ends. claim two: It lasts.", Context.PROSE, first=True))
    [(9, 19, 'inside')]
    >>> list(shapes("The claim is: it lasts.", Context.PROSE, first=True))
    []
    >>> list(shapes("- It froze.", Context.PROSE, first=False, previous="The mill had to close."))
    [(0, 2, 'item')]
    """
    reached = 0
    # A relation begins with any word, everything else with a keyword; few lines have a relation.
    begins = "" if _BETWEEN_WORDS.search(line) else _KEYWORD
    for match in _word_start(begins).finditer(line):
        start, word = match.start(), match.end()
        if start < reached:
            continue  # part of the previous match
        found = None
        if start == 0 and first and follows is Context.UNNAMED:
            stray = _AT_TEXT_START.match(line, word)
            found = (stray.end(), "stray-id") if stray else None
        if start == 0 and not found and line[word : word + 1] == ":" and (first or not previous):
            found = (word + 1, "colon")
        elif start == 0 and not first:
            found = _line_start(line, word, previous, follows)
            if found is None and (end := near_miss(line, word, previous)) is not None:
                found = (end, "near")
        if not found and (start or not begins or _begins_with_keyword(line, word)):
            found = _inside(line, start, word, follows)
        if found:
            reached = found[0]
            yield start, *found


_KEYWORDS: Final = frozenset((*KIND_WORDS, *FIELD_WORDS, "use"))
_MARKS: Final = frozenset(":：︓﹕∶@＠=)")


def _begins_with_keyword(line: str, at: int) -> bool:
    return line[at:].partition(" ")[0].partition(":")[0] in _KEYWORDS


def _may_begin_with_head(line: str, at: int) -> bool:
    """Whether a line might begin with a head, well-formed or not.

    Most lines do not, and a map without any need not compile the patterns. What begins with a word
    is at most three words long, and has one of the marks unless the line ends with it.
    """
    if not line[at : at + 1].isalpha():
        return True
    words = line[at:].split(maxsplit=3)
    return len(words) < 4 or any(not _MARKS.isdisjoint(word) for word in words[:3])


def _line_start(line: str, at: int, previous: str, follows: Context) -> tuple[int, str] | None:
    if not _may_begin_with_head(line, at):
        return None
    head = grammar.head().match(line, at)
    if head is not None:
        return head.end(), "head"
    match = _at_line_start().match(line, at)
    if match is None:
        return None
    if match["reopening"] or match["apart"]:
        return match.end(), "reopening"
    if match["relation"]:
        return match.end(), "relation"
    if match["reused"]:
        near = nearest_word(match["reused"], KIND_WORDS) or ALIASES.get(match["reused"].lower())
        return (match.end(), "near") if near in KIND_WORDS else None
    if match["decorated"]:
        return match.end("decorated"), "near"
    if match["related"]:
        near = nearest_word(match["verb"], (*RelationKind,), 0.8)
        return (match.end(), "relation") if near else None
    if match["foreign"] or match["item"]:
        if follows is Context.VALUE:
            return None
        if match["foreign"]:
            return match.end(), "foreign"
        return (match.end("item"), "item") if _is_item(match, previous) else None
    end = line.index(":", match.end("id") if match["id"] else match.end("word")) + 1
    return (end, "near") if _is_near(match, previous) else None


_LONG: Final = 7
"""Minimum length of a word that counts as a misspelt keyword rather than an ordinary word."""


def _is_near(match: re.Match[str], previous: str) -> bool:
    """Whether a word and a colon at the start of a line are probably a misspelt head."""
    word = match["word"]
    if match["id"] is not None:
        if not _FUNCTION_WORDS.isdisjoint((word.lower(), match["id"])):
            return False
        return nearest_word(word, KIND_WORDS, 0.8) is not None
    if match["quote"] and nearest_word(word, FIELDS) is not None:
        return True
    known = (*KIND_WORDS, *FIELDS)
    if word.lower() in known:
        return True
    # A misspelt keyword with a colon is usually prose, except at the start of a sentence.
    begins = re.search(_SENTENCE_END, f"{previous.rstrip()} ") is not None or not previous.strip()
    begins = begins and match["capital"] is not None
    plural = word.lower().removesuffix("s") in known
    if plural or not (begins or len(word) >= _LONG):
        return False
    return nearest_word(word, known, 0.8 if begins else 0.85) is not None


def _begins_part(line: str) -> bool:
    """Whether a line begins a part or a field, or looks like an attempt to."""
    if line.startswith("#"):
        return False
    from argmap.language.token_roles import sort_of  # seldom needed

    begins = re.match(_LABEL, line) or grammar.head().match(line)
    return begins is not None or sort_of(line) in ("RELATION", "REOPENING")


def _is_item(match: re.Match[str], previous: str) -> bool:
    """Whether a marker at the start of a line begins a list item rather than continuing prose."""
    sign, after = match["sign"], match["after"]
    if _begins_part(match.string[match.start("after") :]):
        return True
    above = re.match(_ITEM, previous.lstrip(" "))
    if above is not None and _same_sign(above["sign"], sign):
        return True
    if not previous.strip():
        return True
    if sign in "–—":
        return False  # a dash can also stand between sentences
    ended = re.search(_SENTENCE_END, f"{previous.rstrip()} ") is not None
    ended = ended and not is_cut_short(previous)
    starts = after.isupper() or not after.isalnum() or (after.isalpha() and not after.islower())
    if sign[0] == ">":
        return not after.isdigit()  # quoted mail, but not "> 5"
    if sign in "+*•":
        return not after.isdigit() and (ended or starts)
    return ended


def _inside(line: str, start: int, word: int, follows: Context) -> tuple[int, str] | None:
    match = _inside_a_line().match(line, word)
    if match is None:
        return None
    if match["reuse"] or match["use"] or follows is Context.VALUE:
        shape = next(filter(None, match.group("head", "reuse", "bare", "relation", "use")))
        return match.start() + len(shape), "inside"
    before = line[max(start - 40, 0) : start]
    after_sentence = not before[-1:].isspace() or re.search(_SENTENCE_END, before) is not None
    if match["relation"]:
        likely = after_sentence or "-" in match["relation"] or "." in match["relation"]
        return (match.end("relation"), "inside") if likely else None
    if match["head"]:
        name = match["id"]
        likely = (
            "-" in name
            or "@" in name
            or (name not in _FUNCTION_WORDS and (after_sentence or match["capital"] is not None))
        )
        return (match.end("head"), "inside") if likely else None
    quoted = match["bare"] == "cite:" and match["quote"] is not None
    return (match.end("bare"), "inside") if quoted or after_sentence else None


def escape_text(line: str, follows: Context, *, first: bool, previous: str = "") -> str:
    """Insert a backslash before everything in a line of text that would be read as syntax.

    >>> escape_text("claim x: in a quotation", Context.PROSE, first=False)
    '\\\\claim x: in a quotation'
    """
    for start, _, _ in reversed(list(shapes(line, follows, first=first, previous=previous))):
        line = f"{line[:start]}\\{line[start:]}"
    return line


def unescape(line: str, follows: Context, *, first: bool, previous: str = "") -> str:
    """Remove the backslashes that :func:`escape_text` inserts, and no others.

    >>> escaped = escape_text("claim x: in a quotation", Context.PROSE, first=False)
    >>> unescape(escaped, Context.PROSE, first=False)
    'claim x: in a quotation'
    >>> unescape("an \\\\alpha", Context.PROSE, first=True)
    'an \\\\alpha'
    """
    if "\\" not in line:
        return line
    for start, _, _ in reversed(list(shapes(line, follows, first=first, previous=previous))):
        if line[start] == "\\":
            line = line[:start] + line[start + 1 :]
    return line
