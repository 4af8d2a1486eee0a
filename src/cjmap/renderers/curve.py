"""The emotion curve as geometry: where its lines, markers and labels are, for a drawing as wide as its columns.

Widths and x are in units of the page's base size (16 px on a screen), y counts from the top. A template draws it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from cjmap.renderers.curve_labels import Box, Label, Wish, place_labels
from cjmap.view.curve_parts import Curve, CurveLine, Hole, Point

HEIGHT = 19.0
ZERO = 9.5
REACH = 6.6
"""How far the best and the worst score are from the zero line."""
_DODGE = 0.5
_WIDEST_DODGE = 1.6
_LOW = -0.25

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of the curve; `look` is the persona's number of colour and shape, 0 for everybody."""

    x: float
    y: float
    look: int
    lowest: bool
    line: CurveLine
    point: Point


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that nobody knows: its two ends, and where its question mark stands."""

    ends: tuple[Spot, Spot]
    mark: Spot
    place: str


@dataclass(frozen=True, slots=True)
class Track:
    """The line of one persona: its pieces as paths (x in thousandths of the width, y in tenths), and its gaps."""

    look: int
    paths: tuple[str, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn; `truths` are the x of moments of truth. A mirrored one is laid out from right to left."""

    width: float
    tracks: tuple[Track, ...]
    markers: tuple[Marker, ...]
    labels: tuple[Label, ...]
    truths: tuple[float, ...]
    mirrored: bool = False

    def across(self, x: float) -> float:
        """Return where an x stands on the page, from 0 (left) to 1 (right)."""
        return 1 - x / self.width if self.mirrored else x / self.width


def draw_curve(curve: Curve, widths: Sequence[float], mirrored: bool = False) -> Drawing:
    """Return the geometry of a curve over columns of these widths; they begin at the right if it is mirrored."""
    edges = [0.0, *accumulate(widths)]
    placed = _positions(curve, edges)
    tracks: list[Track] = []
    markers: list[Marker] = []
    for line, spots in zip(curve.lines, placed, strict=True):
        tracks.append(_track(line, spots, edges[-1]))
        markers += _markers(line, spots)
    strokes = [spot for spots in placed for spot in _samples([at for at in spots if at])]
    wishes = list(_wishes(markers, alone=len(curve.lines) == 1))
    labels = place_labels(
        wishes, [Box(at.x - 0.4, at.y - 0.4, at.x + 0.4, at.y + 0.4) for at in markers], strokes, edges[-1]
    )
    truths = tuple((edges[start] + edges[start + span]) / 2 for start, span in curve.truths)
    return Drawing(edges[-1], tuple(tracks), tuple(markers), labels, truths, mirrored)


def look_of(persona: int | None) -> int:
    """Return the number of a persona's colour, dash and marker: 1 to 6, 0 for everybody."""
    return 0 if persona is None else persona % 6 + 1


def _positions(curve: Curve, edges: Sequence[float]) -> list[list[Spot | None]]:
    """Return where each point is (None for holes): personas side by side, equal scores also above each other."""
    count = len(curve.lines)
    step = min(_DODGE, _WIDEST_DODGE / max(1, count - 1))
    equals: dict[tuple[int, float], list[int]] = {}
    for number, line in enumerate(curve.lines):
        for point in line.points:
            if isinstance(point, Point):
                equals.setdefault((point.start, point.unit), []).append(number)
    placed: list[list[Spot | None]] = []
    for number, line in enumerate(curve.lines):
        aside = (number - (count - 1) / 2) * step
        spots: list[Spot | None] = []
        for point in line.points:
            x = (edges[point.start] + edges[point.start + point.span]) / 2 + aside
            if isinstance(point, Hole):
                spots.append(None)
                continue
            same = equals[point.start, point.unit]
            up = (same.index(number) - (len(same) - 1) / 2) * _DODGE
            spots.append((x, ZERO - point.unit * REACH + up))
        placed.append(spots)
    return placed


def _markers(line: CurveLine, spots: Sequence[Spot | None]) -> Iterator[Marker]:
    known = [(point, spot) for point, spot in zip(line.points, spots, strict=True) if isinstance(point, Point) and spot]
    worst = min((point.unit for point, _ in known), default=0.0)
    lowest = next((point for point, _ in known if point.unit == worst and worst <= _LOW), None)
    for point, (x, y) in known:
        yield Marker(x, y, look_of(line.persona), point is lowest, line, point)


def _track(line: CurveLine, spots: Sequence[Spot | None], width: float) -> Track:
    """Return the pieces of a line between its holes, and the holes."""
    paths: list[str] = []
    gaps: list[Gap] = []
    pieces = [
        (known, list(run))
        for known, run in groupby(zip(line.points, spots, strict=True), lambda pair: pair[1] is not None)
    ]
    for number, (known, run) in enumerate(pieces):
        if known:
            curve = [spot for _, spot in run if spot]
            paths += [_path(curve, width)] if len(curve) > 1 else []
            continue
        before = pieces[number - 1][1][-1] if number else None
        after = pieces[number + 1][1][0] if number + 1 < len(pieces) else None
        gaps += _gap(before[1] if before else None, after[1] if after else None, line, run[0][0], width)
    return Track(look_of(line.persona), tuple(paths), tuple(gaps))


def _gap(before: Spot | None, after: Spot | None, line: CurveLine, hole: Point | Hole, width: float) -> Iterator[Gap]:
    """Yield the hole between two points, or beside the only one."""
    known = before or after
    if known is None:
        return
    start = before or (max(0.5, known[0] - 3), known[1])
    end = after or (min(width - 0.5, known[0] + 3), known[1])
    yield Gap((start, end), ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), hole.place)


def _path(spots: Sequence[Spot], width: float) -> str:
    """Return a smooth path through points (monotone cubic): flat at every turn, never beyond the data."""
    scaled = [(x * 1000 / width, y * 10) for x, y in spots]
    slopes = _slopes(scaled)
    parts = [f"M{scaled[0][0]:.1f} {scaled[0][1]:.1f}"]
    for ((x0, y0), (x1, y1)), (m0, m1) in zip(pairwise(scaled), pairwise(slopes), strict=True):
        third = (x1 - x0) / 3
        parts.append(
            f"C{x0 + third:.1f} {y0 + m0 * third:.1f} {x1 - third:.1f} {y1 - m1 * third:.1f} {x1:.1f} {y1:.1f}"
        )
    return "".join(parts)


def _slopes(spots: Sequence[Spot]) -> list[float]:
    """Return the slope at each point by Fritsch and Carlson: the harmonic mean of its two sides, 0 where it turns."""
    sides = [(y1 - y0) / (x1 - x0) if x1 > x0 else 0.0 for (x0, y0), (x1, y1) in pairwise(spots)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(sides)]
    return [sides[0], *inner, sides[-1]]


def _samples(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield points along the straight lines between points, close enough to tell what a label would cover."""
    for (x0, y0), (x1, y1) in pairwise(spots):
        count = max(2, int(abs(x1 - x0) + abs(y1 - y0)) * 2)
        yield from ((x0 + (x1 - x0) * at / count, y0 + (y1 - y0) * at / count) for at in range(count))


def _wishes(markers: Sequence[Marker], alone: bool) -> Iterator[Wish]:
    """Yield the labels worth drawing: ends, turns and the lowest point of each line; all of them on a single line."""
    for _, run in groupby(markers, lambda marker: marker.look):
        line = list(run)
        units = [marker.point.unit for marker in line]
        for number, marker in enumerate(line):
            turn = _turns(units, number)
            if alone or marker.lowest or turn or number in (0, len(line) - 1):
                text = ", ".join(marker.point.feelings) or marker.point.score
                rank = 0 if marker.lowest else 1 if turn else 2
                rises = _rises(units, number)
                yield Wish(text, marker.x, marker.y, marker.look, rises, marker.lowest, (rank, -abs(marker.point.unit)))


def _rises(units: Sequence[float], number: int) -> bool:
    """Tell whether a point stands above its neighbours, so that its label belongs above it."""
    beside = [*units[max(0, number - 1) : number], *units[number + 1 : number + 2]]
    return not beside or units[number] >= sum(beside) / len(beside)


def _turns(units: Sequence[float], number: int) -> int:
    """Return 1 at a high turn, -1 at a low one (the first point of a plateau), 0 elsewhere."""
    unit = units[number]
    if number == 0 or units[number - 1] == unit:
        return 0
    after = next((other for other in units[number:] if other != unit), None)
    if after is None:
        return 0
    return 1 if units[number - 1] < unit > after else -1 if units[number - 1] > unit < after else 0
