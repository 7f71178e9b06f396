"""Diagnostics for a person at a terminal, and as JSON for a program."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import click

from argmap.model import Diagnostic, Severity, Span

COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def show(
    diagnostics: Iterable[Diagnostic], lines: Mapping[str, Sequence[str]], *, err: bool = False
) -> None:
    """Print diagnostics; ``lines`` has the lines of each file by its path."""
    for one in diagnostics:
        click.echo(describe(one, lines), err=err)


def describe(one: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    """A diagnostic as a person reads it: place, message, the line with carets, the fix."""
    colour = COLOURS[one.severity]
    severity = click.style(str(one.severity), fg=colour, bold=True)
    code = click.style(f"[{one.code}]", dim=True)
    place = f"{_place(one.span)}: " if one.span else ""
    told = [f"{place}{severity}: {visible(one.message)} {code}"]
    if one.span:
        told += _excerpt(one.span, lines, colour)
    if one.hint:
        told.append(f"{'':7}{click.style('=', dim=True)} {visible(one.hint)}")
    for related in one.related:
        told.append(
            f"{'':7}{click.style('see', dim=True)} {_place(related.span)}: "
            f"{visible(related.message)}"
        )
    return "\n".join(told)


def _place(span: Span) -> str:
    return f"{visible(span.path or '<text>')}:{span.line}:{span.column}"


def _excerpt(span: Span, lines: Mapping[str, Sequence[str]], colour: str) -> list[str]:
    known = lines.get(span.path or "", ())
    if not 0 < span.line <= len(known):
        return []
    line = known[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    start, end = span.column - 1, min(max(end - 1, span.column), max(len(line), span.column))
    # A long line is shown from shortly before the place, so that the carets are in sight.
    cut = max(0, start - 40) if len(line) > 100 else 0
    shown = visible(line[cut : cut + 100])
    before, marked = visible(line[cut:start]), visible(line[start:end])
    carets = "^" * max(1, min(_width(marked), 100))
    dots = "… " if cut else ""
    number = click.style(f"{span.line:>5} |", dim=True)
    blank = click.style(f"{'':>5} |", dim=True)
    pad = " " * (len(dots) + _width(before))
    return [f"{number} {dots}{shown}", f"{blank} {pad}{click.style(carets, fg=colour)}"]


def visible(text: str) -> str:
    """Text that a terminal takes for nothing but text: no escapes, no change of direction."""
    return "".join(
        " " if sign == "\t" else "\N{REPLACEMENT CHARACTER}" if _is_control(sign) else sign
        for sign in text
    )


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in _DIRECTIONS


_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as a JSON list of objects; a place that is not known is ``null``."""
    import json

    return json.dumps([_data(one) for one in diagnostics], ensure_ascii=False, indent=2)


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
    """A number with its noun.

    >>> counted(1, "error"), counted(2, "map")
    ('1 error', '2 maps')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"
