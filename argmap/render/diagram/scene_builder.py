"""Build the scene of a map: decide what is drawn, and where.

A statement is drawn once, at its place in the outline. If it also supports or attacks something
else, by reuse or by a relation, a small card refers to it there. If two neighbours are related, a
line joins them instead, so that no line has to cross the drawing. Statements that a section adds to
a statement of an earlier section are drawn in their own section, under a card that repeats that
statement.
"""

from __future__ import annotations

from itertools import count

from argmap.model import (
    Argument,
    ArgumentMap,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.items import LOCAL
from argmap.model.numbering import numbers, section_letters
from argmap.render.diagram.scene import (
    Band,
    Box,
    Continuation,
    Reappearance,
    ReferenceCard,
    Scene,
    SceneEdge,
    SceneRelation,
    key_of,
)
from argmap.render.theme.line_styles import Sort


def build_scene(map: ArgumentMap) -> Scene:
    """Build the scene of a map.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> thesis = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=thesis)
    >>> [(edge.sort.value, edge.to) for edge in build_scene(building.build()).boxes["s-stay"].edges]
    [('support', 's-sound')]
    """
    planner = _SceneBuilder(map)
    planner.place_outline()
    planner.place_relations()
    planner.tell_continuations()
    return Scene(planner.boxes, planner.bands())


def box_name(map: ArgumentMap, key: str) -> str:
    """The name of a statement's or argument's box, which is also its id in the SVG.

    The ``~`` of a local key is replaced, as it is not allowed in such an id.
    """
    prefix = "a" if isinstance(map.nodes.get(key), Argument) else "s"
    return f"{prefix}-{key.replace(LOCAL, '_')}"


class _SceneBuilder:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._homes = {key: box_name(map, key) for key in map.nodes}
        self.boxes = {name: Box(name, map[key]) for key, name in self._homes.items()}
        self._sections: list[tuple[Section, list[str]]] = [(Section(""), [])]
        self._section: dict[str, int] = {}
        self._uses: dict[str, int] = {}
        self._up: dict[str, str] = {}  # from a box towards the root of its connected group
        self._bonds: dict[str, int] = {}

    # Outline

    def place_outline(self) -> None:
        """Place every statement, argument and reuse."""
        recalled: dict[str, Box] = {}
        for item in self._map.items:
            if isinstance(item, Section):
                self._sections.append((item, []))
                recalled = {}
            elif isinstance(item, Reopening):
                if self._stands_above(item.target) and item.target not in recalled:
                    recalled[item.target] = self._reappearance(item.target)
            elif not isinstance(item, Relation):
                above = None
                if item.under is not None:
                    above = recalled.get(item.under) or self._home(item.under)
                if isinstance(item, Reuse):
                    self._add_reference_card(
                        ReferenceCard(item.target, item.kind, item.reason), above
                    )
                else:
                    self._place(item, self.boxes[self._homes[item.key]], above)

    def _place(self, item: Statement | Argument, box: Box, above: Box | None) -> None:
        """Place a statement or step under its parent.

        Its parent may already be below it, if a section reopened it before it was stated. It then
        becomes a root, with a reference card where it is stated, so that nothing is left out.
        """
        if above is not None and self._top(above.name) == box.name:
            self._add(box, None, item.kind)
            if isinstance(item, Statement):
                self._add_reference_card(ReferenceCard(item.key, item.kind), above)
        else:
            self._add(box, above, item.kind)

    def _top(self, name: str) -> str:
        """The root of a box's connected group; a reappearance counts as its statement."""
        while name in self._up:
            up = self._up[name]
            self._up[name] = name = self._up.get(up, up)  # which shortens the path
        return name

    def _stands_above(self, key: str) -> bool:
        """Whether a key is that of a statement in an earlier section."""
        if not isinstance(self._map.nodes.get(key), Statement):
            return False
        return self._section.get(self._homes[key], len(self._sections)) < len(self._sections)

    def _reappearance(self, key: str) -> Box:
        home = self.boxes[self._homes[key]]
        box = Box(self._fresh(f"more-{home.name.removeprefix('s-')}"), Reappearance(key))
        self._add(box, None, "")
        self._up[box.name] = home.name
        home.more.append(Continuation("", box.name))
        return box

    def _home(self, reference: str) -> Box:
        """The box that a reference names; an unresolved reference gets a card of its own."""
        if reference not in self._homes:
            self._add_reference_card(ReferenceCard(reference, None), None)
        return self.boxes[self._homes[reference]]

    def _add_reference_card(
        self, reference_card: ReferenceCard, above: Box | None, sort: Sort | None = None
    ) -> None:
        name = self._fresh(f"see-{above.name if above else 'top'}--{reference_card.target}")
        if reference_card.target not in self._homes:
            name = self._homes[reference_card.target] = f"s-{reference_card.target}"
        self._add(Box(name, reference_card), above, reference_card.role or "", sort)

    def _fresh(self, name: str) -> str:
        """The name, with a number from its second use on."""
        self._uses[name] = self._uses.get(name, 0) + 1
        return name if self._uses[name] == 1 else f"{name}--{self._uses[name]}"

    def _add(self, box: Box, above: Box | None, role: str, sort: Sort | None = None) -> None:
        self.boxes[box.name] = box
        box.under = above.name if above else ""
        if above is not None:
            self._up[box.name] = above.name
        self._section[box.name] = len(self._sections)
        if above is None:
            self._sections[-1][1].append(box.name)
        else:
            above.edges.append(SceneEdge(sort or _sort(above, role), box.name))

    # Statements drawn elsewhere

    def place_relations(self) -> None:
        """Join related neighbours by an edge; add cards that refer to statements further away."""
        for relation in self._map.relations:
            if not relation.kind.is_symmetric:
                self._refer(relation, relation.first, self._home(relation.second))
        mutual = [
            (relation, self._home(relation.first), self._home(relation.second))
            for relation in self._map.relations
            if relation.kind.is_symmetric
        ]
        order = self._order()
        neighbours: list[tuple[Relation, Box, Box]] = []
        for relation, first, second in mutual:
            upper, lower = sorted((first, second), key=lambda box: order[box.name])
            if upper.under == lower.under and order[lower.name] - order[upper.name] == 1:
                neighbours.append((relation, upper, lower))
            else:
                self._refer(relation, relation.second, first)
                self._refer(relation, relation.first, second)
        self._group_edges()
        # last, so that the relation is between everything else below the two
        for neighbour in neighbours:
            self._join_neighbours(*neighbour)

    def _group_edges(self) -> None:
        """Put what supports a card first, and together, so that its lines need not cross."""
        for box in self.boxes.values():
            box.edges.sort(key=lambda edge: edge.sort.order)

    def _refer(self, relation: Relation, target: str, above: Box) -> None:
        reference_card = ReferenceCard(target, relation.kind, relation.reason)
        self._add_reference_card(reference_card, above, Sort.of(relation.kind))

    def _order(self) -> dict[str, int]:
        """For each box its number among its siblings; sections are kept apart."""
        order: dict[str, int] = {}
        for number, (_, roots) in enumerate(self._sections):
            order.update(zip(roots, count(len(order) + number), strict=False))
        for box in self.boxes.values():
            for number, edge in enumerate(box.edges):
                if self.boxes[edge.to].under == box.name:
                    order.setdefault(edge.to, number)
        return order

    def _join_neighbours(self, relation: Relation, upper: Box, lower: Box) -> None:
        """Make a relation the last child of the upper neighbour and the first of the lower."""
        name = self._fresh(f"rel-{upper.name}--{lower.name}")
        self.boxes[name] = Box(name, SceneRelation(relation))
        edge = SceneEdge(Sort.of(relation.kind), name)
        already = self._bonds.get(lower.name, 0)
        upper.edges.append(edge)
        lower.edges.insert(already, edge)
        self._bonds[lower.name] = already + 1

    def tell_continuations(self) -> None:
        """Say on each statement what later sections add to it, and where."""
        continued = [box for box in self.boxes.values() if box.more]
        if not continued:
            return
        # Seldom needed, and it loads all phrases of read_aloud.
        from argmap.render.diagram.continuations import (
            answered_attacks,
            are_attacks,
            told,
        )

        known, answered = numbers(self._map), answered_attacks(self._map)
        for box in continued:
            above = self._map.nodes.get(key_of(box.content))
            for number, one in enumerate(box.more):
                below = [(edge.sort, self.boxes[edge.to]) for edge in self.boxes[one.box].edges]
                said = told(above, below, answered, known)
                box.more[number] = one._replace(adds=said, attacks=are_attacks(below))

    def bands(self) -> tuple[Band, ...]:
        """The roots in bands; roots joined by a relation share one."""
        found: list[Band] = []
        letters = ("", *section_letters(self._map))
        for (section, roots), letter in zip(self._sections, letters, strict=True):
            groups: list[list[str]] = []
            for name in roots:
                if name in self._bonds:
                    groups[-1].append(name)
                else:
                    groups.append([name])
            if section.title and not groups:
                groups.append([])
            for number, group in enumerate(groups):
                if number or not section.title:
                    found.append(Band(tuple(group)))
                else:
                    lettered = letter if section.level == 1 else ""
                    found.append(
                        Band(tuple(group), section.title, section.level, section.notes, lettered)
                    )
        return tuple(found)


def _sort(above: Box, role: str) -> Sort:
    """The sort of the line from a box to one that has ``role`` under it."""
    content = above.content
    return Sort.under(role, content.kind if isinstance(content, Argument) else "")
