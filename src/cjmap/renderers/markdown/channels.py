"""The channels view in Markdown: a table of touchpoints by channels."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.items import MOODS, ItemText
from cjmap.renderers.markdown.references import list_channels
from cjmap.renderers.markdown.table import write_table
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.channels import ChannelColumn, ChannelGroup, ChannelRow, ChannelsView, Mood, Tone


def write_blocks(view: ChannelsView, style: Style) -> Iterator[str]:
    """Yield the channels of a map."""
    writer = _Writer(view)
    word = writer.text.word
    yield f"## {word('view.channels')}"
    if not view.columns:
        yield markdown_text(tell_nothing(view.frame, "channel.none"))
        return
    yield markdown_text(tell_nothing(view.frame, "view.channels.lead"))
    heads = [word("header.stage"), word("header.touchpoint"), *map(writer.head, view.columns)]
    rows = [row for group in view.groups for row in writer.rows(group)]
    yield write_table(heads, [*rows, ["", f"**{word('lane.touchpoints')}**", *map(writer.count, view.columns)]])
    yield from writer.notes()
    if view.frame.channels:
        yield list_channels(writer.text)


class _Writer:
    """Writes the cells of one table."""

    def __init__(self, view: ChannelsView) -> None:
        self.view = view
        self.text = ItemText(view)
        self.word = self.text.word

    def head(self, column: ChannelColumn) -> str:
        """Return a channel and who prefers it."""
        if not column.name:
            return f"*{self.word('cell.no-channel')}*"
        name = markdown_text(column.name)
        preferred = self.word("channel.preferred-by", personas=self.text.who(column.who))
        return f"{name}<br>*{preferred}*" if column.who else name

    def rows(self, group: ChannelGroup) -> Iterator[list[str]]:
        """Yield the rows of a stage, one without touchpoints if it has none."""
        stage = f"{group.number} {markdown_text(group.name)}"
        for row in group.rows:
            cells = (self._cell(row) if place in row.columns else "" for place in range(len(self.view.columns)))
            yield [f"**{stage}**" if row is group.rows[0] else "", self._touchpoint(row), *cells]
        if not group.rows:
            said = f"○ {self.word('cell.nobody-there')}" if group.absence else f"*? {self.word('cell.unknown')}*"
            yield [f"**{stage}**", said, *[""] * len(self.view.columns)]

    def _touchpoint(self, row: ChannelRow) -> str:
        name = " ".join([*self.text.chips(row.item.who), markdown_text(row.item.text)])
        step = [f"({markdown_text(row.step)})"] if row.step and row.step != row.item.text else []
        return "<br>".join([name, *step, *([f"**{self.word('handover.lost')}**"] if row.lost else [])])

    def _cell(self, row: ChannelRow) -> str:
        if row.mood is None:
            return "?"
        text = self._mood(row.mood)
        return text if row.mood.level == "touchpoint" else f"*{text}*"

    def _mood(self, mood: Mood) -> str:
        tones = (mood.lowest,) if mood.lowest == mood.highest else (mood.lowest, mood.highest)
        return " ".join(map(_tone, tones))

    def count(self, column: ChannelColumn) -> str:
        """Return how many touchpoints live on a channel."""
        if column.count:
            return f"**{column.count}**"
        none = self.word("channel.unused")
        return f"**{none}**: {self.word('channel.unused-preferred')}" if column.who else none

    def notes(self) -> Iterator[str]:
        """Yield what the signs of the table mean, those that occur."""
        moods = [row.mood for group in self.view.groups for row in group.rows]
        levels = {mood.level for mood in moods if mood}
        lent = self.word("text.comma").join(self.word(f"channel.as-{at}") for at in ("step", "stage") if at in levels)
        signs = {
            f"*▲*: {lent}": bool(lent),
            f"▼ ▲: {self.word('channel.range')}": any(mood and mood.lowest != mood.highest for mood in moods),
            f"?: {self.word('curve.unknown')}": None in moods,
        }
        said = [sign for sign, occurs in signs.items() if occurs]
        if said:
            yield " · ".join(said)


def _tone(tone: Tone) -> str:
    return f"{MOODS[tone.band + 2]} {tone.score}"
