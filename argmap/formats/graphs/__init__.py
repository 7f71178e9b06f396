"""Maps as graphs, for programs that analyse or draw graphs.

The nodes are statements, steps and conflicts, as in AIF (Chesñevar et al. 2006): premises lead to a
step, which leads to its conclusion; attackers lead to a conflict, which leads to its target. So
linked premises stay together, and an attack on a step is an edge like any other.
"""

from argmap.formats.graphs.elements import Edge, Node, elements
from argmap.formats.graphs.networkx_graph import to_networkx

__all__ = ["Edge", "Node", "elements", "to_networkx"]
