"""The map as tables: one for the screen, and for paper as many as it takes to keep its letters legible."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from cjmap.renderers.curve.drawing import Drawing, draw_curve
from cjmap.renderers.curve.words import tells_all
from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.cuts import cut_lanes, cut_stages, find_pages, inside
from cjmap.view.curve.parts import Curve, CurveLine, Point
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Head


class MapTable(Struct, frozen=True):
    """A table: what it shows, how wide its columns are, its curve, and where columns begin behind the first one.

    `edges` tell whether a stage begins there, too. `words` tells that the curve's labels do not say it all. `names` are
    what cells speak of, by level and first column; `starts` are the first columns of stages.
    """

    view: GridView
    widths: tuple[float, ...]
    drawing: Drawing | None
    edges: tuple[tuple[float, bool], ...]
    words: bool
    names: Mapping[tuple[str, int], str]
    starts: frozenset[int]


def write_table(view: GridView, widths: Sequence[float]) -> MapTable:
    """Return the table of a view."""
    drawing = draw_curve(view.curve, widths, is_right_to_left(view.frame.language)) if view.curve else None
    starts = frozenset(stage.start for stage in view.stages)
    edges = tuple((edge, number in starts) for number, edge in enumerate(accumulate(widths[:-1]), 1))
    words = drawing is not None and not tells_all(view, drawing)
    return MapTable(view, tuple(widths), drawing, edges, words, dict(_names(view.stages)), starts)


def _names(stages: Sequence[Head]) -> Iterator[tuple[tuple[str, int], str]]:
    yield ("map", 0), ""
    for stage in stages:
        yield ("stage", stage.start), stage.name
        yield from ((("step", step.start), step.name) for step in stage.steps)


def write_pages(view: GridView, widths: Sequence[float], lane: float) -> tuple[MapTable, ...]:
    """Return the tables of the pages that a view needs on paper; none if that is one, or more than anybody prints."""
    pages = find_pages(view.stages, widths, lane)
    return tuple(write_table(_part(view, start, end), widths[start:end]) for start, end in pages)


def _part(view: GridView, start: int, end: int) -> GridView:
    """Return the columns of a view from one to another."""
    stages, lanes = cut_stages(view.stages, start, end), cut_lanes(view.lanes, start, end)
    curve = _part_of_curve(view.curve, start, end) if view.curve else None
    return replace(view, stages=stages, lanes=lanes, columns=end - start, curve=curve)


def _part_of_curve(curve: Curve, start: int, end: int) -> Curve | None:
    lines: list[CurveLine] = []
    for line in curve.lines:
        points = tuple(inside(line.points, start, end))
        if any(isinstance(point, Point) for point in points):
            lines.append(CurveLine(line.persona, points))
    truths = ((max(at, start), min(at + span, end)) for at, span in curve.truths)
    kept = tuple((first - start, last - first) for first, last in truths if first < last)
    return replace(curve, lines=tuple(lines), truths=kept) if lines else None
