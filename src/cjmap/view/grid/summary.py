"""The sentences above the map: lowest and high point, widest way out, most worth doing."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from cjmap.view.curve.parts import Curve, Point
from cjmap.view.grid.parts import Sentence
from cjmap.view.parts import Cell, Head, Item, Lane

_CLOSED = ("done", "rejected")

Thing = TypeVar("Thing")


def write_summary(stages: Sequence[Head], lanes: Sequence[Lane], curve: Curve | None) -> Iterator[Sentence]:
    """Yield the sentences that a map allows; each is true of what it says, and left out where it says too little."""
    if curve:
        yield from _turning_points(curve)
    exits = [(item, cell) for item, cell in _items(lanes, "routes") if item.role == "exit" and item.share]
    if exits:
        widest = _best([((item.share.percent if item.share else 0.0,), (item, cell)) for item, cell in exits])
        item, cell = widest[0]
        yield Sentence("widest-exit", _place(stages, cell), item=item, more=len(widest) - 1)
    rated = [(_worth(item), item) for item, _ in _items(lanes, "opportunities")]
    worthy = [(worth, item) for worth, item in rated if worth is not None]
    if worthy:
        first, *others = _best(worthy)
        yield Sentence("most-worth", first.text, item=first, more=len(others))


def _best(rated: Sequence[tuple[tuple[float, ...], Thing]]) -> list[Thing]:
    """Return the things that are worth most, in their order."""
    most = max(worth for worth, _ in rated)
    return [thing for worth, thing in rated if worth == most]


def _turning_points(curve: Curve) -> Iterator[Sentence]:
    """Yield the lowest point if it is a bad one, and the highest if it is a good one."""
    points = [(line.persona, point) for line in curve.lines for point in line.points if isinstance(point, Point)]
    for key, sign in (("lowest", -1), ("highest", 1)):
        far = [((round(pair[1].unit * sign, 9),), pair) for pair in points if pair[1].unit * sign > 0]
        if far:
            yield _turning_point(key, _best(far))


def _turning_point(key: str, found: Sequence[tuple[int | None, Point]]) -> Sentence:
    """Return the sentence about the first of some equal points, with all personas who feel the same there."""
    places = sorted({point.start for _, point in found})
    there = [(persona, point) for persona, point in found if point.start == places[0]]
    point = there[0][1]
    shared = [feeling for feeling in point.feelings if all(feeling in other.feelings for _, other in there)]
    if point.feelings and not shared:
        shared, there = list(point.feelings), there[:1]
    who = tuple(persona for persona, _ in there if persona is not None)
    return Sentence(key, point.place, f"{', '.join(shared)} {point.score}".strip(), who, more=len(places) - 1)


def _items(lanes: Sequence[Lane], key: str) -> Iterator[tuple[Item, Cell]]:
    for lane in lanes:
        if lane.key == key and lane.titles:
            yield from ((item, cell) for row in lane.rows for cell in row for item in cell.content.items)


def _worth(item: Item) -> tuple[float, ...] | None:
    """Return what to compare opportunities by: impact over effort, then impact; None if it is unrated or closed."""
    plan = item.plan
    if plan is None or not plan.impact or not plan.effort or plan.status in _CLOSED:
        return None
    return plan.impact / plan.effort, plan.impact


def _place(stages: Sequence[Head], cell: Cell) -> str:
    """Return the name of what a cell speaks of."""
    stage = next(stage for stage in stages if stage.start <= cell.start < stage.start + stage.span)
    return stage.steps[cell.start - stage.start].name if cell.level == "step" else stage.name
