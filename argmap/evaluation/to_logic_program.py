"""Translate the net of a map to a normal logic program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.evaluation.frameworks.apx_format import quoted
from argmap.evaluation.net import Node

if TYPE_CHECKING:
    from argmap.evaluation.evaluation import Evaluation


def logic_program_of(evaluation: Evaluation) -> str:
    """The program of an evaluation; see :meth:`.Evaluation.to_logic_program`."""
    lines = []
    for number, node in enumerate(evaluation.net.nodes):
        head = _atom(node.name)
        if number in evaluation.accepted:
            lines.append(f"{head}.")
        elif number not in evaluation.rejected:
            lines += [
                f"{head}{' :- ' if body else ''}{body}." for body in _bodies(node, evaluation)
            ]
    return "".join(f"{line}\n" for line in lines)


def _bodies(node: Node, evaluation: Evaluation) -> Iterator[str]:
    """The body of each rule for a node."""
    nodes = evaluation.net.nodes
    needs = [_atom(nodes[one].name) for one in node.needs]
    hits = [f"not {_atom(nodes[one].name)}" for one in node.hits]
    if not node.needs_ground:
        yield ", ".join((*needs, *hits))
        return
    for one in node.grounds:
        yield ", ".join((_atom(nodes[one].name), *needs, *hits))


def _atom(name: str) -> str:
    return f"in({quoted(name)})"
