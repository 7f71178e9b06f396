"""Read running text: the rest of a line and its continuation lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.escaping import Context, shapes, unescape
from argmap.language.layout import Layout
from argmap.language.logical_lines import hangs
from argmap.language.near_misses import QUICK
from argmap.language.step_width import spaces
from argmap.model.codes import Code
from argmap.model.vocabulary import RelationKind

if TYPE_CHECKING:
    from argmap.language.text_fixes import Found, Owner

_LOOKS_LIKE = Code.LOOKS_LIKE_STATEMENT
_TOP_OR_TEXT = "move it to the left margin, or write a backslash before it if it is text"
_MEANING = {
    "near": (
        _LOOKS_LIKE,
        "this line looks like a statement or a field, but is read as text",
        "correct it and its indentation, or write a backslash before it if it is text",
    ),
    "inside": (
        _LOOKS_LIKE,
        "a statement or a field seems to begin inside this line, but is read as text",
        "start a new line there, or write a backslash before it if it is text",
    ),
    "reopening": (
        _LOOKS_LIKE,
        "this line looks like a reopened statement, but is read as text",
        _TOP_OR_TEXT,
    ),
    "relation": (
        _LOOKS_LIKE,
        "this line looks like a relation, but is read as text",
        _TOP_OR_TEXT,
    ),
    "item": (
        _LOOKS_LIKE,
        "this line looks like a list item, but is read as text",
        "begin it with a kind ('claim: ...'), indented like a statement, "
        "or write a backslash before it if it is text",
    ),
    "foreign": (
        _LOOKS_LIKE,
        "this line looks like an Argdown statement, but is read as text",
        "begin it with a kind and an id ('claim ID: ...'), indented like a statement, "
        "or write a backslash before it if it is text",
    ),
    "colon": (
        _LOOKS_LIKE,
        "this text begins with a colon",
        "remove the colon, or write a backslash before it if it is text",
    ),
    "stray-id": (
        Code.LOOKS_LIKE_ID,
        "this text begins with what looks like an id",
        "put the id before the colon, or write a backslash before it if it is text",
    ),
}


_Lines = tuple[tuple[str, int], ...]
Block = tuple[str, _Lines, _Lines]
"""A text; the lines (with their numbers) after it that do not belong to it; and the heads that seem
to begin inside it, after a missing line break, with their line numbers.
"""

# Starts of a continuation line that is a list item, a relation or a near miss. The repeats are
# possessive, or every text would be tried once more for each space of its indentation. Three words
# of a relation end with a letter or a digit, unlike those with which a sentence ends.
_ODD_START: Final = re.compile(
    r"\n ++(?:[-+*•–—><_\[(`＠]|\d{1,3}[.)] |[a-z]\) "
    rf"|[a-z0-9.-]++ [a-z-]++ [a-z0-9.-]++(?<![.-]) *+(?:\n|$)|{QUICK})"
)
_ODD_SIGN: Final = re.compile(r"\n ++[a-z]++(?: [a-z0-9-]++)? ?[：︓﹕∶;=]")


# A relation at the end of a line, after a missing line break. Looking for its verbs first takes
# half the time, as few texts have one, and long documents do not have them all.
_RELATED: Final = re.compile(rf" (?:{'|'.join(RelationKind)}) +[a-z0-9.-]+ *(?:\n|$)")
_VERBS: Final = tuple(f" {verb} " for verb in RelationKind)


def verbs_in(document: str) -> tuple[str, ...]:
    """Return the verbs of relations that occur in a document, between spaces."""
    return tuple(verb for verb in _VERBS if verb in document)


def is_plain(text: str, verbs: Iterable[str] = _VERBS) -> bool:
    """Whether a text has nothing that looks like syntax; by far the most common case."""
    if ":" in text or "\\" in text or "@" in text or " use " in text:
        return False
    for verb in verbs:
        if verb in text and _RELATED.search(text) is not None:
            return False
    if "\n" not in text:
        return True
    if _ODD_START.search(text) is not None:
        return False
    may_have_sign = ";" in text or "=" in text or not text.isascii()
    return not may_have_sign or _ODD_SIGN.search(text) is None


class TextReader(NamedTuple):
    """Reads the texts of logical lines, and reports what in them looks like syntax.

    ``layout`` knows the part that a text belongs to, and ``ids`` returns the ids of the map.
    ``verbs`` are those in the whole document; see :func:`verbs_in`.
    """

    layout: Layout
    ids: Callable[[], Collection[str]]
    report: DiagnosticCollector
    verbs: tuple[str, ...]

    def read(self, line: str, at: int, number: int, column: int, follows: Context | None) -> Block:
        """Read the text of a logical line, which begins on line ``number``, from position ``at``.

        ``column`` is the column of the head or field. ``follows`` is ``None`` for values that are
        not prose (citations): these are not checked for lookalikes of syntax or unescaped.
        """
        raw = line[at:]
        hang = column + 2 * self.layout.step
        if is_plain(raw, self.verbs):
            text = raw.replace(f"\n{' ' * hang}", "\n")
            if "\n " not in text:  # every line is indented by exactly that much
                return text, (), ()
        kept: list[str] = []
        joined: list[tuple[str, int]] = []
        lines = raw.split("\n")
        above = ""
        for index, physical in enumerate(lines):
            content = physical.lstrip(" ")
            indent = len(physical) - len(content)
            here = number + index
            if index and not hangs(physical, column, self.layout.step):
                leftover = zip(lines[index:], count(here), strict=False)
                return "\n".join(kept), tuple(leftover), tuple(joined)
            if index and indent != hang and not joined:
                _uneven(self.report, here, indent, len(physical.rstrip()), hang)
            if is_plain(f"\n {content}" if index else content):
                above = content
            elif follows is not None:
                start = indent if index else at + indent
                for found in _shapes_in(
                    content, follows, here, start, at - 1, above, first=not index
                ):
                    from argmap.language.text_fixes import text_fixes  # seldom needed

                    fixes = text_fixes(found, self.report, self._owner())
                    span = self.report.span(here, start + found.start, start + found.end)
                    self.report.warning(span, *_MEANING[found.sort], fixes=fixes)
                    if found.sort == "inside":
                        joined.append((content[found.start : found.end], here))
                content, above = (
                    unescape(content, follows, first=index == 0, previous=above),
                    content,
                )
            else:
                tail = content[max(content.rfind('"'), content.rfind("”")) + 1 :].lstrip()
                heads = shapes(tail, Context.VALUE, first=True)
                joined += [(tail[start:end], here) for start, end, _ in heads]
            kept.append(content)
        return "\n".join(kept), (), tuple(joined)

    def _owner(self) -> Owner:
        """Return the part whose text or field is being read."""
        from argmap.language.text_fixes import Owner  # seldom needed

        part = self.layout.parts[-1] if self.layout.parts else None
        kind, column = (part.kind, part.column) if part is not None else ("", 0)
        return Owner(kind, column, self.layout.step, self.ids)


def _uneven(report: DiagnosticCollector, line: int, indent: int, end: int, hang: int) -> None:
    side = "far" if indent > hang else "little"
    report.warning(
        report.span(line, indent, end),
        Code.HANGING_INDENT,
        f"this line is read as text, but it is indented too {side}",
        f"indent it by {spaces(hang)} if it is text",
    )


def _shapes_in(
    content: str,
    follows: Context,
    line: int,
    column: int,
    head_end: int,
    previous: str,
    *,
    first: bool,
) -> Iterator[Found]:
    """Yield everything in a line that looks like syntax and is not escaped."""
    for start, end, sort in shapes(content, follows, first=first, previous=previous):
        if content[start] == "\\" or sort == "head":
            continue  # an unescaped head ends the text, which the grammar handles
        from argmap.language.text_fixes import Found  # seldom needed

        yield Found(sort, line, column, content, start, end, head_end)
