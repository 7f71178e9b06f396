"""The parts of one physical line: its keyword, its ids and references, its phrases and places.

The language is such that a line tells by itself what it is: what has the exact form of a head or
a field is never text. So a line can be taken apart without reading the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from attrs import frozen

from argmap.language.shapes import KIND_WORDS
from argmap.model.vocabulary import FIELDS, ID, RelationKind


class Role(Enum):
    """What a part of a line is."""

    KIND = "the word of a statement's or an argument's kind"
    FIELD = "the name of a field or a header, section, use or as"
    VERB = "the word of a relation"
    ID = "an id where it is given"
    REFERENCE = "an id, or MAP.id, where it is referred to"
    NAME = "the name that a used map goes by, where it is given"
    FILE = "the file of a used map"
    SOURCE = "the id of a source"
    PLACE = "a place in a source"
    PHRASE = "words of a source, with their quotation marks"
    VALUE = "the value of a figure, a strength or a confidence"
    TITLE = "the title of a map or a section"
    COMMENT = "a whole line"


@frozen
class Part:
    """A part of a line: columns from 0, in characters, the end exclusive."""

    role: Role
    start: int
    end: int
    text: str


_KIND: Final = "|".join(KIND_WORDS)
_FIELD: Final = "|".join(FIELDS)
_REFERENCE: Final = rf"{ID.pattern}(?:\.{ID.pattern})?"
_LINE: Final = re.compile(
    rf"""[ ]*(?:
      (?P<comment>\#.*)
    | (?P<kind>{_KIND})(?:[ ]+(?P<id>{ID.pattern}))?:(?=[ ]|$)
    | (?P<again>{_KIND})[ ]+@(?P<target>{_REFERENCE})(?::(?=[ ]|$)|[ ]*$)
    | (?P<field>{_FIELD}|section|x-{ID.pattern}):(?=[ ]|$)
    | (?<![ ])(?P<header>map|author|source):(?=[ ]|$)
    | (?<![ ])(?P<use>use)[ ]+(?P<file>\S.*?)[ ]+(?P<as>as)[ ]+(?P<name>{ID.pattern})[ ]*$
    | (?<![ ])@(?P<opened>{_REFERENCE})[ ]*$
    | (?<![ ])(?P<first>{_REFERENCE})[ ]+(?P<verb>{"|".join(RelationKind)})
        [ ]+(?P<second>{_REFERENCE})(?::(?=[ ]|$)|[ ]*$)
    )""",
    re.VERBOSE,
)
_ROLES: Final = {
    "comment": Role.COMMENT, "kind": Role.KIND, "id": Role.ID, "again": Role.KIND,
    "target": Role.REFERENCE, "field": Role.FIELD, "header": Role.FIELD, "use": Role.FIELD,
    "file": Role.FILE, "as": Role.FIELD, "name": Role.NAME, "opened": Role.REFERENCE,
    "first": Role.REFERENCE, "verb": Role.VERB, "second": Role.REFERENCE,
}  # fmt: skip
_SOURCE: Final = re.compile(rf" *(?P<id>{ID.pattern})(?= |$)")
_PLACE: Final = re.compile(r"(?:¶|par\.|pp?\.) *\d+(?:[-–]\d+)?")
_PHRASE: Final = re.compile(r'"[^"]*"?|“[^”]*”?')
_VALUED: Final = frozenset({"strength", "confidence"})
_TITLED: Final = frozenset({"map", "section"})


@lru_cache(maxsize=1 << 16)
def parts(line: str) -> tuple[Part, ...]:
    """The parts of a line in their order; none for a line of text.

    >>> [(part.role.name, part.text) for part in parts("  claim @wolfe.reform: it recurs")]
    [('KIND', 'claim'), ('REFERENCE', 'wolfe.reform')]
    >>> parts("    a power that has lasted")
    ()
    """
    match = _LINE.match(line)
    if match is None:
        return ()
    found = [
        Part(_ROLES[name], match.start(name), match.end(name), text)
        for name, text in match.groupdict().items()
        if text is not None
    ]
    word = match["field"] or match["header"]
    if word:
        found.extend(_value(word, line, match.end()))
    return tuple(found)


def _value(word: str, line: str, at: int) -> Iterator[Part]:
    """What stands in the value of a field or a header, from column ``at`` on."""
    if word == "cite":
        yield from _citation(line, at)
    elif word == "source":
        if match := _SOURCE.match(line, at):
            yield Part(Role.SOURCE, match.start("id"), match.end("id"), match["id"])
    elif word == "figure":
        equals = line.find("=", at)
        if equals >= 0:
            yield from _rest(Role.VALUE, line, equals + 1)
    elif word in _VALUED:
        yield from _rest(Role.VALUE, line, at)
    elif word in _TITLED:
        yield from _rest(Role.TITLE, line, at)


def _rest(role: Role, line: str, at: int) -> Iterator[Part]:
    text = line[at:].strip()
    if text:
        start = line.index(text, at)
        yield Part(role, start, start + len(text), text)


def _citation(line: str, at: int) -> Iterator[Part]:
    if match := _SOURCE.match(line, at):
        yield Part(Role.SOURCE, match.start("id"), match.end("id"), match["id"])
        at = match.end()
    phrases = list(_PHRASE.finditer(line, at))
    end = phrases[0].start() if phrases else len(line)
    if match := _PLACE.search(line, at, end):
        yield Part(Role.PLACE, match.start(), match.end(), match[0])
    for phrase in phrases:
        yield Part(Role.PHRASE, phrase.start(), phrase.end(), phrase[0])


def part_at(line: str, column: int) -> Part | None:
    """The part of a line that a cursor is in or touches.

    >>> part_at("claim one: It lasts.", 7).text
    'one'
    """
    touched = [part for part in parts(line) if part.start <= column <= part.end]
    return touched[-1] if touched else None
