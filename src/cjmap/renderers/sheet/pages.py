"""Sheets as pages: one that fits, or pages of paper with as much on each as stays legible."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cjmap.renderers.escape import visible
from cjmap.renderers.sheet.layout import card_rows, gap_of, lay, lay_cell, pile, table_width
from cjmap.renderers.sheet.marks import Group, Inner, Laid, Rect, Span, Words
from cjmap.renderers.sheet.paint import Page
from cjmap.renderers.sheet.parts import T1, Block, Box, Cards, Paragraph, Rule, Sheet, Table
from cjmap.renderers.sheet.tables import table_strips
from cjmap.renderers.sheet.tall import split_tall

MARGIN = 32.0
"""The room around a sheet."""
_PAPERS = {"a3": (1190.55, 841.89), "a4": (841.89, 595.28)}
"""The sides of papers in points."""
_PAPER_MARGIN = 28.35
_FOOT, _FOOT_SIZE = 14.0, 6.5
"""The room below what stands on a page of paper, and the size of what is said there."""
_BELOW_TITLE = 12.0
_NATURAL = 0.75
"""Points for each pixel of a screen."""
_SMALLEST = 5 / T1
"""Points for each pixel where labels have 5 points: smaller ones cannot be read on paper."""
_SQUEEZED = 1.12
"""What overflows a page by less is drawn smaller instead: nobody likes a last page with one row."""
_HELD = 1.4
"""A title stays with what it is the title of if both fill at most so many pages: else one could not read them."""
_BOX = re.compile(r'<svg\b[^>]*\bviewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


class _Piece(Struct, frozen=True):
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


def paper_pages(sheet: Sheet, paper: str) -> Iterator[Page]:
    """Yield the pages of paper ("a3" or "a4") that a sheet takes, with room at the foot of each."""
    sides = _PAPERS[paper]
    wide, high = sorted(sides) if sheet.upright else sides
    room, depth = wide - 2 * _PAPER_MARGIN, high - 2 * _PAPER_MARGIN - _FOOT
    scale = _scale(sheet, room)
    pieces = list(_pieces(sheet, room / scale, depth / scale))
    for here in _fill(pieces, depth / scale, min(_SQUEEZED, scale / _SMALLEST)):
        laid = pile(here)
        own = min(scale, depth / laid.height) if laid.height else scale
        margin = _PAPER_MARGIN / own
        marks = (Rect(0, 0, wide / own, high / own, "card"), Group(margin, margin, laid.marks))
        yield Page(wide / own, high / own, marks, own, "pt")


def picture_page(picture: str, paper: str, title: Sequence[Block]) -> Page:
    """Return a picture of its own as a page: one that fits, or of paper, which lies or stands as the picture does.

    On paper its title stands above it, as large as those of other views.
    """
    found = _BOX.search(picture)
    assert found is not None  # our pictures say how large they are
    wide, high = float(found[1]), float(found[2])
    if paper == "fit":
        return Page(wide, high, (Inner(0, 0, wide, high, picture),))
    across, down = _PAPERS[paper] if wide > high else sorted(_PAPERS[paper])
    room, depth = across - 2 * _PAPER_MARGIN, down - 2 * _PAPER_MARGIN - _FOOT
    above = pile((gap_of(block), lay(block, room / _NATURAL)) for block in title)
    top = _PAPER_MARGIN + above.height * _NATURAL + _BELOW_TITLE
    scale = min(1, room / wide / _NATURAL, (_PAPER_MARGIN + depth - top) / high / _NATURAL)
    margin = _PAPER_MARGIN / _NATURAL
    middle = (across / _NATURAL - wide * scale) / 2
    marks = (
        Rect(0, 0, across / _NATURAL, down / _NATURAL, "card"),
        Group(margin, margin, above.marks),
        Inner(middle, top / _NATURAL, wide * scale, high * scale, picture),
    )
    return Page(across / _NATURAL, down / _NATURAL, marks, _NATURAL, "pt")


def with_foot(page: Page, start: str, end: str) -> Page:
    """Return a page of paper with what stands at the start and the end of its foot, as large on every page."""
    margin = _PAPER_MARGIN / page.scale
    foot, number = (Span(visible(text), _FOOT_SIZE / page.scale, tone="ink3") for text in (start, end))
    below = page.height - margin
    words = (Words(margin, below, (foot,)), Words(page.width - margin, below, (number,), anchor="end"))
    return replace(page, marks=(*page.marks, *words))


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


def _pieces(sheet: Sheet, width: float, depth: float) -> Iterator[_Piece]:
    """Yield what a sheet is made of on pages of a width and depth, from top to bottom."""
    for block in sheet.blocks:
        match block:
            case Table():
                yield from _table_pieces(block, width, depth)
            case Cards():
                for row, laid in enumerate(card_rows(block, width)):
                    yield _Piece(block.between if row else block.gap, laid)
            case _:
                yield _Piece(gap_of(block), lay(block, width), kept=_is_kept(block))


def _is_kept(block: Block) -> bool:
    return isinstance(block, Paragraph | Rule | Box) and block.kept


def _table_pieces(table: Table, width: float, depth: float) -> Iterator[_Piece]:
    """Yield the rows of a table, part by part; each part begins a page of its own if there are several.

    Rows that are higher than a page go on in others.
    """
    parts = _parts(table, width + 0.5)
    for number, part in enumerate(parts):
        columns = part if len(parts) > 1 else None
        strips = table_strips(table, width, lay_cell, columns)
        head = strips[0].laid if strips and strips[0].head else None
        room = depth - (head.height if head else 0)
        if any(strip.laid.height > room for strip in strips):
            strips = table_strips(split_tall(table, room), width, lay_cell, columns)
        for place, strip in enumerate(strips):
            if strip.head:
                yield _Piece(table.gap, strip.laid, kept=True, turns=bool(number))
            else:
                first = not place
                yield _Piece(table.gap if first else 0, strip.laid, head, turns=bool(number) and first)


def _fill(pieces: list[_Piece], depth: float, squeezed: float) -> Iterator[list[tuple[float, Laid]]]:
    """Yield what stands on each page: as much as fits, at least one piece.

    Where so much as `squeezed` pages hold is left, it stands on one page, which is drawn a little smaller.
    """
    page: list[tuple[float, Laid]] = []
    used = 0.0
    left = _left(pieces)
    for number, piece in enumerate(pieces):
        need = piece.gap + piece.laid.height
        after = number
        while pieces[after].kept and after + 1 < len(pieces):
            after += 1
            need += pieces[after].gap + pieces[after].laid.height
        together = piece.head is not None or used + need <= depth * _HELD
        held = number > 0 and pieces[number - 1].kept and together
        full = used + need > depth and used + left[number] > depth * squeezed
        if page and not held and (full or piece.turns):
            yield page
            page, used = [], 0.0
            if piece.head:
                page, used = [(0.0, piece.head)], piece.head.height
        page.append((piece.gap, piece.laid))
        used += piece.gap * (len(page) > 1) + piece.laid.height
    if page:
        yield page


def _left(pieces: list[_Piece]) -> list[float]:
    """Return how much stands from each piece on, up to the next one that begins a page."""
    found: list[float] = []
    below = 0.0
    for piece in reversed(pieces):
        below += piece.gap + piece.laid.height
        found.append(below)
        below = 0.0 if piece.turns else below
    return found[::-1]
