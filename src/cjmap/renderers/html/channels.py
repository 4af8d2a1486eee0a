"""The channels view as a section of a page: a table of touchpoints by channels."""

from collections.abc import Iterator

from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.view.channels import ChannelRow, ChannelsView

_NAMES = 21
_COLUMN = 5.5
"""Widths in rem: of the columns of names, and the least of a channel."""


def write_section(view: ChannelsView, style: Style) -> Section:
    """Return the channels as a section."""
    rows = [row for group in view.groups for row in group.rows]
    return Section(
        template="channels.html.j2",
        style=("channels.css",),
        rules=f".channels{{min-width:{_NAMES + _COLUMN * len(view.columns):g}rem}}",
        variables={
            "signs": tuple(_signs(rows)),
            "idle": any(column.who and not column.count for column in view.columns),
            "described": [
                medium for medium in view.frame.channels if medium.description or medium.aliases or medium.links
            ],
        },
    )


def _signs(rows: list[ChannelRow]) -> Iterator[str]:
    """Yield the signs of the table that are explained below it, those that occur."""
    moods = [row.mood for row in rows if row.mood]
    levels = {mood.level for mood in moods}
    if levels - {"touchpoint"}:
        yield from (level for level in ("touchpoint", "step", "stage") if level in levels)
    if any(mood.lowest != mood.highest for mood in moods):
        yield "range"
    if any(row.mood is None for row in rows):
        yield "unknown"
    if any(len(row.columns) > 1 for row in rows):
        yield "several"
