"""A map and the maps that it uses, as one whole. None of them is changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from attrs import Attribute, Factory, field, frozen

from argmap.model import Argument, ArgumentMap, Kind, RelationKind, Statement
from argmap.model.expected import expect, named, only, wrong_type
from argmap.model.frozen_dict import FrozenDict
from argmap.model.graph import Graph, union
from argmap.model.lookup import UnknownKeyError
from argmap.model.normal_form import first_spellings, normal_form


def maps_by_name(
    maps: Mapping[str, ArgumentMap], name: Attribute[Any] | str = "maps"
) -> Mapping[str, ArgumentMap]:
    """Take a mapping of names to maps; :class:`TypeError` for any other."""
    called = name if isinstance(name, str) else name.name
    if not isinstance(maps, Mapping):
        raise wrong_type(called, "a mapping of names to maps", maps)
    for key, map in maps.items():
        expect(key, str, f"a name in {called}")
        expect(map, ArgumentMap, f"{called}[{key!r}]")
    return FrozenDict(maps)


@frozen(field_transformer=named)
class ResolvedMaps:
    """A map and those that it uses, each under the name by which the map refers to it.

    Nothing of a used map is changed; ``NAME.key`` is one of its statements or arguments, and a
    key alone one of the map's own.

    ``inner_names`` tells which maps use one another: by the name of a used map and a name by which
    that one uses a third, the name of the third here. Who resolved the maps knows it from their
    files; otherwise maps that are used by the same path are the same.

    >>> from argmap.language import loads
    >>> main = loads("use a.argmap as a\\nuse b.argmap as b\\n")
    >>> used = {"a": loads("use b.argmap as other\\n"), "b": loads("thesis t: It lasts.\\n")}
    >>> maps = ResolvedMaps(main, used)
    >>> maps["b.t"].text, maps.full("a", "other.t")
    ('It lasts.', 'b.t')
    """

    main: ArgumentMap = field(validator=only(ArgumentMap))
    used: Mapping[str, ArgumentMap] = field(converter=maps_by_name)
    inner_names: Mapping[tuple[str, str], str] = field(
        default=Factory(lambda self: _by_written_path(self.main, self.used), takes_self=True),
        eq=False,
    )

    def __contains__(self, key: object) -> bool:
        return key in self.nodes

    def __getitem__(self, key: str) -> Statement | Argument:
        expect(key, str, "key")
        if key not in self.nodes:
            raise UnknownKeyError(key, self.nodes)
        return self.nodes[key]

    __iter__ = None  # not as a sequence, by numbers: see ``nodes``

    @cached_property
    def nodes(self) -> Mapping[str, Statement | Argument]:
        """The statements and arguments of all the maps by key, the map's own first."""
        used = {
            f"{name}.{key}": node
            for name, map in self.used.items()
            for key, node in map.nodes.items()
        }
        return MappingProxyType({**self.main.nodes, **used})

    @property
    def is_comparison(self) -> bool:
        """Whether the map asks the used ones something, says something across them, or says nothing
        itself. One that merely refers to statements of others is a map like any other.
        """
        own = [node for node in self.main.statements if node.kind is not Kind.QUESTION]
        return (
            not own
            or len(own) < len(self.main)
            or any(
                name_of(one.first) and name_of(one.second)
                for one in self.main.relations
                if one.kind is not RelationKind.SUPPORTS
            )
        )

    @cached_property
    def graph(self) -> Graph:
        """The steps, conflicts and answers of all the maps, as if they were one.

        How an attack meets its target is found as in a single map: see :func:`union`.
        """
        graphs = {name: map.graph for name, map in self.used.items()}
        return union({**graphs, "": self.main.graph}, self.full)

    def full(self, name: str, key: str) -> str:
        """The key in all the maps of what the map of a name calls ``key``.

        What that map takes from one that is used here as well is the same statement.
        """
        if not name:
            return key
        other, dot, inner = key.partition(".")
        known = self.inner_names.get((name, other)) if dot else None
        return f"{known}.{inner}" if known is not None else f"{name}.{key}"

    def above(self, key: str) -> str | None:
        """What a statement or argument stands under, by its key in all the maps."""
        under = self.nodes[key].under
        name = name_of(key)
        return f"{name}.{under}" if name and under is not None else under

    def map_of(self, key: str) -> ArgumentMap:
        """The map that a key is of."""
        return self.used[name_of(key)] if name_of(key) else self.main

    def holder(self, key: str) -> str | None:
        """Who holds a statement or argument of any of the maps.

        A name that the maps spell in several ways is in the spelling of the first of them.
        """
        return self._spelt(self.map_of(key).holder(key.partition(".")[2] if name_of(key) else key))

    def author(self, name: str) -> str | None:
        """The author of a used map, or of the map itself where the name is empty."""
        return self._spelt((self.used[name] if name else self.main).author)

    def _spelt(self, name: str | None) -> str | None:
        return None if name is None else self._names.get(normal_form(name), name)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        maps = (self.main, *self.used.values())
        return first_spellings(
            name for map in maps for name in (map.author, *map.holders) if name is not None
        )


def _by_written_path(
    main: ArgumentMap, used: Mapping[str, ArgumentMap]
) -> Mapping[tuple[str, str], str]:
    expect(main, ArgumentMap, "main")  # defaults are made before anything is validated
    names = {use.path: use.name for use in main.uses}
    return {
        (name, use.name): names[use.path]
        for name, map in used.items()
        for use in map.uses
        if names.get(use.path) in used
    }


def name_of(key: str) -> str:
    """The name of the used map that a key is of; empty for the map's own.

    >>> name_of("wolfe.durability"), name_of("fate")
    ('wolfe', '')
    """
    name, dot, _ = key.partition(".")
    return name if dot else ""
