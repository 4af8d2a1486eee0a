"""The map as tables: one for the screen, and for paper as many as it takes to keep its letters legible."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from cjmap.renderers.curve.drawing import Drawing, draw_curve
from cjmap.renderers.curve.words import tells_all
from cjmap.renderers.direction import is_right_to_left
from cjmap.view.curve.parts import Curve, CurveLine, Hole, Point
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell, Head

MOST_UNITS = 155.0
"""How many units fit on the 398 mm of an A3 page if its smallest letters (0.6875 units) are to be 5 pt high."""
MOST_PAGES = 12
"""A table of more pages is not repeated for paper: it would make a large file half as large again. PDF has them all."""

Piece = TypeVar("Piece", bound=Head | Cell | Point | Hole)


@dataclass(frozen=True, slots=True)
class MapTable:
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
    cuts = tuple(_cuts(view.stages, widths, MOST_UNITS - lane))
    if not 2 <= len(cuts) <= MOST_PAGES:
        return ()
    return tuple(write_table(_part(view, start, end), widths[start:end]) for start, end in cuts)


def _cuts(stages: Sequence[Head], widths: Sequence[float], room: float) -> Iterator[tuple[int, int]]:
    """Yield the first column of each page and the one after its last; a stage is cut only if it needs more than one.

    Pages that have stages in common with no other are about equally wide.
    """
    starts = {stage.start for stage in stages}
    pages = -(-sum(widths) // room)
    fair = sum(widths) / pages if pages else room
    begin, used = 0, 0.0
    for column, width in enumerate(widths):
        ahead = _stage_width(stages, widths, column) if column in starts else width
        full = used + min(ahead, room) > room or (column in starts and used >= fair - ahead / 2)
        if used and full:
            yield begin, column
            begin, used = column, 0.0
        used += width
    if widths:
        yield begin, len(widths)


def _stage_width(stages: Sequence[Head], widths: Sequence[float], column: int) -> float:
    return sum(sum(widths[stage.start : stage.start + stage.span]) for stage in stages if stage.start == column)


def _part(view: GridView, start: int, end: int) -> GridView:
    """Return the columns of a view from one to another."""
    lanes = tuple(
        replace(lane, rows=tuple(tuple(_inside(row, start, end)) for row in lane.rows)) for lane in view.lanes
    )
    stages = tuple(
        replace(clipped, steps=tuple(_inside(stage.steps, start, end)))
        for stage in view.stages
        for clipped in _inside((stage,), start, end)
    )
    curve = _part_of_curve(view.curve, start, end) if view.curve else None
    return replace(view, stages=stages, lanes=lanes, columns=end - start, curve=curve)


def _inside(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield what lies in some columns, cut at their ends, counted from the first of them; pieces are in order."""
    for number in range(bisect_right(pieces, start, key=_end), len(pieces)):
        piece = pieces[number]
        if piece.start >= end:
            return
        first, last = max(piece.start, start), min(_end(piece), end)
        yield replace(piece, start=first - start, span=last - first)


def _end(piece: Head | Cell | Point | Hole) -> int:
    """Return the column behind the last one of a piece."""
    return piece.start + piece.span


def _part_of_curve(curve: Curve, start: int, end: int) -> Curve | None:
    lines: list[CurveLine] = []
    for line in curve.lines:
        points = tuple(_inside(line.points, start, end))
        if any(isinstance(point, Point) for point in points):
            lines.append(CurveLine(line.persona, points))
    truths = ((max(at, start), min(at + span, end)) for at, span in curve.truths)
    kept = tuple((first - start, last - first) for first, last in truths if first < last)
    return Curve(tuple(lines), curve.ticks, kept) if lines else None
