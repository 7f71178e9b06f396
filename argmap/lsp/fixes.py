"""Code actions: the fixes of diagnostics, and a new id for a statement without one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from lsprotocol import types

from argmap.language.recovery.suggestion import slug
from argmap.language.token_roles import Role
from argmap.lsp.analysis import Analysis
from argmap.lsp.document import Document
from argmap.lsp.lsp_diagnostics import as_lsp
from argmap.model import Applicability, Edit, Fix, Span
from argmap.model.vocabulary import KEYWORDS

_SMALL: Final = frozenset(
    {"a", "an", "the", "of", "in", "on", "to", "and", "or", "is", "was", "that", "it", "by", "for"}
)
_WORDS: Final = 3


def actions(document: Document, wanted: types.Range, analysis: Analysis) -> list[types.CodeAction]:
    """The code actions for diagnostics in some lines, and for the statement in the first line.

    ``analysis`` must be that of this version of the text.
    """
    found: list[types.CodeAction] = []
    for one in analysis.examination.diagnostics:
        where = document.range_of(one.span)
        if where.start.line > wanted.end.line or where.end.line < wanted.start.line:
            continue
        for fix in one.fixes:
            action = _action(fix, document, types.CodeActionKind.QuickFix)
            action.diagnostics = [as_lsp(one, document)]
            found.append(action)
    for fix in _new_id(document, wanted.start.line, analysis):
        found.append(_action(fix, document, types.CodeActionKind.RefactorRewrite))
    return found


def _action(fix: Fix, document: Document, kind: types.CodeActionKind) -> types.CodeAction:
    edits = [_edit(edit, document) for edit in fix.edits]
    preferred = None if fix.applicability is Applicability.POSSIBLE else True
    return types.CodeAction(
        fix.title,
        kind,
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
        is_preferred=preferred,
    )


def _edit(edit: Edit, document: Document) -> types.TextEdit:
    """An edit as a text edit; an edit after the last line adds a line."""
    end = document.line_end
    text = edit.text.replace("\n", end)
    beyond = edit.span.line > len(document.lines)
    if not beyond:
        return types.TextEdit(document.range_of(edit.span), text)
    at = document.whole.end
    return types.TextEdit(types.Range(at, at), f"{end}{text.removesuffix(end)}")


def _new_id(document: Document, row: int, analysis: Analysis) -> Iterator[Fix]:
    """An id for a statement that has none, from the first words of its text."""
    line = document.line(row)
    found = document.parts[row]
    if len(found) != 1 or found[0].role is not Role.KIND:
        return
    text = line[found[0].end + 1 :]
    words = [word for word in slug(text).split("-") if word not in _SMALL][:_WORDS]
    new = _free("-".join(words) or found[0].text[:1], analysis)
    column = found[0].end + 1
    edit = Edit(Span(row + 1, column, row + 1, column), f" {new}")
    yield Fix(f"Give it the id {new!r}", (edit,))


def _free(id: str, analysis: Analysis) -> str:
    if id not in analysis.map and id not in KEYWORDS:
        return id
    return next(new for n in count(2) if (new := f"{id}-{n}") not in analysis.map)
