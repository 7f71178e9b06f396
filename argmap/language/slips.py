"""What a line that looks like nothing of the language was most likely meant to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from attrs import evolve

from argmap.language.grammar import is_well_formed
from argmap.language.head_slips import with_colon, with_odd_colon, without_colon
from argmap.language.slip import Slip
from argmap.language.top_slips import relation, reopening, use

_BEGINNING: Final = re.compile(r"[^:]*(?::.?)?", re.S)
_ODD_SPACE: Final = re.compile(r"[^\S\n ]|[\u200b\ufeff]")
_UNSEEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BULLET: Final = re.compile(r"(?:(?:[-*+•–—>]|\d+[.)]|[a-z]\)) )+")
_SPACES: Final = re.compile(r"\s{2,}")


def diagnose(
    line: str, ids: Callable[[], Collection[str]], column: int, hang: int, *, at_head: bool
) -> Slip:
    """Say what is wrong with a line that is none; ``line`` is without its indentation.

    ``ids`` gives the ids of the file; ``column`` is where the line stands, and ``hang`` where
    it would have to stand to be text of what is above it (both from 0). ``at_head`` says that
    headers may still come.

    >>> slip = diagnose("claime one: It lasts.", set, 2, 4, at_head=False)
    >>> slip.code, slip.hint, slip.meant
    ('unknown-kind', "did you mean 'claim'?", 'claim one: It lasts.')
    """
    line = _SPACES.sub(" ", line)  # or else a long run of them would be tried in every way
    return (
        _odd_sign(line)
        or _bullet(line, ids, column, hang, at_head=at_head)
        or with_colon(line, at_head=at_head)
        or (use(line) if at_head else None)
        or relation(line, ids, column)
        or reopening(line, column)
        or with_odd_colon(line)
        or without_colon(line, ids, column, hang)
        or _stray(line, hang)
    )


def _odd_sign(line: str) -> Slip | None:
    """A line that would be in order without signs that nobody sees, or if they were spaces."""
    beginning = _BEGINNING.match(line)
    end = beginning.end() if beginning is not None else 0
    for signs, instead in ((_UNSEEN, ""), (_ODD_SPACE, " ")):
        odd = signs.search(line, 0, end)
        meant = (signs.sub(instead, line[:end]) + line[end:]).lstrip(" ")
        if odd is not None and is_well_formed(meant):
            name = f"U+{ord(odd[0]):04X}"
            message, hint = f"{name} stands in place of a space", "write a plain space"
            if not instead:
                message, hint = f"{name}, a sign that is not seen, stands in this line", "delete it"
            return Slip("bad-head", message, hint, len(line.partition(":")[0]), meant)
    return None


def _bullet(
    line: str, ids: Callable[[], Collection[str]], column: int, hang: int, *, at_head: bool
) -> Slip | None:
    bullet = _BULLET.match(line)
    if bullet is None:
        return None
    rest = line[bullet.end() :]
    message = "a line begins with a kind, not with a bullet"
    hint = "write claim:, evidence: or another kind instead of a bullet"
    if is_well_formed(rest):
        return Slip("stray-text", message, "leave the bullet out", bullet.end(), rest)
    slip = diagnose(rest, ids, column, hang, at_head=at_head)
    if slip.meant:
        return evolve(slip, end=bullet.end() + slip.end)
    return Slip("stray-text", message, hint, bullet.end(), f"claim: {rest}", guessed=True)


def _stray(line: str, hang: int) -> Slip:
    hint = "begin it with a kind (claim: ...), or with # if it is a comment"
    if hang:
        hint = (
            f"if it is text of what stands above, indent it by {hang}, with no blank line between"
        )
    message = "this line is no statement and no field"
    return Slip("stray-text", message, hint, len(line.rstrip()))
