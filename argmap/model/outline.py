"""Up and down the outline of a map: what a part stands under, and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from argmap.model.items import Argument, Reuse, Statement
from argmap.model.nearest import Nearest

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

Part = Statement | Argument


class Outline:
    """The ways through the outline of an :class:`ArgumentMap`, which it inherits."""

    __slots__ = ()

    def ancestors(self, part: Part | str) -> tuple[Part, ...]:
        """What a statement or argument stands under, from its parent up to the top level.

        Raises :class:`KeyError` for a key that the map does not hold.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n    evidence b: Three.\\n")
        >>> [above.key for above in map.ancestors("b")]
        ['a', 't']
        """
        map = cast("ArgumentMap", self)
        found: dict[str, Part] = {}
        above = map.nodes.get(map.nodes[_key(map, part)].under or "")
        while above is not None and above.key not in found:  # reopened below itself, it may return
            found[above.key] = above
            above = map.nodes.get(above.under or "")
        return tuple(found.values())

    def descendants(self, part: Part | str) -> tuple[Part | Reuse, ...]:
        """All that stands under a statement or argument, depth first, reopened places included.

        A reuse is among them; what stands under the statement that it uses is not. Raises
        :class:`KeyError` for a key that the map does not hold.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n    evidence b: Three.\\n")
        >>> [below.key for below in map.descendants("t")]
        ['a', 'b']
        """
        map = cast("ArgumentMap", self)
        found = map.walk(_key(map, part))
        next(found)
        return tuple(below for _, below in found)

    def leaves(self, part: Part | str | None = None) -> tuple[Part, ...]:
        """The statements and arguments under which nothing stands, in the order of the text.

        With a ``part``, those below it; a part under which nothing stands is its own leaf. A
        reuse stands under something, so that has something under it. Raises :class:`KeyError` for
        a key that the map does not hold.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n  claim b: Three.\\n")
        >>> [leaf.key for leaf in map.leaves()]
        ['a', 'b']
        """
        map = cast("ArgumentMap", self)
        start = None if part is None else _key(map, part)
        among = map.nodes.values() if start is None else (one for _, one in map.walk(start))
        return tuple(
            one for one in among if not isinstance(one, Reuse) and not map.children(one.key)
        )

    def depth(self, part: Part | str) -> int:
        """How many steps a statement or argument is indented: 0 at the top level.

        Raises :class:`KeyError` for a key that the map does not hold.

        >>> from argmap.language import loads
        >>> loads("thesis t: One.\\n  claim a: Two.\\n").depth("a")
        1
        """
        map = cast("ArgumentMap", self)
        above = self.ancestors(part)
        highest = above[-1] if above else map.nodes[_key(map, part)]
        # The highest may stand under a statement of a used map, which is reopened.
        return len(above) + (highest.under is not None)


def _key(map: ArgumentMap, part: Part | str) -> str:
    """The key of a part; :class:`KeyError`, with the nearest id, where the map has no such part."""
    key = part.key if isinstance(part, (Statement, Argument)) else part
    if not isinstance(key, str):
        raise TypeError(f"the key of a part is wanted, or the part, not {part!r}")
    if key in map.nodes:
        return key
    near = Nearest(node.id for node in map.nodes.values() if node.id).to(key)
    raise KeyError(f"no part has the key {key!r}" + (f"; did you mean {near!r}?" if near else ""))
