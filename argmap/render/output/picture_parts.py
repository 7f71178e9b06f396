"""Find the parts of a picture that the engine has laid out, and rearrange them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil, inf
from typing import NamedTuple

from argmap.render.output.connected_parts import connected_parts
from argmap.render.output.hanging import beside, hung, side_by_side
from argmap.render.output.part_packing import arranged
from argmap.render.output.parts import APART, UNDER, Area, Part, Section, Space, Ways
from argmap.render.output.picture_graph import BETWEEN, HANG, INDENT, Graph, Point, Stack
from argmap.render.text_layout.caption import Caption


class Packed(NamedTuple):
    """The corners of nodes and the heights at which lines run across to them, by number.

    ``rules`` are the lengths of the rules above headings, by name, which are infinite if they end
    where the picture does. ``dividers`` are the rules above roots, from their left to their right,
    by the number of a root's first node.
    """

    corners: dict[int, Point]
    turns: dict[int, float]
    rules: dict[str, float]
    dividers: dict[int, tuple[Point, Point]]


def packed(graph: Graph, corners: Mapping[int, Point], columns: int) -> Packed:
    """Place the parts in so many columns; 0 chooses how many, and 1 places them in rows."""
    parts = _Parts(graph, corners)
    sections = parts.sections()
    found = dict(corners)
    if not sections:
        return Packed(found, {}, {}, {})
    sheet = arranged(sections, columns, parts.space)
    placed = sheet.placed(parts.pitch)
    left, start = parts.left, parts.top
    before = parts.foot(placed.nodes)
    for number, (x, y) in corners.items():
        if number in placed.nodes:
            right, down = placed.nodes[number]
            found[number] = left + right, start + down
        elif y >= before:
            found[number] = x, y - before + start + sheet.shape.height
    turns = {number: start + down for number, down in placed.turns.items()}
    boxes = parts.boxes(placed.nodes)
    rules = {name: parts.rule(area, boxes) for name, area in placed.rules.items()}
    dividers = {}
    by_strip = sorted(((x + 1) // parts.pitch, y, one) for one, (x, y) in placed.nodes.items())
    for area in () if graph.is_vertical else placed.dividers:
        at = bisect_left(by_strip, ((area.left + 1) // parts.pitch, area.top - 1))
        *_, first = by_strip[at]
        y = start + area.top - APART / 2
        dividers[first] = (left + area.left, y), (left + area.left + area.wide, y)
    return Packed(found, turns, rules, dividers)


class _Parts:
    """The parts of a graph that has been laid out by the engine."""

    def __init__(self, graph: Graph, corners: Mapping[int, Point]) -> None:
        self._corners = corners
        self._is_vertical = graph.is_vertical
        lists = (item for item in graph.items if isinstance(item, Stack) and item.is_list)
        self._listed = {node.name for stack in lists for node in stack.nodes}
        self.pitch = graph.card_width + BETWEEN
        self.space = Space(self.pitch, graph.strips, graph.height)
        self._nodes = {node.name: (number, node) for number, node in enumerate(graph.nodes())}
        self._sizes = {name: node.size for name, (_, node) in self._nodes.items()}
        self._edges: dict[str, list[str]] = {}
        self._hanging: dict[str, list[tuple[str, str]]] = {}
        self._joined: dict[str, str] = {}
        for edge in graph.edges():
            if edge.joins:
                self._joined[edge.end] = edge.start
            elif edge.hangs:
                self._hanging.setdefault(edge.start, []).append((edge.end, edge.lane))
            else:
                self._edges.setdefault(edge.start, []).append(edge.end)
        self._firsts = connected_parts(graph)
        self._branches: dict[str, list[str]] = {}
        for name, first in self._firsts.items():
            self._branches.setdefault(first, []).append(name)
        below = {self._firsts[end] for ends in self._hanging.values() for end, _ in ends}
        self._tops = {
            first: min(corners[self._nodes[name][0]][1] for name in names)
            for first, names in self._branches.items()
            if first not in below and first not in ("title", "legend")
        }

    @property
    def top(self) -> float:
        """The top of the first part."""
        return min(self._tops.values())

    @property
    def left(self) -> float:
        """The left side of the part furthest left."""
        return min(map(self._left, self._firsts))

    def foot(self, numbers: Collection[int]) -> float:
        """The foot of the lowest of some nodes, as the engine has placed them."""
        return max(
            self._corners[number][1] + self._sizes[name][1]
            for name, (number, _) in self._nodes.items()
            if number in numbers
        )

    def boxes(self, placed: Mapping[int, Point]) -> list[tuple[float, float, float]]:
        """The left side, the top and the foot of each node that is placed."""
        return [
            (*placed[number], placed[number][1] + self._sizes[name][1])
            for name, (number, _) in self._nodes.items()
            if number in placed
        ]

    def rule(self, area: Area, boxes: Sequence[tuple[float, float, float]]) -> float:
        """The length of the rule above an area: to what is beside it, or to the picture's edge."""
        end, foot, above = area.left + area.wide, area.top + area.high, area.top
        beside = [x for x, top, bottom in boxes if x >= end and top < foot and bottom > above]
        return max(area.wide, min(beside) - area.left - BETWEEN) if beside else inf

    def _left(self, name: str) -> float:
        """The left side of a node, with the room for the line at the left of a list."""
        return self._corners[self._nodes[name][0]][0] - (INDENT if name in self._listed else 0.0)

    def sections(self) -> list[Section]:
        """The sections from the top, the first without a heading."""
        least = self.space.most
        most = max([least, *(self._branch(first).shape.strips for first in self._branches)])
        found: list[Section] = []
        path: list[Section] = []
        for first in sorted(self._tops, key=lambda one: self._tops[one]):
            node = self._nodes[first][1]
            if isinstance(node.panel, Caption):
                level = 2 if "subsection" in node.sort else 1
                section = Section(level, self._heading(first), first)
                path = [one for one in path if 0 < one.level < level]
                (path[-1].contents if path else found).append(section)
                path.append(section)
            else:
                if not path:
                    path = [Section(0)]
                    found += path
                path[-1].contents.append(self._part(first, most))
        return found

    def _heading(self, name: str) -> Part:
        number, node = self._nodes[name]
        assert isinstance(node.panel, Caption), "a heading is a caption"
        wide = max((run.width for run in node.panel.runs), default=0.0)
        part = Part(nodes={number: (0.0, 0.0)}, right=wide)
        part.shape.extend(range(ceil((wide + BETWEEN) / self.pitch)), 0.0, node.size[1] + UNDER)
        return part

    def _part(self, first: str, most: int) -> Ways:
        """A part: a root with what hangs on it, or several that are joined by relations."""
        if not self._joined.keys() & self._branches[first]:
            groups = self._groups(self._branches[first], most)
            return hung(self._branch(first), groups, most, self.pitch)
        found, root = [], first
        while root:
            relations = [end for end in self._edges.get(root, ()) if end in self._joined]
            part = self._root(root, relations)
            groups = self._groups([root], most)
            found.append(hung(part, groups, most, self.pitch, clear=bool(relations)))
            root = self._joined[relations[0]] if relations else ""
        return side_by_side(found, most, self.pitch)

    def _root(self, name: str, relations: list[str]) -> Part:
        """A root with its relations to the next one at its right, below one another."""
        number, node = self._nodes[name]
        part = Part(nodes={number: (0.0, 0.0)}, right=node.size[0])
        part.shape.extend((0,), 0.0, node.size[1])
        highs = [self._nodes[one][1].size[1] for one in relations]
        y = max(0.0, (node.size[1] - sum(highs) - UNDER * (len(highs) - 1)) / 2)
        for one, high in zip(relations, highs, strict=True):
            number, relation = self._nodes[one]
            part.nodes[number] = self.pitch, y
            part.right = self.pitch + relation.size[0]
            part.shape.extend((1,), y, y + high)
            y += high + UNDER
        return part

    def _groups(self, names: Iterable[str], most: int) -> list[list[Ways]]:
        """The branches that hang on some cards, those together that mean the same."""
        groups: dict[str, dict[str, None]] = {}
        for name in names:
            for end, lane in self._hanging.get(name, ()):
                groups.setdefault(lane, {})[self._firsts[end]] = None
        seen: set[str] = set()
        found = []
        for group in groups.values():
            found.append([self._hung_branch(one, most) for one in group if one not in seen])
            seen |= group.keys()
        return [group for group in found if group]

    def _hung_branch(self, first: str, most: int) -> Ways:
        """A branch that hangs on a card, with what hangs on its own first card."""
        branch = self._branch(first, HANG)
        groups = self._groups(self._branches[first], most)
        return beside(branch, groups, most, self.pitch) if groups else [branch]

    def _branch(self, first: str, indent: float = 0.0) -> Part:
        """Connected nodes as the engine has placed them, indented.

        A trunk may reach further than the cards to which it leads.
        """
        names = self._branches[first]
        left = min(map(self._left, names))
        above = min(self._corners[self._nodes[name][0]][1] for name in names)
        part = Part()
        for name in names:
            number, _ = self._nodes[name]
            (x, y), (wide, high) = self._corners[number], self._sizes[name]
            part.nodes[number] = x - left + indent, y - above
            part.right = max(part.right, x - left + indent + wide)
            first_strip = int((x - left) // self.pitch)
            last_strip = ceil((x + wide - left) / self.pitch)
            strips = range(first_strip, max(first_strip + 1, last_strip))
            part.shape.extend(strips, y - above, y + high - above)
            for end in () if self._is_vertical else self._edges.get(name, ()):
                part.shape.extend(*self._trunk(y + high / 2, end, left - indent, above))
        if self._is_vertical:  # lines run across from card to card, so nothing fits between
            part.shape.extend(range(ceil(part.right / self.pitch)), 0.0, part.shape.height)
        return part

    def _trunk(
        self, middle: float, end: str, left: float, above: float
    ) -> tuple[range, float, float]:
        """The strip in which the gap before the card at the end of a line is, and how far the line
        reaches there.
        """
        x, down = self._corners[self._nodes[end][0]]
        strip = int((x - left - 1) // self.pitch)
        ends = middle - above, down + self._sizes[end][1] / 2 - above
        return range(strip, strip + 1), min(ends), max(ends)
