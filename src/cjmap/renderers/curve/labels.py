"""Finding places for the labels of the emotion curve: near their points, and not on top of anything."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import floor, inf, sqrt

from msgspec import Struct

from cjmap.renderers.text_width import ELLIPSIS, text_width, wrap_text

_BASE = 16
_SIZE = 11
_LINE = 0.8
_WIDEST = 150
_HEIGHT = 19.0
_STRIP = 4.0
"""The width of a strip in units: labels touch three at most, and a strip holds few things."""
_HALO = 0.2
"""How far the ground that a label brings reaches beside it."""
_TOO_BAD = 60.0
_DISTANCES = (0.65, 1.0, 1.5, 2.2, 2.9)
_SHIFTS = (0.0, -0.3, 0.3, -0.5, 0.5)


class Box(Struct, frozen=True):
    """A rectangle in units."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the area that two rectangles share."""
        if other.top >= self.bottom or other.bottom <= self.top:
            return 0.0  # most are above or below
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def count(self, points: Sequence[tuple[float, float]]) -> int:
        """Return how many points (y, x) lie inside; they are sorted, so that only those of its height are looked at."""
        first, end = bisect_left(points, (self.top,)), bisect_right(points, (self.bottom, inf))
        return sum(self.left <= x <= self.right for _, x in points[first:end])


class Wish(Struct, frozen=True):
    """A label that should be drawn near (x, y), above its point if `rises`; `must` even if it covers something."""

    text: str
    x: float
    y: float
    look: int
    rises: bool
    must: bool
    order: tuple[int, float]
    """Those with the smallest find their places first."""


class Label(Struct, frozen=True):
    """A label with its lines; x is its middle, y the base line of each line. It is `whole` if nothing was cut off."""

    lines: tuple[tuple[str, float], ...]
    x: float
    look: int
    lowest: bool
    whole: bool


def place_labels(
    wishes: Sequence[Wish], markers: Sequence[Box], strokes: Sequence[tuple[float, float]], width: float
) -> tuple[Label | None, ...]:
    """Return the label of each wish, None if it found no place; only what must be drawn may cover anything."""
    ground = _Ground(markers, strokes, width)
    found: dict[int, Label] = {}
    for number, wish in sorted(enumerate(wishes), key=lambda pair: pair[1].order):
        lines = wrap_text(wish.text, _WIDEST, _SIZE, bold=True, most=2)
        wide = max(text_width(line, _SIZE, bold=True) for line in lines) / _BASE
        cost, box = ground.best(_places(wish, wide, _LINE * len(lines)))
        if cost > _TOO_BAD and not wish.must:
            continue
        ground.take(box)
        middle = (box.left + box.right) / 2
        bases = tuple((line, box.top + _LINE * (place + 0.8)) for place, line in enumerate(lines))
        found[number] = Label(bases, middle, wish.look, wish.must, not lines[-1].endswith(ELLIPSIS))
    return tuple(found.get(number) for number in range(len(wishes)))


class _Ground:
    """What labels should not cover, found by strips of the drawing: a long one has thousands of points."""

    def __init__(self, markers: Sequence[Box], strokes: Sequence[tuple[float, float]], width: float) -> None:
        self.width = width
        self.markers: dict[int, list[Box]] = {}
        self.labels: dict[int, list[Box]] = {}
        self.strokes: dict[int, list[tuple[float, float]]] = {}
        for marker in dict.fromkeys(markers):
            for strip in _strips(marker):
                self.markers.setdefault(strip, []).append(marker)
        for x, y in strokes:
            self.strokes.setdefault(floor(x / _STRIP), []).append((y, x))
        for strokes_here in self.strokes.values():
            strokes_here.sort()

    def take(self, box: Box) -> None:
        """Note that a label stands here, and the halo around it."""
        taken = Box(box.left - _HALO, box.top, box.right + _HALO, box.bottom)
        for strip in _strips(taken):
            self.labels.setdefault(strip, []).append(taken)

    def best(self, places: Iterable[Box]) -> tuple[float, Box]:
        """Return the best of some places and what it costs; each costs its rank at least."""
        found: tuple[float, Box] | None = None
        for rank, box in enumerate(places):
            if found is not None and found[0] <= rank:
                break
            cost = self._cost(box, rank, found[0] if found else inf)
            if found is None or cost < found[0]:
                found = cost, box
        assert found is not None  # there are always places
        return found

    def _cost(self, box: Box, rank: int, most: float) -> float:
        """Return how bad a place is: its rank, what it covers, and how far it stands out of the drawing.

        What comes to `most` or more is not counted to its end: many lines take long.
        """
        across = max(0.0, -box.left) + max(0.0, box.right - self.width)
        outside = across + max(0.0, -box.top) + max(0.0, box.bottom - _HEIGHT)
        cost = rank + outside * 200
        for boxes, weight in ((self.labels, 120), (self.markers, 40)):
            if cost >= most:
                return cost
            free = (most - cost) / weight
            covered = 0.0
            for area in self._overlaps(boxes, box):
                covered += sqrt(area)
                if covered > free:
                    break
            cost += covered * weight
        if cost >= most:
            return cost
        return cost + 4 * sum(box.count(self.strokes.get(strip, ())) for strip in _strips(box))

    def _overlaps(self, boxes: dict[int, list[Box]], box: Box) -> Iterator[float]:
        """Yield the areas that a rectangle shares with others, each of which is noted in the strips that it touches."""
        first = floor(box.left / _STRIP)
        for strip in _strips(box):
            for other in boxes.get(strip, ()):
                if strip == first or floor(other.left / _STRIP) == strip:
                    yield box.overlap(other)


def _strips(box: Box) -> range:
    """Return the numbers of the strips that a rectangle touches."""
    return range(floor(box.left / _STRIP), floor(box.right / _STRIP) + 1)


def _places(wish: Wish, wide: float, high: float) -> Iterator[Box]:
    """Yield where a label could stand, the best place first: on its side at growing distances, then on the other."""
    for above in (wish.rises, not wish.rises):
        for distance in _DISTANCES:
            for shift in _SHIFTS:
                left = wish.x - wide / 2 + shift * wide
                top = wish.y - distance - high if above else wish.y + distance
                yield Box(left, top, left + wide, top + high)
    for left in (wish.x - wide - 0.7, wish.x + 0.7):
        yield Box(left, wish.y - high / 2, left + wide, wish.y + high / 2)
