"""Lines that stand in a column where they cannot: what is wrong with them, and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from argmap.language.outline import Frame, Outline
from argmap.model.vocabulary import PLACEMENT

if TYPE_CHECKING:
    from argmap.language.grammar import Line

_FIELDS: Final = frozenset({"CITE", "LONG_CITE", "FIGURE", "LONG_FIGURE", "FIELD"})
_CHILDREN: Final = frozenset({"STATEMENT", "REUSE"})
_TOP_ONLY: Final = {
    kind
    for kind in PLACEMENT[None]
    if not any(kind in below for above, below in PLACEMENT.items() if above)
}
_BETWEEN: Final = frozenset({"COMMENT", "BLANK"})


def off(column: int, wanted: int) -> str:
    """On which side of the wanted column a line stands."""
    return "too far in" if column > wanted else "too far out"


def misplaced(column: int, expected: int, parent: Frame | None) -> tuple[str, str, str]:
    """Code, message and hint for a head that stands at no child's column."""
    if parent is None:
        hint = "what stands at the top level begins at the left margin"
    else:
        hint = f"indent it by {expected} to put it under {parent.head}, "
        hint += "or put a backslash before it if it is text"
    return "indentation", f"this line stands {off(column, expected)}", hint


def astray(
    name: str, column: int, wanted: int | None, outline: Outline, step: int
) -> tuple[str, str, str]:
    """Code, message and hint for a field that does not stand right below a statement's text.

    ``wanted`` is the column of the fields of what stands above it, None where that has none.
    """
    for frame in reversed(outline.frames):
        if frame.column + step == column:
            if frame.key is None:
                hint = "fields stand in a statement or an argument; a reason follows the colon"
                return "misplaced-field", f"{name}: has no meaning in {frame.head}", hint
            if wanted is None:
                hint = "a reopened statement takes no fields: write them where it stands first"
                return "misplaced-field", f"{name}: has nothing to belong to here", hint
            message = f"{name}: comes after what stands under {frame.head}"
            hint = "move it up, to just below the text that it belongs to"
            return "field-after-children", message, hint
    if wanted is None:
        hint = "fields stand one step in, below the text of a statement"
        return "misplaced-field", f"{name}: has nothing to belong to here", hint
    hint = f"indent it by {wanted} if it is a field, or write \\{name}: if it is text"
    return "indentation", f"{name}: stands {off(column, wanted)}", hint


def meant_columns(
    lines: Sequence[Line], step: int, above: list[tuple[int, str]] | None = None
) -> dict[int, int]:
    r"""The columns at which heads are meant to stand that do not, by the number of their line.

    A head is out of place, and not all that belongs to it, where its text, its fields and its
    first child stand as if it began in one and the same other column, and it may stand there.
    ``above`` are the heads that are open above these lines, each as its column and its kind, "@"
    for one that may be of any; it is brought up to date.

    >>> from argmap.language.grammar import lines
    >>> text = "thesis t: It lasts.\nclaim c: It has one\n      centre.\n    by: Wolfe\n"
    >>> meant_columns(lines(text), 2)
    {2: 2}
    """
    moved: dict[int, int] = {}
    above = [] if above is None else above
    for index, token in enumerate(lines):
        if token.type in ("RELATION", "SECTION"):
            above.clear()
        elif token.type == "REOPENING":
            above[:] = [(0, "@")]
        elif token.type in _CHILDREN:
            column, kind = _column(token), _kind(token)
            meant = _meant(lines, index, kind, _possible(above, kind, step), step)
            if meant is not None:
                column = moved[token.line or 1] = meant
            while above and above[-1][0] >= column:
                above.pop()
            above.append((column, kind if token.type == "STATEMENT" else ""))
    return moved


def _possible(above: list[tuple[int, str]], kind: str, step: int) -> set[int]:
    """The columns at which a head of a kind may stand."""
    found = {
        column + step
        for column, parent in above
        if parent == "@" or (parent and kind in PLACEMENT[parent])
    }
    return found | {0} if kind in PLACEMENT[None] else found


def _meant(
    lines: Sequence[Line], index: int, kind: str, possible: set[int], step: int
) -> int | None:
    column = _column(lines[index])
    text, rest = _evidence(lines, index, step)
    voices = {*text, *rest}
    if column in possible:
        # A line that may stand where it does is doubted only if two others agree on it, and
        # text alone is no witness: many let it hang by one step.
        if not rest or len(text) + len(rest) < 2:
            return None
    elif not voices and kind in _TOP_ONLY:
        voices = {0}
    elif not voices and lines[index].type == "REUSE":
        # Nothing hangs from it or stands under it; but there may be one place for it only.
        voices = {near for near in possible if abs(near - column) <= step}
    if len(voices) != 1 or not voices <= possible - {column}:
        return None
    meant = voices.pop()
    return meant if abs(meant - column) <= step else None


def _evidence(lines: Sequence[Line], index: int, step: int) -> tuple[list[int], list[int]]:
    """Where the text of a head puts it, and where its fields and its first child do."""
    column = _column(lines[index])
    text = [hang - 2 * step for hang in _hanging(lines[index])]
    rest: list[int] = []
    if lines[index].type == "REUSE":
        return text, rest
    for number in range(index + 1, len(lines)):
        line = lines[number]
        here = _column(line)
        if line.type in _FIELDS:
            rest.append(here - step)
            rest += [hang - 3 * step for hang in _hanging(line)]
        elif line.type in _CHILDREN and here > column:
            # What may not stand under the head is none of its children; and if the head has
            # moved to where this stands, it is a sibling.
            if _kind(line) in PLACEMENT[_kind(lines[index])] and {*text, *rest} != {here}:
                # A child that has something of its own in the right place is sure to be right.
                settled = number + 1 < len(lines) and _column(lines[number + 1]) == here + step
                rest += [here - step] * (2 if settled else 1)
            break
        elif line.type not in _BETWEEN:
            break
    return text, rest


def _kind(head: Line) -> str:
    return head.split(maxsplit=1)[0].rstrip(":")


def _hanging(line: Line) -> Iterator[int]:
    return (_column(physical) for physical in line.split("\n")[1:-1])


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
