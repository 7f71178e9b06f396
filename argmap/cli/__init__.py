"""The command line. Thin: arguments in, diagnostics and files out."""

from argmap.cli.app import main, run

__all__ = ["main", "run"]
