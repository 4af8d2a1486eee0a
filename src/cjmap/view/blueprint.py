"""The blueprint view: the journey as a service, from what customers hold to what makes it work."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from cjmap.view.around import Frame
from cjmap.view.columns import count_columns, lay_columns
from cjmap.view.frame import write_frame
from cjmap.view.grid.lanes import LaneWriter
from cjmap.view.heads import write_heads
from cjmap.view.options import Options
from cjmap.view.parts import Head, Lane
from cjmap.view.registry import Registry


class Crossing(Struct, frozen=True):
    """Columns in which the same two cells meet across a line."""

    start: int
    span: int


class Line(Struct, frozen=True):
    """A line between two sides of the service: the key of its label, and how many lanes stand above it.

    It is crossed where both of its sides do something.
    """

    key: str
    above: int
    crossings: tuple[Crossing, ...]


class BlueprintView(Struct, frozen=True):
    """A map seen as a service blueprint, ready to draw; without lanes where nobody wrote anything of a service.

    `seen` is how many lanes customers see; the others lie below the line of visibility.
    """

    frame: Frame
    stages: tuple[Head, ...]
    columns: int
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    seen: int

    @property
    def lead(self) -> str:
        """Return the key of the sentence that says what is seen here."""
        return "view.blueprint.lead" if self.seen < len(self.lanes) else "view.blueprint.lead-seen"


_LANES = ("artifacts", "actions", "frontstage", "backstage", "support")
"""The lanes from the customer inwards, as service blueprints have them (Shostack 1984; Bitner and others 2008)."""
_LINES = (
    ("blueprint.line-interaction", "actions", "frontstage"),
    ("blueprint.line-visibility", "frontstage", "backstage"),
    ("blueprint.line-internal", "backstage", "support"),
)
"""The lines between them, and the two sides that meet at each."""
_TITLES = {"actions": ("blueprint.customer",)}


def build_blueprint(registry: Registry, options: Options = Options()) -> BlueprintView:  # noqa: B008 (it is frozen)
    """Return a map laid out as a service blueprint: the columns of the map, a lane for each side of the service."""
    columns = lay_columns(registry)
    found = {lane.key: lane for lane in LaneWriter(registry).lanes(columns) if lane.key in _LANES}
    lanes = tuple(replace(found[key], titles=_TITLES.get(key, found[key].titles)) for key in _LANES if key in found)
    return BlueprintView(
        frame=write_frame(registry),
        stages=write_heads(registry, columns, found),
        columns=count_columns(columns),
        lanes=lanes,
        lines=tuple(_lines(lanes, count_columns(columns))),
        seen=_count_above(lanes, "backstage"),
    )


def _lines(lanes: Sequence[Lane], columns: int) -> Iterator[Line]:
    """Yield the lines of which one side is there at least; below the last lane there is nothing to part."""
    by_key = {lane.key: lane for lane in lanes}
    for key, upper, lower in _LINES:
        above = _count_above(lanes, lower)
        if (upper in by_key or lower in by_key) and above < len(lanes):
            yield Line(key, above, tuple(_crossings(by_key.get(upper), by_key.get(lower), columns)))


def _count_above(lanes: Sequence[Lane], key: str) -> int:
    """Return how many lanes stand above one, if it is there or not."""
    return sum(_LANES.index(lane.key) < _LANES.index(key) for lane in lanes)


def _crossings(upper: Lane | None, lower: Lane | None, columns: int) -> Iterator[Crossing]:
    """Yield where both lanes do something; cells that meet along several columns meet once."""
    if upper is None or lower is None:
        return
    start = 0
    for (above, below), group in groupby(zip(_acting(upper, columns), _acting(lower, columns), strict=True)):
        span = len(list(group))
        if above and below:
            yield Crossing(start, span)
        start += span


def _acting(lane: Lane, columns: int) -> list[list[tuple[int, int]]]:
    """Return for each column which cells say that somebody does something: the row and the first column of each."""
    found: list[list[tuple[int, int]]] = [[] for _ in range(columns)]
    for number, row in enumerate(lane.rows):
        for cell in row:
            if cell.content.items:
                for column in range(cell.start, cell.start + cell.span):
                    found[column].append((number, cell.start))
    return found
