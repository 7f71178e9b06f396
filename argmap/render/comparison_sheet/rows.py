"""The rows of one column of a sheet: statements and steps, each below what it bears on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from attrs import Factory, define

from argmap.comparison import CombinedGraph, Edge, EdgeKind, SupportingCase
from argmap.model import Argument, Reference
from argmap.render.diagram.view import View
from argmap.render.theme.strokes import Sort

INDENT: Final = 16
"""Points by which a statement stands further in than what it bears on."""

_FARTHEST: Final = 100
"""The most points by which one stands in: in a deep tree each step is less."""


@define
class Row:
    """A statement or a step in a column, ``depth`` steps and ``inset`` points in, below the row
    number ``under`` (none: -1).

    ``sort`` is how it bears on that; ``hidden`` counts the statements below it that are not drawn.
    ``is_answer`` says that it answers the block's question, and ``reply`` how in a few words.
    Where it stands on the sheet in another row ``is_again`` is set: this one refers to that.
    ``is_met`` says of a step that something attacks it, or is said of it across the maps.
    ``notes`` are what is said of it that no line shows.
    """

    key: Reference
    depth: int
    under: int = -1
    sort: Sort = Sort.SUPPORT
    hidden: int = 0
    is_answer: bool = False
    reply: str = ""
    is_again: bool = False
    is_met: bool = False
    inset: float = 0
    notes: list[str] = Factory(list)


class Column:
    """Makes the rows of the column of one map.

    A step that is drawn keeps all its premises, for they hold only together.
    """

    def __init__(
        self,
        name: str,
        graph: CombinedGraph,
        case: Callable[[Reference], SupportingCase],
        own: Collection[Reference],
        view: View,
    ) -> None:
        self._name = name
        self._graph = graph
        self._case = case
        self._own = own
        self._view = view
        self._fold = frozenset(map(graph.maps.reference, view.fold))
        self._shown: set[Reference] = set()
        self._tops: list[Reference] = []

    def rows(
        self, heads: list[Reference], wanted: list[Reference], answers: Collection[Reference]
    ) -> list[Row]:
        """The trees of a column: from its heads down to what is wanted, and what else is.

        ``answers`` always begin a tree.
        """
        left = set(wanted)
        # What attacks one answer may speak for another: there it stands.
        loose = left.difference(heads, *(self._case(head) for head in heads))
        for head in (*heads, *wanted):
            if head not in self._shown:
                self._tops.append(head)
                self._show(head, left, loose)
        rows = list(self._drawn(frozenset(answers).intersection(heads)))
        self._count(rows)
        deepest = max((row.depth for row in rows), default=0)
        for row in rows:
            if row.under >= 0 and row.sort is Sort.ATTACK:
                rows[row.under].is_met = True
            for key in () if row.is_again else self._graph.unresolved(row.key):
                row.notes.append(f"rests on {key}, from a map that is not used here")
            row.inset = row.depth * min(INDENT, _FARTHEST / max(1, deepest))
        return rows

    # What is shown

    def _show(self, head: Reference, left: set[Reference], loose: set[Reference]) -> None:
        """Show a head, and below it the ways to all that is ``left`` to be drawn: what speaks for
        it, and of the rest what is ``loose``, which speaks for no answer.
        """
        case = self._case(head)
        wanted = [key for key in case.reached(left) if key in case or key in loose]
        needed = case.on_paths_to([head, *wanted])
        left.difference_update(needed)
        waiting = [(head, 0)]
        while waiting:
            key, level = waiting.pop()
            if key in self._shown:
                continue
            self._shown.add(key)
            is_step = self.is_step(key)
            for one in () if key in self._fold else self.below(key):
                if (
                    one.source in needed
                    or one.source in self._own
                    or (is_step and one.is_support)
                    or level < (self._view.depth or 0)
                ):
                    waiting.append((one.source, level + (not self.is_step(one.source))))

    def is_step(self, key: Reference) -> bool:
        """Whether a key is that of an argument."""
        return isinstance(self._graph.maps[key], Argument)

    def below(self, key: Reference) -> Iterator[Edge]:
        """What leads to a statement or step in this column."""
        edges = self._graph.incoming.get(key, ())
        return (one for one in edges if self._graph.side(one.source) == self._name)

    # The rows

    def _drawn(self, answers: frozenset[Reference]) -> Iterator[Row]:
        """A row for each statement that is shown, and one that refers to it wherever else it bears
        on one of these.
        """
        drawn: set[Reference] = set()
        number = 0
        for top in self._tops:
            waiting = [] if top in drawn else [Row(top, 0)]
            while waiting:
                row = waiting.pop()
                row.is_again = row.key in drawn or (row.under >= 0 and row.key in answers)
                yield row
                at, number = number, number + 1
                if row.is_again:
                    continue
                drawn.add(row.key)
                if row.key in self._fold:
                    continue
                is_step = self.is_step(row.key)
                waiting += [
                    Row(one.source, row.depth + 1, at, _sort(one, is_step))
                    for one in reversed(list(self.below(row.key)))
                    if one.source in self._shown
                ]

    def _count(self, rows: list[Row]) -> None:
        """Count what is not drawn: for each row what lies below it and below no other row."""
        counted: set[Reference] = set()
        for row in reversed(rows):
            waiting = [] if row.is_again else [row.key]
            while waiting:
                for edge in self.below(waiting.pop()):
                    key = edge.source
                    if key not in self._shown and key not in counted:
                        counted.add(key)
                        row.hidden += not self.is_step(key)
                        waiting.append(key)


def _sort(edge: Edge, on_step: bool) -> Sort:
    """The sort of the line from something to the statement or step that it leads to."""
    if edge.kind is EdgeKind.ATTACK:
        return Sort.ATTACK
    if edge.kind is EdgeKind.WARRANT:
        return Sort.WARRANT
    return Sort.PREMISE if on_step else Sort.SUPPORT
