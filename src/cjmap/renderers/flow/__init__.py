"""Routes as DOT, and as SVG laid out by Graphviz."""
