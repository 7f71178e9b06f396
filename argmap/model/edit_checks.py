"""Checks for edits: no dangling references, no new structural errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.model.argument_map import ArgumentMap
from argmap.model.codes import Code
from argmap.model.diagnostic import ArgmapError, Diagnostic, Related, Severity, problem
from argmap.model.edit_places import named
from argmap.model.items import LOCAL, Item, Relation, Reopening, Reuse
from argmap.model.structure import structure_problems

_LOCAL_KEY = re.compile(rf"[a-z0-9.-]*{LOCAL}\d+")


def references(item: Item) -> frozenset[str]:
    """Return the ids that an item refers to.

    >>> sorted(references(Relation("a", "supports", "b")))
    ['a', 'b']
    """
    if isinstance(item, Relation):
        return frozenset((item.first, item.second))
    return frozenset((item.target,)) if isinstance(item, (Reuse, Reopening)) else frozenset()


def left_over(part: Item, referring: Sequence[Item], hint: str) -> Diagnostic:
    """Return the diagnostic for removing a part that is still referenced."""
    shown = ", ".join(named(item) for item in referring[:5])
    if len(referring) > 5:
        shown += f" and {len(referring) - 5} more"
    related = [
        Related(f"it is referred to here: {named(item)}", item.origin.span)
        for item in referring
        if item.origin is not None
    ]
    message = f"{named(part)} is referred to: {shown}"
    return problem(Code.UNKNOWN_ID, message, part.origin, hint, related=related)


def require_no_new_errors(before: ArgumentMap, after: ArgumentMap) -> None:
    """Raise :class:`ArgmapError` if an edit added structural errors.

    >>> from argmap.model import Kind, Statement
    >>> stray = Statement(Kind.REBUTTAL, "No.", key="no")
    >>> try:
    ...     require_no_new_errors(ArgumentMap(), ArgumentMap("", [stray]))
    ... except ArgmapError as error:
    ...     print(error.diagnostics[0].message)
    a rebuttal cannot go at the top level
    """
    found = _errors(after)
    if not found:
        return
    known = Counter(_signature(one) for one in _errors(before))
    new = []
    for one in found:
        signature = _signature(one)
        if known[signature]:
            known[signature] -= signature != _CIRCLE
        else:
            new.append(one)
    if new:
        raise ArgmapError(new)


_CIRCLE = (Code.CIRCULAR_SUPPORT, "")


def _errors(map: ArgumentMap) -> Iterable[Diagnostic]:
    return [one for one in structure_problems(map) if one.severity is Severity.ERROR]


def _signature(one: Diagnostic) -> tuple[str, str]:
    """Return a value that is equal for the same error before and after an edit.

    Keys are left out because they can change. All cycles count as one error, because which of them
    are reported depends on the order of the search.
    """
    if one.code == _CIRCLE[0]:
        return _CIRCLE
    return one.code, _LOCAL_KEY.sub(LOCAL, one.message)
