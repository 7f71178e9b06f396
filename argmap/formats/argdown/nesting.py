"""Where each statement and argument of a document goes in the outline of a map.

A node has one place: the first where it is written, if it supports or attacks something there, or
the top level. An argument with premises goes under its conclusion, and other arguments under a
statement that they support or attack, wherever that is written. All other relations are links,
which become reuses or relations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.formats.argdown.document import (
    Argument,
    Document,
    Inference,
    ListBlock,
    Member,
    Nested,
    Node,
    RelationType,
    Section,
    Statement,
)
from argmap.formats.argdown.steps import premises_of, premises_since
from argmap.formats.argdown.twigs import Link, Reopened, Twig

DENIAL: Final = {"argmap": "counter"}
"""The data of a conclusion that argmap writes for a counter."""


Top = Section | Twig | Reopened | Link


class Nesting:
    """The outline of a document: ``tops`` are what is at its top level, in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tops: list[Top] = []
        self._known: set[tuple[int, RelationType, int]] = set()
        self._twigs: dict[int, Twig] = {}
        self._above: dict[int, int] = {}  # to find circles: something further up in its tree
        self._count = 0
        self._handled: set[int] = set()  # relations that are links already
        self._waiting: set[int] = set()  # arguments that may get a place later
        self._denials = {
            id(one) for one in document.arguments.values() if one.pcs and _is_denial(one.pcs[-1])
        }
        self._of_conclusions = document.group("model").get("transformArgumentRelations", True)
        self._conclude()
        for block in document.blocks:
            self._block(block)
        self._place_arguments()
        self.tops = [one for one in self.tops if not isinstance(one, Reopened) or one.links]

    def twig(self, node: Node) -> Twig:
        """Return the twig of a node; that of a reconstructed argument is its last step."""
        found = self._twigs.get(id(node))
        if found is None:
            found = self._twigs[id(node)] = Twig(node)
        return found

    def _step(self, inference: Inference) -> Twig:
        argument = inference.argument
        if argument.pcs[-1].inference is inference:
            return self.twig(argument)
        found = self._twigs.get(id(inference))
        if found is None:
            found = self._twigs[id(inference)] = Twig(argument, whole=argument)
        return found

    # Circles

    def _top_of(self, twig: Twig) -> int:
        key = id(twig)
        path = []
        while (above := self._above.get(key)) is not None:
            path.append(key)
            key = above
        for one in path[:-1]:
            self._above[one] = key
        return key

    def _puts(self, link: Link) -> bool:
        """Give a twig its place under another, unless that is under it."""
        if self._top_of(link.target) == id(link.source):
            return False
        self._above[id(link.source)] = id(link.target)
        link.source.place = link
        return True

    # Blocks

    def _conclude(self) -> None:
        """Put the steps of reconstructed arguments under their conclusions."""
        for argument in self.document.arguments.values():
            for member in argument.pcs:
                if member.inference is not None:
                    step = self._step(member.inference)
                    step.inference = member.inference
                    if not self._denies(argument, member):
                        self._above[id(step)] = id(self.twig(member.node))

    def _block(self, block: object) -> None:
        if isinstance(block, Section):
            self.tops.append(block)
        elif isinstance(block, ListBlock):
            for item in block.items:
                self._root(item, "1." if block.is_ordered else "*")
        elif isinstance(block, Argument):
            self._pcs(block)
        elif isinstance(block, Member):
            self._root(block)

    def _root(self, member: Member, list_sign: str = "") -> None:
        twig = self.twig(member.node)
        links = twig.links
        if isinstance(member.node, Statement):
            if not self._has_place(twig):
                self._put_at_top(twig)
                twig.list_sign = list_sign
            elif member.relations and self.tops and self.tops[-1] is not twig:
                reopened = Reopened(twig)
                self.tops.append(reopened)
                links = reopened.links
        elif twig.place is None and id(twig) not in self._waiting:
            twig.list_sign = list_sign
            self._waiting.add(id(twig))
            self.tops.append(twig)  # until it is known whether it has a place under a statement
        self._nested(member, links)

    def _has_place(self, twig: Twig) -> bool:
        return twig.is_root or twig.place is not None

    def _put_at_top(self, twig: Twig) -> None:
        twig.is_root = True
        self.tops.append(twig)

    def _nested(self, member: Member, links: list[Link]) -> None:
        """Link everything that is written under a member, without recursion."""
        waiting: list[tuple[Member, Nested, list[Link]]] = [
            (member, one, links) for one in reversed(member.relations)
        ]
        while waiting:
            above, nested, links = waiting.pop()
            below = nested.member
            if id(nested) not in self._handled:
                self._link(above, nested, links)
            own = self.twig(below.node).links
            waiting += [(below, one, own) for one in reversed(below.relations)]

    def _link(self, above: Member, nested: Nested, links: list[Link]) -> None:
        here, there = self.twig(above.node), self.twig(nested.member.node)
        if nested.onto is not None:
            step = self._step(nested.onto)
            self._add(Link(self._acting(there), nested.type, step), step.links)
        elif here is there:
            return  # relations of a node to itself are fields of it
        elif not nested.goes_out:
            source = self._acting(there)
            if source is not here:
                self._add(Link(source, nested.type, here), links)
            elif there.is_argument and there.place is None:
                self._conclude_in(there, here, links)  # written under its own conclusion
        else:
            source = self._acting(here)
            if isinstance(there.node, Statement) and not self._has_place(there):
                self._put_at_top(there)
            if source is there:
                return
            link = Link(source, nested.type, there)
            is_free = source.place is None and not source.is_root
            if is_free and not source.is_argument and nested.type is RelationType.CONTRADICTORY:
                self._put_at_top(source)  # below the other, it would be the other way around
                is_free = False
            if is_free:
                self._add(link, there.links)
            elif self._is_new(link):
                self.tops.append(link)

    def _is_new(self, link: Link) -> bool:
        """Whether a link is not there yet; a contradiction is the same both ways."""
        ends = (id(link.source), id(link.target))
        self._count += 1
        link.number = self._count
        if link.type is None:
            return True  # a premise may be written twice
        key = (ends[0], link.type, ends[1])
        if key in self._known:
            return False
        self._known.add(key)
        if link.type is RelationType.CONTRADICTORY:
            self._known.add((ends[1], link.type, ends[0]))
        return True

    def _acting(self, twig: Twig) -> Twig:
        """What a relation is really from: of a reconstructed argument, its conclusion."""
        node = twig.node
        is_whole = id(node) in self._denials or not self._of_conclusions
        if not is_whole and isinstance(node, Argument) and node.pcs:
            return self.twig(node.pcs[-1].node)
        return twig

    def _add(self, link: Link, links: list[Link]) -> None:
        if not self._is_new(link):
            return
        links.append(link)
        source = link.source
        is_new = not source.is_argument and not self._has_place(source)
        if is_new and not self._puts(link):
            self._put_at_top(source)

    def _pcs(self, argument: Argument) -> None:
        """Put a reconstructed argument under its conclusion, and its premises under it."""
        own = self.twig(argument)
        for at in reversed(range(len(argument.pcs))):
            member = argument.pcs[at]
            if member.inference is None:
                continue
            step = self._step(member.inference)
            if step.place is None and not self._denies(argument, member):
                conclusion = self.twig(member.node)
                if not self._has_place(conclusion):
                    self._place_conclusion(member, conclusion)
                self._conclude_in(step, conclusion, conclusion.links)
            for premise in premises_of(argument, at) or premises_since(argument, at):
                self._add(Link(self.twig(premise.node), None, step), step.links)
        self._add_unused(argument, own)
        for member in argument.pcs:
            self._nested(member, self.twig(member.node).links)
            if member.inference is not None:
                step = self._step(member.inference)
                for nested in member.inference.undercuts:
                    self._add(
                        Link(self._acting(self.twig(nested.member.node)), nested.type, step),
                        step.links,
                    )
                    self._nested(nested.member, self.twig(nested.member.node).links)

    def _conclude_in(self, step: Twig, conclusion: Twig, links: list[Link]) -> None:
        step.place = Link(step, RelationType.SUPPORT, conclusion)
        links.append(step.place)

    def _denies(self, argument: Argument, member: Member) -> bool:
        """Whether a conclusion only says that what the argument attacks is not so."""
        return member is argument.pcs[-1] and id(argument) in self._denials

    def _place_conclusion(self, member: Member, conclusion: Twig) -> None:
        """Put a conclusion under the first statement that it is said to support or attack."""
        for nested in member.relations:
            target = self.twig(nested.member.node)
            is_reason = nested.type in (RelationType.SUPPORT, RelationType.ATTACK)
            if (
                nested.goes_out
                and is_reason
                and not target.is_argument
                and target is not conclusion
            ):
                if not self._has_place(target):
                    self._put_at_top(target)
                self._add(Link(conclusion, nested.type, target), target.links)
                self._handled.add(id(nested))
                return
        self._put_at_top(conclusion)

    def _add_unused(self, argument: Argument, own: Twig) -> None:
        """Make premises of the last inference of those that no inference names."""
        used = {id(argument.pcs[-1])}
        for at, member in enumerate(argument.pcs):
            if member.inference is not None:
                named = premises_of(argument, at) or premises_since(argument, at)
                used |= {id(one) for one in named}
        for member in argument.pcs:
            if id(member) not in used:
                self._add(Link(self.twig(member.node), None, own), own.links)

    # Arguments without premises

    def _place_arguments(self) -> None:
        """Put each argument without a place under a statement, or else under another argument."""
        found: dict[int, list[Link]] = {}
        for link in self._links():
            if link.source.is_argument and link.source.place is None:
                found.setdefault(id(link.source), []).append(link)
        for links in found.values():
            twig = links[0].source
            links.sort(key=lambda one: (_makes_it_a_claim(one), one.number))
            for link in links:
                if self._puts(link):
                    break
        self.tops = [
            one
            for one in self.tops
            if not (isinstance(one, Twig) and one.is_argument and one.place is not None)
        ]
        placed = {id(one) for one in self.tops}
        for argument in self.document.arguments.values():
            twig = self.twig(argument)
            if twig.place is None:
                twig.is_root = True
                if id(twig) not in placed:
                    self.tops.append(twig)

    def _links(self) -> Iterator[Link]:
        for top in self.tops:
            if isinstance(top, Link):
                yield top
            elif isinstance(top, Reopened):
                yield from top.links
        for twig in self._twigs.values():
            yield from twig.links


def _makes_it_a_claim(link: Link) -> bool:
    """Whether an argument has to be written as a claim to have its place here."""
    return link.target.is_argument and link.type is RelationType.SUPPORT


def _is_denial(conclusion: Member) -> bool:
    """Whether argmap has written a conclusion for a counter, which has none in a map."""
    node = conclusion.node
    is_lone = node.is_untitled and len(node.members) == 1 and not node.relations
    return is_lone and conclusion.data == DENIAL
