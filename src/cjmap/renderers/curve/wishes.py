"""Which labels the emotion curve should have: the feelings of each point, once where personas feel alike."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from cjmap.renderers.curve.labels import Wish
from cjmap.view.curve.parts import CurveLine, Point


class Marker(Struct, frozen=True):
    """A point of the curve; `look` is the persona's number of colour and shape, 0 for everybody."""

    x: float
    y: float
    look: int
    line: CurveLine
    point: Point


def wish_labels(markers: Sequence[Marker], comma: str) -> Iterator[tuple[tuple[Marker, ...], Wish]]:
    """Yield the label of each point with the markers that it is for: all that stand together and say the same.

    `comma` stands between feelings.

    The lowest points are labelled first, then turns, then the ends of lines, then the others.
    """
    ranked: dict[tuple[int, float, str], list[tuple[int, bool, Marker]]] = {}
    for _, run in groupby(markers, lambda marker: marker.line.persona):
        line = list(run)
        units = [marker.point.unit for marker in line]
        for number, marker in enumerate(line):
            end = number in (0, len(line) - 1)
            rank = 0 if marker.point.lowest else 1 if _turns(units, number) else 2 if end else 3
            place = (marker.point.start, marker.point.unit, comma.join(marker.point.feelings) or marker.point.score)
            ranked.setdefault(place, []).append((rank, _rises(units, number), marker))
    for (_, unit, text), found in ranked.items():
        alike = tuple(marker for _, _, marker in found)
        x, y = (sum(where) / len(alike) for where in zip(*((marker.x, marker.y) for marker in alike), strict=True))
        rank, rises, first = min(found, key=lambda each: each[0])
        look = first.look if len(alike) == 1 else 0
        yield alike, Wish(text, x, y, look, rises, first.point.lowest, (rank, -abs(unit)))


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
