"""The Lark grammar, found, built once, and asked for tokens. No exception of Lark's leaves here."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

if TYPE_CHECKING:
    from lark import Lark, Token

_PACKAGE = Path(__file__).resolve().parent.parent
# In a wheel the grammars lie inside the package, in a checkout beside it.
_FOLDERS = (_PACKAGE / "grammars", _PACKAGE.parent / "grammars")

OPTIONS: Final[dict[str, Any]] = {"parser": "lalr", "maybe_placeholders": False}
"""How Lark reads the grammar."""


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


@cache
def _parser(start: str) -> Lark:
    """The parser for one start rule; that of ``map`` is all that most texts need.

    Its tables come from :mod:`argmap.language.tables` where they still fit: to work them out
    takes about a fifth of the time of a short command.
    """
    from lark import Lark

    grammar = grammar_path().read_text("utf-8")
    if start == "map":
        from argmap.language import tables

        if made_of(grammar) == tables.MADE_OF:
            found: Lark = Lark._load_from_dict(tables.DATA, tables.MEMO)  # type: ignore[no-untyped-call]
            return found
    return Lark(grammar, start=start, **OPTIONS)


def lines(text: str) -> list[Token]:
    """The logical lines of a whole text, each a token whose type says what it looks like.

    Every text has such lines: what looks like nothing else is ``OTHER``. ``text`` ends its
    lines with LF, the last one too.

    >>> [token.type for token in lines("claim a: It lasts.\\nfie\\n")]
    ['STATEMENT', 'OTHER']
    """
    return _parser("map").parse(text).children  # type: ignore[return-value]


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
