"""Runs of type in Graphviz's HTML-like markup."""

from __future__ import annotations

from html import escape
from typing import Final

from argmap.render.text_layout.text_blocks import Line, Run
from argmap.render.text_layout.text_metrics import is_leftward

_BREAK: Final = '<BR ALIGN="LEFT"/>'
_BREAK_RIGHT: Final = '<BR ALIGN="RIGHT"/>'
_STYLED: Final = {
    (False, False): "{}",
    (True, False): "<B>{}</B>",
    (False, True): "<I>{}</I>",
    (True, True): "<B><I>{}</I></B>",
}


def line(runs: Line) -> str:
    """The runs of one line, each in its face and colour.

    >>> from argmap.render.theme.measures import Face
    >>> line((Run("a < b", Face(9, bold=True), "#000000"),))
    '<FONT POINT-SIZE="9" COLOR="#000000"><B>a &lt; b</B></FONT>'
    """
    return "".join(_set(run, _escaped(run.text)) for run in runs if run.text)


def paragraph(lines: tuple[Line, ...]) -> str:
    """Lines of one run each, all in the face and colour of the first."""
    text = "".join(_ended(runs[0].text, last=runs is lines[-1]) for runs in lines)
    return _set(lines[0][0], text) if text else ""


def _ended(text: str, *, last: bool) -> str:
    """A line with its break, which says from which side it is set; the last needs it only for the
    right."""
    if is_leftward(text):
        return f"{_escaped(text)}{_BREAK_RIGHT}"
    return _escaped(text) if last else f"{_escaped(text)}{_BREAK}"


def _set(run: Run, text: str) -> str:
    styled = _STYLED[run.face.bold, run.face.italic].format(text)
    return f'<FONT POINT-SIZE="{run.face.size}" COLOR="{run.colour}">{styled}</FONT>'


def _escaped(text: str) -> str:
    """Text escaped for a label, where the engine also interprets ``\\N`` and similar sequences."""
    return escape(text).replace("\\", "\\\\")
