"""Grounds of contested statements of which the other side says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

from argmap.comparison.bearing import Web
from argmap.comparison.gathering import name_of
from argmap.comparison.link import Link


@frozen
class Unanswered:
    """A ground of a contested statement of which the other side says nothing, neither against it
    nor for it.
    """

    ground: str
    of: str
    by: str


def unanswered(roots: list[Link], links: list[Link], web: Web) -> Iterator[Unanswered]:
    """Yield each ground of the contradictions ``roots`` that no other link deals with, once."""
    dealt_with = _DealtWith.of(links, web)
    yield from dict.fromkeys(one for root in roots for one in _of(root, dealt_with, web))


@frozen
class _DealtWith:
    """Of what the sides say something: in how many links, and by which sides."""

    times: Mapping[str, int]
    by_side: Mapping[str, set[str]]

    @classmethod
    def of(cls, links: list[Link], web: Web) -> _DealtWith:
        by_side: dict[str, set[str]] = {}
        for link in links:
            for key, other in (link.ends, link.ends[::-1]):
                by_side.setdefault(web.side(other), set()).add(key)
        return cls(Counter(key for link in links for key in link.ends), by_side)

    def answered(self, key: str | None, side: str, root: Link) -> bool:
        """Whether a side says something of a statement or step, in another link than ``root``."""
        if key is None or key not in self.by_side.get(side, ()):
            return False
        return self.times[key] > root.ends.count(key)


def _of(root: Link, dealt_with: _DealtWith, web: Web) -> Iterator[Unanswered]:
    for of, other in (root.ends, root.ends[::-1]):
        side, against = web.side(of), web.side(other)
        for bearing in web.below.get(of, ()):
            ground = bearing.under
            if (
                bearing.favours
                and name_of(ground) in ("", side)
                and not dealt_with.answered(bearing.step, against, root)
                and not any(dealt_with.answered(key, against, root) for key in web.case(ground))
            ):
                yield Unanswered(ground, of, against)
