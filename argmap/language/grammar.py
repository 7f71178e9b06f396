"""The Lark grammar, found, built once, and asked for tokens. No exception of Lark's leaves here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from lark import Lark

_PACKAGE = Path(__file__).resolve().parent.parent
# In a wheel the grammars lie inside the package, in a checkout beside it.
_FOLDERS = (_PACKAGE / "grammars", _PACKAGE.parent / "grammars")


class MalformedError(Exception):
    """That the pieces of a line are not what they should be; ``offset`` is where it shows."""

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


def made_of(grammar: str) -> str:
    """What tells tables of this grammar from all others."""
    return f"{crc32(grammar.encode()):08x}"


def pattern(grammar: str) -> str:
    """The regular expression that Lark makes of the terminals of a map's lines.

    Each is a group with its name; Lark puts them into the order of their priorities.
    """
    from lark import Lark
    from lark.common import LexerConf
    from lark.lexer import BasicLexer

    built = Lark(grammar, start="map", parser="lalr", lexer="basic")
    lexer = BasicLexer(LexerConf(built.terminals, re, built.ignore_tokens))
    return "|".join(f"(?P<{one.name}>{one.pattern.to_regexp()})" for one in lexer.terminals)


@cache
def _lines() -> re.Pattern[str]:
    """What finds the next line of a text.

    It comes from :mod:`argmap.language.tables` where that still fits the grammar: to import Lark
    and to have it work this out takes half the time of a short command.
    """
    from argmap.language import tables

    grammar = grammar_path().read_text("utf-8")
    fits = made_of(grammar) == tables.MADE_OF
    return re.compile(tables.PATTERN if fits else pattern(grammar))


@cache
def _parser(start: str) -> Lark:
    """The parser for what stands after a field's name."""
    from lark import Lark

    grammar = grammar_path().read_text("utf-8")
    return Lark(grammar, start=start, parser="lalr", maybe_placeholders=False)


def lines(text: str) -> list[Line]:
    """The logical lines of a whole text.

    Any lines in any order are a map, as the rule ``map`` says, so there is nothing to parse. Every
    text has such lines: what looks like nothing else is ``OTHER``. ``text`` ends its lines with
    LF, the last one too.

    >>> [line.type for line in lines("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    found: list[Line] = []
    number = 1
    for match in _lines().finditer(text):
        line = Line(match[0])
        line.type = match.lastgroup  # type: ignore[assignment]  # every terminal is a group
        line.line = number
        number += line.count("\n")
        found.append(line)
    return found


def is_well_formed(line: str) -> bool:
    """Whether a line, without the lines that hang below it, is one that the language knows.

    >>> is_well_formed("claim a: It lasts."), is_well_formed("claim a It lasts.")
    (True, False)
    """
    found = lines(f"{line}\n")
    return len(found) == 1 and found[0].type not in ("OTHER", "COMMENT", "BLANK")


def pieces(start: str, text: str) -> dict[str, str]:
    """The pieces of what stands after ``cite:`` or ``figure:``, by the name of their terminal.

    Raises :class:`MalformedError` with the offset of the first character that does not fit.

    >>> pieces("cite", '¶12 "the fist"')
    {'PLACE': '¶12', 'PASSAGE': '"the fist"'}
    """
    from lark.exceptions import UnexpectedInput

    try:
        tree = _parser(start).parse(text)
    except UnexpectedInput as error:
        offset = error.pos_in_stream
        raise MalformedError(len(text) if offset is None or offset < 0 else offset) from None
    return {token.type: str(token) for token in tree.children}  # type: ignore[union-attr]
