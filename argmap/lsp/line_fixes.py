"""Fixes of lines: what they are, where they stand, whether they are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.language.shapes import FIELD_WORDS
from argmap.lsp.completion import head_end
from argmap.lsp.fix import Case, Fix
from argmap.lsp.formatting import formatting
from argmap.lsp.line import Role, parts
from argmap.lsp.outline import block_end
from argmap.model.vocabulary import PLACEMENT, Kind

_BY: Final = re.compile(r"indent it by (\d+)")
_ODD: Final = re.compile(r"[^\S\n]*[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff]*[^\S\n]*")
_WIDE: Final = {"\t": "  ", "\ufeff": "", "\u200b": ""}


def column(case: Case) -> Iterator[Fix]:
    """The column in which the line belongs, together with what stands under it."""
    match = _BY.search(case.problem.hint)
    wanted = int(match[1]) if match else 0
    if case.problem.fixes or (not match and "left margin" not in case.problem.hint):
        return
    end = _subtree(case)
    moved = wanted - case.indent
    edits = []
    for row in range(case.row, end):
        line = case.document.line(row)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            edits.append(case.replace(row, 0, indent, " " * max(indent + moved, 0)))
    yield Fix(f"Indent it by {wanted}", tuple(edits), is_likely=True)


def _subtree(case: Case) -> int:
    """The row after all that stands deeper than the line."""
    lines = case.document.lines
    row = end = case.row + 1
    while row < len(lines):
        line = lines[row]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= case.indent:
                break
            end = row + 1
        row += 1
    return end


def backslash(case: Case) -> Iterator[Fix]:
    """The backslash that says that it is text."""
    if "backslash" in case.problem.hint or "write \\" in case.problem.hint:
        at = case.problem.span.column - 1 if case.problem.span else 0
        yield Fix("Say that it is text, with a backslash", (case.replace(case.row, at, at, "\\"),))


def line_break(case: Case) -> Iterator[Fix]:
    """A new line for what begins within one."""
    span = case.problem.span
    if span is None or not re.search(r"break the line before|begin a new line", case.problem.hint):
        return
    lines, start = case.document.lines, span.column - 1
    word = re.match(r"[a-z-]+", case.line[start:])
    row = next((n for n in range(case.row, -1, -1) if _is_head(lines[n])), None)
    if word is None or row is None:
        return
    indent = len(lines[row]) - len(lines[row].lstrip(" "))
    kind = parts(lines[row])[0].text
    if word[0] in PLACEMENT.get(kind, ()) or word[0] in FIELD_WORDS:
        indent += 2
    before = len(case.line[:start].rstrip())
    edit = case.replace(case.row, before, start, case.document.line_end + " " * indent)
    yield Fix(f"Begin a new line with {word[0]}", (edit,), is_likely=True)


def _is_head(line: str) -> bool:
    found = parts(line)
    return bool(found) and found[0].role is Role.KIND


def stray_id(case: Case) -> Iterator[Fix]:
    """The id before the colon."""
    match = re.match(r"( *[a-z]+): *([a-z0-9-]+) *: *", case.line)
    if match and match[2] not in case.study.map:
        edit = case.replace(case.row, 0, match.end(), f"{match[1]} {match[2]}: ")
        yield Fix(f"Make {match[2]!r} the id", (edit,), is_likely=True)


def removed(case: Case) -> Iterator[Fix]:
    """The line taken away."""
    yield Fix("Remove this line", (case.remove(case.row, case.after),))


def moved_up(case: Case) -> Iterator[Fix]:
    """A field where the fields of its statement stand."""
    lines = case.document.lines
    if case.problem.fixes:
        return
    for row in range(case.row - 1, -1, -1):
        line = lines[row]
        if _is_head(line) and len(line) - len(line.lstrip(" ")) == case.indent - 2:
            at = block_end(lines, row)
            while at < case.row and _is_field(lines[at], case.indent):
                at = block_end(lines, at)
            edits = (case.insert(at, _logical(case)), case.remove(case.row, case.after))
            yield Fix("Move it up to its statement", edits, is_likely=True)
            return


def _is_field(line: str, column: int) -> bool:
    found = parts(line)
    return bool(found) and found[0].role is Role.FIELD and found[0].start == column


def moved_to_head(case: Case) -> Iterator[Fix]:
    """A header at the head."""
    at = head_end(case.document).start.line
    text = [line.removeprefix(" " * case.indent) for line in _logical(case)]
    edits = (case.insert(at, text), case.remove(case.row, case.after))
    yield Fix("Move it to the head", edits, is_likely=True)


def _logical(case: Case) -> list[str]:
    return case.document.lines[case.row : case.after]


def one_step_in(case: Case) -> Iterator[Fix]:
    """A claim that bears on nothing, under what stands above it."""
    lines = case.document.lines
    for row in range(case.row - 1, -1, -1):
        if lines[row][:1] not in ("", " ", "#"):
            found = parts(lines[row])
            if _is_head(lines[row]) and Kind.CLAIM in PLACEMENT[found[0].text]:
                name = found[1].text if len(found) > 1 else found[0].text
                edits = (case.replace(n, 0, 0, "  ") for n in range(case.row, _subtree(case))
                         if lines[n].strip())  # fmt: skip
                yield Fix(f"Indent it under {name!r}", tuple(edits))
            return


def plain_indentation(case: Case) -> Iterator[Fix]:
    """Spaces for tabs and other signs."""
    match = _ODD.match(case.line)
    if match:
        spaces = "".join(_WIDE.get(sign, " ") for sign in match[0])
        edit = case.replace(case.row, 0, match.end(), spaces)
        yield Fix("Indent with spaces", (edit,), is_likely=True)


def deleted_sign(case: Case) -> Iterator[Fix]:
    """A control character taken away."""
    span = case.problem.span
    if span is not None:
        edit = case.replace(case.row, span.column - 1, span.end_column - 1, "")
        yield Fix("Delete the character", (edit,), is_likely=True)


def other_width(case: Case) -> Iterator[Fix]:
    """The whole text in its canonical form."""
    edits = formatting(case.document, case.study.reading)
    if edits:
        yield Fix("Format the text", tuple(edits), is_likely=True)
