"""What an overview shows first: the parts of a map by importance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from argmap.frozen_class import frozen
from argmap.model import Kind
from argmap.render.overview.argument_tree import ArgumentTree, Bond, Branch, Group

Part = Branch | Group
"""What is drawn or not as a whole: a thesis, or the statements of a step or an attack."""

_FIRST: Final = 5
"""So many theses are drawn before the grounds of any."""
_DEEPEST: Final = 4
"""How many levels of groups below a thesis can be drawn."""
_MOST: Final = 240
"""The most parts that are considered."""

_AIMS_OF: Final = (Kind.THESIS, Kind.QUESTION)

_MAIN: Final = 3
"""So many attacks on a reason of a thesis belong to the summary proper."""

_AIMS, _NAMED, _CORE, _MORE, _OTHERS, _REST = range(6)
_NEXT: Final = {_NAMED: _MORE, _CORE: _MORE, _MORE: _MORE, _OTHERS: _REST, _REST: _REST}
"""The level of what is below a part."""

_Rank = tuple[float, ...]


class Ranking(NamedTuple):
    """Parts, the most important first, of which the first ``core`` are the summary proper.

    The first ``named`` of them are the theses with all that speaks for and against them.
    """

    parts: tuple[Part, ...]
    named: int
    core: int


def by_importance(tree: ArgumentTree) -> Ranking:
    """The parts of a map, the most important first; whatever is above a part comes before it.

    First come the first theses, then everything that speaks for and against them, in turn. If a
    thesis has a single reason, the grounds of that follow. Then come the first answer to each
    attack and, where nothing is said against a thesis itself, the attacks on its reasons. Last come
    the grounds of all this, and the other theses.

    >>> from argmap.language import loads
    >>> from argmap.render.overview.argument_tree import build_tree
    >>> map = loads("thesis t: A.\\n  claim a: B.\\n    claim b: C.\\n  objection o: D.\\n")
    >>> parts, named, core = by_importance(build_tree(map))
    >>> parts[0].key, [part.keys for part in parts[1:]], named, core
    ('t', [('a',), ('o',), ('b',)], 4, 4)
    """
    found: list[tuple[_Rank, int, Part]] = []
    aims = sum(tree.map[root.key].kind in _AIMS_OF for root in tree.roots) or len(tree.roots)
    for number, root in enumerate(tree.roots[:_MOST]):
        is_first = number < min(aims, _FIRST)
        rank: _Rank = (_AIMS, number) if is_first else (_OTHERS, number)
        found.append((rank, len(found), root))
        reading = _Reading(root.only_reason, is_defended=not any(_asserted(root.attacks)))
        for place, group in _below(root):
            # The second reason of the first thesis is next to the first of the second.
            under = (_NAMED, 0, place + number) if is_first else (_OTHERS, number, place)
            for rank, part in reading.ranked(group, under, 1):
                found.append((rank, len(found), part))
    found.sort(key=lambda one: one[:2])
    chosen = found[:_MOST]
    levels = [rank[0] for rank, _, _ in chosen]
    named = sum(level <= _NAMED for level in levels)
    core = sum(level <= _CORE for level in levels)
    return Ranking(tuple(part for _, _, part in chosen), named, core)


def _below(branch: Branch, above: Group | None = None) -> Iterator[tuple[int, Group]]:
    """The groups below a statement with their places among those of their sort, by importance.

    ``above`` is the group of the statement.
    """
    for groups in (branch.answers, branch.support):
        yield from enumerate(_by_rank(groups))
    yield from enumerate(_attacks(branch.attacks, above))


def _attacks(attacks: Sequence[Group], above: Group | None) -> Sequence[Group]:
    """Attacks by importance; the answers to an attack are in the order in which they are given."""
    is_answered = above is not None and above.bond is Bond.ATTACK
    return attacks if is_answered else _by_rank(attacks)


def _by_rank(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: group.rank)


def _asserted(attacks: Iterable[Group]) -> Iterator[Group]:
    return (group for group in attacks if not group.is_exception)


@frozen
class _Reading:
    """Ranks what is below a thesis; ``only_reason`` is its single reason, if it has just one.

    It is ``is_defended`` if nothing is said against it, so that what is said against its reasons
    is what its author has to meet.
    """

    only_reason: Branch | None
    is_defended: bool

    def ranked(self, group: Group, rank: _Rank, depth: int) -> Iterator[tuple[_Rank, Part]]:
        """A group, and everything below it that can be drawn."""
        yield rank, group
        if depth >= _DEEPEST:
            return
        for place, attack in enumerate(_attacks(group.attacks, group)):
            under = self._under(group, None, attack, rank, depth, place)
            yield from self.ranked(attack, under, depth + 1)
        for branch in group.branches:
            for place, below in _below(branch, group):
                under = self._under(group, branch, below, rank, depth, place)
                yield from self.ranked(below, under, depth + 1)

    def _under(
        self, group: Group, branch: Branch | None, below: Group, rank: _Rank, depth: int, place: int
    ) -> _Rank:
        """The rank of what is below a group or one of its statements."""
        level, *rest = rank
        is_only = branch is not None and branch is self.only_reason
        if is_only and below.bond is Bond.SUPPORT and level == _NAMED:
            return (_NAMED, 1, place, *rest)
        if level == _NAMED and below.bond is Bond.ATTACK:
            if group.bond is Bond.ATTACK:
                if not place:
                    return (_CORE, 1, *rest)
            elif branch is not None and self.is_defended and not place:
                return (_NAMED, 2, *rest)
            elif place < _MAIN and (self.is_defended or branch is None):
                return (_CORE, 0 if self.is_defended else 2, place, *rest)
        # The first below any group comes before the second below one.
        return (_NEXT[int(level)], depth, place, *rank)
