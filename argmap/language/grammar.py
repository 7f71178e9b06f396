"""The Lark grammar: found, built once, and asked for trees. No exception of Lark's leaves here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from argmap.language.lexer import (
    MapLexer,
    citation_pattern,
    figure_pattern,
    head_pattern,
    line_pattern,
)

_PACKAGE = Path(__file__).resolve().parent.parent
# In a wheel the grammars lie inside the package, in a checkout beside it.
_FOLDERS = (_PACKAGE / "grammars", _PACKAGE.parent / "grammars")


class MalformedError(Exception):
    """That a value is not what it should be; ``offset`` is where it shows."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"at {offset}")
        self.offset = offset


def grammar_path() -> Path:
    """Where the grammar of the language lies.

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
    """The parser for maps.

    Lark takes some time to work out its tables, so it keeps them beside Python's bytecode, if it
    may write there, and checks whether they still fit the grammar.
    """
    folder = Path(cache_from_source(__file__)).parent
    kept: str | bool = str(folder / "argmap.lark.tables")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        kept = False
    return Lark(
        _grammar(),
        start="map",
        parser="lalr",
        lexer=MapLexer,
        maybe_placeholders=False,
        cache=kept,
    )


@cache
def _value_parser(start: str) -> Lark:
    """The parser for what stands after ``cite:`` or ``figure:``; it tells where it goes wrong."""
    return Lark(_grammar(), start=start, parser="lalr", maybe_placeholders=False)


@cache
def _lines() -> re.Pattern[str]:
    """The pattern of a logical line; see :func:`~argmap.language.lexer.line_pattern`."""
    return re.compile(line_pattern(terminals()))


@cache
def _values() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(citation_pattern(terminals())), re.compile(figure_pattern(terminals()))


@cache
def _begun_citation() -> re.Pattern[str]:
    return re.compile(citation_pattern(terminals(), begun=True))


@cache
def head() -> re.Pattern[str]:
    """The pattern of what ends a text, wherever a line begins with it; it tells nothing of lines
    that end one only where they stand too far left.

    >>> head().match("note: so") is not None, head().match("a supports b") is not None
    (True, False)
    """
    return re.compile(head_pattern(terminals()))


def citation(value: str) -> re.Match[str] | None:
    """The words of a citation, as groups; ``None`` where it is malformed.

    >>> citation('wolfe-1957 ¶12 "the fist"')["place"], citation("wolfe-1957")
    ('¶12', None)
    """
    found = _values()[0].fullmatch(value)
    return found if found is not None and (found["place"] or found["phrase"]) else None


def begun_citation(value: str) -> re.Match[str]:
    """The words of a citation as far as it is well-formed from its beginning, as groups.

    >>> begun_citation('wolfe-1957 ¶12 "the fi').group("source", "place", "phrase")
    ('wolfe-1957', '¶12', None)
    """
    found = _begun_citation().match(value)
    assert found is not None, "nothing of it is needed"
    return found


def is_phrase(text: str) -> bool:
    """Whether a text is the words of a source in quotation marks."""
    return re.fullmatch(terminals()["PHRASE"], text) is not None


def figure(value: str) -> re.Match[str] | None:
    """The words of a figure, as groups; ``None`` where it is malformed."""
    return _values()[1].fullmatch(value)


@cache
def terminals() -> Mapping[str, str]:
    """The patterns of the grammar's terminals, by their names.

    >>> terminals()["SECTION"]
    '(?:section)'
    """
    return {one.name: f"(?:{one.pattern.to_regexp()})" for one in _parser().terminals}


def tree(stream: Iterable[Token]) -> Tree[Token]:
    """The tree of the tokens of a text."""
    return _parser().parse(stream)


def words(name: str, text: str) -> list[Token]:
    """The words of a citation or a figure that stands after the field ``name``.

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
    """A logical line of a text: what it looks like, and the number of its first line."""

    __slots__ = ("line", "type")

    type: str
    line: int


def made_up(text: str, type: str) -> Line:
    """A line that stands in no text, to be looked at like one that does."""
    line = Line(text)
    line.type, line.line = type, 0
    return line


def matches(text: str) -> list[re.Match[str]]:
    """The logical lines of a whole text, each with its words; ``lastgroup`` is what it is.

    Every text has such lines: what looks like nothing else is ``OTHER``. ``text`` ends its lines
    with LF, the last one too.

    >>> [line.lastgroup for line in matches("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    return list(_lines().finditer(text))


def lines(text: str) -> list[Line]:
    """The logical lines of a whole text, with their numbers.

    >>> [line.type for line in lines("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    found: list[Line] = []
    number = 1
    for match in _lines().finditer(text):
        line = Line(match[0])
        line.type = match.lastgroup  # type: ignore[assignment]  # every line is a group
        line.line = number
        number += line.count("\n")
        found.append(line)
    return found


def declared_id(line: str) -> str:
    """The id that a line gives to a statement; empty where it gives none, or is no statement.

    >>> declared_id("  claim a: It lasts."), declared_id("claim: It lasts.")
    ('a', '')
    """
    found = _lines().match(line if line.endswith("\n") else f"{line}\n")
    return (found["id"] or "") if found is not None else ""


def is_well_formed(line: str) -> bool:
    """Whether a line, without the lines that hang below it, is one that the language knows.

    >>> is_well_formed("claim a: It lasts."), is_well_formed("claim a It lasts.")
    (True, False)
    """
    found = lines(f"{line}\n")
    return len(found) == 1 and found[0].type not in ("OTHER", "COMMENT", "BLANK")
