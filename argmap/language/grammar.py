"""Load the Lark grammar and build parsers from it; no Lark exception leaves this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from argmap.language.lexer import (
    MapLexer,
    citation_pattern,
    ended,
    figure_pattern,
    head_pattern,
    line_pattern,
)

_PACKAGE = Path(__file__).resolve().parent.parent
# The grammars are inside the package in a wheel, and beside it in a checkout.
_FOLDERS = (_PACKAGE / "grammars", _PACKAGE.parent / "grammars")


class MalformedError(Exception):
    """A malformed value; ``offset`` is the position of the error."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"at {offset}")
        self.offset = offset


def grammar_path() -> Path:
    """Return the path of the language's grammar.

    >>> grammar_path().name
    'argmap.lark'
    """
    for folder in _FOLDERS:
        path = folder / "argmap.lark"
        if path.is_file():
            return path
    raise FileNotFoundError(f"argmap.lark is in neither of {', '.join(map(str, _FOLDERS))}")


@cache
def _grammar() -> str:
    return grammar_path().read_text("utf-8")


@cache
def _parser() -> Lark:
    """Build the parser for maps."""
    return built_parser(_grammar(), "map", "argmap")


def built_parser(grammar: str, start: str, name: str) -> Lark:
    """Build a parser that takes tokens.

    Building the LALR tables is slow, so Lark caches them next to Python's bytecode, if that folder
    is writable, and rebuilds them when the grammar changes. ``name`` begins the name of the file.
    """
    folder = Path(cache_from_source(__file__)).parent
    kept: str | bool = str(folder / f"{name}.lark.tables")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        kept = False
    return Lark(
        grammar,
        start=start,
        parser="lalr",
        lexer=MapLexer,
        maybe_placeholders=False,
        cache=kept,
    )


@cache
def _value_parser(start: str) -> Lark:
    """Build the parser for values of ``cite:`` or ``figure:``; used to locate errors."""
    return Lark(_grammar(), start=start, parser="lalr", maybe_placeholders=False)


@cache
def _lines() -> re.Pattern[str]:
    """Compile the pattern of a logical line; see :func:`~argmap.language.lexer.line_pattern`."""
    return re.compile(line_pattern(terminals()))


@cache
def _values() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(citation_pattern(terminals())), re.compile(figure_pattern(terminals()))


@cache
def _begun_citation() -> re.Pattern[str]:
    return re.compile(citation_pattern(terminals(), begun=True))


@cache
def head() -> re.Pattern[str]:
    """Return the pattern of a line start that always ends the text above it.

    It does not match lines that end a text only if they are not indented, such as relations.

    >>> head().match("note: so") is not None, head().match("a supports b") is not None
    (True, False)
    """
    return re.compile(head_pattern(terminals()))


def citation(value: str) -> re.Match[str] | None:
    """Match a citation, with its tokens as groups; ``None`` if it is malformed.

    >>> citation('wolfe-1957 ¶12 "the fist"')["place"], citation("wolfe-1957")
    ('¶12', None)
    """
    found = _values()[0].fullmatch(value)
    return found if found is not None and (found["place"] or found["phrase"]) else None


def begun_citation(value: str) -> re.Match[str]:
    """Match the longest well-formed beginning of a citation, with its tokens as groups.

    >>> begun_citation('wolfe-1957 ¶12 "the fi').group("source", "place", "phrase")
    ('wolfe-1957', '¶12', None)
    """
    found = _begun_citation().match(value)
    assert found is not None, "nothing of it is needed"
    return found


def is_phrase(text: str) -> bool:
    """Whether a text is a phrase in quotation marks."""
    return re.fullmatch(terminals()["PHRASE"], text) is not None


def figure(value: str) -> re.Match[str] | None:
    """Match a figure, with its tokens as groups; ``None`` if it is malformed."""
    return _values()[1].fullmatch(value)


@cache
def terminals() -> Mapping[str, str]:
    """Return the patterns of the grammar's terminals by name.

    >>> terminals()["SECTION"]
    '(?:section|subsection)'
    """
    return {one.name: f"(?:{one.pattern.to_regexp()})" for one in _parser().terminals}


def trees(batches: Iterable[list[Token]]) -> Iterator[Tree[Token]]:
    """Parse the tokens of a map, in batches of whole top-level parts, into a tree for each batch.

    Nothing here keeps the tokens or the trees.
    """
    return map(_tree, batches)


def _tree(tokens: list[Token]) -> Tree[Token]:
    return _parser().parse(ended(tokens))


def words(name: str, text: str) -> list[Token]:
    """Split the value of the field ``name``, "cite" or "figure", into tokens.

    Raises :class:`MalformedError` with the offset of the first character that does not fit.

    >>> words("cite", '¶12 "the fist"')
    [Token('PLACE', '¶12'), Token('PHRASE', '"the fist"')]
    """
    rule = {"cite": "citation", "figure": "figure"}[name]
    try:
        tree = _value_parser(rule).parse(f"{name}{text}")
    except UnexpectedInput as error:
        offset = -1 if error.pos_in_stream is None else error.pos_in_stream
        raise MalformedError(len(text) if offset < 0 else max(offset - len(name), 0)) from None
    return [word for word in tree.children[1:] if isinstance(word, Token)]


class Line(str):
    """A logical line: its text, its type and the number of its first physical line."""

    __slots__ = ("line", "type")

    type: str
    line: int


def made_up(text: str, type: str) -> Line:
    """Create a line that is not part of a text, for functions that take lines."""
    line = Line(text)
    line.type, line.line = type, 0
    return line


def matches(text: str) -> Iterator[re.Match[str]]:
    """Match the logical lines of a text; ``lastgroup`` of each match is the type of the line.

    Every line of the text must end with LF. Unrecognized lines are ``OTHER``.

    >>> [line.lastgroup for line in matches("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    return _lines().finditer(text)


def lines(text: str) -> list[Line]:
    """Split a text into logical lines with their numbers.

    >>> [line.type for line in lines("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    found: list[Line] = []
    number = 1
    for match in matches(text):
        line = Line(match[0])
        line.type = match.lastgroup  # type: ignore[assignment]  # every line is a group
        line.line = number
        number += line.count("\n")
        found.append(line)
    return found


def declared_id(line: str) -> str:
    """Return the id that a line declares, or "" if it declares none.

    >>> declared_id("  claim a: It lasts."), declared_id("claim: It lasts.")
    ('a', '')
    """
    found = _lines().match(line if line.endswith("\n") else f"{line}\n")
    return (found["id"] or "") if found is not None else ""


def is_well_formed(line: str) -> bool:
    """Whether a line, without its continuation lines, is valid syntax.

    >>> is_well_formed("claim a: It lasts."), is_well_formed("claim a It lasts.")
    (True, False)
    """
    found = lines(f"{line}\n")
    return len(found) == 1 and found[0].type not in ("OTHER", "COMMENT", "BLANK")
