"""Guess what a malformed line was meant to be."""

from __future__ import annotations

import re
from typing import Final

from argmap.language.grammar import is_well_formed
from argmap.language.recovery.broken_heads import abbreviated, within
from argmap.language.recovery.misspelt_heads import with_colon, with_odd_colon, without_colon
from argmap.language.recovery.suggestion import Slip, Where
from argmap.language.recovery.top_level import relation, reopening, use
from argmap.language.step_width import spaces
from argmap.model.codes import Code

_BEGINNING: Final = re.compile(r"[^:]*(?::.?)?", re.S)
_ODD_SPACE: Final = re.compile(r"[^\S\n ]|[\u200b\ufeff]")
_UNSEEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BULLET: Final = re.compile(r"(?:(?:[-*+•–—>]|\d+[.)]|[a-z]\)) )+")
_EMPHASIS: Final = re.compile(r"\*\*\*|\*\*|\*|__|_|`")
_SPACES: Final = re.compile(r"\s{2,}")


def diagnose(line: str, where: Where) -> Slip:
    """Diagnose a malformed line, given without its indentation.

    >>> slip = diagnose("claime one: It lasts.", Where(set, 2, 4))
    >>> slip.code, slip.hint, slip.meant
    ('unknown-kind', "did you mean 'claim'?", 'claim one: It lasts.')
    """
    line = _SPACES.sub(" ", line)  # long runs of spaces would make the patterns below slow
    return (
        _odd_sign(line)
        or within(line)
        or _bullet(line, where)
        or _emphasis(line, where)
        or abbreviated(line, where)
        or with_colon(line, where)
        or (use(line) if where.at_head else None)
        or relation(line, where.ids, where.column)
        or reopening(line, where.column)
        or with_odd_colon(line)
        or without_colon(line, where)
        or _stray(line, where.hang)
    )


def _odd_sign(line: str) -> Slip | None:
    """Diagnose a line that is valid without invisible characters, or with plain spaces."""
    beginning = _BEGINNING.match(line)
    end = beginning.end() if beginning is not None else 0
    for signs, instead in ((_UNSEEN, ""), (_ODD_SPACE, " ")):
        odd = signs.search(line, 0, end)
        meant = (signs.sub(instead, line[:end]) + line[end:]).lstrip(" ")
        if odd is not None and is_well_formed(meant):
            name = f"U+{ord(odd[0]):04X}"
            message, hint = f"there is {name} instead of a space", "use a plain space"
            if not instead:
                message, hint = f"this line contains an invisible character, {name}", "delete it"
            return Slip(Code.BAD_HEAD, message, hint, len(line.partition(":")[0]), meant)
    return None


def _emphasis(line: str, where: Where) -> Slip | None:
    """Diagnose a head with Markdown emphasis around it."""
    match = _EMPHASIS.match(line)
    if match is None:
        return None
    sign = match[0]
    head, colon, text = line[len(sign) :].partition(":")
    if sign in head or text.startswith(sign):  # **claim a**: or **claim a:**
        meant = f"{head.replace(sign, '', 1)}{colon}{text.removeprefix(sign)}"
    else:
        meant = f"{head}{colon}{text.rstrip().removesuffix(sign)}"
    if not is_well_formed(meant):
        slip = diagnose(meant, where)
        return slip._replace(end=len(sign) + slip.end) if slip.meant else None
    message, hint = f"unexpected {sign!r} around the beginning of this line", f"remove the {sign!r}"
    return Slip(Code.BAD_HEAD, message, hint, len(sign), meant)


def _bullet(line: str, where: Where) -> Slip | None:
    bullet = _BULLET.match(line)
    if bullet is None:
        return None
    rest = line[bullet.end() :]
    message = "a line must begin with a kind, not a bullet"
    hint = "write 'claim:', 'evidence:' or another kind instead of the bullet"
    if is_well_formed(rest):
        return Slip(Code.STRAY_TEXT, message, "remove the bullet", bullet.end(), rest)
    slip = diagnose(rest, where)
    if slip.meant:
        return slip._replace(end=bullet.end() + slip.end)
    kind = where.fitting("claim")
    others = tuple(f"{one}: {rest}" for one in where.allowed or () if one != kind)
    meant = f"{kind}: {rest}"
    return Slip(Code.STRAY_TEXT, message, hint, bullet.end(), meant, guessed=True, others=others)


def _stray(line: str, hang: int) -> Slip:
    hint = "begin it with a kind ('claim: ...') or a field name, or with '#' if it is a comment"
    if hang:
        hint = f"if it continues the text above, indent it by {spaces(hang)}, with no blank line "
        hint += "between; or begin it with a kind or a field name, or with '#' if it is a comment"
    message = "this line is neither a statement nor a field"
    return Slip(Code.STRAY_TEXT, message, hint, len(line.rstrip()))
