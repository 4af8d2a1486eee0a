"""The timeline as a sheet: a row for each time, its bar on a logarithmic axis."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.marks import Mark, Path, Rect, Span, Stroke, Words
from cjmap.renderers.sheet.parts import (
    T1,
    T2,
    T3,
    Block,
    Box,
    Cards,
    Cell,
    Chip,
    Edge,
    Paragraph,
    Picture,
    Piece,
    Sheet,
    Sign,
    Table,
    Text,
)
from cjmap.renderers.sheet.references import write_findings, write_references
from cjmap.renderers.style import Style
from cjmap.view.timeline.parts import Amount, Axis, Period, Row, Time, TimelineView, Total

_WIDTHS = (300.0, 200.0, 220.0, 480.0)
_INSET = 32.0
"""The room beside the axis, for half of the names at its ends."""
_BAR, _ROW = 10.0, 26.0
_PAD = (5.0, 8.0, 5.0, 8.0)
_BARE = (0.0, 0.0, 0.0, 0.0)


def write_sheet(view: TimelineView, style: Style) -> Sheet:
    """Return the timeline as a sheet."""
    items = ItemPieces(view.frame)
    title = view.frame.header.title
    if view.axis is None:
        none = tell_nothing(view.frame, "timeline.none")
        blocks: tuple[Block, ...] = write_title(view.frame, "view.timeline")
        blocks += (Paragraph((Text(none, tone="ink3", italic=True),), 24),)
        return Sheet(title, f"{none}.", view.frame.language, blocks, write_findings(items), width=800)
    writer = _Writer(view, view.axis, items)
    notes = (Paragraph((Text(items.word(f"timeline.{key}"), T1, tone="ink3"),), 4) for key in ("scale", "note"))
    blocks = write_title(view.frame, "view.timeline", "view.timeline.lead")
    blocks += (Cards(tuple(writer.facts()), 220, 16), writer.table())
    blocks += (Box(tuple(notes), 10, most=720),)
    return Sheet(title, " ".join(writer.told()), view.frame.language, blocks, write_references(items))


class _Writer:
    """Writes the timeline of one map."""

    def __init__(self, view: TimelineView, axis: Axis, items: ItemPieces) -> None:
        self.view = view
        self.axis = axis
        self.items = items
        self.word = items.word

    def told(self) -> Iterator[str]:
        """Yield the text alternative: what it is, what it comes to, and the times of each stage and step."""
        yield f"{self.word('timeline.caption', title=self.view.frame.header.title)}."
        for key, amounts in (
            ("timeline.takes", [total.takes for total in self.view.totals]),
            ("timeline.waiting", [total.waits for total in self.view.totals]),
        ):
            texts = [amount.text if amount else self.word("cell.unknown") for amount in amounts]
            yield f"{self.word('text.pair', name=self.word(key), value=self.word('text.semicolon').join(texts))}."
        for period in self.view.periods:
            for row in (period.stage, *period.steps):
                if row.times:
                    times = self.word("text.comma").join(self._said(time) for time in row.times)
                    yield f"{self.word('text.pair', name=f'{row.head.number} {row.head.name}', value=times)}."

    def _said(self, time: Time) -> str:
        return self.word("cell.takes" if time.role == "duration" else "cell.waits", time=time.text)

    # ---- what it comes to

    def facts(self) -> Iterator[Block]:
        """Yield what the times come to."""
        view = self.view
        yield self._fact("timeline.takes", *(self._amount(total, total.takes) for total in view.totals))
        yield self._fact("timeline.waiting", *(self._amount(total, total.waits) for total in view.totals))
        if view.longest:
            time, head = view.longest.time, view.longest.head
            at = f" @ {time.at}" if time.at else ""
            said = Paragraph((*self.items.chips(time.who), Text(time.text, T3, 600)))
            yield self._fact("timeline.longest", said, self.items.sub(f"{head.number} {head.name}{at}"))
        silent = self.word(view.silent_label, count=view.silent, total=view.places)
        yield self._fact("timeline.silent", Paragraph((Text(silent, T3, 600),)))

    def _fact(self, key: str, *blocks: Block) -> Block:
        return Box((Paragraph((Text(self.word(key), T1, tone="ink3"),)), *blocks))

    def _amount(self, total: Total, amount: Amount | None) -> Paragraph:
        text = amount.text if amount else f"? {self.word('cell.unknown')}"
        return Paragraph((*self.items.chips(total.who), Text(text, T3, 600)))

    # ---- the table

    def table(self) -> Table:
        """Return a row for each time of each stage and step."""
        titles = [self.word(key) for key in (f"header.{self.view.part}", "lane.emotions", "timeline.time")]
        head = [Cell((Paragraph((Text(title, T1, 600, "ink2"),)),), padding=_PAD) for title in titles]
        axis = Cell((Picture(24, self._ticks, most=0),), padding=_BARE)
        rows = [row for period in self.view.periods for row in self._period(period)]
        return Table(_WIDTHS, ((*head, axis), *rows), heads=1, gap=20)

    def _period(self, period: Period) -> Iterator[tuple[Cell, ...]]:
        sums = [total for total in period.together if total.takes]
        yield from self._rows(period.stage, sums, True, bool(period.steps))
        for row in period.steps:
            yield from self._rows(row, (), False, False)

    def _rows(self, row: Row, sums: Sequence[Total], stage: bool, divided: bool) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of a stage or step: one for each of its times, or one that says that nobody knows."""
        top = Edge("line2" if stage else "line")
        lines = [(self._time(time, stage), self._bar(time)) for time in row.times]
        lines += [(self._sum(total), self._sum_bar(total)) for total in sums]
        if not lines:
            lines.append(self._nothing(divided))
        name = Cell(tuple(self._name(row, stage)), rows=len(lines), top=top, padding=(5, 8, 5, 8 if stage else 20))
        felt = tuple(replace(self.items.item(item), gap=2) for item in row.feelings)
        feelings = Cell(felt, rows=len(lines), top=top, padding=_PAD)
        for number, (words, picture) in enumerate(lines):
            edge = None if number else top
            said = Cell(words, top=edge, padding=_PAD)
            bar = Cell((picture,), top=edge, padding=_BARE, behind=self._grid)
            yield (said, bar) if number else (name, feelings, said, bar)

    def _name(self, row: Row, stage: bool) -> Iterator[Block]:
        head = row.head
        flag: tuple[Piece, ...] = (Sign("flag", "accent"),) if head.truth else ()
        size, weight, tone = (T3, 700, "ink") if stage else (T2, 400, "ink2")
        name = Text(head.name, size, 700 if weight == 700 else 400, tone)
        yield Paragraph((Text(f"{head.number} ", size, tone="ink3"), *flag, name))
        marks: list[Piece] = [*self.items.chips(head.who)]
        marks += [Chip(self.word("cell.optional"), edge="edge", ground="", dashed=True)] if head.optional else []
        if marks:
            yield Paragraph(tuple(marks), 2)

    def _time(self, time: Time, stage: bool) -> tuple[Block, ...]:
        blocks: tuple[Block, ...] = (
            Paragraph((*self.items.chips(time.who), Text(self._said(time), weight=600 if stage else 400))),
        )
        return (*blocks, self.items.sub(f"@ {time.at}")) if time.at else blocks

    def _sum(self, total: Total) -> tuple[Block, ...]:
        assert total.takes is not None  # sums of nothing are left out
        text = Text(self.word("timeline.together", time=total.takes.text), tone="ink2")
        return (Paragraph((*self.items.chips(total.who), text)),)

    def _nothing(self, divided: bool) -> tuple[tuple[Block, ...], Picture]:
        """Return a row without a time: not known, unless it is a stage that leaves that to its steps."""
        if divided:
            return (), Picture(_ROW, _nothing)
        text = Text(f"? {self.word('cell.unknown')}", T1, tone="ink3", italic=True)
        return (Paragraph((text,)),), Picture(_ROW, _hatch)

    # ---- drawing

    def _place(self, seconds: float, widths: Sequence[float]) -> float:
        return _INSET + self.axis.part(seconds) * (sum(widths) - 2 * _INSET)

    def _ticks(self, first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
        """Return the names of the marks of the axis."""
        return tuple(
            Words(self._place(tick.seconds, widths), 16, (Span(self.word(tick.label), T1, 600, "ink2"),), 60, "middle")
            for tick in self.axis.ticks
        )

    def _grid(self, width: float, height: float) -> tuple[Mark, ...]:
        """Return the marks of the axis behind the bars."""
        places = (self._place(tick.seconds, (width,)) for tick in self.axis.ticks)
        return tuple(Stroke(x, 0, x, height, "line") for x in places)

    def _bar(self, time: Time) -> Picture:
        def draw(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            ends = self._place(time.least, widths), self._place(time.most, widths)
            return tuple(_waited(*ends) if time.role == "wait" else _taken(*ends, "ink2"))

        return Picture(_ROW, draw)

    def _sum_bar(self, total: Total) -> Picture:
        def draw(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            assert total.takes is not None  # sums of nothing are left out
            least = self._place(total.takes.least, widths)
            most = least if total.takes.most is None else self._place(total.takes.most, widths)
            return tuple(_taken(least, most, "edge"))

        return Picture(_ROW, draw)


def _nothing(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
    """Return no marks: a picture of them is room."""
    return ()


def _hatch(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
    """Return the place of a time that nobody knows."""
    return (Rect(_INSET, (_ROW - _BAR) / 2, sum(widths) - 2 * _INSET, _BAR, "hatch"),)


def _taken(least: float, most: float, tone: str) -> Iterator[Mark]:
    """Yield the bar of a duration: solid up to the least, pale up to the most."""
    top = (_ROW - _BAR) / 2
    if most > least:
        yield Rect(least, top, most - least, _BAR, "line2")
    yield Rect(_INSET, top, least - _INSET, _BAR, tone)


def _waited(least: float, most: float) -> Iterator[Mark]:
    """Yield the bar of a wait: hatched, with a solid rim up to the least and a dashed one up to the most."""
    top = (_ROW - _BAR) / 2
    if most > least:
        yield Rect(least, top, most - least, _BAR, "card", "ink2", 1, dash="3 2")
    yield Rect(_INSET, top, least - _INSET, _BAR, "card", "ink2")
    x = _INSET + 4
    while x < most:
        yield Path(x, top, f"M0 {_BAR:g}L{min(4, most - x):g} 0", "", "ink2", 1.25, turns=True)
        x += 5
