"""Traverse the outline of a map: ancestors, descendants, leaves and depth of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from argmap.model.items import Argument, Reuse, Statement

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.lookup import Part


class Outline:
    """The traversal methods of :class:`ArgumentMap`, which inherits them.

    They are based on the map's ``parent``, ``children`` and ``walk``.
    """

    __slots__ = ()

    def ancestors(self, part: Part | str) -> tuple[Statement | Argument, ...]:
        """Return the ancestors of a statement, an argument or a reuse, from its parent up.

        Raises :class:`KeyError` if the map has no such part.

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
        """Return the descendants of a statement or argument, depth first, also under reopenings.

        Reuses are included, but not the descendants of the statements that they reuse; so a reuse
        has no descendants. Raises :class:`KeyError` if the map has no such part.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: One.\\n  claim a: Two.\\n    evidence b: Three.\\n")
        >>> [below.key for below in map.descendants("t")]
        ['a', 'b']
        """
        map = cast("ArgumentMap", self)
        return tuple(below for _, below in map.walk(part))[1:]

    def leaves(self, part: Part | str | None = None) -> tuple[Statement | Argument, ...]:
        """Return the statements and arguments without children, in text order.

        With ``part``, only those below it; a part without children is its own leaf. A reuse counts
        as a child, but not as a leaf. Raises :class:`KeyError` if the map has no such part.

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
        """Return the depth of a statement, an argument or a reuse: 0 at the top level.

        Raises :class:`KeyError` if the map has no such part.

        >>> from argmap.language import loads
        >>> loads("thesis t: One.\\n  claim a: Two.\\n").depth("a")
        1
        """
        map = cast("ArgumentMap", self)
        above = self.ancestors(part)
        highest = above[-1] if above else part if isinstance(part, Reuse) else map[part]
        if isinstance(highest, (Statement, Argument)) and highest.key in map._rootless:
            return len(above)
        # The topmost ancestor may be under a reopened statement of an imported map.
        return len(above) + (highest.under is not None)
