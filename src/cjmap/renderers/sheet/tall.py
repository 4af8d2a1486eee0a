"""Rows of a table that are higher than a page: what stands in their cells goes on in rows below them."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjmap.renderers.sheet.layout import gap_of, lay
from cjmap.renderers.sheet.parts import Block, Cell, Picture, Table
from cjmap.renderers.sheet.tables import Placed, place_cells, row_groups


def split_tall(table: Table, most: float) -> Table:
    """Return a table in which no rows that belong together are higher than `most`, as far as blocks can be parted.

    Heights are those in the widths of the table; where it is stretched, rows are lower.
    """
    rows: list[tuple[Cell, ...]] = list(table.rows[: table.heads])
    placed = list(place_cells(table))
    for start, end in row_groups(len(table.rows), placed, table.heads):
        if start < table.heads:
            continue
        here = [each for each in placed if start <= each.row < end]
        if max(_height(table, each) for each in here) <= most:
            rows += table.rows[start:end]
            continue
        for row in range(start, end):
            rows += _parted(table, row, list(_of_row(here, row)), most)
    return replace(table, rows=tuple(rows))


def _of_row(placed: Sequence[Placed], row: int) -> Iterator[Placed]:
    """Yield the cells of a row, and those that reach into it from above, from the first column on."""
    for each in sorted(placed, key=lambda each: each.column):
        if each.row <= row < each.row + max(1, each.cell.rows):
            yield each


def _parted(table: Table, row: int, cells: Sequence[Placed], most: float) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows that a row becomes: in each cell as many blocks as fit, the rest below.

    What reaches into the row from above said all there. Names are said again where a row goes on.
    """
    chunks = [list(_chunks(each.cell, _room(table, each), most)) for each in cells]
    here = [found if each.row == row else [] for each, found in zip(cells, chunks, strict=True)]
    for number in range(max(map(len, here))):
        parts = []
        for each, all_of_it, found in zip(cells, chunks, here, strict=True):
            blocks = found[number] if number < len(found) else ()
            if number and each.column < table.names:
                blocks = all_of_it[0]
            begins = each.row == row and not number
            parts.append(replace(each.cell, blocks=blocks, rows=1, top=each.cell.top if begins else None))
        yield tuple(parts)


def _chunks(cell: Cell, room: float, most: float) -> Iterator[tuple[Block, ...]]:
    """Yield what of a cell stands in each row; at least one block in each."""
    top, _, bottom, _ = cell.padding
    chunk: list[Block] = []
    used = 0.0
    for block in cell.blocks:
        high = _block_height(block, room)
        if chunk and top + used + gap_of(block) + high + bottom > most:
            yield tuple(chunk)
            chunk, used = [], 0.0
        used += (gap_of(block) if chunk else 0.0) + high
        chunk.append(block)
    yield tuple(chunk)


def _height(table: Table, placed: Placed) -> float:
    """Return the height of a cell."""
    room = _room(table, placed)
    top, _, bottom, _ = placed.cell.padding
    blocks = placed.cell.blocks
    gaps = sum(map(gap_of, blocks[1:]))
    return top + sum(_block_height(block, room) for block in blocks) + gaps + bottom


def _room(table: Table, placed: Placed) -> float:
    _, end, _, start = placed.cell.padding
    wide = max(sum(table.widths[placed.column : placed.column + placed.span]) - start - end, 1)
    return min(wide, placed.cell.most) if placed.cell.most else wide


def _block_height(block: Block, room: float) -> float:
    return block.height if isinstance(block, Picture) else lay(block, room).height
