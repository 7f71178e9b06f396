"""The rows of one column of a sheet: statements and steps, each below its parent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from attrs import Factory, define

from argmap.comparison import CombinedGraph, Edge, EdgeKind, SupportingCase
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Argument, Kind, Reference
from argmap.render.diagram.view import View
from argmap.render.theme.line_styles import Sort
from argmap.verbalize.phrases import short_name
from argmap.verbalize.speakers import speaker

INDENT: Final = 16
"""Points by which a statement is indented below its parent."""

_FARTHEST: Final = 100
"""Maximum total indent in points; in a deep tree each level is indented less."""


@define
class Row:
    """A statement or step in a column.

    ``depth`` is its level, ``inset`` its indent in points, and ``under`` the row number of its
    parent (-1 for none). ``sort`` is the kind of line to the parent; ``hidden`` counts the
    statements below it that are not drawn. ``is_answer`` says whether it answers the block's
    question, and ``reply`` gives the answer in a few words. ``is_again`` is set if this row only
    refers to a statement drawn in another row, and ``is_short`` if the statement is drawn in full
    elsewhere in the block, but what is below it is drawn here. ``is_met`` is set for a step that is
    attacked or related across the maps. ``notes`` describe relations that no line shows; ``side``
    is the map in whose column the row is. If the sheet is one page of several, ``page`` is the page
    on which a statement that is only referred to is drawn in full.
    """

    key: Reference
    depth: int
    under: int = -1
    sort: Sort = Sort.SUPPORT
    hidden: int = 0
    is_answer: bool = False
    reply: str = ""
    is_again: bool = False
    is_short: bool = False
    is_met: bool = False
    inset: float = 0
    notes: list[str] = Factory(list)
    side: str = ""
    page: int = 0


def is_anothers(row: Row, maps: ResolvedMaps) -> bool:
    """Whether a row of a column is not the view of its author, who may report it."""
    return is_anothers_view(row.key, row.side, maps)


def is_anothers_view(key: Reference, side: str, maps: ResolvedMaps) -> bool:
    """Whether a statement of a map is not the view of the map's author; ``side`` is the map."""
    return bool(side) and speaker(key, maps) != short_name(maps.author(side) or side)


class Column:
    """Make the rows for one map's column.

    A step that is drawn keeps all its premises, because they are linked.
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
        """The trees of a column, from the heads down to the wanted statements, then the others.

        ``answers`` always start a tree.
        """
        left = set(wanted)
        # A statement that attacks one answer may support another; it is shown under the latter.
        loose = left.difference(heads, *(self._case(head) for head in heads))
        for head in (*heads, *wanted):
            if head not in self._shown:
                self._tops.append(head)
                self._show(head, left, loose)
        rows = list(self._drawn(frozenset(answers).intersection(heads)))
        self.count(rows)
        deepest = max((row.depth for row in rows), default=0)
        for row in rows:
            if row.under >= 0 and row.sort.is_attack:
                rows[row.under].is_met = True
            for key in () if row.is_again else self._graph.unresolved(row.key):
                row.notes.append(f"rests on {key}, from a map that is not imported here")
            row.inset = row.depth * min(INDENT, _FARTHEST / max(1, deepest))
        return rows

    # What is shown

    def _show(self, head: Reference, left: set[Reference], loose: set[Reference]) -> None:
        """Show a head and the paths below it to the statements in ``left``.

        Supporting statements come first, then those in ``loose``, which support no answer.
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
        """The edges to a statement or step within this column."""
        edges = self._graph.incoming.get(key, ())
        return (one for one in edges if self._graph.side(one.source) == self._name)

    # Rows

    def _drawn(self, answers: frozenset[Reference]) -> Iterator[Row]:
        """A row for each shown statement, and a reference row at each further place in the tree."""
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
                waiting += [
                    Row(one.source, row.depth + 1, at, self._sort(one, row.key))
                    for one in reversed(list(self.below(row.key)))
                    if one.source in self._shown
                ]

    def _sort(self, edge: Edge, near: Reference) -> Sort:
        """The sort of the line of an edge that leads to ``near``, a statement or a step."""
        if edge.kind is EdgeKind.ATTACK:
            is_open = self._graph.maps[edge.source].kind is Kind.UNLESS
            return Sort.EXCEPTION if is_open else Sort.ATTACK
        if edge.kind is EdgeKind.WARRANT:
            return Sort.WARRANT
        return Sort.under(Kind.CLAIM, self._graph.maps[near].kind)

    def count(self, rows: list[Row]) -> None:
        """Count for each row the undrawn statements that are below it and below no other row."""
        counted = {row.key for row in rows}
        for row in reversed(rows):
            waiting = [] if row.is_again else [row.key]
            while waiting:
                for edge in self.below(waiting.pop()):
                    key = edge.source
                    if key not in self._shown and key not in counted:
                        counted.add(key)
                        row.hidden += not self.is_step(key)
                        waiting.append(key)
