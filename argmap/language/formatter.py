"""The canonical form of a text, and what prevents formatting it."""

from __future__ import annotations

from typing import Final

from argmap.language.parse_result import ParseResult
from argmap.language.writer import dumps
from argmap.model import Diagnostic, Severity
from argmap.model.codes import Code

# Formatting would escape such a line and so decide silently that it is text.
_UNSETTLED: Final = frozenset({Code.LOOKS_LIKE_STATEMENT, Code.LOOKS_LIKE_ID})


def canonical(reading: ParseResult) -> str | None:
    """Return the canonical form of a parsed text, or ``None`` if it must not be formatted.

    >>> from argmap.language import parse
    >>> canonical(parse("thesis t:   It lasts.\\n"))
    'thesis t: It lasts.\\n'
    """
    return None if bars(reading) else dumps(reading.map)


def bars(reading: ParseResult) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that prevent formatting.

    These are errors, text that looks like syntax, and ambiguous lines, because formatting would
    silently choose one interpretation.
    """
    return tuple(
        one
        for one in reading.diagnostics
        if one.severity is Severity.ERROR or one.code in _UNSETTLED or len(one.fixes) > 1
    )
