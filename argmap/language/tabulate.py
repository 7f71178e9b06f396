"""Makes ``tables.py``: what Lark works out of the grammar, so that no start of argmap has to.

``python -m argmap.language.tabulate`` writes it anew. The table names the grammar that it was made
of, and :mod:`argmap.language.grammar` uses it only where that is still the same: forgotten, it
costs time, and never the meaning of a line.
"""

from __future__ import annotations

from pathlib import Path

from argmap.language.grammar import grammar_path, made_of, pattern

TARGET = Path(__file__).with_name("tables.py")

_TEXT = '''\
"""What Lark makes of the grammar for a whole map. Made by tabulate.py; do not edit."""

MADE_OF: str = {made_of!r}

PATTERN: str = {pattern!r}
'''


def tables() -> str:
    """The text of ``tables.py`` for the grammar as it is.

    >>> made_of(grammar_path().read_text("utf-8")) in tables()
    True
    """
    grammar = grammar_path().read_text("utf-8")
    return _TEXT.format(made_of=made_of(grammar), pattern=pattern(grammar))


if __name__ == "__main__":
    TARGET.write_text(tables(), "utf-8")
