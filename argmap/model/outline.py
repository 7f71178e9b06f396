"""Up and down the outline of a map: what a part stands under, and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from argmap.model.items import Argument, Reuse, Statement

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.lookup import Part


class Outline:
    """The ways through the outline of an :class:`ArgumentMap`, which it inherits.

    They come from ``parent``, ``children`` and ``walk`` of the map, and end where those do.
    """

    __slots__ = ()

    def ancestors(self, part: Part | str) -> tuple[Statement | Argument, ...]:
        """What a statement, an argument or a reuse stands under, from its parent up.

        Raises :class:`KeyError` for what the map does not have.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n    evidence b: Three.\\n")
        >>> [above.key for above in map.ancestors("b")]
        ['a', 't']
        """
        map = cast("ArgumentMap", self)
        found: list[Statement | Argument] = []
        above = map.parent(part)
        while above is not None:
            found.append(above)
            above = map.parent(above.key)
        return tuple(found)

    def descendants(self, part: Part | str) -> tuple[Part, ...]:
        """All that stands under a statement or argument, depth first, reopened places included.

        A reuse is among them; what stands under the statement that it uses is not, so a reuse
        itself has none. Raises :class:`KeyError` for what the map does not have.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n    evidence b: Three.\\n")
        >>> [below.key for below in map.descendants("t")]
        ['a', 'b']
        """
        map = cast("ArgumentMap", self)
        return tuple(below for _, below in map.walk(part))[1:]

    def leaves(self, part: Part | str | None = None) -> tuple[Statement | Argument, ...]:
        """The statements and arguments under which nothing stands, in the order of the text.

        With a ``part``, those below it; a part under which nothing stands is its own leaf. A
        reuse stands under something, so that has something under it; the reuse is no leaf. Raises
        :class:`KeyError` for what the map does not have.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n  claim b: Three.\\n")
        >>> [leaf.key for leaf in map.leaves()]
        ['a', 'b']
        """
        map = cast("ArgumentMap", self)
        among = map.nodes.values() if part is None else (one for _, one in map.walk(part))
        return tuple(
            one for one in among if not isinstance(one, Reuse) and not map.children(one.key)
        )

    def depth(self, part: Part | str) -> int:
        """How many steps a statement, an argument or a reuse is indented: 0 at the top level.

        Raises :class:`KeyError` for what the map does not have.

        >>> from argmap.language import loads
        >>> loads("thesis t: One.\\n  claim a: Two.\\n").depth("a")
        1
        """
        map = cast("ArgumentMap", self)
        above = self.ancestors(part)
        highest = above[-1] if above else part if isinstance(part, Reuse) else map[part]
        if isinstance(highest, (Statement, Argument)) and highest.key in map._rootless:
            return len(above)
        # The highest may stand under a statement of a used map, which is reopened.
        return len(above) + (highest.under is not None)
