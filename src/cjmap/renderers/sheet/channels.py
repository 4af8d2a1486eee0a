"""The channels view as a sheet: a table of touchpoints by channels, with a pill where one lives on the other."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from cjmap.renderers.channel_icons import channel_icon
from cjmap.renderers.escape import visible
from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.items import ItemPieces
from cjmap.renderers.sheet.marks import Mark, Rect, Span, Stroke, Words
from cjmap.renderers.sheet.metrics import width_of
from cjmap.renderers.sheet.parts import (
    T1,
    T3,
    Block,
    Cell,
    Chip,
    Edge,
    Gap,
    Icon,
    Paragraph,
    Picture,
    Piece,
    Sheet,
    Sign,
    Table,
    Text,
)
from cjmap.renderers.sheet.references import write_references
from cjmap.renderers.sheet.signs import draw_sign
from cjmap.renderers.sheet.tones import feeling_of
from cjmap.renderers.style import Style
from cjmap.view.channels import ChannelColumn, ChannelGroup, ChannelRow, ChannelsView, Mood, Tone

_STAGE, _TOUCHPOINT, _CHANNEL = 136.0, 210.0, 112.0
_HIGH, _PILL, _SIGN, _PAD = 30.0, 20.0, 13.0, 8.0
_TOGETHER = 8
"""So many touchpoints of a stage stay together on a page, with its name."""
_CELL = (5.0, 6.0, 6.0, 8.0)
_GROUNDS = {-2: "neg2", -1: "neg1", 0: "card", 1: "pos1", 2: "pos2"}


def write_sheet(view: ChannelsView, style: Style) -> Sheet:
    """Return the channels as a sheet."""
    items = ItemPieces(view.frame)
    word = items.word
    blocks = write_title(view.frame, "view.channels", "view.channels.lead")
    if view.columns:
        writer = _Writer(view, items, paged=style.paper != "fit")
        blocks += (writer.table(), *writer.signs())
    else:
        blocks += (Paragraph((Text(word("channel.none"), T3, tone="ink2"),), 16),)
    counted = (
        word("text.pair", name=column.name or word("cell.no-channel"), value=column.count) for column in view.columns
    )
    told = word("text.semicolon").join(counted) or word("channel.none")
    description = word("text.pair", name=word("lane.touchpoints"), value=told) if view.columns else told
    return Sheet(
        view.frame.header.title,
        f"{description}.",
        view.frame.language,
        blocks,
        write_references(items),
        width=800,
    )


class _Writer:
    """Writes the table of one view."""

    def __init__(self, view: ChannelsView, items: ItemPieces, paged: bool) -> None:
        self.view = view
        self.items = items
        self.paged = paged
        self.word = items.word

    def table(self) -> Table:
        """Return the table; what is too wide for a page goes on at another channel."""
        names = (self._cell(self.word("header.stage")), self._cell(self.word("header.touchpoint")))
        head = (*names, *(Cell(tuple(self._head(each)), padding=(6, 4, 8, 4)) for each in self.view.columns))
        rows = [row for group in self.view.groups for row in self._rows(group)]
        widths = (_STAGE, _TOUCHPOINT, *[_CHANNEL] * len(self.view.columns))
        return Table(widths, (head, *rows, self._foot()), heads=1, names=2, gap=20)

    def _cell(self, text: str, top: Edge | None = None) -> Cell:
        return Cell((Paragraph((Text(text, weight=600),)),), top=top, padding=_CELL)

    def _head(self, column: ChannelColumn) -> Iterator[Block]:
        """Yield what is known of a channel."""
        if not column.name:
            yield Paragraph((Text(self.word("cell.no-channel"), tone="ink2", italic=True),), align="middle")
            return
        yield Paragraph((Icon(channel_icon(column.name, self.view.frame), "ink2", 20),), align="middle")
        yield Paragraph((Text(column.name, weight=600),), 3, align="middle")
        small = [self.word(f"channel-kind.{column.kind}")] if column.kind else []
        for text in (*small, *([column.owner] if column.owner else [])):
            yield Paragraph((Text(text, T1, tone="ink3"),), align="middle")
        if column.who:
            yield Paragraph(self.items.chips(column.who), 2, align="middle")

    def _rows(self, group: ChannelGroup) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of a stage, whose name stands beside those that stay together; or that it has none."""
        together = _TOGETHER if self.paged else len(group.rows)
        stage = (Text(f"{group.number} ", tone="ink3"), Text(group.name, weight=600))
        step = ""
        for number, row in enumerate(group.rows):
            top = Edge("line") if number else Edge("line2")
            cells = (self._place(row, at, top) for at in range(len(self.view.columns)))
            said = tuple(self._touchpoint(row, "" if row.step == step else row.step))
            step = row.step
            count = min(together, len(group.rows) - number)
            name = () if number % together else (self._stage(stage, count, top),)
            yield (*name, Cell(said, top=top, padding=_CELL), *cells)
        if not group.rows:
            yield (self._stage(stage, 1, Edge("line2")), *self._none(group))

    def _stage(self, name: tuple[Text, ...], rows: int, top: Edge) -> Cell:
        return Cell((Paragraph(name),), 1, rows, "page", top, padding=_CELL)

    def _none(self, group: ChannelGroup) -> Iterator[Cell]:
        """Yield the cells of a stage without touchpoints."""
        top, count = Edge("line2"), len(self.view.columns)
        yield Cell(top=top)
        if group.absence:
            yield Cell((self.items.absence(group.absence),), count, top=top, padding=_CELL)
        else:
            unknown = Text(f"? {self.word('cell.unknown')}", T1, tone="ink3", italic=True)
            yield Cell((Paragraph((unknown,)),), count, ground="hatch", top=top, padding=_CELL)

    def _touchpoint(self, row: ChannelRow, step: str) -> Iterator[Block]:
        yield Paragraph((*self.items.chips(row.item.who), Text(row.item.text)))
        if step and step != row.item.text:
            yield self.items.sub(step, gap=0)
        if row.lost:
            yield Paragraph((Sign("i-broken", "neg"), Text(self.word("handover.lost"), T1, 600, "neg")), 1)

    def _place(self, row: ChannelRow, at: int, top: Edge) -> Cell:
        """Return what a row says of a channel."""
        first, last = row.columns[0], row.columns[-1]
        if not first <= at <= last:
            return Cell(top=top, start=Edge("line"))

        def draw(_: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            width = sum(widths)
            left = 0 if at > first else width / 2
            right = width if at < last else width / 2
            line = (Stroke(left, _HIGH / 2, right, _HIGH / 2, "edge", 2),) if left < right else ()
            return (*line, *(_pill(row.mood, width / 2) if at in row.columns else ()))

        return Cell((Picture(_HIGH, draw),), top=top, start=Edge("line"), padding=(0, 0, 0, 0), middle=True)

    def _foot(self) -> tuple[Cell, ...]:
        """Return the row that counts the touchpoints of each channel."""
        top = Edge("ink2")
        counts = (
            Cell(tuple(self._count(column)), top=top, start=Edge("line"), padding=(6, 4, 8, 4))
            for column in self.view.columns
        )
        return (replace(self._cell(self.word("lane.touchpoints"), top), span=2), *counts)

    def _count(self, column: ChannelColumn) -> Iterator[Block]:
        idle = bool(column.who) and not column.count
        text = str(column.count) if column.count else self.word("channel.unused")
        yield Paragraph((Text(text, weight=600, tone="neg" if idle else "ink"),), align="middle")
        if idle:
            yield Paragraph((Text(self.word("channel.unused-preferred"), T1, tone="ink3"),), align="middle")

    # ---- what the signs mean

    def signs(self) -> Iterator[Block]:
        """Yield what the signs of the table mean, those that occur."""
        moods = [row.mood for group in self.view.groups for row in group.rows]
        levels = {mood.level for mood in moods if mood}
        pieces: list[Piece] = []
        for level in ("touchpoint", "step", "stage"):
            if level in levels and levels != {"touchpoint"}:
                best = max((mood.highest for mood in moods if mood), key=lambda tone: tone.unit)
                pill = Chip(best.score, "pos", "pos", "pos1", 600, dashed=level != "touchpoint")
                pieces += (pill, Text(self.word(f"channel.as-{level}"), T1, tone="ink2"), Gap(20))
        if any(mood and mood.lowest != mood.highest for mood in moods):
            signs = (Sign("m-1", "neg"), Sign("m1", "pos"))
            pieces += (*signs, Text(self.word("channel.range"), T1, tone="ink2"), Gap(20))
        if None in moods:
            pieces.append(Text(f"? {self.word('curve.unknown')}", T1, tone="ink2"))
        if pieces:
            yield Paragraph(tuple(pieces), 12)


def _pill(mood: Mood | None, middle: float) -> Iterator[Mark]:
    """Yield how it feels at a place, around a middle: dashed where it is said of the whole step or stage."""
    y = (_HIGH - _PILL) / 2
    if mood is None:
        yield Rect(middle - 14, y, 28, _PILL, "card", "ink3", 1.25, _PILL / 2, "1.5 2.5")
        yield Words(middle, y + 14, (Span("?", T1, 600, "ink3"),), 20, "middle")
        return
    tones = (mood.lowest,) if mood.lowest == mood.highest else (mood.lowest, mood.highest)
    wide = sum(map(_width, tones)) + _PAD * (len(tones) + 1)
    band = mood.lowest.band
    dash = "" if mood.level == "touchpoint" else "3 2.5"
    left = middle - wide / 2
    yield Rect(left, y, wide, _PILL, _GROUNDS[band], feeling_of(band), 1.5, _PILL / 2, dash)
    x = left + _PAD
    for tone in tones:
        colour = feeling_of(tone.band)
        yield from draw_sign(Sign(f"m{tone.band}", colour, 10), x, _HIGH / 2)
        yield Words(x + _SIGN, y + 14, (Span(visible(tone.score), T1, 600, colour),), 40)
        x += _width(tone) + _PAD


def _width(tone: Tone) -> float:
    return _SIGN + width_of(tone.score, T1, 600)
