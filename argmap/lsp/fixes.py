"""Quick fixes: what an editor offers to do about a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final

from lsprotocol import types

from argmap.language.slip import slug
from argmap.lsp import line_fixes, source_fixes
from argmap.lsp.document import Document
from argmap.lsp.findings import as_lsp
from argmap.lsp.fix import Case, Fix, Fixer
from argmap.lsp.line import Role, parts
from argmap.lsp.study import Study
from argmap.model import Extent
from argmap.model.items import STRENGTHS
from argmap.model.value import readings
from argmap.model.vocabulary import KEYWORDS

_WRITE: Final = re.compile(r"write ([\d.]+)")
_SMALL: Final = frozenset(
    {"a", "an", "the", "of", "in", "on", "to", "and", "or", "is", "was", "that", "it", "by", "for"}
)
_WORDS: Final = 3


def actions(document: Document, wanted: types.Range, study: Study) -> list[types.CodeAction]:
    """What may be done about the problems in some lines, and with the statement in the first.

    ``study`` is the reading of this very text.
    """
    found: list[types.CodeAction] = []
    for one in study.examination.diagnostics:
        where = document.range_of(one.span)
        if where.start.line > wanted.end.line or where.end.line < wanted.start.line:
            continue
        case = Case(one, document, study)
        for fix in proposed(case):
            action = _action(fix, document, types.CodeActionKind.QuickFix)
            action.diagnostics = [as_lsp(one, document)]
            found.append(action)
    for fix in _new_id(document, wanted.start.line, study):
        found.append(_action(fix, document, types.CodeActionKind.RefactorRewrite))
    return found


def _action(fix: Fix, document: Document, kind: types.CodeActionKind) -> types.CodeAction:
    edit = types.WorkspaceEdit(changes={document.uri: list(fix.edits)})
    preferred = True if fix.is_likely else None
    return types.CodeAction(fix.title, kind, edit=edit, is_preferred=preferred)


def proposed(case: Case) -> Iterator[Fix]:
    """What may be done about a problem, the likeliest first."""
    yield from case.given()
    for fixer in _FIXERS.get(case.problem.code, ()):
        yield from fixer(case)


# Words and ids


def _id(case: Case) -> Iterator[Fix]:
    """The id that was meant, or a statement that has it."""
    wrong, dotted = case.wrong, case.meant
    if case.problem.message.startswith("nothing else has"):
        end = parts(case.line)[-1].end if parts(case.line) else len(case.line)
        colon = "" if case.line[end : end + 1] == ":" else ":"
        at = case.line.find("@", case.indent)
        edits = [case.replace(case.row, at, at + 1, "")]
        if colon:
            edits.append(case.replace(case.row, end, end, colon))
        yield Fix(f"Let {wrong!r} stand here", tuple(edits), is_likely=True)
        return
    named = [
        part
        for part in parts(case.line)
        if part.role is Role.REFERENCE and part.text in (wrong, f"{_prefix(dotted)}{wrong}")
    ]
    if dotted and named:
        edits = [case.replace(case.row, part.start, part.end, dotted) for part in named]
        yield Fix(f"Replace {named[0].text!r} with {dotted!r}", tuple(edits), is_likely=True)
    if named and "." not in named[0].text:
        lines = case.document.lines
        row = len(lines) - 1 if not lines[-1] else len(lines)
        added = (case.insert(row, ["", f"claim {wrong}: "]),)
        yield Fix(f"Add a claim with the id {wrong!r}", added)


def _prefix(reference: str) -> str:
    name, dot, _ = reference.partition(".")
    return f"{name}." if dot else ""


def _another_id(case: Case) -> Iterator[Fix]:
    """A free id in place of one that is taken."""
    for part in parts(case.line):
        if part.role is Role.ID:
            new = _free(part.text, case.study)
            edit = case.replace(case.row, part.start, part.end, new)
            yield Fix(f"Choose the id {new!r}", (edit,))


def _new_id(document: Document, row: int, study: Study) -> Iterator[Fix]:
    """An id for a statement that has none, from the first words of its text."""
    line = document.line(row)
    found = parts(line)
    if len(found) != 1 or found[0].role is not Role.KIND:
        return
    text = line[found[0].end + 1 :]
    words = [word for word in slug(text).split("-") if word not in _SMALL][:_WORDS]
    new = _free("-".join(words) or found[0].text[:1], study)
    where = document.range(row, found[0].end, found[0].end)
    yield Fix(f"Give it the id {new!r}", (types.TextEdit(where, f" {new}"),))


def _free(id: str, study: Study) -> str:
    if id not in study.map and id not in KEYWORDS:
        return id
    return next(new for n in count(2) if (new := f"{id}-{n}") not in study.map)


def _title(case: Case) -> Iterator[Fix]:
    path = case.document.path
    words = slug(path.stem).replace("-", " ").capitalize() if path is not None else ""
    line = f"map: {words or 'Untitled'}"
    yield Fix(f"Add {line!r} at the head", (case.insert(0, [line]),), is_likely=True)


# Values


def _number(case: Case) -> Iterator[Fix]:
    if match := _WRITE.fullmatch(case.problem.hint):
        yield _valued(case, match[1], is_likely=True)


def _readings(case: Case) -> Iterator[Fix]:
    """What a figure's value may mean, where that is open."""
    for value in parts(case.line):
        found = readings(value.text) if value.role is Role.VALUE else ()
        for one in found:
            edit = case.replace(case.row, value.start, value.end, one)
            yield Fix(f"Write {one}", (edit,), is_likely=len(found) == 1)


def _strength(case: Case) -> Iterator[Fix]:
    for strength in STRENGTHS:
        yield _valued(case, strength)


def _concession(case: Case) -> Iterator[Fix]:
    if case.problem.fixes or ":" not in case.line:
        return
    value = case.line.partition(":")[2].strip()
    for extent in Extent:
        yield _valued(case, f"{extent}, {value}", str(extent))


def _valued(case: Case, value: str, said: str = "", *, is_likely: bool = False) -> Fix:
    start = case.line.index(":") + 1
    edits = [case.replace(case.row, start, len(case.line), f" {value}")]
    if case.after > case.row + 1:  # all of a value that goes on over further lines
        edits.append(case.remove(case.row + 1, case.after))
    return Fix(f"Write {said or value}", tuple(edits), is_likely)


def _scheme(case: Case) -> Iterator[Fix]:
    """The scheme that was meant; the problem is told at the head of its argument."""
    wrong = case.problem.message.partition("' is no scheme")[0].removeprefix("'")
    for row in range(case.row, min(case.row + 40, len(case.document.lines))):
        line = case.document.line(row)
        if case.meant and line.strip().startswith("scheme:") and wrong in line:
            at = line.index(wrong)
            edit = case.replace(row, at, at + len(wrong), case.meant)
            yield Fix(f"Replace {wrong!r} with {case.meant!r}", (edit,), is_likely=True)
            return


_FIXERS: Final[Mapping[str, Iterable[Fixer]]] = {
    "unknown-id": (_id,),
    "duplicate-id": (_another_id,),
    "hanging-claim": (line_fixes.one_step_in,),
    "untitled": (_title,),
    "bad-number": (_number,),
    "out-of-range": (_number,),
    "ambiguous-number": (_readings,),
    "unread-number": (_readings,),
    "bad-strength": (_strength,),
    "bad-concession": (_concession,),
    "unknown-scheme": (_scheme,),
    "citation-not-found": (source_fixes.corrected_citation,),
    "citation-misplaced": (source_fixes.right_place,),
    "citation-ambiguous": (source_fixes.one_of_places,),
    "bad-cite": (source_fixes.citation_form,),
    "unknown-source": (source_fixes.source,),
    "no-source": (source_fixes.declared_source,),
    "no-card": (source_fixes.known_source,),
    "unknown-map": (source_fixes.used_map,),
    "used-map-missing": (source_fixes.used_file,),
    "indentation": (line_fixes.column,),
    "looks-like-statement": (line_fixes.line_break, line_fixes.backslash),
    "looks-like-id": (line_fixes.stray_id, line_fixes.backslash),
    "comment-in-text": (line_fixes.backslash,),
    "duplicate-field": (line_fixes.removed,),
    "duplicate-relation": (line_fixes.removed,),
    "duplicate-reuse": (line_fixes.removed,),
    "field-after-children": (line_fixes.moved_up,),
    "late-header": (line_fixes.moved_to_head,),
    "misplaced-header": (line_fixes.moved_to_head,),
    "bad-indentation": (line_fixes.plain_indentation,),
    "control-character": (line_fixes.deleted_sign,),
    "step-width": (line_fixes.other_width,),
}
"""What may be done about a problem, by its code, beside putting a slip right."""
