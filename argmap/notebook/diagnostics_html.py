"""Diagnostics as HTML for notebooks, with all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from argmap.model import Diagnostic, Severity, Span

# Notebooks may be light or dark: everything but the badge has the notebook's text colour.
_BADGES: Final = {Severity.ERROR: "#b3261e", Severity.WARNING: "#8a5a00", Severity.INFO: "#1f5fa8"}
_CODE: Final = "font-family:monospace;white-space:pre-wrap"


def findings(diagnostics: Iterable[Diagnostic], lines: Sequence[str] = ()) -> dict[str, str]:
    """Display data for diagnostics, by media type; ``lines`` are those of their text.

    >>> from argmap.model import Code, problem
    >>> forms = findings([problem(Code.EMPTY_TEXT, "a claim says <nothing>")])
    >>> forms["text/plain"]
    'error: a claim says <nothing> [empty-text]'
    >>> "a claim says &lt;nothing&gt;" in forms["text/html"]
    True
    """
    found = tuple(diagnostics)
    items = "".join(_item(one, lines) for one in found)
    style = "list-style:none;margin:0;padding:0"
    return {
        "text/html": f'<ul class="argmap-findings" style="{style}">{items}</ul>',
        "text/plain": "\n".join(str(one) for one in found),
    }


def list_as_html(found: Sequence[object]) -> str | None:
    """A list of diagnostics as HTML; ``None`` for other lists, which display as usual."""
    diagnostics = [one for one in found if isinstance(one, Diagnostic)]
    if not found or len(diagnostics) != len(found):
        return None
    return findings(diagnostics)["text/html"]


def _item(one: Diagnostic, lines: Sequence[str]) -> str:
    badge = (
        f"background:{_BADGES[one.severity]};color:#fff;border-radius:3px;padding:0 .4em;"
        "font-weight:600"
    )
    return (
        '<li style="margin:.5em 0;line-height:1.5">'
        f'<span style="{badge}">{escape(str(one.severity))}</span> '
        f"<bdi>{escape(one.message)}</bdi> "
        f'<span style="opacity:.75">{_place(one.span)}<code>{escape(one.code)}</code></span>'
        f"{''.join(_further(one, lines))}</li>"
    )


def _place(span: Span | None) -> str:
    if span is None:
        return ""
    path = f"<bdi>{escape(span.path)}</bdi>, " if span.path else ""
    return f"{path}line {span.line}, column {span.column} "


def _further(one: Diagnostic, lines: Sequence[str]) -> Iterator[str]:
    """What follows the message: the line, the hint, other places."""
    if one.span and 0 < one.span.line <= len(lines):
        yield f'<div style="{_CODE};margin-left:1em">{_marked(lines[one.span.line - 1], one.span)}'
        yield "</div>"
    if one.hint:
        yield f'<div style="margin-left:1em"><bdi>{escape(one.hint)}</bdi></div>'
    for related in one.related:
        yield f'<div style="margin-left:1em">see {_place(related.span).rstrip()}: '
        yield f"<bdi>{escape(related.message)}</bdi></div>"


def _marked(line: str, span: Span) -> str:
    """A line with the place in it highlighted."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    mark = f"text-decoration:underline wavy {_BADGES[Severity.ERROR]}"
    before, marked, after = line[:start], line[start:end], line[end:]
    return f'{escape(before)}<span style="{mark}">{escape(marked)}</span>{escape(after)}'
