"""The rows of an outline and its sections, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import Kind
from argmap.model.vocabulary import ArgumentKind
from argmap.page.short_rows import in_two, room_for_text
from argmap.verbalize.below_phrases import Summary
from argmap.verbalize.overview_phrases import UNANSWERED

PLAIN: Final = (Kind.CLAIM, ArgumentKind.ARGUMENT, Kind.OBJECTION)
"""The kinds that a short row leaves to the heading of its group."""

NOTHING: Final = Summary()


@frozen
class Mention:
    """An objection that is mentioned at what it attacks.

    It has its entry, number, kind, words and state; ``holder`` is who makes it, if the map says so.
    """

    entry: str
    number: str
    kind: str
    text: str
    state: str
    holder: str = ""


@frozen
class Added:
    """What is far below a statement, or in a later section: the card there, and what it has.

    ``is_told`` says that there is nothing but the ``objections``.
    """

    box: str
    summary: Summary
    objections: tuple[Mention, ...] = ()
    is_told: bool = False


@frozen
class OutlineRow:
    """A card of the drawing as a row of the outline.

    ``box`` is the name of the card, ``entry`` that of the entry that it opens, if it opens one.
    ``kind`` is its kind or role in words, and ``is_against`` says whether it speaks against the
    root above it; ``state`` says how such an attack is met, and ``reply`` how the first answer
    to it begins, where the outline is in short. A row that ``is_reference`` is that of a
    statement that has a row elsewhere, whose number it has. A row that ``is_short`` shows only
    its title and its first words on a small screen while it is folded. ``group`` is the heading
    of the rows below a thesis that begin with it. A row that ``is_repeated`` is of a reason or
    an objection that a later section adds to the thesis above it; it is shown where the outline
    is in short. ``added`` is what is far below it or in later sections. ``depth`` counts the
    rows above it, ``below`` the statements below it, ``direct`` the rows directly below it,
    which ``summary`` sums up; it ``has_list`` if any rows are below it; ``ends`` are the lists
    that end after it.
    """

    box: str
    entry: str
    kind: str
    text: str
    title: str = ""
    number: str = ""
    holder: str = ""
    reason: str = ""
    is_against: bool = False
    is_reference: bool = False
    is_short: bool = False
    is_repeated: bool = False
    group: str = ""
    state: str = ""
    reply: str = ""
    added: tuple[Added, ...] = ()
    depth: int = 0
    below: int = 0
    direct: int = 0
    has_list: bool = False
    summary: Summary = NOTHING
    ends: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is an attack that is not answered."""
        return self.state == UNANSWERED

    @property
    def is_continued(self) -> bool:
        """Whether it repeats a statement to which its section adds something."""
        return self.is_reference and bool(self.below)

    @property
    def text_in_two(self) -> tuple[str, str]:
        """What is always shown of its text, and the rest, which a short row may leave out."""
        if not self.is_short:
            return self.text, ""
        kind = self.kind if self.kind not in PLAIN else ""
        others = [one for one in (kind, self.number, self.holder) if one]
        is_long = not self.title and not (self.is_reference and not self.is_repeated)
        is_narrow = self.has_list
        room = room_for_text(self.title, others, self.state, is_long=is_long, is_narrow=is_narrow)
        return in_two(self.text, room, is_optional=bool(self.title))


@frozen
class OutlineSection:
    """A section of the outline: the id of its title in the drawing, its heading, and its rows.

    The rows are in reading order, each before those below it.
    """

    id: str
    letter: str
    title: str
    level: int
    rows: tuple[OutlineRow, ...]


_FIRST_SCREEN: Final = 700
"""Pixels of the screen of a phone that are left for rows, less a line of a thesis."""
_LINE: Final = 22
_LETTERS: Final = 40
"""Pixels of a line of a thesis, and the letters that fit on it."""
_SHORT: Final = 46
_REPLY: Final = 18
_HEADING: Final = 18
_TITLE: Final = 50
"""Pixels of a short row, its reply, the heading of a group, and the title of a section."""


def listed_theses(sections: Iterable[OutlineSection]) -> tuple[OutlineRow, ...]:
    """The theses, if there is no room for all of them on the first screen of a phone."""
    theses: list[OutlineRow] = []
    before = last = 0
    for section in sections:
        before += _TITLE if section.title else 0
        for row in section.rows:
            if row.depth == 0 and row.kind == Kind.THESIS and not row.is_reference:
                theses.append(row)
                last = before
            before += _height(row)
    return tuple(theses) if last > _FIRST_SCREEN else ()


def _height(row: OutlineRow) -> int:
    """About how many pixels a row of a folded outline takes on a phone."""
    if row.depth == 0:
        return _LINE * (1 + (len(row.title) + len(row.text)) // _LETTERS) + _LINE
    if row.depth > 1:
        return 0
    return _SHORT + _REPLY * bool(row.reply) + _HEADING * bool(row.group)
