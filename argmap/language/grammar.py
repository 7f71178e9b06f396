"""The Lark grammar, found, built once, and asked for tokens. No exception of Lark's leaves here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from lark import Lark, Token
    from lark.lexer import BasicLexer, TerminalDef

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


def made_of(grammar: str) -> str:
    """What tells tables of this grammar and this version of Lark from all others."""
    import lark

    return f"lark {lark.__version__}, grammar {crc32(grammar.encode()):08x}"


def terminals(grammar: str) -> tuple[list[TerminalDef], list[str]]:
    """The terminals of which the lines of a map are made, and the names of those to pass over."""
    from lark import Lark

    built = Lark(grammar, start="map", parser="lalr", lexer="basic")
    return list(built.terminals), built.ignore_tokens


@cache
def _lexer() -> BasicLexer:
    """What parts a text into its lines.

    Its tables come from :mod:`argmap.language.tables` where they still fit: to work them out
    takes about a fifth of the time of a short command.
    """
    from lark.common import LexerConf
    from lark.lexer import BasicLexer, TerminalDef

    from argmap.language import tables

    grammar = grammar_path().read_text("utf-8")
    is_known = made_of(grammar) == tables.MADE_OF
    if is_known:
        found = [TerminalDef.deserialize(one, {}) for one in tables.TERMINALS]
        ignored = tables.IGNORED
    else:
        found, ignored = terminals(grammar)
    return BasicLexer(LexerConf(found, re, ignored, skip_validation=is_known))


@cache
def _parser(start: str) -> Lark:
    """The parser for what stands after a field's name."""
    from lark import Lark

    grammar = grammar_path().read_text("utf-8")
    return Lark(grammar, start=start, parser="lalr", maybe_placeholders=False)


def lines(text: str) -> list[Token]:
    """The logical lines of a whole text, each a token whose type says what it looks like.

    Any lines in any order are a map, as the rule ``map`` says, so they need not be parsed. Every
    text has such lines: what looks like nothing else is ``OTHER``. ``text`` ends its lines with
    LF, the last one too.

    >>> [token.type for token in lines("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    from lark.lexer import LexerThread

    return list(LexerThread.from_text(_lexer(), text).lex(None))  # type: ignore[no-untyped-call]


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
