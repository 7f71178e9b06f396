"""Lines that cannot be read: what they were most likely meant to be, and the fixes."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from argmap.language.draft import LinkDraft
from argmap.language.grammar import made_up
from argmap.language.line_fixes import with_sole
from argmap.language.parts import Parts
from argmap.language.shapes import Context, guard
from argmap.language.slip import Slip, Where, shortened
from argmap.language.standing import column_of
from argmap.model import Applicability, Edit, Fix, Span
from argmap.model.vocabulary import HEADERS, PLACEMENT

_LOST: Final = re.compile(r"(?:[a-z]+ +)?([a-z0-9-]+) *:")
FIELD_LINES: Final = frozenset({"CITE", "LONG_CITE", "FIGURE", "LONG_FIGURE", "FIELD"})
OWNED: Final = FIELD_LINES | {"STATEMENT", "REUSE"}
"""The lines that stand under a head."""
_BELOW: Final = tuple(
    dict.fromkeys(kind for parent, below in PLACEMENT.items() if parent for kind in below)
)


class Strays(Parts):
    """Handles lines that cannot be read."""

    def _other(self, line: str, number: int, below: str = "") -> None:
        content = line.lstrip(" ")
        column = len(line) - len(content)
        at_head = self._in_head and self._draft is None
        joined = self._joined_head(content, below or self._other_below())
        slip = joined or self._diagnosed(line)
        if not slip.meant and slip.code == "stray-text" and not below:
            slip = self._as_head(slip, content, column, is_apart=number - 1 in self._blank)
        if match := _LOST.match(content):
            self.lost.add(match[1])
        if self._told is not None:
            above, was_text = self._told
            goes_on = column > above or (was_text and column == above)
            prose = not slip.meant or (slip.guessed and slip.code == "missing-colon")
            if column > above + self._step or (goes_on and prose):
                return  # a text that goes on from a line of which was told already
        span = self._span(number, column, column + max(slip.end, 1))
        is_sure = bool(slip.meant) and not slip.guessed and not slip.meant.endswith(" ?")
        sole = Applicability.SAFE if is_sure else Applicability.LIKELY
        fixes = with_sole(sole, self._proposed(slip, line, number, 0 if at_head else column))
        if joined is not None:
            self._joined = number + 1
            start, end = (
                self._report.span(n, 0, len(x.rstrip()))
                for n, x in ((number, line), (number + 1, below or self._other_below()))
            )
            at = evolve(start, end_line=number + 1, end_column=end.end_column)
            fixes = (
                Fix(
                    "Join the two lines",
                    (Edit(at, " " * column + slip.meant),),
                    Applicability.SAFE,
                ),
            )
        self._report.error(span, slip.code, slip.message, slip.hint, fixes=fixes)
        if slip.meant and not (slip.guessed and self._is_text(column)):
            self._mend(slip, 0 if at_head else column, number, span)
        self._told = column, slip.code == "stray-text" and not slip.meant
        self._open_text = -1

    def _other_below(self) -> str:
        """The line right below, if it is neither a head nor a field."""
        below = self._lines[self._index + 1 : self._index + 2]
        if not below or below[0].type not in ("OTHER", "REOPENING"):
            return ""
        is_top = below[0].type == "REOPENING" and not column_of(below[0])
        return "" if is_top else str(below[0])

    def _joined_head(self, content: str, below: str) -> Slip | None:
        """What is wrong with a line that is the first part of a head, with the rest below it."""
        from argmap.language.broken_heads import joined_head  # seldom needed

        meant = joined_head(content, below)
        if meant is None:
            return None
        message = f"a line break stands within {meant.partition(': ')[0]!r}"
        return Slip("bad-head", message, "join the next line to this one", len(content), meant)

    def _as_head(self, slip: Slip, content: str, column: int, *, is_apart: bool) -> Slip:
        """A line that is taken for a head if what stands right below it belongs to nothing else,
        or if it begins a block of its own.
        """
        below = [*self._lines[self._index + 1 : self._index + 2]]
        if not below and self._after:
            below.append(made_up(self._after, "STATEMENT"))
        if not below or below[0].type not in OWNED:
            return slip
        from argmap.language.rows import fits  # seldom needed

        open_columns = [frame.column for frame in self._outline.frames]
        draft = self._draft.column if self._draft is not None else None
        is_field = below[0].type in FIELD_LINES
        wanted = column_of(below[0])
        fitting = fits(wanted, is_field, open_columns, draft, self._step)
        if wanted != column + self._step or (fitting and not is_apart):
            return slip
        where = Where(self._ids, column, allowed=self._allowed(column))
        kind = where.fitting("claim")
        others = tuple(f"{one}: {content}" for one in where.allowed or () if one != kind)
        hint = f"begin it with a kind, such as {kind}:, for what follows is indented under it"
        meant = f"{kind}: {content}"
        return evolve(slip, hint=hint, meant=meant, guessed=True, others=others)

    def _diagnosed(self, line: str) -> Slip:
        """What is wrong with a line that is none."""
        from argmap.language.slips import diagnose  # seldom needed

        at_head = self._in_head and self._draft is None
        column = column_of(line)
        where = Where(self._ids, column, self._text_hang, at_head, self._allowed(column))
        return diagnose(line.lstrip(" "), where)

    @property
    def _text_hang(self) -> int:
        """Where a line would be text of what is being read; 0 where that takes none."""
        takes_text = self._draft is not None and not isinstance(self._draft, LinkDraft)
        return self._hang if takes_text else 0

    def _allowed(self, column: int) -> tuple[str, ...] | None:
        """The kinds that may stand at a column; ``None`` where that is not known."""
        above = [frame for frame in self._outline.frames if frame.column < column]
        if not above:
            return PLACEMENT[None]
        if above[-1].guessed or above[-1].key is None:
            return None
        return PLACEMENT.get(above[-1].kind, _BELOW)

    def _proposed(self, slip: Slip, line: str, number: int, column: int) -> Iterator[Fix]:
        """The fixes for a line that cannot be read."""
        written = self._report.span(number, column_of(line), len(line.rstrip()))
        own, whole = written.column - 1, evolve(written, column=1)
        if slip.code == "misplaced-header":
            yield from self._to_head([line], number)
            if slip.meant.partition(":")[0] in HEADERS:
                return
        for meant in (slip.meant, *slip.others):
            if meant:
                lines = [one.removesuffix(" ?") for one in meant.rstrip().split("\n")]
                text = "\n".join(f"{' ' * column}{one}" for one in lines)
                yield Fix(f"Write {shortened(lines[0])}", (Edit(whole, text),))
        as_text = slip.code in ("stray-text", "unknown-kind") or slip.guessed
        if as_text and (hang := self._text_hang):
            above = number - 1
            while above in self._blank:
                above -= 1
            at = Span(above + 1, 1, number, own + 1, self._report.path)
            text = guard(
                line.strip(),
                Context.PROSE,
                first=False,
                previous=self._last_text.rpartition("\n")[2],
            )
            escape = "\\" if text.startswith("\\") else ""
            yield Fix(f"Indent it by {hang}, as text", (Edit(at, " " * hang + escape),))
        if not slip.meant and slip.code == "stray-text":
            at = Span(number, own + 1, number, own + 1, self._report.path)
            yield Fix("Make it a comment", (Edit(at, "# "),))

    def _is_text(self, column: int) -> bool:
        """Whether a line here is no head after all, for what follows goes on without it."""
        below = self._below()
        if below is None:
            return False
        headers = below.type in ("HEADER", "USE")
        return headers or (below.type in FIELD_LINES and column_of(below) == column)

    @abstractmethod
    def _to_head(self, lines: Sequence[str], number: int) -> tuple[Fix, ...]:
        """The fix that moves a header to the others."""

    @abstractmethod
    def _mend(self, slip: Slip, column: int, number: int, span: Span) -> None:
        """Read what a line was most likely meant to be."""
