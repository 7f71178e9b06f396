"""Notebook support: maps and comparisons display as drawings, diagnostics as HTML.

A cell whose last line is a map displays it; ``import argmap`` is enough. After ``%load_ext
argmap``, lists of diagnostics are displayed too, and a cell that starts with ``%%argmap`` is
parsed as a map.

IPython and the drawing code are imported only when needed. To display another class, call
:func:`~argmap.model.notebook_display.displayed_by` as below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Diagnostic
from argmap.model.notebook_display import displayed_by

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from argmap.comparison import Comparison

__all__ = ["load_ipython_extension"]


def load_ipython_extension(ipython: InteractiveShell) -> None:
    """Implement ``%load_ext argmap``: add ``%%argmap`` and the display of diagnostics."""
    from argmap.notebook.diagnostics_html import list_as_html
    from argmap.notebook.magic import register

    html = ipython.display_formatter.formatters["text/html"]
    for kind in (list, tuple):
        html.for_type(kind, list_as_html)
    register(ipython)


def _map(map: ArgumentMap) -> dict[str, str]:
    from argmap.notebook.display import picture

    return picture(map)


def _comparison(comparison: Comparison) -> dict[str, str]:
    from argmap.notebook.display import sheet

    return sheet(comparison)


def _diagnostic(diagnostic: Diagnostic) -> dict[str, str]:
    from argmap.notebook.diagnostics_html import findings

    return findings([diagnostic])


displayed_by(ArgumentMap, _map)
displayed_by("argmap.comparison.comparison.Comparison", _comparison)
displayed_by(Diagnostic, _diagnostic)
