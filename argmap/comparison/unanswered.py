"""Grounds of contested statements of which the other side says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from argmap.comparison.bearing import Web
from argmap.comparison.gathering import name_of
from argmap.comparison.link import Link
from argmap.model import Argument


@frozen
class Unanswered:
    """A ground of a contested statement of which the other side says nothing, neither against it
    nor for it.

    ``ground`` is the key of a statement, or of the argument whose premises are linked: they are
    one ground, and who answers one of them answers it.
    """

    ground: str
    of: str
    by: str


def unanswered(roots: list[Link], links: list[Link], web: Web) -> Iterator[Unanswered]:
    """Yield each ground of the contradictions ``roots`` that no other link deals with, once."""
    dealt_with = _DealtWith.of(links, web)
    contested: dict[tuple[str, str], list[Link]] = {}
    for root in roots:
        for of, other in (root.ends, root.ends[::-1]):
            contested.setdefault((of, web.side(other)), []).append(root)
    found: dict[Unanswered, None] = {}
    for (of, against), these in contested.items():
        ends = {end for root in these for end in root.ends}
        for ground in _grounds(of, web):
            told = dealt_with.told(ground, against)
            if not all(key in ends for key in told):
                continue  # of that something is said beside the contradictions themselves
            if not all(dealt_with.answered(told, root) for root in these):
                found[Unanswered(ground, of, against)] = None
    return iter(found)


@frozen
class _DealtWith:
    """Of what the sides say something: in how many links, and by which sides."""

    times: Mapping[str, int]
    by_side: Mapping[str, set[str]]
    web: Web
    _known: dict[tuple[str, str], tuple[str, ...]] = field(factory=dict, init=False)

    @classmethod
    def of(cls, links: list[Link], web: Web) -> _DealtWith:
        by_side: dict[str, set[str]] = {}
        for link in links:
            for key, other in (link.ends, link.ends[::-1]):
                by_side.setdefault(web.side(other), set()).add(key)
        return cls(Counter(key for link in links for key in link.ends), by_side, web)

    def answered(self, told: tuple[str, ...], root: Link) -> bool:
        """Whether something is said of one of some statements in another link than ``root``."""
        return any(self.times[key] > root.ends.count(key) for key in told)

    def told(self, ground: str, side: str) -> tuple[str, ...]:
        """What a side says something of, of all that speaks for a ground."""
        if (ground, side) not in self._known:
            told = self.by_side.get(side, set())
            found = tuple(key for key in self.web.case(ground) if key in told) if told else ()
            self._known[ground, side] = found
        return self._known[ground, side]


def _grounds(of: str, web: Web) -> Iterator[str]:
    """The premises and the arguments by which a statement is supported on its own side."""
    side = web.side(of)
    for bearing in web.below.get(of, ()):
        key = bearing.under
        empty = isinstance(web.gathering[key], Argument) and web.step(key) is None
        if bearing.favours and not empty and name_of(key) in ("", side):
            yield key
