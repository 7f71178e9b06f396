"""How much of a text a row of the outline shows on a small screen while it is folded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from argmap.formulas.inline_markup import words

_LINE: Final = 45
"""Characters of a line across the screen of a phone, in a wide font."""

_NARROW: Final = 38
"""Characters of a line that shares the row with the sign that unfolds what is below it."""

_BOLD: Final = 1.2
"""How much wider bold letters are."""

_UNBROKEN: Final = 7
"""Characters that are lost before what is not broken."""

_LOST: Final = 8
"""Characters that are lost at the end of one more line."""

_LINES: Final = 2
_MORE_LINES: Final = 3

_FEWEST: Final = 28
"""If there is room for fewer characters after a title, it stands alone."""


def room_for_text(
    title: str, others: Iterable[str], state: str, *, is_long: bool, is_narrow: bool
) -> int:
    """The characters of a text for which a short row has room.

    It has a ``title`` in bold type, a ``state`` that is not broken, and ``others`` before these.
    A row that ``is_long`` has a line more; one that ``is_narrow`` has something beside it.

    >>> room_for_text("It costs too much", ["A1"], "", is_long=False, is_narrow=False)
    65
    """
    lines = _MORE_LINES if is_long else _LINES
    width = _NARROW if is_narrow else _LINE
    taken = sum(len(one) + 1 for one in others) + (_LOST if is_long else 0)
    taken += round(len(title) * _BOLD) + 2 if title else 0
    taken += len(state) + _UNBROKEN if state else 0
    return lines * width - taken


def in_two(text: str, room: int, *, is_optional: bool = False) -> tuple[str, str]:
    """The first words of a text, and the rest; formulas and code are not divided.

    The first words do not end with a comma. There are none if the text ``is_optional`` and there is
    too little room.

    >>> in_two("It lasts, they say, for ever and a day.", 20)
    ('It lasts, they say', ', for ever and a day.')
    """
    if is_optional and room < _FEWEST:
        return "", f" {text}" if text else ""
    if len(text) <= room:
        return text, ""
    length = 0
    parts = [*words(text)]
    for at, part in enumerate(parts):
        length += len(part) + (1 if at else 0)
        if length > room - 1 and at:
            start = " ".join(parts[:at]).rstrip(" ,;:–—-.")
            return start, text[len(start) :]
        if length > room - 1 and is_optional:
            break
    return ("", f" {text}") if is_optional and length > room else (text, "")
