"""The language: text to model (Lark grammar, builder, diagnostics) and model to text."""

from argmap.language.reader import Reading, load, loads, parse, parse_file

__all__ = ["Reading", "load", "loads", "parse", "parse_file"]
