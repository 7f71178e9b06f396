"""The steps of a reconstructed argument: which premises each inference is from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from argmap.formats.argdown.document import Argument, Document, Member, Relation, Role
from argmap.formats.foreign_text import broken


def uses_of(conclusion: Member) -> list[Any] | None:
    """The numbers of the premises that an inference names, in its data or in its conclusion's."""
    inference = conclusion.inference
    for name in ("uses", "from"):
        for data in (inference.data if inference is not None else None, conclusion.data):
            if isinstance(data, dict) and isinstance(data.get(name), list) and data[name]:
                return list(data[name])
    return None


def premises_of(argument: Argument, at: int) -> list[Member] | None:
    """The premises of the inference to the conclusion with an index.

    Without numbers, they are what is written since the conclusion before it, with that conclusion.
    ``None`` if the numbers are of no statements of the argument.
    """
    pcs = argument.pcs
    uses = uses_of(pcs[at])
    if uses is not None:
        if not all(type(one) is int and 1 <= one <= len(pcs) for one in uses):
            return None
        return [pcs[one - 1] for one in uses]
    return premises_since(argument, at)


def premises_since(argument: Argument, at: int) -> list[Member]:
    """The premises of an inference by their order, whatever numbers it names."""
    start = at
    while start > 0:
        start -= 1
        if argument.pcs[start].role is Role.INTERMEDIATE:
            break
    return argument.pcs[start:at]


Members = dict[int, list[Member]]


def exploded(
    document: Document, relations: Iterable[Relation]
) -> tuple[dict[str, Argument], Members]:
    """Return the arguments with one for each inference, and the members of their statements.

    Argdown draws them so with ``explodeArguments``. The relations are changed, the document is not.

    Raises :class:`ArgmapError` (``bad-import``) if an inference names a premise that is not there.
    """
    arguments: dict[str, Argument] = {}
    members: Members = {}
    last_of: dict[int, Argument] = {}
    for argument in document.arguments.values():
        conclusions = [at for at, one in enumerate(argument.pcs) if one.inference is not None]
        if not conclusions:
            arguments[argument.title] = argument
        for number, at in enumerate(conclusions, 1):
            premises = premises_of(argument, at)
            if premises is None:
                span = argument.pcs[at].span
                broken("'uses' names a premise that is not in this argument", span)
            several = len(conclusions) > 1
            title = f"{argument.title} - {number}" if several else argument.title
            made = evolve(argument, title=title, relations={}, pcs=[])
            for old in (*premises, argument.pcs[at]):
                role = Role.CONCLUSION if old is argument.pcs[at] else Role.PREMISE
                new = evolve(old, role=role, argument=made)
                own = members.setdefault(id(old.node), list(old.node.members))
                own[:] = [one for one in own if one is not old]
                own.append(new)
                made.pcs.append(new)
            arguments[title] = last_of[id(argument)] = made
    for relation in relations:
        relation.source = last_of.get(id(relation.source), relation.source)
        target = relation.whole or relation.target
        relation.target = last_of.get(id(target), relation.target)
    return arguments, members
