"""From a graph to a picture: told to Graphviz, and written as DOT, SVG, PNG or PDF."""
