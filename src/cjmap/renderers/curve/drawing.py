"""The emotion curve as geometry: where its lines, markers and labels are, for a drawing as wide as its columns.

Widths and x are in units of the page's base size (16 px on a screen), y counts from the top. A template draws it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from msgspec import Struct

from cjmap.renderers.curve.labels import Box, Label, place_labels
from cjmap.renderers.curve.wishes import Marker, wish_labels
from cjmap.view.curve.parts import Curve, CurveLine, Hole, Point

HEIGHT = 19.0
ZERO = 9.5
REACH = 6.6
"""How far the best and the worst score are from the zero line."""
_DODGE = 0.5
_WIDEST_DODGE = 1.6
_MARKER, _RING = 0.4, 0.65
"""How far a marker reaches, and the ring of a lowest point."""
_RULED = 1.5
"""How far apart the points are by which labels see the zero line: it is worth a step aside, not a place."""

Spot = tuple[float, float]


class Gap(Struct, frozen=True):
    """A stretch that nobody knows: its two ends, and its question marks, each with the place that it stands for."""

    ends: tuple[Spot, Spot]
    marks: tuple[tuple[Spot, str], ...]


class Track(Struct, frozen=True):
    """The line of one persona: its pieces as paths (x in thousandths of the width, y in tenths), and its gaps."""

    look: int
    paths: tuple[str, ...]
    gaps: tuple[Gap, ...]


class Drawing(Struct, frozen=True):
    """All that is drawn; `truths` are the x of moments of truth. A mirrored one is laid out from right to left.

    `told` are the points whose feelings can be read at a label: the persona and the first column of each.
    """

    width: float
    tracks: tuple[Track, ...]
    markers: tuple[Marker, ...]
    labels: tuple[Label, ...]
    truths: tuple[float, ...]
    told: frozenset[tuple[int | None, int]]
    mirrored: bool = False

    def across(self, x: float) -> float:
        """Return where an x stands on the page, from 0 (left) to 1 (right)."""
        return 1 - x / self.width if self.mirrored else x / self.width


def draw_curve(curve: Curve, widths: Sequence[float], mirrored: bool = False, named: bool = True) -> Drawing:
    """Return the geometry of a curve over columns of these widths; they begin at the right if it is mirrored.

    Its points are `named` by labels; to find places for these takes most of the time.
    """
    edges = [0.0, *accumulate(widths)]
    placed = _positions(curve, edges)
    tracks = tuple(_track(line, spots, edges[-1]) for line, spots in zip(curve.lines, placed, strict=True))
    markers = [marker for line, spots in zip(curve.lines, placed, strict=True) for marker in _markers(line, spots)]
    strokes = [spot for spots in placed for spot in _samples(spots)] if named else []
    strokes += [(n * _RULED, ZERO) for n in range(int(edges[-1] / _RULED))] if named else []
    truths = tuple((edges[start] + edges[start + span]) / 2 for start, span in curve.truths)
    wishes = list(wish_labels(markers, curve.comma)) if named else []
    boxes = [_around(at.x, at.y, _RING if at.point.lowest else _MARKER) for at in markers]
    boxes += [_around(*at, _MARKER) for track in tracks for gap in track.gaps for at, _ in gap.marks]
    boxes += [_flag(x, mirrored) for x in truths]
    labels = place_labels([wish for _, wish in wishes], boxes, strokes, edges[-1])
    whole = (alike for (alike, _), label in zip(wishes, labels, strict=True) if label and label.whole)
    return Drawing(
        width=edges[-1],
        tracks=tracks,
        markers=tuple(markers),
        labels=tuple(label for label in labels if label),
        truths=truths,
        told=frozenset((marker.line.persona, marker.point.start) for alike in whole for marker in alike),
        mirrored=mirrored,
    )


def look_of(persona: int | None) -> int:
    """Return the number of a persona's colour, dash and marker: 1 to 6, 0 for everybody."""
    return 0 if persona is None else persona % 6 + 1


def _positions(curve: Curve, edges: Sequence[float]) -> list[list[Spot]]:
    """Return where each point and hole is: personas side by side, equal scores also above each other."""
    count = len(curve.lines)
    step = min(_DODGE, _WIDEST_DODGE / max(1, count - 1))
    equals: dict[tuple[int, float], list[int]] = {}
    for number, line in enumerate(curve.lines):
        for point in line.points:
            if isinstance(point, Point):
                equals.setdefault((point.start, point.unit), []).append(number)
    placed: list[list[Spot]] = []
    for number, line in enumerate(curve.lines):
        aside = (number - (count - 1) / 2) * step
        spots: list[tuple[float, float | None]] = []
        for point in line.points:
            x = (edges[point.start] + edges[point.start + point.span]) / 2 + aside
            if isinstance(point, Hole):
                spots.append((x, None))
                continue
            same = equals[point.start, point.unit]
            up = (same.index(number) - (len(same) - 1) / 2) * _DODGE
            spots.append((x, ZERO - point.unit * REACH + up))
        placed.append(_bridged(spots))
    return placed


def _around(x: float, y: float, reach: float) -> Box:
    """Return the place of a shape with this middle."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def _flag(x: float, mirrored: bool) -> Box:
    """Return the place of the flag at the top of a moment of truth; it flies to the right on every page."""
    return Box(x - 0.85, 0.0, x + 0.1, 0.6) if mirrored else Box(x - 0.1, 0.0, x + 0.85, 0.6)


def _bridged(spots: Sequence[tuple[float, float | None]]) -> list[Spot]:
    """Return spots with a height for each: holes lie between the known ones beside them, or as high as the only one."""
    known = [(x, y) for x, y in spots if y is not None]
    bridged: list[Spot] = []
    for x, y in spots:
        if y is None:
            behind = bisect_right(known, x, key=_x)
            x0, y0 = known[max(0, behind - 1)]
            x1, y1 = known[min(behind, len(known) - 1)]
            y = y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x0 < x < x1 else y0
        bridged.append((x, y))
    return bridged


def _x(spot: Spot) -> float:
    return spot[0]


def _markers(line: CurveLine, spots: Sequence[Spot]) -> Iterator[Marker]:
    for point, (x, y) in zip(line.points, spots, strict=True):
        if isinstance(point, Point):
            yield Marker(x, y, look_of(line.persona), line, point)


def _track(line: CurveLine, spots: Sequence[Spot], width: float) -> Track:
    """Return the pieces of a line between its holes, and the holes with the points beside them."""
    paths: list[str] = []
    gaps: list[Gap] = []
    places = list(zip(line.points, spots, strict=True))
    start = 0
    for known, run in groupby(line.points, lambda point: isinstance(point, Point)):
        end = start + len(list(run))
        if known:
            paths += [_path(spots[start:end], width)] if end - start > 1 else []
        else:
            ends = (spots[max(0, start - 1)], spots[min(len(spots), end + 1) - 1])
            gaps.append(Gap(ends, tuple((spot, hole.place) for hole, spot in places[start:end])))
        start = end
    return Track(look_of(line.persona), tuple(paths), tuple(gaps))


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
