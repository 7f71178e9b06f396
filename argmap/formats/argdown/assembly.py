"""Put the blocks of an Argdown text together, and number what has no title.

Argdown numbers what has no title in the order of the text. A part that is referred to, or that has
to keep its number, is written with the title that Argdown would give it: "Untitled 3".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from attrs import Factory, define

from argmap.frozen_class import frozen


@frozen
class Slot:
    """Where the title of an untitled part is written, if it needs one."""

    key: str
    is_argument: bool
    is_reference: bool = False


@define(eq=False)
class Block:
    """A block at the top level, with the comments above it.

    ``needs_title`` is the key of an untitled argument, of which these are the premises and
    conclusions. Items of one list follow each other without an empty line.
    """

    pieces: list[str | Slot]
    comments: list[str] = Factory(list)
    is_argument: bool = False
    list_sign: str = ""
    needs_title: str = ""


class Numbered(Protocol):
    """What knows which numbers are taken, and which a part has to have."""

    def used_numbers(self) -> Iterable[int]: ...
    def number_of(self, key: str) -> int | None: ...


def assembled(blocks: list[Block], numbers: Numbered) -> tuple[str, dict[str, int]]:
    """Return the text of blocks, and the numbers of its untitled parts."""
    titles = _titles(blocks, numbers)
    made: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = "".join(f"// {one}\n" for one in block.comments)
        if block.needs_title and block.needs_title in titles.explicit:
            text += f"<Untitled {titles.numbers[block.needs_title]}>\n\n"
        for piece in block.pieces:
            text += piece if isinstance(piece, str) else titles.written(piece)
        is_listed = block.list_sign and before is not None and before.list_sign == block.list_sign
        if made and text and not is_listed:
            made.append("\n")
        made.append(text)
        before = block
    return "".join(made), titles.numbers


@define
class _Titles:
    numbers: dict[str, int] = Factory(dict)
    explicit: set[str] = Factory(set)

    def written(self, slot: Slot) -> str:
        if not slot.is_reference and slot.key not in self.explicit:
            return ""
        open_, close = ("<", ">") if slot.is_argument else ("[", "]")
        title = f"{open_}Untitled {self.numbers[slot.key]}{close}"
        return title if slot.is_reference else f"{title}: "


def _titles(blocks: list[Block], numbers: Numbered) -> _Titles:
    found = _Titles()
    order: list[str] = []
    after_argument = False
    for block in blocks:
        if block.needs_title:
            order.append(block.needs_title)
            if after_argument:
                found.explicit.add(block.needs_title)
        after_argument = block.is_argument
        for piece in block.pieces:
            if isinstance(piece, Slot):
                if piece.is_reference or piece.is_argument:
                    found.explicit.add(piece.key)
                order.append(piece.key)
    taken = set(numbers.used_numbers())
    highest = max(taken, default=0)
    count = 0
    for key in dict.fromkeys(order):
        wanted = numbers.number_of(key)
        is_next = wanted == count + 1 or (wanted is None and count + 1 not in taken)
        if key not in found.explicit and is_next:
            count += 1
            found.numbers[key] = count
            continue
        found.explicit.add(key)
        if wanted is None:
            highest = wanted = max(highest, len(order)) + 1
            taken.add(wanted)
        found.numbers[key] = wanted
    return found
