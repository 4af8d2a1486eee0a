"""The legend below the map: what its signs mean, those that occur only."""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.view.curve.parts import Hole
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Item

_LEVELS = ((1, "low", "1–2"), (3, "medium", "3"), (5, "high", "4–5"))
_VERDICTS = (("missed", "1–2"), ("partly", "3"), ("met", "4"), ("exceeded", "5"))


class Sign(Struct, frozen=True):
    """A sign: the name of its shape, the key of the label that explains it, and the ratings that it stands for."""

    shape: str
    label: str
    ratings: str = ""


class Signs(Struct, frozen=True):
    """Signs that belong together: the key of their common label and of what the ratings rate.

    Both are empty where each sign explains itself.
    """

    signs: tuple[Sign, ...]
    title: str = ""
    scale: str = ""


def write_legend(view: GridView, lowest: bool) -> tuple[Signs, ...]:
    """Return the legend of a view; `lowest` tells whether its curve marks a lowest point."""
    cells = [cell for lane in view.lanes for row in lane.rows for cell in row]
    items = [item for cell in cells for item in cell.content.items]
    groups = (
        Signs(tuple(_marks(view, cells, lowest))),
        Signs(tuple(_severities(items)), "key.severity"),
        Signs(tuple(_verdicts(items)), "key.expectation", "rating.satisfaction"),
    )
    return tuple(group for group in groups if group.signs)


def _marks(view: GridView, cells: list[Cell], lowest: bool) -> Iterator[Sign]:
    if any(cell.unknown for cell in cells):
        yield Sign("unknown", "key.nobody-looked")
    if any(not (cell.unknown or cell.content or cell.content.flags) for cell in cells):
        yield Sign("blank", "key.not-asked")
    if any(cell.content.absences for cell in cells):
        yield Sign("none", "key.looked-none")
    lines = view.curve.lines if view.curve else ()
    if any(isinstance(point, Hole) for line in lines for point in line.points):
        yield Sign("hole", "curve.unknown")
    if lowest:
        alone = lines[0].persona is None
        yield Sign("lowest", "curve.lowest" if alone else "curve.lowest-of-persona")
    if any(head.truth for stage in view.stages for head in (stage, *stage.steps)) or (view.curve and view.curve.truths):
        yield Sign("truth", "moment.moment-of-truth")


def _severities(items: list[Item]) -> Iterator[Sign]:
    found = {_level(item.rating) for item in items if item.role == "pain" and item.rating}
    for shape, word, ratings in _LEVELS:
        if word in found:
            yield Sign(f"sev{shape}", f"rating.{word}", ratings)


def _level(rating: int) -> str:
    return "low" if rating <= 2 else "medium" if rating == 3 else "high"


def _verdicts(items: list[Item]) -> Iterator[Sign]:
    found = {item.verdict for item in items if item.role == "verdict"}
    for verdict, ratings in _VERDICTS:
        if verdict in found:
            yield Sign(f"v-{verdict}", f"expectation.{verdict}", ratings)
