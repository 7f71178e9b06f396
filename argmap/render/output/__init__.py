"""From a graph to a picture: layout by Graphviz; output as DOT, SVG, PNG or PDF."""
