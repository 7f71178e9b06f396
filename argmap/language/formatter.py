"""Whether a text may be put into its canonical form, and that form."""

from __future__ import annotations

from typing import Final

from argmap.language.parse_result import ParseResult
from argmap.language.writer import dumps
from argmap.model import Diagnostic, Severity
from argmap.model.codes import Code

# Formatting would put a backslash before such a line and so settle that it is text.
_UNSETTLED: Final = frozenset({Code.LOOKS_LIKE_STATEMENT, Code.LOOKS_LIKE_ID})


def canonical(reading: ParseResult) -> str | None:
    """The canonical form of a text that was read; ``None`` where it must not be taken.

    >>> from argmap.language import parse
    >>> canonical(parse("thesis t:   It lasts.\\n"))
    'thesis t: It lasts.\\n'
    """
    return None if bars(reading) else dumps(reading.map)


def bars(reading: ParseResult) -> tuple[Diagnostic, ...]:
    """What keeps a text from being formatted: errors, text that looks like more than text, and
    lines that can be read in two ways, between which the new form would decide in silence.
    """
    return tuple(
        one
        for one in reading.diagnostics
        if one.severity is Severity.ERROR or one.code in _UNSETTLED or len(one.fixes) > 1
    )
