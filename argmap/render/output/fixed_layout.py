"""The layout of a graph in which all places are fixed, on a sheet of paper."""

from __future__ import annotations

from argmap.render.output.bare_graph import to_bare_graph
from argmap.render.output.graphviz import Engine, lay_out
from argmap.render.output.graphviz_attributes import inches
from argmap.render.output.graphviz_layout import Places, read_places
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import Layout, Paper
from argmap.render.output.picture_graph import Graph


def lay_on_paper(
    graph: Graph, size: tuple[float, float], scale: float, paper: Paper, engine: Engine
) -> tuple[Graph, Places]:
    """A graph of a size in points, laid out in the middle of a sheet at a scale."""
    bare = graph._replace(attributes={**graph.attributes, "pad": "0"})
    svg = lay_out(to_bare_graph(bare), engine).decode()
    wide, high = size
    margin = (paper.width / scale - wide) / 2, (paper.height / scale - high) / 2
    layout = Layout(margin=margin, size=(paper.width, paper.height))
    attributes = {
        **bare.attributes,
        "pad": ",".join(map(inches, margin)),
        "size": f"{inches(paper.width)},{inches(paper.height)}!",
    }
    return completed(bare._replace(attributes=attributes), read_places(svg).fitted(layout))
