"""The language: from a text to a map, and back.

A text goes this way, a step a module:

- :mod:`.normalization`: LF at the end of every line, spaces in every indentation
- :mod:`.lexer`: what each logical line is, and its words, by the terminals of the grammar
- :mod:`.token_stream`: the tokens for Lark; texts are unescaped, indentation becomes tokens
- :mod:`.grammar`: Lark's LALR parser for ``grammars/argmap.lark``, which builds the tree
- :mod:`.model_builder`: the tree becomes statements, arguments, relations and headers
- :mod:`.parser`: all of this in order, and the checks of the map's structure
- :mod:`.loading`: the same for files

:mod:`.recovery` says what lines were meant to be that cannot be read as they stand.
:mod:`.incremental` parses a text again while it is written. :mod:`.writer` writes a map as text.
"""

from argmap.language.loading import load, loads, parse_bytes, parse_file
from argmap.language.parse_result import ParseResult
from argmap.language.parser import parse
from argmap.language.writer import dump, dumps

__all__ = [
    "ParseResult",
    "dump",
    "dumps",
    "load",
    "loads",
    "parse",
    "parse_bytes",
    "parse_file",
]
