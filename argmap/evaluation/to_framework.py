"""Translate the net of a map to an abstract framework, in linear size.

Every node of the net is an argument. So is ``¬x``, not x, for each premise, warrant and attacker x,
and ``no-ground:s`` for each statement that needs a ground. Without circles of support, the complete
labellings of the framework are the three-valued stable models of the net (Wu, Caminada and Gabbay
2009), so its grounded extension is the verdict.
"""

from __future__ import annotations

from collections.abc import Collection

from argmap.evaluation.frameworks import Framework
from argmap.evaluation.net import Net


def framework_of(net: Net, accepted: Collection[int], rejected: Collection[int]) -> Framework:
    """The framework of a net; what is accepted is not attacked, what is rejected is defeated."""
    nodes = net.nodes
    arguments = [node.name for node in nodes]
    attacks: list[tuple[str, str]] = []
    denied: dict[int, str] = {}

    def without(number: int) -> str:
        """The argument that a node is not in."""
        if number not in denied:
            denied[number] = f"¬{nodes[number].name}"
            arguments.append(denied[number])
            attacks.append((nodes[number].name, denied[number]))
        return denied[number]

    for number, node in enumerate(nodes):
        if number in accepted:
            continue
        if number in rejected:
            arguments.append(f"rejected:{node.name}")
            attacks.append((arguments[-1], node.name))
            continue
        attacks += [(without(one), node.name) for one in node.needs]
        attacks += [(nodes[one].name, node.name) for one in node.hits]
        if node.needs_ground:
            lack = f"no-ground:{node.name}"
            arguments.append(lack)
            attacks.append((lack, node.name))
            attacks += [(nodes[one].name, lack) for one in node.grounds]
    return Framework(arguments, tuple(dict.fromkeys(attacks)))
