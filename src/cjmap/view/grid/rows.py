"""Laying cells into rows: a cell spans what it is said about."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from cjmap.view.columns import Columns, Strip, count_columns
from cjmap.view.parts import Cell, Content
from cjmap.where import Pointer


def lay_rows(
    columns: Columns, whole: Content, contents: Mapping[Pointer, Content], asks: bool
) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a lane: what is said of the whole journey, then of stages, then of steps below them.

    Stages and steps share one row unless something is said of a stage and of its steps, too.
    """
    rows: list[tuple[Cell, ...]] = []
    if whole:
        rows.append((Cell("map", 0, count_columns(columns), 1, whole),))
    if not any(contents.values()):
        return tuple(rows)
    both = [
        bool(contents[strip.stage.pointer]) and any(contents[step.pointer] for step in strip.steps) for strip in columns
    ]
    height = 2 if any(both) else 1
    upper: list[Cell] = []
    lower: list[Cell] = []
    for strip, two in zip(columns, both, strict=True):
        said = contents[strip.stage.pointer]
        if said or not strip.steps:
            rest = not said and asks
            upper.append(Cell("stage", strip.start, strip.span, 1 if two else height, said, rest))
        if two or (strip.steps and not said):
            (lower if two else upper).extend(_step_cells(strip, contents, 1 if two else height, asks and not two))
    rows += [tuple(upper)] + ([tuple(lower)] if lower else [])
    return tuple(rows)


def _step_cells(strip: Strip, contents: Mapping[Pointer, Content], rows: int, asks: bool) -> Iterator[Cell]:
    """Yield a cell for each step; neighbours that nobody knows anything about are one."""
    pending: Cell | None = None
    for number, step in enumerate(strip.steps):
        content = contents[step.pointer]
        cell = Cell("step", strip.start + number, 1, rows, content, asks and not content)
        if pending and pending.unknown and cell.unknown:
            pending = replace(pending, span=pending.span + 1)
            continue
        if pending:
            yield pending
        pending = cell
    if pending:
        yield pending
