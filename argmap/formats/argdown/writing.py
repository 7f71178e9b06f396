"""Write a map as Argdown."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from typing import Final

from attrs import define

from argmap.formats.argdown.assembly import Block, assembled
from argmap.formats.argdown.conclusions import concludes, defining, self_relations
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
)
from argmap.formats.argdown.parts import STEP, Parts, comments_of
from argmap.formats.argdown.pcs import Row, rows_of
from argmap.formats.argdown.section_labels import BEFORE_ALL
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
)
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

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

    def __init__(self, outline: Outline, grouped: Collection[str] = ()) -> None:
        self.outline, map = outline, outline.map
        self.segments: dict[str, list[Block]] = {BEFORE_ALL: []}
        for label, section in zip(self.outline.section_labels, map.sections, strict=True):
            self.segments[label] = [Block([heading_text(section)], comments_of(section))]
        self.parts = Parts(outline, grouped)
        self.queue: deque[tuple[Argument, str]] = deque()
        self.later: deque[_Line] = deque()
        self.transforms = not _has_setting(map, "transformArgumentRelations")
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
        blocks[0].comments[:0] = comments_of(self.outline.map)
        closing = filter(None, map(clean, self.outline.map.closing_comments))
        blocks.append(Block([], list(closing)))
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
            if not self.parts.is_written(part) and not self.outline.is_step(part):
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
            if part is not None and (top.children or comments_of(item)):
                block, depth = self.parts.block(part)
                block.list_sign = ""
                block.comments = comments_of(item)
                block.pieces += [*self.parts.reference(part), "\n"]
                self._children(part, top.children, block, depth, top.section)
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
        block = self.parts.related(first, arrow, second)
        block.comments = comments_of(relation)
        self._put(section, block)

    def _tree(self, line: _Line) -> None:
        """Write a part at the top level, and what is under it."""
        part = line.item
        if isinstance(part, Reuse) or self.parts.is_written(part):
            return
        section = self.outline.section(part, line.section)
        inline = defining(part, section, self.outline)
        if inline is not None and self.outline.title(part) is None:
            self.queue.append((inline, section))
            return
        self.segments[section] += self.parts.further_places(part)
        if isinstance(part, Argument) and self.outline.is_reconstructed(part):
            self.queue.append((part, section))
            return
        block, depth = self.parts.block(part)
        block.comments = comments_of(part)
        starts_line = not block.pieces
        block.pieces += self.parts.definition(part, section, starts_line=starts_line)
        block.pieces.append("\n")
        self._children(part, self.outline.children.get(part.key, ()), block, depth, section)
        self._put(section, block)

    # What is under a part

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
        lead = f"{STEP * line.depth}{sign} "
        is_conclusive = concludes(line.item, line.above, outline)
        comments = [f"{STEP * line.depth}// {one}\n" for one in comments_of(line.item)]
        if isinstance(line.item, Reuse) or self.parts.is_written(part):
            is_reuse = isinstance(line.item, Reuse)  # what is written has its comments there
            block.pieces += [*(comments if is_reuse else ()), lead]
            block.pieces += [*self.parts.reference(part), "\n"]
            return []
        section = outline.section(part, line.section)
        if isinstance(part, Argument) and outline.is_reconstructed(part):
            self.queue.append((part, section))
            if not is_conclusive or (outline.title(part) is not None and self.transforms):
                block.pieces += [lead, *self.parts.reference(part), "\n"]
            return []
        inline = defining(part, section, outline)
        if (
            inline is not None
            and relation != "contradictory"  # an argument cannot be written behind that
            and outline.title(part) is None
            and outline.title(inline) is not None
            and self.transforms
        ):
            self.queue.append((inline, section))
            block.pieces += [lead, *self.parts.reference(inline), "\n"]
            return []
        if section != line.section:
            block.pieces += [lead, *self.parts.reference(part), "\n"]
            self.later.append(_Line(part, None, 0, section))
            return []
        self.segments[section] += self.parts.further_places(part)
        block.pieces += [*comments, lead, *self.parts.definition(part, section), "\n"]
        return self._lines(part, outline.children.get(part.key, ()), line.depth + 1, section)

    def _other_way_around(self, part: Part, line: _Line, arrow: str) -> None:
        """Write a relation in a block of its own, with what it goes out of above it.

        Behind an inference, Argdown takes an undercut of a statement for one of the inference; and
        an argument cannot be written behind ``><``.
        """
        assert line.above is not None
        if not isinstance(line.item, Reuse) and not self.parts.is_written(part):
            self.later.append(_Line(line.item, None, 0, line.section))
        self._put(line.section, self.parts.related(part, arrow, line.above))

    def _selves_first(self) -> None:
        """Write relations of nodes to themselves, which Argdown drops after others of the sort."""
        for part in self.outline.nodes.values():
            for sign in self_relations(part):
                self._put(BEFORE_ALL, self.parts.related(part, sign, part))

    # Premises and conclusions

    def _reconstructed(self, argument: Argument, here: str) -> None:
        outline = self.outline
        if self.parts.is_written(argument):
            return
        section = outline.section(argument, here)
        self.segments[section] += self.parts.further_places(argument)
        premises = {id(one) for one in outline.premises(argument)}
        marked = [
            one
            for one in outline.children.get(argument.key, ())
            if id(one) not in premises and not outline.goes_onto_inference(one, argument)
        ]
        head = Block([], comments_of(argument), is_argument=True)
        pcs = Block([])
        says = (
            argument.text
            or argument.tags
            or marked
            or data_text(argument, None, has_inference=True)
        )
        if outline.title(argument) is None and not says:
            self.parts.sections[argument.key] = section
            head.pieces = []
            pcs.needs_title = argument.key
        else:
            head.pieces = [*self.parts.definition(argument, section), "\n"]
            self._children(argument, marked, head, 1, section)
        self._pcs(argument, rows_of(argument, outline), pcs, section)
        if head.pieces:
            self._put(section, head)
        else:
            pcs.comments = head.comments
        self._put(section, pcs)

    def _pcs(self, argument: Argument, rows: list[Row], block: Block, section: str) -> None:
        outline = self.outline
        number = 0
        for row in rows:
            if row.inference is not None:
                step = row.step
                assert step is not None
                if step is not argument:
                    block.pieces += _comment_lines(step)
                block.pieces.append(row.inference)
                for item in outline.children.get(step.key, ()):
                    if outline.goes_onto_inference(item, step):
                        waiting = [_Line(item, step, 1, section)]
                        while waiting:
                            waiting += self._line(waiting.pop(), block)
                continue
            number += 1
            lead = f"({number}) "
            premise = row.item
            if premise is None:
                self._conclusion(argument, lead, block, section)
                continue
            part = outline.part(premise)
            if part is None:
                named = f"[{premise.target}]" if isinstance(premise, Reuse) else "?"
                block.pieces.append(f"{lead}{named}\n")
                continue
            own = outline.section(part, section)
            if isinstance(premise, Reuse) or self.parts.is_written(part) or own != section:
                block.pieces += _comment_lines(premise) if isinstance(premise, Reuse) else ()
                block.pieces += [lead, *self.parts.reference(part), "\n"]
                if (
                    own != section
                    and not isinstance(premise, Reuse)
                    and not self.parts.is_written(part)
                ):
                    self.later.append(_Line(part, None, 0, own))
                continue
            self.segments[section] += self.parts.further_places(part)
            block.pieces += [*_comment_lines(part), lead]
            block.pieces += [*self.parts.definition(part, section), "\n"]
            self._children(part, outline.children.get(part.key, ()), block, 1, section)

    def _conclusion(self, argument: Argument, lead: str, block: Block, section: str) -> None:
        outline = self.outline
        above = outline.nodes.get(argument.under or "")
        if above is None or argument.kind is ArgumentKind.COUNTER or isinstance(above, Argument):
            block.pieces += [lead, *self.parts.denial(argument, above)]
        elif self.parts.is_written(above) or defining(above, section, outline) is not argument:
            block.pieces += [lead, *self.parts.reference(above), "\n"]
        else:
            block.pieces += [*_comment_lines(above), lead]
            block.pieces += [*self.parts.definition(above, section), "\n"]
            others = outline.children.get(above.key, ())
            rest = [one for one in others if one is not argument]
            self._children(above, rest, block, 1, section)


def _comment_lines(item: Placed) -> list[str]:
    return [f"// {one}\n" for one in comments_of(item)]


def _has_setting(map: ArgumentMap, name: str) -> bool:
    """Whether the front matter that a map was imported with mentions a setting."""
    return any(name in value for _, value in (*map.extra, *map.closing_extra))
