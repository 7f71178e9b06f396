"""Normalize a text before lexing: LF line endings, and spaces in all indentation.

Quotation signs from mail, tabs and control characters are replaced here and reported.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.grammar import is_well_formed
from argmap.model import Applicability, Edit, Fix, Span
from argmap.model.codes import Code

# Patterns that most texts do not need stay strings, which re compiles when they are first used.
_LINE_END: Final = r"\r\n?"
_ODD_INDENT: Final = r"(?m)^ *(?:[^\S\n ]|[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff])[^\S\n]*"
# Only tabs, or tabs followed by spaces for alignment.
_TABS: Final = r"(?m)^\t+"
_SPACED: Final = (
    r"(?m)^(?!\t+ *\S)[^\S\n]+(?=\S)|^\t* *[^\S\t\n ]|^[\x00-\x08\x0e-\x1f\x7f\u200b\ufeff]"
)
_MAILED: Final = r"(?m)^>[ >]*\S"
_QUOTE: Final = r"^(?:> ?)+"
_CONTROL: Final = r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"

_PIECE: Final = 1 << 16
_PRINTABLE_ASCII: Final = bytes(range(ord(" "), 0x7F)) + b"\n"


def normalized(text: str, report: DiagnosticCollector) -> str:
    """Return the text with LF line endings and only spaces in the indentation."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = re.sub(_LINE_END, "\n", text)
    if text and not text.endswith("\n"):
        text += "\n"
    if ">" in text and (text[0] == ">" or "\n>" in text):
        text = _unquoted(text, report)
    if not _is_printable(text):
        text = _evened(_without_controls(text, report), report)
    return text


def _is_printable(text: str) -> bool:
    """Whether a text has only printable characters and line breaks.

    This quick test succeeds for nearly every text.
    """
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))  # no second long text
    return all(_is_piece_printable(piece) for piece in pieces)


def _is_piece_printable(piece: str) -> bool:
    # Few characters are not ASCII, and isprintable looks each one up.
    rest = piece.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE_ASCII)
    return rest.decode("utf-8", "surrogatepass").isprintable()


def _without_controls(text: str, report: DiagnosticCollector) -> str:
    """Replace each control character with a space and report an error."""
    if re.search(_CONTROL, text) is None:
        return text
    for number, line in enumerate(text.split("\n"), 1):
        for match in re.finditer(_CONTROL, line):
            span = Span(number, match.start() + 1, number, match.end() + 1, report.path)
            message = f"U+{ord(match[0]):04X} is a control character"
            fix = Fix("Delete the character", (Edit(span, ""),), Applicability.SAFE)
            report.error(span, Code.CONTROL_CHARACTER, message, "delete it", fixes=(fix,))
    return re.sub(_CONTROL, " ", text)


def _evened(text: str, report: DiagnosticCollector) -> str:
    """Replace all other whitespace in the indentation with spaces."""
    if re.search(_ODD_INDENT, text) is None:
        return text
    if re.search(_SPACED, text):
        numbered = enumerate(text.split("\n"), 1)
        return "\n".join(_straighten(line, number, report) for number, line in numbered)
    edits = []
    for number, line in enumerate(text.split("\n"), 1):
        if wide := len(line) - len(line.lstrip("\t")):
            indent = len(line) - len(line.lstrip("\t "))
            report.widen(number, indent, indent + wide)
            tabs = Span(number, 1, number, wide + 1, report.path)
            edits.append(Edit(tabs, "  " * wide))
    text = re.sub(_TABS, lambda match: match[0].replace("\t", "  "), text)
    number = next(n for n, line in enumerate(text.split("\n"), 1) if line[:1] == " ")
    span = Span(number, 1, number, 2, report.path)
    message = "this file is indented with tabs instead of spaces"
    fix = Fix("Indent with spaces", edits, Applicability.SAFE)
    report.warning(span, Code.STEP_WIDTH, message, "'argmap fmt' converts it", fixes=(fix,))
    return text


def _unquoted(text: str, report: DiagnosticCollector) -> str:
    """Remove the ``>`` signs of quoted mail, and report each run of quoted lines once."""
    lines = text.split("\n")
    run: list[int] = []
    for number, line in enumerate([*lines, ""]):
        match = re.match(_MAILED, line)
        if match is not None:
            run.append(number)
            continue
        plain = [re.sub(_QUOTE, "", lines[n]) for n in run]
        if any(one[:1] == " " or is_well_formed(one) for one in plain):
            first = run[0] + 1
            edits = [
                Edit(Span(n + 1, 1, n + 1, len(lines[n]) - len(one) + 1, report.path), "")
                for n, one in zip(run, plain, strict=True)
            ]
            span = Span(first, 1, first, edits[0].span.end_column, report.path)
            which = "this line begins" if len(run) == 1 else f"lines {first} to {run[-1] + 1} begin"
            message = f"{which} with '>', as in a quoted email"
            hint = "delete the '>' and the space after it"
            fix = Fix("Delete every '>'", edits, Applicability.SAFE)
            report.error(span, Code.BAD_INDENTATION, message, hint, fixes=(fix,))
            for n, one in zip(run, plain, strict=True):
                lines[n] = one
        run = []
    return "\n".join(lines)


def is_odd(text: str) -> bool:
    """Whether :func:`normalized` would change more in a text than its line endings."""
    if re.search(_MAILED, text):
        return True
    return not _is_printable(text) and bool(
        re.search(_CONTROL, text) or re.search(_ODD_INDENT, text)
    )


def _straighten(line: str, number: int, report: DiagnosticCollector) -> str:
    """Replace a tab in the indentation with one step, anything else with a space; report it."""
    match = re.match(_ODD_INDENT, line)
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
        Code.BAD_INDENTATION,
        f"the indentation contains {name}",
        "indent with two spaces per level",
        fixes=(Fix("Indent with spaces", (Edit(whole, spaces),), Applicability.LIKELY),),
    )
    return spaces + rest
