"""The service blueprint as a sheet: the lanes of the service, and the lines between its sides."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.sheet.curve_marks import UNIT
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.heads import write_heads
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.marks import Mark, Path, Rect, Stroke
from cjmap.renderers.sheet.parts import T1, Block, Box, Cell, Chip, Edge, Paragraph, Picture, Sheet, Sign, Table, Text
from cjmap.renderers.sheet.references import write_findings, write_references
from cjmap.renderers.style import Style
from cjmap.renderers.widths import column_widths, lane_width
from cjmap.view.blueprint import BlueprintView, Line
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Absence, Head, Item, Lane
from cjmap.view.parts import Cell as Said

_LINE = 36.0
"""The height of the row of a line."""
_ARROW = "M0-9.5v19M-3.5-6 0-9.5 3.5-6M-3.5 6 0 9.5 3.5 6"
_STROKES = {
    "blueprint.line-interaction": Edge("accent", 2),
    "blueprint.line-visibility": Edge("ink", 2, "10 6"),
    "blueprint.line-internal": Edge("ink2", 2, "2 4"),
}
_EDGES = {"actions": Edge("ink2"), "artifacts": Edge("line2", dash="3 2")}
_PAD = (4.0, 8.0, 4.0, 8.0)
_BARE = (0.0, 0.0, 0.0, 0.0)
_CARD = 1.25
"""How much wider columns are than those of the map, in units: what is said stands in cards of its own."""


def write_sheet(view: BlueprintView, style: Style) -> Sheet:
    """Return the blueprint as a sheet."""
    items = ItemPieces(view.frame)
    title = view.frame.header.title
    if not view.stages or not view.lanes:
        empty = tell_nothing(view.frame, "page.empty")
        blocks: tuple[Block, ...] = write_title(view.frame, "view.blueprint.title")
        blocks += (Paragraph((Text(empty, tone="ink3", italic=True),), 24),)
        return Sheet(title, f"{empty}.", view.frame.language, blocks, write_findings(items))
    writer = _Writer(view, items)
    blocks = write_title(view.frame, "view.blueprint.title", view.lead)
    blocks += (writer.table(),)
    return Sheet(title, " ".join(writer.told()), view.frame.language, blocks, write_references(items))


class _Writer:
    """Writes the table of one blueprint."""

    def __init__(self, view: BlueprintView, items: ItemPieces) -> None:
        self.view = view
        self.items = items
        self.word = items.word
        self.starts = {stage.start for stage in view.stages}

    def table(self) -> Table:
        """Return the columns of the map with lanes and lines."""
        view = self.view
        heads = write_heads([_plain(stage) for stage in view.stages], self.items)
        grid = GridView(view.frame, view.stages, view.lanes, view.columns)
        lane = lane_width([self._name(lane) for lane in view.lanes])
        return Table(
            widths=(lane * UNIT, *((width + _CARD) * UNIT for width in column_widths(grid))),
            rows=(*heads, *self._rows()),
            heads=len(heads),
            names=1,
            breaks=tuple(start + 1 for start in sorted(self.starts) if start),
            gap=20,
        )

    def told(self) -> Iterator[str]:
        """Yield in words where each line is crossed."""
        columns = [head.name for stage in self.view.stages for head in (stage.steps or (stage,))]
        for line in self.view.lines:
            names = [name for each in line.crossings for name in columns[each.start : each.start + each.span]]
            places = self.word("text.comma").join(names)
            crossed = self.word("blueprint.crossed", places=places) if names else self.word("blueprint.not-crossed")
            yield f"{self.word('text.pair', name=self.word(line.key), value=crossed)}."

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        for number, lane in enumerate(self.view.lanes):
            yield from (self._line(line) for line in self.view.lines if line.above == number)
            yield from self._lane(lane, "sunk" if number >= self.view.seen else "", None if number else Edge("line2"))
        yield from (self._line(line) for line in self.view.lines if line.above == len(self.view.lanes))

    def _name(self, lane: Lane) -> str:
        return lane.name or self.word(lane.titles[0])

    def _lane(self, lane: Lane, ground: str, top: Edge | None) -> Iterator[tuple[Cell, ...]]:
        note = lane.note or self.word(f"{lane.titles[0]}.sub")
        blocks = (Paragraph((Text(self._name(lane), weight=600),)), self.items.sub(note))
        name = Cell(blocks, rows=len(lane.rows), ground="page", top=top)
        for number, row in enumerate(lane.rows):
            cells = tuple(replace(self._cell(lane, cell, ground), top=None if number else top) for cell in row)
            yield cells if number else (name, *cells)

    def _cell(self, lane: Lane, cell: Said, ground: str) -> Cell:
        start = Edge("line2" if cell.start in self.starts else "line")
        if cell.unknown:
            chip = Chip(f"? {self.word('cell.unknown')}", "ink3", ground="card", italic=True)
            return Cell((Paragraph((chip,)),), cell.span, cell.rows, ground, start=start, behind=_hatch)
        blocks: list[Block] = [self._card(lane.key, item) for item in cell.content.items]
        blocks += [self._absence(found) for found in cell.content.absences]
        return Cell(tuple(blocks), cell.span, cell.rows, ground, start=start)

    def _card(self, key: str, item: Item) -> Box:
        """Return what somebody does in a box of its own, who does it above it."""
        said = replace(item, actor="")
        actor = (Paragraph((Text(item.actor, T1, 600, "ink2"),)),) if item.actor else ()
        pieces = (
            *self.items.chips(item.who),
            Text(item.text, weight=600 if key == "actions" else 400),
            *self.items.notes(item.notes),
        )
        blocks = (*actor, Paragraph(pieces), *self.items.tail(said))
        return Box(blocks, 8, _PAD, ground="card", edge=_EDGES.get(key, Edge("line2")), radius=4)

    def _absence(self, found: Absence) -> Block:
        if found.key != "frontstage":
            return self.items.absence(found)
        at = f" @ {found.at}" if found.at else ""
        text = Text(self.word("cell.nobody-there") + at, T1, tone="ink3")
        return Paragraph((*self.items.chips(found.who), text), 8, Sign("i-check", "ink3"))

    def _line(self, line: Line) -> tuple[Cell, ...]:
        """Return the row of a line: its name, and the line across all columns."""
        name = Paragraph((Text(self.word(line.key), T1, 600, "ink2"),))

        def draw(first: int, widths: Sequence[float]) -> Iterator[Mark]:
            yield from self._ground(line, sum(widths))
            yield from self._draw(line, first - 1, widths)

        picture = Picture(_LINE, lambda first, widths: tuple(draw(first, widths)))
        across = Cell((picture,), self.view.columns, start=Edge("line2"), padding=_BARE)
        return (Cell((name,), ground="page", padding=(4, 8, 4, 8), middle=True), across)

    def _ground(self, line: Line, width: float) -> Iterator[Mark]:
        """Yield the shade behind a line: all below the line of visibility."""
        if line.key == "blueprint.line-visibility":
            yield Rect(0, _LINE / 2, width, _LINE / 2, "sunk")
        elif line.above > self.view.seen or line.key == "blueprint.line-internal":
            yield Rect(0, 0, width, _LINE, "sunk")

    def _draw(self, line: Line, first: int, widths: Sequence[float]) -> Iterator[Mark]:
        """Yield a line over the columns from the first one on, with its arrows."""
        edges = [0.0, *accumulate(widths)]
        for column, x in enumerate(edges[1:-1], first + 1):
            yield Stroke(x, 0, x, _LINE, "line2" if column in self.starts else "line")
        edge = _STROKES[line.key]
        middles = []
        for each in line.crossings:
            start, end = max(each.start, first), min(each.start + each.span, first + len(widths))
            if start < end:
                middles.append((edges[start - first] + edges[end - first]) / 2)
        begin = 0.0
        for middle in middles:
            yield Stroke(begin, _LINE / 2, middle - 8, _LINE / 2, edge.tone, edge.width, edge.dash)
            yield Path(middle, _LINE / 2, _ARROW, "", "ink", 1.5)
            begin = middle + 8
        yield Stroke(begin, _LINE / 2, edges[-1], _LINE / 2, edge.tone, edge.width, edge.dash)


def _hatch(width: float, height: float) -> tuple[Mark, ...]:
    """Return what stands behind a cell that nobody knows, over the ground of its lane."""
    return (Rect(0, 0, width, height, "hatch"),)


def _plain(stage: Head) -> Head:
    """Return a head without the numbers of findings, which nothing explains here."""
    return replace(stage, flags=(), steps=tuple(replace(step, flags=()) for step in stage.steps))
