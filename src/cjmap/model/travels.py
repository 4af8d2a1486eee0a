"""Which routes the personas of a map take."""

from functools import cached_property

from cjmap.model.graph import Graph, build_graph
from cjmap.model.items import NAMELESS
from cjmap.model.outline import Spot
from cjmap.model.told import Told


class Travels:
    """The route graphs of one map: one for each persona, where `for` makes a difference to routes."""

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told
        self._graphs: dict[str, Graph] = {}

    def graph(self, persona: str) -> Graph:
        """Return the route graph of a persona."""
        if persona not in self._graphs:
            if persona == NAMELESS or not self._is_narrowed:
                whole = self._whole
                self._graphs[persona] = whole
            else:
                self._graphs[persona] = build_graph(self.told.outline, persona)
        return self._graphs[persona]

    @cached_property
    def routes(self) -> tuple[tuple[tuple[str, ...], Graph], ...]:
        """Return each different graph with the personas that it is of; one for all where nobody's routes differ."""
        if not self._is_narrowed:
            return ((self.told.personas, self._whole),)
        found: dict[tuple[object, ...], tuple[list[str], Graph]] = {}
        for persona in self.told.personas:
            graph = self.graph(persona)
            edges = tuple((edge.source, edge.target, edge.kind) for edge in graph.edges)
            exits = tuple(way.pointer for way in graph.exits)
            found.setdefault((graph.nodes, edges, exits), ([], graph))[0].append(persona)
        return tuple((tuple(personas), graph) for personas, graph in found.values())

    def neighbours(self, persona: str) -> tuple[tuple[Spot, Spot], ...]:
        """Return (from, to) of each way that a persona can go from one node to the next, skips left out."""
        return tuple(
            (edge.source, edge.target)
            for edge in self.graph(persona).edges
            if edge.target is not None and edge.kind != "skip"
        )

    @cached_property
    def _whole(self) -> Graph:
        return build_graph(self.told.outline)

    @cached_property
    def _is_narrowed(self) -> bool:
        """Tell whether any node, way or exit is for some personas only."""
        everybody = set(self.told.tables.personas or ())
        narrowed = any(set(spot.personas) != everybody for spot in self.told.spots if spot.level != "touchpoint")
        return narrowed or any(said.item.for_ is not None for key in ("next", "exits") for said in self.told.said(key))
