"""Terminal output: text without control characters, diagnostics, and JSON.

All output for people goes through :func:`say`, and all output for programs through
:func:`say_json` or :func:`argmap.cli.streams.write_bytes`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import click

from argmap.cli.streams import write_bytes
from argmap.control_characters import escaped_json, visible, visible_lines
from argmap.model import Diagnostic, Severity, Span

COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


class Shown(str):
    """Text that is safe for a terminal and may contain argmap's own colours.

    Only :func:`style` and :func:`shown` create it. Put into an ordinary string, it loses this
    status: its colours are then shown as characters.
    """

    __slots__ = ()


def shown(*pieces: str) -> Shown:
    """Join pieces, making their control characters visible as escapes.

    >>> shown("a\\u202e", "b")
    'a<U+202E>b'
    """
    return Shown("".join(one if isinstance(one, Shown) else visible_lines(one) for one in pieces))


def style(text: str, **how: Any) -> Shown:
    """Text with a colour or weight; the arguments are those of :func:`click.style`.

    >>> style("a\\x1b", bold=True)
    '\\x1b[1ma<U+001B>\\x1b[0m'
    """
    return Shown(click.style(shown(text), **how))


def say(*pieces: str, err: bool = False, end: str = "\n") -> None:
    """Print text for people, to standard output or standard error."""
    click.echo(shown(*pieces, end), nl=False, err=err)


def say_json(data: object) -> None:
    """Print JSON for a program, always in UTF-8."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    write_bytes(f"{escaped_json(text)}\n".encode())


def show(
    diagnostics: Iterable[Diagnostic], lines: Mapping[str, Sequence[str]], *, err: bool = False
) -> None:
    """Print diagnostics; ``lines`` has the lines of each file by path."""
    for one in diagnostics:
        say(describe(one, lines), err=err)


def describe(one: Diagnostic, lines: Mapping[str, Sequence[str]]) -> Shown:
    """A diagnostic formatted for people: place, message, the line with carets, the hint."""
    colour = COLOURS[one.severity]
    severity = style(str(one.severity), fg=colour, bold=True)
    code = style(f"[{one.code}]", dim=True)
    place = f"{_place(one.span)}: " if one.span else ""
    parts = [shown(place, severity, f": {visible(one.message)} ", code)]
    if one.span:
        parts += _excerpt(one.span, lines, colour)
    pad = f"{'':7}"
    if one.hint:
        parts.append(shown(pad, style("=", dim=True), f" {visible(one.hint)}"))
    for related in one.related:
        words = f" {_place(related.span)}: {visible(related.message)}"
        parts.append(shown(pad, style("see", dim=True), words))
    return Shown("\n".join(parts))


def _place(span: Span) -> str:
    return f"{visible(span.path or '<text>')}:{span.line}:{span.column}"


def _excerpt(span: Span, lines: Mapping[str, Sequence[str]], colour: str) -> list[Shown]:
    known = lines.get(span.path or "", ())
    if not 0 < span.line <= len(known):
        return []
    line = known[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    start, end = span.column - 1, min(max(end - 1, span.column), max(len(line), span.column))
    # A long line is cut shortly before the place, so that the carets are visible.
    cut = max(0, start - 40) if len(line) > 100 else 0
    text = visible(line[cut : cut + 100])
    before, marked = visible(line[cut:start]), visible(line[start:end])
    carets = "^" * max(1, min(_width(marked), 100))
    dots = "… " if cut else ""
    number = style(f"{span.line:>5} |", dim=True)
    blank = style(f"{'':>5} |", dim=True)
    pad = " " * (len(dots) + _width(before))
    return [shown(number, f" {dots}{text}"), shown(blank, f" {pad}", style(carets, fg=colour))]


def _width(text: str) -> int:
    """Number of terminal columns that a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def as_data(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Diagnostics as a list of objects for JSON; an unknown place is ``None``."""
    return [_data(one) for one in diagnostics]


def _data(one: Diagnostic) -> dict[str, object]:
    data: dict[str, object] = {"code": one.code, "severity": str(one.severity)}
    data |= _span_data(one.span)
    data |= {"message": one.message, "hint": one.hint}
    if one.related:
        data["related"] = [
            {"message": related.message} | _span_data(related.span) for related in one.related
        ]
    return data


def _span_data(span: Span | None) -> dict[str, object]:
    return {
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


def counted(number: int, word: str) -> str:
    """A number with its noun, in the plural if needed.

    >>> counted(1, "error"), counted(2, "map")
    ('1 error', '2 maps')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"
