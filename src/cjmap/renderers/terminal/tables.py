"""Tables of stages and lanes that fit a width: a wide map becomes several, one below the other, stage by stage."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cjmap.renderers.terminal.items import Phrases
from cjmap.renderers.terminal.lines import Line, Span, Style, broken, filled, stripped, width_of
from cjmap.view.parts import Cell, Head, Lane

_NARROWEST = 20
_WIDEST = 44
"""How many characters a column needs for two or three words a line, and beyond how many lines are hard to read."""
_GAP = 2
_INDENT = 2


class Table(Struct, frozen=True):
    """Some columns of a map, each `width` characters wide."""

    columns: range
    width: int

    def length(self, span: int) -> int:
        """Return how many characters some neighbouring columns take."""
        return span * (self.width + _GAP) - _GAP

    def part(self, start: int, span: int) -> range:
        """Return those of some columns that are in the table."""
        return range(max(start, self.columns.start), min(start + span, self.columns.stop))


def lay_tables(stages: Sequence[Head], columns: int, width: int) -> Iterator[Table]:
    """Yield the tables of a map: as many whole stages as fit each, and a stage alone that is too wide in parts."""
    most = max(1, (width + _GAP) // (_NARROWEST + _GAP))
    each = min(_WIDEST, max(1, (width + _GAP) // min(most, max(1, columns)) - _GAP))
    start = end = 0
    for stage in stages:
        if end > start and stage.start + stage.span - start > most:
            yield Table(range(start, end), each)
            start = end
        end = stage.start + stage.span
        while end - start > most:
            yield Table(range(start, start + most), each)
            start += most
    if end > start:
        yield Table(range(start, end), each)


def draw_table(table: Table, stages: Sequence[Head], lanes: Sequence[Lane], phrases: Phrases) -> Iterator[Line]:
    """Yield the lines of a table: the stages, their steps, and what the lanes say of them."""
    shown = [stage for stage in stages if table.part(stage.start, stage.span)]
    yield from _side_by_side(table, [(stage, _stage(stage, table, phrases)) for stage in shown])
    yield from _side_by_side(table, [(stage, None) for stage in shown])
    steps = [step for stage in shown for step in stage.steps if step.start in table.columns]
    yield from _side_by_side(table, [(step, [_named(step, "", phrases)]) for step in steps])
    for lane in lanes:
        rows = [[cell for cell in row if table.part(cell.start, cell.span)] for row in lane.rows]
        if not any(cell.content or cell.unknown for row in rows for cell in row):
            continue
        yield from _lane_title(table, lane, phrases)
        for row in rows:
            yield from _side_by_side(table, [(cell, list(_paragraphs(cell, table, phrases))) for cell in row])


def _stage(stage: Head, table: Table, phrases: Phrases) -> list[tuple[Span, ...]]:
    """Return the name of a stage; "…" stands before what goes on from the table above."""
    goes_on = stage.start < table.columns.start
    return [((("… " if goes_on else ""), "dim"), *_named(stage, "bold", phrases))]


def _named(head: Head, style: Style, phrases: Phrases) -> tuple[Span, ...]:
    """Return number and name of a stage or step, and what else is to be known of it at once."""
    marks = [phrases.who(head.who), "⚑" if head.truth else ""]
    marks += [phrases.word("cell.optional")] if head.optional else []
    name: tuple[Span, ...] = ((f"{head.number} ", "dim"), (phrases.text(head.name), style))
    return (*name, *((f" {mark}", "dim") for mark in marks if mark))


def _lane_title(table: Table, lane: Lane, phrases: Phrases) -> Iterator[Line]:
    """Yield the title of a lane with a rule behind it."""
    title = phrases.text(lane.name) or ", ".join(phrases.word(title) for title in lane.titles)
    whole = table.length(len(table.columns))
    *lines, last = broken([(f"─ {title}", "dim")], whole)
    yield from lines
    yield stripped((*last, (f" {'─' * (whole - 1 - width_of(last))}", "dim")))


def _paragraphs(cell: Cell, table: Table, phrases: Phrases) -> Iterator[tuple[Span, ...]]:
    """Yield what a cell says; what is said of the whole journey stands in the first table only."""
    if cell.level == "map" and table.columns.start > 0:
        return
    if cell.unknown:
        yield phrases.unknown()
    yield from phrases.content(cell.content)


def _side_by_side(table: Table, cells: Iterable[tuple[Head | Cell, list[tuple[Span, ...]] | None]]) -> Iterator[Line]:
    """Yield the lines of cells beside each other, each over its columns; None is a thick rule."""
    blocks: list[tuple[int, int, list[Line]]] = []
    for cell, paragraphs in cells:
        part = table.part(cell.start, cell.span)
        length = table.length(len(part))
        if paragraphs is None:
            lines: list[Line] = [(("━" * length, "dim"),)]
        else:
            lines = [line for spans in paragraphs for line in broken(spans, length, min(_INDENT, length // 4))]
        blocks.append(((part.start - table.columns.start) * (table.width + _GAP), length, lines))
    for number in range(max((len(lines) for _, _, lines in blocks), default=0)):
        spans: Line = ()
        for place, length, lines in blocks:
            spans = filled(spans, place)
            spans = (*spans, *filled(lines[number], length)) if number < len(lines) else spans
        yield stripped(spans)
