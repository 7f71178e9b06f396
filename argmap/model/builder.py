"""Build a map in Python, without caring about local keys or text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Unpack

from attrs import evolve

from argmap.model.argument_map import ArgumentMap
from argmap.model.closest_id import Nearest
from argmap.model.item_order import hung_under, with_local_keys
from argmap.model.items import (
    LOCAL,
    Argument,
    Item,
    Relation,
    Reuse,
    Section,
    Source,
    Statement,
    Use,
)
from argmap.model.keyword_arguments import ArgumentAttributes, StatementAttributes
from argmap.model.reference import Reference
from argmap.model.type_checks import as_many, expect, wrong_type
from argmap.model.vocabulary import Kind, RelationKind

Part = Statement | Argument
Placed = Statement | Argument | Reuse


class MapBuilder:
    """Collects the parts of a map and puts them in text order.

    Each method that adds a statement or an argument returns it; pass it, or its id, as ``under`` to
    add children. The other attributes of :class:`Statement` and :class:`Argument` are keyword
    arguments; an unknown one raises :class:`TypeError`.

    >>> building = MapBuilder("Durability", author="B. D. Wolfe")
    >>> thesis = building.thesis("The system endures.", id="durability")
    >>> step = building.argument(under=thesis, scheme="argument from analogy")
    >>> _ = building.claim("Such powers have lasted.", under=step)
    >>> _ = building.assumption("What held for them holds for it.", under=step)
    >>> map = building.build()
    >>> [(item.kind.value, item.key) for item in map.statements]
    [('thesis', 'durability'), ('claim', 'durability~2'), ('assumption', 'durability~3')]
    """

    def __init__(
        self,
        title: str,
        *,
        author: str | None = None,
        date: str | None = None,
        sources: Iterable[str] = (),
        tags: Iterable[str] = (),
        notes: Iterable[str] = (),
        extra: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        closing_comments: Iterable[str] = (),
    ) -> None:
        self._head = ArgumentMap(
            title,
            author=author,
            date=date,
            sources=[Source(id) for id in as_many(sources, str, "sources")],
            tags=tags,
            notes=notes,
            extra=extra,
            closing_comments=closing_comments,
        )
        self._uses: list[Use] = []
        self._count = 0
        self._top: list[Section | Placed] = []
        self._under: dict[str, list[Placed]] = {}
        self._relations: list[Relation] = []
        self._keys: set[str] = set()
        self._unnamed: dict[str, Part] = {}

    @classmethod
    def from_map(cls, map: ArgumentMap) -> MapBuilder:
        """Create a builder that starts from an existing map; new parts come after existing ones.

        The map itself does not change. Its comments, sections and reopenings are kept. ``under``
        can be one of its parts or keys. A new part becomes the last child of its parent, or the
        last part at the top level.

        >>> from argmap.language import dumps, loads
        >>> map = loads("# The mill.\\nthesis closed: It closed.\\n  claim frost: It froze.\\n")
        >>> building = MapBuilder.from_map(map)
        >>> flour = building.objection("Flour was dear.", under="closed", id="flour")
        >>> _ = building.rebuttal("Not in 1911.", under=flour)
        >>> print(dumps(building.build()), end="")
        # The mill.
        thesis closed: It closed.
          claim frost: It froze.
          objection flour: Flour was dear.
            rebuttal: Not in 1911.
        """
        expect(map, ArgumentMap, "map")
        building = cls(map.title)
        building._head = map
        for node in map.nodes.values():
            if node.id is None:
                building._unnamed[node.key] = node
            else:
                building._keys.add(node.key)
        building._count = len(map.items)  # local keys in the map have lower numbers
        return building

    def use(self, path: str, name: str) -> None:
        """Add an imported map: the path of its file, and a name for it."""
        self._uses.append(Use(path, name))

    def section(self, title: str, *, level: int = 1) -> None:
        """Begin a section; top-level parts that are added later belong to it.

        A subsection has the ``level`` 2.
        """
        self._top.append(Section(title, level=level))

    def statement(
        self, kind: Kind | str, text: str, **attributes: Unpack[StatementAttributes]
    ) -> Statement:
        """Add a statement of any kind."""
        return self._statement("statement", Kind(kind), text, attributes)

    def thesis(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add a thesis."""
        return self._statement("thesis", Kind.THESIS, text, attributes)

    def claim(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add a claim."""
        return self._statement("claim", Kind.CLAIM, text, attributes)

    def evidence(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add evidence."""
        return self._statement("evidence", Kind.EVIDENCE, text, attributes)

    def assumption(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add an unstated premise of an argument."""
        return self._statement("assumption", Kind.ASSUMPTION, text, attributes)

    def warrant(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add a warrant, which says why the premises of an argument support its conclusion."""
        return self._statement("warrant", Kind.WARRANT, text, attributes)

    def objection(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add an attack on a statement."""
        return self._statement("objection", Kind.OBJECTION, text, attributes)

    def undercut(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add an attack on the inference of an argument."""
        return self._statement("undercut", Kind.UNDERCUT, text, attributes)

    def rebuttal(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add an attack on an attack."""
        return self._statement("rebuttal", Kind.REBUTTAL, text, attributes)

    def question(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add a question."""
        return self._statement("question", Kind.QUESTION, text, attributes)

    def answer(self, text: str, **attributes: Unpack[StatementAttributes]) -> Statement:
        """Add an answer to a question."""
        return self._statement("answer", Kind.ANSWER, text, attributes)

    def argument(self, text: str = "", **attributes: Unpack[ArgumentAttributes]) -> Argument:
        """Add an explicit argument; add its linked premises under it."""
        own = self._own("argument", attributes, ArgumentAttributes.__optional_keys__)
        argument = Argument(text, **own)
        self._add(argument)
        return argument

    def reuse(
        self,
        kind: Kind | str,
        target: Part | str,
        *,
        under: Part | str | None = None,
        reason: str = "",
        notes: Iterable[str] = (),
        extra: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> Reuse:
        """Place an existing statement a second time, in the role that ``kind`` names."""
        again, above = self._id_of(target, "target"), self._above(under)
        reuse = Reuse(Kind(kind), again, above, reason, notes=notes, extra=extra)
        self._place(reuse)
        return reuse

    def relate(
        self,
        first: Part | str,
        kind: RelationKind | str,
        second: Part | str,
        reason: str = "",
        *,
        notes: Iterable[str] = (),
        extra: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> Relation:
        """Add a relation between two statements; relations come last in the text."""
        ends = self._id_of(first, "first"), self._id_of(second, "second")
        how = RelationKind(kind)
        relation = Relation(ends[0], how, ends[1], reason, notes=notes, extra=extra)
        self._relations.append(relation)
        return relation

    def build(self) -> ArgumentMap:
        """Return the map.

        Parts without an id that the builder returned have provisional keys; in the map, such a part
        has a local key that counts within its nearest ancestor with an id.

        Raises :class:`ValueError` if something was added under an id that does not exist.
        """
        base = self._head
        outside = {use.name for use in (*base.uses, *self._uses)}
        known = [key for key in self._under if key in base or Reference.parse(key).map in outside]
        placed: set[str] = set(known)
        below = {key: list(self._ordered(self._under[key], placed)) for key in known}
        first = next(
            (at for at, part in enumerate(self._top) if isinstance(part, Section)), len(self._top)
        )
        top = list(self._ordered(self._top[:first], placed))
        sections = list(self._ordered(self._top[first:], placed))
        self._require_placed(placed)
        items = (*hung_under(base.items, below, top), *sections, *self._relations)
        return evolve(base, items=tuple(with_local_keys(items)), uses=(*base.uses, *self._uses))

    def _statement(
        self, method: str, kind: Kind, text: str, attributes: StatementAttributes
    ) -> Statement:
        own = self._own(method, attributes, StatementAttributes.__optional_keys__)
        statement = Statement(kind, text, **own)
        self._add(statement)
        return statement

    def _own(
        self, method: str, attributes: Mapping[str, object], known: frozenset[str]
    ) -> dict[str, Any]:
        """Return the attributes of a part, with its key and its parent."""
        for name in attributes:
            if name not in known:
                near = Nearest(sorted(known)).to(name)
                hint = f"; did you mean {near!r}?" if near else ""
                raise TypeError(f"{method}() has no argument {name!r}{hint}")
        own = dict(attributes)
        id, under = own.pop("id", None), own.pop("under", None)
        return own | {"key": self._key(id), "under": self._above(under)}

    def _key(self, id: object) -> str:
        if id is None:
            return f"{LOCAL}{self._count + 1}"
        if not isinstance(id, str):
            raise wrong_type("id", "a string or None", id)
        if id in self._keys:
            raise ValueError(f"the id {id!r} is already in use")
        if LOCAL in id:
            raise ValueError(f"not an id (a-z, 0-9 and single hyphens): {id!r}")
        return id

    def _above(self, part: object) -> str | None:
        return None if part is None else self._key_of(part, "under")

    def _key_of(self, part: object, name: str) -> str:
        if isinstance(part, str):
            return part
        if not isinstance(part, (Statement, Argument)):
            raise wrong_type(name, "an id or a part that was added", part)
        if part.id is None and self._unnamed.get(part.key) != part:
            raise ValueError(f"{name} is a part without an id that was not added here: {part}")
        return part.key

    def _id_of(self, part: object, name: str) -> str:
        if isinstance(part, (Statement, Argument)) and part.id is None:
            raise ValueError(f"{name} is not an id, nor a part that has one: {part.text!r}")
        return self._key_of(part, name)

    def _add(self, part: Part) -> None:
        """Register a part; called only after it was created, so that errors leave no trace."""
        if part.id is None:
            self._count += 1
            self._unnamed[part.key] = part
        else:
            self._keys.add(part.key)
        self._place(part)

    def _place(self, part: Placed) -> None:
        if part.under is None:
            self._top.append(part)
        else:
            self._under.setdefault(part.under, []).append(part)

    def _ordered(self, parts: Iterable[Section | Placed], placed: set[str]) -> Iterator[Item]:
        """Yield parts and their descendants in text order; their keys are added to ``placed``."""
        stack = list(parts)[::-1]
        while stack:
            part = stack.pop()
            yield part
            if isinstance(part, (Statement, Argument)):
                placed.add(part.key)
                stack.extend(reversed(self._under.get(part.key, ())))

    def _require_placed(self, placed: set[str]) -> None:
        """Raise :class:`ValueError` if a parent is missing."""
        missing = [key for key in self._under if key not in placed]
        if missing:
            near = Nearest(self._keys).to(missing[0])
            hint = f"; did you mean {near!r}?" if near else ""
            raise ValueError(f"nothing was added with the id {missing[0]!r}{hint}")
