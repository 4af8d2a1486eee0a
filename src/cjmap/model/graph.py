"""The route graph: which ways customers can go through a map."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from cjmap.model.outline import Outline, Spot
from cjmap.model.quantities import Share
from cjmap.model.routes import END, Exit, Next
from cjmap.where import Pointer

EdgeKind = Literal["drawn", "onward", "skip"]

_MOST_SKIPS = 32
"""So many ways over what is optional may start at one node; a map of nothing but optional steps stays quick."""


class Edge(Struct, frozen=True, eq=False):
    """A way from one node to another (`target` None: the end of the journey).

    `kind`: drawn by `next`, onward in reading order, or a skip over optional steps. `personas` is empty where all go.
    """

    source: Spot
    target: Spot | None
    kind: EdgeKind
    when: str | None = None
    share: Share | None = None
    personas: tuple[str, ...] = ()


class WayOut(Struct, frozen=True, eq=False):
    """An exit with its address and the node it stands at."""

    pointer: Pointer
    node: Spot
    exit: Exit


class Graph(Struct, frozen=True):
    """Nodes (steps, and stages without steps) in reading order, the ways between them, the ways in and out."""

    nodes: tuple[Spot, ...]
    edges: tuple[Edge, ...]
    exits: tuple[WayOut, ...]
    entries: tuple[Spot, ...]
    """The first node, then those where the journey may begin, too."""

    def __hash__(self) -> int:
        """Return the hash of the nodes, which tell graphs apart well enough: hashing every way takes long."""
        return hash(self.nodes)


def build_graph(outline: Outline, persona: str | None = None) -> Graph:
    """Return the route graph of a map, of one persona if given: without what is `for` others.

    A `next` whose target is unknown, ambiguous or not for the persona gives no edge.
    """
    nodes = tuple(node for node in all_nodes(outline) if persona is None or persona in node.personas)
    builder = _Builder(outline, nodes, persona)
    edges = builder.edges()
    exits = tuple(way for way in _exits(nodes) if _concerns(outline, way.exit.for_, persona))
    return Graph(nodes, edges, exits, tuple(_entries(nodes)))


def all_nodes(outline: Outline) -> tuple[Spot, ...]:
    """Return the steps, and the stages that have none, in reading order."""
    return tuple(node for stage in outline.stages for node in (outline.steps(stage) or (stage,)))


_MOST_SLASHES = 10
"""A text with more of them names no step: each can be the one between stage and step, and is looked up."""


def find_target(outline: Outline, source: Spot, to: str) -> tuple[Spot, ...]:
    """Return what a `next` of `source` means: one moment, none if it is unknown, several if it is ambiguous.

    Looked up among the steps of the same stage, then stages, then all steps; each by id, then by name; `stage/step`
    names both. `end` is not looked up here.
    """
    for names in (outline.steps_of(source.stage), outline.stage_names, outline.step_names):
        found = names.find(to)
        if found:
            return found
    cuts = [place for place, char in enumerate(to) if char == "/"] if to.count("/") <= _MOST_SLASHES else []
    return tuple(
        step
        for cut in cuts
        for stage in outline.stage_names.find(to[:cut])
        for step in outline.steps_of(stage).find(to[cut + 1 :])
    )


def _exits(nodes: tuple[Spot, ...]) -> Iterator[WayOut]:
    """Yield the exits of each node and, at the last node of a stage, those of the stage itself."""
    last = {node.stage: node for node in nodes}
    for node in nodes:
        holders = (node, node.stage) if node is not node.stage and last[node.stage] is node else (node,)
        for holder in holders:
            for number, way in enumerate(holder.moment.__dict__.get("exits") or ()):
                yield WayOut((*holder.pointer, "exits", number), node, way)


def _entries(nodes: tuple[Spot, ...]) -> Iterator[Spot]:
    """Yield the first node, then those that are marked as entries; of a marked stage its first node."""
    entered: set[Spot] = set()
    for number, node in enumerate(nodes):
        opens = node.stage not in entered and getattr(node.stage.moment, "entry", None)
        entered.add(node.stage)
        if number == 0 or opens or getattr(node.moment, "entry", None):
            yield node


def _concerns(outline: Outline, wanted: tuple[str, ...] | None, persona: str | None) -> bool:
    return persona is None or bool(outline.narrow((persona,), wanted))


class _Builder:
    def __init__(self, outline: Outline, nodes: tuple[Spot, ...], persona: str | None) -> None:
        self.outline = outline
        self.nodes = nodes
        self.persona = persona
        self.position = {node: number for number, node in enumerate(nodes)}
        self.last_of = {node.stage: node for node in nodes}

    def edges(self) -> tuple[Edge, ...]:
        """Return every way on, in reading order of where it starts; skips behind what they skip."""
        ways = {node: self._drawn(node) for node in self.nodes}
        direct = {node: self._direct(number, node, ways[node]) for number, node in enumerate(self.nodes)}
        found: list[Edge] = []
        for node, drawn in ways.items():
            found += direct[node]
            if drawn is None or len(drawn) < 2:  # a choice of ways says them all
                found += self._skips(node, direct)
        return tuple(found)

    def _direct(self, number: int, node: Spot, drawn: tuple[Next, ...] | None) -> list[Edge]:
        if drawn is not None:
            return [edge for way in drawn if (edge := self._edge(node, way)) is not None]
        if number + 1 < len(self.nodes):
            return [Edge(node, self.nodes[number + 1], "onward")]
        return [Edge(node, None, "onward")]

    def _drawn(self, node: Spot) -> tuple[Next, ...] | None:
        """Return the `next` of a node: its own, else its stage's if it is the stage's last; None without any."""
        own: tuple[Next, ...] | None = getattr(node.moment, "next", None)
        stage = node.stage
        if own is not None or node is stage:
            return own
        return getattr(stage.moment, "next", None) if self.last_of[stage] is node else None

    def _edge(self, node: Spot, way: Next) -> Edge | None:
        if not _concerns(self.outline, way.for_, self.persona):
            return None
        personas = self.outline.narrow(node.personas, way.for_) if way.for_ is not None else ()
        target: Spot | None = None
        if way.to != END:
            found = find_target(self.outline, node, way.to)
            target = self._entrance(found[0]) if len(found) == 1 else None
            if target is None:
                return None
        return Edge(node, target, "drawn", way.when, way.share, personas)

    def _entrance(self, spot: Spot) -> Spot | None:
        """Return the node that one comes to by going to a moment: the first step of a stage."""
        candidates = (spot, *self.outline.steps(spot)) if spot.level == "stage" else (spot,)
        return next((candidate for candidate in candidates if candidate in self.position), None)

    def _skips(self, node: Spot, direct: dict[Spot, list[Edge]]) -> list[Edge]:
        """Return the ways over what is optional and follows: to each step in a run of it, and to what is behind it.

        Whoever skips a step goes on: a way back from a skipped step, or out of an optional stage that `node` is in,
        belongs to those who do not skip it.
        """
        if not any(edge.target is not None and _may_skip(node, edge.target) for edge in direct[node]):
            return []
        reached = {edge.target for edge in direct[node]}
        found: list[Edge] = []
        waiting = list(direct[node])
        while waiting and len(found) < _MOST_SKIPS:
            way = waiting.pop(0)
            spot = way.target
            if spot is None or not self._is_ahead(node, spot) or not _may_skip(node, spot):
                continue
            for edge in direct[spot]:
                personas = _both(way.personas, edge.personas)
                if edge.target in reached or personas is None or not self._is_ahead(spot, edge.target):
                    continue
                reached.add(edge.target)
                skip = Edge(node, edge.target, "skip", personas=personas)
                waiting.append(skip)
                if not _stays(spot, edge.target):
                    found.append(skip)
        return found

    def _is_ahead(self, node: Spot, target: Spot | None) -> bool:
        return target is None or self.position[target] > self.position[node]


def _may_skip(node: Spot, spot: Spot) -> bool:
    """Tell whether customers at a node may skip a later one: it is optional, or it is in another stage that is."""
    return bool(getattr(spot.moment, "optional", None)) or (
        spot.stage is not node.stage and bool(getattr(spot.stage.moment, "optional", None))
    )


def _stays(spot: Spot, target: Spot | None) -> bool:
    """Tell whether a way leads on inside a stage that is skipped as a whole."""
    return target is not None and target.stage is spot.stage and not getattr(spot.moment, "optional", None)


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the personas that go two ways in a row (empty: all of them), None if there is none."""
    if not first or not second:
        return first or second
    return tuple(persona for persona in first if persona in second) or None
