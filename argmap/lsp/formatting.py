"""Formatting: the canonical form of a text, as a minimal set of line edits."""

from __future__ import annotations

from difflib import SequenceMatcher

from lsprotocol import types

from argmap.language.formatter import canonical
from argmap.language.parse_result import ParseResult
from argmap.lsp.document import MARK, Document


def formatting(document: Document, reading: ParseResult) -> list[types.TextEdit] | None:
    """The edits that format a text; ``None`` if it must stay as it is.

    ``reading`` is the parse result of this version of the text. Line ends are kept.
    """
    formatted = canonical(reading)
    if formatted is None:
        return None
    before, after = list(document.lines), formatted.split("\n")
    if before[0].startswith(MARK):
        after[0] = MARK + after[0]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    edits: list[types.TextEdit] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        new = after[new_start:new_end]
        if end < len(before):  # whole lines with their ends
            where = document.rows(start, end)
            text = "".join(f"{line}{document.line_end}" for line in new)
        else:  # to the end of the text, which has no line end of its own
            row = max(start - 1, 0)
            at = len(before[row]) if start else 0
            where = types.Range(document.position(row, at), document.whole.end)
            text = document.line_end.join(([""] if start else []) + new)
        edits.append(types.TextEdit(where, text))
    return edits
