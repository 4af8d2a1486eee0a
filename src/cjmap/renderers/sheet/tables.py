"""Tables as strips: rows that belong together, laid out, and parts of tables that are too wide for a page."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from cjmap.renderers.sheet.marks import Group, Laid, Mark, Rect, Stroke
from cjmap.renderers.sheet.parts import Cell, Table

LayCell = Callable[[Cell, int, Sequence[float]], Laid]
"""Lays out a cell: what stands in it, the first of its columns in the whole table, the widths of those it covers."""


class Strip(Struct, frozen=True):
    """Rows of a table that no page may part; `head` tells that they are to be repeated on each page."""

    laid: Laid
    head: bool


class Placed(Struct, frozen=True):
    """A cell with its place: its first row, its columns, and the first of them in the whole table."""

    cell: Cell
    row: int
    column: int
    span: int
    origin: int


def table_strips(table: Table, width: float, lay_cell: LayCell, columns: tuple[int, int] | None = None) -> list[Strip]:
    """Return the strips of a table in a width: of all columns, or of the names and the columns from … to … alone."""
    chosen = [*range(len(table.widths))]
    if columns:
        chosen = [*range(table.names), *range(max(columns[0], table.names), columns[1])]
    widths = [table.widths[column] for column in chosen]
    if not table.rigid and widths and width > sum(widths):
        widths = _stretched(widths, table.names, width)
    placed = list(_taken(place_cells(table), chosen))
    contents = [lay_cell(each.cell, each.origin, widths[each.column : each.column + each.span]) for each in placed]
    heights = _heights(len(table.rows), placed, contents)
    groups = list(row_groups(len(table.rows), placed, table.heads))
    edges = [0.0, *accumulate(widths)]
    strips = []
    for start, end in groups:
        here = [(each, laid) for each, laid in zip(placed, contents, strict=True) if start <= each.row < end]
        said = any(_says(each) for each, _ in here if each.origin >= table.names)
        if columns and start >= table.heads and not said:
            continue  # in the other part there is something in these rows
        last = end == len(table.rows)
        strips.append(Strip(_strip(table, here, heights[start:end], start, edges, last), start < table.heads))
    return strips


def _says(placed: Placed) -> bool:
    """Tell whether there is anything in a cell."""
    return bool(placed.cell.blocks or placed.cell.ground)


def _stretched(widths: Sequence[float], names: int, width: float) -> list[float]:
    """Return widths that fill a width: the columns of names keep theirs, if there are others."""
    kept = sum(widths[:names]) if len(widths) > names else 0.0
    factor = (width - kept) / (sum(widths) - kept)
    return [wide if kept and number < names else wide * factor for number, wide in enumerate(widths)]


def place_cells(table: Table) -> Iterator[Placed]:
    """Yield the cells of a table with their places: each in the first free columns of its row."""
    taken: dict[int, int] = {}
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while taken.get(column, 0) > row:
                column += 1
            span = max(1, min(cell.span, len(table.widths) - column))
            yield Placed(cell, row, column, span, column)
            taken |= dict.fromkeys(range(column, column + span), row + max(1, cell.rows))
            column += span


def _taken(placed: Iterator[Placed], chosen: Sequence[int]) -> Iterator[Placed]:
    """Yield the cells that reach into the chosen columns, with their places among these."""
    where = {column: number for number, column in enumerate(chosen)}
    for each in placed:
        here = [column for column in range(each.column, each.column + each.span) if column in where]
        if here:
            yield replace(each, column=where[here[0]], span=len(here), origin=here[0])


def _heights(count: int, placed: Sequence[Placed], contents: Sequence[Laid]) -> list[float]:
    """Return the height of each row: a cell over several rows makes the last of them higher if it needs to."""
    heights = [0.0] * count
    pairs = sorted(zip(placed, contents, strict=True), key=lambda pair: min(pair[0].row + pair[0].cell.rows, count))
    for each, laid in pairs:
        last = min(each.row + max(1, each.cell.rows), count) - 1
        before = sum(heights[each.row : last])
        heights[last] = max(heights[last], laid.height - before)
    return heights


def row_groups(count: int, placed: Sequence[Placed], heads: int) -> Iterator[tuple[int, int]]:
    """Yield the first row and the end of rows that cells hold together; all heads are one."""
    ends = {each.row: 0 for each in placed}
    for each in placed:
        ends[each.row] = max(ends[each.row], each.row + max(1, each.cell.rows))
    start, end = 0, heads
    for row in range(count):
        if row >= end and row > start:
            yield start, row
            start = row
        end = max(end, min(ends.get(row, 0), count))
    if count:
        yield start, count


def _strip(
    table: Table,
    here: Sequence[tuple[Placed, Laid]],
    heights: Sequence[float],
    start: int,
    edges: Sequence[float],
    last: bool,
) -> Laid:
    """Return the marks of some rows: grounds, then what stands in the cells, then the lines between them."""
    tops = [0.0, *accumulate(heights)]
    grounds: list[Mark] = [Rect(0, 0, edges[-1], tops[-1], table.ground)] if table.ground else []
    contents: list[Mark] = []
    lines: list[Mark] = []
    for each, laid in here:
        cell = each.cell
        left, right = edges[each.column], edges[each.column + each.span]
        top = tops[each.row - start]
        bottom = tops[min(each.row - start + max(1, cell.rows), len(heights))]
        if cell.ground:
            grounds.append(Rect(left, top, right - left, bottom - top, cell.ground))
        if cell.behind:
            grounds.append(Group(left, top, tuple(cell.behind(right - left, bottom - top))))
        down = (bottom - top - laid.height) / 2 if cell.middle else 0.0
        contents.append(Group(left, top + down, laid.marks))
        if cell.top:
            lines.append(Stroke(left, top, right, top, cell.top.tone, cell.top.width, cell.top.dash))
        if cell.start:
            lines.append(Stroke(left, top, left, bottom, cell.start.tone, cell.start.width, cell.start.dash))
    if last and table.ground:
        lines.append(Stroke(0, tops[-1], edges[-1], tops[-1], "line2"))
    return Laid(tops[-1], (*grounds, *lines, *contents))
