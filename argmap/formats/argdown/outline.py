"""A map as the writer of Argdown needs it: what each part is there, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from attrs import Factory, define

from argmap.formats.argdown.section_labels import BEFORE_ALL, labels
from argmap.formats.kept_json import kept_value
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

Part = Statement | Argument
Placed = Statement | Argument | Reuse

SIGNS: Final = {"support": "+", "attack": "-", "undercut": "_", "contradictory": "><"}
_PREMISES: Final = (Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION, Kind.WARRANT)
_ATTACKS: Final = (Kind.OBJECTION, Kind.REBUTTAL, ArgumentKind.COUNTER)
_UNDERCUTS: Final = (Kind.UNDERCUT, Kind.UNLESS, ArgumentKind.COUNTER)
_UNTITLED: Final = re.compile(r"Untitled ([0-9]+)")


@define(eq=False)
class Top:
    """Something at the top level: a part, a reopened part with what is under it there, a section,
    or a relation.
    """

    item: Placed | Section | Relation | Reopening
    section: str
    children: list[Placed] = Factory(list)


class Outline:
    """The parts of a map by key."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.nodes = map.nodes
        self.tops: list[Top] = []
        self.children: dict[str, list[Placed]] = {}
        self.section_labels = labels([one.title for one in map.sections])
        self._labels = frozenset((*self.section_labels, BEFORE_ALL))
        self._arguments: dict[str, bool] = {}
        self._names: set[tuple[bool, str]] = set()
        self._last: dict[tuple[bool, str], int] = {}
        self._titles: dict[str, str | None] = {}
        self._collect()
        self._find_titles()

    def _collect(self) -> None:
        open_children: dict[str, list[Placed]] = {}
        section = BEFORE_ALL
        found = iter(self.section_labels)
        for item in self.map.items:
            if isinstance(item, (Statement, Argument)):
                open_children[item.key] = self.children.setdefault(item.key, [])
            if isinstance(item, Section):
                section = next(found)
                self.tops.append(Top(item, section))
            elif isinstance(item, (Relation, Reopening)):
                top = Top(item, section)
                self.tops.append(top)
                if isinstance(item, Reopening):
                    open_children[item.target] = top.children
            elif item.under is None:
                self.tops.append(Top(item, section))
            elif item.under in open_children:
                open_children[item.under].append(item)
        self._move_into_arguments(self._is_premise)
        self._move_into_arguments(self._goes_onto_its_inference)

    def _move_into_arguments(self, is_moved: Callable[[Placed], bool]) -> None:
        """Move what is part of an argument, but in a second place of it, to its first place."""
        for top in self.tops:
            if isinstance(top.item, Reopening):
                moved = [one for one in top.children if is_moved(one)]
                if moved:
                    self.children[top.item.target] += moved
                    top.children = [one for one in top.children if not is_moved(one)]

    # What a part is

    def part(self, item: Placed) -> Part | None:
        """The part that an item is, or uses again; ``None`` if it is of another map."""
        return self.nodes.get(item.target) if isinstance(item, Reuse) else item

    def is_argument(self, part: Part) -> bool:
        """Whether a part is an argument in Argdown."""
        known = self._arguments.get(part.key)
        if known is None:
            known = isinstance(part, Argument) or field_of(part, "argdown-node") == "argument"
            self._arguments[part.key] = known
        return known

    def is_step(self, part: Part) -> bool:
        """Whether an argument is only a step of another one."""
        if not isinstance(part, Argument):
            return False
        return isinstance(self.nodes.get(field_of(part, "argdown-step-of")), Argument)

    def premises(self, part: Part) -> list[Placed]:
        """The premises of an argument, which are written as such."""
        if not isinstance(part, Argument):
            return []
        return [one for one in self.children.get(part.key, ()) if self._is_premise(one)]

    def _is_premise(self, item: Placed) -> bool:
        """Whether an item is a premise of the argument that it is under, in whatever place."""
        is_in_argument = isinstance(self.nodes.get(item.under or ""), Argument)
        is_support = not isinstance(item, Argument) and item.kind in _PREMISES
        return is_in_argument and is_support and not field_of(item, "argdown-relation")

    def _goes_onto_its_inference(self, item: Placed) -> bool:
        above = self.nodes.get(item.under or "")
        return isinstance(above, Argument) and self.goes_onto_inference(item, above)

    def is_reconstructed(self, part: Part) -> bool:
        """Whether an argument is written with premises and a conclusion."""
        return isinstance(part, Argument) and bool(self.premises(part))

    def relation(self, item: Placed, above: Part) -> str:
        """The type of the relation that an item has to what it is under."""
        mark = field_of(item, "argdown-relation")
        if mark in SIGNS:
            return mark
        kind = item.kind
        if isinstance(above, Argument):
            if kind in _UNDERCUTS:
                return "undercut"
            return "attack" if kind in _ATTACKS else "support"
        return "attack" if kind in (*_ATTACKS, Kind.UNDERCUT, Kind.UNLESS) else "support"

    def goes_onto_inference(self, item: Placed, above: Part) -> bool:
        """Whether an item is an undercut of the inference of a reconstructed argument."""
        return (
            not field_of(item, "argdown-relation")
            and self.relation(item, above) == "undercut"
            and (self.is_reconstructed(above) or self.is_step(above))
        )

    # What a part is called

    def _find_titles(self) -> None:
        for part in self.nodes.values():
            wanted = self._wanted_title(part)
            if wanted is None:
                self._titles[part.key] = None
                continue
            kind = self.is_argument(part)
            title, number = wanted, self._last.get((kind, wanted), 1)
            if (kind, title) in self._names and part.id:
                title = f"{wanted} ({part.id})"
            while (kind, title) in self._names:
                number += 1
                title = f"{wanted} ({number})"
            self._last[kind, wanted] = number
            self._names.add((kind, title))
            self._titles[part.key] = title

    def _wanted_title(self, part: Part) -> str | None:
        kept = field_of(part, "argdown-title")
        if kept:
            value = kept_value(kept, None)
            if isinstance(value, str) and clean(value) == clean(part.title or value):
                return value
        if field_of(part, "argdown-untitled") and part.title is None:
            return None
        title = part.title or part.id
        if title is None:
            return None
        open_, close = ("<", ">") if self.is_argument(part) else ("[", "]")
        title = title.replace(open_, "(").replace(close, ")")
        return f"–{title[1:]}" if title.startswith("-") else title

    def title(self, part: Part) -> str | None:
        """The title of a part, or ``None`` if it has none."""
        return self._titles[part.key]

    def number_of(self, key: str) -> int | None:
        """The number that an untitled part has to have."""
        part = self.nodes.get(key)
        kept = field_of(part, "argdown-untitled") if part is not None else ""
        return int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 9 else None

    def section(self, part: Part, here: str) -> str:
        """The section in which a part is defined."""
        label = field_of(part, "argdown-section")
        return label if label in self._labels else here

    def used_numbers(self) -> Iterator[int]:
        """The numbers of untitled parts that are kept, or are titles."""
        for part in self.nodes.values():
            number = self.number_of(part.key)
            if number is not None:
                yield number
            found = _UNTITLED.fullmatch(self._titles[part.key] or "")
            if found is not None and len(found[1]) < 9:
                yield int(found[1])


def field_of(item: Placed | Relation | Section, name: str) -> str:
    """The first value of an ``x-`` field, or "" if there is none."""
    return next((value for field, value in item.extra if field == name), "")


def fields_named(item: Placed | Relation | Section, name: str) -> list[str]:
    """The values of an ``x-`` field that are texts in JSON; others are left out."""
    found: list[str] = []
    for field, value in item.extra:
        if field == name:
            text = kept_value(value, None)
            if isinstance(text, str):
                found.append(text)
    return found
