"""What a network of ways comes to: what can be reached, where one goes round, what every route passes.

Points are numbers from 0; `ways[point]` are those that one can come to next. Everything here takes time linear in
points and ways and no recursion: a map may have thousands of steps.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

Ways = Sequence[Sequence[int]]


def reached(ways: Ways, starts: Iterable[int], avoiding: Collection[int] = ()) -> set[int]:
    """Return the points that one can come to from some points, those themselves among them; round others."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for target in ways[waiting.pop()]:
            if target not in found and target not in avoiding:
                found.add(target)
                waiting.append(target)
    return found


def shortest_route(ways: Ways, start: int, goal: int) -> list[int]:
    """Return the points of a shortest route, both ends among them; nothing if there is none."""
    came_from = {start: start}
    waiting = [start]
    for point in waiting:
        if point == goal:
            break
        for target in ways[point]:
            if target not in came_from:
                came_from[target] = point
                waiting.append(target)
    if goal not in came_from:
        return []
    route = [goal]
    while route[-1] != start:
        route.append(came_from[route[-1]])
    return route[::-1]


def choke_points(ways: Ways, start: int, goal: int) -> list[int]:
    """Return the points that every route from start to goal passes, in order, both ends among them.

    Along one route a point is such if no way from before it leads past it.
    """
    route = shortest_route(ways, start, goal)
    found = []
    furthest = 0
    links = _links(ways, route)
    for place, point in enumerate(route):
        if furthest <= place:
            found.append(point)
        furthest = max((furthest, *(target for target, _ in next(links))))
    return found


def has_second_route(ways: Ways, start: int, goal: int) -> bool:
    """Tell whether two routes lead from start to goal that pass no point twice."""
    route = shortest_route(ways, start, goal)
    return any(
        target > place and not (is_direct and target == place + 1)
        for place, links in enumerate(_links(ways, route))
        for target, is_direct in links
    )


def _links(ways: Ways, route: Sequence[int]) -> Iterator[list[tuple[int, bool]]]:
    """Yield for each place on a route the places that one comes to from there without touching the route between.

    Each with whether a single way leads there. Points beside the route are looked at once: where a later place would
    find them again, an earlier one has told already where they lead.
    """
    places = {point: place for place, point in enumerate(route)}
    seen: set[int] = set()
    for start in route:
        links = []
        waiting = [start]
        while waiting:
            point = waiting.pop()
            for target in ways[point]:
                if target in places:
                    links.append((places[target], point == start))
                elif target not in seen:
                    seen.add(target)
                    waiting.append(target)
        yield links


def components(ways: Ways) -> list[list[int]]:
    """Return the strongly connected components, each in ascending order: from each of its points to each other.

    A component comes behind those that it leads to (Tarjan 1972).
    """
    return list(_Tarjan(ways).components())


class _Tarjan:
    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self.found_as: dict[int, int] = {}
        self.lowest: dict[int, int] = {}
        self.open: dict[int, None] = {}

    def components(self) -> Iterator[list[int]]:
        for root in range(len(self.ways)):
            if root not in self.found_as:
                yield from self._walk(root)

    def _walk(self, root: int) -> Iterator[list[int]]:
        walk = [(root, self._enter(root))]
        while walk:
            point, targets = walk[-1]
            target = next(targets, None)
            if target is None:
                walk.pop()
                if walk:
                    self._lower(walk[-1][0], self.lowest[point])
                if self.lowest[point] == self.found_as[point]:
                    yield self._close(point)
            elif target not in self.found_as:
                walk.append((target, self._enter(target)))
            elif target in self.open:
                self._lower(point, self.found_as[target])

    def _enter(self, point: int) -> Iterator[int]:
        self.found_as[point] = self.lowest[point] = len(self.found_as)
        self.open[point] = None
        return iter(self.ways[point])

    def _lower(self, point: int, number: int) -> None:
        self.lowest[point] = min(self.lowest[point], number)

    def _close(self, point: int) -> list[int]:
        component: list[int] = []
        while not component or component[-1] != point:
            component.append(self.open.popitem()[0])
        return sorted(component)
