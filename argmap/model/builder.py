"""Building a map in Python, without minding keys of the unnamed and the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from argmap.model.argument_map import ArgumentMap
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
from argmap.model.vocabulary import Kind, RelationKind

Part = Statement | Argument
Placed = Statement | Argument | Reuse


class MapBuilder:
    """Collects the parts of a map and puts them into the order of a text.

    Each method that adds a statement or an argument returns it; hand it, or its id, to
    ``under`` for what stands under it. Further attributes of :class:`Statement` and
    :class:`Argument` go in by name.

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
        sources: Iterable[str] = (),
        **headers: Any,
    ) -> None:
        self._headers = headers | {"title": title, "author": author}
        self._sources = tuple(Source(id) for id in sources)
        self._uses: list[Use] = []
        self._count = 0
        self._top: list[Section | Placed] = []
        self._under: dict[str, list[Placed]] = {}
        self._relations: list[Relation] = []
        self._keys: set[str] = set()
        self._base: ArgumentMap | None = None

    @classmethod
    def from_map(cls, map: ArgumentMap) -> MapBuilder:
        """A builder that starts from a map: what is added stands below what is there already.

        The map stays as it is, its comments, sections and reopened statements go over into what
        is built. Its parts, or their keys, may stand in ``under``. A new part goes to the end of
        what stands under another, and at the top level to the end.

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
        building = cls(map.title)
        building._base = map
        building._keys = {node.id for node in map.nodes.values() if node.id is not None}
        building._count = len(map.items)  # no local key of the map has a higher number
        return building

    def use(self, path: str, name: str) -> None:
        """Bring in another map under a name."""
        self._uses.append(Use(path, name))

    def section(self, title: str) -> None:
        """Begin a section; what is added at the top level from here on stands in it."""
        self._top.append(Section(title))

    def statement(
        self,
        kind: Kind | str,
        text: str,
        *,
        id: str | None = None,
        under: Part | str | None = None,
        **attributes: Any,
    ) -> Statement:
        """Add a statement of any kind."""
        statement = Statement(
            Kind(kind), text, key=self._key(id), under=_key_of(under), **attributes
        )
        self._place(statement)
        return statement

    def thesis(self, text: str, **attributes: Any) -> Statement:
        """Add a thesis."""
        return self.statement(Kind.THESIS, text, **attributes)

    def claim(self, text: str, **attributes: Any) -> Statement:
        """Add a claim."""
        return self.statement(Kind.CLAIM, text, **attributes)

    def evidence(self, text: str, **attributes: Any) -> Statement:
        """Add evidence."""
        return self.statement(Kind.EVIDENCE, text, **attributes)

    def assumption(self, text: str, **attributes: Any) -> Statement:
        """Add an unsaid premise of an argument."""
        return self.statement(Kind.ASSUMPTION, text, **attributes)

    def warrant(self, text: str, **attributes: Any) -> Statement:
        """Add what licenses the step of an argument."""
        return self.statement(Kind.WARRANT, text, **attributes)

    def objection(self, text: str, **attributes: Any) -> Statement:
        """Add an attack on a statement."""
        return self.statement(Kind.OBJECTION, text, **attributes)

    def undercut(self, text: str, **attributes: Any) -> Statement:
        """Add an attack on the step of an argument."""
        return self.statement(Kind.UNDERCUT, text, **attributes)

    def rebuttal(self, text: str, **attributes: Any) -> Statement:
        """Add an attack on an attack."""
        return self.statement(Kind.REBUTTAL, text, **attributes)

    def question(self, text: str, **attributes: Any) -> Statement:
        """Add a question."""
        return self.statement(Kind.QUESTION, text, **attributes)

    def answer(self, text: str, **attributes: Any) -> Statement:
        """Add an answer to a question."""
        return self.statement(Kind.ANSWER, text, **attributes)

    def argument(
        self,
        text: str = "",
        *,
        id: str | None = None,
        under: Part | str | None = None,
        **attributes: Any,
    ) -> Argument:
        """Add a step of its own; add its linked premises under it."""
        argument = Argument(text, key=self._key(id), under=_key_of(under), **attributes)
        self._place(argument)
        return argument

    def reuse(
        self,
        kind: Kind | str,
        target: Part | str,
        *,
        under: Part | str | None = None,
        reason: str = "",
    ) -> Reuse:
        """Place a statement that stands elsewhere once more."""
        reuse = Reuse(Kind(kind), _key_of(target) or "", _key_of(under), reason)
        self._place(reuse)
        return reuse

    def relate(
        self, first: Part | str, kind: RelationKind | str, second: Part | str, reason: str = ""
    ) -> Relation:
        """Relate two statements; relations come last in the text."""
        relation = Relation(_key_of(first) or "", RelationKind(kind), _key_of(second) or "", reason)
        self._relations.append(relation)
        return relation

    def build(self) -> ArgumentMap:
        """Return the map. The parts that were handed out keep provisional keys where they have
        no id; in the map such a key counts within its nearest named ancestor.
        """
        if self._base is not None:
            return self._added_to(self._base)
        placed: set[str] = set()
        items = list(self._ordered(self._top, placed))
        self._require_placed(placed)
        return ArgumentMap(
            items=(*with_local_keys(items), *self._relations),
            sources=self._sources,
            uses=self._uses,
            **self._headers,
        )

    def _added_to(self, base: ArgumentMap) -> ArgumentMap:
        """A map with all that was added to it."""
        outside = {use.name for use in (*base.uses, *self._uses)}
        known = [key for key in self._under if key in base or key.partition(".")[0] in outside]
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

    def _key(self, id: str | None) -> str:
        if id is None:
            self._count += 1
            return f"{LOCAL}{self._count}"
        if id in self._keys:
            raise ValueError(f"the id {id!r} is taken")
        self._keys.add(id)
        return id

    def _place(self, part: Placed) -> None:
        if part.under is None:
            self._top.append(part)
        else:
            self._under.setdefault(part.under, []).append(part)

    def _ordered(self, parts: Iterable[Section | Placed], placed: set[str]) -> Iterator[Item]:
        """Some parts, and all under them, in the order of a text; their keys go to ``placed``."""
        stack = list(parts)[::-1]
        while stack:
            part = stack.pop()
            yield part
            if isinstance(part, (Statement, Argument)):
                placed.add(part.key)
                stack.extend(reversed(self._under.get(part.key, ())))

    def _require_placed(self, placed: set[str]) -> None:
        """Hold that all that something was put under is there."""
        missing = [key for key in self._under if key not in placed]
        if missing:
            raise ValueError(f"nothing was added with the id {missing[0]!r}")


def _key_of(part: Part | str | None) -> str | None:
    return part if part is None or isinstance(part, str) else part.key
