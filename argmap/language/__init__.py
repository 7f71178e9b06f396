"""The argmap language: parse a text into a map, and write a map as text.

Parsing has these stages, one module each:

- :mod:`.normalization`: normalize line endings and indentation
- :mod:`.lexer`: split the text into logical lines and each line into tokens
- :mod:`.token_stream`: emit tokens for Lark, with texts unescaped and indents and dedents added
- :mod:`.grammar`: build the tree with Lark's LALR parser from ``grammars/argmap.lark``
- :mod:`.model_builder`: turn the tree into statements, arguments, relations and headers
- :mod:`.parser`: run these stages in order and check the structure of the map
- :mod:`.loading`: do the same for files

:mod:`.recovery` suggests what malformed lines were meant to be. :mod:`.incremental` parses a text
again while it is being edited. :mod:`.writer` writes a map as text.
"""

from typing import TYPE_CHECKING

from argmap.language.loading import load, loads, parse_bytes, parse_file
from argmap.language.parse_result import ParseResult
from argmap.language.parser import parse
from argmap.lazy_attributes import lazy_attributes

if TYPE_CHECKING:
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

__getattr__ = lazy_attributes(__name__, {"dump": "writer", "dumps": "writer"})
