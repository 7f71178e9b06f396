"""The language: text to model (Lark grammar, builder, diagnostics) and model to text."""

from argmap.language.reader import load, loads, parse, parse_bytes, parse_file
from argmap.language.reading import Reading
from argmap.language.writer import dump, dumps

__all__ = [
    "Reading",
    "dump",
    "dumps",
    "load",
    "loads",
    "parse",
    "parse_bytes",
    "parse_file",
]
