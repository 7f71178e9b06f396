"""A Pygments lexer for maps, used by Sphinx, MkDocs, Jupyter and ``pygmentize``.

It uses the grammar of the language, so that both always agree. Pygments is not a dependency of
argmap: programs that load this lexer already have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

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
from argmap.language.allowed_fields import HEADER_FIELDS
from argmap.language.escaping import Context, context, shapes
from argmap.language.logical_lines import Match, column_of
from argmap.language.step_width import OUTLINED, STEP, usual_step
from argmap.language.token_roles import Role, parts_of_citation, parts_of_head, sorts_of
from argmap.model.vocabulary import Extent

_Piece = tuple[_TokenType, str]
_Reader = Callable[[str], Iterator[_Piece]]

_ROLES: Final[Mapping[Role, _TokenType]] = {
    Role.KIND: Keyword,
    Role.FIELD: Keyword.Namespace,
    Role.VERB: Operator.Word,
    Role.ID: Name.Label,
    Role.REFERENCE: Name.Label,
    Role.NAME: Name.Namespace,
    Role.FILE: String,
    Role.SOURCE: Name.Namespace,
    Role.PLACE: Number,
    Role.PHRASE: String.Double,
}
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"\S+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_EXTENT: Final = re.compile(rf"{'|'.join(Extent)}|for argument's sake", re.IGNORECASE)
_TAG: Final = re.compile(r"[^,\s](?:[^,]*[^,\s])?")


class ArgmapLexer(Lexer):
    """Splits a map into Pygments tokens: kinds, ids, fields, relations, citations.

    Malformed lines are error tokens, and so are continuation lines that are not indented enough.
    The placement of statements is not checked, because a page may show only a part of a map.

    >>> [value for kind, value in ArgmapLexer().get_tokens("claime a: It lasts.") if kind is Error]
    ['claime a: It lasts.']
    """

    name = "argmap"
    aliases = ["argmap"]  # noqa: RUF012 - Pygments expects a list
    filenames = ["*.argmap"]  # noqa: RUF012
    mimetypes = ["text/x-argmap"]  # noqa: RUF012

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (index, type, value) for each token; the values add up to the text."""
        lines = [*grammar.matches(text if text.endswith("\n") else f"{text}\n")]
        step = _step(lines)
        at = 0
        for line in lines:
            for kind, value in _pieces(line, step):
                if value := value[: len(text) - at]:  # the last line break may be added
                    yield at, kind, value
                at += len(value)


def _step(lines: Sequence[Match]) -> int:
    """Return the smallest possible indentation width of a text."""
    outlined = (line for line in lines if line.lastgroup in OUTLINED)
    return min(STEP, usual_step([column_of(line[0]) for line in outlined]))


def _pieces(line: Match, step: int) -> Iterator[_Piece]:
    """Yield the tokens of one logical line, by its type."""
    if line.lastgroup == "BLANK":
        yield Whitespace, line[0]
    elif line.lastgroup == "COMMENT":
        yield from _spaced(Comment.Single, line[0])
    elif line.lastgroup == "OTHER":
        yield from _spaced(Error, line[0])
    else:
        yield from _head_and_text(line, step)


def _head_and_text(line: Match, step: int) -> Iterator[_Piece]:
    """Yield the tokens of the head of a line, and of the text or value after it."""
    first, *below = (f"{one}\n" for one in line[0].split("\n")[:-1])
    words = [(one.start, one.end, _ROLES[one.role]) for one in parts_of_head(line)]
    start, end, _ = words[-1]
    name = line["field"]
    if name and (start or not (name in HEADER_FIELDS or name.startswith("x-"))):
        words = [(start, end, Name.Attribute)]
    end += first.startswith(":", end)
    yield from _between(words, first[:end])
    _, *sorts = sorts_of(line, step)
    hanging = sorts.count("TEXT")
    text = (first[end:], *below[:hanging])
    if name in _READERS:
        yield from _READERS[name]("".join(text))
    else:
        said = Generic.Subheading if line["section"] else Text
        said = Generic.Heading if line["header"] == "map" else said
        follows = context(first[:end].strip())
        for number, physical in enumerate(text):
            yield from _guarded(said, physical, follows, first=number == 0)
    for physical, sort in zip(below[hanging:], sorts[hanging:], strict=True):
        if sort == "OTHER":
            yield from _spaced(Error, physical)
        else:
            yield from _pieces(next(grammar.matches(physical)), step)


def _guarded(said: _TokenType, line: str, follows: Context, *, first: bool) -> Iterator[_Piece]:
    """Yield the tokens of a line of text, with escaping backslashes."""
    indent = column_of(line)
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
    """Yield a text as one token, with separate tokens for whitespace around it."""
    body = text.strip()
    at = text.index(body)
    yield Whitespace, text[:at]
    yield kind, body
    yield Whitespace, text[at + len(body) :]


def _between(words: Sequence[tuple[int, int, _TokenType]], text: str) -> Iterator[_Piece]:
    """Yield given words of a text, and the whitespace and punctuation between them."""
    at = 0
    for start, end, kind in (*words, (len(text), len(text), Text)):
        yield from _each(_SPACE, Whitespace, text[at:start], between=Punctuation)
        yield kind, text[start:end]
        at = end


def _each(
    pattern: re.Pattern[str], kind: _TokenType, value: str, *, between: _TokenType = Text
) -> Iterator[_Piece]:
    """Yield the matches of a pattern in a value, and the text between them."""
    at = 0
    for match in pattern.finditer(value):
        yield between, value[at : match.start()]
        yield kind, match[0]
        at = match.end()
    yield between, value[at:]


def _judged(name: str, read: _Reader, value: str) -> Iterator[_Piece]:
    """Yield the tokens of a citation or a figure; from the first mistake on, an error token."""
    good = len(value)
    try:
        grammar.words(name, value.replace("\n", " ").rstrip())
    except grammar.MalformedError as error:
        good = error.offset
    yield from read(value[:good])
    yield from _spaced(Error, value[good:])


def _citation(value: str) -> Iterator[_Piece]:
    words = parts_of_citation(value.replace("\n", " "), 0)
    yield from _between([(one.start, one.end, _ROLES[one.role]) for one in words], value)


def _figure(value: str) -> Iterator[_Piece]:
    figure = grammar.figure(value.replace("\n", " "))
    if figure is None:  # cut short by an error
        yield from _spaced(Text, value)
        return
    subject, measure, amount = (slice(*figure.span(name)) for name in figure.groupdict())
    yield from _spaced(Name.Variable, value[subject])
    yield Operator, value[subject.stop : measure.start]
    yield from _spaced(Name.Property, value[measure])
    yield Operator, value[measure.stop : amount.start]
    yield from _each(_NUMBER, Number, value[amount])


_READERS: Final[Mapping[str, _Reader]] = {
    "cite": partial(_judged, "cite", _citation),
    "figure": partial(_judged, "figure", _figure),
    "accepted": partial(_each, _EXTENT, Keyword.Constant),
    "conceded": partial(_each, _EXTENT, Keyword.Constant),
    "strength": partial(_each, _WORD, Keyword.Constant),
    "confidence": partial(_each, _NUMBER, Number),
    "tags": partial(_each, _TAG, Name.Tag),
    "link": partial(_each, _WORD, String.Other),
}
