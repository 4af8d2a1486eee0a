"""Graphs in DOT, read by Graphviz itself."""

import json
from collections import Counter
from dataclasses import dataclass

from cjmap.renderers.flow.engine import run_engine


@dataclass(frozen=True)
class Graph:
    """Nodes, edges and clusters of a graph, and the names of all attributes."""

    nodes: frozenset[str]
    edges: tuple[tuple[str, str], ...]
    clusters: int
    attributes: frozenset[str]


def read_dot(text: str) -> Graph:
    """Return what Graphviz finds in a source; edges sorted."""
    data = json.loads(run_engine(text, kind="dot_json"))
    objects = data.get("objects", [])
    nodes = [each for each in objects if "nodes" not in each and "subgraphs" not in each]
    names = [each["name"] for each in objects]
    assert max(Counter(names).values(), default=1) == 1
    edges = data.get("edges", [])
    keys = {key for each in (*objects, *edges, data) for key in each}
    assert keys & {"URL", "href", "target", "image", "shapefile", "stylesheet", "fontpath", "imagepath"} == set()
    ends = sorted((objects[each["tail"]]["name"], objects[each["head"]]["name"]) for each in edges)
    return Graph(frozenset(each["name"] for each in nodes), tuple(ends), len(objects) - len(nodes), frozenset(keys))
