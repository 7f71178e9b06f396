"""A map made of the items of an outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import Factory, define

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import lost
from argmap.formats.outlines.labels import CON, LINK, NOTE, PREMISE, PRO
from argmap.model import (
    Argument,
    Diagnostic,
    Item,
    Kind,
    Reopening,
    Reuse,
    Section,
    Span,
    Statement,
)
from argmap.model.clean_text import clean
from argmap.model.item_order import with_local_keys
from argmap.model.urls import is_safe_link
from argmap.model.vocabulary import ArgumentKind

_WORDS: Final = 5
"""How many words of a text make an id."""

EMPTY: Final = "(empty)"
"""The text of an item that has none: a statement needs one."""

AnyKind = Kind | ArgumentKind

_SEE: Final = re.compile(r"see [\"“](.+)[\"”]\.?", re.IGNORECASE)
_LINKED: Final = frozenset({PREMISE, "assumption"})
_IN_STEP: Final = _LINKED | {"warrant", "undercut", "unless"}
_SUPPORTING: Final = frozenset(
    {"", PRO, PREMISE, "claim", "thesis", "evidence", "assumption", "answer", "question"}
)
_UNLABELLED: Final = "an item without a label is read as a claim that supports the one above it"
_UNKNOWN: Final = "an item with the label '{}' cannot be here; it is read as a {}"


@define(eq=False)
class OutlineItem:
    """An item of an outline: its text, what its label says it is (``role``), and what is under it.

    ``bullet`` is what is before it in a list.
    """

    text: str
    role: str = ""
    span: Span | None = None
    bullet: str = ""
    children: list[OutlineItem] = Factory(list)
    notes: list[str] = Factory(list)
    links: list[str] = Factory(list)
    extra: list[tuple[str, str]] = Factory(list)


@define(eq=False)
class Reopened:
    """What stands under an item that is above in the outline, in another section."""

    item: OutlineItem
    children: list[OutlineItem]


Entry = OutlineItem | Reopened | Section


class OutlineMap:
    """Makes the items of a map of the entries of an outline; ``losses`` are doubts about it.

    >>> thesis = OutlineItem("Close it.", children=[OutlineItem("It is new.", "con")])
    >>> [(str(item.kind), item.text) for item in OutlineMap([thesis]).items]
    [('thesis', 'Close it.'), ('objection', 'It is new.')]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        self._ids = Ids()
        self._keys: dict[int, str] = {}  # by the Python id of an item
        self._count = 0
        self._odd: dict[str, list[Span | None]] = {}
        for entry in entries:
            if isinstance(entry, OutlineItem):
                _without_remarks(entry)
            elif isinstance(entry, Reopened):
                for one in entry.children:
                    _without_remarks(one)
        self._texts = self._by_text(entries)
        self._targets = self._used(entries)
        made: list[Item] = []
        kinds: dict[int, AnyKind] = {}
        for entry in entries:
            if isinstance(entry, Section):
                made.append(entry)
            elif isinstance(entry, Reopened):
                made.append(Reopening(self._key(entry.item)))
                made += self._under(entry.children, entry.item, kinds)
            else:
                made += self._placed([(entry, self._root_kind(entry), None)], kinds)
        self.items: tuple[Item, ...] = tuple(with_local_keys(made))

    @property
    def losses(self) -> tuple[Diagnostic, ...]:
        """What is doubtful, each with the place where it is first."""
        return tuple(
            lost(message + (f" ({len(spans)} times)" if len(spans) > 1 else ""), spans[0])
            for message, spans in self._odd.items()
        )

    def _by_text(self, entries: Iterable[Entry]) -> dict[str, OutlineItem | None]:
        """The items by their texts; ``None`` for a text that several have."""
        found: dict[str, OutlineItem | None] = {}
        for item in _every_item(entries):
            text = clean(item.text)
            found[text] = None if text in found else item
        return found

    def _used(self, entries: Iterable[Entry]) -> set[int]:
        """The items, by their Python ids, that something refers to."""
        used = {id(entry.item) for entry in entries if isinstance(entry, Reopened)}
        for item in _every_item(entries):
            target = self._target(item)
            if target is not None:
                used.add(id(target))
        return used

    def _target(self, item: OutlineItem) -> OutlineItem | None:
        """The item that a reference refers to."""
        match = None if item.children else _SEE.fullmatch(clean(item.text))
        target = self._texts.get(clean(match[1])) if match else None
        return None if target is item or target is None or target.role == "argument" else target

    def _root_kind(self, item: OutlineItem) -> AnyKind:
        if item.role in ("thesis", "question", "claim"):
            return Kind(item.role)
        if item.role:
            self._note(_UNKNOWN.format(item.role, "claim"), item)
            return Kind.CLAIM
        if not item.children:
            return Kind.CLAIM
        plain = all(child.role in ("", "answer") for child in item.children)
        return Kind.QUESTION if plain and item.text.rstrip().endswith("?") else Kind.THESIS

    def _under(
        self, children: list[OutlineItem], parent: OutlineItem, kinds: dict[int, AnyKind]
    ) -> Iterator[Item]:
        above = kinds[id(parent)]
        places = self._kinds(children, above)
        return self._placed([(child, kind, parent) for child, kind in places], kinds)

    def _placed(
        self,
        places: list[tuple[OutlineItem, AnyKind, OutlineItem | None]],
        kinds: dict[int, AnyKind],
    ) -> Iterator[Item]:
        """Yield what items become, each followed by what is under it."""
        waiting = places[::-1]
        while waiting:
            item, kind, parent = waiting.pop()
            under = None if parent is None else self._key(parent)
            target = self._target(item)
            is_reuse = target is not None and parent is not None and target is not parent
            if target is not None and is_reuse and isinstance(kind, Kind):
                yield Reuse(kind, self._key(target), under, notes=item.notes)
                continue
            kinds[id(item)] = kind
            yield self._part(item, kind, under)
            below = self._kinds(item.children, kind)
            waiting += [(child, how, item) for child, how in reversed(below)]

    def _part(self, item: OutlineItem, kind: AnyKind, under: str | None) -> Statement | Argument:
        own: dict[str, Any] = {
            "key": self._key(item),
            "under": under,
            "notes": item.notes,
            "links": item.links,
            "extra": item.extra,
        }
        if isinstance(kind, ArgumentKind):
            return Argument(item.text, kind=kind, **own)
        return Statement(kind, clean(item.text) or EMPTY, **own)

    def _key(self, item: OutlineItem) -> str:
        """The key of an item: an id if something refers to it."""
        key = self._keys.get(id(item))
        if key is None:
            self._count += 1
            key = f"~{self._count}"
            if id(item) in self._targets:
                key = self._ids.of(" ".join(item.text.split()[:_WORDS]), "item")
            self._keys[id(item)] = key
        return key

    def _kinds(
        self, children: list[OutlineItem], above: AnyKind
    ) -> list[tuple[OutlineItem, AnyKind]]:
        """What items under a part of some kind are."""
        if above is Kind.QUESTION:
            return [(child, self._answer(child)) for child in children]
        if isinstance(above, ArgumentKind):
            return [(child, self._in_step(child, above)) for child in children]
        has_premises = any(child.role in _LINKED for child in children)
        found: list[tuple[OutlineItem, AnyKind]] = []
        step: OutlineItem | None = None
        for child in children:
            if has_premises and child.role in _IN_STEP:
                if step is None:
                    step = OutlineItem("", "argument", child.span)
                    found.append((step, ArgumentKind.ARGUMENT))
                step.children.append(child)
            else:
                found.append((child, self._beside(child, above)))
        return found

    def _answer(self, item: OutlineItem) -> Kind:
        if item.role not in ("", "answer", "claim", "thesis"):
            self._note(_UNKNOWN.format(item.role, "answer"), item)
        return Kind.ANSWER

    def _in_step(self, item: OutlineItem, above: ArgumentKind) -> AnyKind:
        """What an item under an argument or a counter is."""
        role = item.role
        if role in ("evidence", "assumption", "warrant", "undercut", "unless"):
            return Kind(role)
        if role == "counter" and _has_premise(item):
            return ArgumentKind.COUNTER
        if role in (CON, "counter"):
            return Kind.REBUTTAL if above is ArgumentKind.COUNTER else Kind.UNDERCUT
        if role == "argument":
            self._note(_UNKNOWN.format(role, "claim"), item)
        return Kind.CLAIM

    def _beside(self, item: OutlineItem, above: Kind) -> AnyKind:
        """What an item under a statement is."""
        role = item.role
        if role == "evidence":
            return Kind.EVIDENCE
        if role in ("argument", "counter") and (_has_premise(item) or not item.text):
            return ArgumentKind(role)
        if role in (CON, "counter", "undercut", "unless"):
            if role in ("undercut", "unless"):
                self._note(_UNKNOWN.format(role, "objection"), item)
            return Kind.REBUTTAL if above.attacks else Kind.OBJECTION
        if not role:
            self._note(_UNLABELLED, item)
        elif role in ("warrant", "question", "answer", "thesis"):
            self._note(_UNKNOWN.format(role, "claim"), item)
        return Kind.CLAIM

    def _note(self, message: str, item: OutlineItem) -> None:
        self._odd.setdefault(message, []).append(item.span)


def _has_premise(item: OutlineItem) -> bool:
    return any(child.role in _SUPPORTING for child in item.children)


def _every_item(entries: Iterable[Entry]) -> Iterator[OutlineItem]:
    waiting: list[OutlineItem] = []
    for entry in entries:
        if isinstance(entry, OutlineItem):
            waiting.append(entry)
        elif isinstance(entry, Reopened):
            waiting += entry.children
    while waiting:
        item = waiting.pop()
        yield item
        waiting += item.children


def _without_remarks(root: OutlineItem) -> None:
    """Make notes and links of the items that are labelled so."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        kept: list[OutlineItem] = []
        for child in item.children:
            address = clean(child.text).strip("<>")
            if child.role == NOTE and not child.children:
                item.notes.append(child.text)
                item.links += child.links
            elif child.role == LINK and not child.children and is_safe_link(address):
                item.links.append(address)
            else:
                kept.append(child)
        item.children = kept
        waiting += kept
