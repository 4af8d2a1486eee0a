"""The map view as a section of a page: stages and steps across, lanes down."""

from collections.abc import Sequence

from cjmap.renderers.channel_icons import channel_icon
from cjmap.renderers.html.contents import Contents
from cjmap.renderers.html.legend import write_legend
from cjmap.renderers.html.marks import write_marks, write_places
from cjmap.renderers.html.section import Section
from cjmap.renderers.html.story import write_story
from cjmap.renderers.html.tables import MapTable, write_pages, write_table
from cjmap.renderers.style import Style
from cjmap.renderers.widths import WIDTHS, column_widths, lane_width
from cjmap.view.grid.parts import GridView
from cjmap.view.parts import Item
from cjmap.vocabulary import labels


def write_section(view: GridView, style: Style) -> Section:
    """Return the map as a section."""
    widths = column_widths(view)
    known = labels(view.frame.language)
    lane = lane_width(
        [*(lane.name for lane in view.lanes), *(known[key] for lane in view.lanes for key in lane.titles)]
    )
    table = write_table(view, widths)
    pages = write_pages(view, widths, lane)
    lowest = table.drawing is not None and any(marker.point.lowest for marker in table.drawing.markers)
    return Section(
        template="map.html.j2",
        style=("map.css", "story.css"),
        rules=_width_rules(lane, sum(widths)) + _page_rules(lane, pages),
        variables={
            "table": table,
            "pages": pages,
            "story": write_story(view),
            "marks": write_marks(view),
            "places": write_places(view),
            "details": _details(view, style),
            "legend": write_legend(view, lowest),
            "contents": Contents(),
            "icons": _icons(view),
            "width_class": _width_class,
        },
    )


def _details(view: GridView, style: Style) -> dict[tuple[str, int], list[Item]]:
    """Return the maps of their own that stages and steps have, if there are pages of them, by level and column."""
    found: dict[tuple[str, int], list[Item]] = {}
    for lane in view.lanes:
        for cell in (cell for row in lane.rows for cell in row):
            for item in cell.content.items:
                if item.role == "journey" and item.links[0].url in style.pages:
                    found.setdefault((cell.level, cell.start), []).append(item)
    return found


def _icons(view: GridView) -> dict[str, str]:
    """Return the ids of the drawings of channels that the touchpoints need, by what they draw."""
    drawn = (
        channel_icon(item.channels[0] if item.channels else item.text, view.frame)
        for lane in view.lanes
        for row in lane.rows
        for cell in row
        for item in cell.content.items
        if item.role == "touchpoint"
    )
    return {path: f"ch{number}" for number, path in enumerate(dict.fromkeys(drawn), 1)}


def _width_class(width: float) -> str:
    return f"w{width:g}".replace(".", "_")


def _width_rules(lane: float, columns: float) -> str:
    """Return the rules for the columns of one page."""
    rules = (f".{_width_class(width)}{{width:calc({width:g}*var(--col))}}" for width in WIDTHS)
    scale = (
        f":root{{--lane:{lane:g};--columns:{columns:g}}}"
        f"@media print{{:root{{--fit:min(.875rem,calc(398mm/{lane + columns:g}))}}}}"
    )
    return "".join(rules) + scale


def _page_rules(lane: float, pages: Sequence[MapTable]) -> str:
    """Return the rules for a map that takes several pages on paper, each as wide as it is."""
    if not pages:
        return ""
    sizes = ((number, sum(page.widths)) for number, page in enumerate(pages, 1))
    rules = (
        f".page{number}{{--columns:{width:g};--fit:min(.875rem,calc(398mm/{lane + width:g}))}}"
        for number, width in sizes
    )
    return f"@media print{{.screen{{display:none}}.paper{{display:block}}{''.join(rules)}}}"
