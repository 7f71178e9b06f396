"""From a text to a map, under the names that a reader of JSON expects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.files import read_plain
from argmap.language.builder import Builder
from argmap.language.grammar import is_well_formed, lines
from argmap.language.outline import usual_step
from argmap.language.reading import Reading, judged, map_of, origin_of
from argmap.language.report import Report
from argmap.language.slip import Slip, Where
from argmap.language.standing import column_of, declared_in
from argmap.language.undisturbed import undisturbed
from argmap.model import (
    Applicability,
    ArgmapError,
    ArgumentMap,
    Diagnostic,
    Edit,
    Fix,
    Span,
    problem,
)
from argmap.model.expected import as_path, expect

if TYPE_CHECKING:
    from argmap.language.grammar import Line

_LINE_END: Final = re.compile(r"\r\n?")
_ODD_INDENT: Final = re.compile(
    r"^ *(?:[^\S\n ]|[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff])[^\S\n]*", re.M
)
# Tabs and nothing else, or tabs and then spaces, with which some align a text.
_TABS: Final = re.compile(r"^\t+", re.M)
_SPACED: Final = re.compile(
    r"^(?!\t+ *\S)[^\S\n]+(?=\S)|^\t* *[^\S\t\n ]|^[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff]", re.M
)
_MAILED: Final = re.compile(r"^>[ >]*\S", re.M)
_QUOTE: Final = re.compile(r"^(?:> ?)+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_MISPLACED: Final = frozenset(
    {
        "indentation", "hanging-indent", "field-after-children", "misplaced-field", "stray-text",
        "bad-indentation", "placement", "comment-in-text", "looks-like-statement",
    }
)  # fmt: skip
"""What a line in the wrong column may be told as, or may be the cause of."""

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
    expect(text, str, "text")
    expect(path, (str, type(None)), "path")
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
            fixes = [evolve(fix, applicability=Applicability.SAFE) for fix in one.fixes[:1]]
            yield problem(one.code, message, one.span, hint, fixes=fixes)
        else:
            yield one


def _read(tokens: list[Line], report: Report, *, lenient: bool) -> tuple[Reading, set[int]]:
    """Read a text, and name the lines within which a line break seems to be lost.

    Where that is so, a lenient reader does not judge what follows, for it may belong to what
    was lost. Where lines stand in the wrong column, they are read where they were meant to stand.
    """
    step, reading, broken = _with_usual_step(tokens, report, lenient)
    if not any(one.code in _MISPLACED for one in reading.diagnostics):
        return reading, broken
    from argmap.language.indentation import straighten  # seldom needed

    straight = straighten(
        tokens, step, report.path, _diagnoser(tokens), report.tabs, report.indents
    )
    if straight is None:
        return reading, broken
    widths = (one for one in reading.diagnostics if one.code == "step-width")
    told = (*straight.diagnostics, *widths)
    again = report.straightened(told, straight.shifts, straight.doubts, straight.covered)
    other, also_broken = _built(straight.tokens, step, again, lenient)
    if len(other.diagnostics) <= len(reading.diagnostics):
        return other, also_broken
    return reading, broken


def _with_usual_step(
    tokens: list[Line], report: Report, lenient: bool
) -> tuple[int, Reading, set[int]]:
    """Read with steps of two; where the text evidently keeps another width, with that."""
    usual, broken = _built(tokens, 2, report.branch(), lenient)
    if not _count(usual):
        return 2, usual, broken
    outlined = [token for token in tokens if token.type in OUTLINED]
    columns = list(map(column_of, outlined))
    step = usual_step(columns)
    if step == 2 or not _keeps(tokens, step):
        return 2, usual, broken
    branch = report.branch()
    index = next(index for index, column in enumerate(columns) if column)
    number = outlined[index].line or 1
    span = Span(number, 1, number, columns[index] + 1, report.path)
    message = f"this text is indented by {step} a step, not by 2"
    fix = _with_two_a_step(tokens, step, report.path)
    branch.warning(span, "step-width", message, "argmap fmt converts it", fixes=(fix,))
    other, also_broken = _built(tokens, step, branch, lenient)
    if _count(other) >= _count(usual):
        return 2, usual, broken  # a few lines astray, not another width
    return step, other, also_broken


def _with_two_a_step(tokens: list[Line], step: int, path: str | None) -> Fix:
    """The fix that gives steps of two to a text with steps of another width."""
    edits = []
    is_even = True
    for token in tokens:
        for number, line in enumerate(token.split("\n")[:-1], token.line):
            if line.strip() and (column := column_of(line)):
                steps, over = divmod(column, step)
                is_even = is_even and not over
                text = " " * (2 * steps + min(over, 1))
                edits.append(Edit(Span(number, 1, number, column + 1, path), text))
    applicability = Applicability.SAFE if is_even else Applicability.LIKELY
    return Fix("Indent by 2 a step", edits, applicability)


def _keeps(tokens: list[Line], step: int) -> bool:
    """Whether hardly any line is indented by less than a step of a width."""
    indents = [column_of(line) for token in tokens for line in token.split("\n") if line.strip()]
    indented = [indent for indent in indents if indent]
    return sum(indent < step for indent in indented) * 5 <= len(indented)


def has_moved(reading: Reading, tokens: Callable[[], list[Line]]) -> bool:
    """Whether lines of a text would be read elsewhere than they stand, or with another step.

    ``reading`` is what they give with steps of two as they stand; ``tokens`` gives its lines.
    """
    if not any(one.code in _MISPLACED for one in reading.diagnostics):
        return False
    lines = tokens()
    if _count(reading):
        outlined = [token for token in lines if token.type in OUTLINED]
        if usual_step(list(map(column_of, outlined))) != 2:
            return True
    from argmap.language.indentation import straighten  # seldom needed

    return straighten(lines, 2, None, _diagnoser(lines)) is not None


def _count(reading: Reading) -> int:
    return sum(one.code in INDENTATION for one in reading.diagnostics)


def _built(
    tokens: list[Line], step: int, report: Report, lenient: bool
) -> tuple[Reading, set[int]]:
    builder = Builder(tokens, step, report, lenient=lenient)
    builder.build()
    last = tokens[-1] if tokens else None
    lines = last.line - 1 + last.count("\n") if last is not None else 0
    origin = origin_of(report.path, builder.head_end, lines)
    map = map_of(builder.headers, builder.items, builder.closing_comments, origin)
    return judged(map, report, builder.lost, builder.unjudged), builder.broken


def _diagnoser(tokens: list[Line]) -> Callable[[str, int], Slip]:
    """What says of a line that is none what it was most likely meant to be."""
    from argmap.language.slips import diagnose  # seldom needed

    ids = {declared_in(token) for token in tokens if token.type == "STATEMENT"} - {""}
    return lambda line, column: diagnose(line, Where(lambda: ids, column))


def plain(text: str, report: Report) -> str:
    """The text with LF at the end of every line and spaces in every indentation."""
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    if text and not text.endswith("\n"):
        text += "\n"
    if text[:1] == ">" or "\n>" in text:
        text = _unquoted(text, report)
    if not _is_printable(text):
        text = _evened(_without_controls(text, report), report)
    return text


def _is_printable(text: str) -> bool:
    """Whether a text has no character but line breaks, spaces and what can be seen: a quick test
    that nearly every text passes.
    """
    return text.replace("\n", " ").isprintable()


def _without_controls(text: str, report: Report) -> str:
    """The text with a space for each control character, each of which is an error."""
    if _CONTROL.search(text) is None:
        return text
    for number, line in enumerate(text.split("\n"), 1):
        for match in _CONTROL.finditer(line):
            span = Span(number, match.start() + 1, number, match.end() + 1, report.path)
            message = f"U+{ord(match[0]):04X} is a control character"
            fix = Fix("Delete the character", (Edit(span, ""),), Applicability.SAFE)
            report.error(span, "control-character", message, "delete it", fixes=(fix,))
    return _CONTROL.sub(" ", text)


def _evened(text: str, report: Report) -> str:
    """The text with spaces alone in every indentation."""
    if _ODD_INDENT.search(text) is None:
        return text
    if _SPACED.search(text):
        numbered = enumerate(text.split("\n"), 1)
        return "\n".join(_straighten(line, number, report) for number, line in numbered)
    edits = []
    for number, line in enumerate(text.split("\n"), 1):
        if wide := len(line) - len(line.lstrip("\t")):
            indent = len(line) - len(line.lstrip("\t "))
            report.widen(number, indent, indent + wide)
            tabs = Span(number, 1, number, wide + 1, report.path)
            edits.append(Edit(tabs, "  " * wide))
    text = _TABS.sub(lambda match: match[0].replace("\t", "  "), text)
    number = next(n for n, line in enumerate(text.split("\n"), 1) if line[:1] == " ")
    span = Span(number, 1, number, 2, report.path)
    message = "this text is indented with tabs, not with spaces"
    fix = Fix("Indent with spaces", edits, Applicability.SAFE)
    report.warning(span, "step-width", message, "argmap fmt converts it", fixes=(fix,))
    return text


def _unquoted(text: str, report: Report) -> str:
    """The text without the signs with which mail quotes lines, each run of them told of once."""
    lines = text.split("\n")
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        match = _MAILED.match(line)
        if match is not None:
            run.append(number)
            continue
        plain = [_QUOTE.sub("", lines[n]) for n in run]
        if any(one[:1] == " " or is_well_formed(one) for one in plain):
            first = run[0] + 1
            edits = [
                Edit(Span(n + 1, 1, n + 1, len(lines[n]) - len(one) + 1, report.path), "")
                for n, one in zip(run, plain, strict=True)
            ]
            span = Span(first, 1, first, edits[0].span.end_column, report.path)
            which = "this line begins" if len(run) == 1 else f"lines {first} to {run[-1] + 1} begin"
            message = f"{which} with >, as in quoted mail"
            hint = "delete the > and the space after it"
            fix = Fix("Delete every >", edits, Applicability.SAFE)
            report.error(span, "bad-indentation", message, hint, fixes=(fix,))
            for n, one in zip(run, plain, strict=True):
                lines[n] = one
        run = []
    return "\n".join(lines)


def is_odd(text: str) -> bool:
    """Whether :func:`plain` would find more to do in a text than the ends of its lines."""
    if _MAILED.search(text):
        return True
    return not _is_printable(text) and bool(_CONTROL.search(text) or _ODD_INDENT.search(text))


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
    if indent[odd] == "\t":
        report.tabs.add(number)
        report.widen(number, len(indent), len(indent) + indent.count("\t"))
    wide = {"\t": "  ", "\ufeff": "", "\u200b": ""}
    spaces = "".join(wide.get(sign, " ") for sign in indent)
    whole = Span(number, 1, number, len(indent) + 1, report.path)
    report.error(
        span,
        "bad-indentation",
        f"{name} stands in the indentation",
        "indent with spaces, two a step",
        fixes=(Fix("Indent with spaces", (Edit(whole, spaces),), Applicability.LIKELY),),
    )
    return spaces + rest


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
    return parse_bytes(read_plain(as_path(path)), str(path))


def parse_bytes(data: bytes, path: str | None = None) -> Reading:
    """Read the bytes of a text in UTF-8; anything else gives a map that is empty (``not-utf8``).

    >>> parse_bytes(b"\\xff").diagnostics[0].message
    'byte 0xFF is not UTF-8'
    """
    expect(data, (bytes, bytearray), "data")
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
