"""The emotion curve as a table: a row for each stage or step of which something is known, a column for each line."""

from collections.abc import Iterator
from math import copysign, floor

from msgspec import Struct

from cjmap.view.curve.parts import Blank, Hole, Point
from cjmap.view.curve.view import CurveView


class Felt(Struct, frozen=True):
    """How one line of the curve is at a place: its point, that it is `unknown`, that there is `none`, or nothing.

    Nothing means that its persona does not come there, or is told of at another place of the same stage.
    """

    point: Point | None = None
    unknown: bool = False
    none: bool = False

    @property
    def band(self) -> int:
        """Return how good it is in whole steps from -2 (very bad) to 2 (very good)."""
        unit = self.point.unit if self.point else 0.0
        return int(copysign(floor(abs(unit) * 2 + 0.5), unit))


class FeltRow(Struct, frozen=True):
    """A place of the curve: its number, its name, where to read more of it, and how each line is there."""

    number: str
    name: str
    anchor: str
    felt: tuple[Felt, ...]


def feelings_table(view: CurveView) -> Iterator[FeltRow]:
    """Yield the rows of the table in reading order."""
    tracks = [
        {(place.start, place.span, place.place): place for place in (*line.points, *line.blanks)}
        for line in (view.curve.lines if view.curve else ())
    ]
    for stage in view.stages:
        heads = (stage, *stage.steps)
        for head in heads:
            place = (head.start, head.span, head.name)
            found = [track.get(place) for track in tracks]
            # A stage and its only step of the same name are one place of the curve: the step is shown.
            alone = len(stage.steps) == 1 and head is stage and stage.name == stage.steps[0].name
            if any(found) and not alone:
                yield FeltRow(head.number, head.name, head.anchor, tuple(map(_felt, found)))


def _felt(place: Point | Hole | Blank | None) -> Felt:
    if isinstance(place, Point):
        return Felt(place)
    return Felt(unknown=isinstance(place, Hole), none=isinstance(place, Blank))
