"""Sheets as pages: one that fits, or pages of paper with as much on each as stays legible."""

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.renderers.escape import visible
from cjmap.renderers.sheet.layout import card_rows, gap_of, lay, lay_cell, pile, table_width
from cjmap.renderers.sheet.marks import Group, Laid, Mark, Rect, Span, Words
from cjmap.renderers.sheet.paint import Page
from cjmap.renderers.sheet.parts import T1, Block, Cards, Paragraph, Sheet, Table
from cjmap.renderers.sheet.tables import table_strips

MARGIN = 32.0
"""The room around a sheet."""
_PAPERS = {"a3": (1190.55, 841.89), "a4": (841.89, 595.28)}
"""The sides of papers in points."""
_PAPER_MARGIN = 28.35
_FOOT = 14.0
_NATURAL = 0.75
"""Points for each pixel of a screen."""
_SMALLEST = 5 / T1
"""Points for each pixel where labels have 5 points: smaller ones cannot be read on paper."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What no page may part: the gap above it, the marks, and what stands above it where it begins a page.

    A piece that is `kept` is followed by the next one on the same page; one that `turns` begins a page.
    """

    gap: float
    laid: Laid
    head: Laid | None = None
    kept: bool = False
    turns: bool = False


def fitting_page(sheet: Sheet) -> Page:
    """Return a sheet as one page that is as large as it needs to be."""
    width = max(sheet.width, *(table_width(block) for block in sheet.blocks), 0)
    laid = pile((gap_of(block), lay(block, width)) for block in sheet.blocks)
    wide, high = width + 2 * MARGIN, laid.height + 2 * MARGIN
    ground = Rect(0, 0, wide, high, "page")
    return Page(wide, high, (ground, Group(MARGIN, MARGIN, laid.marks)))


def paper_pages(sheet: Sheet, paper: str, foot: str, number: str) -> tuple[Page, ...]:
    """Return a sheet as pages of paper ("a3" or "a4").

    `foot` stands at the foot of each page, and `number` with the number of the {page} and that of all {pages}.
    """
    sides = _PAPERS[paper]
    wide, high = sorted(sides) if sheet.upright else sides
    room, depth = wide - 2 * _PAPER_MARGIN, high - 2 * _PAPER_MARGIN - _FOOT
    scale = _scale(sheet, room)
    filled = list(_fill(list(_pieces(sheet, room / scale)), depth / scale))
    pages = []
    for place, pieces in enumerate(filled, 1):
        laid = pile(pieces)
        own = min(scale, depth / laid.height) if laid.height else scale
        numbered = number.format(page=place, pages=len(filled))
        pages.append(_page(laid, (wide / own, high / own), _PAPER_MARGIN / own, own, (foot, numbered), scale / own))
    return tuple(pages)


def _page(
    laid: Laid, size: tuple[float, float], margin: float, scale: float, foot: tuple[str, str], larger: float
) -> Page:
    """Return a page with its foot; `larger` is how much more its foot is to be than that of pages with less on them."""
    wide, high = size
    file, number = (Span(visible(text), T1 * larger, tone="ink3") for text in foot)
    marks: tuple[Mark, ...] = (
        Rect(0, 0, wide, high, "card"),
        Group(margin, margin, laid.marks),
        Words(margin, high - margin, (file,)),
        Words(wide - margin, high - margin, (number,), anchor="end"),
    )
    return Page(wide, high, marks, scale, "pt")


def _scale(sheet: Sheet, room: float) -> float:
    """Return the points for each pixel: natural size if all fits, smaller down to what can be read."""
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    widest = max((_part_width(table, room / _SMALLEST) for table in tables), default=0.0)
    needed = widest or min(sheet.width, room / _SMALLEST)
    return min(_NATURAL, max(room / needed, _SMALLEST)) if needed else _NATURAL


def _part_width(table: Table, most: float) -> float:
    """Return the width of the widest of the parts that a table is split into."""
    return max((_width(table, part) for part in _parts(table, most)), default=0.0)


def _parts(table: Table, most: float) -> list[tuple[int, int]]:
    """Return the columns of each part of a table: as few as can be, and about equally wide."""
    if sum(table.widths) <= most:
        return [(0, len(table.widths))]
    count = len(_greedy(table, most))
    narrow = most
    while narrow > 0 and len(_greedy(table, narrow * 0.97)) == count:
        narrow *= 0.97
    return _greedy(table, narrow)


def _greedy(table: Table, most: float) -> list[tuple[int, int]]:
    """Return parts that each hold as many columns as fit, and end where a part may begin if one such place is near."""
    parts = []
    start, count = table.names, len(table.widths)
    while start < count:
        end = start + 1
        while end < count and _width(table, (start, end + 1)) <= most:
            end += 1
        best = [column for column in table.breaks if start < column <= end]
        end = max(best) if best and end < count else end
        parts.append((start, end))
        start = end
    return parts


def _width(table: Table, part: tuple[int, int]) -> float:
    return sum(table.widths[: table.names]) + sum(table.widths[max(part[0], table.names) : part[1]])


def _pieces(sheet: Sheet, width: float) -> Iterator[_Piece]:
    """Yield what a sheet is made of in a width, from top to bottom."""
    for block in sheet.blocks:
        match block:
            case Table():
                yield from _table_pieces(block, width)
            case Cards():
                for row, laid in enumerate(card_rows(block, width)):
                    yield _Piece(block.between if row else block.gap, laid)
            case _:
                yield _Piece(gap_of(block), lay(block, width), kept=_is_kept(block))


def _is_kept(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kept


def _table_pieces(table: Table, width: float) -> Iterator[_Piece]:
    """Yield the rows of a table, part by part; each part begins a page of its own if there are several."""
    parts = _parts(table, width + 0.5)
    for number, part in enumerate(parts):
        strips = table_strips(table, width, lay_cell, part if len(parts) > 1 else None)
        head = strips[0].laid if strips and strips[0].head else None
        for place, strip in enumerate(strips):
            if strip.head:
                yield _Piece(table.gap, strip.laid, kept=True, turns=bool(number))
            else:
                first = not place
                yield _Piece(table.gap if first else 0, strip.laid, head, turns=bool(number) and first)


def _fill(pieces: list[_Piece], depth: float) -> Iterator[list[tuple[float, Laid]]]:
    """Yield what stands on each page: as much as fits, at least one piece."""
    page: list[tuple[float, Laid]] = []
    used = 0.0
    for number, piece in enumerate(pieces):
        need = piece.gap + piece.laid.height
        after = number
        while pieces[after].kept and after + 1 < len(pieces):
            after += 1
            need += pieces[after].gap + pieces[after].laid.height
        held = number > 0 and pieces[number - 1].kept
        if page and not held and (used + need > depth or piece.turns):
            yield page
            page, used = [], 0.0
            if piece.head:
                page, used = [(0.0, piece.head)], piece.head.height
        page.append((piece.gap, piece.laid))
        used += piece.gap * (len(page) > 1) + piece.laid.height
    if page:
        yield page
