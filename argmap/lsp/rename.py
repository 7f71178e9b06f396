"""Rename: check whether a new name is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from argmap.language.token_roles import Role, TextParts
from argmap.lsp.document import Document
from argmap.lsp.references import Lines, Target
from argmap.model.vocabulary import ID, KEYWORDS

_SHOWN: Final = 3


def half_way(unread: Sequence[Path]) -> str:
    """Why nothing is renamed while some maps are unreadable, since they may have the name too.

    Empty if all are readable.
    """
    if not unread:
        return ""
    names = ", ".join(file.name for file in unread[:_SHOWN]) + (", …" if unread[_SHOWN:] else "")
    return f"nothing was renamed: cannot read {names}, which may use the same name"


def refusal(target: Target, new: str, document: Document, lines_of: Lines) -> str:
    """Why a target cannot be renamed to ``new``; empty if it can."""
    if target.source:
        return "a source is named after its source card; rename the card and change the citations"
    if ID.fullmatch(new) is None:
        return f"{new!r} is not an id: use lower-case letters a-z, digits and single hyphens"
    if new in KEYWORDS:
        return f"{new!r} is a keyword, not an id"
    is_here = target.file is None or target.file == document.path or bool(target.name)
    lines: Sequence[str] | None = document.lines
    if not is_here and target.file is not None:
        lines = lines_of(target.file)
    role = Role.NAME if target.name else Role.ID
    given = (part.text for found in TextParts(lines or ()) for part in found if part.role is role)
    if new in given:
        return f"the name {new!r} is already in use"
    return ""
