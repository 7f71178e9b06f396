"""A map and the maps that it uses, as one unit; none of them is changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from attrs import Attribute, Factory, field

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Kind, Reference, RelationKind, Statement
from argmap.model.attribution import Attribution
from argmap.model.frozen_dict import FrozenDict
from argmap.model.lookup import UnknownKeyError
from argmap.model.name_matching import first_spellings, normal_form
from argmap.model.type_checks import expect, named, only, wrong_type


def maps_by_name(
    maps: Mapping[str, ArgumentMap], name: Attribute[Any] | str = "maps"
) -> Mapping[str, ArgumentMap]:
    """Attrs converter for a mapping of names to maps; :class:`TypeError` for other values."""
    called = name if isinstance(name, str) else name.name
    if not isinstance(maps, Mapping):
        raise wrong_type(called, "a mapping of names to maps", maps)
    for key, map in maps.items():
        expect(key, str, f"a name in {called}")
        expect(map, ArgumentMap, f"{called}[{key!r}]")
    return FrozenDict(maps)


@frozen(field_transformer=named)
class ResolvedMaps:
    """A map and the maps that it uses, each under the name by which the map refers to it.

    Imported maps are not changed. The statements and arguments of all the maps are identified by a
    :class:`.Reference`; methods that take one also accept its text: ``NAME.key`` for an element of
    an imported map, and the key alone for the map's own.

    ``inner_names`` says which maps use one another: it maps the name of an imported map, and a name
    by which that map uses a third, to the third map's name here. Pass it if the files are
    known; by default, maps that are used by the same path are the same.

    >>> from argmap.language import loads
    >>> main = loads("use a.argmap as a\\nuse b.argmap as b\\n")
    >>> used = {"a": loads("use b.argmap as other\\n"), "b": loads("thesis t: It lasts.\\n")}
    >>> maps = ResolvedMaps(main, used)
    >>> maps["b.t"].text, maps.resolve("a", "other.t")
    ('It lasts.', Reference(map='b', key='t'))
    """

    main: ArgumentMap = field(validator=only(ArgumentMap))
    used: Mapping[str, ArgumentMap] = field(converter=maps_by_name)
    inner_names: Mapping[tuple[str, str], str] = field(
        default=Factory(lambda self: _by_written_path(self.main, self.used), takes_self=True),
        eq=False,
    )

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            key = self.reference(key)
        return isinstance(key, Reference) and key in self.nodes

    def __getitem__(self, key: str | Reference) -> Statement | Argument:
        node = self.nodes.get(self.reference(key))
        if node is None:
            raise UnknownKeyError(str(key), self._texts)
        return node

    __iter__ = None  # not a sequence: see ``nodes``

    @cached_property
    def nodes(self) -> Mapping[Reference, Statement | Argument]:
        """The statements and arguments of all the maps, the main map's first."""
        maps = {"": self.main, **self.used}
        return MappingProxyType(
            {
                Reference(name, key): node
                for name, map in maps.items()
                for key, node in map.nodes.items()
            }
        )

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(map(str, self.nodes))

    def reference(self, key: str | Reference) -> Reference:
        """The reference that a text stands for; :class:`TypeError` for other types.

        A text that is a key of the main map means that, even if it has dots.
        """
        if isinstance(key, Reference):
            return key
        expect(key, str, "key")
        return Reference("", key) if key in self.main.nodes else Reference.parse(key)

    @property
    def is_comparison(self) -> bool:
        """Whether the map is a comparison.

        It is one if it asks the imported maps a question, relates statements across them, or has no
        statements of its own. A map that only refers to statements of others is an ordinary map,
        and so is one that uses no other map.
        """
        if not self.main.uses:
            return False
        own = [node for node in self.main.statements if node.kind is not Kind.QUESTION]
        return (
            not own
            or len(own) < len(self.main)
            or any(
                all(reference.map for reference in one.references)
                for one in self.main.relations
                if one.kind is not RelationKind.SUPPORTS
            )
        )

    @cached_property
    def answers(self) -> Mapping[str, tuple[Reference, ...]]:
        """By the key of each question of the main map, its answers, as far as they are known.

        >>> from argmap.language import loads
        >>> main = loads("use a as a\\nquestion q: Will it?\\n  answer @a.t\\n  answer @a.u\\n")
        >>> ResolvedMaps(main, {"a": loads("thesis t: It lasts.")}).answers["q"]
        (Reference(map='a', key='t'),)
        """
        found = {}
        for node in self.main.statements:
            if node.kind is Kind.QUESTION:
                keys = (self.resolve("", key) for key in self.main.answers(node.key))
                found[node.key] = tuple(key for key in keys if key in self)
        return FrozenDict(found)

    def resolve(self, name: str, key: str) -> Reference:
        """What ``key`` means in the map with this name: one of its own keys, or ``MAP.key``.

        A statement that it takes from another map used here is that map's statement.
        """
        if key in (self.used[name] if name else self.main).nodes:
            return Reference(name, key)
        written = Reference.parse(key)
        if not name:
            return written
        known = self.inner_names.get((name, written.map)) if written.map else None
        return Reference(name, key) if known is None else Reference(known, written.key)

    def above(self, key: str | Reference) -> Reference | None:
        """The parent of a statement or argument."""
        reference = self.reference(key)
        under = self[reference].under
        return None if under is None else self.resolve(reference.map, under)

    def map_of(self, key: str | Reference) -> ArgumentMap:
        """The map of a statement or argument."""
        name = self.reference(key).map
        return self.used[name] if name else self.main

    def attribution(self, key: str | Reference) -> Attribution:
        """Who holds a statement or argument of any of the maps.

        If the maps spell a name in several ways, the first spelling is used.
        """
        reference = self.reference(key)
        held = self.map_of(reference).attribution(reference.key)
        return Attribution(map(self._spelt, held.names), map(self._spelt, held.uncertain))

    def holder(self, key: str | Reference) -> str | None:
        """The text of :meth:`attribution`; ``None`` where nobody is named."""
        return self.attribution(key).text or None

    def byline(self, name: str) -> str:
        """The author of an imported map with its date, such as "Bertram D. Wolfe (1957)"."""
        whose, date = self.author(name) or name, self.used[name].date
        return f"{whose} ({date})" if date else whose

    def author(self, name: str) -> str | None:
        """The author of an imported map, or of the map itself where the name is empty."""
        author = (self.used[name] if name else self.main).author
        return None if author is None else self._spelt(author)

    def _spelt(self, name: str) -> str:
        return self._names.get(normal_form(name), name)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        maps = (self.main, *self.used.values())
        return first_spellings(
            name for map in maps for name in (map.author, *map.holders) if name is not None
        )


def _by_written_path(
    main: ArgumentMap, used: Mapping[str, ArgumentMap]
) -> Mapping[tuple[str, str], str]:
    expect(main, ArgumentMap, "main")  # attrs makes defaults before it validates
    names = {use.path: use.name for use in main.uses}
    return {
        (name, use.name): names[use.path]
        for name, map in used.items()
        for use in map.uses
        if names.get(use.path) in used
    }
