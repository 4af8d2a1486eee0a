"""The map as a sheet: stages and steps across, lanes down, the curve drawn through the columns."""

from collections.abc import Iterator, Sequence

from cjmap.renderers.curve.drawing import draw_curve
from cjmap.renderers.curve.words import tells_all
from cjmap.renderers.html.legend import write_legend
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.sheet.curve_marks import CURVE_HEIGHT, UNIT, axis_legend_height, draw_axis, draw_marks
from cjmap.renderers.sheet.header import write_masthead
from cjmap.renderers.sheet.heads import write_heads
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.layout import stack
from cjmap.renderers.sheet.legend import write_signs
from cjmap.renderers.sheet.marks import Group, Mark
from cjmap.renderers.sheet.parts import Block, Cell, Chip, Edge, Paragraph, Picture, Sheet, Table, Text
from cjmap.renderers.sheet.references import write_references
from cjmap.renderers.sheet.sentences import describe_curve, describe_summary
from cjmap.renderers.style import Style
from cjmap.renderers.widths import column_widths, lane_width
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Cell as Said
from cjmap.view.parts import Lane

_BESIDE_AXIS = 44.0
"""The room that the numbers of the axis take beside the name of the lane."""
_READABLE = 572.0
"""The greatest width of what stands in a cell over several columns: 44 times the size of its text."""


def write_sheet(view: GridView, style: Style) -> Sheet:
    """Return the map as a sheet: masthead, grid, key, evidence and findings."""
    items = ItemPieces(view.frame, style.pictures)
    writer = _Grid(view, items)
    blocks = [*write_masthead(view.frame, view.summary, style.theme)]
    if view.columns:
        blocks.append(writer.table())
    else:
        blocks.append(Paragraph((Text(tell_nothing(view.frame, "page.empty"), tone="ink3", italic=True),), 24))
    blocks += write_signs(write_legend(view, writer.lowest), items.word)
    references = write_references(items)
    told = (*describe_summary(items, view.summary), *(describe_curve(view.curve, items) if view.curve else ()))
    caption = items.word("view.map.caption", title=view.frame.header.title)
    description = " ".join((f"{caption}.", *told))
    return Sheet(view.frame.header.title, description, view.frame.language, tuple(blocks), references)


class _Grid:
    """Writes the table of one map."""

    def __init__(self, view: GridView, items: ItemPieces) -> None:
        self.view = view
        self.items = items
        self.word = items.word
        self.widths = column_widths(view)
        self.lane = lane_width([name for lane in view.lanes for name in self._names(lane)]) * UNIT
        self.starts = {stage.start for stage in view.stages}
        drawing = draw_curve(view.curve, self.widths) if view.curve and view.columns else None
        self.lowest = drawing is not None and any(marker.point.lowest for marker in drawing.markers)
        self.words_below = drawing is not None and not tells_all(view, drawing)

    def table(self) -> Table:
        """Return the grid."""
        heads = write_heads(self.view.stages, self.items)
        return Table(
            widths=(self.lane, *(width * UNIT for width in self.widths)),
            rows=(*heads, *self._rows()),
            heads=len(heads),
            names=1,
            breaks=tuple(start + 1 for start in sorted(self.starts) if start),
            gap=24,
        )

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        before = None
        for lane in self.view.lanes:
            top = Edge("line" if lane.group == before else "line2")
            before = lane.group
            drawn = self.view.curve is not None and lane.key == "emotions" and bool(lane.titles)
            below = lane.rows if self.words_below or not drawn else ()
            name = self._name(lane, top, len(below) + drawn, drawn)
            if drawn:
                yield (name, self._curve(top))
            for number, row in enumerate(below):
                edge = Edge("line2", dash="1 3") if drawn or number else top
                cells = tuple(self._cell(lane, cell, edge) for cell in row)
                yield cells if drawn or number else (name, *cells)

    def _names(self, lane: Lane) -> tuple[str, ...]:
        """Return what a lane is called, by the author or by us."""
        return (lane.name,) if lane.name else tuple(self.word(key) for key in lane.titles)

    def _name(self, lane: Lane, top: Edge, rows: int, drawn: bool) -> Cell:
        """Return the cell with the name of a lane."""
        blocks: list[Block] = [Paragraph((Text(self.word("text.comma").join(self._names(lane)), weight=600),))]
        sub = f"{lane.titles[0]}.sub" if len(lane.titles) == 1 and not lane.name else ""
        if sub and self.word.has(sub):
            blocks.append(self.items.sub(self.word(sub)))
        if lane.note:
            blocks.append(self.items.sub(lane.note))
        if drawn:
            return self._axis(tuple(blocks), rows, top)
        return Cell(tuple(blocks), rows=rows, ground="page", top=top)

    def _axis(self, name: tuple[Block, ...], rows: int, top: Edge) -> Cell:
        """Return the cell beside the curve: the name of the lane, the axis, the personas."""
        curve, frame = self.view.curve, self.view.frame
        assert curve is not None  # there is no such cell without one
        named = stack(name, self.lane - _BESIDE_AXIS)
        ends = (self.word("curve.very-bad"), self.word("curve.very-good"))

        def draw(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            return (Group(8, 8, named.marks), *draw_axis(curve, frame, ends, widths[0], named.height + 8))

        height = max(CURVE_HEIGHT, named.height + 8 + axis_legend_height(curve))
        return Cell((Picture(height, draw),), rows=rows, ground="page", top=top, padding=(0, 0, 0, 0))

    def _curve(self, top: Edge) -> Cell:
        """Return the cell that the curve is drawn in, over all columns."""
        curve = self.view.curve
        assert curve is not None  # there is no such cell without one

        def draw(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            return draw_marks(curve, sorted(self.starts), first - 1, widths)

        picture = Picture(CURVE_HEIGHT, draw)
        return Cell((picture,), span=self.view.columns, top=top, start=Edge("line2"), padding=(0, 0, 0, 0))

    def _cell(self, lane: Lane, cell: Said, top: Edge) -> Cell:
        """Return one cell of a lane."""
        start = Edge("line2" if cell.start in self.starts else "line")
        return Cell(
            tuple(self._blocks(lane, cell)),
            span=cell.span,
            rows=cell.rows,
            ground="hatch" if cell.unknown else "",
            top=top,
            start=start,
            most=_READABLE if cell.span > 1 else 0,
        )

    def _blocks(self, lane: Lane, cell: Said) -> Iterator[Block]:
        """Yield what stands in a cell."""
        if cell.unknown:
            yield Paragraph((Chip(f"? {self.word('cell.unknown')}", "ink3", ground="card", italic=True),))
        elif cell.level == "map":
            yield self.items.sub(self.word("cell.whole-journey"))
        yield from self.items.content(cell.content, len(lane.titles))
        yield from self.items.flags(cell.content.flags)
