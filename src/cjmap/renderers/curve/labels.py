"""Finding places for the labels of the emotion curve: near their points, and not on top of anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from cjmap.renderers.text_width import ELLIPSIS, text_width, wrap_text

_BASE = 16
_SIZE = 11
_LINE = 0.8
_WIDEST = 150
_HEIGHT = 19.0
_TOO_BAD = 60.0
_DISTANCES = (0.65, 1.0, 1.5, 2.2, 2.9)
_SHIFTS = (0.0, -0.3, 0.3, -0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the area that two rectangles share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that should be drawn near (x, y), above its point if `rises`; `must` even if it covers something."""

    text: str
    x: float
    y: float
    look: int
    rises: bool
    must: bool
    order: tuple[int, float]
    """Those with the smallest find their places first."""


@dataclass(frozen=True, slots=True)
class Label:
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
    taken: list[Box] = []
    found: dict[int, Label] = {}
    for number, wish in sorted(enumerate(wishes), key=lambda pair: pair[1].order):
        lines = wrap_text(wish.text, _WIDEST, _SIZE, bold=True, most=2)
        wide = max(text_width(line, _SIZE, bold=True) for line in lines) / _BASE
        costs = [
            (rank + _cost(box, markers, taken, strokes, width), rank, box)
            for rank, box in enumerate(_places(wish, wide, _LINE * len(lines)))
        ]
        cost, _, box = min(costs, key=lambda each: each[:2])
        if cost > _TOO_BAD and not wish.must:
            continue
        taken.append(box)
        middle = (box.left + box.right) / 2
        bases = tuple((line, box.top + _LINE * (place + 0.8)) for place, line in enumerate(lines))
        found[number] = Label(bases, middle, wish.look, wish.must, not lines[-1].endswith(ELLIPSIS))
    return tuple(found.get(number) for number in range(len(wishes)))


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


def _cost(
    box: Box, markers: Sequence[Box], labels: Sequence[Box], strokes: Sequence[tuple[float, float]], width: float
) -> float:
    """Return how bad a place is: what it covers, and how far it stands out of the drawing."""
    outside = max(0.0, -box.left) + max(0.0, box.right - width) + max(0.0, -box.top) + max(0.0, box.bottom - _HEIGHT)
    covered = sum(sqrt(box.overlap(marker)) for marker in markers) * 40
    covered += sum(sqrt(box.overlap(label)) for label in labels) * 120
    return covered + outside * 200 + sum(box.holds(x, y) for x, y in strokes) * 4
