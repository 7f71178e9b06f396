"""That two statements of different maps have to do with each other."""

from __future__ import annotations

from attrs import frozen

from argmap.model import RelationKind


@frozen
class Link:
    """That two statements of different maps have to do with each other, and why.

    What holds both ways has its statements in the order of their keys.
    """

    first: str
    kind: RelationKind
    second: str
    reason: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """Both keys."""
        return self.first, self.second
