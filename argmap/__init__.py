"""Argument maps from plain text: read, checked, verified against their sources, drawn."""

__version__ = "0.1.0"
