"""How the mood of one persona goes along the routes: what came before a point, and for how long it stays low."""

from collections.abc import Callable, Iterable, Sequence

from cjmap.model.graph import Graph
from cjmap.model.outline import Spot
from cjmap.reading.moods import Mood


class Course:
    """The curve of one persona, its points joined by the ways forward instead of reading order.

    What nobody scored is passed through; ways over what is optional, and ways back, do not count. Takes time linear in
    nodes and ways.
    """

    def __init__(self, curve: Iterable[Mood], graph: Graph) -> None:
        """Take the points of the curve, and the routes of the same persona."""
        moods = {mood.spot: mood for mood in curve}
        numbers = {node: number for number, node in enumerate(graph.nodes)}
        self._nodes = [(node, moods.get(node, moods.get(node.stage))) for node in graph.nodes]
        self._from: dict[Spot, list[Spot]] = {node: [] for node in graph.nodes}
        for edge in graph.edges:
            if edge.target is not None and edge.kind != "skip" and numbers[edge.source] < numbers[edge.target]:
                self._from[edge.target].append(edge.source)

    def before(self) -> dict[Mood, Mood]:
        """Return the point before each point that has one; where several ways meet, the best of them."""
        latest: dict[Spot, Mood | None] = {}
        found: dict[Mood, Mood] = {}
        for node, mood in self._nodes:
            came = _best([latest[source] for source in self._from[node]], lambda known: known.value)
            latest[node] = came if mood is None else mood
            if mood is not None and came is not None and came is not mood:
                found.setdefault(mood, came)
        return found

    def low_stretches(self, low: float, least: int) -> list[tuple[Mood, ...]]:
        """Return the longest rows of at least `least` points in a row with a value of at most `low`.

        No point is in two of them; they come in the order of their first points.
        """
        lengths, before = self._rows(low)
        used: set[Mood] = set()
        found = []
        for last in sorted(lengths, key=lambda mood: -lengths[mood]):
            row: list[Mood] = []
            point: Mood | None = last
            while point is not None and point not in used:
                row.append(point)
                point = before[point]
            used.update(row)
            if len(row) >= least:
                found.append(tuple(reversed(row)))
        order = {mood: number for number, mood in enumerate(lengths)}
        return sorted(found, key=lambda row: order[row[0]])

    def _rows(self, low: float) -> tuple[dict[Mood, int], dict[Mood, Mood | None]]:
        """Return for each low point how many in a row end with it, and the one before it in that row."""
        lengths: dict[Mood, int] = {}
        before: dict[Mood, Mood | None] = {}
        carried: dict[Spot, Mood | None] = {}
        for node, mood in self._nodes:
            last = _best([carried[source] for source in self._from[node]], lambda known: lengths[known])
            if mood is not None and mood.value <= low and mood not in lengths:
                lengths[mood] = 1 + (lengths[last] if last is not None else 0)
                before[mood] = last
            carried[node] = last if mood is None else mood if mood.value <= low else None
        return lengths, before


def _best(moods: Sequence[Mood | None], worth: Callable[[Mood], float]) -> Mood | None:
    """Return the mood that is worth most, the first one of a tie; where one way only leads, there is no choice."""
    if len(moods) == 1:
        return moods[0]
    return max((mood for mood in moods if mood is not None), key=worth, default=None)
