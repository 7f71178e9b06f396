"""Makes ``tables.py``: what Lark works out of the grammar, so that no start of argmap has to.

``python -m argmap.language.tabulate`` writes it anew. The tables name the grammar and the Lark
that they were made of, and :mod:`argmap.language.grammar` uses them only where both are still the
same: forgotten, they cost time, and never the meaning of a line.
"""

from __future__ import annotations

from pathlib import Path

from argmap.language.grammar import OPTIONS, grammar_path, made_of

TARGET = Path(__file__).with_name("tables.py")

_TEXT = '''\
"""What Lark makes of the grammar for a whole map. Made by tabulate.py; do not edit."""

from typing import Any

MADE_OF: str = {made_of!r}

DATA: dict[str, Any] = {data!r}

MEMO: dict[int, Any] = {memo!r}
'''


def tables() -> str:
    """The text of ``tables.py`` for the grammar as it is and the Lark that is installed.

    >>> made_of(grammar_path().read_text("utf-8")) in tables()
    True
    """
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    grammar = grammar_path().read_text("utf-8")
    data, memo = Lark(grammar, start="map", **OPTIONS).memo_serialize([TerminalDef, Rule])
    return _TEXT.format(made_of=made_of(grammar), data=data, memo=memo)


if __name__ == "__main__":
    TARGET.write_text(tables(), "utf-8")
