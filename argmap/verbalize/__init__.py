"""A map said in plain English, so that a writer hears what was written."""

from argmap.verbalize.read_aloud import read_aloud

__all__ = ["read_aloud"]
