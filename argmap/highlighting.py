"""Colours for maps wherever Pygments gives them: Sphinx, MkDocs, Jupyter, ``pygmentize``.

The lexer asks the language's own grammar what each line is, so that it can neither lag behind it
nor judge otherwise. Pygments is no dependency of argmap: whoever asks for this lexer has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Error,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
    _TokenType,
)

from argmap.language import grammar
from argmap.language.escaping import Context, context, shapes
from argmap.language.step_width import usual_step
from argmap.model.vocabulary import Extent

if TYPE_CHECKING:
    from argmap.language.grammar import Line

_Piece = tuple[_TokenType, str]
_Reader = Callable[[str], Iterator[_Piece]]

_HEAD: Final = re.compile(r"( *)([a-z]+)(?:( +)(@?)([a-z0-9.-]+))?( *)(:?)")
_RELATION: Final = re.compile(r"( *)(\S+)( +)(\S+)( +)([^\s:]+)( *)(:?)")
_REOPENING: Final = re.compile(r"( *)(@)(\S+)( *)")
_USE: Final = re.compile(r"(use)( +)(.*\S)( +)(as)( +)(\S+)( *)")
_FIELD: Final = re.compile(r"( *)([a-z0-9-]+)(:)")
_CITE: Final = re.compile(
    r"""(?P<phrase>"[^"]+"|“[^”]+”) | (?P<dots>\.\.\.|…) | (?P<space>\s+)
    | (?P<place>(?:¶|par\.|pp?\.)[ ]*[0-9]+(?:[-–][0-9]+)?) | (?P<source>[a-z0-9-]+) | .""",
    re.VERBOSE,
)
_FIGURE: Final = re.compile(r"([^/]*)(/)([^=]*)(=)(.*)", re.DOTALL)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_EXTENT: Final = re.compile(rf"{'|'.join(Extent)}|for argument's sake", re.IGNORECASE)
_TAG: Final = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")  # LF alone ends a line of the language
_WORD: Final = re.compile(r"\S+")

# What the groups of the patterns above are.
_HEADED: Final = (
    Whitespace, Keyword, Whitespace, Punctuation, Name.Label, Whitespace, Punctuation,
)  # fmt: skip
_RELATED: Final = (
    Whitespace, Name.Label, Whitespace, Operator.Word, Whitespace, Name.Label, Whitespace,
    Punctuation,
)  # fmt: skip
_USED: Final = (
    Keyword.Namespace, Whitespace, String, Whitespace, Keyword.Namespace, Whitespace,
    Name.Namespace, Whitespace,
)  # fmt: skip
_REOPENED: Final = (Whitespace, Punctuation, Name.Label, Whitespace)
_AT_TOP: Final = (Whitespace, Keyword.Namespace, Punctuation)

_OUTLINED: Final = frozenset({"STATEMENT", "REUSE", "CITE", "FIGURE", "FIELD"})


class ArgmapLexer(Lexer):
    """Splits a map into what Pygments colours: kinds, ids, fields, relations, citations.

    What the language takes for no line of its own is an error, and so is a text that stands too
    far left to go on. Whether a statement may stand where it does is for ``argmap check`` to say,
    since a page may show a part of a map.

    >>> [value for kind, value in ArgmapLexer().get_tokens("claime a: It lasts.") if kind is Error]
    ['claime a: It lasts.']
    """

    name = "argmap"
    aliases = ["argmap"]  # noqa: RUF012 - Pygments asks for a list
    filenames = ["*.argmap"]  # noqa: RUF012
    mimetypes = ["text/x-argmap"]  # noqa: RUF012

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (index, type, value) for each piece of a text; together they are the text."""
        lines = grammar.lines(text if text.endswith("\n") else f"{text}\n")
        step = _step(lines)
        at = 0
        for line in lines:
            for kind, value in _pieces(line.type, str(line), step):
                if value := value[: len(text) - at]:  # the last line may have got its end here
                    yield at, kind, value
                at += len(value)


def _step(lines: Sequence[Line]) -> int:
    """How far a text has to hang at least; where a file may keep another width, the smaller."""
    return min(2, usual_step([_column(line) for line in lines if line.type in _OUTLINED]))


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _pieces(sort: str, line: str, step: int) -> Iterator[_Piece]:
    """The pieces of one logical line, of which the grammar has said what ``sort`` it is."""
    if sort == "BLANK":
        yield Whitespace, line
    elif sort == "COMMENT":
        yield from _spaced(Comment.Single, line)
    elif sort == "OTHER":
        yield from _spaced(Error, line)
    elif sort == "REOPENING":
        yield from _groups(_REOPENING, line, *_REOPENED)
    elif sort == "USE":
        yield from _groups(_USE, line, *_USED)
    elif sort == "RELATION":
        yield from _with_text(_RELATION, line, step, Text, *_RELATED)
    elif sort in ("STATEMENT", "REUSE"):
        yield from _with_text(_HEAD, line, step, Text, *_HEADED)
    elif sort in ("HEADER", "SECTION"):
        said = Generic.Subheading if sort == "SECTION" else Text
        said = Generic.Heading if line.startswith("map:") else said
        yield from _with_text(_FIELD, line, step, said, *_AT_TOP)
    else:
        yield from _field(line, step)


def _groups(pattern: re.Pattern[str], line: str, *types: _TokenType) -> Iterator[_Piece]:
    """The groups of a pattern, which are all that it matches, and the end of the line."""
    match = pattern.match(line)
    assert match is not None, f"the grammar and {pattern.pattern} differ on {line!r}"
    yield from zip(types, (group or "" for group in match.groups()), strict=True)
    yield Whitespace, line[match.end() :]


def _with_text(
    pattern: re.Pattern[str], line: str, step: int, said: _TokenType, *types: _TokenType
) -> Iterator[_Piece]:
    """The head of a line, and the text that follows it."""
    *head, (_, text) = _groups(pattern, line, *types)
    yield from head
    column, follows = _column(line), context("".join(value for _, value in head).strip())
    for number, (physical, stray) in enumerate(_physical(text, column + step)):
        if stray:
            yield from _stray(physical)
        else:
            yield from _guarded(said, physical, follows, first=number == 0)


def _physical(text: str, column: int) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and for each whether it stands too far left to belong to it."""
    stray = False
    for number, line in enumerate(_LINES.findall(text)):
        stray = stray or (number > 0 and _column(line) <= column)
        yield line, stray


def _stray(line: str) -> Iterator[_Piece]:
    """A line in the midst of a text that is no part of it; a relation may still stand there."""
    token = grammar.lines(line)[0]
    sort = token.type if token.type == "RELATION" else "OTHER"
    yield from _pieces(sort, line, 2)


def _guarded(said: _TokenType, line: str, follows: Context, *, first: bool) -> Iterator[_Piece]:
    """A line of text, with the backslashes that guard what looks like more than text."""
    indent = _column(line)
    content = line[indent:]
    yield Whitespace, line[:indent]
    reached = 0
    for start, _, _ in shapes(content.rstrip("\n"), follows, first=first):
        if content[start] == "\\":
            yield said, content[reached:start]
            yield String.Escape, "\\"
            reached = start + 1
    yield from _spaced(said, content[reached:])


def _spaced(kind: _TokenType, text: str) -> Iterator[_Piece]:
    """A text of one type, apart from the space around it."""
    body = text.strip()
    at = text.index(body)
    yield Whitespace, text[:at]
    yield kind, body
    yield Whitespace, text[at + len(body) :]


def _field(line: str, step: int) -> Iterator[_Piece]:
    """A field: its name, and its value as that of its name is read."""
    column = _column(line)
    name = line[column:].partition(":")[0]
    types = (Whitespace, Name.Attribute if column else Keyword.Namespace, Punctuation)
    if name not in _READERS:
        yield from _with_text(_FIELD, line, step, Text, *types)
        return
    *head, (_, rest) = _groups(_FIELD, line, *types)
    yield from head
    lines = list(_physical(rest, column + step))
    yield from _READERS[name]("".join(physical for physical, stray in lines if not stray))
    for physical in (physical for physical, stray in lines if stray):
        yield from _stray(physical)


def _judged(name: str, read: _Reader, value: str) -> Iterator[_Piece]:
    """A citation or a figure, as far as the grammar can read it; the rest is an error."""
    good = len(value)
    try:
        grammar.words(name, value.replace("\n", " ").rstrip())
    except grammar.MalformedError as error:
        good = error.offset
    yield from read(value[:good])
    yield from _spaced(Error, value[good:])


def _citation(value: str) -> Iterator[_Piece]:
    for match in _CITE.finditer(value):
        yield _CITED[match.lastgroup or ""], match[0]


def _figure(value: str) -> Iterator[_Piece]:
    match = _FIGURE.fullmatch(value)
    if match is None:  # cut short by an error
        yield from _spaced(Text, value)
        return
    subject, slash, measure, equals, number = match.groups()
    yield from _spaced(Name.Variable, subject)
    yield Operator, slash
    yield from _spaced(Name.Property, measure)
    yield Operator, equals
    yield from _each(_NUMBER, Number, number)


def _each(pattern: re.Pattern[str], kind: _TokenType, value: str) -> Iterator[_Piece]:
    """What a pattern finds in a value; all between is text."""
    at = 0
    for match in pattern.finditer(value):
        yield Text, value[at : match.start()]
        yield kind, match[0]
        at = match.end()
    yield Text, value[at:]


_CITED: Final = {
    "phrase": String.Double,
    "dots": Punctuation,
    "space": Whitespace,
    "place": Number,
    "source": Name.Namespace,
    "": Error,
}

_READERS: Final[dict[str, _Reader]] = {
    "cite": partial(_judged, "cite", _citation),
    "figure": partial(_judged, "figure", _figure),
    "conceded": partial(_each, _EXTENT, Keyword.Constant),
    "strength": partial(_each, _WORD, Keyword.Constant),
    "confidence": partial(_each, _NUMBER, Number),
    "tags": partial(_each, _TAG, Name.Tag),
    "link": partial(_each, _WORD, String.Other),
}
