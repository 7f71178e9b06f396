"""The elements of a combined graph: steps, attacks, and edges."""

from __future__ import annotations

from enum import Enum, auto

from attrs import field

from argmap.frozen_class import frozen
from argmap.model import ConflictMode, Extent, Reference


@frozen
class Step:
    """An inference from premises to a conclusion; several premises are linked.

    ``argument`` is the written argument, or ``None`` if a statement is directly under another.
    ``scheme`` and ``strength`` are those of the argument; ``warrants`` license it. Several steps
    to one conclusion are convergent.
    """

    premises: tuple[Reference, ...]
    conclusion: Reference
    argument: Reference | None = None
    scheme: str | None = None
    strength: float | str | None = None
    warrants: tuple[Reference, ...] = ()

    @property
    def key(self) -> tuple[Reference, ...]:
        """Identifies the step: its argument, or else its premises and conclusion."""
        return (*self.premises, self.conclusion) if self.argument is None else (self.argument,)


@frozen
class Attack:
    """An attack on a statement, or (undercut) on an argument.

    Several attackers, the premises of a counter, attack together; ``argument`` is the counter, and
    ``warrants`` license its step. An exception (``unless``) is only left open. ``mode`` is found
    in all the maps together: an attack on a premise that nothing in any of them supports
    undermines it. ``conceded`` is how far its author grants it, if at all.
    """

    attackers: tuple[Reference, ...]
    target: Reference
    mode: ConflictMode
    conceded: Extent | None = field(default=None, eq=False)
    argument: Reference | None = field(default=None, eq=False)
    warrants: tuple[Reference, ...] = field(default=(), eq=False)
    is_exception: bool = field(default=False, eq=False)


class EdgeKind(Enum):
    """How the source of an edge relates to its target."""

    SUPPORT = auto()
    WARRANT = auto()
    ATTACK = auto()


@frozen
class Edge:
    """An edge to a statement or an argument; ``source`` is a statement or an argument.

    The premises of an argument lead to the argument, and that leads to its conclusion.
    """

    source: Reference
    kind: EdgeKind

    @property
    def is_support(self) -> bool:
        """Whether its source supports its target, as a premise, a step or a warrant."""
        return self.kind is not EdgeKind.ATTACK
