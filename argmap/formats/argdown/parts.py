"""How the parts of a map are written in Argdown: as references and as definitions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from argmap.formats.argdown.assembly import Block, Slot
from argmap.formats.argdown.data_fields import data_text
from argmap.formats.argdown.outline import Outline, Part, field_of, fields_named
from argmap.formats.argdown.texts import part_text, written
from argmap.model import Argument, ArgumentMap, Item
from argmap.model.clean_text import clean
from argmap.model.items import LOCAL

STEP: Final = "  "

Pieces = list[str | Slot]


class Parts:
    """Writes the parts of a map; ``sections`` are those in which they are defined, by key.

    ``grouped`` are the keys of parts that say themselves to which section they belong, since they
    are mentioned in another before.
    """

    def __init__(self, outline: Outline, grouped: Collection[str] = ()) -> None:
        self.outline = outline
        self.sections: dict[str, str] = {}
        self._grouped = grouped

    def is_written(self, part: Part) -> bool:
        """Whether a part has been defined."""
        return part.key in self.sections

    def reference(self, part: Part) -> Pieces:
        """Return a reference to a part; to an argument, if the part is a step of it."""
        if self.outline.is_step(part):
            part = self.outline.nodes[field_of(part, "argdown-step-of")]
        is_argument = self.outline.is_argument(part)
        title = self.outline.title(part)
        if title is not None:
            return [f"<{title}>" if is_argument else f"[{title}]"]
        return [Slot(part.key, is_argument, is_reference=True)]

    def definition(self, part: Part, section: str, *, starts_line: bool = False) -> Pieces:
        """Return what defines a part: its title, text, tags and data."""
        self.sections[part.key] = section
        is_argument = self.outline.is_argument(part)
        title = self.outline.title(part)
        data = data_text(
            part,
            title,
            has_inference=self.outline.is_reconstructed(part),
            is_grouped=part.key in self._grouped,
        )
        last = f" {data}" if data else ""
        text = part_text(part, starts_line=starts_line and title is None)
        if title is None and not is_argument:
            return [Slot(part.key, is_argument), text + last]
        if self.is_only_named(part):
            tags = written("", part.tags)
            return [*self.reference(part), f" {tags}" * bool(tags), last]
        return [*self.reference(part), ": ", text + last]

    def is_only_named(self, part: Part) -> bool:
        """Whether a part is written without a text."""
        if self.outline.is_argument(part) and not part.text:
            return not field_of(part, "argdown-text")
        is_undefined = bool(field_of(part, "argdown-undefined"))
        return is_undefined and part.text == clean(self.outline.title(part) or "")

    def further_places(self, part: Part) -> list[Block]:
        """Return the other texts of a part, and tags and data that are written with references."""
        rest = [f" {one}" for one in fields_named(part, "argdown-reference")]
        rest += [f" {one}" for one in fields_named(part, "argdown-data")[:-1]]
        rest += [""] if field_of(part, "argdown-top-level") == "yes" else []
        rest += [f": {one}" for one in fields_named(part, "argdown-member")]
        if not rest:
            return []
        reference, blocks = self.reference(part), []
        for one in rest:
            block, _ = self.block(part)
            block.pieces += [*reference, f"{one}\n"]
            blocks.append(block)
        return blocks

    def block(self, part: Part) -> tuple[Block, int]:
        """Begin a block with a part; return it, and how deep what is under the part is.

        What is not at the top level to Argdown is an item of a list.
        """
        block = Block([], is_argument=self.outline.is_argument(part))
        block.list_sign = field_of(part, "argdown-list")
        is_low = field_of(part, "argdown-top-level") == "no"
        if not block.list_sign and not is_low:
            return block, 1
        block.pieces.append(f"{STEP}{block.list_sign or '*'} ")
        return block, 2

    def related(self, first: Part, arrow: str, second: Part) -> Block:
        """Return a block with a relation between two parts."""
        block, depth = self.block(first)
        line = f"\n{STEP * depth}{arrow} "
        block.pieces += [*self.reference(first), line, *self.reference(second), "\n"]
        block.list_sign = ""
        return block

    def denial(self, argument: Argument, above: Part | None) -> Pieces:
        """Return the conclusion of a counter, which a map does not have: its gist, or a denial."""
        slot = Slot(f"{argument.key}{LOCAL}denial", is_argument=False)
        mark = " {argmap: counter}\n"
        if argument.text:
            return [slot, written(argument.text), mark]
        return [slot, "Not: @", *(self.reference(above) if above is not None else ["?"]), mark]


def comments_of(item: Item | ArgumentMap) -> list[str]:
    """Return the comments of an item, or those of the headers of a map."""
    origin = item.origin
    if origin is None:
        return []
    of_fields = (text for _, _, text in origin.field_comments)
    comments = (*origin.comments, *of_fields, *origin.comments_below)
    return [text for text in map(clean, comments) if text]
