"""The lexer: patterns for the logical lines of a text and the tokens of each line.

Most logical lines are one element, continued on the deeper lines below. The beginning of a line
shows its type. The patterns of the tokens come from the grammar; this module says how lines are
composed of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from lark import Token
from lark.lexer import Lexer

from argmap.model.vocabulary import FIELDS

if TYPE_CHECKING:
    from lark.common import LexerConf

_FIELDS: Final = (*(name.upper() for name in FIELDS), "EXTRA")
"""The terminals for field names."""


class MapLexer(Lexer):
    """A lexer for Lark that passes on the tokens of a :class:`.TokenStream`."""

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        """Return the tokens of a text."""
        tokens: Iterable[Token] = lexer_state.text
        return iter(tokens)


def line_pattern(words: Mapping[str, str]) -> str:
    """Return the regular expression for a logical line, with its type and tokens as named groups.

    ``words`` are the patterns of the grammar's terminals.
    """
    t = words
    text = rf":(?=[ \n]){t['TEXT']}\n"
    kind = f"{t['KIND']}|{t['ARGUMENT']}"
    field = "|".join(t[name] for name in _FIELDS)
    # Lines that end alike share the pattern of their end, which takes long to compile.
    with_text = {
        "STATEMENT": rf" *+(?P<kind>{kind})(?: +(?P<id>{t['ID']}))?",
        "FIELD": rf" *+(?P<field>{field})",
        "HEADER": rf"(?P<header>{t['MAP']}|{t['AUTHOR']}|{t['DATE']}|{t['SOURCE_OF']})",
        "SECTION": rf" *+(?P<section>{t['SECTION']})",
    }
    with_reason = {
        "REUSE": rf" *+(?P<reused>{kind}) +@(?P<target>{t['REFERENCE']})",
        "RELATION": rf" *+(?P<first>{t['REFERENCE']}) +(?P<verb>{t['VERB']})"
        rf" +(?P<second>{t['REFERENCE']})",
    }
    whole = {
        "USE": rf"(?P<use>{t['USE']}) ++(?P<path>{t['PATH']})"
        rf" +(?P<as>as) +(?P<name>{t['NAME']}) *\n",
        "REOPENING": rf" *+@(?P<opened>{t['REFERENCE']}) *\n",
        "COMMENT": rf" *+{t['COMMENT']} *\n",
        "BLANK": t["BLANK"],
        "OTHER": rf"{t['STRAY']} *\n",
    }
    return rf"{_any(with_text)}{text}|{_any(with_reason)}(?:{text}| *\n)|{_any(whole)}"


def _any(forms: Mapping[str, str]) -> str:
    return f"(?:{'|'.join(f'(?P<{name}>{form})' for name, form in forms.items())})"


def head_pattern(words: Mapping[str, str]) -> str:
    """Return the regular expression for a line start that always ends the text above."""
    t = words
    field = "|".join(t[name] for name in (*_FIELDS[:-1], "SECTION"))
    return (
        rf"#|(?:{t['KIND']}|{t['ARGUMENT']})(?: +@|(?: +[a-z0-9-]+)?:(?=[ \n]|$))"
        rf"|(?:{field}|x-[a-z0-9-]+):(?=[ \n]|$)"
    )


def citation_pattern(words: Mapping[str, str], *, begun: bool = False) -> str:
    """Return the regular expression for a well-formed value of ``cite:``.

    With ``begun``, it matches the longest well-formed beginning.
    """
    t = words
    last = rf"(?P<last>{t['PHRASE']})"
    rest = rf" *(?:{t['_DOTS']} *{last}?)?" if begun else rf"(?: *{t['_DOTS']} *{last})?"
    source = rf"(?!{t['PLACE']})(?P<source>{t['SOURCE']})(?![a-z0-9-]) *"
    return rf"(?:{source})?(?P<place>{t['PLACE']})? *(?:(?P<phrase>{t['PHRASE']}){rest})?"


def figure_pattern(words: Mapping[str, str]) -> str:
    """Return the regular expression for a well-formed value of ``figure:``."""
    t = words
    return rf"(?P<subject>{t['SUBJECT']})/(?P<measure>{t['MEASURE']})=(?P<amount>{t['AMOUNT']})"


def token(type: str, value: str, line: int, column: int) -> Token:
    """Make a token; lines and columns count from 1. It does not know its end.

    Lark's constructor checks for deprecated arguments, which takes three times as long.
    """
    made: Token = str.__new__(Token, value)
    made.type = type
    made.value = value
    made.line = line
    made.column = column
    return made


def token_with_end(
    type: str, value: str, line: int, column: int, end_line: int, end_column: int
) -> Token:
    """Make a token that knows its end; the end column is exclusive."""
    made = token(type, value, line, column)
    made.end_line = end_line
    made.end_column = end_column
    return made


def ended(tokens: list[Token]) -> list[Token]:
    """Return all tokens of a text, of which the last has every position, known or not.

    Lark copies them to the end of the text.
    """
    for last in tokens[-1:]:
        for name in ("start_pos", "end_pos", "end_line", "end_column"):
            setattr(last, name, getattr(last, name, None))
    return tokens
