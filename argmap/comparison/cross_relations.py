"""Relations between statements of different maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.frozen_class import frozen
from argmap.model import Argument, ConflictMode, Kind, Reference, RelationKind, Reuse


class LinkSort(StrEnum):
    """What a relation means for the sides of a comparison, most important first.

    A ``REPORT`` relates a report to what the reported person says elsewhere, or to somebody else's
    view, so it is no disagreement between the sides. ``WITHIN`` is a relation that the comparison
    states between two statements of one side.
    """

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AGREEMENT = "agreement"
    SUPPORT = "support"
    REPORT = "report"
    WITHIN = "within"


@frozen
class Link:
    """A relation between statements of different maps, and its reason.

    A symmetric relation has its statements in order of their references.
    """

    first: Reference
    kind: RelationKind
    second: Reference
    reason: str = ""

    @property
    def ends(self) -> tuple[Reference, Reference]:
        """Both references."""
        return self.first, self.second


Ends = tuple[Reference, Reference]


def stated_links(maps: ResolvedMaps, are_across: Callable[[Ends], bool]) -> list[Link]:
    """The relations stated by the main map, or between different maps by any map.

    They are in order of the references. ``are_across`` says whether two statements are from
    different maps.
    """
    found = list(_links_of("", maps, are_across))
    for name, map in maps.used.items():
        if map.uses:
            links = _links_of(name, maps, are_across)
            found += (link for link in links if are_across(link.ends))
    return sorted(found, key=lambda link: (str(link.first), str(link.second), link.kind.value))


def reuse_reasons(maps: ResolvedMaps, name: str = "") -> dict[Ends, str]:
    """The reasons that a map gives for reusing statements.

    The keys are pairs of the statement and its new parent.
    """
    map = maps.used[name] if name else maps.main
    return {
        (maps.resolve(name, item.target), maps.resolve(name, item.under)): item.reason
        for item in map.items
        if isinstance(item, Reuse) and item.under is not None
    }


def additions(maps: ResolvedMaps) -> Iterator[Ends]:
    """What a comparison adds to statements: pairs of addition and parent.

    Answers, their direct grounds, and the premises of its arguments are not included, since they
    are reported with the question.
    """
    nodes = maps.main.nodes
    for key, node in nodes.items():
        above = nodes.get(node.under or "")
        with_answer = isinstance(above, Argument) and node.kind is not Kind.UNDERCUT
        with_answer = with_answer or (above is not None and above.kind is Kind.ANSWER)
        if node.under is not None and node.kind is not Kind.ANSWER and not with_answer:
            yield Reference("", key), maps.resolve("", node.under)


def _links_of(name: str, maps: ResolvedMaps, are_across: Callable[[Ends], bool]) -> Iterator[Link]:
    """The relations of a map, and its reuses of one map's statements under statements of others."""
    map = maps.used[name] if name else maps.main
    for relation in map.relations:
        first, second = maps.resolve(name, relation.first), maps.resolve(name, relation.second)
        if first not in maps or second not in maps:
            continue
        if relation.kind.is_symmetric and first > second:
            first, second = second, first
        yield Link(first, relation.kind, second, relation.reason)
    reasons = reuse_reasons(maps, name)
    placed: list[tuple[str, RelationKind, str]] = []
    for step in map.inferences:
        under = step.argument or step.conclusion
        placed += ((key, RelationKind.SUPPORTS, under) for key in (*step.premises, *step.warrants))
    for conflict in map.conflicts:
        undercut = conflict.mode is ConflictMode.UNDERCUT
        kind = RelationKind.UNDERCUTS if undercut else RelationKind.REBUTS
        if conflict.argument is None:
            placed += ((key, kind, conflict.target) for key in conflict.attackers)
        else:
            together = (*conflict.attackers, *conflict.warrants)
            placed += ((key, RelationKind.SUPPORTS, conflict.argument) for key in together)
    for one, kind, other in placed:
        ends = maps.resolve(name, one), maps.resolve(name, other)
        if ends in reasons and are_across(ends):
            yield Link(ends[0], kind, ends[1], reasons[ends])
