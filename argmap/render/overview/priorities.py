"""What an overview shows first: the parts of a map by importance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

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

_AIMS, _CORE, _MORE, _OTHERS, _REST = range(5)
_NEXT: Final = {_CORE: _MORE, _MORE: _MORE, _OTHERS: _REST, _REST: _REST}
"""The level of what is below a part."""

_Rank = tuple[float, ...]


class Ranking(NamedTuple):
    """Parts, the most important first, of which the first ``core`` are the summary proper."""

    parts: tuple[Part, ...]
    core: int


def by_importance(tree: ArgumentTree) -> Ranking:
    """The parts of a map, the most important first; whatever is above a part comes before it.

    First come the first theses, then what speaks for and against them, in turn: a step with the
    attacks on it, an attack with its first answer. Then come the grounds of all this, and in the
    end the other theses.

    >>> from argmap.language import loads
    >>> from argmap.render.overview.argument_tree import build_tree
    >>> map = loads("thesis t: A.\\n  claim a: B.\\n    claim b: C.\\n  objection o: D.\\n")
    >>> parts, core = by_importance(build_tree(map))
    >>> parts[0].key, [part.keys for part in parts[1:]], core
    ('t', [('a',), ('o',), ('b',)], 3)
    """
    found: list[tuple[_Rank, int, Part]] = []
    aims = sum(tree.map[root.key].kind in _AIMS_OF for root in tree.roots) or len(tree.roots)
    for number, root in enumerate(tree.roots[:_MOST]):
        is_first = number < min(aims, _FIRST)
        rank: _Rank = (_AIMS, number) if is_first else (_OTHERS, number)
        found.append((rank, len(found), root))
        for place, group in _below(root):
            # The grounds of the first thesis begin before those of the second.
            under = (_CORE, place + 2 * number) if is_first else (_OTHERS, number, place)
            for rank, part in _ranked(group, under, 1):
                found.append((rank, len(found), part))
    found.sort(key=lambda one: one[:2])
    chosen = found[:_MOST]
    return Ranking(
        tuple(part for _, _, part in chosen), sum(rank[0] <= _CORE for rank, _, _ in chosen)
    )


def _below(branch: Branch) -> Iterator[tuple[int, Group]]:
    """The groups below a statement with their places among those of their sort."""
    for groups in (branch.answers, branch.support, branch.attacks):
        yield from enumerate(groups)


def _ranked(group: Group, rank: _Rank, depth: int) -> Iterator[tuple[_Rank, Part]]:
    """A group, and everything below it that can be drawn."""
    yield rank, group
    if depth >= _DEEPEST:
        return
    is_core = rank[0] == _CORE
    for place, attack in enumerate(group.attacks):
        under = (*rank, 0.4, place) if is_core and depth == 1 else _deeper(rank, depth, place)
        yield from _ranked(attack, under, depth + 1)
    for branch in group.branches:
        for place, below in _below(branch):
            answers = group.bond is Bond.ATTACK and below.bond is Bond.ATTACK
            is_first = is_core and answers and not place
            under = (*rank, 0.1) if is_first else _deeper(rank, depth, place)
            yield from _ranked(below, under, depth + 1)


def _deeper(rank: _Rank, depth: int, place: int) -> _Rank:
    """The rank of what is below a group: the first below any group before the second below one."""
    return (_NEXT[int(rank[0])], depth, place, *rank)
