"""Handle malformed lines: guess what they were meant to be, report them, and continue from that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.language.escaping import Context, escape_text
from argmap.language.line_fixes import with_sole
from argmap.language.logical_lines import OWNED, column_of
from argmap.language.recovery.broken_heads import joined_head
from argmap.language.recovery.physical_lines import fits
from argmap.language.recovery.suggestion import Slip, Where, shortened
from argmap.language.recovery.unknown_lines import diagnose
from argmap.language.step_width import spaces
from argmap.model import Applicability, Edit, Fix, Span
from argmap.model.codes import Code
from argmap.model.vocabulary import HEADERS, PLACEMENT

if TYPE_CHECKING:
    from argmap.language.token_stream import TokenStream

_PARTS: Final = ("STATEMENT", "REUSE")
_LOST: Final = re.compile(r"(?:[a-z]+ +)?([a-z0-9-]+) *:")
_BELOW: Final = tuple(
    dict.fromkeys(kind for parent, below in PLACEMENT.items() if parent for kind in below)
)


def read_stray(stream: TokenStream, line: str, number: int, below: str = "") -> None:
    """Emit a malformed line, followed by the tokens of what it was meant to be.

    ``below`` is the next line, if both were split off the same text.
    """
    content = line.lstrip(" ")
    column = len(line) - len(content)
    stream.out.put("STRAY", line.strip(), number, column)
    at_head = stream.layout.in_head and stream.layout.part is None
    joined = _joined_head(stream, content, below or _other_below(stream))
    slip = joined or diagnosed(stream, line)
    if not slip.meant and slip.code == Code.STRAY_TEXT and not below:
        slip = _as_head(stream, slip, content, column, is_apart=number - 1 in stream.blank)
    if match := _LOST.match(content):
        stream.lost.add(match[1])
    if stream.told is not None:
        above, was_text = stream.told
        goes_on = column > above or (was_text and column == above)
        prose = not slip.meant or (slip.guessed and slip.code == Code.MISSING_COLON)
        if column > above + stream.layout.step or (goes_on and prose):
            return  # continues a line that was already reported
    span = stream.out.span(number, column, column + max(slip.end, 1))
    is_sure = bool(slip.meant) and not slip.guessed and not slip.meant.endswith(" ?")
    sole = Applicability.SAFE if is_sure else Applicability.LIKELY
    fixes = with_sole(sole, _proposed(stream, slip, line, number, 0 if at_head else column))
    if joined is not None:
        stream.joined = number + 1
        start, end = (
            stream.report.span(n, 0, len(x.rstrip()))
            for n, x in ((number, line), (number + 1, below or _other_below(stream)))
        )
        at = evolve(start, end_line=number + 1, end_column=end.end_column)
        fixes = (
            Fix(
                "Join the two lines",
                (Edit(at, " " * column + slip.meant),),
                Applicability.SAFE,
            ),
        )
    stream.report.error(span, slip.code, slip.message, slip.hint, fixes=fixes)
    if slip.meant and not (slip.guessed and _is_text(stream, column)):
        stream.mend(slip, 0 if at_head else column, number, span)
    stream.told = column, slip.code == Code.STRAY_TEXT and not slip.meant
    stream.open_text = -1


def _other_below(stream: TokenStream) -> str:
    """Return the next line, if it is neither a head nor a field."""
    below = stream.lines.after()
    if below is None or below.lastgroup not in ("OTHER", "REOPENING"):
        return ""
    is_top = below.lastgroup == "REOPENING" and not column_of(below[0])
    return "" if is_top else below[0]


def _joined_head(stream: TokenStream, content: str, below: str) -> Slip | None:
    """Diagnose a line that is the first part of a head split over two lines."""
    meant = joined_head(content, below)
    if meant is None:
        return None
    message = f"there is a line break inside {meant.partition(': ')[0]!r}"
    return Slip(Code.BAD_HEAD, message, "join the next line to this one", len(content), meant)


def _as_head(stream: TokenStream, slip: Slip, content: str, column: int, *, is_apart: bool) -> Slip:
    """Treat a malformed line as a head if the line below belongs to no other part.

    The same applies to a malformed line that begins a new block.
    """
    below = stream.lines.after()
    if below is None or below.lastgroup not in OWNED:
        return slip
    open_columns = [part.column for part in stream.layout.parts]
    own = stream.layout.part.column if stream.layout.part is not None else None
    is_field = below.lastgroup == "FIELD"
    wanted = column_of(below[0])
    fitting = fits(wanted, is_field, open_columns, own, stream.layout.step)
    if wanted != column + stream.layout.step or (fitting and not is_apart):
        return slip
    where = Where(stream.lines.ids, column, allowed=_allowed(stream, column))
    kind = where.fitting("claim")
    others = tuple(f"{one}: {content}" for one in where.allowed or () if one != kind)
    hint = f"begin it with a kind, such as '{kind}:', because the next line is indented under it"
    meant = f"{kind}: {content}"
    return slip._replace(hint=hint, meant=meant, guessed=True, others=others)


def diagnosed(stream: TokenStream, line: str) -> Slip:
    """Diagnose a malformed line."""
    at_head = stream.layout.in_head and stream.layout.part is None
    column = column_of(line)
    below = stream.lines.below()
    is_parent = below is not None and below.lastgroup in _PARTS and column_of(below[0]) > column
    allowed = _allowed(stream, column)
    where = Where(stream.lines.ids, column, _text_hang(stream), at_head, allowed, is_parent)
    return diagnose(line.lstrip(" "), where)


def _text_hang(stream: TokenStream) -> int:
    """Return the column at which a line would continue the current text, or 0."""
    part = stream.layout.part
    if part is None or (part.is_link and not stream.last_text):  # a link needs no reason
        return 0
    return stream.hang


def _allowed(stream: TokenStream, column: int) -> tuple[str, ...] | None:
    """Return the kinds allowed at a column, or ``None`` if that is unknown."""
    above = [part for part in stream.layout.parts if part.column < column]
    if not above:
        return PLACEMENT[None]
    if above[-1].guessed or above[-1].is_closed:
        return None
    return PLACEMENT.get(above[-1].kind, _BELOW)


def _proposed(
    stream: TokenStream, slip: Slip, line: str, number: int, column: int
) -> Iterator[Fix]:
    """Yield the fixes for a malformed line."""
    written = stream.report.span(number, column_of(line), len(line.rstrip()))
    own, whole = written.column - 1, evolve(written, column=1)
    if slip.code == Code.MISPLACED_HEADER:
        yield from stream.layout.to_head([line], number)
        if slip.meant.partition(":")[0] in HEADERS:
            return
    for meant in (slip.meant, *slip.others):
        if meant:
            lines = [one.removesuffix(" ?") for one in meant.rstrip().split("\n")]
            text = "\n".join(f"{' ' * column}{one}" for one in lines)
            yield Fix(f"Write '{shortened(lines[0])}'", (Edit(whole, text),))
    as_text = slip.code in (Code.STRAY_TEXT, Code.UNKNOWN_KIND) or slip.guessed
    if as_text and (hang := _text_hang(stream)):
        above = number - 1
        while above in stream.blank:
            above -= 1
        at = Span(above + 1, 1, number, own + 1, stream.report.path)
        text = escape_text(
            line.strip(),
            Context.PROSE,
            first=False,
            previous=stream.last_text.rpartition("\n")[2],
        )
        escape = "\\" if text.startswith("\\") else ""
        yield Fix(f"Indent it by {spaces(hang)}, as text", (Edit(at, " " * hang + escape),))
    if not slip.meant and slip.code == Code.STRAY_TEXT:
        at = Span(number, own + 1, number, own + 1, stream.report.path)
        yield Fix("Make it a comment", (Edit(at, "# "),))


def _is_text(stream: TokenStream, column: int) -> bool:
    """Whether a guessed head is probably text, judging by the lines below."""
    below = stream.lines.below()
    if below is None:
        return False
    if below.lastgroup in ("HEADER", "USE"):
        return True
    return below.lastgroup == "FIELD" and column_of(below[0]) == column
