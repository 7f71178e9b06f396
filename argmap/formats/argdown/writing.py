"""Write a map as Argdown."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from attrs import define

from argmap.formats.argdown.assembly import Block, Slot, assembled
from argmap.formats.argdown.data_fields import data_text
from argmap.formats.argdown.document import RelationType
from argmap.formats.argdown.front_matter import front_matter_text
from argmap.formats.argdown.headings import heading_text
from argmap.formats.argdown.outline import (
    SIGNS,
    Outline,
    Part,
    Placed,
    Top,
    field_of,
    fields_named,
)
from argmap.formats.argdown.pcs import Row, rows_of
from argmap.formats.argdown.section_labels import BEFORE_ALL
from argmap.formats.argdown.texts import part_text, written
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.clean_text import clean
from argmap.model.items import LOCAL
from argmap.model.vocabulary import ArgumentKind

_STEP = "  "
_TYPES: Final = {
    RelationKind.SUPPORTS: RelationType.SUPPORT,
    RelationKind.REBUTS: RelationType.ATTACK,
    RelationKind.UNDERCUTS: RelationType.UNDERCUT,
    RelationKind.CONTRADICTS: RelationType.CONTRADICTORY,
}
_ARROWS: Final = {"support": "+>", "attack": "->", "undercut": "_>", "contradictory": "><"}


@define
class _Line:
    """An item to be written, with what it is under, how deep, and in which section."""

    item: Placed
    above: Part | None
    depth: int
    section: str
    prefix: str = ""


class Writer:
    """Writes one map; ``numbers`` are the numbers that untitled parts get, by key."""

    def __init__(self, outline: Outline) -> None:
        self.outline, map = outline, outline.map
        self.segments: dict[str, list[Block]] = {BEFORE_ALL: []}
        for label, section in zip(self.outline.section_labels, map.sections, strict=True):
            self.segments[label] = [Block([heading_text(section)], _comments(section))]
        self.written: set[str] = set()
        self.queue: deque[tuple[Argument, str]] = deque()
        self.later: deque[_Line] = deque()
        self.transforms = not _has_setting(map, "transformArgumentRelations")
        self.spares_tops = _has_setting(map, "top-level")
        self.numbers: dict[str, int] = {}

    def text(self) -> str:
        """Return the text."""
        self._selves_first()
        for top in self.outline.tops:
            self._top(top)
            self._queued()
        self._rest()
        blocks = [one for segment in self.segments.values() for one in segment]
        if not blocks:  # Argdown needs one
            title = self.outline.map.title or "An empty map"
            blocks = [Block([heading_text(Section(title))])]
        text, self.numbers = assembled(blocks, self.outline)
        return front_matter_text(self.outline.map) + text

    def _queued(self) -> None:
        """Write what is not in its place but at the top level: in the order in which it came up."""
        while self.queue or self.later:
            if self.queue:
                argument, section = self.queue.popleft()
                self._reconstructed(argument, section)
            else:
                line = self.later.popleft()
                self._tree(line)

    def _rest(self) -> None:
        """Write what is only reached in a circle."""
        for part in self.outline.nodes.values():
            if part.key not in self.written and not self.outline.is_step(part):
                self.later.append(_Line(part, None, 0, BEFORE_ALL))
                self._queued()

    # The top level

    def _top(self, top: Top) -> None:
        item = top.item
        if isinstance(item, Section):
            return
        if isinstance(item, Relation):
            self._relation(item, top.section)
        elif isinstance(item, Reopening):
            part = self.outline.nodes.get(item.target)
            if part is not None:
                block = Block(
                    [*self._reference(part), "\n"], is_argument=self.outline.is_argument(part)
                )
                self._children(part, top.children, block, 1, top.section)
                self._put(top.section, block)
        else:
            self._tree(_Line(item, None, 0, top.section))

    def _put(self, section: str, block: Block) -> None:
        self.segments[section].append(block)

    def _relation(self, relation: Relation, section: str) -> None:
        first = self.outline.nodes.get(relation.first)
        second = self.outline.nodes.get(relation.second)
        type = field_of(relation, "argdown-relation") or _TYPES.get(relation.kind, "")
        arrow = _ARROWS.get(type)
        if first is None or second is None or arrow is None:
            return
        if arrow == "><" and self.outline.is_argument(second):
            first, second = second, first
        block = Block(
            [*self._reference(first), f"\n{_STEP}{arrow} ", *self._reference(second), "\n"],
            _comments(relation),
            is_argument=self.outline.is_argument(first),
        )
        self._put(section, block)

    def _tree(self, line: _Line) -> None:
        """Write a part at the top level, and what is under it."""
        part = line.item
        if isinstance(part, Reuse) or part.key in self.written:
            return
        section = self.outline.section(part, line.section)
        inline = self._defining(part, section)
        is_untitled = self.outline.title(part) is None
        if inline is not None and (is_untitled or (self.spares_tops and not self._others(part))):
            self.queue.append((inline, section))
            return
        self._extra_members(part, section)
        if isinstance(part, Argument) and self.outline.is_reconstructed(part):
            self.queue.append((part, section))
            return
        block = Block([], _comments(part), list_sign=field_of(part, "argdown-list"))
        block.is_argument = self.outline.is_argument(part)
        depth = 1 if not block.list_sign else 2
        if block.list_sign:
            block.pieces.append(f"{_STEP}{block.list_sign} ")
        block.pieces += self._definition(part, starts_line=not block.list_sign)
        block.pieces.append("\n")
        self._children(part, self.outline.children.get(part.key, ()), block, depth, section)
        self._put(section, block)

    # What is under a part

    def _others(self, part: Part) -> list[Placed]:
        """What is under a statement, but for the arguments that conclude it."""
        return [
            one for one in self.outline.children.get(part.key, ()) if not self._concludes(one, part)
        ]

    def _concludes(self, item: Placed, above: Part) -> bool:
        return (
            isinstance(item, Argument)
            and not isinstance(above, Argument)
            and item.kind is ArgumentKind.ARGUMENT
            and not self.outline.is_argument(above)
            and self.outline.is_reconstructed(item)
            and not field_of(item, "argdown-relation")
        )

    def _defining(self, part: Part, section: str) -> Argument | None:
        """The argument in whose conclusion a statement can be defined: the first in its section."""
        found = [
            one
            for one in self.outline.children.get(part.key, ())
            if self._concludes(one, part)
            and isinstance(one, Argument)
            and not self.outline.is_step(one)
        ]
        if not found or fields_named(part, "argdown-member") or self._selves(part):
            return None
        if self.outline.title(part) is None and len(found) > 1:
            return None
        first = found[0]
        return first if self.outline.section(first, section) == section else None

    def _children(
        self, part: Part, children: Iterable[Placed], block: Block, depth: int, section: str
    ) -> None:
        """Write what is nested under a part, without recursion."""
        waiting = self._lines(part, children, depth, section)
        while waiting:
            line = waiting.pop()
            below = self._line(line, block)
            waiting += below

    def _lines(
        self, part: Part, children: Iterable[Placed], depth: int, section: str
    ) -> list[_Line]:
        """The lines under a part, the last one first; arguments that conclude it are queued."""
        found: list[_Line] = []
        premises = {id(one) for one in self.outline.premises(part)}
        for item in children:
            if isinstance(item, Argument) and self.outline.is_step(item):
                continue
            if id(item) in premises or self.outline.goes_onto_inference(item, part):
                continue
            found.append(_Line(item, part, depth, section))
        found.reverse()
        return found

    def _line(self, line: _Line, block: Block) -> list[_Line]:
        """Write one nested line; return the lines under it."""
        outline = self.outline
        part = outline.part(line.item)
        assert line.above is not None
        if part is None:
            return []
        if line.item.kind is Kind.ANSWER:
            self.later.append(_Line(line.item, None, 0, line.section))
            return []
        relation = outline.relation(line.item, line.above)
        sign = SIGNS[relation]
        onto_argument = outline.is_argument(line.above)
        if (relation == "undercut" and not onto_argument) or (
            relation == "contradictory" and outline.is_argument(part)
        ):
            self._other_way_around(part, line, "_>" if relation == "undercut" else "><")
            return []
        lead = f"{_STEP * line.depth}{sign} "
        concludes = self._concludes(line.item, line.above)
        if isinstance(line.item, Reuse) or part.key in self.written:
            block.pieces += [lead, *self._reference(part), "\n"]
            return []
        block.pieces += [f"{_STEP * line.depth}// {one}\n" for one in _comments(part)]
        section = outline.section(part, line.section)
        if isinstance(part, Argument) and outline.is_reconstructed(part):
            self.queue.append((part, section))
            if not concludes or (outline.title(part) is not None and self.transforms):
                block.pieces += [lead, *self._reference(part), "\n"]
            return []
        inline = self._defining(part, section)
        if (
            inline is not None
            and outline.title(part) is None
            and outline.title(inline) is not None
            and self.transforms
        ):
            self.queue.append((inline, section))
            block.pieces += [lead, *self._reference(inline), "\n"]
            return []
        if section != line.section:
            block.pieces += [lead, *self._reference(part), "\n"]
            self.later.append(_Line(part, None, 0, section))
            return []
        self._extra_members(part, section)
        block.pieces += [lead, *self._definition(part), "\n"]
        return self._lines(part, outline.children.get(part.key, ()), line.depth + 1, section)

    def _other_way_around(self, part: Part, line: _Line, arrow: str) -> None:
        """Write a relation in a block of its own, with what it goes out of above it.

        Behind an inference, Argdown takes an undercut of a statement for one of the inference; and
        an argument cannot be written behind ``><``.
        """
        assert line.above is not None
        if not isinstance(line.item, Reuse) and part.key not in self.written:
            self.later.append(_Line(line.item, None, 0, line.section))
        reference = [
            *self._reference(part),
            f"\n{_STEP}{arrow} ",
            *self._reference(line.above),
            "\n",
        ]
        self._put(line.section, Block(reference, is_argument=self.outline.is_argument(part)))

    def _selves(self, part: Part) -> list[str]:
        return [
            SIGNS[value] for name, value in part.extra if name == "argdown-self" and value in SIGNS
        ]

    def _selves_first(self) -> None:
        """Write relations of nodes to themselves, which Argdown drops after others of the sort."""
        for part in self.outline.nodes.values():
            for sign in self._selves(part):
                block = Block(
                    [*self._reference(part), f"\n{_STEP}{sign} ", *self._reference(part), "\n"]
                )
                block.is_argument = self.outline.is_argument(part)
                self._put(BEFORE_ALL, block)

    # Parts

    def _reference(self, part: Part) -> list[str | Slot]:
        if self.outline.is_step(part):
            part = self.outline.nodes[field_of(part, "argdown-step-of")]
        is_argument = self.outline.is_argument(part)
        open_, close = ("<", ">") if is_argument else ("[", "]")
        title = self.outline.title(part)
        if title is not None:
            return [f"{open_}{title}{close}"]
        return [Slot(part.key, is_argument, is_reference=True)]

    def _definition(self, part: Part, *, starts_line: bool = False) -> list[str | Slot]:
        """What defines a part: its title, text, tags and data."""
        self.written.add(part.key)
        is_argument = self.outline.is_argument(part)
        title = self.outline.title(part)
        data = data_text(part, title, has_inference=self.outline.is_reconstructed(part))
        last = f" {data}" if data else ""
        is_undefined = bool(field_of(part, "argdown-undefined")) and part.text == clean(title or "")
        text = part_text(part, starts_line=starts_line and title is None)
        if title is None and not is_argument:
            return [Slot(part.key, is_argument, text=text), text + last]
        is_bare = is_argument and not part.text and not field_of(part, "argdown-text")
        if is_undefined or is_bare:
            tags = written("", part.tags)
            return [*self._reference(part), f" {tags}" * bool(tags), last]
        return [*self._reference(part), ": ", text + last]

    def _extra_members(self, part: Part, section: str) -> None:
        """Write the other texts of a part, and tags and data that are written with references."""
        rest = [f" {one}" for one in fields_named(part, "argdown-reference")]
        rest += [f" {one}" for one in fields_named(part, "argdown-data")[:-1]]
        rest += [""] if field_of(part, "argdown-top-level") else []
        rest += [f": {one}" for one in fields_named(part, "argdown-member")]
        if rest:
            is_argument, reference = self.outline.is_argument(part), self._reference(part)
            for one in rest:
                self._put(section, Block([*reference, f"{one}\n"], is_argument=is_argument))

    # Premises and conclusions

    def _reconstructed(self, argument: Argument, here: str) -> None:
        outline = self.outline
        if argument.key in self.written:
            return
        section = outline.section(argument, here)
        self._extra_members(argument, section)
        premises = {id(one) for one in outline.premises(argument)}
        marked = [
            one
            for one in outline.children.get(argument.key, ())
            if id(one) not in premises and not outline.goes_onto_inference(one, argument)
        ]
        head = Block([], _comments(argument), is_argument=True)
        pcs = Block([])
        says = (
            argument.text
            or argument.tags
            or marked
            or data_text(argument, None, has_inference=True)
        )
        if outline.title(argument) is None and not says:
            self.written.add(argument.key)
            head.pieces = []
            pcs.needs_title = argument.key
        else:
            head.pieces = [*self._definition(argument), "\n"]
            self._children(argument, marked, head, 1, section)
        self._pcs(argument, rows_of(argument, outline), pcs, section)
        if head.pieces:
            self._put(section, head)
        self._put(section, pcs)

    def _pcs(self, argument: Argument, rows: list[Row], block: Block, section: str) -> None:
        outline = self.outline
        number = 0
        for row in rows:
            if row.inference is not None:
                block.pieces.append(row.inference)
                step = row.step
                assert step is not None
                for item in outline.children.get(step.key, ()):
                    if outline.goes_onto_inference(item, step):
                        waiting = [_Line(item, step, 1, section)]
                        while waiting:
                            waiting += self._line(waiting.pop(), block)
                continue
            number += 1
            block.pieces.append(f"({number}) ")
            premise = row.item
            if premise is None:
                self._conclusion(argument, block, section)
                continue
            part = outline.part(premise)
            if part is None:
                block.pieces.append("?\n")
                continue
            own = outline.section(part, section)
            if isinstance(premise, Reuse) or part.key in self.written or own != section:
                block.pieces += [*self._reference(part), "\n"]
                if (
                    own != section
                    and not isinstance(premise, Reuse)
                    and part.key not in self.written
                ):
                    self.later.append(_Line(part, None, 0, own))
                continue
            self._extra_members(part, section)
            block.pieces += [*self._definition(part), "\n"]
            self._children(part, outline.children.get(part.key, ()), block, 1, section)

    def _conclusion(self, argument: Argument, block: Block, section: str) -> None:
        outline = self.outline
        above = outline.nodes.get(argument.under or "")
        if above is None or argument.kind is ArgumentKind.COUNTER or isinstance(above, Argument):
            block.pieces += self._denial(argument, above)
        elif above.key in self.written or not self._defines(argument, above, section):
            block.pieces += [*self._reference(above), "\n"]
        else:
            block.pieces += [*self._definition(above), "\n"]
            others = outline.children.get(above.key, ())
            rest = [one for one in others if one is not argument]
            self._children(above, rest, block, 1, section)

    def _defines(self, argument: Argument, above: Part, section: str) -> bool:
        return self._defining(above, section) is argument

    def _denial(self, argument: Argument, above: Part | None) -> list[str | Slot]:
        """The conclusion of a counter, which has none in a map: its gist, or what is not so."""
        mark = " {argmap: counter}\n"
        slot = Slot(f"{argument.key}{LOCAL}denial", is_argument=False)
        if argument.text:
            return [slot, written(argument.text), mark]
        reference = self._reference(above) if above is not None else ["?"]
        return [slot, "Not: @", *reference, mark]


def _has_setting(map: ArgumentMap, name: str) -> bool:
    """Whether the front matter that a map was imported with mentions a setting."""
    return any(name in value for _, value in (*map.extra, *map.closing_extra))


def _comments(item: Statement | Argument | Relation | Section) -> list[str]:
    origin = item.origin
    if origin is None:
        return []
    return [clean(one) for one in (*origin.comments, *origin.comments_below) if clean(one)]
