"""How wide the columns of the grid should be: the narrowest of a few widths in which their fullest cell stays low."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from cjmap.renderers.text_width import text_width
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Content, Head, Item

WIDTHS = (8.5, 9.5, 11.0, 13.0, 16.0)
"""The widths, in units of the base size."""
_UNIT = 16
_NARROWEST_LANE = 9.0
_WIDEST_LANE = 12.0
_LANE_PADDING = 2.1
_PADDING = 1.0
_INDENT = 0.9
_SIZE = 13
_SMALL = 10
_MOST_LINES = 11
_WIDER = 1.06
"""How much wider than estimated a word may turn out: what sheets allow for, so that none is cut by a letter."""
_LARGEST_FOR_WORDS = 13.0
_BESIDE = {"touchpoint": 1.7, "next": 1.5, "exit": 1.5, "pain": 0.7, "opportunity": 0.7}
"""What stands beside the text of an item, in units: an icon, or a rule."""


def column_widths(view: GridView) -> tuple[float, ...]:
    """Return the width of each column of a view."""
    cells: dict[int, list[Content]] = {}
    for lane in view.lanes:
        for cell in (cell for row in lane.rows for cell in row if cell.span == 1 and cell.content):
            cells.setdefault(cell.start, []).append(cell.content)
    heads: dict[int, list[Head]] = {}
    for head in (head for stage in view.stages for head in (stage, *stage.steps) if head.span == 1):
        heads.setdefault(head.start, []).append(head)
    undivided = {stage.start for stage in view.stages if not stage.steps}
    return tuple(
        _width(cells.get(column, ()), heads.get(column, ()), column in undivided) for column in range(view.columns)
    )


def lane_width(names: Iterable[str]) -> float:
    """Return the width of the column of lane names: their longest word fits, if it is no monster."""
    longest = max(map(longest_word, names), default=0.0)
    return min(max(_NARROWEST_LANE, ceil((longest * 1.06 + _LANE_PADDING) * 2) / 2), _WIDEST_LANE)


def _width(cells: Sequence[Content], heads: Sequence[Head], undivided: bool) -> float:
    """Return the width of a column with these cells and heads; `undivided` for that of a stage without steps."""
    named = [longest_word(head.name, bold=True) * _WIDER for head in heads]
    said = [[(item, tuple(_texts(item))) for item in cell.items] for cell in cells]
    words = [
        longest_word(text) * _WIDER + _BESIDE.get(item.role, 0.0)
        for cell in said
        for item, texts in cell
        for text, _ in texts
    ]
    word = max((*named, *words), default=0.0)
    lengths = [[[(text_width(text, size), size) for text, size in texts] for _, texts in cell] for cell in said]
    for width in WIDTHS[1 if undivided else 0 :]:
        fits = word <= width - _PADDING or width >= _LARGEST_FOR_WORDS
        if fits and all(_lines(cell, width) <= _MOST_LINES for cell in lengths):
            return width
    return WIDTHS[-1]


def longest_word(text: str, size: int = _SIZE, bold: bool = False) -> float:
    """Return the width of the longest word at a font size, in units; ideographs break anywhere."""
    words = (word for word in text.split() if unicodedata.east_asian_width(word[0]) not in "WF")
    return max((text_width(word, size, bold) for word in words), default=0) / _UNIT


def _lines(cell: Sequence[Sequence[tuple[int, int]]], width: float) -> float:
    """Return how many lines a cell takes, roughly; of each item's paragraphs there are the length and the font size."""
    room = (width - _PADDING - _INDENT) * _UNIT
    return sum(0.4 + sum(max(1, ceil(length / room)) * size / _SIZE for length, size in item) for item in cell)


def _texts(item: Item) -> Iterator[tuple[str, int]]:
    """Yield each paragraph of an item with its font size."""
    chips = "MM " * len(item.who)
    yield f"{chips}{item.actor} {item.text}", _SIZE
    if item.description:
        yield item.description, _SIZE
    yield from ((f"{fact.label.partition('.')[2]} {fact.text}", _SMALL) for fact in item.facts if fact.text)
    small = (" · ".join(item.channels), item.mark, item.at, "·" if any(not fact.text for fact in item.facts) else "")
    yield from ((text, _SMALL) for text in small if text)
