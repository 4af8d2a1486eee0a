"""Which routes the personas of a map take."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TypeVar

from cjmap.model.graph import Graph, build_graph
from cjmap.model.outline import Spot
from cjmap.reading.items import NAMELESS
from cjmap.reading.passages import Passage
from cjmap.reading.told import Told

Thing = TypeVar("Thing", bound=Hashable)


class Travels:
    """The route graphs of one map: one for each persona, where `for` makes a difference to routes."""

    def __init__(self, told: Told) -> None:
        """Take what the map says."""
        self.told = told
        self._graphs: dict[str, Graph] = {}
        self._neighbours: dict[Graph, tuple[tuple[Spot, Spot], ...]] = {}

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

    @cached_property
    def passages(self) -> tuple[tuple[tuple[str, ...], Passage], ...]:
        """Return what each different graph comes to, with the personas that it is of."""
        return tuple((personas, Passage(graph)) for personas, graph in self.routes)

    def together(self, find: Callable[[Passage], Iterable[Thing]]) -> tuple[tuple[Thing, tuple[str, ...]], ...]:
        """Return everything that is found in any passage, once, with all the personas that it is found for."""
        found: dict[Thing, tuple[str, ...]] = {}
        for personas, passage in self.passages:
            for thing in find(passage):
                found[thing] = (*found.get(thing, ()), *personas)
        return tuple(found.items())

    def concerns(self, passage: Passage, node: Spot) -> bool:
        """Tell whether a node is on a way of the personas of a passage, or was meant to be.

        What routes lead others to is not missed by those whom no route leads there, unless it is `for` them in words:
        a `next` that is `for` somebody says who goes there, and nobody repeats it behind every branch.
        """
        if node in passage.reached or node not in self._reached:
            return True
        return node.moment.for_ is not None or node.stage.moment.for_ is not None

    @cached_property
    def _reached(self) -> frozenset[Spot]:
        return frozenset(node for _, passage in self.passages for node in passage.reached)

    def neighbours(self, persona: str) -> tuple[tuple[Spot, Spot], ...]:
        """Return (from, to) of each way that a persona can go from one node to the next, skips left out."""
        graph = self.graph(persona)
        if graph not in self._neighbours:
            self._neighbours[graph] = tuple(
                (edge.source, edge.target) for edge in graph.edges if edge.target is not None and edge.kind != "skip"
            )
        return self._neighbours[graph]

    @cached_property
    def _whole(self) -> Graph:
        return build_graph(self.told.outline)

    @cached_property
    def _is_narrowed(self) -> bool:
        """Tell whether any node, way or exit is for some personas only."""
        everybody = len(self.told.tables.personas or ())
        narrowed = any(len(spot.personas) != everybody for spot in self.told.spots if spot.level != "touchpoint")
        return narrowed or any(said.item.for_ is not None for key in ("next", "exits") for said in self.told.said(key))
