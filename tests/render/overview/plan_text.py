"""A plan of an overview as text, and the numbers of statements in it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.overview.argument_tree import AttackState
from argmap.render.overview.plan import Entry, EntryGroup, Hidden, Plan
from argmap.verbalize.below_phrases import OBJECTION


def plan_text(plan: Plan) -> str:
    """A plan as an outline: a line for each statement that is shown, with what is not."""
    lines = [f"{plan.shown} of {plan.total} statements"]
    for aim in plan.aims:
        lines.append(f"{aim.key}{_hidden(aim.hidden)}")
        for side in aim.sides:
            tally = side.tally
            if tally.total:
                told = f"{tally.total}, open {tally.open}, conceded {tally.conceded}"
                lines.append(f"  {side.bond.name}: {told}{_hidden(side.hidden)}")
            for group in side.groups:
                lines += _group(group, "    ")
    if plan.left:
        lines.append(f"left: {', '.join(plan.left)}{_hidden(plan.hidden)}")
    return "\n".join(lines) + "\n"


def _group(group: EntryGroup, indent: str) -> Iterator[str]:
    state = "" if group.is_for else f" {group.state.name.lower()}"
    extent = f" granted {group.extent}" if group.extent is not None else ""
    sign = "+" if group.is_for else "-"
    name = group.key or group.bond.name.lower()
    yield f"{indent}{sign} {name}{state}{extent}{_hidden(group.hidden)}"
    for entry in group.entries:
        yield from _entry(entry, indent + "  ")
    for attack in group.attacks:
        yield from _group(attack, indent + "  ")


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    again = " again" if entry.is_again else ""
    warrant = " warrant" if entry.is_warrant else ""
    yield f"{indent}{entry.key}{warrant}{again}{_hidden(entry.hidden)}"
    for group in entry.groups:
        yield from _group(group, indent + "  ")


def _hidden(hidden: Hidden) -> str:
    if not hidden.statements:
        return ""
    attacks = [part for part in hidden.parts if part.what == OBJECTION]
    count = sum(part.state is AttackState.UNANSWERED for part in attacks)
    open = f", {count} open" if count else ""
    return f" [{f'{hidden.letters} +{hidden.statements}'.strip()}{open}]"


def entries(plan: Plan) -> Iterator[Entry]:
    """All statements below the theses of a plan that are shown."""
    for group in groups(plan):
        yield from group.entries


def groups(plan: Plan) -> Iterator[EntryGroup]:
    """All groups of a plan."""
    waiting = [group for aim in plan.aims for side in aim.sides for group in side.groups]
    while waiting:
        group = waiting.pop()
        yield group
        waiting += group.attacks
        waiting += [below for entry in group.entries for below in entry.groups]


def counted(plan: Plan) -> int:
    """The number of statements that a plan counts as not shown."""
    found = [plan.hidden, *(side.hidden for aim in plan.aims for side in aim.sides)]
    found += [entry.hidden for entry in entries(plan)]
    found += [hidden for group in groups(plan) for hidden in (group.hidden, group.left_out)]
    return sum(hidden.statements for hidden in found)
