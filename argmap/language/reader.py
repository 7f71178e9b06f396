"""From a text to a map, under the names that a reader of JSON expects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.files import read_plain
from argmap.language.astray import meant_columns
from argmap.language.builder import Builder
from argmap.language.grammar import lines
from argmap.language.outline import usual_step
from argmap.language.reading import Reading, judged, map_of
from argmap.language.report import Report
from argmap.language.undisturbed import undisturbed
from argmap.model import (
    ArgmapError,
    ArgumentMap,
    Diagnostic,
    Span,
    problem,
)

if TYPE_CHECKING:
    from argmap.language.grammar import Line

_LINE_END: Final = re.compile(r"\r\n?")
_ODD_INDENT: Final = re.compile(
    r"^ *(?:[^\S\n ]|[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff])[^\S\n]*", re.M
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
INDENTATION: Final = frozenset(
    {"indentation", "hanging-indent", "field-after-children", "misplaced-field"}
)
"""What is found all over a text that keeps another width of steps than two."""

OUTLINED: Final = frozenset({"STATEMENT", "REUSE", "CITE", "FIGURE", "FIELD"})
"""The lines from whose columns the width of a step is told."""


def parse(text: str, path: str | None = None) -> Reading:
    """Read a text whatever is wrong with it; ``path`` is named in the diagnostics.

    >>> reading = parse("claime a: It lasts.\\n")
    >>> print(reading.diagnostics[0])
    <text>:1:1: error: there is no kind 'claime' [unknown-kind] (did you mean 'claim'?)
    """
    with undisturbed():
        report = Report(path)
        tokens = lines(plain(text, report))
        reading, broken = _read(tokens, report, lenient=True)
        if broken and not reading.has_errors and _read(tokens, report, lenient=False)[0].has_errors:
            # What follows can only be understood if a line break was lost: so it must be put right.
            return Reading(reading.map, tuple(_hardened(reading.diagnostics, broken)))
        return reading


def _hardened(found: Iterable[Diagnostic], broken: set[int]) -> Iterator[Diagnostic]:
    for one in found:
        if one.span is not None and one.span.line in broken and one.code == "looks-like-statement":
            message, hint = "a line break is missing here", "begin a new line with this"
            yield problem(one.code, message, one.span, hint)
        else:
            yield one


def _read(tokens: list[Line], report: Report, *, lenient: bool) -> tuple[Reading, set[int]]:
    """Read a text, and name the lines within which a line break seems to be lost.

    Where that is so, a lenient reader does not judge what follows, for it may belong to what
    was lost.
    """
    builder, report = _build(tokens, report, lenient)
    map = map_of(builder.headers, builder.items, builder.closing_comments, report.path)
    return judged(map, report, builder.lost, builder.unjudged), builder.broken


def plain(text: str, report: Report) -> str:
    """The text with LF at the end of every line and spaces in every indentation."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    if not text.endswith("\n"):
        text += "\n"
    if _CONTROL.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            for match in _CONTROL.finditer(line):
                span = Span(number, match.start() + 1, number, match.end() + 1, report.path)
                name = f"U+{ord(match[0]):04X}"
                report.error(
                    span, "control-character", f"{name} is a control character", "delete it"
                )
        text = _CONTROL.sub(" ", text)
    if _ODD_INDENT.search(text):
        numbered = enumerate(text.split("\n"), 1)
        text = "\n".join(_straighten(line, number, report) for number, line in numbered)
    return text


def is_odd(text: str) -> bool:
    """Whether :func:`plain` would find more to do in a text than the ends of its lines."""
    return _CONTROL.search(text) is not None or _ODD_INDENT.search(text) is not None


def _straighten(line: str, number: int, report: Report) -> str:
    """Count a tab in the indentation as one step and anything else as one space, and say so."""
    match = _ODD_INDENT.match(line)
    if match is None:
        return line
    indent, rest = match[0], line[match.end() :]
    if not rest:
        return ""  # a blank line
    odd = next(index for index, sign in enumerate(indent) if sign != " ")
    span = Span(number, odd + 1, number, len(indent) + 1, report.path)
    name = "a tab" if indent[odd] == "\t" else f"U+{ord(indent[odd]):04X}"
    report.error(
        span,
        "bad-indentation",
        f"{name} stands in the indentation",
        "indent with spaces, two a step",
    )
    wide = {"\t": "  ", "\ufeff": "", "\u200b": ""}
    return "".join(wide.get(sign, " ") for sign in indent) + rest


def _build(tokens: list[Line], report: Report, lenient: bool) -> tuple[Builder, Report]:
    """Build with steps of two; where the text evidently keeps another width, with that."""
    builder, usual = _build_with(tokens, 2, report, lenient)
    if not usual.count(INDENTATION):
        return builder, usual
    outlined = [token for token in tokens if token.type in OUTLINED]
    columns = [len(token) - len(token.lstrip(" ")) for token in outlined]
    step = usual_step(columns)
    if step == 2:
        return builder, usual
    with_step, other = _build_with(tokens, step, report, lenient)
    if other.count(INDENTATION) >= usual.count(INDENTATION):
        return builder, usual  # a few lines astray, not another width
    index = next(index for index, column in enumerate(columns) if column)
    number = outlined[index].line or 1
    span = Span(number, 1, number, columns[index] + 1, report.path)
    message = f"this text is indented by {step} a step, not by 2"
    other.warning(span, "step-width", message, "argmap fmt converts it")
    return with_step, other


def _build_with(
    tokens: list[Line], step: int, report: Report, lenient: bool
) -> tuple[Builder, Report]:
    """Build; where heads stand in the wrong column, and not what belongs to them, with that."""
    branch = report.branch()
    builder = Builder(tokens, step, branch, {}, lenient=lenient)
    builder.build()
    if branch.found and (moved := meant_columns(tokens, step)):
        other = report.branch()
        with_moved = Builder(tokens, step, other, moved, lenient=lenient)
        with_moved.build()
        if len(other.found) <= len(branch.found):
            return with_moved, other
    return builder, branch


def loads(text: str) -> ArgumentMap:
    """Read a map from a text.

    Raises :class:`ArgmapError` with every problem of the text where there is an error in it.

    >>> loads("map: Durability\\nthesis t: It lasts.\\n").title
    'Durability'
    """
    return _accept(parse(text))


def load(path: str | Path) -> ArgumentMap:
    """Read a map from a file in UTF-8.

    Raises :class:`ArgmapError` where there is an error in the text or it is not UTF-8, and
    :class:`OSError` where the file cannot be read.
    """
    return _accept(parse_file(path))


def parse_file(path: str | Path) -> Reading:
    """Read a file whatever is wrong with its text.

    Raises :class:`OSError` if it cannot be read, has more bytes than ``ARGMAP_MAX_BYTES`` (64 MiB
    otherwise), or is a folder, a device or a pipe.
    """
    return parse_bytes(read_plain(path), str(path))


def parse_bytes(data: bytes, path: str | None = None) -> Reading:
    """Read the bytes of a text in UTF-8; anything else gives a map that is empty (``not-utf8``).

    >>> parse_bytes(b"\\xff").diagnostics[0].message
    'byte 0xFF is not UTF-8'
    """
    try:
        return parse(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        return Reading(ArgumentMap(), (_not_text(data, error, path),))


def _not_text(data: bytes, error: UnicodeDecodeError, path: str | None) -> Diagnostic:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    hint = "save it as UTF-8"
    if b"\0" in data[:1024]:
        hint = "this looks like a binary file or UTF-16; save it as UTF-8 text"
    message = f"byte 0x{data[error.start]:02X} is not UTF-8"
    return problem("not-utf8", message, Span(line, column, line, column + 1, path), hint)


def _accept(reading: Reading) -> ArgumentMap:
    if reading.has_errors:
        raise ArgmapError(reading.diagnostics)
    return reading.map
