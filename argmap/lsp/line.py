"""The parts of one physical line: its keyword, its ids and references, its phrases and places.

The language is such that a line tells by itself what it is: what has the exact form of a head or
a field is never text. So a line can be taken apart without reading the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from attrs import frozen

from argmap.language import grammar
from argmap.language.logical_lines import column_of
from argmap.model.vocabulary import ID


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


_STEP: Final = 2
_ROLES: Final = {
    "kind": Role.KIND, "id": Role.ID, "reused": Role.KIND, "target": Role.REFERENCE,
    "field": Role.FIELD, "header": Role.FIELD, "section": Role.FIELD, "path": Role.FILE,
    "name": Role.NAME, "opened": Role.REFERENCE, "first": Role.REFERENCE, "verb": Role.VERB,
    "second": Role.REFERENCE,
}  # fmt: skip
_TOP: Final = frozenset({"RELATION", "REOPENING"})
"""Lines that stand at the left margin; further in they may be text."""
_VALUED: Final = frozenset({"strength", "confidence"})
_TITLED: Final = frozenset({"map", "section"})
# What has begun to be written: a phrase may still be open.
_SOURCE: Final = re.compile(rf" *(?P<id>{ID.pattern})(?= |$)")
_PLACE: Final = re.compile(r"(?:¶|par\.|pp?\.) *\d+(?:[-–]\d+)?")
_PHRASE: Final = re.compile(r'"[^"]*"?|“[^”]*”?')


def parts(line: str) -> tuple[Part, ...]:
    """The parts of a line in their order, as far as it tells by itself; none for a line of text.

    >>> [(part.role.name, part.text) for part in parts("  claim @wolfe.reform: it recurs")]
    [('KIND', 'claim'), ('REFERENCE', 'wolfe.reform')]
    >>> parts("    a power that has lasted")
    ()
    """
    found, is_top = _read(line)
    return () if is_top and line[:1] == " " else found


def parts_at(lines: Sequence[str], row: int) -> tuple[Part, ...]:
    """The parts of a line of a text. A relation or a reopened statement that is indented is one
    unless it is text of what stands above it.

    >>> [part.text for part in parts_at(["claim a: It lasts.", "", "  a supports b"], 2)]
    ['a', 'supports', 'b']
    >>> parts_at(["claim a: It lasts, and", "    a supports b"], 1)
    ()
    """
    line = lines[row]
    found, is_top = _read(line)
    return () if is_top and line[:1] == " " and _is_text(lines, row) else found


def _is_text(lines: Sequence[str], row: int) -> bool:
    """Whether an indented line belongs to the text of a head or a field above it."""
    column = column_of(lines[row])
    for above in range(row - 1, -1, -1):
        line = lines[above]
        if not line.strip():
            return False
        found = parts(line)
        if found:
            is_reopening = len(found) == 1 and found[0].role is Role.REFERENCE
            is_comment = found[0].role is Role.COMMENT
            return not (is_reopening or is_comment) and column > column_of(line) + _STEP
    return False


@lru_cache(maxsize=1 << 16)
def _read(line: str) -> tuple[tuple[Part, ...], bool]:
    """The parts of a line by the grammar, and whether it is one that stands at the left margin."""
    match = grammar.matches(f"{line}\n")[0]
    sort = match.lastgroup
    if sort == "COMMENT":
        start = column_of(line)
        return (Part(Role.COMMENT, start, len(line), line[start:]),), False
    found = [
        Part(_ROLES[name], match.start(name), match.end(name), text)
        for name, text in match.groupdict().items()
        if name in _ROLES and text is not None
    ]
    if sort == "USE":
        file, name = found
        at = line.rindex("as", file.end, name.start)
        found = [Part(Role.FIELD, 0, 3, "use"), file, Part(Role.FIELD, at, at + 2, "as"), name]
    word = match["field"] or match["header"] or match["section"]
    if word:
        found.extend(_value(word, line, found[0].end + 1))
    return tuple(found), sort in _TOP


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


def part_at(lines: Sequence[str], row: int, column: int) -> Part | None:
    """The part of a line that a cursor is in or touches.

    >>> part_at(["claim one: It lasts."], 0, 7).text
    'one'
    """
    touched = [part for part in parts_at(lines, row) if part.start <= column <= part.end]
    return touched[-1] if touched else None
