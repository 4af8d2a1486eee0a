"""What one route graph comes to: where customers get stuck, where nobody comes, what everybody has to pass."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from cjmap.model.graph import Graph
from cjmap.model.outline import Spot
from cjmap.reading.connectivity import (
    choke_points,
    components,
    has_second_route,
    reached,
    shortest_route,
)
from cjmap.where import Pointer

_MOST_SKIPS = 32
"""So many ways past detours may start at one node; a map of nothing but detours stays quick."""


class Missed(Struct, frozen=True):
    """Nodes that no route leads to: the first one, and those that one could only come to from there."""

    first: Spot
    behind: tuple[Spot, ...]


def next_of(node: Spot) -> Pointer:
    """Return where the ways on from a node are drawn: at its own `next`, else at its stage's."""
    own = getattr(node.moment, "next", None) is not None
    return (*(node if own else node.stage).pointer, "next")


class Passage:
    """What one route graph comes to; each answer is worked out once, on demand, in linear time.

    Nodes are numbered in reading order; the number behind the last is the end of the journey.
    """

    def __init__(self, graph: Graph) -> None:
        """Take the graph."""
        self.graph = graph
        self.nodes = graph.nodes
        self._end = len(graph.nodes)
        self._number = {node: number for number, node in enumerate(graph.nodes)}
        drawn = self._drawn_ways(skips=True)
        self._ways = self._with_skips(drawn)
        self._known = [len(targets) for targets in drawn]
        self._entries = [self._number[node] for node in graph.entries]

    def _drawn_ways(self, skips: bool) -> list[list[int]]:
        ways: list[list[int]] = [[] for _ in range(self._end + 1)]
        for edge in self.graph.edges:
            if skips or edge.kind != "skip":
                target = self._end if edge.target is None else self._number[edge.target]
                ways[self._number[edge.source]].append(target)
        return ways

    def _with_skips(self, ways: list[list[int]]) -> list[list[int]]:
        """Return the ways with those past what is optional and leads nowhere forward: on in reading order.

        The graph has no such way, for it skips a step to where that leads; but who does not take a detour that only
        leads back, or out, goes on. A choice of ways says them all.
        """
        optional = self._optional
        if not optional:
            return ways
        choices = Counter(edge.source for edge in self.graph.edges if edge.kind == "drawn")
        comes_from: list[list[int]] = [[] for _ in ways]
        for source, targets in enumerate(ways):
            for target in targets:
                comes_from[target].append(source)
        found = [[*targets] for targets in ways]
        for first, last in optional:
            leads_on = any(target > last for number in range(first, last + 1) for target in ways[number])
            for source in comes_from[first] if not leads_on else ():
                skips = len(found[source]) - len(ways[source])
                if source < first and choices[self.nodes[source]] < 2 and skips < _MOST_SKIPS:
                    found[source].append(last + 1)
                    comes_from[last + 1].append(source)
        return found

    @property
    def _optional(self) -> list[tuple[int, int]]:
        """Return the first and the last node of each step and stage that customers may skip, in order."""
        found = [(number, number) for number, node in enumerate(self.nodes) if getattr(node.moment, "optional", None)]
        stages: dict[Spot, list[int]] = {}
        for number, node in enumerate(self.nodes):
            if node.stage is not node and getattr(node.stage.moment, "optional", None):
                stages.setdefault(node.stage, []).append(number)
        return sorted([*found, *((numbers[0], numbers[-1]) for numbers in stages.values())])

    def targets(self, node: Spot) -> tuple[Spot, ...]:
        """Return the nodes that the ways from a node lead to, without the end."""
        return tuple(self.nodes[number] for number in self._ways[self._number[node]] if number < self._end)

    @property
    def past_detours(self) -> tuple[tuple[Spot, Spot | None], ...]:
        """Return the ways past what leads nowhere forward, which the graph has not; None is the end of the journey."""
        return tuple(
            (self.nodes[source], self.nodes[target] if target < self._end else None)
            for source, known in enumerate(self._known)
            for target in dict.fromkeys(self._ways[source][known:])
            if target not in self._ways[source][:known]
        )

    @cached_property
    def reached(self) -> frozenset[Spot]:
        """Return the nodes that some route leads to."""
        return frozenset(self.nodes[number] for number in reached(self._ways, self._entries) if number < self._end)

    @cached_property
    def leaving(self) -> frozenset[Spot]:
        """Return the nodes at which customers can leave: those with exits, and all of a stage that has some."""
        holders = {way.pointer[:-2] for way in self.graph.exits}
        return frozenset(node for node in self.nodes if not holders.isdisjoint((node.pointer, node.stage.pointer)))

    @cached_property
    def ending(self) -> frozenset[Spot]:
        """Return the nodes behind which the journey may end."""
        return frozenset(edge.source for edge in self.graph.edges if edge.target is None)

    @cached_property
    def dead_ends(self) -> tuple[Spot, ...]:
        """Return the nodes that nothing leads on from, and nobody leaves at; the last one is none."""
        return tuple(
            node for number, node in enumerate(self.nodes[:-1]) if not self._ways[number] and node not in self.leaving
        )

    @cached_property
    def endless_loops(self) -> tuple[tuple[Spot, ...], ...]:
        """Return the loops that a route leads into and nothing leads out of, each from its first node round.

        Where several loops hang together, the first of them stands for all. A journey may go round in the end: a loop
        through the last node is none.
        """
        if all(target > source for source, targets in enumerate(self._ways) for target in targets):
            return ()
        found = []
        for members in components(self._ways):
            inside = set(members)
            nodes = {self.nodes[number] for number in members if number < self._end}
            stays = all(target in inside for number in members for target in self._ways[number])
            if stays and self._end - 1 not in inside and nodes & self.reached and not nodes & self.leaving:
                found += self._first_loop(members)
        return tuple(sorted(found, key=lambda loop: self._number[loop[0]]))

    def _first_loop(self, members: Iterable[int]) -> list[tuple[Spot, ...]]:
        """Return the first loop of a component, if it has one: the first way back, and the route round to it."""
        for number in members:
            for target in self._ways[number]:
                if target <= number:
                    return [tuple(self.nodes[each] for each in shortest_route(self._ways, target, number))]
        return []

    def missed(self, among: Iterable[Spot]) -> tuple[Missed, ...]:
        """Return what no route leads to, only looking at `among`; what leads to each other is told once."""
        numbers = sorted({self._number[node] for node in among if node not in self.reached})
        place = {number: index for index, number in enumerate(numbers)}
        ways = [[place[target] for target in self._ways[number] if target in place] for number in numbers]
        led_to: set[int] = set()
        roots = []
        for members in reversed(components(ways)):
            if led_to.isdisjoint(members):
                roots.append(members[0])
            led_to.update(target for member in members for target in ways[member])
        found = []
        told: set[int] = set()
        for root in sorted(roots):
            group = reached(ways, [root], told)
            told |= group
            first, *behind = (self.nodes[numbers[each]] for each in (root, *sorted(group - {root})))
            found.append(Missed(first, tuple(behind)))
        return tuple(found)

    @cached_property
    def is_branched(self) -> bool:
        """Tell whether two routes lead from the first node to the end; to skip what is optional makes none."""
        if not self.nodes:
            return False
        return has_second_route(self._drawn_ways(skips=False), 0, self._end)

    @cached_property
    def choke_points(self) -> tuple[Spot, ...]:
        """Return the nodes that every route to the end of the journey passes, wherever it begins, in order.

        The first and those at which it ends are none. Exits are no end: who left early was not on the way there.
        """
        start = self._end + 1
        ways = [*self._ways, self._entries]
        passed = [self.nodes[number] for number in choke_points(ways, start, self._end) if number < self._end]
        return tuple(node for node in passed if node not in self.ending and node is not self.nodes[0])
