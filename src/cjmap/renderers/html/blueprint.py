"""The blueprint view as a section of a page: the service behind the journey, lane by lane, line by line."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.cuts import cut_lanes, cut_stages, find_pages, inside
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.renderers.widths import column_widths, lane_width
from cjmap.view.blueprint import BlueprintView, Line
from cjmap.view.grid.parts import GridView
from cjmap.vocabulary import labels

_CARD = 1.25
"""How much wider columns are than those of the map, in units: what is said stands in cards of its own."""


class DrawnLine(Struct, frozen=True):
    """A line across the columns: its kind, its label, where arrows cross it (in parts of its length), and where."""

    kind: str
    label: str
    above: int
    arrows: tuple[float, ...]
    places: tuple[str, ...]


class BlueprintTable(Struct, frozen=True):
    """The blueprint, or the columns of it that stand on one page: the `first` of them is counted from 1 on.

    `edges` are where columns begin behind the first one (in parts of the width), and whether a stage begins there;
    `starts` are the first columns of stages.
    """

    view: BlueprintView
    first: int
    lines: tuple[DrawnLine, ...]
    edges: tuple[tuple[float, bool], ...]
    starts: frozenset[int]


def write_section(view: BlueprintView, style: Style) -> Section:
    """Return the blueprint as a section."""
    grid = GridView(view.frame, view.stages, view.lanes, view.columns)
    widths = [width + _CARD for width in column_widths(grid)]
    known = labels(view.frame.language)
    lane = lane_width(
        [*(lane.name for lane in view.lanes), *(known[key] for lane in view.lanes for key in lane.titles)]
    )
    pages = find_pages(view.stages, widths, lane)
    return Section(
        template="blueprint.html.j2",
        style=("blueprint.css",),
        rules=_rules(lane, widths) + _page_rules(lane, widths, pages),
        variables={
            "table": _table(view, widths),
            "pages": tuple(_table(_part(view, *page), widths[slice(*page)], page[0] + 1) for page in pages),
            "divided": any(stage.steps for stage in view.stages),
        },
    )


def _part(view: BlueprintView, start: int, end: int) -> BlueprintView:
    """Return the columns of a view from one to another."""
    return replace(
        view,
        stages=cut_stages(view.stages, start, end),
        lanes=cut_lanes(view.lanes, start, end),
        lines=tuple(replace(line, crossings=tuple(inside(line.crossings, start, end))) for line in view.lines),
        columns=end - start,
    )


def _table(view: BlueprintView, widths: Sequence[float], first: int = 1) -> BlueprintTable:
    """Return a view as a table whose first column has a number."""
    mirrored = is_right_to_left(view.frame.language)
    edges = [edge / sum(widths) for edge in accumulate(widths)]
    return BlueprintTable(
        view,
        first,
        tuple(_draw(view, line, edges, mirrored) for line in view.lines),
        tuple(_edges(view, edges, mirrored)),
        frozenset(stage.start for stage in view.stages),
    )


def _draw(view: BlueprintView, line: Line, edges: Sequence[float], mirrored: bool) -> DrawnLine:
    """Return a line with its arrows in the middle of the columns that they belong to."""
    ends = [0.0, *edges]
    middles = [(ends[each.start] + ends[each.start + each.span]) / 2 for each in line.crossings]
    columns = [head.name for stage in view.stages for head in (stage.steps or (stage,))]
    places = tuple(name for each in line.crossings for name in columns[each.start : each.start + each.span])
    kind = line.key.rpartition("-")[2]
    return DrawnLine(kind, line.key, line.above, tuple(_side(middle, mirrored) for middle in middles), places)


def _edges(view: BlueprintView, edges: Sequence[float], mirrored: bool) -> list[tuple[float, bool]]:
    """Return where columns begin behind the first one, and whether a stage begins there."""
    starts = {stage.start for stage in view.stages}
    return [(_side(edge, mirrored), number in starts) for number, edge in enumerate(edges[:-1], 1)]


def _side(part: float, mirrored: bool) -> float:
    return 1 - part if mirrored else part


def _rules(lane: float, widths: Sequence[float]) -> str:
    """Return the rules for the columns of one page."""
    units = lane + sum(widths)
    columns = (f".bp-{number}{{width:calc({width:g}*var(--base))}}" for number, width in enumerate(widths, 1))
    return (
        f".bp,#view-blueprint{{--bp:{units:g};--bp-lane:{lane:g}}}{''.join(columns)}"
        f"@media print{{.bp{{--base:min(.875rem,calc(398mm/{units:g}))}}}}"
    )


def _page_rules(lane: float, widths: Sequence[float], pages: Sequence[tuple[int, int]]) -> str:
    """Return the rules for a blueprint that takes several pages on paper, each as wide as it is."""
    if not pages:
        return ""
    units = ((number, lane + sum(widths[slice(*page)])) for number, page in enumerate(pages, 1))
    sizes = (f".bp.bpp{number}{{--bp:{width:g};--base:min(.875rem,calc(398mm/{width:g}))}}" for number, width in units)
    return f"@media print{{.bp.whole{{display:none}}.bp.part{{display:block}}{''.join(sizes)}}}"
