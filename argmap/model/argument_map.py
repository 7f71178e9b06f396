"""An argument map: what is written, in order, and the ways to walk it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import field, frozen

from argmap.model.display import Displayed
from argmap.model.graph import Conflict, Graph, Inference, derive
from argmap.model.items import (
    LOCAL,
    Argument,
    Item,
    Relation,
    Reopening,
    Reuse,
    Section,
    Source,
    Statement,
    Use,
    as_pairs,
    as_tuple,
    each,
)
from argmap.model.normal_form import first_spellings, normal_form, unique_names
from argmap.model.origin import Origin
from argmap.model.prose import clean, clean_all, clean_optional, clean_tags
from argmap.model.vocabulary import Kind


@frozen
class ArgumentMap(Displayed):
    """A map, stored flat: ``items`` are in the order of the text, each with what it stands under.

    ``sources`` are the sources that it cites, the first being the default; ``uses`` are the
    maps that it brings in. Two maps are equal when they say the same in the same order;
    comments and places do not count.

    Raises :class:`ValueError` where the items are not in the order of a text: a key that
    occurs twice, or an item under something that is not open at that point. Everything else
    that may be wrong with a map is told by :func:`structure_problems` as diagnostics.

    >>> from argmap.model import Kind, Statement
    >>> thesis = Statement(Kind.THESIS, "It lasts.", key="t")
    >>> claim = Statement(Kind.CLAIM, "It has one centre.", key="c", under="t")
    >>> map = ArgumentMap("Durability", [thesis, claim], author="B. D. Wolfe")
    >>> map["c"].text
    'It has one centre.'
    >>> [step.premises for step in map.arguments_for("t")]
    [('c',)]
    """

    title: str = field(default="", converter=clean)
    items: tuple[Item, ...] = field(default=(), converter=as_tuple)
    author: str | None = field(default=None, converter=clean_optional, kw_only=True)
    sources: tuple[Source, ...] = field(
        default=(), converter=as_tuple, validator=each(Source), kw_only=True
    )
    uses: tuple[Use, ...] = field(default=(), converter=as_tuple, validator=each(Use), kw_only=True)
    tags: tuple[str, ...] = field(default=(), converter=clean_tags, kw_only=True)
    notes: tuple[str, ...] = field(default=(), converter=clean_all, kw_only=True)
    extra: tuple[tuple[str, str], ...] = field(default=(), converter=as_pairs, kw_only=True)
    origin: Origin | None = field(default=None, eq=False, repr=False, kw_only=True)
    closing_comments: tuple[str, ...] = field(
        default=(), converter=as_tuple, eq=False, repr=False, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        _require_text_order(self.items)

    # Parts by key

    @cached_property
    def nodes(self) -> Mapping[str, Statement | Argument]:
        """Statements and arguments by key, in the order of the text."""
        return MappingProxyType(
            {item.key: item for item in self.items if isinstance(item, (Statement, Argument))}
        )

    def __getitem__(self, key: str) -> Statement | Argument:
        return self.nodes[key]

    def __contains__(self, key: object) -> bool:
        return key in self.nodes

    def __len__(self) -> int:
        """The number of statements."""
        return sum(1 for _ in self.statements)

    def __bool__(self) -> bool:
        return True

    @property
    def statements(self) -> Iterator[Statement]:
        """Every statement, in the order of the text."""
        return (item for item in self.items if isinstance(item, Statement))

    @property
    def arguments(self) -> Iterator[Argument]:
        """Every argument that is written as a step of its own, in the order of the text."""
        return (item for item in self.items if isinstance(item, Argument))

    @property
    def relations(self) -> Iterator[Relation]:
        """Every relation, in the order of the text."""
        return (item for item in self.items if isinstance(item, Relation))

    @property
    def theses(self) -> tuple[Statement, ...]:
        """What the map argues for."""
        return tuple(item for item in self.statements if item.kind is Kind.THESIS)

    # Up and down the outline

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Statement | Argument | Reuse, ...]]:
        found: dict[str | None, list[Statement | Argument | Reuse]] = {}
        for item in self.items:
            if isinstance(item, (Statement, Argument, Reuse)):
                found.setdefault(item.under, []).append(item)
        return MappingProxyType({key: tuple(items) for key, items in found.items()})

    @property
    def roots(self) -> tuple[Statement | Argument | Reuse, ...]:
        """What stands at the top level."""
        return self._children.get(None, ())

    def children(self, key: str) -> tuple[Statement | Argument | Reuse, ...]:
        """What stands directly under a statement or argument, reopened places included."""
        return self._children.get(key, ())

    def parent(self, key: str) -> Statement | Argument | None:
        """What a statement or argument stands under; ``None`` at the top level.

        Raises :class:`KeyError` for a key that the map does not hold.
        """
        under = self.nodes[key].under
        return None if under is None else self.nodes.get(under)

    def walk(self, start: str | None = None) -> Iterator[tuple[int, Statement | Argument | Reuse]]:
        """Yield (depth, part) depth first, from ``start`` or from every root.

        What was hung under a statement by reopening it comes with its other children.
        """
        first = self.roots if start is None else (self.nodes[start],)
        stack: list[tuple[int, Statement | Argument | Reuse]] = [(0, x) for x in reversed(first)]
        while stack:
            depth, item = stack.pop()
            yield depth, item
            if not isinstance(item, Reuse):
                stack.extend((depth + 1, child) for child in reversed(self.children(item.key)))

    def section_of(self, key: str) -> Section | None:
        """The section in which a statement or argument stands.

        Raises :class:`KeyError` for a key that the map does not hold.
        """
        node, section = self.nodes[key], None
        for item in self.items:
            if isinstance(item, Section):
                section = item
            elif item is node:
                break
        return section

    # The graph

    @cached_property
    def graph(self) -> Graph:
        """The steps, conflicts and answers that the items amount to."""
        return derive(self.items, self.nodes)

    @property
    def inferences(self) -> tuple[Inference, ...]:
        """Every step from premises to a conclusion."""
        return self.graph.inferences

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Every attack on a statement or a step."""
        return self.graph.conflicts

    def arguments_for(self, key: str) -> tuple[Inference, ...]:
        """The steps whose conclusion is this statement."""
        return self.graph.inferences_to.get(key, ())

    def used_in(self, key: str) -> tuple[Inference, ...]:
        """The steps of which this statement is a premise."""
        return self.graph.inferences_from.get(key, ())

    def attacks_on(self, key: str) -> tuple[Conflict, ...]:
        """The attacks on a statement, or (undercuts) on an argument or a step's key."""
        return self.graph.conflicts_with.get(key, ())

    def attacks_by(self, key: str) -> tuple[Conflict, ...]:
        """The attacks that a statement makes."""
        return self.graph.conflicts_by.get(key, ())

    def answers(self, key: str) -> tuple[str, ...]:
        """The keys of the answers to a question, also of answers that stand elsewhere."""
        return self.graph.answers.get(key, ())

    # Who holds what

    @cached_property
    def _holders(self) -> Mapping[str, str | None]:
        written = (node.holder for node in self.nodes.values())
        names = first_spellings(name for name in (self.author, *written) if name)
        found: dict[str, str | None] = {}
        for key, node in self.nodes.items():
            if node.holder is not None:
                found[key] = names[normal_form(node.holder)]
            elif node.under is None or (isinstance(node, Statement) and node.kind.attacks):
                found[key] = self.author
            else:
                found[key] = found.get(node.under, self.author)
        return MappingProxyType(found)

    def holder(self, key: str) -> str | None:
        """Who holds a statement or argument: as written, inherited, or the map's author.

        Support is held by whoever holds what it supports; an attack falls back to the author.
        Of several spellings of a name (``dockers' union``, ``Dockers’ Union``) it is the first
        in the text, the author's before all.
        Raises :class:`KeyError` for a key that the map does not hold.
        """
        return self._holders[key]

    @property
    def holders(self) -> tuple[str, ...]:
        """Everyone who holds something in the map, in the order of appearance."""
        return tuple(dict.fromkeys(name for name in self._holders.values() if name))

    @property
    def all_tags(self) -> tuple[str, ...]:
        """Every tag of a statement or an argument, once, in the order of appearance."""
        return unique_names(tag for node in self.nodes.values() for tag in node.tags)


def _require_text_order(items: tuple[Item, ...]) -> None:
    """Hold that keys are unique, local keys canonical, and each item's parent open."""
    seen: set[str] = set()
    open_keys: list[str] = []
    named: list[str] = []  # for each open key its nearest named ancestor or self, "" for none
    count: dict[str, int] = {}
    for item in items:
        if isinstance(item, (Relation, Section)):
            open_keys, named = [], []
            continue
        if isinstance(item, Reopening):
            name = item.target
            open_keys, named = [name], [name]
            continue
        if not isinstance(item, (Statement, Argument, Reuse)):
            raise TypeError(f"a map holds no {type(item).__name__}: {item!r}")
        if item.under is None:
            open_keys, named = [], []
        else:
            while open_keys and open_keys[-1] != item.under:
                open_keys.pop()
                named.pop()
            if not open_keys:
                raise ValueError(f"{item.under!r} is not open here: {item}")
        if isinstance(item, Reuse):
            continue
        if item.key in seen:
            raise ValueError(f"a key occurs twice: {item.key!r}")
        seen.add(item.key)
        home = named[-1] if named else ""
        if LOCAL in item.key:
            count[home] = count.get(home, 0) + 1
            expected = f"{home}{LOCAL}{count[home]}"
            if item.key != expected:
                raise ValueError(f"the local key {item.key!r} should be {expected!r}")
        open_keys.append(item.key)
        named.append(home if LOCAL in item.key else item.key)
