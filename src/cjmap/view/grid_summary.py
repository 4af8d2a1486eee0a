"""The sentences above the map: lowest and high point, widest way out, most worth doing."""

from collections.abc import Iterator, Sequence

from cjmap.view.curve_parts import Curve, Point
from cjmap.view.grid_parts import Cell, Head, Item, Lane, Sentence

_CLOSED = ("done", "rejected")


def write_summary(stages: Sequence[Head], lanes: Sequence[Lane], curve: Curve | None) -> Iterator[Sentence]:
    """Yield the sentences that a map allows; each is true of what it says, and left out where it says too little."""
    if curve:
        yield from _turning_points(curve)
    exits = [(item, cell) for item, cell in _items(lanes, "routes") if item.role == "exit" and item.share]
    if exits:
        item, cell = max(exits, key=lambda pair: pair[0].share.percent if pair[0].share else 0.0)
        yield Sentence("widest-exit", _place(stages, cell), item=item)
    rated = [(_worth(item), item) for item, _ in _items(lanes, "opportunities")]
    worthy = [(worth, item) for worth, item in rated if worth is not None]
    if worthy:
        _, item = max(worthy, key=lambda pair: pair[0])
        yield Sentence("most-worth", item.text, item=item)


def _turning_points(curve: Curve) -> Iterator[Sentence]:
    points = [(line.persona, point) for line in curve.lines for point in line.points if isinstance(point, Point)]
    for key, best in (("lowest", min), ("highest", max)):
        persona, point = best(points, key=lambda pair: pair[1].unit)
        score = f"{', '.join(point.feelings)} {point.score}".strip()
        yield Sentence(key, point.place, score, () if persona is None else (persona,))


def _items(lanes: Sequence[Lane], key: str) -> Iterator[tuple[Item, Cell]]:
    for lane in lanes:
        if lane.key == key and lane.titles:
            yield from ((item, cell) for row in lane.rows for cell in row for item in cell.content.items)


def _worth(item: Item) -> tuple[float, int] | None:
    """Return what to compare opportunities by: impact over effort, then impact; None if it is unrated or closed."""
    plan = item.plan
    if plan is None or not plan.impact or not plan.effort or plan.status in _CLOSED:
        return None
    return plan.impact / plan.effort, plan.impact


def _place(stages: Sequence[Head], cell: Cell) -> str:
    """Return the name of what a cell speaks of."""
    stage = next(stage for stage in stages if stage.start <= cell.start < stage.start + stage.span)
    return stage.steps[cell.start - stage.start].name if cell.level == "step" else stage.name
