"""Blocks below and beside each other: how high each is in its width, and where its marks are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from cjmap.renderers.sheet.lines import lay_paragraph
from cjmap.renderers.sheet.marks import Group, Image, Laid, Mark, Rect, Stroke
from cjmap.renderers.sheet.parts import (
    Block,
    Box,
    Cards,
    Cell,
    Columns,
    Edge,
    Meter,
    Paragraph,
    Photo,
    Picture,
    Rule,
    Table,
)
from cjmap.renderers.sheet.tables import table_strips

_METER = 4.0
_WIDEST_METER = 190.0


def lay(block: Block, width: float) -> Laid:
    """Return a block laid out in a width."""
    return _LAYERS[type(block)](block, width)


def stack(blocks: Iterable[Block], width: float) -> Laid:
    """Return blocks laid out below each other; the gap of the first one is left out."""
    return pile((gap_of(block), lay(block, width)) for block in blocks)


def pile(laid: Iterable[tuple[float, Laid]]) -> Laid:
    """Return what is laid out below each other, each with the gap above it."""
    y = 0.0
    marks: list[Mark] = []
    for number, (gap, one) in enumerate(laid):
        y += gap if number else 0
        marks.append(Group(0, y, one.marks))
        y += one.height
    return Laid(y, tuple(marks))


def gap_of(block: Block) -> float:
    """Return the room above a block."""
    return block.gap


def table_width(block: Block) -> float:
    """Return the width of the widest table among a block and what it is made of."""
    if isinstance(block, Table):
        return sum(block.widths)
    if isinstance(block, Box):
        return max((table_width(inner) + block.padding[1] + block.padding[3] for inner in block.blocks), default=0)
    return 0


def _paragraph(block: Paragraph, width: float) -> Laid:
    height, marks = lay_paragraph(block, width)
    return Laid(height, tuple(marks))


def _meter(block: Meter, width: float) -> Laid:
    wide = min(width, _WIDEST_METER)
    high = 12.0 if block.target is not None else _METER
    thick = 6.0 if block.target is not None else _METER
    y = (high - thick) / 2
    marks: list[Mark] = [Rect(0, y, wide, thick, "line", radius=2)]
    if block.percent > 0:
        marks.append(Rect(0, y, wide * min(block.percent, 100) / 100, thick, block.tone, radius=2))
    if block.target is not None:
        marks.append(Rect((wide - 2) * min(block.target, 100) / 100, 0, 2, high, "accent"))
    return Laid(high, tuple(marks))


def _rule(block: Rule, width: float) -> Laid:
    middle = block.width / 2
    return Laid(block.width, (Stroke(0, middle, width, middle, block.tone, block.width, block.dash),))


def _box(block: Box, width: float) -> Laid:
    top, end, bottom, start = block.padding
    inner = max(width - start - end, 1)
    laid = stack(block.blocks, min(inner, block.most) if block.most else inner)
    height = max(top + laid.height + bottom, block.least)
    return Laid(height, (*_frame(block, width, height), Group(start, top, laid.marks)))


def _frame(block: Box, width: float, height: float) -> Iterator[Mark]:
    """Yield what is drawn around and behind the blocks of a box."""
    if block.ground or block.edge:
        edge = block.edge or Edge("", 0)
        yield Rect(0, 0, width, height, block.ground, edge.tone, edge.width, block.radius, edge.dash)
    if block.side:
        x = block.side.width / 2
        yield Stroke(x, 0, x, height, block.side.tone, block.side.width, block.side.dash)
    if block.head:
        y = block.head.width / 2
        yield Stroke(0, y, width, y, block.head.tone, block.head.width, block.head.dash)


def _columns(block: Columns, width: float) -> Laid:
    free = width - block.between * (len(block.stacks) - 1)
    total = sum(block.shares)
    x = 0.0
    marks: list[Mark] = []
    height = 0.0
    for blocks, share in zip(block.stacks, block.shares, strict=True):
        wide = max(free * share / total, 1)
        laid = stack(blocks, wide)
        marks.append(Group(x, 0, laid.marks))
        height = max(height, laid.height)
        x += wide + block.between
    return Laid(height, tuple(marks))


def card_rows(block: Cards, width: float) -> list[Laid]:
    """Return the rows of cards; boxes of a row are equally high."""
    count = max(1, min(len(block.cards), int((width + block.between) // (block.least + block.between))))
    wide = (width - block.between * (count - 1)) / count
    rows = [block.cards[at : at + count] for at in range(0, len(block.cards), count)]
    return [_card_row(_level(row, wide) if block.level else row, wide, block.between) for row in rows]


def _level(cards: Sequence[Block], wide: float) -> list[Block]:
    """Return boxes whose blocks are as high as those beside them."""
    boxes = [card for card in cards if isinstance(card, Box)]
    inner = [wide - box.padding[1] - box.padding[3] for box in boxes]
    highest = [
        max(lay(block, room).height for block, room in zip(beside, inner, strict=True))
        for beside in zip(*(box.blocks for box in boxes), strict=True)
    ]
    return [
        replace(box, blocks=tuple(_as_high(block, high) for block, high in zip(box.blocks, highest, strict=True)))
        for box in boxes
    ]


def _as_high(block: Block, height: float) -> Block:
    """Return a block in a place of a height."""
    return Box((block,), gap_of(block), least=height)


def _card_row(cards: Sequence[Block], wide: float, between: float) -> Laid:
    laid = [lay(card, wide) for card in cards]
    height = max(one.height for one in laid)
    marks: list[Mark] = []
    for number, (card, one) in enumerate(zip(cards, laid, strict=True)):
        drawn = one.marks
        if isinstance(card, Box):
            drawn = (*_frame(card, wide, height), drawn[-1])
        marks.append(Group(number * (wide + between), 0, drawn))
    return Laid(height, tuple(marks))


def _cards(block: Cards, width: float) -> Laid:
    return pile((block.between, row) for row in card_rows(block, width))


def _picture(block: Picture, width: float) -> Laid:
    return lay_picture(block, 0, (min(width, block.most) if block.most else width,))


def lay_picture(block: Picture, first: int, widths: Sequence[float]) -> Laid:
    """Return a drawing over columns of a table, of which it covers those from the first one on."""
    return Laid(block.height, tuple(block.draw(first, widths)))


def _photo(block: Photo, width: float) -> Laid:
    return Laid(block.height, (Image(0, 0, width, block.height, block.address),))


def lay_cell(cell: Cell, first: int, widths: Sequence[float]) -> Laid:
    """Return what stands in a cell over some columns of a table, with its padding."""
    top, end, bottom, start = cell.padding
    inner = max(sum(widths) - start - end, 1)
    inner = min(inner, cell.most) if cell.most else inner
    laid = pile(
        (
            gap_of(block),
            lay_picture(block, first, widths) if isinstance(block, Picture) else lay(block, inner),
        )
        for block in cell.blocks
    )
    return Laid(top + laid.height + bottom, (Group(start, top, laid.marks),))


def _table(block: Table, width: float) -> Laid:
    return pile((0.0, strip.laid) for strip in table_strips(block, width, lay_cell))


_LAYERS: dict[type, Callable[[Any, float], Laid]] = {
    Paragraph: _paragraph,
    Meter: _meter,
    Rule: _rule,
    Box: _box,
    Columns: _columns,
    Cards: _cards,
    Picture: _picture,
    Photo: _photo,
    Table: _table,
}
