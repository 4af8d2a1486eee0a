"""Cutting wide tables for paper: where the pages of one begin, and what of it lies on each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from cjmap.view.blueprint import Crossing
from cjmap.view.curve.parts import Hole, Point
from cjmap.view.parts import Cell, Head, Lane

MOST_UNITS = 155.0
"""How many units fit on the 398 mm of an A3 page if its smallest letters (0.6875 units) are to be 5 pt high."""
MOST_PAGES = 12
"""A table of more pages is not repeated for paper: it would make a large file half as large again. PDF has them all."""

Piece = TypeVar("Piece", bound=Head | Cell | Point | Hole | Crossing)


def find_pages(stages: Sequence[Head], widths: Sequence[float], lane: float) -> tuple[tuple[int, int], ...]:
    """Return the first column of each page on paper and the one after its last.

    There are none if all columns fit on one page beside a lane head so wide, or need more than anybody prints.
    """
    cuts = tuple(_cuts(stages, widths, MOST_UNITS - lane))
    return cuts if 2 <= len(cuts) <= MOST_PAGES else ()


def cut_stages(stages: Sequence[Head], start: int, end: int) -> tuple[Head, ...]:
    """Return the heads of the columns from one to another."""
    return tuple(
        replace(stage, steps=tuple(inside(whole.steps, start, end)))
        for whole in stages
        for stage in inside((whole,), start, end)
    )


def cut_lanes(lanes: Sequence[Lane], start: int, end: int) -> tuple[Lane, ...]:
    """Return lanes with what they say in the columns from one to another."""
    return tuple(replace(lane, rows=tuple(tuple(inside(row, start, end)) for row in lane.rows)) for lane in lanes)


def inside(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """Yield what lies in some columns, cut at their ends, counted from the first of them; pieces are in order."""
    for number in range(bisect_right(pieces, start, key=_end), len(pieces)):
        piece = pieces[number]
        if piece.start >= end:
            return
        first, last = max(piece.start, start), min(_end(piece), end)
        yield replace(piece, start=first - start, span=last - first)


def _end(piece: Head | Cell | Point | Hole | Crossing) -> int:
    """Return the column behind the last one of a piece."""
    return piece.start + piece.span


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
