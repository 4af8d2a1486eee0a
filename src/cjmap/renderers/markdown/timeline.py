"""The timeline view in Markdown: what it comes to, and a table of times with bars of blocks."""

from collections.abc import Iterator
from math import ceil

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.grid.parts import GridView
from cjmap.view.timeline.parts import Amount, Period, Row, Time, TimelineView, Total

_LONGEST = 16
"""Blocks of the longest bar."""
_BLOCKS = {"duration": "█", "wait": "▒"}


def write_blocks(view: TimelineView, style: Style) -> Iterator[str]:
    """Yield the blocks of the timeline of a map."""
    writer = _Writer(view)
    yield f"## {writer.word('view.timeline')}"
    if view.axis is None:
        yield markdown_text(tell_nothing(view.frame, "timeline.none"))
        return
    yield "\n".join(f"- {fact}" for fact in writer.facts())
    yield writer.table()
    yield writer.word("timeline.scale")
    yield writer.word("timeline.note")


class _Writer:
    """Writes the timeline of one map."""

    def __init__(self, view: TimelineView) -> None:
        self.view = view
        self.text = ItemText(GridView(view.frame, (), (), 0))
        self.word = self.text.word
        self.unknown = f"*? {self.word('cell.unknown')}*"

    def facts(self) -> Iterator[str]:
        """Yield what the times come to."""
        view = self.view
        yield self.text.pair("timeline.takes", self._totals([(total, total.takes) for total in view.totals]))
        yield self.text.pair("timeline.waiting", self._totals([(total, total.waits) for total in view.totals]))
        if view.longest:
            place = markdown_text(view.longest.head.name)
            place = f"{markdown_text(view.longest.time.at)}, {place}" if view.longest.time.at else place
            longest = self._who(view.longest.time.who) + markdown_text(view.longest.time.text)
            yield self.text.pair("timeline.longest", self.word("text.note", text=longest, note=place))
        silent = self.word(view.silent_label, count=str(view.silent), total=str(view.places))
        yield self.text.pair("timeline.silent", silent)

    def _totals(self, totals: list[tuple[Total, Amount | None]]) -> str:
        told = (self._who(total.who) + (amount.text if amount else self.unknown) for total, amount in totals)
        return self.word("text.semicolon").join(told)

    def _who(self, who: tuple[int, ...]) -> str:
        return f"**{self.text.who(who)}** " if who else ""

    def table(self) -> str:
        """Return a row for each stage and step."""
        titles = (f"header.{self.view.part}", "timeline.time", "", "lane.emotions")
        rows = [[self.word(title) if title else "" for title in titles], ["---"] * len(titles)]
        for period in self.view.periods:
            rows += [self._stage(period), *(self._row(step, self._name(step)) for step in period.steps)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _stage(self, period: Period) -> list[str]:
        name, times, bars, feelings = self._row(period.stage, f"**{self._name(period.stage)}**")
        if period.steps and not period.stage.times:
            times = bars = ""
        for total in period.together:
            if total.takes:
                together = self.word("timeline.together", time=total.takes.text)
                times += ("<br>" if times else "") + f"{self._who(total.who)}*{together}*"
        return [name, times, bars, feelings]

    def _name(self, row: Row) -> str:
        name = f"{row.head.number} {markdown_text(row.head.name)}"
        return f"{name} ({self.word('cell.optional')})" if row.head.optional else name

    def _row(self, row: Row, name: str) -> list[str]:
        times = "<br>".join(self._time(time) for time in row.times) or self.unknown
        bars = "<br>".join(self._bar(time) for time in row.times)
        return [name, times, bars, "<br>".join(self.text.line(item) for item in row.feelings)]

    def _time(self, time: Time) -> str:
        said = self.word("cell.takes" if time.role == "duration" else "cell.waits", time=markdown_text(time.text))
        return self._who(time.who) + said + (f" ({markdown_text(time.at)})" if time.at else "")

    def _bar(self, time: Time) -> str:
        """Return a bar as long as the most that a time may be."""
        part = self.view.axis.part(time.most) if self.view.axis else 0
        return _BLOCKS[time.role] * ceil(part * _LONGEST)
