"""Making the fixes of a text that are sure, again and again until none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from attrs import frozen

from argmap.model import Applicability, Diagnostic, Fix
from argmap.workspace.examination import Examination

_PASSES: Final = 100
"""So many times a text is read: a fix may bring to light what it hid."""


@frozen
class Fixed:
    """A text after its sure fixes, what is to be said of it then, and the problems that were fixed,
    each with its fix and the place that it had when it was fixed.
    """

    text: str
    examination: Examination
    made: tuple[tuple[Diagnostic, Fix], ...]


def apply_fixes(text: str, examine: Callable[[str], Examination]) -> Fixed:
    """Make every fix of a text that is :attr:`~argmap.model.Diagnostic.sure_fix` of a problem.

    What has two readings stays as it is. ``examine`` says what is wrong with a version.

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
        if new in seen:  # nothing is sure, or two fixes undo each other
            break
        seen.add(new)
        text = new
        made += chosen
        examination = examine(text)
    return Fixed(text, examination, tuple(made))


def _apart(found: Iterable[Diagnostic]) -> list[tuple[Diagnostic, Fix]]:
    """The sure fixes that touch no line in common, so that they can be made at once."""
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
