"""The language: text to model (Lark grammar, builder, diagnostics) and model to text."""

from argmap.language.reader import Reading, load, loads, parse, parse_bytes, parse_file
from argmap.language.writer import citation_text, dump, dumps

__all__ = [
    "Reading",
    "citation_text",
    "dump",
    "dumps",
    "load",
    "loads",
    "parse",
    "parse_bytes",
    "parse_file",
]
