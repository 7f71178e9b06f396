"""The physical lines of a text, classified as far as their columns matter.

Rows are made once; :mod:`argmap.language.recovery.nesting` works out their nesting for any columns,
so that moves can be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from argmap.language.allowed_fields import HEADER_FIELDS
from argmap.language.escaping import Context, shapes
from argmap.language.grammar import lines as logical_lines

if TYPE_CHECKING:
    from argmap.language.grammar import Line
    from argmap.language.recovery.suggestion import Slip


class Sort(IntEnum):
    """The type of a physical line, as far as columns matter."""

    BLANK = 0
    COMMENT = 1
    TEXT = 2
    HEAD = 3
    REUSE = 4
    FIELD = 5
    TOP = 6
    OTHER = 7


_SORTS: Final = {
    "STATEMENT": Sort.HEAD,
    "REUSE": Sort.REUSE,
    "FIELD": Sort.FIELD,
    "COMMENT": Sort.COMMENT,
    "RELATION": Sort.TOP,
    "SECTION": Sort.TOP,
    "REOPENING": Sort.TOP,
    "HEADER": Sort.TOP,
    "USE": Sort.TOP,
    "OTHER": Sort.OTHER,
}
ANY_KIND: Final = "?"
"""The kind of a head whose kind is a guess: allowed anywhere, with any children."""


class Row:
    """One physical line at ``column``; ``word`` is its kind or field name.

    ``length`` is the length as written, ``content`` the content, corrected if necessary. ``name``
    is how messages refer to it. ``token`` is the index of its logical line. ``is_slip`` says that
    the line is malformed. ``has_tab`` says that its indentation has a tab; then its column
    ``is_unsure`` until decided.
    """

    __slots__ = (
        "_is_joined", "column", "content", "has_tab", "is_slip", "is_unsure", "length", "line",
        "sort", "token", "word",
    )  # fmt: skip

    def __init__(
        self, line: int, column: int, content: str, sort: Sort, word: str, token: int
    ) -> None:
        self.line = line
        self.column = column
        self.content = content
        self.length = len(content.rstrip())
        self.sort = sort
        self.word = word
        self.token = token
        self.has_tab = self.is_unsure = self.is_slip = False
        self._is_joined: bool | None = None

    @property
    def is_head(self) -> bool:
        """Whether a statement or an argument is defined or reused here."""
        return self.sort is Sort.HEAD or self.sort is Sort.REUSE

    @property
    def name(self) -> str:
        """How messages refer to the row: the quoted id, or "the claim on line 3" without an id.

        >>> Row(1, 0, "claim a: It lasts.", Sort.HEAD, "claim", 0).name
        "'a'"
        """
        words = self.content.partition(":")[0].split()
        if self.sort is Sort.TOP:
            return self.content.strip()
        return (
            repr(words[1].lstrip("@"))
            if len(words) == 2
            else f"line {self.line}"
            if self.word == ANY_KIND
            else f"the {self.word} on line {self.line}"
        )

    @property
    def is_joined(self) -> bool:
        """Whether a head seems to begin inside this line, after a missing line break."""
        if self._is_joined is None:
            text = self.content.partition(":")[2] if self.is_head else self.content
            found = shapes(text.strip(), Context.PROSE, first=True)
            self._is_joined = any(sort == "inside" for _, _, sort in found)
        return self._is_joined

    def as_head(self, meant: str, *, guessed: bool = False) -> Row | None:
        """Return the row that this would be if its content were ``meant``, or ``None``.

        ``None`` means that ``meant`` is neither a head nor a field. A guessed kind becomes
        ``ANY_KIND``.
        """
        token = logical_lines(f"{meant}\n")[0]
        sort = _SORTS.get(token.type, Sort.BLANK)
        if sort not in (Sort.HEAD, Sort.REUSE, Sort.FIELD):
            return None
        word = ANY_KIND if guessed and sort is Sort.HEAD else _word(meant)
        row = Row(self.line, self.column, meant, sort, word, self.token)
        row.length = self.length
        return row


def rows_of(tokens: Sequence[Line], step: int, diagnose: Callable[[str, int], Slip]) -> list[Row]:
    """Return the rows of a text; ``diagnose`` guesses what malformed lines were meant to be."""
    rows: list[Row] = []
    near: Row | None = None  # a malformed head, whose text is malformed too
    for number, token in enumerate(tokens):
        physical = token.split("\n")[:-1]
        if token.type == "BLANK":
            blank = (
                Row(token.line + at, 0, "", Sort.BLANK, "", number) for at, _ in enumerate(physical)
            )
            rows += blank
            near = None
            continue
        sort = _SORTS[token.type]
        first = len(rows)
        for at, line in enumerate(physical):
            content = line.lstrip(" ")
            row = Row(token.line + at, len(line) - len(content), content, sort, "", number)
            lost = sort is Sort.OTHER
            if at:
                row.sort = Sort.TEXT
                if row.column <= rows[first].column + step:  # not deep enough for text
                    lost = True
                    row = _top(row, step)
            elif not lost:
                near = None
                row.word = _word(content)
            if lost and near is not None and row.column > near.column + step:
                row.sort = Sort.TEXT
            elif lost and row.sort is not Sort.TOP:
                slip = diagnose(content, row.column)
                head = row.as_head(slip.meant, guessed=slip.guessed) if slip.meant else None
                if head is not None:
                    near = row = head
                    row.is_slip = True
            rows.append(row)
    _name_reopened(rows)
    _find_closing(rows)
    _find_lost_heads(rows, step)
    for number in range(1, len(rows) - 1):
        if _is_text_after_all(rows, number, step):
            rows[number].sort = Sort.TEXT
    return rows


def _find_closing(rows: Sequence[Row]) -> None:
    """Mark the ``x-NAME:`` lines of the map itself, below all its parts and a blank line."""
    heads = (n for n, row in enumerate(rows) if row.is_head or row.sort is Sort.TOP)
    is_apart = False
    for row in rows[max(heads, default=len(rows)) + 1 :]:
        if row.sort is Sort.BLANK:
            is_apart = True
        elif row.sort is Sort.FIELD and not row.column and row.word.startswith("x-") and is_apart:
            row.sort = Sort.TOP
        elif row.sort is not Sort.COMMENT and row.sort is not Sort.TEXT:
            is_apart = False


def _name_reopened(rows: Sequence[Row]) -> None:
    """Set the word of each reopening to the kind of the reopened statement."""
    reopened = [row for row in rows if row.sort is Sort.TOP and row.content.startswith("@")]
    if not reopened:
        return
    kinds: dict[str, str] = {}
    for row in rows:
        head = row.content.partition(":")[0].split()
        if row.sort is Sort.HEAD and len(head) == 2:
            kinds.setdefault(head[1], row.word)
    for row in reopened:
        row.word = kinds.get(row.content.strip()[1:], ANY_KIND)


def fits(
    column: int, is_field: bool, open_columns: Sequence[int], draft: int | None, step: int
) -> bool:
    """Whether a head or a field is allowed at ``column``.

    A field must belong to the statement at ``draft``, a head to one of the parts at
    ``open_columns``, outermost first.

    >>> fits(4, False, [0, 2], 2, 2), fits(4, False, [0], 0, 2)
    (True, False)
    """
    if is_field:
        return draft is not None and draft + step == column
    above = next((one for one in reversed(open_columns) if one < column), None)
    return above is not None and above + step == column


def _find_lost_heads(rows: list[Row], step: int) -> None:
    """Turn a malformed line into a head if the line below it can belong to no other part."""
    open_columns: list[int] = []
    draft: int | None = None
    owner = 0  # the column of the head or field whose text may continue
    for number, row in enumerate(rows[:-1]):
        below = rows[number + 1]
        is_lost = row.sort is Sort.OTHER or (row.sort is Sort.TEXT and row.column <= owner + step)
        if is_lost and row.column + step == below.column:
            is_field = below.sort is Sort.FIELD
            apart = number and rows[number - 1].sort is Sort.BLANK
            if (is_field or below.is_head) and (
                apart or not fits(below.column, is_field, open_columns, draft, step)
            ):
                head = row.as_head(f"claim: {row.content}", guessed=True)
                assert head is not None  # it begins with "claim:"
                head.is_slip = True
                row = rows[number] = head
        if row.is_head or row.sort is Sort.TOP:
            while open_columns and open_columns[-1] >= row.column:
                open_columns.pop()
            if row.is_head or row.content.startswith("@"):
                open_columns.append(row.column)
            draft = row.column if row.is_head else None
        if row.is_head or row.sort in (Sort.TOP, Sort.FIELD):
            owner = row.column


def _is_text_after_all(rows: Sequence[Row], number: int, step: int) -> bool:
    """Whether a bare "claim:" is part of a text, because it has no children or siblings."""
    row, above = rows[number], rows[number - 1]
    if row.sort is not Sort.HEAD or not row.content.startswith(f"{row.word}:"):
        return False
    owner = number - 1
    while owner and rows[owner].sort is Sort.TEXT:
        owner -= 1
    if rows[owner].sort is not Sort.HEAD or above.sort not in (Sort.HEAD, Sort.TEXT):
        return False
    if row.column <= rows[owner].column + step:
        return False
    below = number + 1
    while below < len(rows) and rows[below].sort in (Sort.TEXT, Sort.BLANK, Sort.COMMENT):
        below += 1
    if below == len(rows):
        return True
    # A line deeper than a child of the part above belongs to this one.
    is_sort = rows[below].is_head or rows[below].sort is Sort.FIELD
    if is_sort and rows[below].column > rows[owner].column + step:
        return False
    return rows[below].column < row.column


def _top(row: Row, step: int) -> Row:
    """Reclassify a shallow line in a text that is a relation or a reopening."""
    token = logical_lines(f"{row.content}\n")[0]
    if token.type == "RELATION" or (token.type == "REOPENING" and row.column < step):
        row.sort, row.word = Sort.TOP, _word(row.content)
    return row


def head_in(row: Row, diagnose: Callable[[str, int], Slip]) -> Row | None:
    """Return the head in a commented-out line, or in a line of text that is a near miss."""
    if row.sort is Sort.COMMENT:
        content = row.content.lstrip("#").lstrip(" ")
        if row.content.startswith("##") and ":" not in content:
            content = f"{content}:"  # a Markdown heading
        head = row.as_head(content) if content else None
        return head if head is not None and head.is_head else None
    found = shapes(row.content, Context.PROSE, first=False)
    if not any(start == 0 and sort in ("near", "head") for start, _, sort in found):
        return None
    head = row.as_head(row.content)
    if head is None:
        slip = diagnose(row.content, row.column)
        head = row.as_head(slip.meant, guessed=slip.guessed) if slip.meant else None
    return head if head is not None and head.is_head else None


def _word(content: str) -> str:
    return content.split(maxsplit=1)[0].partition(":")[0]


def may_begin(row: Row) -> bool:
    """Whether a field of this name is allowed in the map header."""
    return row.word in HEADER_FIELDS or row.word.startswith("x-")
