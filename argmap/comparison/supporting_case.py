"""Everything that supports one statement of a combined graph, with the paths down to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from argmap.frozen_class import frozen
from argmap.model import Reference

State = tuple[Reference, bool]
"""A statement or step, and whether it is for the head of a case (true) or against it."""


@frozen
class SupportingCase:
    """The support for a statement, including the steps of its arguments, which can be undercut.

    ``parents`` has for each reached state the one above it; ``None`` for the head. ``depths`` has
    the number of statements on the path to it.
    """

    parents: Mapping[State, State | None]
    depths: Mapping[State, int]

    def __contains__(self, key: object) -> bool:
        return (key, True) in self.parents

    def __iter__(self) -> Iterator[Reference]:
        return (key for key, is_support in self.parents if is_support)

    def depth(self, key: Reference) -> int:
        """Number of statements on the path from the head down to one that supports it."""
        return self.depths[key, True]

    def path_to(self, key: Reference) -> tuple[Reference, ...]:
        """The shortest path from the head down to a statement that supports it.

        It consists of statements and steps, and includes the attacks that it answers.
        """
        path: list[Reference] = []
        at: State | None = (key, True)
        while at is not None:
            path.append(at[0])
            at = self.parents[at]
        return tuple(reversed(path))

    def reached(self, keys: Collection[Reference]) -> Iterator[Reference]:
        """Those of some keys that are for the head or against it."""
        if len(keys) < len(self.parents):
            states = self.parents
            return (key for key in keys if (key, True) in states or (key, False) in states)
        return iter(dict.fromkeys(key for key, _ in self.parents if key in keys))

    def on_paths_to(self, keys: Iterable[Reference]) -> set[Reference]:
        """Everything on the paths from the head to some statements.

        For a statement that is both for and against the head, the path on which it is for the head
        counts.
        """
        passed: set[State] = set()
        for key in keys:
            at: State | None = (key, (key, True) in self.parents)
            while at is not None and at not in passed:
                passed.add(at)
                at = self.parents[at]
        return {key for key, _ in passed}
