"""Makes ``tables.py``: what Lark works out of the grammar, so that no start of argmap has to.

``python -m argmap.language.tabulate`` writes it anew. The tables name the grammar and the Lark
that they were made of, and :mod:`argmap.language.grammar` uses them only where both are still the
same: forgotten, they cost time, and never the meaning of a line.
"""

from __future__ import annotations

from pathlib import Path

from argmap.language.grammar import grammar_path, made_of, terminals

TARGET = Path(__file__).with_name("tables.py")

_TEXT = '''\
"""What Lark makes of the grammar for a whole map. Made by tabulate.py; do not edit."""

from typing import Any

MADE_OF: str = {made_of!r}

TERMINALS: list[dict[str, Any]] = {terminals!r}

IGNORED: list[str] = {ignored!r}
'''


def tables() -> str:
    """The text of ``tables.py`` for the grammar as it is and the Lark that is installed.

    >>> made_of(grammar_path().read_text("utf-8")) in tables()
    True
    """
    grammar = grammar_path().read_text("utf-8")
    found, ignored = terminals(grammar)
    for one in found:
        assert one.pattern.max_width, "a width is kept with its pattern once it was asked for"
    written = [one.serialize() for one in found]
    return _TEXT.format(made_of=made_of(grammar), terminals=written, ignored=ignored)


if __name__ == "__main__":
    TARGET.write_text(tables(), "utf-8")
