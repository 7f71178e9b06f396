"""Apply the safe fixes of a text repeatedly until none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import Applicability, Diagnostic, Fix
from argmap.workspace.examination import Examination

_PASSES: Final = 100
"""Maximum number of passes; a fix can reveal other problems."""


@frozen
class Fixed:
    """A text after applying the safe fixes, and its examination.

    ``made`` are the fixed problems, with their fixes and with the spans that they had then.
    """

    text: str
    examination: Examination
    made: tuple[tuple[Diagnostic, Fix], ...]


def apply_fixes(text: str, examine: Callable[[str], Examination]) -> Fixed:
    """Apply the :attr:`~argmap.model.Diagnostic.sure_fix` of all problems of a text.

    Ambiguous problems are not changed. ``examine`` checks a version of the text.

    >>> from argmap.workspace.examination import examine
    >>> from argmap.language import parse
    >>> from argmap.sources import Library
    >>> look_at = lambda text: examine(parse(text), Library("."))
    >>> apply_fixes("map: M\\nThesis t: It lasts.\\n", look_at).text
    'map: M\\nthesis t: It lasts.\\n'
    """
    made: list[tuple[Diagnostic, Fix]] = []
    seen = {text}
    examination = examine(text)
    for _ in range(_PASSES):
        chosen = _apart(examination.diagnostics)
        edits = [edit for _, fix in chosen for edit in fix.edits]
        new = Fix("All of them", edits, Applicability.SAFE).apply(text) if edits else text
        if new in seen:  # no safe fix, or two fixes undo each other
            break
        seen.add(new)
        text = new
        made += chosen
        examination = examine(text)
    return Fixed(text, examination, tuple(made))


def _apart(found: Iterable[Diagnostic]) -> list[tuple[Diagnostic, Fix]]:
    """Return safe fixes that edit different lines, so that they can be applied together."""
    chosen: list[tuple[Diagnostic, Fix]] = []
    touched: set[int] = set()
    for one in found:
        fix = one.sure_fix
        if fix is None:
            continue
        lines = {
            line for edit in fix.edits for line in range(edit.span.line, edit.span.end_line + 1)
        }
        if touched.isdisjoint(lines):
            chosen.append((one, fix))
            touched |= lines
    return chosen
