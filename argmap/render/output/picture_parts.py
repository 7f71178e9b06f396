"""Find the parts of a picture that the engine has laid out, and rearrange them."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from argmap.render.output.connected_parts import connected_parts
from argmap.render.output.part_packing import UNDER, Part, Section, Space, arranged, hung
from argmap.render.output.picture_graph import BETWEEN, HANG, INDENT, Graph, Node, Point, Stack
from argmap.render.text_layout.caption import Caption


def packed(
    graph: Graph, corners: Mapping[int, Point], columns: int
) -> tuple[dict[int, Point], dict[str, float]]:
    """Place the parts in so many columns; 0 chooses how many, and 1 places them in rows.

    Returns the new corners, and the lengths of the rules above headings, which are infinite if they
    end where the picture does.
    """
    parts = _Parts(graph, corners)
    sections = parts.sections()
    found = dict(corners)
    if not sections:
        return found, {}
    sheet = arranged(sections, columns, parts.space)
    nodes = [*graph.nodes()]
    left, start = parts.left, parts.top
    before = max(corners[number][1] + nodes[number].size[1] for number in sheet.nodes)
    for number, (x, y) in corners.items():
        if number in sheet.nodes:
            right, down = sheet.nodes[number]
            found[number] = left + right, start + down
        elif y >= before:
            found[number] = x, y - before + start + sheet.shape.height
    return found, sheet.rules


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
        self._edges: dict[str, list[str]] = {}
        self._hanging: dict[str, list[tuple[str, str]]] = {}
        for edge in graph.edges():
            if edge.hangs:
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

    def _left(self, name: str) -> float:
        """The left side of a node, with the room for the line at the left of a list."""
        return self._corners[self._nodes[name][0]][0] - (INDENT if name in self._listed else 0.0)

    def sections(self) -> list[Section]:
        """The sections from the top, the first without a heading."""
        least = self.space.strips
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

    def _part(self, first: str, most: int) -> Part:
        """A part, with the branches that hang on its root, in the width that takes least room."""
        return hung(self._branch(first), self._groups(first), most, self.space)

    def _groups(self, first: str) -> list[list[Part]]:
        """The branches that hang on a root, those together that mean the same."""
        groups: dict[str, dict[str, None]] = {}
        for name in self._branches[first]:
            for end, lane in self._hanging.get(name, ()):
                groups.setdefault(lane, {})[self._firsts[end]] = None
        seen: set[str] = set()
        found = []
        for group in groups.values():
            found.append([self._branch(one, HANG) for one in group if one not in seen])
            seen |= group.keys()
        return [group for group in found if group]

    def _branch(self, first: str, indent: float = 0.0) -> Part:
        """Connected nodes as the engine has placed them, indented.

        A trunk may reach further than the cards to which it leads.
        """
        names = self._branches[first]
        left = min(map(self._left, names))
        above = min(self._corners[self._nodes[name][0]][1] for name in names)
        part = Part()
        for name in names:
            number, node = self._nodes[name]
            (x, y), (wide, high) = self._corners[number], node.size
            part.nodes[number] = x - left + indent, y - above
            part.right = max(part.right, x - left + indent + wide)
            first_strip = int((x - left) // self.pitch)
            last_strip = ceil((x + wide - left) / self.pitch)
            strips = range(first_strip, max(first_strip + 1, last_strip))
            part.shape.extend(strips, y - above, y + high - above)
            for end in () if self._is_vertical else self._edges.get(name, ()):
                part.shape.extend(*self._trunk(node, y, end, left - indent, above))
        if self._is_vertical:  # lines run across from card to card, so nothing fits between
            part.shape.extend(range(ceil(part.right / self.pitch)), 0.0, part.shape.height)
        return part

    def _trunk(
        self, node: Node, y: float, end: str, left: float, above: float
    ) -> tuple[range, float, float]:
        """The strip in which the gap before the card at the end of a line is, and how far the line
        reaches there.
        """
        number, far = self._nodes[end]
        x, down = self._corners[number]
        strip = int((x - left - 1) // self.pitch)
        ends = y + node.size[1] / 2 - above, down + far.size[1] / 2 - above
        return range(strip, strip + 1), min(ends), max(ends)
