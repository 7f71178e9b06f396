"""Themes: the colours, type, shapes and lines of a picture."""
