"""A net as data for JSON, so that other programs can evaluate it: the page's script does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.evaluation.evaluation import Evaluation
from argmap.evaluation.net import Node, Sort
from argmap.model import Reference


def net_data(evaluation: Evaluation) -> dict[str, Any]:
    """Convert the net of an evaluation to lists of numbers; the reader's choices are not included.

    Nodes are numbered from 0: statements, then steps, then attacks. The rules by which they are
    labelled are those of :class:`.Node`.

    - ``names``: of each statement and step, its name; a list of names if it has several members,
      and an empty text for a step without an argument of its own
    - ``given``: the statements that are taken at their word
    - ``steps``: of each step, its conclusion, or -1 for a counter; then its premises and warrants
    - ``attacks``: of each attack, the attacker and the target; then what it is directed at, if that
      is something other than the target
    - ``answered``: the statements and counters of which one says "answered" if they are defeated
    - ``exceptions``: the statements that are only held open
    - ``positions``: of each statement and step, its position in the text
    - ``theses``: the answers to questions, then the other theses
    - ``asked``: those of them whose cruxes are marked; see :attr:`.Evaluation.asked`

    >>> from argmap.evaluation import evaluate
    >>> from argmap.language import loads
    >>> text = "thesis t: T.\\n  claim c: C.\\n  objection o: O.\\n"
    >>> data = net_data(evaluate(loads(text)))
    >>> data["names"], data["given"], data["steps"], data["attacks"]
    (['t', 'c', 'o', ''], [1, 2], [[0, 1]], [[2, 0]])
    >>> data["answered"], data["exceptions"], data["positions"], data["theses"]
    ([2], [], [0, 1, 2, 1], [0])
    """
    nodes = evaluation.net.nodes
    parts = [node for node in nodes if node.sort is not Sort.ATTACK]
    directed: dict[int, list[int]] = {}
    for number, node in enumerate(nodes):
        for attack in node.hits:
            directed.setdefault(attack, []).append(number)
    return {
        "names": [_name(node) for node in parts],
        "given": [number for number, node in enumerate(parts) if node.is_given],
        "steps": [[node.conclusion, *node.needs] for node in parts if node.sort is Sort.STEP],
        "attacks": [
            [*node.needs, node.target, *_redirected(node, directed[number])]
            for number, node in enumerate(nodes)
            if node.sort is Sort.ATTACK
        ],
        "answered": [
            number for number, node in enumerate(parts) if evaluation.is_answered_by_attacks(node)
        ],
        "exceptions": [
            number for number, node in enumerate(parts) if evaluation.is_exception(node)
        ],
        "positions": [node.position for node in parts],
        "theses": _numbers(evaluation, evaluation.theses),
        "asked": _numbers(evaluation, evaluation.asked),
    }


def _numbers(evaluation: Evaluation, keys: Iterable[Reference]) -> list[int]:
    return list(dict.fromkeys(map(evaluation.number, keys)))


def _name(node: Node) -> str | list[str]:
    names = [str(key) for key in node.members]
    return names if len(names) > 1 else "".join(names)


def _redirected(attack: Node, directed: list[int]) -> list[int]:
    return [] if directed == [attack.target] else directed
