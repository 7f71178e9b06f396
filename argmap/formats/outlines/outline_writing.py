"""A map as the lines of an outline, each with its depth and its label."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from argmap.formats.outlines.labels import labelled
from argmap.formats.untold import loss, untold_fields
from argmap.frozen_class import frozen
from argmap.model import (
    Argument,
    ArgumentMap,
    Diagnostic,
    Item,
    Kind,
    Origin,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.lookup import Part

_TOLD: Final = ("map.map", "map.note", "note", "link")
_LABELS: Final[dict[str, str]] = {Kind.CLAIM: "Pro", Kind.OBJECTION: "Con", Kind.REBUTTAL: "Con"}
_LINKED: Final = frozenset({Kind.CLAIM, Kind.ASSUMPTION})
_STEP: Final = _LINKED | {Kind.WARRANT, Kind.UNDERCUT, Kind.UNLESS}
_RULE: Final = re.compile(r"[-\s]*")


@frozen
class Line:
    """An item of an outline, or a heading of a ``section`` (its level; 0 for an item)."""

    text: str
    depth: int = 0
    label: str = ""
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    section: int = 0
    part: Item | None = None


def outline_lines(map: ArgumentMap, format: str) -> tuple[list[Line], list[Diagnostic]]:
    """Return the lines of an outline, and what it leaves out; messages call it ``format``."""
    outline = _OutlineOf(map)
    losses = [
        loss(message + (f" ({len(places)} times)" if len(places) > 1 else ""), places[0])
        for message, places in outline.lost.items()
    ]
    losses += untold_fields(map, format, _TOLD, ["opml", "imported"])
    return outline.lines, sorted(losses, key=lambda one: one.span.line if one.span else 0)


class _OutlineOf:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self.lines: list[Line] = []
        self.lost: dict[str, list[Origin | None]] = {}
        self._times = Counter(statement.text for statement in map.statements)
        self._implying = Counter(
            one.under for one in map.arguments if not (one.text or one.kind.attacks)
        )
        for item in map.items:
            if isinstance(item, Section):
                section = item.level
                self.lines.append(Line(item.title, notes=item.notes, section=section, part=item))
            elif isinstance(item, Reopening):
                where = "written below that" if item.target in map else "left out"
                self._tell(f"what is under a reopened statement is {where}", item)
            elif isinstance(item, (Statement, Argument, Reuse)) and item.under is None:
                self._add_all(item)
        for relation in map.relations:
            self._tell(f"a relation '{relation.kind}' is left out", relation)

    def _add_all(self, root: Part) -> None:
        """Add a part and everything below it."""
        ends: list[int] = []  # the depths of arguments around that have no line
        for depth, part in self._map.walk(root):
            while ends and ends[-1] >= depth:
                ends.pop()
            if isinstance(part, Argument) and self._is_implied(part):
                ends.append(depth)
            else:
                self._add(part, depth - len(ends))

    def _is_implied(self, argument: Argument) -> bool:
        """Whether the premises under a statement are its argument, without a line for that."""
        if argument.under is None or argument.kind.attacks:
            return False
        below = self._map.children(argument.key)
        return (
            not (argument.text or argument.notes or argument.links)
            and all(not isinstance(one, Argument) and one.kind in _STEP for one in below)
            and any(one.kind in _LINKED for one in below)
            and self._implying[argument.under] == 1
        )

    def _add(self, part: Part, depth: int) -> None:
        if isinstance(part, Reuse):
            target = self._map.get(part.target)
            text = target.text if isinstance(target, Statement) else part.target
            if not isinstance(target, Statement) or self._times[text] > 1:
                self._tell("a reference to a statement with this text is not clear", part)
            label = self._label(part)
            self.lines.append(Line(f"see “{text}”", depth, label, part.notes, part=part))
            return
        label = self._label(part)
        self.lines.append(Line(part.text, depth, label, part.notes, part.links, part=part))

    def _label(self, part: Part) -> str:
        """The label of a part: empty if its place says what it is."""
        if part.under is None:
            return self._root_label(part)
        if part.kind is Kind.CLAIM and isinstance(self._map.get(part.under), Argument):
            return "Premise"
        return _LABELS.get(part.kind, part.kind.capitalize())

    def _root_label(self, part: Statement | Argument | Reuse) -> str:
        if isinstance(part, Statement):
            is_clear = not labelled(part.text)[0] and not _RULE.fullmatch(part.text)
            usual = Kind.THESIS if self._map.children(part.key) else Kind.CLAIM
            if is_clear and part.kind is usual:
                return ""
        return part.kind.capitalize()

    def _tell(self, message: str, part: Item) -> None:
        self.lost.setdefault(message, []).append(part.origin)
