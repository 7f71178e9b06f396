"""The plan of an overview: which statements it shows, and how many it leaves out where."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from argmap.frozen_class import frozen
from argmap.model import Extent
from argmap.render.overview.argument_tree import AttackState, Bond, Group


@frozen
class HiddenPart:
    """Something directly below a statement that is not shown.

    ``what`` is a word of :mod:`argmap.verbalize.below_phrases` for what it is to it, ``key`` that
    of its argument or of its first statement, and ``state`` how it is met, if it is an attack.
    """

    what: str
    key: str
    state: AttackState = AttackState.ANSWERED


@frozen
class Hidden:
    """Statements that are not shown: how many, and the letters of their sections ("A", "D–G").

    ``parts`` are what is directly below; they may have been shown elsewhere.
    """

    statements: int = 0
    letters: str = ""
    parts: tuple[HiddenPart, ...] = ()


@frozen
class Entry:
    """A statement that is shown; ``is_for`` says whether it speaks for the thesis.

    ``is_again`` is set where it has been shown before; ``above`` is the statement above it.
    """

    key: str
    is_for: bool
    is_warrant: bool = False
    is_again: bool = False
    above: str = ""
    groups: tuple[EntryGroup, ...] = ()
    hidden: Hidden = Hidden()


@frozen
class EntryGroup:
    """Statements that are shown together, as in :class:`.Group`.

    ``attacks`` are those on the step, ``hidden`` what is not shown of them, and ``extent`` how far
    it is granted. Of an argument that is put by its gist alone, ``left_out`` are the premises and
    what is below them.
    """

    key: str
    bond: Bond
    entries: tuple[Entry, ...]
    is_for: bool
    attacks: tuple[EntryGroup, ...] = ()
    hidden: Hidden = Hidden()
    state: AttackState = AttackState.ANSWERED
    extent: Extent | None = None
    is_exception: bool = False
    is_open: bool = False
    is_countered: bool = False
    left_out: Hidden = Hidden()


@frozen
class Tally:
    """How many groups there are in all and, of attacks, how they are met.

    ``exceptions`` are attacks that nobody asserts. Of the others, ``open`` are unanswered,
    ``conceded`` granted without an answer, ``granted`` granted and answered, and ``partly`` granted
    in part and answered.
    """

    total: int = 0
    exceptions: int = 0
    open: int = 0
    conceded: int = 0
    granted: int = 0
    partly: int = 0

    @classmethod
    def of(cls, groups: Collection[Group]) -> Tally:
        """The tally of some groups."""
        asserted = [group for group in groups if not group.is_exception]
        answered = [group for group in asserted if group.state is AttackState.ANSWERED]
        extents = [group.concession.extent for group in answered if group.concession is not None]
        whole = sum(extent.is_whole for extent in extents)
        return cls(
            len(groups),
            len(groups) - len(asserted),
            sum(group.is_open for group in groups),
            sum(group.state is AttackState.CONCEDED for group in asserted),
            whole,
            len(extents) - whole,
        )


@frozen
class Side:
    """What is for, against, or an answer to a thesis or question.

    ``tally`` counts all its groups, ``left`` those not shown, and ``hidden`` their statements.
    """

    bond: Bond
    groups: tuple[EntryGroup, ...] = ()
    tally: Tally = Tally()
    hidden: Hidden = Hidden()

    @property
    def left(self) -> int:
        """The number of groups not shown."""
        return self.tally.total - len(self.groups)


@frozen
class Aim:
    """A thesis, question or other root, with its sides; ``hidden`` is what is not shown of all.

    ``on_reasons`` counts the attacks on its reasons, shown or not; ``hidden_on_reasons`` are the
    statements or arguments of those not shown.
    """

    key: str
    hidden: Hidden = Hidden()
    answers: Side = Side(Bond.ANSWER)
    support: Side = Side(Bond.SUPPORT)
    attacks: Side = Side(Bond.ATTACK)
    on_reasons: Tally = Tally()
    hidden_on_reasons: tuple[str, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing below it is shown."""
        return not any(side.groups for side in self.sides)

    @property
    def sides(self) -> tuple[Side, Side, Side]:
        """Its sides."""
        return self.answers, self.support, self.attacks


@frozen
class Plan:
    """Theses and other roots from top to bottom; ``left`` are the keys of those not shown.

    ``hidden`` are the statements of the latter. ``shown`` counts the statements that are shown,
    ``total`` all.
    """

    aims: tuple[Aim, ...]
    left: tuple[str, ...]
    hidden: Hidden
    shown: int
    total: int

    @property
    def groups(self) -> Iterator[EntryGroup]:
        """All groups that are shown, in the order of drawing."""
        waiting = [group for aim in self.aims for side in aim.sides for group in side.groups][::-1]
        while waiting:
            group = waiting.pop()
            yield group
            below = [one for entry in group.entries for one in entry.groups]
            waiting += [*below, *group.attacks][::-1]

    @property
    def referred(self) -> frozenset[str]:
        """The statements that are met again elsewhere, or that notes on cards refer to."""
        groups = list(self.groups)
        entries = [entry for group in groups for entry in group.entries]
        hidden = [group.hidden for group in groups] + [group.left_out for group in groups]
        hidden += [entry.hidden for entry in entries if not entry.is_again]
        again = {entry.key for entry in entries if entry.is_again}
        return frozenset(again.union(part.key for one in hidden for part in one.parts))
